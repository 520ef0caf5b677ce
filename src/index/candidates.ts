/**
 * Index: which documents may share a passage with a text, those that seem to share most first. Input the seeds of the text and the bits of its tokens,
 * output documents with an estimate and a bound, by one pass over the postings of each seed, in the order of the text.
 *
 *   estimate   bits of the longest run of seeds that follow each other, and a quarter of the rest: how a passage is scored
 *   bound      bits of the longest stretch in which the document has every seed of the text, as far beyond its ends as a run can reach without the
 *              seeds that it lacks: each shared run long enough to hold a seed lies in such a stretch (document-keys.ts), so a document whose
 *              bound is below what is needed has no run that suffices
 *
 * A seed that very many documents of a segment have hands over the first and the last of them only, unless all are asked for. Of the others it is
 * not known whether they have it, so such a seed ends no stretch. O(postings read), 8 bytes for each document number, kept between queries.
 */
import { radixSort } from "../arrays/radix-sort.js";
import { finish } from "../run/pace.js";
import type { SeedAt } from "./document-keys.js";

/** Bits of stretches of a text, in sixteenths. */
export interface TextBits {
  readonly numTokens: number;
  /** At least the bits that tokens [from, to) have as a shared run. */
  between(from: number, to: number): number;
  /** At least the bits of any shared run within them. */
  mostWithin(from: number, to: number): number;
}

/** Answers with the documents of a seed. @returns how many there are. */
type FindSeed = (hash: number, out: number[]) => number;

/** What a text may share with whom. */
export interface Candidates {
  /** Documents whose bound suffices, the most promising first, of equals the later one. */
  readonly possible: Uint32Array;
  /** How many documents have a seed. */
  readonly touched: number;
  /** Seeds of which not all documents were looked at. */
  readonly cutSeeds: number;
}

/** A seed that documents of the index have. */
interface FoundSeed {
  readonly seed: SeedAt;
  readonly documents: readonly number[];
  /** Where the stretch around it ends where its neighbours lack: tokens [from, to). */
  readonly from: number;
  readonly to: number;
  /** Its place among the seeds that end stretches; those that do not have the place of the one before. */
  readonly place: number;
}

interface FindOptions {
  /** Numbers of documents are below it. */
  readonly numDocuments: number;
  /** Sixteenths of a bit that a bound has to reach. */
  readonly least: number;
  readonly findSeed: FindSeed;
  /** Whether a document counts. */
  accepts(document: number): boolean;
}

/** Documents that were touched, in the order of the first seed that each has. Bits are in sixteenths. */
interface Touched {
  length: number;
  documents: Uint32Array;
  /** The present run, the best one, and all there is. */
  run: Float64Array;
  best: Float64Array;
  sum: Float64Array;
  bound: Float64Array;
  /** Where the last seed ends, its place, and where the present stretch begins. */
  lastEnd: Uint32Array;
  lastPlace: Int32Array;
  from: Uint32Array;
}

function touchedOf(length: number): Touched {
  const bits = (): Float64Array => new Float64Array(length);
  const numbers = (): Uint32Array => new Uint32Array(length);
  const sums = { run: bits(), best: bits(), sum: bits(), bound: bits() };
  return { length: 0, documents: numbers(), ...sums, lastEnd: numbers(), lastPlace: new Int32Array(length), from: numbers() };
}

const LEAST_ROOM = 1 << 10;
/** The place of a document that does not count. */
const NOWHERE = 0xffffffff;

/** Finds candidates again and again, in memory that is kept. */
export class CandidateFinder {
  /** By document: the query that it was met in, and its place among those touched there. */
  #met = new Uint32Array(2 * LEAST_ROOM);
  #query = 0;
  #touched = touchedOf(LEAST_ROOM);

  find(seeds: readonly SeedAt[], bits: TextBits, options: FindOptions): Candidates {
    if (2 * options.numDocuments > this.#met.length) this.#met = new Uint32Array(Math.max(2 * options.numDocuments, 2 * this.#met.length));
    this.#query = (this.#query + 1) >>> 0 || 1;
    this.#touched.length = 0;
    const { found, cutSeeds } = findSeeds(seeds, bits.numTokens, options.findSeed);
    for (const seed of found) this.#visit(seed, bits, options);
    return { possible: mostPromising(this.#touched, options.least), touched: this.#touched.length, cutSeeds };
  }

  /** Takes in all documents of a seed. What it is worth by itself is the same for all; what it adds follows from where the seed before ended. */
  #visit({ seed: { start, end }, documents, from, to, place }: FoundSeed, bits: TextBits, options: FindOptions): void {
    const met = this.#met;
    const query = this.#query;
    const worth = bits.between(start, end);
    const within = bits.mostWithin(from, to);
    let [knownEnd, knownMore, knownFrom, knownWithin] = [-1, 0, -1, 0];
    for (let x = 0; x < documents.length; x++) {
      const document = documents[x]!;
      if (met[2 * document] !== query) {
        met[2 * document] = query;
        met[2 * document + 1] = options.accepts(document) ? this.#enter(document, { end, place, from, worth, within }) : NOWHERE;
        continue;
      }
      const at = met[2 * document + 1]!;
      if (at === NOWHERE) continue;
      const touched = this.#touched;
      if (place > touched.lastPlace[at]! + 1) touched.from[at] = from;
      touched.lastPlace[at] = place;
      if (touched.from[at] !== knownFrom) {
        knownFrom = touched.from[at]!;
        knownWithin = knownFrom === from ? within : bits.mostWithin(knownFrom, to);
      }
      if (knownWithin > touched.bound[at]!) touched.bound[at] = knownWithin;
      const lastEnd = touched.lastEnd[at]!;
      if (end <= lastEnd) continue;
      touched.lastEnd[at] = end;
      const goesOn = start <= lastEnd;
      if (goesOn && lastEnd !== knownEnd) [knownEnd, knownMore] = [lastEnd, bits.between(lastEnd, end)];
      const more = goesOn ? knownMore : worth;
      touched.run[at] = goesOn ? touched.run[at]! + more : more;
      touched.sum[at]! += more;
      if (touched.run[at]! > touched.best[at]!) touched.best[at] = touched.run[at]!;
    }
  }

  /** @returns its place. */
  #enter(
    document: number,
    seed: { readonly end: number; readonly place: number; readonly from: number; readonly worth: number; readonly within: number },
  ): number {
    const at = this.#touched.length;
    if (at === this.#touched.documents.length) this.#touched = grown(this.#touched);
    const touched = this.#touched;
    touched.length++;
    touched.documents[at] = document;
    touched.run[at] = seed.worth;
    touched.best[at] = seed.worth;
    touched.sum[at] = seed.worth;
    touched.bound[at] = seed.within;
    touched.lastEnd[at] = seed.end;
    touched.lastPlace[at] = seed.place;
    touched.from[at] = seed.from;
    return at;
  }
}

function grown(old: Touched): Touched {
  const larger = touchedOf(2 * old.documents.length);
  larger.length = old.length;
  for (const column of ["documents", "run", "best", "sum", "bound", "lastEnd", "lastPlace", "from"] as const) larger[column].set(old[column]);
  return larger;
}

const MOST = 0xffffffff;

/** Documents whose bound suffices by their estimates, in quarters of a sixteenth. Two stable sorts: by number, then by estimate. */
function mostPromising({ length, documents, best, sum, bound }: Touched, least: number): Uint32Array {
  const chosen = new Uint32Array(length);
  const estimates = new Uint32Array(length);
  let count = 0;
  for (let at = 0; at < length; at++) {
    if (bound[at]! < least) continue;
    chosen[count] = MOST - documents[at]!;
    estimates[count++] = MOST - Math.min(MOST, 3 * best[at]! + sum[at]!);
  }
  const [backwards, keys] = [chosen.subarray(0, count), estimates.subarray(0, count)];
  finish(radixSort(backwards, keys));
  finish(radixSort(keys, backwards));
  return backwards.map((number) => MOST - number);
}

/** Looks each seed up, and says how far a shared run around it can reach. */
function findSeeds(seeds: readonly SeedAt[], numTokens: number, findSeed: FindSeed): { readonly found: readonly FoundSeed[]; readonly cutSeeds: number } {
  const lists = seeds.map((seed) => {
    const documents: number[] = [];
    const count = findSeed(seed.hash, documents);
    return { seed, documents, isCut: count > documents.length };
  });
  const enders = lists.filter(({ isCut }) => !isCut).map(({ seed }) => seed);
  const found: FoundSeed[] = [];
  let place = -1;
  for (const { seed, documents, isCut } of lists) {
    if (!isCut) place++;
    // the stretch of a cut seed lies between the seeds around it that are not cut, both of which it may go on to
    const before = enders[isCut ? place : place - 1];
    const after = enders[place + 1];
    if (documents.length > 0) found.push({ seed, documents, place, from: before?.runsBehindFrom ?? 0, to: after?.runsBeforeTo ?? numTokens });
  }
  return { found, cutSeeds: lists.filter(({ isCut }) => isCut).length };
}
