/**
 * Stage seeds: what the search for first holders found. Input the pairs that ranges of seeds tie, output each pair once, by its first
 * document. O(pairs), 8 bytes each and a hash table.
 */
import { IdTable } from "../arrays/id-table.js";

/** Pairs of documents by their first one. */
export interface PairLists {
  /** numDocuments + 1 elements: document a has the partners [first[a], first[a + 1]). */
  readonly first: Uint32Array;
  /** Partners b > a, ascending. */
  readonly partners: Uint32Array;
}

export interface Ties extends PairLists {
  /** By document: 1 where one of its seeds stands in it twice. */
  readonly repeats: Uint8Array;
  /** Documents, not those of `against`, that have a seed of others and for which no partner that the filters allow was found within SEARCH_BOUNDS.tries. */
  readonly untied: number;
}

/** What a range of seeds ties: pairs a[x], b[x] with a < b, each once, in no order. */
export interface TiedPairs {
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  /** Documents, each once. */
  readonly repeats: Uint32Array;
  readonly untied: Uint32Array;
}

/** Collects what a range of seeds ties. */
export class TieCollector {
  #pairs = new IdTable();
  readonly #repeats: DocumentSet;
  readonly #untied: DocumentSet;

  constructor(numDocuments: number) {
    this.#repeats = new DocumentSet(numDocuments);
    this.#untied = new DocumentSet(numDocuments);
  }

  /** Whether a pair was added. */
  has(a: number, b: number): boolean {
    return this.#pairs.find(a, b) >= 0;
  }

  /** @param b greater than `a`. */
  add(a: number, b: number): void {
    this.#pairs.intern(a, b);
  }

  addRepeat(document: number): void {
    this.#repeats.add(document);
  }

  addUntied(document: number): void {
    this.#untied.add(document);
  }

  /** What was added since the last call. */
  take(): TiedPairs {
    const pairs = this.#pairs;
    this.#pairs = new IdTable();
    const [a, b] = [new Uint32Array(pairs.size), new Uint32Array(pairs.size)];
    for (let x = 0; x < pairs.size; x++) {
      a[x] = pairs.lo(x);
      b[x] = pairs.hi(x);
    }
    return { a, b, repeats: this.#repeats.take(), untied: this.#untied.take() };
  }
}

/** A set of documents that is emptied as it is read. */
class DocumentSet {
  readonly #has: Uint8Array;
  readonly #members: number[] = [];

  constructor(numDocuments: number) {
    this.#has = new Uint8Array(numDocuments);
  }

  add(document: number): void {
    if (this.#has[document] === 1) return;
    this.#has[document] = 1;
    this.#members.push(document);
  }

  take(): Uint32Array {
    const taken = Uint32Array.from(this.#members);
    for (const document of taken) this.#has[document] = 0;
    this.#members.length = 0;
    return taken;
  }
}

/** The pairs of all ranges of seeds as one set. */
export class TieSet {
  readonly #pairs = new IdTable();
  readonly #repeats: Uint8Array;
  readonly #untied = new Set<number>();

  constructor(numDocuments: number) {
    this.#repeats = new Uint8Array(numDocuments);
  }

  add({ a, b, repeats, untied }: TiedPairs): void {
    for (let x = 0; x < a.length; x++) this.#pairs.intern(a[x]!, b[x]!);
    for (const document of repeats) this.#repeats[document] = 1;
    for (const document of untied) this.#untied.add(document);
  }

  ties(): Ties {
    return { ...pairLists(this.#pairs, this.#repeats.length), repeats: this.#repeats, untied: this.#untied.size };
  }
}

/** Groups pairs (lower half a, upper half b) by their first document: a counting sort, then each list ascending. */
export function pairLists(pairs: IdTable, numDocuments: number): PairLists {
  const first = new Uint32Array(numDocuments + 1);
  for (let x = 0; x < pairs.size; x++) first[pairs.lo(x) + 1]!++;
  for (let d = 0; d < numDocuments; d++) first[d + 1]! += first[d]!;
  const next = first.slice();
  const partners = new Uint32Array(pairs.size);
  for (let x = 0; x < pairs.size; x++) partners[next[pairs.lo(x)]!++] = pairs.hi(x);
  for (let d = 0; d < numDocuments; d++) partners.subarray(first[d]!, first[d + 1]!).sort();
  return { first, partners };
}
