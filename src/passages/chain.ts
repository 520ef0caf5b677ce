/**
 * Stage passages: collinear chains of anchors, as minimap2 makes them (Li 2018, section 2.1), in bits instead of bases.
 * Input the anchors of a pair sorted by i, j; output chains, best first, no anchor in two of them.
 *
 *   f(y) = max(bits(y), max over x before y of f(x) + bits(y) - gap(x, y) - crossing(x, y) - overlap(x, y))
 *
 * O(anchors x LOOK_BACK).
 */
import type { Collection } from "../information/collection.js";
import { log2Sixteenths, sixteenths } from "../information/log2.js";
import { SCORING } from "../scoring.js";
import { BREAK_STRONG, TokenFlag } from "../text/flags.js";
import type { Anchor } from "./anchors.js";

/** Anchors that are tried as predecessors, and tokens they may lie back. */
const LOOK_BACK = 300;
const LOOK_BACK_TOKENS = 600;
/** Tokens of the omitted words that may agree with what follows the break: more is a repetitive text, and costs time. */
const MAX_SEAM = 4;

const GAP_OPEN = sixteenths(SCORING.gapOpen);
const CROSSING = sixteenths(SCORING.crossing);
const OVERLAP = sixteenths(SCORING.overlap);
/** Fixed cost of any overlap. */
const OVERLAP_OPEN = sixteenths(2);
const LEAST_CHAIN = sixteenths(SCORING.chain);

/** GAP[g]: cost of a gap whose longer side has g tokens, in sixteenths. */
const GAP = Uint16Array.from({ length: SCORING.maxGap + 1 }, (_, g) => (g === 0 ? 0 : GAP_OPEN + SCORING.gapLog * log2Sixteenths(1 + g)));

/** Cost of a gap of da tokens on one side and db on the other, in sixteenths; defined for any size. */
export function gapCost(da: number, db: number): number {
  const gap = Math.max(da, db);
  return gap < GAP.length ? GAP[gap]! : GAP_OPEN + SCORING.gapLog * log2Sixteenths(1 + gap);
}

/** Whether a sentence, paragraph or quotation boundary lies after one of the tokens [from, to). */
export function crossesBoundary(flags: Uint8Array, from: number, to: number): boolean {
  for (let x = from; x < to; x++) if ((flags[x]! & TokenFlag.BREAK_MASK) === BREAK_STRONG) return true;
  return false;
}

/** Anchors in ascending order, and their score in sixteenths of a bit. */
export interface Chain {
  readonly anchors: readonly Anchor[];
  readonly score: number;
}

/** @param self whether both sides are one document: then a chain must end before its copy starts. */
export function chainAnchors({ flags }: Pick<Collection, "flags">, anchors: readonly Anchor[], self: boolean): Chain[] {
  const score = new Int32Array(anchors.length);
  const previous = new Int32Array(anchors.length).fill(-1);
  for (let y = 0; y < anchors.length; y++) {
    const v = anchors[y]!;
    score[y] = v.bits;
    for (let x = y - 1; x >= 0 && x > y - LOOK_BACK; x--) {
      const u = anchors[x]!;
      if (v.i - u.i > LOOK_BACK_TOKENS) break;
      if (v.i <= u.i || v.j <= u.j || (self && v.i + v.n > u.j)) continue;
      const joined = joinCost(flags, u, v);
      if (joined >= 0 && score[x]! + v.bits - joined > score[y]!) {
        score[y] = score[x]! + v.bits - joined;
        previous[y] = x;
      }
    }
  }
  return traceBack(anchors, score, previous);
}

/** Cost of following u by v, or -1 where it cannot. */
function joinCost(flags: Uint8Array, u: Anchor, v: Anchor): number {
  const da = v.i - (u.i + u.n);
  const db = v.j - (u.j + u.n);
  const isLong = da > SCORING.maxGap || db > SCORING.maxGap;
  if (isLong && (da > SCORING.maxOmission || db > SCORING.maxOmission)) return -1;
  const overlap = Math.max(0, -da, -db);
  if (overlap >= v.n || overlap >= u.n) return -1;
  if (isLong && !isOmission(flags, u, v)) return -1;
  const crossing = crossesBoundary(flags, u.i + u.n - 1, v.i) || crossesBoundary(flags, u.j + u.n - 1, v.j);
  const gap = Math.max(0, da) + Math.max(0, db) === 0 ? 0 : gapCost(Math.max(0, da), Math.max(0, db)) + (crossing ? CROSSING : 0);
  return gap + (overlap ? overlap * OVERLAP + OVERLAP_OPEN : 0);
}

/**
 * Whether one side goes on at once, but for a break of any kind ("...", "[…]", the end of a sentence), where the other one has
 * words between the two runs: what an editor leaves out.
 */
function isOmission(flags: Uint8Array, u: Anchor, v: Anchor): boolean {
  const da = v.i - (u.i + u.n);
  const db = v.j - (u.j + u.n);
  if (Math.min(da, db) < -MAX_SEAM) return false;
  if (da > 0 && db <= 0) return hasBreak(flags, v.j - 1, u.j + u.n);
  return db > 0 && da <= 0 && hasBreak(flags, v.i - 1, u.i + u.n);
}

/** Whether a break of any kind stands after one of the tokens [from, to). */
function hasBreak(flags: Uint8Array, from: number, to: number): boolean {
  for (let x = from; x < to; x++) if (flags[x]! & (TokenFlag.BREAK_MASK | TokenFlag.SENTENCE_END)) return true;
  return false;
}

/** Takes chains from the best end down, each until it meets an anchor that is taken. */
function traceBack(anchors: readonly Anchor[], score: Int32Array, previous: Int32Array): Chain[] {
  const ends = Array.from(anchors.keys()).sort((x, y) => score[y]! - score[x]! || x - y);
  const taken = new Uint8Array(anchors.length);
  const chains: Chain[] = [];
  for (const end of ends) {
    if (taken[end]) continue;
    const chain: Anchor[] = [];
    let x = end;
    for (; x >= 0 && !taken[x]; x = previous[x]!) {
      taken[x] = 1;
      chain.push(anchors[x]!);
    }
    const own = score[end]! - (x >= 0 ? score[x]! : 0);
    if (own >= LEAST_CHAIN) chains.push({ anchors: chain.reverse(), score: own });
  }
  return chains.sort((x, y) => y.score - x.score || x.anchors[0]!.i - y.anchors[0]!.i || x.anchors[0]!.j - y.anchors[0]!.j);
}
