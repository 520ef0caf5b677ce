/**
 * Token columns made by hand: documents given as lists of word numbers. Equal numbers have equal hashes; the hashes of
 * different numbers are well mixed, as those of real tokens.
 */
import { concatenateTokens, type TokenColumns } from "../../src/text/token-columns.js";
import type { Tokens } from "../../src/types/document.js";

/** The tokens of one document; offsets as if every word had four letters. */
export function tokensOf(words: readonly number[]): Tokens {
  return {
    length: words.length,
    hashLo: Uint32Array.from(words, (word) => mixed(word, 0x9e3779b9)),
    hashHi: Uint32Array.from(words, (word) => mixed(word, 0x7f4a7c15)),
    start: Uint32Array.from(words, (_, i) => 5 * i),
    end: Uint32Array.from(words, (_, i) => 5 * i + 4),
    flags: new Uint8Array(words.length),
    quotations: new Uint32Array(0),
  };
}

export function columnsOf(documents: readonly (readonly number[])[]): TokenColumns {
  return concatenateTokens(documents.map(tokensOf));
}

function mixed(word: number, salt: number): number {
  let h = Math.imul(word + 1, salt);
  for (const shift of [16, 13, 15]) h = Math.imul(h ^ (h >>> shift), 0x2c1b3c6d);
  return (h ^ (h >>> 16)) >>> 0;
}
