/**
 * Stage lsh: near-duplicate pairs of groups of identical documents -> pairs of documents. Members of one group resemble
 * each other wholly, and a pair of groups has the figures of its first members.
 *
 * All pairs are listed as long as no document gets more than `maxBucket` partners that way. Beyond it, a member is tied
 * to the earliest of its group that it may be compared with, and two groups are tied by one pair: the clusters are the
 * same, and n documents have n - 1 pairs instead of n (n - 1) / 2. O(pairs).
 */
import type { Resemblance } from "../sketch/resemblance.js";
import type { DocumentGroups } from "./identical-documents.js";

/** Two documents (a < b) or two groups, with exact figures; containmentA belongs to `a`. */
export interface ResemblingPair extends Resemblance {
  readonly a: number;
  readonly b: number;
}

/** Which documents may be paired (called with a < b), and how many partners a document may get. */
export interface ExpandOptions {
  readonly maxBucket: number;
  allows(a: number, b: number): boolean;
}

/** Document pairs in no particular order. */
export interface ExpandedPairs {
  readonly pairs: ResemblingPair[];
  /** Documents with identical ones whose pairs were not all listed. */
  readonly tiedDocuments: number;
}

/** The document pairs of `groupPairs` and of the documents inside each group, as far as `allows` lets them. */
export function expandGroups(groups: DocumentGroups, groupPairs: readonly ResemblingPair[], options: ExpandOptions): ExpandedPairs {
  const { maxBucket, allows } = options;
  const pairs: ResemblingPair[] = [];
  const partners = countPartners(groups, groupPairs);
  let tiedDocuments = 0;
  for (let g = 0; g < groups.numGroups; g++) {
    const members = membersOf(groups, g);
    if (members.length === 1) continue;
    const all = partners[g]! <= maxBucket;
    if (!all) tiedDocuments += members.length;
    for (let i = 1; i < members.length; i++) pairInside(members, i, all);
  }
  for (const pair of groupPairs) {
    const all = partners[pair.a]! <= maxBucket && partners[pair.b]! <= maxBucket;
    pairAcross(membersOf(groups, pair.a), membersOf(groups, pair.b), { ...pair, all });
  }
  return { pairs, tiedDocuments };

  /** Pairs member i with those before it: all of them, or the earliest that is allowed among the first `maxBucket`. */
  function pairInside(members: Uint32Array, i: number, all: boolean): void {
    for (let j = 0; j < i && (all || j < maxBucket); j++) {
      if (!allows(members[j]!, members[i]!)) continue;
      pairs.push({ a: members[j]!, b: members[i]!, resemblance: 1, containmentA: 1, containmentB: 1 });
      if (!all) return;
    }
  }

  /** Pairs the members of two groups: all of them, or the earliest two that are allowed among the first `maxBucket` tries. */
  function pairAcross(membersA: Uint32Array, membersB: Uint32Array, { resemblance, containmentA, containmentB, all }: Resemblance & { all: boolean }): void {
    let tries = 0;
    for (const a of membersA)
      for (const b of membersB) {
        if (!all && tries++ === maxBucket) return;
        if (!allows(Math.min(a, b), Math.max(a, b))) continue;
        if (a < b) pairs.push({ a, b, resemblance, containmentA, containmentB });
        else pairs.push({ a: b, b: a, resemblance, containmentA: containmentB, containmentB: containmentA });
        if (!all) return;
      }
  }
}

/** Documents that resemble a member of each group, itself included, if all pairs are listed. */
function countPartners(groups: DocumentGroups, groupPairs: readonly ResemblingPair[]): Float64Array {
  const partners = Float64Array.from({ length: groups.numGroups }, (_, g) => membersOf(groups, g).length);
  for (const { a, b } of groupPairs) {
    partners[a]! += membersOf(groups, b).length;
    partners[b]! += membersOf(groups, a).length;
  }
  return partners;
}

/** A view of the members of a group. */
export function membersOf({ offsets, members }: DocumentGroups, group: number): Uint32Array {
  return members.subarray(offsets[group]!, offsets[group + 1]!);
}
