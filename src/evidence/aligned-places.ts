/**
 * Stage evidence: where a pair has been aligned already, for the chains that are still to come. Input the alignments of a pair as they are made, output
 * whether a chain is in one of them, so that aligning it says nothing new, and whether it lies so near to a strong passage that it may become part
 * of it. O(alignments near the same place of side a) a chain.
 */
import { type Alignment, type Extent, extentOf, firstReaching } from "../align/alignment.js";
import type { ChainList } from "../align/chain.js";
import { append } from "../arrays/append.js";
import { sixteenths } from "../kernels/log2.js";
import { SCORING } from "../settings/scoring.js";
import { gapBetween } from "./merge.js";

const WEAK = sixteenths(SCORING.weak);
/** Tokens of side a that share a bucket. */
const BUCKET_TOKENS = 256;
/** Tokens between a chain and a strong passage that it may become part of: a gap that is merged, and what extension adds on either side. */
const REACH = SCORING.mergeGap + 32;

/** The places that alignments of a pair take up, found by where they lie on side a. */
export class CoveredBoxes {
  readonly #buckets = new Map<number, { readonly box: Extent; readonly runs: Alignment }[]>();

  add(runs: Alignment): void {
    const entry = { box: extentOf(runs), runs };
    for (let bucket = Math.floor(entry.box.a0 / BUCKET_TOKENS); bucket * BUCKET_TOKENS < entry.box.a1; bucket++) append(this.#buckets, bucket, entry);
  }

  /**
   * Whether one of them holds a whole chain, matches most of it on one side, and leaves too little of it to be a weak neighbour: what was
   * moved inside its box is not matched.
   */
  cover(chains: ChainList, x: number): boolean {
    const { i, j, n } = chains.anchors;
    const [head, tail] = [chains.members[chains.first[x]!]!, chains.members[chains.first[x + 1]! - 1]!];
    const entries = this.#buckets.get(Math.floor(i[head]! / BUCKET_TOKENS));
    if (entries === undefined) return false;
    for (const { box, runs } of entries) {
      const isInside = i[head]! >= box.a0 && i[tail]! + n[tail]! <= box.a1 && j[head]! >= box.b0 && j[tail]! + n[tail]! <= box.b1;
      if (isInside && isMatchedBy(runs, chains, x)) return true;
    }
    return false;
  }
}

/** Whether runs match more than half of the tokens of a chain on one side, and leave fewer bits of it on both than a weak neighbour has. */
function isMatchedBy(runs: Alignment, { anchors, members, first }: ChainList, chain: number): boolean {
  let [heldA, heldB, total, left] = [0, 0, 0, 0];
  for (let m = first[chain]!; m < first[chain + 1]!; m++) {
    const [i, j, n, bits] = [anchors.i[members[m]!]!, anchors.j[members[m]!]!, anchors.n[members[m]!]!, anchors.bits[members[m]!]!];
    const [byA, byB] = [tokensHeld(runs, i, n, "i"), tokensHeld(runs, j, n, "j")];
    heldA += byA;
    heldB += byB;
    total += n;
    left += (bits * Math.max(0, n - byA - byB)) / n;
  }
  return 2 * Math.max(heldA, heldB) > total && left < WEAK;
}

/** How many of the n tokens from `from` on runs match on one side, on which they ascend. O(log runs + those it meets). */
function tokensHeld(runs: Alignment, from: number, n: number, side: "i" | "j"): number {
  const to = from + n;
  let held = 0;
  for (let x = firstReaching(runs, from, side); x < runs.length && runs[x]![side] < to; x++)
    held += Math.min(to, runs[x]![side] + runs[x]!.n) - Math.max(from, runs[x]![side]);
  return held;
}

/** The places of strong passages and of what may become part of them, and which chains may, too, if they lie near. */
export class NearBoxes {
  /** By bucket of side a, what has a place within REACH of it. */
  readonly #buckets = new Map<number, Extent[]>();

  get isEmpty(): boolean {
    return this.#buckets.size === 0;
  }

  add({ a0, a1, b0, b1 }: Extent): void {
    const box = { a0, a1, b0, b1 };
    for (let bucket = Math.floor((a0 - REACH) / BUCKET_TOKENS); bucket * BUCKET_TOKENS <= a1 + REACH; bucket++) append(this.#buckets, bucket, box);
  }

  /** Whether a chain has a place within REACH of one of them on both sides. */
  isNear({ anchors: { i, j, n }, members, first }: ChainList, chain: number): boolean {
    if (this.isEmpty) return false;
    const [head, tail] = [members[first[chain]!]!, members[first[chain + 1]! - 1]!];
    const [a0, a1, b0, b1] = [i[head]!, i[tail]! + n[tail]!, j[head]!, j[tail]! + n[tail]!];
    for (let bucket = Math.floor(a0 / BUCKET_TOKENS); bucket * BUCKET_TOKENS < a1; bucket++)
      for (const box of this.#buckets.get(bucket) ?? [])
        if (gapBetween(a0, a1, box.a0, box.a1) <= REACH && gapBetween(b0, b1, box.b0, box.b1) <= REACH) return true;
    return false;
  }
}
