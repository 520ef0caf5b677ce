/**
 * Speakers of quotations: PolNeAR's articles, of which one half chose the rules and the other proves them, and the one-line attributions of
 * ../shared/cases. Each quotation is a document of its own as well, so that it recurs and is reported. Right is the person whom the readers
 * marked, wrong is anybody else, nobody is nobody (speaker-truth.ts says which quotations count).
 */
import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Document } from "../../../src/types/document.js";
import type { Detection } from "../../../src/types/result.js";
import { type Context, detectTimed, type EvaluationSet, missingReport } from "../context.js";
import { readJsonl } from "../read-jsonl.js";
import { type Row, settingsOf } from "../report.js";
import { type AttributedArticle, isNamed, type SpokenQuotation, spokenQuotations } from "../speaker-truth.js";

const CORPUS = "corpora/polnear-train.jsonl.gz";
const LINES = "cases/attributions.jsonl";

interface AttributionLine {
  readonly lang: string;
  readonly quotation: string;
  readonly text: string;
  readonly speaker: readonly (string | null)[];
}

interface Counts {
  right: number;
  wrong: number;
  nobody: number;
}

const cutting = (id: string, quotation: string): Document => ({ id, source: "Cuttings", text: `Page two of the old book has it: "${quotation}" (a note).` });

function rowOf(name: string, { right, wrong, nobody }: Counts, cost: Partial<Row> = {}): Row {
  const claimed = right + wrong;
  const cases = claimed + nobody;
  return {
    name,
    cases,
    precision: claimed > 0 ? right / claimed : 1,
    recall: right / cases,
    other: `right ${right}, wrong ${wrong}, nobody ${nobody}`,
    ...cost,
  };
}

/** The speaker that a detection gives to most of [start, end) of an article; undefined where it is in no quotation with one. */
function answerOf({ quotations }: Detection): (id: string, quotation: SpokenQuotation) => string | undefined {
  const byDocument = new Map<string, { start: number; end: number; name: string }[]>();
  for (const { occurrences } of quotations)
    for (const { id, start, end, speaker } of occurrences) if (speaker) byDocument.set(id, [...(byDocument.get(id) ?? []), { start, end, name: speaker.name }]);
  return (id, { start, end }) => {
    const overlap = (one: { start: number; end: number }): number => Math.min(one.end, end) - Math.max(one.start, start);
    return (byDocument.get(id) ?? []).filter((one) => overlap(one) > 0).sort((x, y) => overlap(y) - overlap(x))[0]?.name;
  };
}

async function polnearRow(context: Context, name: string, articles: readonly AttributedArticle[]): Promise<{ row: Row; detection: Detection }> {
  const truth = articles.map((article) => ({ id: article.id, spoken: spokenQuotations(article, context.library.tokenize(article.text)) }));
  const textOf = new Map(articles.map(({ id, text }) => [id, text]));
  const cuttings = truth.flatMap(({ id, spoken }) => spoken.map(({ start, end }, n) => cutting(`${id} ${n}`, textOf.get(id)!.slice(start, end))));
  context.progress(`speakers: ${name}, ${articles.length} articles, ${cuttings.length} quotations`);
  const { detection, seconds, megabytes } = await detectTimed(context, [...articles, ...cuttings]);
  const answer = answerOf(detection);
  const counts: Counts = { right: 0, wrong: 0, nobody: 0 };
  for (const { id, spoken } of truth)
    for (const quotation of spoken) {
      const given = answer(id, quotation);
      counts[given === undefined ? "nobody" : isNamed(given, quotation.names) ? "right" : "wrong"]++;
    }
  return { row: rowOf(name, counts, { seconds, megabytesPerSecond: megabytes / seconds }), detection };
}

const fold = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

async function lineCounts({ library }: Context, lines: readonly AttributionLine[]): Promise<Counts> {
  const counts: Counts = { right: 0, wrong: 0, nobody: 0 };
  for (const { lang, quotation, text, speaker } of lines) {
    const found = await library.detect([
      { id: "story", source: "Daily", language: lang, text },
      { ...cutting("cutting", quotation), language: lang },
    ]);
    const given = found.quotations[0]?.occurrences.find(({ id }) => id === "story")?.speaker?.name ?? null;
    const isRight = given === null ? speaker.includes(null) : speaker.some((each) => each !== null && fold(each) === fold(given));
    counts[isRight ? "right" : given === null ? "nobody" : "wrong"]++;
  }
  return counts;
}

/** One report of three rows. */
export const speakers: EvaluationSet = async function* (context) {
  const missing = missingReport(context, "speakers", [CORPUS, LINES]);
  if (missing) return yield missing;
  const articles = readJsonl(join(context.shared, CORPUS)) as AttributedArticle[];
  const isChoosing = ({ id }: Document): boolean => (createHash("sha256").update(id).digest()[0]! & 1) === 0;
  const choosing = await polnearRow(context, "polnear, the half that chose", articles.filter(isChoosing));
  const proving = await polnearRow(
    context,
    "polnear, the other half",
    articles.filter((article) => !isChoosing(article)),
  );
  const lines = readJsonl(join(context.shared, LINES)) as unknown as AttributionLine[];
  const rows = [choosing.row, proving.row, rowOf("one-line attributions", await lineCounts(context, lines))];
  yield { set: "speakers", rows, settings: settingsOf(proving.detection) };
};
