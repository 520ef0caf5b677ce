/**
 * Stage information: the occurrences of each word of a sample with its neighbours, for continuation-counts.ts. Input words
 * of a sample, output records, those of some words after the other:
 *
 *   records   [ before | next | second | third | place ]   the word before an occurrence and the two after it, -1 for those that
 *                                                          stand beyond the ends of its run, and for what comes after such a one; the third
 *                                                          after it as it is marked; its token, as its complement where a boundary stands before it
 *   starts    by word: its first record; the occurrences of word w are records [starts[w], starts[w + 1])
 *
 * A counting sort by word, in the order of the text, in two steps: places go to parts, ranges of words that have so many occurrences, and the
 * records of a part are written together, so that they stay in a cache until they are counted. All at once they took four times the memory
 * and, a miss each, twice the time. O(tokens + words), 4 bytes a token, and 20 bytes a record of the largest part.
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

/** Records of the words [from, to). Overwritten by those of the next ones. */
export interface WordRecords {
  readonly records: Int32Array;
  /** By word, counted from the first of all: its first record. */
  readonly starts: Uint32Array;
  readonly from: number;
  readonly to: number;
}

/** Occurrences of a part, unless one word has more: five megabytes of records. */
const PART = 1 << 18;

/** The places of all words but those that stand alone in a run and have no neighbour. */
export class Occurrences {
  /** Most records of a word. */
  most = 0;
  readonly #text: MarkedWords;
  /** By word: its occurrences before it, one element more than words. By part: its first word, then the number of all. */
  readonly #before: Uint32Array;
  readonly #parts: readonly number[];
  readonly #places: Uint32Array;
  /** By word: where its next record goes. */
  readonly #next: Uint32Array;
  #records = new Int32Array(0);

  private constructor(text: MarkedWords, before: Uint32Array) {
    this.#text = text;
    this.#before = before;
    const parts = [0];
    for (let word = 0; word + 1 < before.length; word++) {
      this.most = Math.max(this.most, before[word + 1]! - before[word]!);
      if (before[word + 1]! - before[parts[parts.length - 1]!]! >= PART) parts.push(word + 1);
    }
    if (parts[parts.length - 1] !== before.length - 1) parts.push(before.length - 1);
    this.#parts = parts;
    this.#places = new Uint32Array(before[before.length - 1]!);
    this.#next = new Uint32Array(before.length);
  }

  static *of(text: MarkedWords, numWords: number): Steps<Occurrences> {
    const before = new Uint32Array(numWords + 1);
    yield* inRanges(text.length - 1, (from, to) => {
      for (let i = from; i < to; i++) if ((text[i]! & text[i + 1]! & RUN) === 0) before[(text[i]! & WORD) + 1]!++;
    });
    for (let w = 0; w < numWords; w++) before[w + 1]! += before[w]!;
    const occurrences = new Occurrences(text, before);
    yield* occurrences.#putIntoParts(numWords);
    return occurrences;
  }

  *#putIntoParts(numWords: number): Steps<void> {
    const [text, places] = [this.#text, this.#places];
    const partOf = new Uint32Array(numWords);
    const next = new Uint32Array(this.#parts.length);
    for (let part = 0; part + 1 < this.#parts.length; part++) {
      partOf.fill(part, this.#parts[part], this.#parts[part + 1]);
      next[part] = this.#before[this.#parts[part]!]!;
    }
    yield* inRanges(text.length - 1, (from, to) => {
      for (let i = from; i < to; i++) if ((text[i]! & text[i + 1]! & RUN) === 0) places[next[partOf[text[i]! & WORD]!]!++] = i;
    });
  }

  /** The records of all words, part after part. */
  *parts(): Generator<WordRecords, void, void> {
    for (let part = 0; part + 1 < this.#parts.length; part++) yield this.#write(this.#parts[part]!, this.#parts[part + 1]!);
  }

  #write(from: number, to: number): WordRecords {
    const [text, places, before, starts] = [this.#text, this.#places, this.#before, this.#next];
    const [first, end] = [before[from]!, before[to]!];
    if (this.#records.length < RECORD * (end - first)) this.#records = new Int32Array(RECORD * (end - first));
    const records = this.#records;
    for (let word = from; word <= to; word++) starts[word] = before[word]! - first;
    for (let x = first; x < end; x++) {
      const i = places[x]!;
      const [token, after, second] = [text[i]!, text[i + 1]!, text[i + 2]!];
      const at = RECORD * starts[token & WORD]!++;
      records[at + BEFORE] = token & RUN ? -1 : text[i - 1]! & WORD;
      records[at + NEXT] = after & RUN ? -1 : after & WORD;
      records[at + SECOND] = (after | second) & RUN ? -1 : second & WORD;
      records[at + THIRD] = text[i + 3]!;
      records[at + PLACE] = token & EDGE ? ~i : i;
    }
    for (let word = from; word <= to; word++) starts[word] = before[word]! - first;
    return { records, starts, from, to };
  }
}
