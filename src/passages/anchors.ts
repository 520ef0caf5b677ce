/**
 * Stage passages: the maximal exact runs two documents share. Input a pair, output its anchors of at least some bits. A
 * table of one document's shingles of three words (seed-lengths.ts) is made once and probed with each partner. O(tokens + hits); hits are bounded by
 * maxPairSeeds, beyond which the most frequent shingles of the pair are passed over, and that is reported.
 */
import { type Collection, sharedBits } from "../information/collection.js";
import { sixteenths } from "../information/log2.js";
import { SCORING } from "../scoring.js";
import { numSeeds, sameWords, seedHash } from "./postings.js";
import { seedLengths } from "./seed-lengths.js";

/** Words of the shortest anchor; twice as many characters of a script without spaces. */
export const ANCHOR_WORDS = 3;

export interface Anchor {
  readonly i: number;
  readonly j: number;
  readonly n: number;
  /** Sixteenths of a bit. */
  readonly bits: number;
}

export class AnchorFinder {
  readonly #collection: Collection;
  readonly #maxHits: number;
  /** Tokens of the shortest anchor from each position on, 0 where there is none. */
  readonly #lengths: Uint8Array;
  #from = 0;
  #to = 0;
  /** Slot -> the first position of a shingle in the document, + 1. */
  #slots = new Uint32Array(64);
  #mask = 63;
  /** By position in the document: the next one with the same shingle, + 1; and how often the shingle stands there (at its first). */
  #next = new Uint32Array(0);
  #count = new Uint32Array(0);
  /** Whether the last call passed over frequent shingles. */
  limited = false;

  constructor(collection: Collection, maxHits: number) {
    this.#collection = collection;
    this.#maxHits = maxHits;
    this.#lengths = seedLengths(collection, ANCHOR_WORDS);
  }

  /** Makes document `a` the one that partners are compared with. */
  load(a: number): void {
    const { words, offsets } = this.#collection;
    this.#from = offsets[a]!;
    this.#to = offsets[a + 1]!;
    const n = this.#to - this.#from;
    let capacity = 64;
    while (capacity < 2 * n) capacity *= 2;
    if (this.#slots.length !== capacity) this.#slots = new Uint32Array(capacity);
    else this.#slots.fill(0);
    this.#mask = capacity - 1;
    if (this.#next.length < n) {
      this.#next = new Uint32Array(n);
      this.#count = new Uint32Array(n);
    }
    this.#next.fill(0, 0, n);
    this.#count.fill(0, 0, n);
    // backwards, so that the chain of a shingle ascends
    for (let i = this.#from + numSeeds(this.#lengths, this.#from, this.#to) - 1; i >= this.#from; i--) {
      const slot = this.#slotOf(words, i);
      const first = this.#slots[slot]!;
      this.#next[i - this.#from] = first;
      this.#count[i - this.#from] = first ? this.#count[first - 1 - this.#from]! + 1 : 1;
      this.#slots[slot] = i + 1;
    }
  }

  /** The slot of the shingle at global position p: where it stands, or the free one where it would. */
  #slotOf(words: Uint32Array, p: number): number {
    const lengths = this.#lengths;
    const n = lengths[p]!;
    for (let slot = seedHash(words, p, n) & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const first = this.#slots[slot]!;
      if (first === 0 || (lengths[first - 1] === n && sameWords(words, first - 1, p, n))) return slot;
    }
  }

  /** The anchors between the loaded document and `b`, by i, then j; `b` may be the loaded one, then i < j and a run ends before its copy starts. */
  find(b: number, leastBits: number = LEAST_BITS): Anchor[] {
    const { words, offsets } = this.#collection;
    const from = offsets[b]!;
    const to = offsets[b + 1]!;
    const firsts = new Uint32Array(numSeeds(this.#lengths, from, to));
    for (let j = from; j < from + firsts.length; j++) firsts[j - from] = this.#slots[this.#slotOf(words, j)]!;
    const most = this.#mostFrequent(firsts);
    const anchors: Anchor[] = [];
    const ranks = from === this.#from ? null : new RankMatcher();
    for (let j = from; j < from + firsts.length; j++) {
      if (this.#isPassedOver(firsts[j - from]!, most)) {
        const i = ranks?.next(firsts[j - from]!, this.#next, this.#from) ?? -1;
        if (i < 0 || ranks!.isCovered(i, j)) continue;
        const anchor = this.#extend(i, j, to);
        if (!ranks!.cover(anchor)) continue;
        if (anchor.bits >= leastBits && anchor.n >= this.#lengths[j]!) anchors.push(anchor);
        continue;
      }
      const before = j > from ? firsts[j - from - 1]! : 0;
      const isBeforeSearched = before !== 0 && !this.#isPassedOver(before, most);
      for (let i = firsts[j - from]! - 1; i >= 0; i = this.#next[i - this.#from]! - 1) {
        if (from === this.#from && i >= j) break;
        if (isBeforeSearched && i > this.#from && words[i - 1] === words[j - 1]) continue;
        const anchor = this.#extend(i, j, to);
        if (anchor.bits >= leastBits && anchor.n >= this.#lengths[j]!) anchors.push(anchor);
      }
    }
    return anchors.sort((x, y) => x.i - y.i || x.j - y.j);
  }

  #isPassedOver(first: number, most: number): boolean {
    return first === 0 || this.#count[first - 1 - this.#from]! > most;
  }

  /** How often a shingle may stand in the loaded document for the hits to stay within bounds: a power of two. */
  #mostFrequent(firsts: Uint32Array): number {
    const hitsByPower = new Float64Array(33);
    for (const first of firsts) {
      if (first === 0) continue;
      const count = this.#count[first - 1 - this.#from]!;
      hitsByPower[32 - Math.clz32(count - 1 || 0)]! += count;
    }
    let hits = 0;
    // from 1: shingles that stand once yield one hit a token of the partner, never too many
    for (let power = 1; power < 33; power++) {
      hits += hitsByPower[power]!;
      if (hits > this.#maxHits) {
        this.limited = true;
        return 2 ** (power - 1);
      }
    }
    this.limited = false;
    return Number.POSITIVE_INFINITY;
  }

  #extend(i: number, j: number, to: number): Anchor {
    const { words, bits } = this.#collection;
    const most = Math.min((j >= this.#from && j < this.#to ? j : this.#to) - i, to - j);
    let n = 0;
    let sum = 0;
    while (n < most && words[i + n] === words[j + n]) {
      sum += sharedBits(bits, i + n, j + n, n);
      n++;
    }
    return { i, j, n, bits: sum };
  }
}

const LEAST_BITS = sixteenths(SCORING.anchor);

/** Tokens that all runs of one pair found by rank may have together. */
const MAX_RANK_TOKENS = 10_000_000;

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
    if (first === 0) return -1;
    const at = this.#cursors.get(first) ?? first;
    if (at > 0) this.#cursors.set(first, chain[at - 1 - offset]!);
    return at - 1;
  }

  isCovered(i: number, j: number): boolean {
    return (this.#ends.get(i - j) ?? 0) > j;
  }

  /** Remembers a run; false once there are too many tokens in them. */
  cover({ i, j, n }: Anchor): boolean {
    this.#tokens += n;
    this.#ends.set(i - j, j + n);
    return this.#tokens <= MAX_RANK_TOKENS;
  }
}
