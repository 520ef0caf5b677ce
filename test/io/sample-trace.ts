/** What became of the release of sample-detection.ts, made by hand: texts that are hard to write, an article of each kind of direction. */
import type { ReleaseTrace } from "../../src/types/trace.js";
import { sampleDetection, sampleDocuments } from "./sample-detection.js";

const { settings, guarantee, documents, passages, pairs, quotations } = sampleDetection;
const [release, story, wire] = documents as [(typeof documents)[0], (typeof documents)[0], (typeof documents)[0]];
const relation = pairs[0]!.relation!;

export const sampleTrace: ReleaseTrace = {
  settings,
  guarantee,
  release: { ...release, against: true },
  numArticles: 3,
  articles: [
    { article: story, publishedAt: "2018-03-02", timeFromText: true, releaseShare: 9 / 14, articleShare: 0.6, relation, passages: passages.slice(0, 2) },
    {
      article: wire,
      publishedAt: null,
      timeFromText: false,
      releaseShare: 0.1,
      articleShare: 0.2,
      relation: { label: "common-source", direction: "undetermined", evidence: [], via: null, wire: null },
      passages: [],
    },
  ],
  others: [],
  usedShare: 9 / 14,
  parts: [
    { start: 0, end: 15, uses: 0, possible: 0 },
    { start: 17, end: 50, uses: 1, possible: 1 },
    { start: 53, end: 77, uses: 1, possible: 0 },
  ],
  sentences: [
    { start: 0, end: 15, uses: 0, possible: 0, articles: [] },
    { start: 17, end: 50, uses: 1, possible: 1, articles: [story.id, wire.id] },
    { start: 53, end: 77, uses: 1, possible: 0, articles: [story.id] },
  ],
  quotations,
  limits: [{ code: "document-short", count: 1, detail: "documents shorter than the shortest run" }],
};

export const emptyTrace: ReleaseTrace = { ...sampleTrace, articles: [], parts: [], sentences: [], quotations: [], limits: [] };

/** A trace in which every text from outside is `text`. */
export function hostileTrace(text: string): ReleaseTrace {
  const document = { ...story, id: text, source: text, publishedAt: text, title: text, url: text };
  const hostile = { ...relation, evidence: relation.evidence.map((one) => ({ ...one, detail: text })), via: text };
  return {
    ...sampleTrace,
    release: { ...document, id: sampleDocuments[0]!.id },
    articles: sampleTrace.articles.map((use) => ({ ...use, article: document, publishedAt: text, relation: hostile })),
    others: [{ ...sampleTrace.articles[0]!, article: document, publishedAt: text, relation: hostile }],
    sentences: sampleTrace.sentences.map((sentence) => ({ ...sentence, articles: [text] })),
    quotations: sampleTrace.quotations.map((quotation) => ({
      ...quotation,
      text,
      speaker: text,
      occurrences: quotation.occurrences.map((one) => ({ ...one, id: text, speaker: one.speaker && { ...one.speaker, name: text } })),
    })),
    limits: [{ code: "document-short", count: 1, detail: text }],
  };
}
