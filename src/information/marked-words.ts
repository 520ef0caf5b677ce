/**
 * Stage information: the words of a sample with what stands before each of them, in one column, so that one look tells both. Input word numbers, cut
 * into documents, and flags, output an element a token and one more behind them, where a document begins:
 *
 *   bit   31         30     29    28 ... 0
 *         [ DOCUMENT | EDGE | RUN | word number ]
 *
 *   DOCUMENT  a document begins                                    and with it EDGE and RUN
 *   EDGE      a document or a sentence begins: a strong break stands before the token
 *   RUN       the token has no neighbour before it: a document begins, or two characters of a script without spaces stand side by side,
 *             whose runs character-model.ts counts
 *
 * O(tokens), 4 bytes each.
 */
import { inRanges } from "../run/in-turn.js";
import type { Steps } from "../run/pace.js";
import { BREAK_STRONG, TokenFlag } from "../text/flags.js";

export type MarkedWords = Uint32Array;

export const DOCUMENT = 1 << 31;
export const EDGE = 1 << 30;
export const RUN = 1 << 29;
/** A hundred million distinct words are no text. */
export const WORD = RUN - 1;

/** Which tokens are counted: word numbers, cut into documents at `offsets` (one more than documents). */
export interface WordSample {
  readonly words: Uint32Array;
  readonly offsets: ArrayLike<number>;
}

/** The same with the breaks between tokens. */
export interface FlaggedSample extends WordSample {
  readonly flags: Uint8Array;
}

/** @param isCharacter by word number: 1 for a character of a script without spaces. */
export function* markedWords({ words, flags, offsets }: FlaggedSample, isCharacter: Uint8Array): Steps<MarkedWords> {
  const text = new Uint32Array(words.length + 1);
  yield* inRanges(words.length, (from, to) => {
    for (let i = from; i < to; i++) text[i] = words[i]! | ((flags[i - 1]! & TokenFlag.BREAK_MASK) === BREAK_STRONG ? EDGE : 0);
  });
  if (isCharacter.includes(1))
    yield* inRanges(words.length, (from, to) => {
      for (let i = Math.max(1, from); i < to; i++) if (isCharacter[words[i]!]! & isCharacter[words[i - 1]!]!) text[i]! |= RUN;
    });
  for (let d = 0; d < offsets.length; d++) text[offsets[d]!]! |= DOCUMENT | EDGE | RUN;
  return text;
}
