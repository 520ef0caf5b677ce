/**
 * Stage text: how long a part of a text is, in words: tokens of scripts with and without spaces on one scale. Input flags of
 * tokens, output a number of words, as seeds and content words are counted, too. O(tokens).
 */
import { SCORING } from "../settings/scoring.js";
import { TokenFlag } from "./flags.js";

/** The tokens [from, to) in words: `charactersPerWord` characters of a script without spaces are one, what is left of them is none. */
export function sizeInWords(flags: Uint8Array, from: number, to: number): number {
  let characters = 0;
  for (let t = from; t < to; t++) if (flags[t]! & TokenFlag.UNSPACED) characters++;
  return to - from - characters + Math.floor(characters / SCORING.charactersPerWord);
}
