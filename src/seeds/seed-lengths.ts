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
import { SCORING } from "../settings/scoring.js";

/** Tokens of the seed at each global position, 0 where the document ends before it; then no later position of it has one. @param k at most 127 words. */
export function seedLengths({ words, lexicon, offsets, numDocuments, numTokens }: SeedColumns, k: number): Uint8Array {
  const lengths = new Uint8Array(numTokens);
  const wordSize = SCORING.charactersPerWord;
  const sizes = new Uint8Array(lexicon.isCharacter.length);
  for (let word = 0; word < sizes.length; word++) sizes[word] = lexicon.isCharacter[word] ? 1 : wordSize;
  for (let d = 0; d < numDocuments; d++) {
    const to = offsets[d + 1]!;
    let size = 0;
    for (let at = offsets[d]!, end = at; at < to; at++) {
      while (end < to && size < k * wordSize) size += sizes[words[end++]!]!;
      if (size < k * wordSize) break;
      lengths[at] = end - at;
      size -= sizes[words[at]!]!;
    }
  }
  return lengths;
}

/** What seeds are made of. */
export type SeedColumns = Pick<Collection, "words" | "lexicon" | "offsets" | "numDocuments" | "numTokens">;
