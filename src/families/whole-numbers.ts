/**
 * Stage families: keeps an edit, and the edge of a passage, from cutting a number in two. 14,000 and 14,500 are two tokens each
 * and share the first; what a reader wants to see is "14,000" -> "14,500", not "000" -> "500". Input the runs of an alignment,
 * output its exact runs less the tokens at their ends that a dot or comma between digits joins to an unmatched token, which may
 * stand beyond the passage: these go to the edit, or at an edge out of the span. The score is not touched: it has priced a number
 * standing for a number already. O(runs); a run looks at the other ones only where it ends beside such a dot or comma.
 */

import type { Extent } from "../align/alignment.js";
import { CharacterClass, type CharacterTables, characterTables, classAt } from "../text/tables.js";
import type { TokenColumns } from "../text/token-columns.js";
import type { Range } from "../types/document.js";

/** A document with its tokens, which are counted from its own beginning. */
export class TokenizedText {
  readonly text: string;
  readonly length: number;
  readonly #start: Uint32Array;
  readonly #end: Uint32Array;
  /** Its first token in the columns. */
  readonly #first: number;
  readonly #tables: CharacterTables = characterTables();

  constructor(text: string, { start, end, offsets }: Pick<TokenColumns, "start" | "end" | "offsets">, document: number) {
    this.text = text;
    this.#start = start;
    this.#end = end;
    this.#first = offsets[document]!;
    this.length = offsets[document + 1]! - this.#first;
  }

  /** Offset in the text where a token begins, and where it ends. */
  start(token: number): number {
    return this.#start[this.#first + token]!;
  }

  end(token: number): number {
    return this.#end[this.#first + token]!;
  }

  slice(from: number, to: number): string {
    return from < to ? this.text.slice(this.start(from), this.end(to - 1)) : "";
  }

  /** Whether a token is one number with the one before: a single dot or comma between two digits. */
  isJoined(token: number): boolean {
    if (token === 0 || token >= this.length) return false;
    const at = this.end(token - 1);
    if (this.start(token) !== at + 1) return false;
    const sign = this.text.charCodeAt(at);
    if (sign !== 0x2e && sign !== 0x2c) return false;
    return classAt(this.#tables, this.text, at - 1) === CharacterClass.DIGIT && classAt(this.#tables, this.text, at + 1) === CharacterClass.DIGIT;
  }
}

/** Exact runs of an alignment in columns, and how many there are. */
export interface ExactRuns {
  readonly i: Uint32Array;
  readonly j: Uint32Array;
  readonly n: Uint32Array;
  readonly length: number;
}

/** By run: tokens that it loses at its beginning and at its end. */
export interface Cuts {
  readonly head: Uint32Array;
  readonly tail: Uint32Array;
}

/** @param cuts written, at least as long as there are runs. */
export function cutNumbers([a, b]: readonly [TokenizedText, TokenizedText], runs: ExactRuns, { head, tail }: Cuts): void {
  const { i, j, n, length } = runs;
  for (let x = 0; x < length; x++) {
    const [atA, atB, size] = [i[x]!, j[x]!, n[x]!];
    let cut = startsInside(a, runs, "i", atA) || startsInside(b, runs, "j", atB) ? 1 : 0;
    while (cut > 0 && cut < size && (a.isJoined(atA + cut) || b.isJoined(atB + cut))) cut++;
    head[x] = cut;
    cut = endsInside(a, runs, "i", atA + size) || endsInside(b, runs, "j", atB + size) ? 1 : 0;
    while (cut > 0 && cut < size && (a.isJoined(atA + size - cut) || b.isJoined(atB + size - cut))) cut++;
    tail[x] = cut;
  }
}

/** Whether a run that begins at `token` begins inside a number whose beginning is unmatched. */
function startsInside(side: TokenizedText, runs: ExactRuns, key: "i" | "j", token: number): boolean {
  if (!side.isJoined(token)) return false;
  for (let x = 0; x < runs.length; x++) if (runs[key][x]! + runs.n[x]! === token) return false;
  return true;
}

/** Whether a run that ends before `token` ends inside a number whose end is unmatched. */
function endsInside(side: TokenizedText, runs: ExactRuns, key: "i" | "j", token: number): boolean {
  if (!side.isJoined(token)) return false;
  for (let x = 0; x < runs.length; x++) if (runs[key][x] === token) return false;
  return true;
}

/** The tokens [from, to) of a document without the numbers of which they have a part; as they are where nothing else is among them. */
export function rangeOfWholeNumbers(side: TokenizedText, [from, to]: Range): Range {
  let [first, end] = [from, to];
  if (side.isJoined(from)) for (first++; first < to && side.isJoined(first); ) first++;
  if (side.isJoined(to)) for (end--; end > from && side.isJoined(end); ) end--;
  return first < end ? [first, end] : [from, to];
}

/**
 * An extent of runs without parts of numbers, as far as the passage itself where that begins before its first run or ends after its last one:
 * there it has an edit. @param matched the extent of all its runs as they were.
 */
export function withEdges(extent: Extent, passage: Extent, matched: Extent): Extent {
  const [starts, ends] = [passage.a0 < matched.a0 || passage.b0 < matched.b0, passage.a1 > matched.a1 || passage.b1 > matched.b1];
  return {
    a0: starts ? passage.a0 : extent.a0,
    b0: starts ? passage.b0 : extent.b0,
    a1: ends ? passage.a1 : extent.a1,
    b1: ends ? passage.b1 : extent.b1,
  };
}
