/**
 * Stage text: a reading of quotation marks as it grows: which marks are open, what the next one may be, and what that costs by where it
 * stands and what is open (mark-kinds.ts). Leaf of mark-reading.ts and mark-beam.ts. O(depth).
 */
import { CONTINUED_COST, CONTINUED_OTHERWISE_COST, closeCost, Glyph, isSingle, NEVER, nestCost, noneCost, openCost, pairCost } from "./mark-kinds.js";
import { Position } from "./mark-sides.js";

/** What more there is to say of a single mark, which may be an apostrophe: bits. */
export const Hint = {
  /** After s, x or z: a possessive, maybe. */
  POSSESSIVE: 1,
  /** After another letter. */
  LETTER: 2,
  /** Before 'tis, 'em, '90s. */
  ELISION: 4,
  /** Of a double mark: after punctuation and a space, or at the start of the text: what opens here is a sentence. Of a paragraph end: after a full stop. */
  SENTENCE: 8,
  /** Of a double mark that opens: after the end of a sentence. */
  AFTER_SENTENCE: 16,
} as const;

/** The marks and paragraph ends of a document, one element each, in order. */
export interface Marks {
  readonly length: number;
  /** `Glyph`. */
  readonly glyphs: Uint8Array;
  /** `Position`. */
  readonly positions: Uint8Array;
  readonly hints: Uint8Array;
  /** The number of tokens before it. */
  readonly tokens: Uint32Array;
}

/** What a mark is read as; CLOSE + n closes the mark that n others are open above. */
export const Action = { NONE: 0, OPEN: 1, CONTINUE: 2, CARRY: 3, DROP: 4, CLOSE: 5 } as const;

const MAX_DEPTH = 4;
/** A stack is a number: 6 bits a mark, the outermost one highest, and one bit more. Of the 6 the highest says that a sentence opens. */
export const STACK_BITS = 6;
const OPENS_SENTENCE = 32;
export const CARRIED = 1 << (MAX_DEPTH * STACK_BITS);
export function depthOf(stack: number): number {
  let depth = 0;
  for (let rest = stack & (CARRIED - 1); rest !== 0; rest >>>= STACK_BITS) depth++;
  return depth;
}

function hasSingle(stack: number): boolean {
  for (let rest = stack & (CARRIED - 1); rest !== 0; rest >>>= STACK_BITS) if (isSingle(rest & 31)) return true;
  return false;
}

/** The stack with mark `i` open on it. */
export function opened({ glyphs, hints }: Marks, i: number, stack: number): number {
  return (stack << STACK_BITS) | (hints[i]! & Hint.SENTENCE ? OPENS_SENTENCE : 0) | glyphs[i]!;
}

/** The outermost mark of a stack alone, carried over the end of a paragraph. */
export function carried(stack: number): number {
  let outermost = stack & (CARRIED - 1);
  while (outermost >>> STACK_BITS !== 0) outermost >>>= STACK_BITS;
  return CARRIED | outermost;
}

/** Whether the outermost mark of a stack opened a sentence: only then it is usual to go on in the next paragraph. */
export function beganSentence(stack: number): boolean {
  return (carried(stack) & OPENS_SENTENCE) !== 0;
}

/** What it costs to read mark `i` as one that opens. */
export function openingCost({ glyphs, positions, hints }: Marks, i: number, stack: number): number {
  const glyph = glyphs[i]!;
  if (stack >= 1 << ((MAX_DEPTH - 1) * STACK_BITS)) return NEVER;
  const cost = openCost(glyph, positions[i]!) + (hints[i]! & Hint.ELISION ? 8 : 0);
  if (stack === 0 || cost >= NEVER) return cost;
  return cost + nestCost(glyph, stack & 31) + (depthOf(stack) > 1 ? 3 : 0);
}

/** What it costs to read mark `i` as the end of a quotation that `open` opened. */
export function closingCost({ glyphs, positions, hints }: Marks, i: number, open: number): number {
  const pair = pairCost(open, glyphs[i]!);
  if (pair >= NEVER) return NEVER;
  const hint = hints[i]!;
  return pair + closeCost(glyphs[i]!, positions[i]!) + (hint & Hint.POSSESSIVE ? 3 : 0) + (hint & Hint.AFTER_SENTENCE ? 16 : 0);
}

/** What it costs to read mark `i` as none. */
export function neitherCost({ glyphs, positions, hints }: Marks, i: number, stack: number): number {
  const hint = hints[i]!;
  if (hint & Hint.ELISION) return 0;
  if (hint & (Hint.POSSESSIVE | Hint.LETTER)) return !hasSingle(stack) ? 0 : hint & Hint.POSSESSIVE ? 1 : 8;
  // of two marks that open, one behind the other, the second one is the more likely to belong to the one that closes
  const isSecond = glyphs[i] === (stack & 31) && positions[i] === Position.OPENS;
  return noneCost(glyphs[i]!, positions[i]!) + (isSecond ? 3 : 0);
}

/** What it costs that `glyph` at the start of a paragraph says that a quotation opened by `open` goes on. */
export function continuedCost(open: number, glyph: number, position: number): number {
  // French papers repeat the closing mark
  const isRepeated = glyph === open || (open === Glyph.ANGLE_LEFT && glyph === Glyph.ANGLE_RIGHT);
  if (!isRepeated && (isSingle(open) || isSingle(glyph) || openCost(glyph, position) > 3)) return NEVER;
  const isClear = position === Position.OPENS || position === Position.APART || position === Position.UNSPACED;
  return (isRepeated ? CONTINUED_COST : CONTINUED_OTHERWISE_COST) + (isClear ? 0 : 15);
}
