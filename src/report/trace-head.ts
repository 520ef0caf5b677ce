/**
 * Stage report: a trace -> what the page shows of it first (who has which sentence, and how), and the detection that the rest of the page
 * reads: the release is document 0, each article a pair with it. Families are put together again from the passages, since a trace has
 * none. Free of Node. O(articles * sentences + blocks).
 */

import { finite } from "../io/writers/record-parts.js";
import type { Range, Span } from "../types/document.js";
import type { Passage } from "../types/passage.js";
import type { Detection } from "../types/result.js";
import type { ReleasePart, ReleaseTrace, ReleaseUse } from "../types/trace.js";
import type { SentenceHead, SentenceUse, TraceHead, UseHead, UseStatus } from "./report-data.js";

/**
 * Less than this of a sentence is what a passage of the sentence beside it has of this one: "The", "He said". A passage that ends inside
 * counts whatever its length, so the three words of a quotation do.
 */
const LEAST_FRAGMENT_CHARS = 12;

/** What the first view shows. Sentences count articles that used the release or may have. @throws {RangeError} if a number is not finite. */
export function traceHead(trace: ReleaseTrace): TraceHead {
  const uses = usesOf(trace);
  return {
    numArticles: finite("numArticles", trace.numArticles),
    usedShare: finite("usedShare", trace.usedShare),
    uses: uses.map(({ status, use: { publishedAt, timeFromText } }): UseHead => ({ status, publishedAt, timeFromText })),
    sentences: sentencesOf(trace, uses),
    used: usedRanges(trace.parts),
  };
}

interface StatedUse {
  readonly use: ReleaseUse;
  readonly status: UseStatus;
}

function usesOf({ articles, others }: ReleaseTrace): StatedUse[] {
  return [...articles.map((use) => ({ use, status: statusOf(use) })), ...others.map((use) => ({ use, status: "other" as const }))];
}

/** What an article has to do with the release. */
export function statusOf({ relation: { direction } }: ReleaseUse): UseStatus {
  return direction === "a-to-b" ? "used" : direction === "b-to-a" ? "source" : "may";
}

function sentencesOf({ sentences }: ReleaseTrace, uses: readonly StatedUse[]): SentenceHead[] {
  const halves = sentences.map(({ articles }) => new Set(articles));
  const heads = sentences.map(({ start, end }) => ({ start: finite("start", start), end: finite("end", end), users: [] as SentenceHead["users"][number][] }));
  uses.forEach(({ use, status }, place) => {
    if (status !== "used" && status !== "may") return;
    const blocks = use.passages.flatMap((passage) => passage.blocks.map(({ a }) => a)).sort((x, y) => x[0] - y[0] || x[1] - y[1]);
    let from = 0;
    heads.forEach((sentence, i) => {
      while (from < blocks.length && blocks[from]![1] <= sentence.start) from++;
      const how = howUsed(sentence, blocks, { from, hasHalf: halves[i]!.has(use.article.id) });
      if (how !== undefined) sentence.users.push({ use: place, how });
    });
  });
  return heads;
}

/** @param blocks by offset; those before `from` end before the sentence. */
function howUsed(
  { start, end }: { readonly start: number; readonly end: number },
  blocks: readonly Range[],
  { from, hasHalf }: { readonly from: number; readonly hasHalf: boolean },
): SentenceUse | undefined {
  let has = false;
  for (let i = from; i < blocks.length && blocks[i]![0] < end; i++) {
    const [blockStart, blockEnd] = blocks[i]!;
    if (blockEnd <= start) continue;
    if (blockStart <= start && blockEnd >= end) return "verbatim";
    const shared = Math.min(end, blockEnd) - Math.max(start, blockStart);
    has ||= shared >= Math.min(LEAST_FRAGMENT_CHARS, blockEnd - blockStart);
  }
  return hasHalf ? "edited" : has ? "fragment" : undefined;
}

/** Parts that follow each other are parted by a count that changes, not by words. */
function usedRanges(parts: readonly ReleasePart[]): Range[] {
  const ranges: Range[] = [];
  let isUsed = false;
  for (const { start, end, uses, possible } of parts) {
    const wasUsed = isUsed;
    isUsed = uses + possible > 0;
    if (!isUsed) continue;
    const last = ranges.at(-1);
    if (wasUsed && last) ranges[ranges.length - 1] = [last[0], finite("end", end)];
    else ranges.push([finite("start", start), finite("end", end)]);
  }
  return ranges;
}

/** @param text of the release, which passages are cut from. */
export function detectionOfTrace(trace: ReleaseTrace, text = ""): Detection {
  const { settings, guarantee, limits } = trace;
  // that it is of no corpus goes without saying
  const release = { ...trace.release, against: false };
  const uses = usesOf(trace).map(({ use }) => use);
  const families = new TraceFamilies(text);
  const passages: Passage[] = [];
  const pairs = uses.map((use) => ({
    a: release.id,
    b: use.article.id,
    resemblance: 0,
    containmentA: 0,
    containmentB: 0,
    coverageA: use.releaseShare,
    coverageB: use.articleShare,
    passages: use.passages.map((passage) => passages.push({ ...passage, index: passages.length, family: families.add(passage) }) - 1),
    relation: use.relation,
  }));
  const quotations = trace.quotations.map((quotation) => ({ ...quotation, family: families.numberOf(quotation.family, quotation.occurrences) }));
  const documents = [release, ...uses.map(({ article }) => article)];
  return { settings, guarantee, documents, passages, pairs, quotations, families: families.list, clusters: [], stories: [], ignored: [], limits };
}

/** The families of a trace's passages, numbered anew as they come, with the spans in the release first. */
class TraceFamilies {
  readonly list: { index: number; bits: number; tokens: number; text: string; spans: Span[]; label: null; occurrences: [] }[] = [];
  readonly #text: string;
  readonly #numbers = new Map<number, number>();
  /** Spans that a family has, by its number. */
  readonly #known: Set<string>[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  add({ family: given, bits, tokens, a, b }: Passage): number {
    const number = this.numberOf(given, [a, b]);
    const family = this.list[number]!;
    if (bits > family.bits) Object.assign(family, { bits, tokens, text: this.#text.slice(a.start, a.end) });
    return number;
  }

  /** The number of a family, which then has these spans, too. */
  numberOf(given: number, spans: readonly Span[]): number {
    const number =
      this.#numbers.get(given) ?? this.list.push({ index: this.list.length, bits: 0, tokens: 0, text: "", spans: [], label: null, occurrences: [] }) - 1;
    this.#numbers.set(given, number);
    this.#known[number] ??= new Set();
    for (const { id, start, end } of spans) {
      const key = `${start} ${end} ${id}`;
      if (this.#known[number].has(key)) continue;
      this.#known[number].add(key);
      this.list[number]!.spans.push({ id, start, end });
    }
    return number;
  }
}
