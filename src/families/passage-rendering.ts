/**
 * Stage families: one passage of the columns as the caller sees it, made when it is read or written. Input token
 * positions, output spans, blocks and edits in UTF-16 offsets of the caller's own strings. The runs of the passage that is being rendered lie in
 * columns that serve all of them. O(blocks + characters of the edits).
 */
import type { Extent } from "../align/alignment.js";
import { bitsFromSixteenths } from "../kernels/log2.js";
import type { Range } from "../types/document.js";
import type { Block, Edit, Passage, PassageKind } from "../types/passage.js";
import type { PassageColumns } from "./passage-columns.js";
import { isBetweenQuotations, type RenderContext, tokenizedText } from "./render.js";
import { type Cuts, cutNumbers, type ExactRuns, type TokenizedText, withEdges } from "./whole-numbers.js";

/** Where a passage stands. */
export type SpansOfBoth = Pick<Passage, "a" | "b">;

/** Renders the passages of a collection, one at a time. */
export class PassageRenderer {
  readonly #context: RenderContext;
  readonly #passages: PassageColumns;
  readonly #familyOf: Uint32Array;
  /** Sides by their document: passages of one document follow each other. */
  #a: { readonly document: number; readonly side: TokenizedText } | undefined;
  #b: { readonly document: number; readonly side: TokenizedText } | undefined;
  /** The exact runs of the passage at hand, without parts of numbers; the first `#length` elements. */
  #i = new Uint32Array(64);
  #j = new Uint32Array(64);
  #n = new Uint32Array(64);
  #cuts: Cuts = { head: new Uint32Array(64), tail: new Uint32Array(64) };
  #length = 0;
  #extent: Extent = { a0: 0, a1: 0, b0: 0, b1: 0 };

  /** @param familyOf by passage. */
  constructor(context: RenderContext, passages: PassageColumns, familyOf: Uint32Array) {
    this.#context = context;
    this.#passages = passages;
    this.#familyOf = familyOf;
  }

  /** Blocks are the runs of equal tokens; inflected words, and numbers of which a part is equal, stand among the edits. */
  passage(x: number): Passage {
    const sides = this.#load(x);
    const [a, b] = sides;
    const edits = this.#edits(a, b);
    const spans = this.#spans(x, sides);
    return {
      index: x,
      a: spans.a,
      b: spans.b,
      bits: bitsFromSixteenths(this.#passages.bits[x]!),
      tokens: this.#passages.tokens[x]!,
      kind: this.#kindOf(x, edits.length),
      family: this.#familyOf[x]!,
      blocks: this.#blocks(a, b),
      edits,
    };
  }

  /** Its spans alone. */
  spans(x: number): SpansOfBoth {
    return this.#spans(x, this.#load(x));
  }

  #spans(x: number, [a, b]: readonly [TokenizedText, TokenizedText]): SpansOfBoth {
    const { a0, a1, b0, b1 } = this.#extent;
    const { idOf } = this.#context;
    return {
      a: { id: idOf(this.#passages.a[x]!), start: a.start(a0), end: a.end(a1 - 1) },
      b: { id: idOf(this.#passages.b[x]!), start: b.start(b0), end: b.end(b1 - 1) },
    };
  }

  /** Takes the runs of a passage, and returns its sides. */
  #load(x: number): readonly [TokenizedText, TokenizedText] {
    const sides = this.#sides(x);
    const passages = this.#passages;
    const { firstRun, runs } = passages;
    const [from, to] = [firstRun[x]!, firstRun[x + 1]!];
    if (to - from > this.#i.length) this.#grow(to - from);
    let length = 0;
    for (let run = from; run < to; run++) {
      if (runs.same[run] === 0) continue;
      this.#i[length] = runs.i[run]!;
      this.#j[length] = runs.j[run]!;
      this.#n[length++] = runs.n[run]!;
    }
    this.#length = length;
    const passage = { a0: passages.a0[x]!, a1: passages.a1[x]!, b0: passages.b0[x]!, b1: passages.b1[x]! };
    cutNumbers(sides, this.#runs(), this.#cuts);
    this.#extent = this.#cutRuns() ? withEdges(this.#extentWith(x), passage, matchedExtent(passages, x)) : passage;
    return sides;
  }

  #sides(x: number): readonly [TokenizedText, TokenizedText] {
    const [a, b] = [this.#passages.a[x]!, this.#passages.b[x]!];
    if (this.#a?.document !== a) this.#a = { document: a, side: tokenizedText(this.#context, a) };
    if (this.#b?.document !== b) this.#b = { document: b, side: tokenizedText(this.#context, b) };
    return [this.#a.side, this.#b.side];
  }

  #grow(length: number): void {
    const column = (): Uint32Array<ArrayBuffer> => new Uint32Array(2 * length);
    [this.#i, this.#j, this.#n] = [column(), column(), column()];
    this.#cuts = { head: column(), tail: column() };
  }

  #runs(): ExactRuns {
    return { i: this.#i, j: this.#j, n: this.#n, length: this.#length };
  }

  /** Takes the parts of numbers off, and runs of which nothing is left out. False where nothing would be left at all: then all stay as they are. */
  #cutRuns(): boolean {
    const { head, tail } = this.#cuts;
    let left = 0;
    for (let x = 0; x < this.#length; x++) if (head[x]! + tail[x]! < this.#n[x]!) left++;
    if (left === 0) return false;
    let length = 0;
    for (let x = 0; x < this.#length; x++) {
      const n = this.#n[x]! - head[x]! - tail[x]!;
      if (n <= 0) continue;
      this.#i[length] = this.#i[x]! + head[x]!;
      this.#j[length] = this.#j[x]! + head[x]!;
      this.#n[length++] = n;
    }
    this.#length = length;
    return true;
  }

  /** What the runs at hand and the inflected words span. */
  #extentWith(x: number): Extent {
    const { firstRun, runs } = this.#passages;
    let extent = NOTHING;
    for (let run = 0; run < this.#length; run++) extent = wider(extent, this.#i[run]!, this.#j[run]!, this.#n[run]!);
    for (let run = firstRun[x]!; run < firstRun[x + 1]!; run++) if (runs.same[run] === 0) extent = wider(extent, runs.i[run]!, runs.j[run]!, runs.n[run]!);
    return extent;
  }

  #blocks(a: TokenizedText, b: TokenizedText): Block[] {
    const blocks: Block[] = [];
    for (let run = 0; run < this.#length; run++) {
      const [i, j, n] = [this.#i[run]!, this.#j[run]!, this.#n[run]!];
      blocks.push({ a: [a.start(i), a.end(i + n - 1)], b: [b.start(j), b.end(j + n - 1)] });
    }
    return blocks;
  }

  #edits(a: TokenizedText, b: TokenizedText): Edit[] {
    const { a0, a1, b0, b1 } = this.#extent;
    const edits: Edit[] = [];
    const gapsA = this.#gaps(this.#i, a0, a1);
    if (this.#isAscending()) {
      const gapsB = this.#gaps(this.#j, b0, b1);
      for (let x = 0; x < gapsA.length; x += 2) addEdit(edits, a.slice(gapsA[x]!, gapsA[x + 1]!), b.slice(gapsB[x]!, gapsB[x + 1]!));
      return edits;
    }
    // blocks in another order on side b: each side's own words, no pairing between them
    for (let x = 0; x < gapsA.length; x += 2) addEdit(edits, a.slice(gapsA[x]!, gapsA[x + 1]!), "");
    const byPlaceInB = Array.from({ length: this.#length }, (_, x) => x).sort((x, y) => this.#j[x]! - this.#j[y]!);
    const gapsB = this.#gaps(this.#j, b0, b1, byPlaceInB);
    for (let x = 0; x < gapsB.length; x += 2) addEdit(edits, "", b.slice(gapsB[x]!, gapsB[x + 1]!));
    return edits;
  }

  #isAscending(): boolean {
    for (let x = 1; x < this.#length; x++) if (this.#j[x - 1]! + this.#n[x - 1]! > this.#j[x]!) return false;
    return true;
  }

  /** Token ranges before, between and after runs that ascend on a side, flat: one more than runs, empty ones included. */
  #gaps(starts: Uint32Array, from: number, to: number, order?: readonly number[]): number[] {
    const gaps: number[] = [];
    let end = from;
    for (let at = 0; at < this.#length; at++) {
      const run = order === undefined ? at : order[at]!;
      gaps.push(end, Math.max(end, starts[run]!));
      end = Math.max(end, starts[run]! + this.#n[run]!);
    }
    gaps.push(end, Math.max(end, to));
    return gaps;
  }

  #kindOf(x: number, numEdits: number): PassageKind {
    const length = this.#length;
    if (numEdits === 0) return length === 1 ? "exact" : "edited";
    if (length < 2 || numEdits !== length - 1 || !this.#isAscending()) return "edited";
    for (let run = 1; run < length; run++) if (!this.#isSplit(x, run)) return "edited";
    return "split";
  }

  /** Whether a run follows the one before it at once on one side, and on the other words of the writer stand between two quotations. */
  #isSplit(x: number, run: number): boolean {
    const [endA, endB] = [this.#i[run - 1]! + this.#n[run - 1]!, this.#j[run - 1]! + this.#n[run - 1]!];
    const isBetween = (document: number, range: Range): boolean => isBetweenQuotations(this.#context, document, range);
    if (endA === this.#i[run]) return isBetween(this.#passages.b[x]!, [endB, this.#j[run]!]);
    return endB === this.#j[run] && isBetween(this.#passages.a[x]!, [endA, this.#i[run]!]);
  }
}

/** A passage of which each part is made when it is asked for: a table of pairs reads the bits of all, and the edits of none. */
export class PassageRow implements Passage {
  readonly index: number;
  readonly bits: number;
  readonly tokens: number;
  readonly family: number;
  readonly #renderer: PassageRenderer;
  #whole: Passage | undefined;

  constructor(renderer: PassageRenderer, { bits, tokens }: PassageColumns, { index, family }: Pick<Passage, "index" | "family">) {
    this.#renderer = renderer;
    this.index = index;
    this.bits = bitsFromSixteenths(bits[index]!);
    this.tokens = tokens[index]!;
    this.family = family;
  }

  /** All of it. */
  toJSON(): Passage {
    this.#whole ??= this.#renderer.passage(this.index);
    return this.#whole;
  }

  get a(): Passage["a"] {
    return this.toJSON().a;
  }

  get b(): Passage["b"] {
    return this.toJSON().b;
  }

  get kind(): PassageKind {
    return this.toJSON().kind;
  }

  get blocks(): readonly Block[] {
    return this.toJSON().blocks;
  }

  get edits(): readonly Edit[] {
    return this.toJSON().edits;
  }
}

/** Nothing where nothing differs. */
function addEdit(edits: Edit[], a: string, b: string): void {
  if (a || b) edits.push({ a, b, op: a && b ? "replace" : a ? "delete" : "insert" });
}

const NOTHING: Extent = { a0: Number.POSITIVE_INFINITY, a1: 0, b0: Number.POSITIVE_INFINITY, b1: 0 };

function wider({ a0, a1, b0, b1 }: Extent, i: number, j: number, n: number): Extent {
  return { a0: Math.min(a0, i), a1: Math.max(a1, i + n), b0: Math.min(b0, j), b1: Math.max(b1, j + n) };
}

/** What all runs of a passage span. */
function matchedExtent({ firstRun, runs }: PassageColumns, x: number): Extent {
  let extent = NOTHING;
  for (let run = firstRun[x]!; run < firstRun[x + 1]!; run++) extent = wider(extent, runs.i[run]!, runs.j[run]!, runs.n[run]!);
  return extent;
}
