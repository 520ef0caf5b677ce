/**
 * Stage seeds: whether two places of a seed are worth aligning their documents. Input two places, output whether the run of equal words around them
 * carries the bits that a passage needs at least, names and all: a seed is measured in its words alone, and what is a name proves less. O(length
 * of the run), SEARCH_BOUNDS.context tokens to either side at most.
 */
import { lowerBound } from "../arrays/lower-bound.js";
import type { Collection } from "../information/collection.js";
import { sharedBits } from "../information/token-bits.js";
import { SEARCH_BOUNDS } from "../settings/scoring.js";
import type { SeedPlaces } from "./longer-seeds.js";

/** Tokens that a run is followed to either side: by then it is worth it. */
const MOST_TOKENS = SEARCH_BOUNDS.context;
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

  constructor(columns: RunColumns, needed: NeededBits) {
    this.#columns = columns;
    this.#needed = needed;
  }

  /** Whether the run around two places of a seed carries enough bits, names and all. */
  has(p: number, q: number): boolean {
    const { collection, documentOf, isQuoted } = this.#columns;
    const { words, offsets } = collection;
    const both = { a: collection, b: collection };
    const [a, b] = [documentOf[p]!, documentOf[q]!];
    const most = Math.min(MOST_TOKENS, p - offsets[a]!, q - offsets[b]!);
    const [toA, toB] = [offsets[a + 1]!, offsets[b + 1]!];
    let back = 0;
    while (back < most && words[p - back - 1] === words[q - back - 1]) back++;
    let sum = 0;
    let touchesQuotation = false;
    for (let n = 0, i = p - back, j = q - back; i < toA && j < toB && words[i] === words[j]; n++, i++, j++) {
      sum += sharedBits(both, i, j, n);
      touchesQuotation ||= isQuoted[i] === 1 || isQuoted[j] === 1;
      if (sum >= this.#needed.candidate || (touchesQuotation && sum >= this.#needed.quoted) || n > MOST_TOKENS) return true;
    }
    return false;
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
