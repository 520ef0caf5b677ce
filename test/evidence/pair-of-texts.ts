/**
 * Two made-up texts, with others around them, as align/ and evidence/ see them. Tests speak of words; how tokens are addressed is known here alone.
 */
import { type Alignment, appendRuns, type Run } from "../../src/align/alignment.js";
import type { AnchorList } from "../../src/align/anchor-list.js";
import { AnchorFinder } from "../../src/align/anchors.js";
import { SegmentViews, type ViewPair } from "../../src/align/document-view.js";
import type { Judged } from "../../src/evidence/judge.js";
import type { SearchContext } from "../../src/evidence/search.js";
import type { Collection } from "../../src/information/collection.js";
import { scanTokens } from "../../src/text/tokens.js";
import { searchOf } from "../align/views-of.js";
import { collectionOf } from "../seeds/collection-of.js";

/** Words of a run, the same on both sides or two of equal number; `false` where they are forms of each other. */
type Part = string | readonly [a: string, b: string] | readonly [a: string, b: string, same: false];

export interface PairOfTexts {
  readonly pair: ViewPair;
  readonly collection: Collection;
  readonly search: SearchContext;
  /** Runs of these words, each at its first place behind the run before it on either side. */
  align(...parts: Part[]): Alignment;
  /** Words of side a, and of side b, a string a run. */
  wordsA(runs: readonly Run[]): string[];
  wordsB(runs: readonly Run[]): string[];
  /** The exact runs that both share. */
  anchors(): AnchorList;
}

/** @param others texts beside them, by which words are frequent, thresholds higher. */
export function pairOfTexts(a: string, b: string, others: readonly string[] = []): PairOfTexts {
  const texts = [a, b, ...others];
  const collection = collectionOf(texts);
  const search = searchOf(collection);
  const views = new SegmentViews(search);
  const pair = { a: views.view(0), b: views.view(1) };
  const tokens = texts.map((text) => scanTokens(text, undefined));
  /** The first token, and how many, of words in a document from a token on. */
  const find = (document: number, words: string, from: number): [number, number] => {
    const { start, end, length } = tokens[document]!;
    const at = texts[document]!.indexOf(words, start[from]!);
    if (at < 0) throw new RangeError(`"${words}" expected in ${texts[document]}`);
    const inside = Array.from({ length: length - from }, (_, x) => from + x).filter((t) => start[t]! >= at && end[t]! <= at + words.length);
    return [inside[0]!, inside.length];
  };
  const align = (...parts: Part[]): Alignment => {
    const runs: Alignment = [];
    let [fromA, fromB] = [0, 0];
    for (const part of parts) {
      const [wordsA, wordsB, same = true] = typeof part === "string" ? [part, part] : part;
      const [[i, n], [j]] = [find(0, wordsA, fromA), find(1, wordsB, fromB)];
      appendRuns(runs, [{ i, j, n, same }]);
      [fromA, fromB] = [i + n, j + n];
    }
    return runs;
  };
  const words = (document: number, from: number, to: number): string => texts[document]!.slice(tokens[document]!.start[from], tokens[document]!.end[to - 1]);
  return {
    pair,
    collection,
    search,
    align,
    wordsA: (runs) => runs.map(({ i, n }) => words(0, i, i + n)),
    wordsB: (runs) => runs.map(({ j, n }) => words(1, j, j + n)),
    anchors: () => {
      const finder = new AnchorFinder(100_000);
      finder.load(pair.a);
      return finder.find(pair.b);
    },
  };
}

/** A verdict, of which only what a rule reads is said. */
export function judgedOf(runs: Alignment, more: Partial<Judged> = {}): Judged {
  const [first, last] = [runs[0]!, runs.at(-1)!];
  const extent = { a0: first.i, a1: last.i + last.n, b0: Math.min(...runs.map(({ j }) => j)), b1: Math.max(...runs.map(({ j, n }) => j + n)) };
  const tokens = runs.reduce((sum, { n }) => sum + n, 0);
  return {
    a: 0,
    b: 1,
    runs,
    ...extent,
    tokens,
    bits: 16 * 100,
    needed: 16 * 38,
    contentWords: 9,
    isQuotation: false,
    sentenceSides: 0,
    rule: "reported",
    ...more,
  };
}

/** So many words that no other text has. */
export function strangeWords(stem: string, count: number): string {
  return Array.from({ length: count }, (_, x) => `${stem}${"bdfgklmnprst"[x % 12]}o${"aeiou"[Math.floor(x / 12) % 5]}${"zvq"[Math.floor(x / 60) % 3]}`).join(
    " ",
  );
}
