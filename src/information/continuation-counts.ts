/**
 * Stage information: in how many different contexts words, pairs and triples stand. Input word numbers of a sample, output
 * continuation counts (Kneser & Ney 1995): D of an n-gram is the least of its distinct left and right neighbours, less one.
 *
 * Each occurrence of a word is written out with its neighbours, one record an occurrence, those of one word together
 * (occurrences.ts). The records of a word are grouped by the word that comes next, which gives its pairs, and those of a pair
 * by the second next, which gives its triples; the left neighbours of any of them stand in the records of its group. So the text is
 * read twice, in order, and all else happens inside one group, mostly in the cache: tables of all pairs, triples and quadruples
 * miss the cache three times a token, and took six times as long. An n-gram that stands once has D = 0 and is left alone, and so
 * are the triples of a pair that has one left neighbour: they have no more. The places of a triple with more of them are at hand, so
 * who counts longer runs is told them (formula-counts.ts), and need not look for them.
 *
 * O(tokens) whatever they are: a record is read at most four times a length and copied once. 4 bytes a token, 64 an
 * occurrence of the most frequent word and 8 a word while it runs; 12 bytes are returned for each pair and triple with D > 0, about
 * one for ten tokens of news.
 */
import { withRoom } from "../arrays/with-room.js";
import type { Steps } from "../run/pace.js";
import { type MarkedWords, RUN, WORD } from "./marked-words.js";
import { BEFORE, NEXT, Occurrences, RECORD, SECOND, THIRD } from "./occurrences.js";

/** The continuation counts of a sample. */
export interface ContinuationCounts {
  /** D by word number. */
  readonly words: Uint32Array;
  /** Pairs (word, word) with D > 0, or with a triple that has one; by the number of the first word. */
  readonly pairs: NgramCounts;
  /** Triples (pair number, word) with D > 0, by the number of the pair. */
  readonly triples: NgramCounts;
}

/** N-grams as columns: the n-gram without its last word, the last word, and D. The first `size` elements of each count. */
export interface NgramCounts {
  readonly size: number;
  readonly context: Uint32Array;
  readonly last: Uint32Array;
  readonly count: Uint32Array;
}

/** Records [from, to), see occurrences.ts. */
export interface RecordSpan {
  readonly records: Int32Array;
  readonly from: number;
  readonly to: number;
}

/** Told where a triple stands: its first word, and the records of it, ascending. */
export type OnTriple = (word: number, span: RecordSpan) => void;

/**
 * D of all words of a sample, and of the pairs and triples where it is not 0. A run of two characters of a script without
 * spaces is no pair: character-model.ts counts those.
 * @param onTriple told of each triple, inside one run, with two left neighbours or more.
 */
export function* countContinuations(text: MarkedWords, numWords: number, onTriple: OnTriple = () => undefined): Steps<ContinuationCounts> {
  const occurrences = yield* Occurrences.of(text, numWords);
  const counter = new ContinuationCounter(numWords, occurrences.most, onTriple);
  for (const { records, starts, from, to } of occurrences.parts()) {
    let rested = 0;
    for (let word = from; word < to; word++) {
      counter.countWord(word, records, starts);
      if (starts[word + 1]! - rested < STEP_RECORDS) continue;
      rested = starts[word + 1]!;
      yield;
    }
    yield;
  }
  return counter;
}

/** Records between two pauses: a millisecond or two, but for the most frequent words. */
const STEP_RECORDS = 8192;

class ContinuationCounter implements ContinuationCounts {
  readonly words: Uint32Array;
  readonly pairs = new NgramList();
  readonly triples = new NgramList();
  readonly #onTriple: OnTriple;
  readonly #marks: WordMarks;
  readonly #byNext: RecordGroups;
  readonly #bySecond: RecordGroups;

  /** @param most records of a word. */
  constructor(numWords: number, most: number, onTriple: OnTriple) {
    this.words = new Uint32Array(numWords);
    this.#onTriple = onTriple;
    this.#marks = new WordMarks(numWords);
    this.#byNext = new RecordGroups(most, this.#marks);
    this.#bySecond = new RecordGroups(most, this.#marks);
  }

  countWord(word: number, records: Int32Array, starts: Uint32Array): void {
    const from = starts[word]!;
    const to = starts[word + 1]!;
    if (to - from < 2) return;
    const groups = this.#byNext;
    groups.group(records, { from, to, place: NEXT });
    this.words[word] = this.#contexts(records, { from, to, place: BEFORE }, groups.numDistinct);
    for (let g = 0; g < groups.size; g++) this.#countPair(word, groups.starts[g]!, groups.starts[g + 1]!);
  }

  #countPair(word: number, from: number, to: number): void {
    const { records } = this.#byNext;
    if (this.#marks.distinct(records, { from, to, place: BEFORE }, 2) < 2) return;
    const groups = this.#bySecond;
    groups.group(records, { from, to, place: SECOND });
    const count = this.#contexts(records, { from, to, place: BEFORE }, groups.numDistinct);
    const second = records[RECORD * from + NEXT]!;
    let pair = count > 0 ? this.pairs.add(word, second, count) : -1;
    for (let g = 0; g < groups.size; g++) {
      const ofTriple = this.#tripleCount(word, groups.starts[g]!, groups.starts[g + 1]!);
      if (ofTriple === 0) continue;
      if (pair < 0) pair = this.pairs.add(word, second, 0);
      this.triples.add(pair, groups.records[RECORD * groups.starts[g]! + SECOND]!, ofTriple);
    }
  }

  #tripleCount(word: number, from: number, to: number): number {
    const { records } = this.#bySecond;
    const left = this.#marks.distinct(records, { from, to, place: BEFORE }, to - from);
    if (left < 2) return 0;
    this.#onTriple(word, { records, from, to });
    return this.#distinctThird(records, from, to, left) - 1;
  }

  /** Number of distinct words behind a triple, at least 1, or `most` if there are more. */
  #distinctThird(records: Int32Array, from: number, to: number, most: number): number {
    const { group } = this.#marks;
    const mark = ++this.#marks.groups;
    let count = 0;
    for (let at = RECORD * from + THIRD; at < RECORD * to && count < most; at += RECORD) {
      const third = records[at]!;
      if ((third & RUN) !== 0 || group[third & WORD] === mark) continue;
      group[third & WORD] = mark;
      count++;
    }
    return Math.max(1, count);
  }

  /** D of what has its left neighbours in these records and `right` right ones: more left ones than that need not be counted. */
  #contexts(records: Int32Array, before: RecordRange, right: number): number {
    return right < 2 ? 0 : Math.max(0, this.#marks.distinct(records, before, right) - 1);
  }
}

/** Records [from, to), and one place in each of them. */
interface RecordRange {
  readonly from: number;
  readonly to: number;
  readonly place: number;
}

/** Which words were met in one group. A mark is the number of the group, so that nothing is wiped between groups. */
class WordMarks {
  /** By word: the last group it was met in, and its number there. */
  readonly group: Uint32Array;
  readonly number: Uint32Array;
  /** Groups so far: at most six a record, so less than 2^32 for any sample that fits into an array. */
  groups = 0;

  constructor(numWords: number) {
    this.group = new Uint32Array(numWords);
    this.number = new Uint32Array(numWords);
  }

  /** Number of distinct words at one place of records, or `most` if there are more. */
  distinct(records: Int32Array, { from, to, place }: RecordRange, most: number): number {
    const { group } = this;
    const mark = ++this.groups;
    let count = 0;
    for (let at = RECORD * from + place; at < RECORD * to && count < most; at += RECORD) {
      const word = records[at]!;
      if (word < 0 || group[word] === mark) continue;
      group[word] = mark;
      count++;
    }
    return count;
  }
}

/** The place of a group of one record. */
const LEFT_OUT = 0xffffffff;

/** Records in groups of equal words at one place, of two records or more; others are left out. Used again and again. */
class RecordGroups {
  /** Of this grouping, overwritten by the next. */
  readonly records: Int32Array;
  readonly starts: Uint32Array;
  size = 0;
  /** Groups, those of one record included. */
  numDistinct = 0;
  readonly #next: Uint32Array;
  readonly #numbers: Int32Array;
  readonly #marks: WordMarks;

  /** @param most records that are grouped at once. */
  constructor(most: number, marks: WordMarks) {
    this.records = new Int32Array(RECORD * most);
    this.starts = new Uint32Array(most + 1);
    this.#next = new Uint32Array(most);
    this.#numbers = new Int32Array(most);
    this.#marks = marks;
  }

  /** A counting sort; groups are numbered as they are met, records keep their order. Hot: most of the time of the model goes here. */
  group(source: Int32Array, { from, to, place }: RecordRange): void {
    const numDistinct = this.#number(source, { from, to, place });
    const { records, starts } = this;
    const next = this.#next;
    const numbers = this.#numbers;
    let sum = 0;
    let size = 0;
    for (let g = 0; g < numDistinct; g++) {
      const count = next[g]!;
      next[g] = count < 2 ? LEFT_OUT : sum;
      if (count < 2) continue;
      starts[size++] = sum;
      sum += count;
    }
    starts[size] = sum;
    for (let q = from; q < to; q++) {
      const number = numbers[q - from]!;
      if (number < 0 || next[number] === LEFT_OUT) continue;
      const at = RECORD * next[number]!++;
      const given = RECORD * q;
      records[at] = source[given]!;
      records[at + 1] = source[given + 1]!;
      records[at + 2] = source[given + 2]!;
      records[at + 3] = source[given + 3]!;
      records[at + 4] = source[given + 4]!;
    }
    this.size = size;
    this.numDistinct = numDistinct;
  }

  /** Writes the group of each record to `#numbers` and how many each has to `#next`; returns how many groups there are. */
  #number(source: Int32Array, { from, to, place }: RecordRange): number {
    const { group, number } = this.#marks;
    const mark = ++this.#marks.groups;
    const sizes = this.#next;
    const numbers = this.#numbers;
    let size = 0;
    for (let q = from; q < to; q++) {
      const word = source[RECORD * q + place]!;
      if (word < 0) {
        numbers[q - from] = -1;
        continue;
      }
      if (group[word] !== mark) {
        group[word] = mark;
        number[word] = size;
        sizes[size++] = 0;
      }
      const x = number[word]!;
      numbers[q - from] = x;
      sizes[x]!++;
    }
    return size;
  }
}

class NgramList implements NgramCounts {
  size = 0;
  context = new Uint32Array(64);
  last = new Uint32Array(64);
  count = new Uint32Array(64);

  add(context: number, last: number, count: number): number {
    const at = this.size++;
    this.context = withRoom(this.context, this.size);
    this.last = withRoom(this.last, this.size);
    this.count = withRoom(this.count, this.size);
    this.context[at] = context;
    this.last[at] = last;
    this.count[at] = count;
    return at;
  }
}
