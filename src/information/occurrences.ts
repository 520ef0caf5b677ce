/**
 * Stage information: the occurrences of each word of a sample with its neighbours, for continuation-counts.ts. Input words
 * of a sample, output records:
 *
 *   records   [ before | next | second | place ]   the word before an occurrence and the two after it; -1 for those that
 *                                                  stand beyond the ends of its run, and for what comes after such a one;
 *                                                  then its token, as its complement where a boundary stands before it
 *   starts    by word: its first record; the occurrences of word w are records [starts[w], starts[w + 1])
 *
 * A counting sort by word, in the order of the text. O(tokens + words), 16 bytes a token.
 */

import { inRanges } from "../run/in-turn.js";
import type { Steps } from "../run/pace.js";
import { EDGE, type MarkedWords, RUN, WORD } from "./marked-words.js";

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
  const records = new Int32Array(4 * starts[starts.length - 1]!);
  const next = starts.slice();
  yield* inRanges(text.length - 1, (from, to) => {
    for (let i = from; i < to; i++) {
      const [token, after] = [text[i]!, text[i + 1]!];
      if ((token & after & RUN) !== 0) continue;
      const at = 4 * next[token & WORD]!++;
      records[at] = token & RUN ? -1 : text[i - 1]! & WORD;
      records[at + 1] = after & RUN ? -1 : after & WORD;
      records[at + 2] = (after | text[i + 2]!) & RUN ? -1 : text[i + 2]! & WORD;
      records[at + 3] = token & EDGE ? ~i : i;
    }
  });
  return records;
}
