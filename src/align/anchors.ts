/**
 * Stage align: the maximal exact runs two documents share. Input a pair, output its anchors of at least some bits. A
 * table of one document's shingles of three words (seed-lengths.ts) is made once and probed with each partner; it holds their
 * hashes, so that a partner's shingle that is not there, as most are not, costs a look at one bit.
 * O(tokens + hits); hits are bounded by maxPairSeeds, beyond which the most frequent shingles of the pair are passed over, and
 * that is reported. 5 bytes a token of the collection.
 */

import { BitFilter } from "../arrays/bit-filter.js";
import { sameWords } from "../arrays/same-run.js";
import { type Collection, sharedBits } from "../information/collection.js";
import { sixteenths } from "../kernels/log2.js";
import { inRanges } from "../run/in-turn.js";
import { finish, type Steps } from "../run/pace.js";
import { numSeeds, seedHash } from "../seeds/postings.js";
import { type SeedColumns, seedLengths } from "../seeds/seed-lengths.js";
import { SCORING, SEARCH_BOUNDS } from "../settings/scoring.js";
import { AnchorList } from "./anchor-list.js";

/** Words of the shortest anchor; twice as many characters of a script without spaces. */
export const ANCHOR_WORDS = SCORING.anchorWords;

const LEAST_BITS = sixteenths(SCORING.anchor);
/** Bits of the filter for each slot of the table. */
const FILTER_BITS = 16;

/** Tokens of the shortest anchor from each position on, 0 where there is none; and the hash of its words. */
export interface AnchorSeeds {
  readonly lengths: Uint8Array;
  readonly hashes: Uint32Array;
}

export class AnchorFinder {
  readonly #collection: Collection;
  readonly #maxHits: number;
  readonly #lengths: Uint8Array;
  readonly #hashes: Uint32Array;
  #from = 0;
  #to = 0;
  /** Slot -> the first position of a shingle in the document, + 1, or 0; and its hash. */
  #slots = new Uint32Array(64);
  #slotHashes = new Uint32Array(64);
  #mask = 63;
  /** The hashes of the document's shingles. */
  readonly #filter = new BitFilter(64 * FILTER_BITS);
  /** By position in the document: the next one with the same shingle, + 1; and how often the shingle stands there (at its first). */
  #next = new Uint32Array(64);
  #count = new Uint32Array(64);
  /** The partner's shingles that the document has: where they stand, and the first position there, + 1. */
  #sharedAt = new Uint32Array(64);
  #sharedFirst = new Uint32Array(64);
  #numShared = 0;
  readonly #anchors = new AnchorList();
  /** Whether the last call passed over frequent shingles. */
  limited = false;

  constructor(collection: Collection, maxHits: number, { lengths, hashes }: AnchorSeeds = finish(anchorSeeds(collection))) {
    this.#collection = collection;
    this.#maxHits = maxHits;
    this.#lengths = lengths;
    this.#hashes = hashes;
  }

  /** Makes document `a` the one that partners are compared with. */
  load(a: number): void {
    const { offsets } = this.#collection;
    this.#from = offsets[a]!;
    this.#to = offsets[a + 1]!;
    this.#makeRoom(this.#to - this.#from);
    // backwards, so that the chain of a shingle ascends
    for (let i = this.#from + numSeeds(this.#lengths, this.#from, this.#to) - 1; i >= this.#from; i--) {
      const slot = this.#slotOf(i);
      const first = this.#slots[slot]!;
      this.#next[i - this.#from] = first;
      this.#count[i - this.#from] = first ? this.#count[first - 1 - this.#from]! + 1 : 1;
      this.#slots[slot] = i + 1;
      this.#slotHashes[slot] = this.#hashes[i]!;
      this.#filter.add(this.#hashes[i]!);
    }
  }

  /** Clears the tables for a document of n tokens. */
  #makeRoom(n: number): void {
    let power = 6;
    while (2 ** power < 2 * n) power++;
    const capacity = 2 ** power;
    if (this.#slots.length < capacity) {
      this.#slots = new Uint32Array(capacity);
      this.#slotHashes = new Uint32Array(capacity);
    } else this.#slots.fill(0, 0, capacity);
    this.#filter.clear(capacity * FILTER_BITS);
    this.#mask = capacity - 1;
    if (this.#next.length < n) {
      this.#next = new Uint32Array(n);
      this.#count = new Uint32Array(n);
    }
  }

  /** The slot of the shingle at global position p: where it stands, or the free one where it would. */
  #slotOf(p: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    const hash = this.#hashes[p]!;
    let slot = hash & mask;
    while (slots[slot]! !== 0 && (this.#slotHashes[slot] !== hash || !this.#isSame(slots[slot]! - 1, p))) slot = (slot + 1) & mask;
    return slot;
  }

  /** Whether the shingles at two positions are one, and not two of one hash. */
  #isSame(x: number, y: number): boolean {
    const n = this.#lengths[x]!;
    return n === this.#lengths[y] && sameWords(this.#collection.words, x, y, n);
  }

  /**
   * The anchors between the loaded document and `b`, by i, then j; `b` may be the loaded one, then i < j and a run ends before its copy
   * starts. The list is the finder's own and good until the next call.
   */
  find(b: number, leastBits: number = LEAST_BITS): AnchorList {
    const { offsets } = this.#collection;
    const from = offsets[b]!;
    this.#anchors.clear();
    this.#probe(from, from + numSeeds(this.#lengths, from, offsets[b + 1]!));
    const most = this.#mostFrequent();
    this.limited = most < Number.POSITIVE_INFINITY;
    if (this.limited) this.#matchByRank(b, leastBits, most);
    this.#matchAll(b, leastBits, most);
    this.#anchors.sort();
    return this.#anchors;
  }

  /** Lists the shingles [from, end) of the partner that the loaded document has. */
  #probe(from: number, end: number): void {
    if (this.#sharedAt.length < end - from) {
      this.#sharedAt = new Uint32Array(2 * (end - from));
      this.#sharedFirst = new Uint32Array(2 * (end - from));
    }
    const filter = this.#filter;
    const hashes = this.#hashes;
    let size = 0;
    for (let j = from; j < end; j++) {
      if (!filter.mayHave(hashes[j]!)) continue;
      const first = this.#slots[this.#slotOf(j)]!;
      if (first === 0) continue;
      this.#sharedAt[size] = j;
      this.#sharedFirst[size++] = first;
    }
    this.#numShared = size;
  }

  /** Matches each shared shingle that is not too frequent with all its positions; one that continues a run is in it already. */
  #matchAll(b: number, leastBits: number, most: number): void {
    const { words, offsets } = this.#collection;
    const to = offsets[b + 1]!;
    const isSelf = offsets[b] === this.#from;
    let searched = -2;
    for (let x = 0; x < this.#numShared; x++) {
      const j = this.#sharedAt[x]!;
      const first = this.#sharedFirst[x]!;
      if (this.#count[first - 1 - this.#from]! > most) continue;
      const isBeforeSearched = searched === j - 1;
      searched = j;
      for (let i = first - 1; i >= 0; i = this.#next[i - this.#from]! - 1) {
        if (isSelf && i >= j) break;
        if (isBeforeSearched && i > this.#from && words[i - 1] === words[j - 1]) continue;
        this.#add(i, j, this.#runLength(i, j, to), leastBits);
      }
    }
  }

  /** Matches each shared shingle that is too frequent with one of its positions. */
  #matchByRank(b: number, leastBits: number, most: number): void {
    const { offsets } = this.#collection;
    if (offsets[b] === this.#from) return;
    const ranks = new RankMatcher();
    for (let x = 0; x < this.#numShared; x++) {
      const j = this.#sharedAt[x]!;
      const first = this.#sharedFirst[x]!;
      if (this.#count[first - 1 - this.#from]! <= most) continue;
      const i = ranks.next(first, this.#next, this.#from);
      if (i < 0 || ranks.isCovered(i, j)) continue;
      const n = this.#runLength(i, j, offsets[b + 1]!);
      if (!ranks.cover(i, j, n)) continue;
      this.#add(i, j, n, leastBits);
    }
  }

  /** How often a shingle may stand in the loaded document for the hits to stay within bounds: a power of two. */
  #mostFrequent(): number {
    let hits = 0;
    for (let x = 0; x < this.#numShared; x++) hits += this.#count[this.#sharedFirst[x]! - 1 - this.#from]!;
    if (hits <= this.#maxHits) return Number.POSITIVE_INFINITY;
    const hitsByPower = new Float64Array(33);
    for (let x = 0; x < this.#numShared; x++) {
      const count = this.#count[this.#sharedFirst[x]! - 1 - this.#from]!;
      hitsByPower[32 - Math.clz32(count - 1 || 0)]! += count;
    }
    hits = 0;
    // from 1: shingles that stand once yield one hit a token of the partner, never too many
    for (let power = 1; power < 33; power++) {
      hits += hitsByPower[power]!;
      if (hits > this.#maxHits) return 2 ** (power - 1);
    }
    return Number.POSITIVE_INFINITY;
  }

  /** Tokens that both sides share from i and j on; inside one document no further than to where the copy starts. */
  #runLength(i: number, j: number, to: number): number {
    const { words } = this.#collection;
    const most = Math.min((j >= this.#from && j < this.#to ? j : this.#to) - i, to - j);
    let n = 0;
    while (n < most && words[i + n] === words[j + n]) n++;
    return n;
  }

  /** Adds a run of n tokens if it is an anchor. */
  #add(i: number, j: number, n: number, leastBits: number): void {
    const { bits } = this.#collection;
    if (n < this.#lengths[j]!) return;
    let sum = 0;
    for (let q = 0; q < n; q++) sum += sharedBits(bits, i + q, j + q, q);
    if (sum >= leastBits) this.#anchors.push(i, j, n, sum);
  }
}

/** @param known lengths of shingles of ANCHOR_WORDS words, where somebody has them already. */
export function* anchorSeeds(columns: SeedColumns, known?: Uint8Array): Steps<AnchorSeeds> {
  const { words, numTokens } = columns;
  const lengths = known ?? (yield* seedLengths(columns, ANCHOR_WORDS));
  const hashes = new Uint32Array(numTokens);
  yield* inRanges(numTokens, (from, to) => {
    for (let p = from; p < to; p++) if (lengths[p]! > 0) hashes[p] = seedHash(words, p, lengths[p]!);
  });
  return { lengths, hashes };
}

/** Tokens that all runs of one pair found by rank may have together. */
const MAX_RANK_TOKENS = SEARCH_BOUNDS.rankTokens;

/**
 * Matches shingles that are too frequent for all their pairs by rank: the first with the first, the second with the second.
 * Two copies of a repetitive text are found so, in linear time.
 */
class RankMatcher {
  /** First position of a shingle + 1 -> its next position + 1, or 0. */
  readonly #cursors = new Map<number, number>();
  /** Diagonal i - j -> end on side b of the run that was found there. */
  readonly #ends = new Map<number, number>();
  #tokens = 0;

  /** The next position of a shingle in the loaded document, or -1. */
  next(first: number, chain: Uint32Array, offset: number): number {
    const at = this.#cursors.get(first) ?? first;
    if (at > 0) this.#cursors.set(first, chain[at - 1 - offset]!);
    return at - 1;
  }

  isCovered(i: number, j: number): boolean {
    return (this.#ends.get(i - j) ?? 0) > j;
  }

  /** Remembers a run of n tokens; false once there are too many tokens in them. */
  cover(i: number, j: number, n: number): boolean {
    this.#tokens += n;
    this.#ends.set(i - j, j + n);
    return this.#tokens <= MAX_RANK_TOKENS;
  }
}
