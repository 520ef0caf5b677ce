/**
 * Stage seeds: how long the seed at each token is. Input a collection, output a length in tokens for every position. A seed
 * is the shortest run from a token on that has the length of k words; a character of a script without spaces is half of one
 * (charactersPerWord), as it is where content is counted. So a seed has k words, or 2 k characters, or some of both: three
 * characters are a word and a half, which nearly every two documents share somewhere.
 *
 *   k = 3   [the quick brown] fox     [東京の株式市]場は     [NHK の番組 ニ]ュース
 *
 * Equal words make equal lengths, so a run that stands twice has the same seeds in both places, and one of at least
 * k words begins with a whole seed. O(tokens), a byte a token.
 */
import type { Collection } from "../information/collection.js";
import type { Steps } from "../run/pace.js";
import { SCORING } from "../settings/scoring.js";

/** Tokens of the seed at each global position, 0 where the document ends before it; then no later position of it has one. @param k at most 127 words. */
export function* seedLengths({ words, lexicon, offsets, numDocuments, numTokens }: SeedColumns, k: number): Steps<Uint8Array> {
  const lengths = new Uint8Array(numTokens);
  const wordSize = SCORING.charactersPerWord;
  const sizes = new Uint8Array(lexicon.isCharacter.length);
  for (let word = 0; word < sizes.length; word++) sizes[word] = lexicon.isCharacter[word] ? 1 : wordSize;
  for (let d = 0; d < numDocuments; d++) {
    const [from, to] = [offsets[d]!, offsets[d + 1]!];
    measureSeeds(words.subarray(from, to), sizes, k * wordSize, lengths.subarray(from, to));
    yield;
  }
  return lengths;
}

/** Writes the length of each seed of a document. @param least size of a seed. */
function measureSeeds(words: Uint32Array, sizes: Uint8Array, least: number, lengths: Uint8Array): void {
  let size = 0;
  for (let at = 0, end = 0; at < words.length; at++) {
    while (end < words.length && size < least) size += sizes[words[end++]!]!;
    if (size < least) return;
    lengths[at] = end - at;
    size -= sizes[words[at]!]!;
  }
}

/** What seeds are made of. */
export type SeedColumns = Pick<Collection, "words" | "lexicon" | "offsets" | "numDocuments" | "numTokens">;

/** Hash of the n words from `at` on. */
export function seedHash(words: Uint32Array, at: number, n: number): number {
  let h = 0x9e3779b9;
  for (let q = 0; q < n; q++) {
    h = Math.imul(h ^ words[at + q]!, 0x85ebca6b);
    h = (h << 13) | (h >>> 19);
  }
  h = Math.imul(h ^ (h >>> 16), 0xc2b2ae35);
  return (h ^ (h >>> 15)) >>> 0;
}

/** How many tokens of the document [from, to) begin a seed: the first ones, all of them. */
export function numSeeds(lengths: Uint8Array, from: number, to: number): number {
  let end = to;
  while (end > from && lengths[end - 1] === 0) end--;
  return end - from;
}
