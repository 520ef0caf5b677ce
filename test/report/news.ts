/** Three short articles with a quotation, a copied paragraph and an edited one, and a fourth that has nothing of them. */
import { detect } from "../../src/api/detect.js";
import { traceRelease } from "../../src/api/trace.js";
import { detectionToHtml, traceToHtml } from "../../src/report/detection-html.js";
import type { Document } from "../../src/types/document.js";
import type { Detection } from "../../src/types/result.js";
import type { ReleaseTrace } from "../../src/types/trace.js";

const QUOTE = "We will not sell the waterworks to anybody, not this year and not as long as I hold this office";
const PARAGRAPH =
  "The council of Larkstead voted on Monday evening to keep the town's nineteenth-century waterworks in public hands, after a debate of six hours in which residents described brown water and rising bills.";

export const news: readonly Document[] = [
  {
    id: "release",
    title: "Larkstead keeps its waterworks",
    source: "Town of Larkstead",
    publishedAt: "2024-03-04T20:00:00Z",
    url: "https://larkstead.example/news/1",
    text: `Larkstead keeps its waterworks\n\n${PARAGRAPH}\n\n“${QUOTE},” said Mayor Ada Finch.\n\nThe vote was eleven to four.`,
  },
  {
    id: "wire/1",
    title: "Town refuses to sell waterworks",
    source: "North Wire",
    publishedAt: "2024-03-04T22:30:00Z",
    text: `LARKSTEAD – ${PARAGRAPH.replace("six hours", "five hours")}\n\n"${QUOTE}," Mayor Ada Finch told reporters afterwards.`,
  },
  {
    id: "gazette",
    title: "Mayor: waterworks stay ours",
    source: "Valley Gazette",
    publishedAt: "2024-03-05",
    text: `Nobody in the hall was surprised by what came last. "${QUOTE}," said Ada Finch, who has been mayor since the flood. Bakers opened early on Tuesday.`,
  },
  {
    id: "weather",
    title: "Rain ahead",
    source: "Valley Gazette",
    publishedAt: "2024-03-05",
    text: "Clouds gather over the western hills, and umbrellas sell well at the market.",
  },
];

export const detectNews = (): Promise<Detection> => detect(news);

/** What became of the first of them. */
export const traceNews = (): Promise<ReleaseTrace> => traceRelease(news[0] as Document, news.slice(1));

/** The chunks of a report of `trace` with the texts of `documents`. */
export function traceReportOf(trace: ReleaseTrace, documents: readonly Document[]): Generator<string> {
  const texts = new Map(documents.map(({ id, text }) => [id, text]));
  return traceToHtml(trace, (id) => texts.get(id));
}

/** The chunks of a report of `detection` with the texts of `documents`. */
export function reportOf(detection: Parameters<typeof detectionToHtml>[0], documents: readonly Document[]): Generator<string> {
  const texts = new Map(documents.map(({ id, text }) => [id, text]));
  return detectionToHtml(detection, (id) => texts.get(id));
}
