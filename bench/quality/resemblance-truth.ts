/**
 * Every pair of documents with resemblance >= threshold, exhaustively and exactly: the truth that MinHash and LSH are held
 * against. Resemblance is the Jaccard coefficient of the sets of distinct k-token shingles (Broder 1997); a document of
 * fewer than k tokens has one shingle, all of it.
 *
 * Shingles are numbered without hashing, so no two are mistaken for each other. Candidates come from an inverted index over
 * prefixes (Bayardo, Ma, Srikant 2007): |A and B| >= t |A or B| >= t |A|, so of the |A| - ceil(t |A|) + 1 rarest shingles of A, in one
 * order for all, at least one is among those of B. Every candidate is then counted in full.
 * Cost: one map entry a distinct shingle, times k; 19,000 newswire stories take some seconds and 300 MB.
 */
import type { Tokens } from "../../src/types/document.js";

/** Two documents by their numbers, `a` < `b`, and their exact resemblance. */
export interface ResemblingPair {
  readonly a: number;
  readonly b: number;
  readonly resemblance: number;
}

/** Numbers pairs of integers in the order they come, exactly. */
class PairNumbers {
  readonly #numbers = new Map<number, number>();
  readonly #base: number;

  /** @param base above every second integer. */
  constructor(base: number) {
    this.#base = base;
  }

  /** @throws {RangeError} where two integers do not fit into one of 53 bits. */
  of(x: number, y: number): number {
    const key = x * this.#base + y;
    if (!Number.isSafeInteger(key)) throw new RangeError(`too many different shingles to number them exactly: ${x}`);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.#numbers.size);
    return this.#numbers.size - 1;
  }
}

/** Numbers the tokens of documents, one document at a time: equal 64-bit token hashes have equal numbers. */
export class TokenNumbers {
  readonly #high = new Map<number, number>();
  readonly #words = new PairNumbers(2 ** 32);

  /** @returns one number a token; the caller's own. */
  of({ length, hashHi, hashLo }: Tokens): Uint32Array {
    return Uint32Array.from({ length }, (_, i) => {
      const high = this.#high.get(hashHi[i]!) ?? this.#high.size;
      this.#high.set(hashHi[i]!, high);
      return this.#words.of(high, hashLo[i]!);
    });
  }
}

/** Above the number of any token or shingle that fits into memory, and low enough for two of them in 53 bits. */
const NUMBERS = 2 ** 26;

/**
 * The distinct shingles of each document as numbers, equal for equal shingles of any two documents.
 */
function shingleSets(documents: readonly Uint32Array[], k: number): Uint32Array[] {
  const lengths = documents.map(({ length }) => length);
  // A shingle of n + 1 tokens is a shingle of n tokens and the token after it; the last n places of a document hold no longer one.
  const rolling = documents.map((tokens) => tokens.slice());
  for (let n = 1; n < k; n++) {
    const numbers = new PairNumbers(NUMBERS);
    documents.forEach((tokens, d) => {
      const shingles = rolling[d]!;
      for (let i = 0; i + n < lengths[d]!; i++) shingles[i] = numbers.of(shingles[i]!, tokens[i + n]!);
    });
  }
  const short = new Map<string, number>();
  return rolling.map((shingles, d) => {
    const length = lengths[d]!;
    if (length >= k) return new Uint32Array(new Set(shingles.subarray(0, length - k + 1)));
    if (length === 0) return new Uint32Array(0);
    const text = documents[d]!.join(" ");
    short.set(text, short.get(text) ?? NUMBERS + short.size);
    return Uint32Array.of(short.get(text)!);
  });
}

/** Puts the shingles of each set in one order for all: those in the fewest documents first, then by number. In place. */
function sortByRarity(sets: readonly Uint32Array[]): void {
  const documentsWith = new Map<number, number>();
  for (const set of sets) for (const shingle of set) documentsWith.set(shingle, (documentsWith.get(shingle) ?? 0) + 1);
  const order = [...documentsWith.keys()].sort((x, y) => documentsWith.get(x)! - documentsWith.get(y)! || x - y);
  const rank = new Map(order.map((shingle, i) => [shingle, i]));
  for (const set of sets) {
    for (let i = 0; i < set.length; i++) set[i] = rank.get(set[i]!)!;
    set.sort();
  }
}

/** Numbers that two ascending lists have in common. */
function intersectionSize(x: Uint32Array, y: Uint32Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < x.length && j < y.length; ) {
    if (x[i] === y[j]) {
      shared++;
      i++;
      j++;
    } else if (x[i]! < y[j]!) i++;
    else j++;
  }
  return shared;
}

/**
 * Every pair of documents whose sets of distinct k-token shingles have a Jaccard coefficient of at least `threshold`.
 * @param documents token numbers of each document (`TokenNumbers`).
 * @param threshold in (0, 1].
 * @returns by b, then a. Documents without tokens resemble nothing.
 */
export function resemblingPairs(documents: readonly Uint32Array[], k: number, threshold: number): ResemblingPair[] {
  const sets = shingleSets(documents, k);
  sortByRarity(sets);
  const postings = new Map<number, number[]>();
  const pairs: ResemblingPair[] = [];
  sets.forEach((set, b) => {
    const candidates = new Set<number>();
    for (const shingle of set.subarray(0, set.length - Math.ceil(threshold * set.length) + 1)) {
      const earlier = postings.get(shingle) ?? [];
      for (const a of earlier) candidates.add(a);
      earlier.push(b);
      postings.set(shingle, earlier);
    }
    for (const a of [...candidates].sort((x, y) => x - y)) {
      const shared = intersectionSize(sets[a]!, set);
      const resemblance = shared / (sets[a]!.length + set.length - shared);
      if (resemblance >= threshold) pairs.push({ a, b, resemblance });
    }
  });
  return pairs;
}
