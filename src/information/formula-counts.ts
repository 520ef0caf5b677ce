/**
 * Stage information: in how many different contexts short runs of words stand. Input a sample of documents, output for each run of
 * the length of three words up to SCORING.formulaTokens tokens its contexts: the least of its distinct left and right neighbours, an edge of a
 * sentence, quotation or text counting as one. A formula ("unless otherwise required by law") stands between ever other words; a
 * copied sentence brings its neighbours along. Runs in fewer than SCORING.formulaContexts contexts are none, and are left out.
 *
 * Places that begin with the same words come from the count of continuations, where those are three, or are looked for by their hashes
 * (repeated-places.ts), where there are characters of a script without spaces among them. A group of places is then cut by the word that
 * comes next, as long as it has enough left neighbours: a longer run has no more of them. So copied text ends at its first words, and what goes
 * on are phrases.
 *
 * O(tokens) expected; 12 bytes a run, one for about 25 tokens of news.
 */
import { repeatedPlaces } from "../arrays/repeated-places.js";
import { withRoom } from "../arrays/with-room.js";
import { mix32 } from "../kernels/hash.js";
import { inRanges } from "../run/in-turn.js";
import type { Steps } from "../run/pace.js";
import { SCORING } from "../settings/scoring.js";
import type { OnTriple, RecordSpan } from "./continuation-counts.js";
import { type FormulaCounts, GrowingHash, hashesOf, sortFormulas } from "./formulas.js";
import type { Lexicon } from "./lexicon.js";
import { DOCUMENT, EDGE, type MarkedWords, WORD } from "./marked-words.js";
import { BEFORE, NEXT, PLACE, RECORD, SECOND, THIRD } from "./occurrences.js";

const LEAST = SCORING.formulaContexts;
const LONGEST = SCORING.formulaTokens;
/** A run is at least as long as an anchor: shorter ones are never judged. Counted in characters of a script without spaces. */
const LEAST_SIZE = SCORING.anchorWords * SCORING.charactersPerWord;
/** Tokens of a triple. */
const TRIPLE = 3;
/** What is done between two pauses: a few milliseconds. */
const STEP_TOKENS = 65_536;

/** What is known of the words of a sample, by number. */
type CountedWords = Pick<Lexicon, "ids" | "isCharacter">;

/** The formulas of a sample: `onTriple` hears of its triples (continuation-counts.ts), `finish` counts the rest. */
export interface FormulaCounting {
  readonly onTriple: OnTriple;
  finish(): Steps<FormulaCounts>;
}

export function countFormulas(text: MarkedWords, lexicon: CountedWords): FormulaCounting {
  const counter = new FormulaCounter(text, lexicon);
  return {
    onTriple: (word, span) => counter.countTriple(word, span),
    *finish() {
      if (!counter.areTriples) yield* countOthers(counter);
      return yield* counter.inOrder();
    },
  };
}

/** Counts what begins with more tokens than three, or with less. */
function* countOthers(counter: FormulaCounter): Steps<void> {
  const { positions, starts } = yield* repeatedPlaces(yield* counter.hashBeginnings(), LEAST);
  for (let group = 0, rested = 0; group + 1 < starts.length; group++) {
    counter.count(positions.subarray(starts[group]!, starts[group + 1]!));
    if (starts[group + 1]! - rested < STEP_TOKENS) continue;
    rested = starts[group + 1]!;
    yield;
  }
}

/** Places of runs of one length with the words before them, those of a run together. */
class RunGroups {
  places = new Uint32Array(64);
  /** Word numbers; that of an edge where a boundary stands between. */
  before = new Uint32Array(64);
  /** By place, while it is counted: the word behind the run, as it is marked. */
  next = new Uint32Array(64);
  starts = new Uint32Array(65);
  /** By group: the last word of the run. */
  words = new Uint32Array(64);

  makeRoom(numPlaces: number): void {
    this.places = withRoom(this.places, numPlaces);
    this.before = withRoom(this.before, numPlaces);
    this.next = withRoom(this.next, numPlaces);
    this.starts = withRoom(this.starts, numPlaces + 1);
    this.words = withRoom(this.words, numPlaces);
  }
}

/** The places [from, to) of a group. */
interface Run {
  readonly groups: RunGroups;
  readonly from: number;
  readonly to: number;
}

class FormulaCounter {
  /** Whether every run begins with three tokens. */
  readonly areTriples: boolean;
  readonly #text: MarkedWords;
  readonly #sizes: Uint8Array;
  /** Of the run that is counted and those that it begins with. */
  readonly #hash: GrowingHash;
  #size = 0;
  #lo = new Uint32Array(64);
  #hi = new Uint32Array(64);
  #contexts = new Uint32Array(64);
  /** By word, and one more for an edge: the last list of neighbours it was met in, and its number there. */
  readonly #met: Uint32Array;
  readonly #numberedIn: Uint32Array;
  readonly #number: Uint32Array;
  /** Of the words that follow a run: how many places, then where the next one goes; which word. */
  #counts = new Uint32Array(64);
  #distinct = new Uint32Array(64);
  #lists = 0;
  /** By length of a run: the runs that are looked at. */
  readonly #groups = Array.from({ length: LONGEST + 1 }, () => new RunGroups());

  constructor(text: MarkedWords, { ids, isCharacter }: CountedWords) {
    this.#text = text;
    this.#sizes = Uint8Array.from(isCharacter, (is) => (is ? 1 : SCORING.charactersPerWord));
    this.areTriples = !this.#sizes.includes(1) && LEAST_SIZE === TRIPLE * SCORING.charactersPerWord;
    this.#hash = new GrowingHash(hashesOf(ids), LONGEST);
    this.#met = new Uint32Array(ids.size + 1);
    this.#numberedIn = new Uint32Array(ids.size + 1);
    this.#number = new Uint32Array(ids.size + 1);
  }

  /** Tokens of the shortest run from a token on; 0 where its document ends before that, or the run is longer than any formula. */
  #beginningLength(from: number): number {
    const text = this.#text;
    let to = from;
    for (let size = 0; size < LEAST_SIZE; to++) {
      if (to > from && text[to]! & DOCUMENT) return 0;
      size += this.#sizes[text[to]! & WORD]!;
    }
    return to - from > LONGEST ? 0 : to - from;
  }

  /** By token: the hash of the beginning there, 0 for none and for a triple. */
  *hashBeginnings(): Steps<Uint32Array> {
    const numTokens = this.#text.length - 1;
    const hashes = new Uint32Array(numTokens);
    yield* inRanges(numTokens, (from, to) => {
      for (let i = from; i < to; i++) {
        const length = this.#beginningLength(i);
        if (length > 0 && length !== TRIPLE) hashes[i] = this.#beginningHash(i, length) || 1;
      }
    });
    return hashes;
  }

  #beginningHash(from: number, length: number): number {
    let h = length;
    for (let at = from; at < from + length; at++) h = Math.imul(h, 0x9e3779b1) + (this.#text[at]! & WORD);
    return mix32(h);
  }

  /** Counts the runs that begin with a triple, where that is as long as a run is at least. */
  countTriple(word: number, { records, from: first, to: end }: RecordSpan): void {
    if (end - first < LEAST || !this.#hasContexts(records, first, end)) return;
    const groups = this.#groups[TRIPLE]!;
    groups.makeRoom(end - first);
    const { places, before, next } = groups;
    const edge = this.#met.length - 1;
    for (let q = first; q < end; q++) {
      const place = records[RECORD * q + PLACE]!;
      places[q - first] = place < 0 ? ~place : place;
      before[q - first] = place < 0 ? edge : records[RECORD * q + BEFORE]!;
      next[q - first] = records[RECORD * q + THIRD]!;
    }
    if (!this.areTriples && this.#beginningLength(places[0]!) !== TRIPLE) return;
    this.#hash.set(1, word);
    this.#hash.set(2, records[RECORD * first + NEXT]!);
    this.#hash.set(3, records[RECORD * first + SECOND]!);
    this.#countNext({ groups, from: 0, to: end - first }, TRIPLE);
  }

  /** Whether a triple has enough left neighbours; copies have not, most of all that are asked for. */
  #hasContexts(records: Int32Array, first: number, end: number): boolean {
    const met = this.#met;
    const edge = met.length - 1;
    const list = ++this.#lists;
    let count = 0;
    for (let q = first; q < end && count < LEAST; q++) {
      const word = records[RECORD * q + PLACE]! < 0 ? edge : records[RECORD * q + BEFORE]!;
      if (met[word] === list) continue;
      met[word] = list;
      count++;
    }
    return count >= LEAST;
  }

  /** Counts the runs that begin at places of one hash. */
  count(rest: Uint32Array): void {
    const text = this.#text;
    for (let left = rest; left.length >= LEAST; ) {
      const first = left[0]!;
      // equal words make equal lengths
      const length = this.#beginningLength(first);
      const isSame = (place: number): boolean => {
        for (let q = 0; q < length; q++) if (((text[place + q]! ^ text[first + q]!) & WORD) !== 0) return false;
        return true;
      };
      const groups = this.#groups[length]!;
      groups.makeRoom(left.length);
      const others = left.filter((place) => !isSame(place));
      let size = 0;
      for (const place of left) {
        if (others.length > 0 && !isSame(place)) continue;
        groups.places[size] = place;
        groups.before[size++] = text[place]! & EDGE ? this.#met.length - 1 : text[place - 1]! & WORD;
      }
      for (let q = 0; q < length; q++) this.#hash.set(q + 1, text[first + q]! & WORD);
      this.#countRun({ groups, from: 0, to: size }, length);
      left = others;
    }
  }

  /** Counts a run that stands at some places, and those that it begins. */
  #countRun({ groups, from, to }: Run, length: number): void {
    if (this.#distinctBefore(groups.before, from, to) < LEAST) return;
    const { places, next } = groups;
    const text = this.#text;
    // nothing else in the loop: the processor waits for many of them at once
    for (let x = from; x < to; x++) next[x] = text[places[x]! + length]!;
    this.#countNext({ groups, from, to }, length);
  }

  /** The same once it is known what follows each place. */
  #countNext({ groups, from, to }: Run, length: number): void {
    const right = this.#distinctNext(groups.next, from, to);
    if (right >= LEAST) this.#add(length, Math.min(right, this.#distinctBefore(groups.before, from, to)));
    if (length === LONGEST) return;
    const longer = this.#groups[length + 1]!;
    const size = this.#groupByNext({ groups, from, to }, longer);
    for (let g = 0; g < size; g++) {
      this.#hash.set(length + 1, longer.words[g]!);
      this.#countRun({ groups: longer, from: longer.starts[g]!, to: longer.starts[g + 1]! }, length + 1);
    }
  }

  #distinctBefore(before: Uint32Array, from: number, to: number): number {
    const met = this.#met;
    const list = ++this.#lists;
    let count = 0;
    for (let x = from; x < to; x++) {
      if (met[before[x]!] === list) continue;
      met[before[x]!] = list;
      count++;
    }
    return count;
  }

  #distinctNext(next: Uint32Array, from: number, to: number): number {
    const met = this.#met;
    const list = ++this.#lists;
    const edge = met.length - 1;
    let count = 0;
    for (let x = from; x < to; x++) {
      const word = next[x]! & EDGE ? edge : next[x]! & WORD;
      if (met[word] === list) continue;
      met[word] = list;
      count++;
    }
    return count;
  }

  /** A counting sort by the word that follows the run, inside its document; what stands too seldom is left out. Returns how many groups there are. */
  #groupByNext({ groups: { places, before, next }, from, to }: Run, out: RunGroups): number {
    const [numberedIn, number] = [this.#numberedIn, this.#number];
    const list = ++this.#lists;
    this.#counts = withRoom(this.#counts, to - from);
    this.#distinct = withRoom(this.#distinct, to - from);
    const [counts, distinct] = [this.#counts, this.#distinct];
    let numWords = 0;
    for (let x = from; x < to; x++) {
      if (next[x]! & DOCUMENT) continue;
      const word = next[x]! & WORD;
      if (numberedIn[word] !== list) {
        numberedIn[word] = list;
        number[word] = numWords;
        distinct[numWords] = word;
        counts[numWords++] = 0;
      }
      counts[number[word]!]!++;
    }
    out.makeRoom(to - from);
    let size = 0;
    let sum = 0;
    for (let x = 0; x < numWords; x++) {
      const count = counts[x]!;
      counts[x] = count < LEAST ? LEFT_OUT : sum;
      if (count < LEAST) continue;
      out.words[size] = distinct[x]!;
      out.starts[size++] = sum;
      sum += count;
    }
    out.starts[size] = sum;
    if (size === 0) return 0;
    for (let x = from; x < to; x++) {
      if (next[x]! & DOCUMENT) continue;
      const group = number[next[x]! & WORD]!;
      if (counts[group] === LEFT_OUT) continue;
      const at = counts[group]!++;
      out.places[at] = places[x]!;
      out.before[at] = before[x]!;
    }
    return size;
  }

  #add(length: number, contexts: number): void {
    const at = this.#size++;
    this.#lo = withRoom(this.#lo, this.#size);
    this.#hi = withRoom(this.#hi, this.#size);
    this.#contexts = withRoom(this.#contexts, this.#size);
    this.#lo[at] = this.#hash.lo[length]!;
    this.#hi[at] = this.#hash.hi[length]!;
    this.#contexts[at] = contexts;
  }

  *inOrder(): Steps<FormulaCounts> {
    return yield* sortFormulas({
      hashLo: this.#lo.subarray(0, this.#size),
      hashHi: this.#hi.subarray(0, this.#size),
      contexts: this.#contexts.subarray(0, this.#size),
    });
  }
}

/** Where the places of a group that is too small would go. */
const LEFT_OUT = 0xffffffff;
