/**
 * Stage passages: which verdicts on one pair stand beside each other. Input all judged alignments of a pair, output the
 * passages and the weak neighbours that merging may still use. One place matched with two others is judged by matched tokens,
 * never by boxes: it is right where both are copies of each other, so the second match has to be about as good as the first.
 * O(alignments x tokens).
 */
import type { Collection } from "../information/collection.js";
import { sixteenths } from "../information/log2.js";
import { SCORING } from "../scoring.js";
import { matchedTokens, type Run } from "./alignment.js";
import { type Judged, passes } from "./judge.js";

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

/** @param places scratch. */
export function selectPassages(collection: Pick<Collection, "offsets">, places: MatchedPlaces, a: number, b: number, judged: readonly Judged[]): Selection {
  const kept: Judged[] = [];
  const seconds = new Set<Judged>();
  const weak: Judged[] = [];
  places.empty(collection, a, b);
  for (const one of [...judged].sort((x, y) => y.bits - x.bits || x.a0 - y.a0 || x.b0 - y.b0)) {
    const againA = places.a.holdsMostOf(one.runs);
    const againB = places.b.holdsMostOf(one.runs);
    if (againA && againB) continue;
    if (!passes(one)) {
      if (one.bits >= WEAK && one.contentWords >= 2 && !againA && !againB) weak.push(one);
      continue;
    }
    if (againA || againB) {
      const first =
        kept.find((other) => overlapShare(one.a0, one.a1, other.a0, other.a1) > 0.5 || overlapShare(one.b0, one.b1, other.b0, other.b1) > 0.5) ?? kept[0];
      const more = a === b ? SECOND_SELF : SECOND;
      if (first && one.bits < Math.min(one.needed + more, SCORING.secondShare * first.bits)) continue;
      seconds.add(one);
    }
    if (a === b && kept.some((other) => isEcho(one, other))) continue;
    kept.push(one);
    places.add(one.runs);
  }
  return { kept, seconds, weak };
}

/** Which tokens of the two documents of a pair are matched already; made once, emptied for each pair. */
export class MatchedPlaces {
  readonly a = new MatchedTokens("i");
  readonly b = new MatchedTokens("j");

  empty({ offsets }: Pick<Collection, "offsets">, a: number, b: number): void {
    this.a.empty(offsets[a]!, offsets[a + 1]!);
    this.b.empty(offsets[b]!, offsets[b + 1]!);
  }

  add(runs: readonly Run[]): void {
    this.a.add(runs);
    this.b.add(runs);
  }
}

/** Which tokens of one document are matched already: a byte a token. */
class MatchedTokens {
  #mask = new Uint8Array(0);
  #from = 0;
  readonly #side: "i" | "j";

  constructor(side: "i" | "j") {
    this.#side = side;
  }

  /** Begins anew, with the document of the tokens [from, to). */
  empty(from: number, to: number): void {
    this.#from = from;
    if (this.#mask.length < to - from) this.#mask = new Uint8Array(2 * (to - from));
    else this.#mask.fill(0, 0, to - from);
  }

  add(runs: readonly Run[]): void {
    for (const run of runs) this.#mask.fill(1, run[this.#side] - this.#from, run[this.#side] + run.n - this.#from);
  }

  holdsMostOf(runs: readonly Run[]): boolean {
    let held = 0;
    for (const run of runs) for (let q = 0; q < run.n; q++) held += this.#mask[run[this.#side] + q - this.#from]!;
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
