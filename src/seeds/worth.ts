/**
 * Stage seeds: whether two places of a seed are worth aligning their documents. Input two places, output whether the run of equal words around them
 * carries the bits that a passage needs at least, names and all: a seed is measured in its words alone, and what is a name proves less. O(length
 * of the run), SEARCH_BOUNDS.context tokens to either side at most.
 */
import { lowerBound } from "../arrays/lower-bound.js";
import { mix32 } from "../kernels/hash.js";
import { SEARCH_BOUNDS } from "../settings/scoring.js";
import type { SeedPlaces } from "./longer-seeds.js";
import { AFTER_ONE_MASK, DISCOUNT_SHIFT, DISCOUNTS, documentOf, HOLDER, LOOK, STRIDE, SUM } from "./seed-tokens.js";

/** Tokens that a run is followed to either side: by then it is worth it. */
const MOST_TOKENS = SEARCH_BOUNDS.context;
/** Runs that are remembered. */
const POOR_SLOTS = 4096;
/** Pairs of places that are tried where documents have a seed twice. */
const TRIES = SEARCH_BOUNDS.tries;

/** What runs are measured in. */
export interface MeasuredText {
  /** By document: its first token, and behind them the number of tokens. */
  readonly offsets: Uint32Array;
  /** seed-tokens.ts. */
  readonly tokens: Uint32Array;
  /** By token: bits where it stands first in a run, a name or not. */
  readonly alone: Uint16Array;
}

/** Sixteenths of a bit of a run that is worth it: of any, and of one that touches a quotation. */
interface NeededBits {
  readonly candidate: number;
  readonly quoted: number;
}

export class WorthOfRuns {
  readonly #offsets: Uint32Array;
  readonly #tokens: Uint32Array;
  readonly #alone: Uint16Array;
  readonly #needed: NeededBits;
  /** Runs that are not worth it, by what lies between their two sides: three elements a slot, that distance and [from, to) of the first side. */
  readonly #poor = new Uint32Array(3 * POOR_SLOTS);

  constructor({ offsets, tokens, alone }: MeasuredText, needed: NeededBits) {
    this.#offsets = offsets;
    this.#tokens = tokens;
    this.#alone = alone;
    this.#needed = needed;
  }

  /** Whether the run around two places of a seed, the second behind the first or not, carries enough bits, names and all. */
  has(p: number, q: number): boolean {
    // each token of a run begins a seed, so it would be asked for again and again
    if (this.isPoor(p, q)) return false;
    const tokens = this.#tokens;
    const [a, b] = [documentOf(tokens, p), documentOf(tokens, q)];
    const offsets = this.#offsets;
    const most = Math.min(MOST_TOKENS, p - offsets[a]!, q - offsets[b]!);
    let back = 0;
    while (back < most && tokens[STRIDE * (p - back - 1)] === tokens[STRIDE * (q - back - 1)]) back++;
    const size = Math.min(offsets[a + 1]! - p, offsets[b + 1]! - q) + back;
    let sum = 0;
    let touchesQuotation = 0;
    let n = 0;
    for (let i = STRIDE * (p - back), j = STRIDE * (q - back); n < size && tokens[i] === tokens[j]; n++, i += STRIDE, j += STRIDE) {
      sum += n === 0 ? Math.min(this.#alone[p - back]!, this.#alone[q - back]!) : Math.min(bitsIn(tokens, i, n), bitsIn(tokens, j, n));
      touchesQuotation |= (tokens[i + HOLDER]! | tokens[j + HOLDER]!) & 1;
      if (sum >= this.#needed.candidate || (touchesQuotation && sum >= this.#needed.quoted) || n > MOST_TOKENS) return true;
    }
    const poor = this.#poor;
    const slot = slotOf(p, q);
    poor[slot] = q - p;
    poor[slot + 1] = p - back;
    poor[slot + 2] = p - back + n;
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
    const offsets = this.#offsets;
    const first = lowerBound(places, offsets[document]!, from, to);
    return places.subarray(first, Math.min(first + TRIES, lowerBound(places, offsets[document + 1]!, first, to)));
  }
}

function slotOf(p: number, q: number): number {
  return 3 * (mix32(q - p) & (POOR_SLOTS - 1));
}

/** Bits of the token at an element, behind `n` others of a run, one at least. */
function bitsIn(tokens: Uint32Array, at: number, n: number): number {
  const look = tokens[at + LOOK]!;
  const bits = n > 1 ? (tokens[at + STRIDE + SUM]! - tokens[at + SUM]!) | 0 : look & AFTER_ONE_MASK;
  return Math.min(bits, DISCOUNTS[(look >>> DISCOUNT_SHIFT) & 3]!);
}
