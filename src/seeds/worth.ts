/**
 * Stage seeds: whether two places of a seed are worth aligning their documents. Input two places, output whether the run of equal words around them
 * promises a passage, as a chain of anchors has to (evidence/promising.ts), or may be part of a chain that does:
 *
 *   - it comes within SCORING.promise bits of what plain text needs; or within SCORING.promiseExact of what it needs by the edges of sentences near
 *     its own (`promisesAlone`);
 *   - or it holds SCORING.quotationShare / 2 of a quotation, on either side;
 *   - or text goes on to be alike within SCORING.maxGap tokens on both sides: behind one other word, by a few words in a row, or by
 *     SCORING.promiseWords rare ones in one order.
 *
 * A seed is measured in its words alone, and what is a name proves less. Half of the pairs that share a seed share a name, an office or a set phrase, and
 * nothing else: they end here. O(length of the run), SEARCH_BOUNDS.context tokens to either side at most, and SCORING.maxGap^2.
 */
import { lowerBound } from "../arrays/lower-bound.js";
import { mix32 } from "../kernels/hash.js";
import { sixteenths } from "../kernels/log2.js";
import { SCORING, SEARCH_BOUNDS } from "../settings/scoring.js";
import { neededAtEdge, type Thresholds } from "../settings/thresholds.js";
import type { SeedPlaces } from "./longer-seeds.js";
import { AFTER_ONE_MASK, DISCOUNT_SHIFT, DISCOUNTS, documentOf, goesOnQuoted, HOLDER, isNearEdge, isQuotedToken, LOOK, STRIDE, SUM } from "./seed-tokens.js";

/** Tokens that a run is followed to either side: by then it is worth it. */
const MOST_TOKENS = SEARCH_BOUNDS.context;
/** Runs that are remembered. */
const POOR_SLOTS = 1 << 14;
/** Pairs of places that are tried where documents have a seed twice. */
const TRIES = SEARCH_BOUNDS.tries;
const PROMISE = sixteenths(SCORING.promise);
const PROMISE_EXACT = sixteenths(SCORING.promiseExact);
/** Share of a quotation that a run has to hold. */
export const LEAST_SHARE = SCORING.quotationShare / 2;
/** Tokens behind a run in which text may go on, and words of the shortest run that goes on there. */
const REACH = SCORING.maxGap;
const ANCHOR_WORDS = SCORING.anchorWords;
/** Rare words by which text goes on, and what each carries. */
const RARE_WORDS = SCORING.promiseWords;
const CONTENT_WORD = sixteenths(SCORING.contentWord);

/** Whether the edges of sentences are near those of a run, on each side. */
export interface RunEdges {
  readonly startA: boolean;
  readonly startB: boolean;
  readonly endA: boolean;
  readonly endB: boolean;
}

/** Whether a run of so many bits comes near to what it needs by itself. */
export function promisesAlone(bits: number, { startA, startB, endA, endB }: RunEdges, thresholds: Thresholds): boolean {
  if (bits < thresholds.candidate) return false;
  if (bits >= thresholds.plain - PROMISE) return true;
  if ((startA && endA) || (startB && endB)) return true;
  return ((startA && startB) || (endA && endB)) && bits >= neededAtEdge(thresholds) - PROMISE_EXACT;
}

/** What runs are measured in. */
export interface MeasuredText {
  /** By document: its first token, and behind them the number of tokens. */
  readonly offsets: Uint32Array;
  /** seed-tokens.ts. */
  readonly tokens: Uint32Array;
  /** By token: bits where it stands first in a run, a name or not. */
  readonly alone: Uint16Array;
}

/** Sixteenths of a bit that a run has to carry. */
export interface NeededBits {
  readonly thresholds: Thresholds;
  /** Where it touches a quotation. */
  readonly quoted: number;
}

/** A run of equal words: tokens [p, p + n) and [q, q + n) of documents x and y. */
interface SharedRun {
  readonly x: number;
  readonly y: number;
  readonly p: number;
  readonly q: number;
  readonly n: number;
}

export class WorthOfRuns {
  readonly #text: MeasuredText;
  readonly #tokens: Uint32Array;
  readonly #needed: NeededBits;
  /** Runs that are not worth it, by what lies between their two sides: three elements a slot, that distance and [from, to) of the first side. */
  readonly #poor = new Uint32Array(3 * POOR_SLOTS);

  constructor(text: MeasuredText, needed: NeededBits) {
    this.#text = text;
    this.#tokens = text.tokens;
    this.#needed = needed;
  }

  /** Whether the run around two places of a seed, the second behind the first or not, is worth it. */
  has(p: number, q: number): boolean {
    // each token of a run begins a seed, so it would be asked for again and again
    if (this.isPoor(p, q)) return false;
    const tokens = this.#tokens;
    const { offsets, alone } = this.#text;
    const { thresholds, quoted } = this.#needed;
    const [x, y] = [documentOf(tokens, p), documentOf(tokens, q)];
    const most = Math.min(MOST_TOKENS, p - offsets[x]!, q - offsets[y]!);
    let back = 0;
    while (back < most && tokens[STRIDE * (p - back - 1)] === tokens[STRIDE * (q - back - 1)]) back++;
    const size = Math.min(offsets[x + 1]! - p, offsets[y + 1]! - q) + back;
    let bits = 0;
    let touchesQuotation = 0;
    let n = 0;
    for (let i = STRIDE * (p - back), j = STRIDE * (q - back); n < size && tokens[i] === tokens[j]; n++, i += STRIDE, j += STRIDE) {
      bits += n === 0 ? Math.min(alone[p - back]!, alone[q - back]!) : Math.min(bitsIn(tokens, i, n), bitsIn(tokens, j, n));
      touchesQuotation |= (tokens[i + HOLDER]! | tokens[j + HOLDER]!) & 1;
      if (bits >= thresholds.plain - PROMISE || n > MOST_TOKENS) return true;
    }
    const run = { x, y, p: p - back, q: q - back, n };
    if (promisesAlone(bits, this.#edgesOf(run), thresholds)) return true;
    const isQuoted = touchesQuotation === 1 && bits >= quoted;
    if (isQuoted && (this.#holdsQuotation(x, run.p, n) || this.#holdsQuotation(y, run.q, n))) return true;
    if ((isQuoted || bits >= thresholds.candidate) && (this.#goesOnBehind(run) || this.#goesOnBefore(run))) return true;
    const poor = this.#poor;
    const slot = slotOf(p, q);
    poor[slot] = q - p;
    poor[slot + 1] = run.p;
    poor[slot + 2] = run.p + n;
    return false;
  }

  #edgesOf({ x, y, p, q, n }: SharedRun): RunEdges {
    const { offsets } = this.#text;
    const [tokens, last] = [this.#tokens, n - 1];
    return {
      startA: p === offsets[x] || isNearEdge(tokens, p - 1),
      startB: q === offsets[y] || isNearEdge(tokens, q - 1),
      endA: isNearEdge(tokens, p + last),
      endB: isNearEdge(tokens, q + last),
    };
  }

  /** Whether the n tokens from `at` on hold a good part of a quotation; an inner one parts the outer one. */
  #holdsQuotation(document: number, at: number, n: number): boolean {
    const tokens = this.#tokens;
    const [first, end] = [this.#text.offsets[document]!, this.#text.offsets[document + 1]!];
    for (let t = at; t < at + n; ) {
      let held = 1;
      while (t + held < at + n && goesOnQuoted(tokens, t + held)) held++;
      if (isQuotedToken(tokens, t)) {
        const most = held / LEAST_SHARE;
        let size = held;
        for (let start = t; size <= most && start > first && goesOnQuoted(tokens, start); start--) size++;
        for (let behind = t + held; size <= most && behind < end && goesOnQuoted(tokens, behind); behind++) size++;
        if (size <= most) return true;
      }
      t += held;
    }
    return false;
  }

  #goesOnBehind({ x, y, p, q, n }: SharedRun): boolean {
    const { offsets } = this.#text;
    return this.#areAlike([p + n, Math.min(offsets[x + 1]!, p + n + REACH)], [q + n, Math.min(offsets[y + 1]!, q + n + REACH)], 1);
  }

  #goesOnBefore({ x, y, p, q }: SharedRun): boolean {
    const { offsets } = this.#text;
    return this.#areAlike([p - 1, Math.max(offsets[x]! - 1, p - 1 - REACH)], [q - 1, Math.max(offsets[y]! - 1, q - 1 - REACH)], -1);
  }

  /**
   * Whether words from one token on, up to another and in that direction, are alike on both sides: equal behind one other word, a few in a row, or
   * rare ones in one order.
   */
  #areAlike([fromA, toA]: TokenRange, [fromB, toB]: TokenRange, step: 1 | -1): boolean {
    const tokens = this.#tokens;
    const { alone } = this.#text;
    if (step * (toA - fromA) > 1 && step * (toB - fromB) > 1 && tokens[STRIDE * (fromA + step)] === tokens[STRIDE * (fromB + step)]) return true;
    let last = fromB - step;
    let rare = 0;
    for (let i = fromA; i !== toA; i += step)
      for (let j = fromB; j !== toB; j += step) {
        if (tokens[STRIDE * i] !== tokens[STRIDE * j]) continue;
        let n = 1;
        while (n < ANCHOR_WORDS && i + n * step !== toA && j + n * step !== toB && tokens[STRIDE * (i + n * step)] === tokens[STRIDE * (j + n * step)]) n++;
        if (n === ANCHOR_WORDS) return true;
        if (step * (j - last) <= 0 || Math.min(alone[i]!, alone[j]!) < CONTENT_WORD) continue;
        if (++rare === RARE_WORDS) return true;
        last = j;
        break;
      }
    return false;
  }

  /** Whether the run around two places is remembered as one that is not worth it. */
  isPoor(p: number, q: number): boolean {
    const poor = this.#poor;
    const slot = slotOf(p, q);
    return poor[slot] === (q - p) >>> 0 && p >= poor[slot + 1]! && p < poor[slot + 2]!;
  }

  /** The same of all places of the seed in two documents, of which TRIES pairs are looked at. */
  hasElsewhere(group: SeedPlaces, x: number, y: number): boolean {
    let tries = 0;
    for (const p of this.#placesIn(group, x)) for (const q of this.#placesIn(group, y)) if (tries++ < TRIES && this.has(p, q)) return true;
    return false;
  }

  #placesIn({ places, from, to }: SeedPlaces, document: number): Uint32Array {
    const { offsets } = this.#text;
    const first = lowerBound(places, offsets[document]!, from, to);
    return places.subarray(first, Math.min(first + TRIES, lowerBound(places, offsets[document + 1]!, first, to)));
  }
}

/** From a token up to another, not including it. */
type TokenRange = readonly [from: number, to: number];

function slotOf(p: number, q: number): number {
  return 3 * (mix32(q - p) & (POOR_SLOTS - 1));
}

/** Bits of the token at an element, behind `n` others of a run, one at least. */
function bitsIn(tokens: Uint32Array, at: number, n: number): number {
  const look = tokens[at + LOOK]!;
  const bits = n > 1 ? (tokens[at + STRIDE + SUM]! - tokens[at + SUM]!) | 0 : look & AFTER_ONE_MASK;
  return Math.min(bits, DISCOUNTS[(look >>> DISCOUNT_SHIFT) & 3]!);
}
