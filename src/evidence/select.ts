/**
 * Stage evidence: which verdicts on one pair stand beside each other. Input all judged alignments of a pair, output the
 * passages and the weak neighbours that merging may still use. One place matched with two others is judged by matched tokens,
 * never by boxes: it is right where both are copies of each other, so the second match has to be about as good as the first. Where it
 * is not, what others have not taken of it is judged by itself. O(alignments x tokens).
 */

import { type Alignment, matchedTokens, type Run } from "../align/alignment.js";
import type { ViewPair } from "../align/document-view.js";
import { sixteenths } from "../kernels/log2.js";
import { SCORING } from "../settings/scoring.js";
import { type JudgeContext, type Judged, judge, passes } from "./judge.js";
import { trimEnds } from "./trim.js";

const WEAK = sixteenths(SCORING.weak);
const SECOND = sixteenths(SCORING.second);
const SECOND_SELF = sixteenths(SCORING.secondSelf);

export interface Selection {
  readonly kept: readonly Judged[];
  /** Kept ones that match a place a second time. */
  readonly seconds: ReadonlySet<Judged>;
  /** Too weak alone, in places nobody else has matched. */
  readonly weak: readonly Judged[];
}

/** All verdicts on two documents. */
interface JudgedPair {
  readonly pair: ViewPair;
  readonly judged: readonly Judged[];
}

/** @param places scratch. */
export function selectPassages(context: JudgeContext, places: MatchedPlaces, { pair, judged }: JudgedPair): Selection {
  const isSelf = pair.a === pair.b;
  const kept: Judged[] = [];
  const seconds = new Set<Judged>();
  const weak: Judged[] = [];
  places.empty(pair);
  takeByStrength(judged, (one) => {
    const againA = places.a.holdsMostOf(one.runs);
    const againB = places.b.holdsMostOf(one.runs);
    if (againA && againB) return leftOf(context, places, { pair, runs: one.runs });
    if (!passes(one)) {
      if (isWeak(one) && !againA && !againB) weak.push(one);
      return [];
    }
    if (againA || againB) {
      const first =
        kept.find((other) => overlapShare(one.a0, one.a1, other.a0, other.a1) > 0.5 || overlapShare(one.b0, one.b1, other.b0, other.b1) > 0.5) ?? kept[0];
      const more = isSelf ? SECOND_SELF : SECOND;
      if (first && one.bits < Math.min(one.needed + more, SCORING.secondShare * first.bits)) return leftOf(context, places, { pair, runs: one.runs });
      seconds.add(one);
    }
    if (isSelf && kept.some((other) => isEcho(one, other))) return [];
    kept.push(one);
    places.add(one.runs);
    return [];
  });
  return { kept, seconds, weak };
}

/** Whether a verdict that does not pass may still be taken in by a stronger neighbour. */
export function isWeak({ bits, contentWords }: Pick<Judged, "bits" | "contentWords">): boolean {
  return bits >= WEAK && contentWords >= 2;
}

/**
 * Hands out verdicts, most bits first, and with them those that `take` makes of one: parts of it, of fewer tokens each.
 * @param judged kept as it is.
 */
export function takeByStrength(judged: readonly Judged[], take: (one: Judged) => readonly Judged[]): void {
  const waiting = [...judged].sort(byStrength);
  for (let x = 0; x < waiting.length; x++)
    for (const part of take(waiting[x]!)) {
      let at = x + 1;
      while (at < waiting.length && byStrength(waiting[at]!, part) <= 0) at++;
      waiting.splice(at, 0, part);
    }
}

function byStrength(x: Judged, y: Judged): number {
  return y.bits - x.bits || x.a0 - y.a0 || x.b0 - y.b0;
}

/**
 * Verdicts on what others have not taken of an alignment, on either side: a part wherever nothing was taken in between. Those that pass, and
 * those that a neighbour may take in; none inside one document, whose echoes are its own. O(tokens).
 */
export function leftOf(context: JudgeContext, places: MatchedPlaces, { pair, runs }: { pair: ViewPair; runs: Alignment }): Judged[] {
  if (pair.a === pair.b) return [];
  return places
    .freePartsOf(runs)
    .flatMap((part) => judge(context, pair, trimEnds(pair, part)))
    .filter((one) => passes(one) || isWeak(one));
}

/** Which tokens of the two documents of a pair are matched already; made once, emptied for each pair. */
export class MatchedPlaces {
  readonly a = new MatchedTokens("i");
  readonly b = new MatchedTokens("j");

  empty({ a, b }: ViewPair): void {
    this.a.empty(a.length);
    this.b.empty(b.length);
  }

  add(runs: readonly Run[]): void {
    this.a.add(runs);
    this.b.add(runs);
  }

  /** Parts of an alignment whose tokens are matched on neither side, each as long as none between two of its runs is; in its order. */
  freePartsOf(runs: readonly Run[]): Alignment[] {
    const parts: Alignment[] = [];
    let part: Alignment = [];
    const end = (): void => {
      if (part.length > 0) parts.push(part);
      part = [];
    };
    for (const { i, j, n, same } of runs)
      for (let q = 0, from = 0; q <= n; q++) {
        const isTaken = q < n && (this.a.holds(i + q) || this.b.holds(j + q));
        if (q < n && !isTaken) continue;
        if (q > from) part.push({ i: i + from, j: j + from, n: q - from, same });
        if (isTaken) end();
        from = q + 1;
      }
    end();
    return parts;
  }
}

/** Which tokens of one document are matched already: a byte a token. */
class MatchedTokens {
  #mask = new Uint8Array(0);
  readonly #side: "i" | "j";

  constructor(side: "i" | "j") {
    this.#side = side;
  }

  /** Begins anew, with a document of so many tokens. */
  empty(length: number): void {
    if (this.#mask.length < length) this.#mask = new Uint8Array(2 * length);
    else this.#mask.fill(0, 0, length);
  }

  add(runs: readonly Run[]): void {
    for (const run of runs) this.#mask.fill(1, run[this.#side], run[this.#side] + run.n);
  }

  holds(token: number): boolean {
    return this.#mask[token] === 1;
  }

  holdsMostOf(runs: readonly Run[]): boolean {
    let held = 0;
    for (const run of runs) for (let q = 0; q < run.n; q++) held += this.#mask[run[this.#side] + q]!;
    return held > 0.5 * matchedTokens(runs);
  }
}

/** Share of [a, b) that lies in [c, d). */
function overlapShare(a: number, b: number, c: number, d: number): number {
  return Math.max(0, Math.min(b, d) - Math.max(a, c)) / (b - a);
}

/** Inside one document: the same repeat seen across its two copies. */
function isEcho(one: Judged, other: Judged): boolean {
  const crosses = overlapShare(one.a0, one.a1, other.b0, other.b1) > 0.5 || overlapShare(one.b0, one.b1, other.a0, other.a1) > 0.5;
  return crosses && overlapShare(one.a0, one.b1, other.a0, other.b1) > 0.9;
}
