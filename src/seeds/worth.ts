/**
 * Stage seeds: whether two places of a seed are worth aligning their documents. Input two places, output whether the run of equal words around them
 * carries the bits that a passage needs at least, names and all: a seed is measured in its words alone, and what is a name proves less. O(length
 * of the run), SEARCH_BOUNDS.context tokens to either side at most.
 */
import { lowerBound } from "../arrays/lower-bound.js";
import type { Collection } from "../information/collection.js";
import { mix32 } from "../kernels/hash.js";
import { SEARCH_BOUNDS } from "../settings/scoring.js";
import type { SeedPlaces } from "./longer-seeds.js";

/** Tokens that a run is followed to either side: by then it is worth it. */
const MOST_TOKENS = SEARCH_BOUNDS.context;
/** Runs that are remembered. */
const POOR_SLOTS = 4096;
/** Pairs of places that are tried where documents have a seed twice. */
const TRIES = SEARCH_BOUNDS.tries;

/** What runs are measured in. */
interface RunColumns {
  readonly collection: Pick<Collection, "words" | "offsets" | "bits">;
  /** By token: its document; 1 inside quotation marks. */
  readonly documentOf: Uint32Array;
  readonly isQuoted: Uint8Array;
}

/** Sixteenths of a bit of a run that is worth it: of any, and of one that touches a quotation. */
interface NeededBits {
  readonly candidate: number;
  readonly quoted: number;
}

export class WorthOfRuns {
  readonly #columns: RunColumns;
  readonly #needed: NeededBits;
  /** Runs that are not worth it, by what lies between their two sides: three elements a slot, that distance and [from, to) of the first side. */
  readonly #poor = new Uint32Array(3 * POOR_SLOTS);

  constructor(columns: RunColumns, needed: NeededBits) {
    this.#columns = columns;
    this.#needed = needed;
  }

  /** Whether the run around two places of a seed, the second behind the first or not, carries enough bits, names and all. */
  has(p: number, q: number): boolean {
    // each token of a run begins a seed, so it would be asked for again and again
    if (this.isPoor(p, q)) return false;
    const { collection, documentOf, isQuoted } = this.#columns;
    const { words, offsets, bits } = collection;
    const { alone, afterOne, afterTwo } = bits;
    const [a, b] = [documentOf[p]!, documentOf[q]!];
    const most = Math.min(MOST_TOKENS, p - offsets[a]!, q - offsets[b]!);
    const [toA, toB] = [offsets[a + 1]!, offsets[b + 1]!];
    let back = 0;
    while (back < most && words[p - back - 1] === words[q - back - 1]) back++;
    let sum = 0;
    let touchesQuotation = 0;
    let [n, i, j] = [0, p - back, q - back];
    for (; i < toA && j < toB && words[i] === words[j]; n++, i++, j++) {
      const column = n > 1 ? afterTwo : n === 1 ? afterOne : alone;
      sum += Math.min(column[i]!, column[j]!);
      touchesQuotation |= isQuoted[i]! | isQuoted[j]!;
      if (sum >= this.#needed.candidate || (touchesQuotation && sum >= this.#needed.quoted) || n > MOST_TOKENS) return true;
    }
    const poor = this.#poor;
    const slot = slotOf(p, q);
    poor[slot] = q - p;
    poor[slot + 1] = p - back;
    poor[slot + 2] = i;
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
    const { offsets } = this.#columns.collection;
    const first = lowerBound(places, offsets[document]!, from, to);
    return places.subarray(first, Math.min(first + TRIES, lowerBound(places, offsets[document + 1]!, first, to)));
  }
}

function slotOf(p: number, q: number): number {
  return 3 * (mix32(q - p) & (POOR_SLOTS - 1));
}
