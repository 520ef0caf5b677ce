/**
 * Stage text: the kinds of quotation marks, and what it costs to read one as an opening mark, as a closing one, or as none. Input to
 * mark-reading.ts, which looks for the cheapest reading of a document. Costs are tenths of a mistake: 0 is what such a mark does in
 * clean text, 10 what one page in a hundred has, 20 and more what nobody means. They were chosen on the documents of odd number of
 * us-news-2012-14 and on fundus-multilang; docs/accuracy.md proves them on those of even number and on polnear-train.
 */

/** Marks as they stand in a text. PARAGRAPH and TEXT_END are none, but end what is open. */
export const Glyph = {
  PARAGRAPH: 0,
  /** " and ＂ */
  STRAIGHT: 1,
  /** “ ‟ */
  LEFT: 2,
  /** ” */
  RIGHT: 3,
  /** „ and ,, */
  LOW: 4,
  /** « and << */
  ANGLE_LEFT: 5,
  /** » and >> */
  ANGLE_RIGHT: 6,
  CORNER_OPEN: 7,
  CORNER_CLOSE: 8,
  WHITE_OPEN: 9,
  WHITE_CLOSE: 10,
  /** `` */
  TICKS: 11,
  /** '' */
  TWO_STRAIGHT: 12,
  /** 〝 */
  PRIME_OPEN: 13,
  /** 〞 〟 */
  PRIME_CLOSE: 14,
  /** ' */
  SINGLE: 15,
  /** ‘ ‛ */
  SINGLE_LEFT: 16,
  /** ’ */
  SINGLE_RIGHT: 17,
  /** ‚ */
  SINGLE_LOW: 18,
  /** ‹ */
  SINGLE_ANGLE_LEFT: 19,
  /** › */
  SINGLE_ANGLE_RIGHT: 20,
  /** ` */
  TICK: 21,
} as const;
const NUM_GLYPHS = 22;

/** A quotation is named after the glyph that opened it. */
export function isSingle(glyph: number): boolean {
  return glyph >= Glyph.SINGLE;
}

/** More than any reading may cost. */
export const NEVER = 99;

/** How a glyph may be meant: either way, as an opening mark, as a closing one. */
const Lean = { BOTH: 0, LEFT: 1, RIGHT: 2, LEFT_ONLY: 3, RIGHT_ONLY: 4 } as const;
const LEANS: readonly number[] = [
  0,
  Lean.BOTH,
  Lean.LEFT,
  Lean.RIGHT,
  Lean.LEFT,
  Lean.LEFT,
  Lean.RIGHT,
  Lean.LEFT_ONLY,
  Lean.RIGHT_ONLY,
  Lean.LEFT_ONLY,
  Lean.RIGHT_ONLY,
  Lean.LEFT,
  Lean.BOTH,
  Lean.LEFT_ONLY,
  Lean.RIGHT,
  Lean.BOTH,
  Lean.LEFT,
  Lean.RIGHT,
  Lean.LEFT,
  Lean.LEFT,
  Lean.RIGHT,
  Lean.BOTH,
];

//                                  OPENS CLOSES APART GLUED COLON INSIDE HEBREW NUMBER FEET UNSPACED PUNCTUATION
const OPEN_COSTS: readonly (readonly number[])[] = [
  /* both       */ [0, 22, 1, 5, 0, 9, NEVER, 25, NEVER, 1, 15],
  /* left       */ [0, 6, 0, 0, 0, 0, 9, 9, NEVER, 0, 6],
  /* right      */ [3, 25, 6, 12, 3, 15, NEVER, 25, NEVER, 12, 25],
  /* left only  */ [0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 2],
  /* right only */ [NEVER, NEVER, NEVER, NEVER, NEVER, NEVER, NEVER, NEVER, NEVER, NEVER, NEVER],
];
const CLOSE_COSTS: readonly (readonly number[])[] = [
  /* both       */ [15, 0, 1, 3, 12, 8, NEVER, 5, 20, 1, 2],
  /* left       */ [25, 0, 4, 6, 15, 8, NEVER, 5, 20, 6, 2],
  /* right      */ [8, 0, 0, 0, 8, 0, 9, 2, 12, 0, 0],
  /* left only  */ [NEVER, NEVER, NEVER, NEVER, NEVER, NEVER, NEVER, NEVER, NEVER, NEVER, NEVER],
  /* right only */ [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
];
const NONE_COSTS: readonly (readonly number[])[] = [
  /* both       */ [15, 20, 15, 12, 15, 3, 0, 3, 0, 15, 12],
  /* left       */ [15, 12, 15, 15, 15, 12, 2, 3, 0, 15, 12],
  /* right      */ [15, 20, 15, 15, 15, 12, 2, 5, 0, 15, 15],
  /* left only  */ [15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15],
  /* right only */ [20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20],
];

/** Single marks are apostrophes too: what costs less to take for none. */
const SINGLE_NONE: Readonly<Record<number, readonly number[]>> = {
  [Glyph.SINGLE]: [9, 8, 0, 0, 9, 0, 0, 0, 0, 2, 4],
  [Glyph.SINGLE_LEFT]: [12, 6, 4, 4, 9, 0, 0, 0, 0, 12, 4],
  [Glyph.SINGLE_RIGHT]: [0, 8, 2, 0, 4, 0, 0, 0, 0, 12, 6],
  [Glyph.TICK]: [4, 2, 0, 0, 4, 0, 0, 0, 0, 2, 0],
};
const SINGLE_OPEN: Readonly<Record<number, readonly number[]>> = {
  [Glyph.SINGLE]: [0, NEVER, 6, 9, 0, NEVER, NEVER, NEVER, NEVER, 1, 15],
  [Glyph.SINGLE_LEFT]: [0, 12, 2, 2, 0, 9, NEVER, NEVER, NEVER, 0, 9],
  [Glyph.SINGLE_RIGHT]: [8, NEVER, 12, NEVER, 8, NEVER, NEVER, NEVER, NEVER, 12, NEVER],
  [Glyph.TICK]: [0, NEVER, 6, 9, 0, NEVER, NEVER, NEVER, NEVER, 6, 15],
};

export function openCost(glyph: number, position: number): number {
  return SINGLE_OPEN[glyph]?.[position] ?? OPEN_COSTS[LEANS[glyph]!]![position]!;
}

export function closeCost(glyph: number, position: number): number {
  return CLOSE_COSTS[LEANS[glyph]!]![position]!;
}

export function noneCost(glyph: number, position: number): number {
  return SINGLE_NONE[glyph]?.[position] ?? NONE_COSTS[LEANS[glyph]!]![position]!;
}

/** What it adds that a quotation opened by the first glyph is closed by the second one. Pairs that are not here never belong together. */
const PAIRS: readonly (readonly [open: number, close: number, cost: number])[] = [
  [Glyph.STRAIGHT, Glyph.STRAIGHT, 0],
  [Glyph.STRAIGHT, Glyph.RIGHT, 5],
  [Glyph.STRAIGHT, Glyph.LEFT, 7],
  [Glyph.STRAIGHT, Glyph.TWO_STRAIGHT, 6],
  [Glyph.STRAIGHT, Glyph.ANGLE_RIGHT, 9],
  [Glyph.LEFT, Glyph.RIGHT, 0],
  [Glyph.LEFT, Glyph.STRAIGHT, 4],
  [Glyph.LEFT, Glyph.LEFT, 6],
  [Glyph.LEFT, Glyph.TWO_STRAIGHT, 6],
  [Glyph.LEFT, Glyph.PRIME_CLOSE, 4],
  [Glyph.LEFT, Glyph.ANGLE_RIGHT, 9],
  [Glyph.LEFT, Glyph.LOW, 9],
  [Glyph.RIGHT, Glyph.RIGHT, 0],
  [Glyph.RIGHT, Glyph.LEFT, 4],
  [Glyph.RIGHT, Glyph.STRAIGHT, 5],
  [Glyph.LOW, Glyph.LEFT, 0],
  [Glyph.LOW, Glyph.RIGHT, 0],
  [Glyph.LOW, Glyph.STRAIGHT, 3],
  [Glyph.LOW, Glyph.TWO_STRAIGHT, 3],
  [Glyph.LOW, Glyph.LOW, 5],
  [Glyph.ANGLE_LEFT, Glyph.ANGLE_RIGHT, 0],
  [Glyph.ANGLE_LEFT, Glyph.ANGLE_LEFT, 8],
  [Glyph.ANGLE_LEFT, Glyph.STRAIGHT, 8],
  [Glyph.ANGLE_LEFT, Glyph.RIGHT, 9],
  [Glyph.ANGLE_RIGHT, Glyph.ANGLE_LEFT, 0],
  [Glyph.ANGLE_RIGHT, Glyph.ANGLE_RIGHT, 0],
  [Glyph.ANGLE_RIGHT, Glyph.STRAIGHT, 8],
  [Glyph.CORNER_OPEN, Glyph.CORNER_CLOSE, 0],
  [Glyph.CORNER_OPEN, Glyph.WHITE_CLOSE, 8],
  [Glyph.WHITE_OPEN, Glyph.WHITE_CLOSE, 0],
  [Glyph.WHITE_OPEN, Glyph.CORNER_CLOSE, 8],
  [Glyph.TICKS, Glyph.TWO_STRAIGHT, 0],
  [Glyph.TICKS, Glyph.STRAIGHT, 4],
  [Glyph.TICKS, Glyph.RIGHT, 5],
  [Glyph.TICKS, Glyph.TICKS, 6],
  [Glyph.TWO_STRAIGHT, Glyph.TWO_STRAIGHT, 0],
  [Glyph.TWO_STRAIGHT, Glyph.STRAIGHT, 5],
  [Glyph.PRIME_OPEN, Glyph.PRIME_CLOSE, 0],
  [Glyph.PRIME_OPEN, Glyph.RIGHT, 5],
  [Glyph.SINGLE, Glyph.SINGLE, 0],
  [Glyph.SINGLE, Glyph.SINGLE_RIGHT, 4],
  [Glyph.SINGLE_LEFT, Glyph.SINGLE_RIGHT, 0],
  [Glyph.SINGLE_LEFT, Glyph.SINGLE, 4],
  [Glyph.SINGLE_LEFT, Glyph.SINGLE_LEFT, 7],
  [Glyph.SINGLE_RIGHT, Glyph.SINGLE_RIGHT, 0],
  [Glyph.SINGLE_LOW, Glyph.SINGLE_LEFT, 0],
  [Glyph.SINGLE_LOW, Glyph.SINGLE_RIGHT, 0],
  [Glyph.SINGLE_LOW, Glyph.SINGLE, 3],
  [Glyph.SINGLE_ANGLE_LEFT, Glyph.SINGLE_ANGLE_RIGHT, 0],
  [Glyph.SINGLE_ANGLE_RIGHT, Glyph.SINGLE_ANGLE_LEFT, 0],
  [Glyph.SINGLE_ANGLE_RIGHT, Glyph.SINGLE_ANGLE_RIGHT, 1],
  [Glyph.TICK, Glyph.SINGLE, 0],
  [Glyph.TICK, Glyph.SINGLE_RIGHT, 3],
  [Glyph.TICK, Glyph.TICK, 4],
];

let pairs: Uint8Array | undefined;

export function pairCost(open: number, close: number): number {
  if (pairs === undefined) {
    pairs = new Uint8Array(NUM_GLYPHS * NUM_GLYPHS).fill(NEVER);
    for (const [from, to, cost] of PAIRS) pairs[from * NUM_GLYPHS + to] = cost;
  }
  return pairs[open * NUM_GLYPHS + close]!;
}

/** What it adds to open a quotation inside another one: nothing for kinds that nest, for one inside its own kind most. */
export function nestCost(inner: number, outer: number): number {
  if (inner === outer) return 10;
  if (isSingle(inner) !== isSingle(outer)) return 0;
  const isFamily = pairCost(outer, inner) < NEVER || pairCost(inner, outer) < NEVER;
  return isFamily ? 4 : 1;
}

/** A quotation that is open at the end of its paragraph, or under one that closes, and nobody closes. */
export const UNCLOSED_COST = 15;
/** One that goes on after the end of a paragraph. */
export const CARRIED_COST = 1;
/** One that did not begin as a sentence does: it costs more than to take its mark for none. */
export const UNUSUAL_COST = 14;
/** The next paragraph begins with a mark of the same kind: the usage of English and Spanish papers. */
export const CONTINUED_COST = 1;
/** The next paragraph begins with a mark of another kind. */
export const CONTINUED_OTHERWISE_COST = 6;
/** One that goes on over a paragraph without a mark. */
export const UNMARKED_COST = 22;
