/**
 * Stage information: the occurrences of each word of a sample with its neighbours, for continuation-counts.ts. Input words
 * of a sample, output records:
 *
 *   records   [ before | next | second | third | place ]   the word before an occurrence and the two after it, -1 for those that
 *                                                          stand beyond the ends of its run, and for what comes after such a one; the third
 *                                                          after it as it is marked; its token, as its complement where a boundary stands before it
 *   starts    by word: its first record; the occurrences of word w are records [starts[w], starts[w + 1])
 *
 * A counting sort by word, in the order of the text. O(tokens + words), 20 bytes a token.
 */

import { inRanges } from "../run/in-turn.js";
import type { Steps } from "../run/pace.js";
import { EDGE, type MarkedWords, RUN, WORD } from "./marked-words.js";

/** Elements of a record, and its places. */
export const RECORD = 5;
export const BEFORE = 0;
export const NEXT = 1;
export const SECOND = 2;
export const THIRD = 3;
export const PLACE = 4;

/** Records by word. */
export interface Occurrences {
  readonly records: Int32Array;
  /** One element more than words. */
  readonly starts: Uint32Array;
  /** Most records of a word. */
  readonly most: number;
}

/** The occurrences of all words but those that stand alone in a run and have no neighbour. */
export function* occurrencesByWord(text: MarkedWords, numWords: number): Steps<Occurrences> {
  const starts = new Uint32Array(numWords + 1);
  yield* inRanges(text.length - 1, (from, to) => {
    for (let i = from; i < to; i++) if ((text[i]! & text[i + 1]! & RUN) === 0) starts[(text[i]! & WORD) + 1]!++;
  });
  let most = 0;
  for (let w = 0; w < numWords; w++) {
    most = Math.max(most, starts[w + 1]!);
    starts[w + 1]! += starts[w]!;
  }
  return { records: yield* writeRecords(text, starts), starts, most };
}

function* writeRecords(text: MarkedWords, starts: Uint32Array): Steps<Int32Array> {
  const records = new Int32Array(RECORD * starts[starts.length - 1]!);
  const next = starts.slice();
  yield* inRanges(text.length - 1, (from, to) => {
    for (let i = from; i < to; i++) {
      const [token, after] = [text[i]!, text[i + 1]!];
      if ((token & after & RUN) !== 0) continue;
      const at = RECORD * next[token & WORD]!++;
      records[at + BEFORE] = token & RUN ? -1 : text[i - 1]! & WORD;
      records[at + NEXT] = after & RUN ? -1 : after & WORD;
      records[at + SECOND] = (after | text[i + 2]!) & RUN ? -1 : text[i + 2]! & WORD;
      records[at + THIRD] = text[i + 3]!;
      records[at + PLACE] = token & EDGE ? ~i : i;
    }
  });
  return records;
}
