/**
 * Stage evidence: joins passages of one pair that lie close together on both sides, in any order (shuffled sentences), while
 * the gap is small against what is matched. A weak match near a strong one was searched for in a small place, so it needs
 * little: its price grows with the area of the gap (hysteresis, as in Canny 1986). Input a selection, output passages of one
 * or more runs, ascending on side a. O(passages x neighbours within mergeGap) a round.
 */

import { type Extent, extentOf, matchedTokens, type Run } from "../align/alignment.js";
import { log2Sixteenths, sixteenths } from "../kernels/log2.js";
import { SCORING } from "../settings/scoring.js";
import { type Judged, SPLIT_GAP } from "./judge.js";
import type { Selection } from "./select.js";

const STRONG = sixteenths(SCORING.mergeStrong);
const WEAK = sixteenths(SCORING.weak);

/** Whether a passage may take weak neighbours in. */
export function isStrong({ bits }: Pick<Judged, "bits">): boolean {
  return bits >= STRONG;
}

interface Mergeable {
  judged: Judged;
  /** Bits of all its parts, and of the strongest one. */
  readonly sum: number;
  readonly most: number;
  isWeak: boolean;
  readonly isSecond: boolean;
}

/**
 * Passages inside one document are not merged: a text has many echoes of itself. Only neighbours on side a are compared, so a
 * round costs passages times those within mergeGap tokens.
 */
export function mergePassages({ kept, seconds, weak }: Selection): readonly Judged[] {
  if (kept.length === 0 || kept[0]!.a === kept[0]!.b) return kept;
  let list: Mergeable[] = [...kept.map((judged) => mergeable(judged, false, seconds.has(judged))), ...weak.map((judged) => mergeable(judged, true, false))];
  for (let size = -1; size !== list.length; ) {
    size = list.length;
    list = mergeOnce(list.sort((x, y) => x.judged.a0 - y.judged.a0 || x.judged.b0 - y.judged.b0));
  }
  return list.filter((one) => !one.isWeak).map((one) => one.judged);
}

function mergeable(judged: Judged, isWeak: boolean, isSecond: boolean): Mergeable {
  return { judged, sum: judged.bits, most: judged.bits, isWeak, isSecond };
}

/** One round over passages sorted by where they begin on side a. */
function mergeOnce(list: readonly Mergeable[]): Mergeable[] {
  const rest: (Mergeable | null)[] = [...list];
  for (let x = 0; x < rest.length; x++) {
    for (let y = x + 1; y < rest.length; y++) {
      const [p, q] = [rest[x], rest[y]];
      if (!p) break;
      if (!q) continue;
      if (q.judged.a0 - p.judged.a1 > SCORING.mergeGap) break;
      if (!mayMerge(p, q)) continue;
      rest[x] = { ...p, ...join(p, q), isWeak: false };
      rest[y] = null;
    }
  }
  return rest.filter((one) => one !== null);
}

function mayMerge(p: Mergeable, q: Mergeable): boolean {
  const [x, y] = [p.judged, q.judged];
  if (p.isWeak && q.isWeak) return false;
  if (!(isStrong(x) && !p.isWeak) && !(isStrong(y) && !q.isWeak)) return false;
  const gapA = gapBetween(x.a0, x.a1, y.a0, y.a1);
  const gapB = gapBetween(x.b0, x.b1, y.b0, y.b1);
  // quotations that stand for themselves stay apart, unless they follow each other on one side: then one was split
  if (x.isQuotation && y.isQuotation && Math.min(gapA, gapB) > SPLIT_GAP) return false;
  // one place against two
  if ((p.isSecond || q.isSecond) && overlaps(x.a0, x.a1, y.a0, y.a1) !== overlaps(x.b0, x.b1, y.b0, y.b1)) return false;
  if (Math.max(gapA, gapB) > Math.min(SCORING.mergeGap, SCORING.mergeShare * Math.min(lengthA(x) + lengthA(y), lengthB(x) + lengthB(y)))) return false;
  return !(p.isWeak || q.isWeak) || Math.min(x.bits, y.bits) >= WEAK + SCORING.weakGrowth * log2Sixteenths((gapA + 1) * (gapB + 1));
}

const lengthA = ({ a0, a1 }: Extent) => a1 - a0;
const lengthB = ({ b0, b1 }: Extent) => b1 - b0;

/** Tokens between [a, b) and [c, d). */
export function gapBetween(a: number, b: number, c: number, d: number): number {
  return Math.max(0, Math.max(a, c) - Math.min(b, d));
}

function overlaps(a: number, b: number, c: number, d: number): boolean {
  return Math.min(b, d) > Math.max(a, c);
}

/**
 * Both as one passage, worth the strongest of all its parts in full and the others at SCORING.rest, in whatever order they were
 * joined. Where their runs claim the same tokens, the longer run has them: an alignment that was extended into
 * the other one's place matched a few words there by chance.
 */
function join(x: Mergeable, y: Mergeable): Pick<Mergeable, "judged" | "sum" | "most"> {
  const [greater, lesser] = x.judged.bits >= y.judged.bits ? [x.judged, y.judged] : [y.judged, x.judged];
  const runs = disjointRuns(greater.runs, lesser.runs);
  const [sum, most] = [x.sum + y.sum, Math.max(x.most, y.most)];
  const judged = {
    ...greater,
    ...extentOf(runs),
    runs,
    tokens: matchedTokens(runs),
    bits: most + Math.floor(SCORING.rest * (sum - most)),
    isQuotation: greater.isQuotation || lesser.isQuotation,
  };
  return { judged, sum, most };
}

/** Runs of two alignments without a token that two of them match; ascending on side a. O(greater x lesser). */
function disjointRuns(greater: readonly Run[], lesser: readonly Run[]): Run[] {
  const added = lesser.flatMap((run) => {
    const longer = greater.filter(({ n }) => n >= run.n);
    return cutOut(run, longer).map((piece) => ({ piece, n: run.n }));
  });
  const left = greater.flatMap((run) => {
    const longer = added.filter(({ n }) => n > run.n);
    return longer.length > 0
      ? cutOut(
          run,
          longer.map(({ piece }) => piece),
        )
      : [run];
  });
  return [...left, ...added.map(({ piece }) => piece)].sort((p, q) => p.i - q.i);
}

/** What is left of a run without the tokens that `others` match on either side, in pieces. */
function cutOut(run: Run, others: readonly Run[]): Run[] {
  let pieces: readonly (readonly [from: number, to: number])[] = [[0, run.n]];
  for (const other of others)
    for (const side of ["i", "j"] as const) {
      const first = other[side] - run[side];
      const end = first + other.n;
      if (end <= 0 || first >= run.n) continue;
      pieces = pieces.flatMap(([from, to]) => [[from, Math.min(to, first)] as const, [Math.max(from, end), to] as const].filter(([p, q]) => p < q));
    }
  return pieces.map(([from, to]) => ({ i: run.i + from, j: run.j + from, n: to - from, same: run.same }));
}
