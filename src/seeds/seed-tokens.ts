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
 *           bit 24-31  tokens of k words from it on, 0 where the document ends before
 *
 * O(tokens), 16 bytes each.
 */
import type { Collection } from "../information/collection.js";
import { GIVEN, HEAD, NAME_HEAD, NAME_NONE, REST } from "../information/token-bits.js";
import type { Steps } from "../run/pace.js";
import { TokenFlag } from "../text/flags.js";
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
export const LEAST_SHIFT = 24;

/** What seeds are cut from. */
export type SeededCollection = Pick<Collection, "words" | "lexicon" | "flags" | "offsets" | "numDocuments" | "numTokens" | "bits">;

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
function writeDocument(tokens: Uint32Array, { words, flags, offsets, bits }: SeededCollection, { isQuoted, least, d, sum: before }: WrittenDocument): number {
  const { wordsAfterOne, wordsAfterTwo } = bits;
  const [from, to] = [offsets[d]!, offsets[d + 1]!];
  let sum = before;
  for (let t = from; t < to; t++) {
    const begins = t === from || flags[t - 1]! & TokenFlag.SENTENCE_END ? BEGINS_SENTENCE : 0;
    const at = STRIDE * t;
    tokens[at] = words[t]!;
    tokens[at + SUM] = sum;
    tokens[at + HOLDER] = 2 * d + isQuoted[t]!;
    tokens[at + LOOK] = wordsAfterOne[t]! | (discountOf(bits, t) << DISCOUNT_SHIFT) | begins | (least[t]! << LEAST_SHIFT);
    sum = (sum + wordsAfterTwo[t]!) | 0;
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
