/**
 * Stage align: the maximal exact runs two documents share. Input a pair, output its anchors of at least some bits. A
 * table of one document's shingles of three words (seed-lengths.ts) is made once and probed with each partner; it holds their
 * hashes, so that a partner's shingle that is not there, as most are not, costs a look at one bit.
 * O(tokens + hits); hits are bounded by maxPairSeeds, beyond which the most frequent shingles of the pair are passed over, and
 * that is reported.
 */

import { BitFilter } from "../arrays/bit-filter.js";
import { sixteenths } from "../kernels/log2.js";
import { inRanges } from "../run/in-turn.js";
import type { Steps } from "../run/pace.js";
import { numSeeds, type SeedColumns, seedHash, seedLengths } from "../seeds/seed-lengths.js";
import { SCORING, SEARCH_BOUNDS } from "../settings/scoring.js";
import { AnchorList } from "./anchor-list.js";
import type { AnchorSeeds, DocumentView, ViewPair } from "./document-view.js";

/** Words of the shortest anchor; twice as many characters of a script without spaces. */
export const ANCHOR_WORDS = SCORING.anchorWords;

const LEAST_BITS = sixteenths(SCORING.anchor);
/** Bits of the filter for each slot of the table. */
const FILTER_BITS = 16;

export class AnchorFinder {
  readonly #maxHits: number;
  #a: DocumentView | null = null;
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

  constructor(maxHits: number) {
    this.#maxHits = maxHits;
  }

  /** Makes `a` the document that partners are compared with. */
  load(a: DocumentView): void {
    this.#a = a;
    this.#makeRoom(a.length);
    const { lengths, hashes } = a.seeds;
    // backwards, so that the chain of a shingle ascends
    for (let i = numSeeds(lengths, 0, a.length) - 1; i >= 0; i--) {
      const slot = this.#slotOf(a, a, i);
      const first = this.#slots[slot]!;
      this.#next[i] = first;
      this.#count[i] = first ? this.#count[first - 1]! + 1 : 1;
      this.#slots[slot] = i + 1;
      this.#slotHashes[slot] = hashes[i]!;
      this.#filter.add(hashes[i]!);
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

  /** The slot of the shingle at token p of a document: where it stands in the loaded one, or the free one where it would. */
  #slotOf(a: DocumentView, of: DocumentView, p: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    const hash = of.seeds.hashes[p]!;
    let slot = hash & mask;
    while (slots[slot]! !== 0 && (this.#slotHashes[slot] !== hash || !isSameSeed(a, slots[slot]! - 1, of, p))) slot = (slot + 1) & mask;
    return slot;
  }

  /**
   * The anchors between the loaded document and `b`, by i, then j; `b` may be the loaded one, then i < j and a run ends before its copy
   * starts. The list is the finder's own and good until the next call.
   */
  find(b: DocumentView, leastBits: number = LEAST_BITS): AnchorList {
    const a = this.#a!;
    this.#anchors.clear();
    this.#probe(a, b);
    const most = this.#mostFrequent();
    this.limited = most < Number.POSITIVE_INFINITY;
    if (this.limited && a !== b) this.#matchByRank({ a, b }, leastBits, most);
    this.#matchAll({ a, b }, leastBits, most);
    this.#anchors.sort();
    return this.#anchors;
  }

  /** Lists the shingles of the partner that the loaded document has. */
  #probe(a: DocumentView, b: DocumentView): void {
    const { lengths, hashes } = b.seeds;
    const end = numSeeds(lengths, 0, b.length);
    if (this.#sharedAt.length < end) {
      this.#sharedAt = new Uint32Array(2 * end);
      this.#sharedFirst = new Uint32Array(2 * end);
    }
    const filter = this.#filter;
    let size = 0;
    for (let j = 0; j < end; j++) {
      if (!filter.mayHave(hashes[j]!)) continue;
      const first = this.#slots[this.#slotOf(a, b, j)]!;
      if (first === 0) continue;
      this.#sharedAt[size] = j;
      this.#sharedFirst[size++] = first;
    }
    this.#numShared = size;
  }

  /** Matches each shared shingle that is not too frequent with all its positions; one that continues a run is in it already. */
  #matchAll(pair: ViewPair, leastBits: number, most: number): void {
    const { a, b } = pair;
    const isSelf = a === b;
    const wordsA = a.words;
    const wordsB = b.words;
    let searched = -2;
    for (let x = 0; x < this.#numShared; x++) {
      const j = this.#sharedAt[x]!;
      const first = this.#sharedFirst[x]!;
      if (this.#count[first - 1]! > most) continue;
      const isBeforeSearched = searched === j - 1;
      searched = j;
      for (let i = first - 1; i >= 0; i = this.#next[i]! - 1) {
        if (isSelf && i >= j) break;
        if (isBeforeSearched && i > 0 && wordsA[i - 1] === wordsB[j - 1]) continue;
        this.#add(pair, i, j, leastBits);
      }
    }
  }

  /** Matches each shared shingle that is too frequent with one of its positions. */
  #matchByRank(pair: ViewPair, leastBits: number, most: number): void {
    const ranks = new RankMatcher();
    for (let x = 0; x < this.#numShared; x++) {
      const j = this.#sharedAt[x]!;
      const first = this.#sharedFirst[x]!;
      if (this.#count[first - 1]! <= most) continue;
      const i = ranks.next(first, this.#next);
      if (i < 0 || ranks.isCovered(i, j)) continue;
      if (!ranks.cover(i, j, runLength(pair, i, j))) continue;
      this.#add(pair, i, j, leastBits);
    }
  }

  /** How often a shingle may stand in the loaded document for the hits to stay within bounds: a power of two. */
  #mostFrequent(): number {
    let hits = 0;
    for (let x = 0; x < this.#numShared; x++) hits += this.#count[this.#sharedFirst[x]! - 1]!;
    if (hits <= this.#maxHits) return Number.POSITIVE_INFINITY;
    const hitsByPower = new Float64Array(33);
    for (let x = 0; x < this.#numShared; x++) {
      const count = this.#count[this.#sharedFirst[x]! - 1]!;
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

  /** Adds the run from i and j on if it is an anchor. */
  #add(pair: ViewPair, i: number, j: number, leastBits: number): void {
    const n = runLength(pair, i, j);
    const { a, b } = pair;
    if (n < b.seeds.lengths[j]!) return;
    let sum = Math.min(a.bits.alone[i]!, b.bits.alone[j]!) + Math.min(a.bits.afterOne[i + 1]!, b.bits.afterOne[j + 1]!);
    const afterA = a.bits.afterTwo;
    const afterB = b.bits.afterTwo;
    for (let q = 2; q < n; q++) sum += Math.min(afterA[i + q]!, afterB[j + q]!);
    if (sum >= leastBits) this.#anchors.push(i, j, n, sum);
  }
}

/** Whether the shingles at two tokens are one, and not two of one hash. */
function isSameSeed(a: DocumentView, i: number, b: DocumentView, j: number): boolean {
  const n = a.seeds.lengths[i]!;
  if (n !== b.seeds.lengths[j]) return false;
  for (let q = 0; q < n; q++) if (a.words[i + q] !== b.words[j + q]) return false;
  return true;
}

/** Tokens that both sides share from i and j on; inside one document no further than to where the copy starts. */
function runLength({ a, b }: ViewPair, i: number, j: number): number {
  const wordsA = a.words;
  const wordsB = b.words;
  const most = Math.min((a === b ? j : a.length) - i, b.length - j);
  let n = 0;
  while (n < most && wordsA[i + n] === wordsB[j + n]) n++;
  return n;
}

export function* anchorSeeds(columns: SeedColumns): Steps<AnchorSeeds> {
  const { words, numTokens } = columns;
  const lengths = yield* seedLengths(columns, ANCHOR_WORDS);
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
  next(first: number, chain: Uint32Array): number {
    const at = this.#cursors.get(first) ?? first;
    if (at > 0) this.#cursors.set(first, chain[at - 1]!);
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
