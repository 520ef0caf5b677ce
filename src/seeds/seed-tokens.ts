/**
 * Stage seeds: all that the search for first holders reads of a token, in one place. Input a collection, output four elements a token, and four more behind
 * the last one. The search goes from place to place at random, and each column that it read of a place was a miss of its own: the cache's and, where
 * pages have 4 kB, that of their addresses.
 *
 *   [ WORD | SUM | HOLDER | LOOK ]
 *
 *   WORD    word number
 *   SUM     of the bits after two words of all tokens before this one, whatever is a name there, modulo 2^32
 *   HOLDER  its document, twice, and one more inside quotation marks
 *   LOOK    bit 0-15   bits after one word, whatever is a name there
 *           bit 16-17  which of DISCOUNTS is the most that it counts where it stands
 *           bit 18     a sentence begins with it
 *           bit 19     a sentence or another unit ends with it, or with a token near it
 *           bit 20     a quotation begins with it
 *           bit 21     a quotation ends with it
 *           bit 24-31  tokens of k words from it on, 0 where the document ends before
 *
 * O(tokens), 16 bytes each.
 */
import type { Collection } from "../information/collection.js";
import { GIVEN, HEAD, NAME_HEAD, NAME_NONE, REST } from "../information/token-bits.js";
import type { Steps } from "../run/pace.js";
import { SCORING } from "../settings/scoring.js";
import { BREAK_STRONG, TokenFlag } from "../text/flags.js";
import { seedLengths } from "./seed-lengths.js";

/** Elements of a token, and where they are. */
export const STRIDE = 4;
export const WORD = 0;
export const SUM = 1;
export const HOLDER = 2;
export const LOOK = 3;

/** Sixteenths of a bit: of what is no name, the head of a name run, others of it, what a series gives. */
export const DISCOUNTS = Uint16Array.of(0xffff, HEAD.most, REST.most, GIVEN.most);

export const AFTER_ONE_MASK = 0xffff;
export const DISCOUNT_SHIFT = 16;
const BEGINS_SENTENCE = 1 << 18;
export const NEAR_EDGE = 1 << 19;
export const BEGINS_QUOTATION = 1 << 20;
export const ENDS_QUOTATION = 1 << 21;
export const LEAST_SHIFT = 24;

/** What seeds are cut from. */
export type SeededCollection = Pick<Collection, "words" | "lexicon" | "flags" | "offsets" | "numDocuments" | "numTokens" | "bits" | "quotations">;

/** @param isQuoted by token: 1 inside quotation marks. @param k words of a seed, at least. */
export function* seedTokens(collection: SeededCollection, isQuoted: Uint8Array, k: number): Steps<Uint32Array> {
  const { numDocuments, numTokens } = collection;
  const least = yield* seedLengths(collection, k);
  const tokens = new Uint32Array(STRIDE * (numTokens + 1));
  let sum = 0;
  for (let d = 0; d < numDocuments; d++) {
    sum = writeDocument(tokens, collection, { isQuoted, least, d, sum });
    yield;
  }
  tokens[STRIDE * numTokens + SUM] = sum;
  return tokens;
}

/** What the tokens of a document are written from beside their collection. */
interface WrittenDocument {
  readonly isQuoted: Uint8Array;
  readonly least: Uint8Array;
  readonly d: number;
  /** Of the bits before it. */
  readonly sum: number;
}

/** Writes the tokens of a document; returns the sum of the bits up to its end. */
function writeDocument(
  tokens: Uint32Array,
  { words, flags, offsets, bits, quotations }: SeededCollection,
  { isQuoted, least, d, sum: before }: WrittenDocument,
): number {
  const { wordsAfterOne, wordsAfterTwo } = bits;
  const [from, to] = [offsets[d]!, offsets[d + 1]!];
  const ownFlags = flags.subarray(from, to);
  let sum = before;
  for (let t = from; t < to; t++) {
    const begins = t === from || flags[t - 1]! & TokenFlag.SENTENCE_END ? BEGINS_SENTENCE : 0;
    const near = isEdgeNear(ownFlags, t - from) ? NEAR_EDGE : 0;
    const at = STRIDE * t;
    tokens[at] = words[t]!;
    tokens[at + SUM] = sum;
    tokens[at + HOLDER] = 2 * d + isQuoted[t]!;
    tokens[at + LOOK] = wordsAfterOne[t]! | (discountOf(bits, t) << DISCOUNT_SHIFT) | begins | near | (least[t]! << LEAST_SHIFT);
    sum = (sum + wordsAfterTwo[t]!) | 0;
  }
  const own = quotations[d]!;
  for (let x = 0; x < own.length; x += 2) {
    const [start, end] = [from + own[x]!, from + own[x + 1]!];
    if (start >= end) continue;
    tokens[STRIDE * start + LOOK]! |= BEGINS_QUOTATION;
    tokens[STRIDE * (end - 1) + LOOK]! |= ENDS_QUOTATION;
  }
  return sum;
}

/** Which of DISCOUNTS is the most that a token counts: of two that its bits do not tell apart either is right. */
function discountOf({ name, alone, afterOne, afterTwo }: Collection["bits"], token: number): number {
  const kind = name[token]!;
  if (kind === NAME_NONE) return 0;
  if (kind === NAME_HEAD) return 1;
  return Math.max(alone[token]!, afterOne[token]!, afterTwo[token]!) > GIVEN.most ? 2 : 3;
}

/** Whether the n words from token x on are those from y on. */
export function sameSeedWords(tokens: Uint32Array, x: number, y: number, n: number): boolean {
  for (let i = STRIDE * x, j = STRIDE * y, end = i + STRIDE * n; i < end; i += STRIDE, j += STRIDE) if (tokens[i] !== tokens[j]) return false;
  return true;
}

/** Document of a token. */
export function documentOf(tokens: Uint32Array, token: number): number {
  return tokens[STRIDE * token + HOLDER]! >>> 1;
}

/** 1 inside quotation marks. */
export function isQuotedToken(tokens: Uint32Array, token: number): number {
  return tokens[STRIDE * token + HOLDER]! & 1;
}

export function beginsSentence(tokens: Uint32Array, token: number): boolean {
  return (tokens[STRIDE * token + LOOK]! & BEGINS_SENTENCE) !== 0;
}

/** Whether a token stands in the quotation that the one before it stands in; of nested ones in the same one. */
export function goesOnQuoted(tokens: Uint32Array, token: number): boolean {
  const [before, at] = [STRIDE * (token - 1), STRIDE * token];
  if ((tokens[before + HOLDER]! & tokens[at + HOLDER]! & 1) === 0) return false;
  return (tokens[before + LOOK]! & ENDS_QUOTATION) === 0 && (tokens[at + LOOK]! & BEGINS_QUOTATION) === 0;
}

/** Whether a sentence or another unit ends with a token, or near it. */
export function isNearEdge(tokens: Uint32Array, token: number): boolean {
  return (tokens[STRIDE * token + LOOK]! & NEAR_EDGE) !== 0;
}

const EDGE = SCORING.promiseEdge;

/** Whether a document or a sentence ends, or another boundary is, after one of the tokens up to SCORING.promiseEdge from a token; -1 is before the first. */
export function isEdgeNear(flags: Uint8Array, token: number): boolean {
  for (let t = Math.max(-1, token - EDGE); t <= Math.min(flags.length - 1, token + EDGE); t++)
    if (t < 0 || (flags[t]! & TokenFlag.BREAK_MASK) === BREAK_STRONG || (flags[t]! & TokenFlag.SENTENCE_END) !== 0) return true;
  return false;
}
