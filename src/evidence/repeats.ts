/**
 * Stage evidence: how often a short run stands inside one of its two documents. Input a run and a document, output a count: what a
 * text says again and again proves less. Asks the document and nothing else.
 *
 * A document's shingles of three words (anchors.ts has their hashes) are chained by hash when it is first asked about; the chain of the run's
 * rarest shingle is followed. Two documents are kept, those of a pair. O(tokens) a document, then O(occurrences of that shingle) a run.
 */

import type { AnchorSeeds } from "../align/anchors.js";
import { sameWords } from "../arrays/same-run.js";
import type { Collection } from "../information/collection.js";
import { SEARCH_BOUNDS } from "../settings/scoring.js";

/** Repeats that are told apart: a run that stands there oftener proves nothing anyway. */
const MAX_REPEATS = SEARCH_BOUNDS.repeats;

export class Repeats {
  readonly #collection: Pick<Collection, "words">;
  readonly #seeds: AnchorSeeds;
  /** The document asked about last stands first. */
  #documents: ChainedShingles[] = [];

  constructor(collection: Pick<Collection, "words">, seeds: AnchorSeeds) {
    this.#collection = collection;
    this.#seeds = seeds;
  }

  /** How often the run [from, to) stands in the document [first, end); at least 1, at most MAX_REPEATS. 1 for a run that holds no shingle. */
  inDocument(from: number, to: number, first: number, end: number): number {
    const { words } = this.#collection;
    const chains = this.#chainsOf(first, end);
    const shingle = chains.rarest(from, to);
    if (shingle < 0) return 1;
    let count = 0;
    for (let at = chains.next(shingle, -1); at >= 0 && count < MAX_REPEATS; at = chains.next(shingle, at)) {
      const start = at - (shingle - from);
      if (start >= first && start + to - from <= end && sameWords(words, start, from, to - from)) count++;
    }
    return Math.max(1, count);
  }

  #chainsOf(first: number, end: number): ChainedShingles {
    const known = this.#documents.find((one) => one.first === first && one.end === end);
    const chains = known ?? (this.#documents.length < 2 ? new ChainedShingles(this.#seeds) : this.#documents[1]!);
    if (!known) chains.load(first, end);
    if (this.#documents[0] !== chains) this.#documents = [chains, ...this.#documents.filter((one) => one !== chains)];
    return chains;
  }
}

/** Where the shingles of one document stand, those of the same lowest bits of a hash in a chain that ascends. */
class ChainedShingles {
  first = -1;
  end = -1;
  readonly #seeds: AnchorSeeds;
  /** By lowest bits of a hash: the first position in the document, + 1, or 0. */
  #heads = new Uint32Array(64);
  #mask = 63;
  /** By position in the document: the next of its chain, + 1, or 0; and how many there are from it on. */
  #next = new Uint32Array(64);
  #count = new Uint32Array(64);

  constructor(seeds: AnchorSeeds) {
    this.#seeds = seeds;
  }

  load(first: number, end: number): void {
    this.first = first;
    this.end = end;
    this.#makeRoom(end - first);
    const { lengths, hashes } = this.#seeds;
    for (let at = end - 1; at >= first; at--) {
      if (lengths[at] === 0) continue;
      const slot = hashes[at]! & this.#mask;
      const head = this.#heads[slot]!;
      this.#next[at - first] = head;
      this.#count[at - first] = head === 0 ? 1 : this.#count[head - 1]! + 1;
      this.#heads[slot] = at - first + 1;
    }
  }

  #makeRoom(tokens: number): void {
    let capacity = 64;
    while (capacity < tokens) capacity *= 2;
    if (this.#heads.length < capacity) this.#heads = new Uint32Array(capacity);
    else this.#heads.fill(0, 0, capacity);
    this.#mask = capacity - 1;
    if (this.#next.length >= tokens) return;
    this.#next = new Uint32Array(capacity);
    this.#count = new Uint32Array(capacity);
  }

  /** Where in the run [from, to) the shingle of the shortest chain begins; -1 where the run holds none. */
  rarest(from: number, to: number): number {
    const { lengths, hashes } = this.#seeds;
    let [rarest, least] = [-1, Number.POSITIVE_INFINITY];
    for (let at = from; at < to && lengths[at]! > 0 && at + lengths[at]! <= to; at++) {
      const head = this.#heads[hashes[at]! & this.#mask]!;
      const count = head === 0 ? 0 : this.#count[head - 1]!;
      if (count >= least) continue;
      [rarest, least] = [at, count];
    }
    return rarest;
  }

  /** The position after `at` in the chain of the shingle at `shingle`, the first one for -1; -1 behind the last. */
  next(shingle: number, at: number): number {
    const next = at < 0 ? this.#heads[this.#seeds.hashes[shingle]! & this.#mask]! : this.#next[at - this.first]!;
    return next === 0 ? -1 : this.first + next - 1;
  }
}
