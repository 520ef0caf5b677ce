/**
 * Stage information: the occurrences of each word of a sample with its neighbours, for continuation-counts.ts. Input word
 * numbers cut into documents, output records:
 *
 *   records   [ before | next | second | third ]   the word before an occurrence and the three after it; -1 for those that
 *                                                  stand beyond the end of its run, and for all that come after such a one
 *   starts    by word: its first record; the occurrences of word w are records [starts[w], starts[w + 1])
 *
 * A run is a document, or what is left of it where two characters of a script without spaces stand side by side: a run ends
 * between them. A counting sort by word, in the order of the text. O(tokens + words), 16 bytes a token.
 */

import type { Steps } from "../run/pace.js";

/** Which tokens are counted: word numbers, cut into documents at `offsets` (one more than documents). */
export interface WordSample {
  readonly words: Uint32Array;
  readonly offsets: ArrayLike<number>;
}

/** Records by word. */
export interface Occurrences {
  readonly records: Int32Array;
  /** One element more than words. */
  readonly starts: Uint32Array;
  /** Most records of a word. */
  readonly most: number;
}

/** The occurrences of all words but those that stand alone in a run and have no neighbour. */
export function* occurrencesByWord(sample: WordSample, isCharacter: Uint8Array): Steps<Occurrences> {
  const { words, offsets } = sample;
  const starts = new Uint32Array(isCharacter.length + 1);
  for (let d = 0; d + 1 < offsets.length; d++) {
    const last = offsets[d + 1]!;
    for (let from = offsets[d]!; from < last; ) {
      const to = runEnd(words, isCharacter, from, last);
      if (to > from + 1) for (let i = from; i < to; i++) starts[words[i]! + 1]!++;
      from = to;
    }
    yield;
  }
  let most = 0;
  for (let w = 0; w < isCharacter.length; w++) {
    most = Math.max(most, starts[w + 1]!);
    starts[w + 1]! += starts[w]!;
  }
  return { records: yield* writeRecords(sample, isCharacter, starts), starts, most };
}

function* writeRecords({ words, offsets }: WordSample, isCharacter: Uint8Array, starts: Uint32Array): Steps<Int32Array> {
  const records = new Int32Array(4 * starts[isCharacter.length]!);
  const next = starts.slice();
  for (let d = 0; d + 1 < offsets.length; d++) {
    const last = offsets[d + 1]!;
    for (let from = offsets[d]!; from < last; ) {
      const to = runEnd(words, isCharacter, from, last);
      for (let i = from; to > from + 1 && i < to; i++) {
        const at = 4 * next[words[i]!]!++;
        records[at] = i > from ? words[i - 1]! : -1;
        records[at + 1] = i + 1 < to ? words[i + 1]! : -1;
        records[at + 2] = i + 2 < to ? words[i + 2]! : -1;
        records[at + 3] = i + 3 < to ? words[i + 3]! : -1;
      }
      from = to;
    }
    yield;
  }
  return records;
}

/** Where the run that begins with token `from` ends, in a document that ends at `last`. */
function runEnd(words: Uint32Array, isCharacter: Uint8Array, from: number, last: number): number {
  let to = from + 1;
  while (to < last && (isCharacter[words[to]!] === 0 || isCharacter[words[to - 1]!] === 0)) to++;
  return to;
}
