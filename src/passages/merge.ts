/**
 * Stage passages: joins passages of one pair that lie close together on both sides, in any order (shuffled sentences), while
 * the gap is small against what is matched. A weak match near a strong one was searched for in a small place, so it needs
 * little: its price grows with the area of the gap (hysteresis, as in Canny 1986). Input a selection, output passages of one
 * or more runs, ascending on side a. O(passages^2) a round.
 */
import { log2Sixteenths, sixteenths } from "../information/log2.js";
import { SCORING } from "../scoring.js";
import type { Extent } from "./alignment.js";
import type { Judged } from "./judge.js";
import type { Selection } from "./select.js";

const STRONG = sixteenths(SCORING.mergeStrong);
const WEAK = sixteenths(SCORING.weak);

/** Whether a passage may take weak neighbours in. */
export function isStrong({ bits }: Pick<Judged, "bits">): boolean {
  return bits >= STRONG;
}

interface Mergeable {
  judged: Judged;
  isWeak: boolean;
  readonly isSecond: boolean;
}

/** Passages inside one document are not merged: a text has many echoes of itself. */
export function mergePassages({ kept, seconds, weak }: Selection): readonly Judged[] {
  if (kept.length === 0 || kept[0]!.a === kept[0]!.b) return kept;
  const list: Mergeable[] = [
    ...kept.map((judged) => ({ judged, isWeak: false, isSecond: seconds.has(judged) })),
    ...weak.map((judged) => ({ judged, isWeak: true, isSecond: false })),
  ];
  for (let size = -1; size !== list.length; ) {
    size = list.length;
    for (let x = 0; x < list.length; x++)
      for (let y = x + 1; y < list.length; y++) {
        if (!mayMerge(list[x]!, list[y]!)) continue;
        list[x] = { ...list[x]!, judged: join(list[x]!.judged, list[y]!.judged), isWeak: false };
        list.splice(y--, 1);
      }
  }
  return list.filter((one) => !one.isWeak).map((one) => one.judged);
}

function mayMerge(p: Mergeable, q: Mergeable): boolean {
  const [x, y] = [p.judged, q.judged];
  if (p.isWeak && q.isWeak) return false;
  if (!(isStrong(x) && !p.isWeak) && !(isStrong(y) && !q.isWeak)) return false;
  const gapA = gapBetween(x.a0, x.a1, y.a0, y.a1);
  const gapB = gapBetween(x.b0, x.b1, y.b0, y.b1);
  // one place against two
  if ((p.isSecond || q.isSecond) && overlaps(x.a0, x.a1, y.a0, y.a1) !== overlaps(x.b0, x.b1, y.b0, y.b1)) return false;
  if (Math.max(gapA, gapB) > Math.min(SCORING.mergeGap, SCORING.mergeShare * Math.min(lengthA(x) + lengthA(y), lengthB(x) + lengthB(y)))) return false;
  return !(p.isWeak || q.isWeak) || Math.min(x.bits, y.bits) >= WEAK + SCORING.weakGrowth * log2Sixteenths((gapA + 1) * (gapB + 1));
}

const lengthA = ({ a0, a1 }: Extent) => a1 - a0;
const lengthB = ({ b0, b1 }: Extent) => b1 - b0;

function gapBetween(a: number, b: number, c: number, d: number): number {
  return Math.max(0, Math.max(a, c) - Math.min(b, d));
}

function overlaps(a: number, b: number, c: number, d: number): boolean {
  return Math.min(b, d) > Math.max(a, c);
}

function join(x: Judged, y: Judged): Judged {
  return {
    ...x,
    a0: Math.min(x.a0, y.a0),
    a1: Math.max(x.a1, y.a1),
    b0: Math.min(x.b0, y.b0),
    b1: Math.max(x.b1, y.b1),
    runs: withoutOverlap([...x.runs, ...y.runs].sort((p, q) => p.i - q.i || p.j - q.j)),
    tokens: x.tokens + y.tokens,
    bits: Math.max(x.bits, y.bits) + Math.floor(SCORING.rest * Math.min(x.bits, y.bits)),
    isQuotation: x.isQuotation || y.isQuotation,
  };
}

/** Runs that ascend on side a without overlapping there: the longer of two that do is kept. */
function withoutOverlap(runs: Judged["runs"]): Judged["runs"] {
  const kept: Judged["runs"] = [];
  for (const run of runs) {
    const last = kept.at(-1);
    if (!last || last.i + last.n <= run.i) kept.push(run);
    else if (run.n > last.n) kept[kept.length - 1] = run;
  }
  return kept;
}
