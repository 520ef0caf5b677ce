/**
 * Stage seeds: what the search for candidates found. Input the pairs that ranges of postings tie, output each pair once, by its
 * first document. O(pairs), 8 bytes each and a hash table.
 */
import { IdTable } from "../arrays/id-table.js";

export interface Candidates {
  /** numDocuments + 1 elements: document a has the partners [first[a], first[a + 1]). */
  readonly first: Uint32Array;
  /** Partners b > a, ascending. */
  readonly partners: Uint32Array;
  /** Seeds that stood in more than hotSeed documents, on both sides where there are two. */
  readonly hotSeeds: number;
  /** Documents with such a seed, not those of `against`, for which no partner that the filters allow was found within hotSeed tries. */
  readonly untied: number;
}

/** What a range of postings ties: pairs a[x], b[x] with a < b, each once, in no order. */
export interface TiedPairs {
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  readonly hotSeeds: number;
  /** Documents, each once. */
  readonly untied: Uint32Array;
}

/** The pairs of all ranges of postings as one set. */
export class CandidateSet {
  readonly #pairs = new IdTable();
  readonly #untied = new Set<number>();
  #hotSeeds = 0;

  add({ a, b, hotSeeds, untied }: TiedPairs): void {
    for (let x = 0; x < a.length; x++) this.#pairs.intern(a[x]!, b[x]!);
    for (const document of untied) this.#untied.add(document);
    this.#hotSeeds += hotSeeds;
  }

  /** By the first document of each pair. */
  candidates(numDocuments: number): Candidates {
    return { ...sortPairs(this.#pairs, numDocuments), hotSeeds: this.#hotSeeds, untied: this.#untied.size };
  }
}

/** Groups the pairs by their first document: a counting sort, then each list ascending. */
function sortPairs(pairs: IdTable, numDocuments: number): { first: Uint32Array; partners: Uint32Array } {
  const first = new Uint32Array(numDocuments + 1);
  for (let x = 0; x < pairs.size; x++) first[pairs.lo(x) + 1]!++;
  for (let d = 0; d < numDocuments; d++) first[d + 1]! += first[d]!;
  const next = first.slice();
  const partners = new Uint32Array(pairs.size);
  for (let x = 0; x < pairs.size; x++) partners[next[pairs.lo(x)]!++] = pairs.hi(x);
  for (let d = 0; d < numDocuments; d++) partners.subarray(first[d]!, first[d + 1]!).sort();
  return { first, partners };
}
