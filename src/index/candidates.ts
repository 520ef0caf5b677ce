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
 * not known whether they have it, so such a seed ends no stretch. O(postings read), 20 bytes for each document number, kept between queries.
 */
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

export interface Candidate {
  readonly document: number;
  /** Sixteenths of a bit. */
  readonly estimate: number;
  readonly bound: number;
}

/** What a text may share with whom. */
export interface Candidates {
  /** Those whose bound suffices, the most promising first, of equals the later one. */
  readonly possible: readonly Candidate[];
  /** How many documents have a seed. */
  readonly touched: number;
  /** Seeds of which not all documents were looked at. */
  readonly cutSeeds: number;
}

/** A seed that documents of the index have. */
interface FoundSeed extends SeedAt {
  readonly documents: readonly number[];
  /** Where the stretch around it ends where its neighbours lack: tokens [from, to). */
  readonly from: number;
  readonly to: number;
  /** Its place among the seeds that end stretches; those that do not have the place of the one before. */
  readonly place: number;
}

/** Finds candidates again and again, in memory that is kept. */
export class CandidateFinder {
  /** By document: the query that it was met in. */
  #met = new Uint32Array(0);
  #run = new Float64Array(0);
  #best = new Float64Array(0);
  #sum = new Float64Array(0);
  #bound = new Float64Array(0);
  #lastEnd = new Uint32Array(0);
  #lastPlace = new Int32Array(0);
  /** Where the present stretch begins. */
  #from = new Uint32Array(0);
  #query = 0;

  /** @param numDocuments numbers are below it. @param accepts whether a document counts. @param least sixteenths of a bit that a bound has to reach. */
  find(
    seeds: readonly SeedAt[],
    bits: TextBits,
    options: {
      readonly numDocuments: number;
      readonly least: number;
      readonly findSeed: FindSeed;
      readonly accepts: (document: number) => boolean;
    },
  ): Candidates {
    this.#grow(options.numDocuments);
    this.#query++;
    const { found, cutSeeds } = findSeeds(seeds, bits.numTokens, options.findSeed);
    const touched: number[] = [];
    for (const seed of found) for (const document of seed.documents) if (options.accepts(document)) this.#visit(document, seed, { bits, touched });
    const possible = touched.filter((document) => this.#bound[document]! >= options.least).map((document) => this.#candidate(document));
    possible.sort((x, y) => y.estimate - x.estimate || y.document - x.document);
    return { possible, touched: touched.length, cutSeeds };
  }

  #candidate(document: number): Candidate {
    const best = this.#best[document]!;
    return { document, estimate: best + (this.#sum[document]! - best) / 4, bound: this.#bound[document]! };
  }

  #visit(d: number, seed: FoundSeed, { bits, touched }: { readonly bits: TextBits; readonly touched: number[] }): void {
    const { start, end, from, to, place } = seed;
    if (this.#met[d] !== this.#query) {
      this.#met[d] = this.#query;
      touched.push(d);
      const worth = bits.between(start, end);
      [this.#run[d], this.#best[d], this.#sum[d], this.#lastEnd[d]] = [worth, worth, worth, end];
      [this.#lastPlace[d], this.#from[d], this.#bound[d]] = [place, from, bits.mostWithin(from, to)];
      return;
    }
    if (place > this.#lastPlace[d]! + 1) this.#from[d] = from;
    this.#lastPlace[d] = place;
    this.#bound[d] = Math.max(this.#bound[d]!, bits.mostWithin(this.#from[d]!, to));
    const lastEnd = this.#lastEnd[d]!;
    if (end <= lastEnd) return;
    const goesOn = start <= lastEnd;
    const more = bits.between(goesOn ? lastEnd : start, end);
    this.#run[d] = goesOn ? this.#run[d]! + more : more;
    this.#sum[d]! += more;
    this.#best[d] = Math.max(this.#best[d]!, this.#run[d]!);
    this.#lastEnd[d] = end;
  }

  #grow(numDocuments: number): void {
    if (numDocuments <= this.#met.length) return;
    const length = Math.max(numDocuments, 2 * this.#met.length, 1 << 10);
    this.#met = new Uint32Array(length);
    [this.#run, this.#best, this.#sum, this.#bound] = [0, 0, 0, 0].map(() => new Float64Array(length)) as [
      Float64Array<ArrayBuffer>,
      Float64Array<ArrayBuffer>,
      Float64Array<ArrayBuffer>,
      Float64Array<ArrayBuffer>,
    ];
    [this.#lastEnd, this.#from] = [new Uint32Array(length), new Uint32Array(length)];
    this.#lastPlace = new Int32Array(length);
    this.#query = 0;
  }
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
    if (documents.length > 0) found.push({ ...seed, documents, place, from: before?.runsBehindFrom ?? 0, to: after?.runsBeforeTo ?? numTokens });
  }
  return { found, cutSeeds: lists.filter(({ isCut }) => isCut).length };
}
