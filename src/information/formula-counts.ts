/**
 * Stage information: in how many different contexts short runs of words stand. Input a sample of documents, output for each run of
 * the length of three words up to SCORING.formulaTokens tokens its contexts: the least of its distinct left and right neighbours, an edge of a
 * sentence, quotation or text counting as one. A formula ("unless otherwise required by law") stands between ever other words; a
 * copied sentence brings its neighbours along. Runs in fewer than SCORING.formulaContexts contexts are none, and are left out.
 *
 * Places are grouped by their first words, where those stand three times or more (repeated-places.ts).
 * A group of places is then cut by the word that comes next, as long as it has enough left neighbours: a longer run has no more of them. So
 * copied text ends at its first words, and what goes on are phrases.
 *
 * O(tokens) expected; 12 bytes a token while it runs; 12 bytes a run, one for about 25 tokens of news.
 */
import { sameWords } from "../arrays/lower-bound.js";
import { repeatedPlaces } from "../arrays/repeated-places.js";
import { withRoom } from "../arrays/with-room.js";
import { mix32 } from "../kernels/hash.js";
import { inRanges } from "../run/in-turn.js";
import type { Steps } from "../run/pace.js";
import { SCORING } from "../settings/scoring.js";
import { BREAK_STRONG, TokenFlag } from "../text/flags.js";
import { type FormulaCounts, hashesOf, runHash, sortFormulas, type WordHashes } from "./formulas.js";
import type { Lexicon } from "./lexicon.js";
import type { WordSample } from "./occurrences.js";

/** Which tokens are counted, with the breaks between them. */
export interface FormulaSample extends WordSample {
  readonly flags: Uint8Array;
}

const LEAST = SCORING.formulaContexts;
const LONGEST = SCORING.formulaTokens;
/** A run is at least as long as an anchor: shorter ones are never judged. Counted in characters of a script without spaces. */
const LEAST_SIZE = SCORING.anchorWords * SCORING.charactersPerWord;
/** What is done between two pauses: a few milliseconds. */
const STEP_TOKENS = 65_536;

/** What is known of the words of a sample, by number. */
type CountedWords = Pick<Lexicon, "ids" | "isCharacter">;

export function* countFormulas(sample: FormulaSample, lexicon: CountedWords): Steps<FormulaCounts> {
  const text = yield* textOf(sample);
  const sizes = Uint8Array.from(lexicon.isCharacter, (isCharacter) => (isCharacter ? 1 : SCORING.charactersPerWord));
  const { positions, starts } = yield* repeatedPlaces(yield* hashBeginnings(text, sizes), LEAST);
  const counter = new FormulaCounter(text, sizes, lexicon);
  for (let group = 0, rested = 0; group + 1 < starts.length; group++) {
    counter.count(positions.subarray(starts[group]!, starts[group + 1]!));
    if (starts[group + 1]! - rested < STEP_TOKENS) continue;
    rested = starts[group + 1]!;
    yield;
  }
  return yield* counter.inOrder();
}

/** A document begins at the token, or a strong break stands before it. */
const EDGE = 1;
const DOCUMENT = 2;

interface SampleText {
  readonly words: Uint32Array;
  /** By token: EDGE where a boundary stands before it, DOCUMENT as well where a document begins. One element more than tokens. */
  readonly edges: Uint8Array;
}

function* textOf({ words, flags, offsets }: FormulaSample): Steps<SampleText> {
  const edges = new Uint8Array(words.length + 1);
  for (let d = 0; d + 1 < offsets.length; d++) {
    for (let i = offsets[d]! + 1; i < offsets[d + 1]!; i++) if ((flags[i - 1]! & TokenFlag.BREAK_MASK) === BREAK_STRONG) edges[i] = EDGE;
    edges[offsets[d]!] = EDGE | DOCUMENT;
    yield;
  }
  edges[words.length] = EDGE | DOCUMENT;
  return { words, edges };
}

/** Tokens of the shortest run from a token on; 0 where its document ends before that, or the run is longer than any formula. */
function beginningLength({ words, edges }: SampleText, sizes: Uint8Array, from: number): number {
  let to = from;
  for (let size = 0; size < LEAST_SIZE; to++) {
    if (to > from && edges[to]! & DOCUMENT) return 0;
    size += sizes[words[to]!]!;
  }
  return to - from > LONGEST ? 0 : to - from;
}

/** By token: the hash of the beginning there, 0 for none. */
function* hashBeginnings(text: SampleText, sizes: Uint8Array): Steps<Uint32Array> {
  const { words } = text;
  const hashes = new Uint32Array(words.length);
  yield* inRanges(words.length, (from, to) => {
    for (let i = from; i < to; i++) {
      const length = beginningLength(text, sizes, i);
      if (length > 0) hashes[i] = beginningHash(words, i, length) || 1;
    }
  });
  return hashes;
}

function beginningHash(words: Uint32Array, from: number, length: number): number {
  let h = length;
  for (let at = from; at < from + length; at++) h = Math.imul(h, 0x9e3779b1) + words[at]!;
  return mix32(h);
}

/** The places of some runs of one length, those of a run together. */
class RunGroups {
  places = new Uint32Array(0);
  starts = new Uint32Array(1);
  size = 0;
}

class FormulaCounter {
  readonly #text: SampleText;
  readonly #sizes: Uint8Array;
  readonly #hashes: WordHashes;
  #size = 0;
  #lo = new Uint32Array(64);
  #hi = new Uint32Array(64);
  #contexts = new Uint32Array(64);
  /** By word, and one more for an edge: the last list of neighbours it was met in, and its number there. */
  readonly #met: Uint32Array;
  readonly #number: Uint32Array;
  #lists = 0;
  /** By length of a run: the runs that are looked at. */
  readonly #groups = Array.from({ length: LONGEST + 1 }, () => new RunGroups());

  constructor(text: SampleText, sizes: Uint8Array, { ids }: CountedWords) {
    this.#text = text;
    this.#sizes = sizes;
    this.#hashes = hashesOf(ids);
    this.#met = new Uint32Array(ids.size + 1);
    this.#number = new Uint32Array(ids.size + 1);
  }

  /** Counts the runs that begin at places of one hash. */
  count(places: Uint32Array): void {
    // copies end here, most of all places that come this far
    if (this.#distinct(places, -1, LEAST) < LEAST) return;
    for (let rest = places; rest.length >= LEAST; ) {
      const first = rest[0]!;
      const length = beginningLength(this.#text, this.#sizes, first);
      // equal words make equal lengths
      const isSame = (place: number): boolean => sameWords(this.#text.words, place, first, length);
      // nearly always all of them: two beginnings of one hash are rare
      const isOne = rest.every(isSame);
      this.#countRun(isOne ? rest : rest.filter(isSame), length);
      rest = isOne ? rest.subarray(0, 0) : rest.filter((place) => !isSame(place));
    }
  }

  /** Counts a run that stands at `places`, and those that it begins. */
  #countRun(places: Uint32Array, length: number): void {
    if (places.length < LEAST) return;
    const left = this.#distinct(places, -1, places.length);
    if (left < LEAST) return;
    const contexts = this.#distinct(places, length, left);
    if (contexts >= LEAST) this.#add(places[0]!, length, contexts);
    if (length === LONGEST) return;
    const groups = this.#groups[length + 1]!;
    this.#groupByNext(places, length, groups);
    for (let g = 0; g < groups.size; g++) this.#countRun(groups.places.subarray(groups.starts[g]!, groups.starts[g + 1]!), length + 1);
  }

  /** Distinct neighbours, up to `most`: of the left side for -1, of the right side for the length of the run. */
  #distinct(places: Uint32Array, distance: number, most: number): number {
    const { words, edges } = this.#text;
    const met = this.#met;
    const list = ++this.#lists;
    const edge = met.length - 1;
    const shift = Math.max(0, distance);
    let count = 0;
    for (let x = 0; x < places.length && count < most; x++) {
      const at = places[x]! + shift;
      const word = edges[at]! & EDGE ? edge : words[places[x]! + distance]!;
      if (met[word] === list) continue;
      met[word] = list;
      count++;
    }
    return count;
  }

  /** A counting sort by the word that follows the run, inside its document. */
  #groupByNext(places: Uint32Array, length: number, out: RunGroups): void {
    const { words, edges } = this.#text;
    const list = ++this.#lists;
    if (out.places.length < places.length) out.places = new Uint32Array(2 * places.length);
    if (out.starts.length < places.length + 2) out.starts = new Uint32Array(2 * places.length + 2);
    const { starts } = out;
    let size = 0;
    for (const place of places) {
      if (edges[place + length]! & DOCUMENT) continue;
      const word = words[place + length]!;
      if (this.#met[word] !== list) {
        this.#met[word] = list;
        this.#number[word] = size;
        starts[++size + 1] = 0;
      }
      starts[this.#number[word]! + 2]!++;
    }
    starts[0] = starts[1] = 0;
    for (let g = 2; g <= size + 1; g++) starts[g]! += starts[g - 1]!;
    for (const place of places) if (!(edges[place + length]! & DOCUMENT)) out.places[starts[this.#number[words[place + length]!]! + 1]!++] = place;
    out.size = size;
  }

  #add(place: number, length: number, contexts: number): void {
    const at = this.#size++;
    const [lo, hi] = runHash(this.#hashes, this.#text.words, place, place + length);
    this.#lo = withRoom(this.#lo, this.#size);
    this.#hi = withRoom(this.#hi, this.#size);
    this.#contexts = withRoom(this.#contexts, this.#size);
    this.#lo[at] = lo;
    this.#hi[at] = hi;
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
