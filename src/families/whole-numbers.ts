/**
 * Stage families: keeps an edit, and the edge of a passage, from cutting a number in two. 14,000 and 14,500 are two tokens each
 * and share the first; what a reader wants to see is "14,000" -> "14,500", not "000" -> "500". Input the runs of an alignment,
 * output its exact runs less the tokens at their ends that a dot or comma between digits joins to an unmatched token, which may
 * stand beyond the passage: these go to the edit, or at an edge out of the span. The score is not touched: it has priced a number
 * standing for a number already. O(runs).
 */

import { type Extent, extentOf, type Run } from "../align/alignment.js";
import type { Judged } from "../evidence/judge.js";
import { CharacterClass, type CharacterTables, characterTables, classAt } from "../text/tables.js";
import type { Range, Tokens } from "../types/document.js";

/** A text and its tokens. */
interface TokenizedText {
  readonly text: string;
  readonly tokens: Tokens;
}

/** One document of an alignment. */
interface Side extends TokenizedText {
  /** Tokens that a run starts with, and that stand after one. */
  readonly starts: ReadonlySet<number>;
  readonly ends: ReadonlySet<number>;
}

/** Exact runs without parts of numbers, and what they and the inflected words between them span. */
export interface WholeNumberRuns {
  readonly exact: readonly Run[];
  readonly extent: Extent;
}

/** Runs in the order given, those that nothing is left of taken out; all of them as they are where nothing would be left at all. */
export function runsOfWholeNumbers({ a, b }: { readonly a: TokenizedText; readonly b: TokenizedText }, judged: Judged): WholeNumberRuns {
  const exact = judged.runs.filter((run) => run.same);
  const cutter = new NumberCutter(sideOf(a, exact, "i"), sideOf(b, exact, "j"));
  const whole = exact.map((run) => cutter.cut(run)).filter(({ n }) => n > 0);
  if (whole.length === 0) return { exact, extent: judged };
  return { exact: whole, extent: withEdges(extentOf([...whole, ...judged.runs.filter((run) => !run.same)]), judged) };
}

/** An extent, as far as the passage itself where that begins before its first run or ends after its last one: there it has an edit. */
function withEdges(extent: Extent, judged: Judged): Extent {
  const { a0, a1, b0, b1 } = extentOf(judged.runs);
  const [starts, ends] = [judged.a0 < a0 || judged.b0 < b0, judged.a1 > a1 || judged.b1 > b1];
  return {
    a0: starts ? judged.a0 : extent.a0,
    b0: starts ? judged.b0 : extent.b0,
    a1: ends ? judged.a1 : extent.a1,
    b1: ends ? judged.b1 : extent.b1,
  };
}

/** The tokens [from, to) of a document without the numbers of which they have a part; as they are where nothing else is among them. */
export function rangeOfWholeNumbers(document: TokenizedText, [from, to]: Range): Range {
  const side = sideOf(document, [], "i");
  const { i, n } = new NumberCutter(side, side).cut({ i: from, j: from, n: to - from, same: true });
  return n > 0 ? [i, i + n] : [from, to];
}

function sideOf({ text, tokens }: TokenizedText, exact: readonly Run[], key: "i" | "j"): Side {
  return { text, tokens, starts: new Set(exact.map((run) => run[key])), ends: new Set(exact.map((run) => run[key] + run.n)) };
}

class NumberCutter {
  readonly #tables: CharacterTables = characterTables();
  readonly #a: Side;
  readonly #b: Side;

  constructor(a: Side, b: Side) {
    this.#a = a;
    this.#b = b;
  }

  /** The run without the parts of cut numbers at its ends. */
  cut({ i, j, n, same }: Run): Run {
    let head = this.#startsInside(this.#a, i) || this.#startsInside(this.#b, j) ? 1 : 0;
    while (head > 0 && head < n && (this.#isJoined(this.#a, i + head) || this.#isJoined(this.#b, j + head))) head++;
    let tail = this.#endsInside(this.#a, i + n) || this.#endsInside(this.#b, j + n) ? 1 : 0;
    while (tail > 0 && tail < n && (this.#isJoined(this.#a, i + n - tail) || this.#isJoined(this.#b, j + n - tail))) tail++;
    return { i: i + head, j: j + head, n: Math.max(0, n - head - tail), same };
  }

  /** Whether a run that begins at `token` begins inside a number whose beginning is unmatched. */
  #startsInside(side: Side, token: number): boolean {
    return token > 0 && !side.ends.has(token) && this.#isJoined(side, token);
  }

  /** Whether a run that ends before `token` ends inside a number whose end is unmatched. */
  #endsInside(side: Side, token: number): boolean {
    return token < side.tokens.length && !side.starts.has(token) && this.#isJoined(side, token);
  }

  /** Whether a token is one number with the one before: a single dot or comma between two digits. */
  #isJoined({ text, tokens }: Side, token: number): boolean {
    const at = tokens.end[token - 1]!;
    if (tokens.start[token] !== at + 1 || (text[at] !== "." && text[at] !== ",")) return false;
    return classAt(this.#tables, text, at - 1) === CharacterClass.DIGIT && classAt(this.#tables, text, at + 1) === CharacterClass.DIGIT;
  }
}
