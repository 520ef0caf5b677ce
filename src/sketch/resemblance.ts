/**
 * Stage sketch: exact resemblance and containment (Broder 1997) of two sets of shingles, by merging sorted hashes; of two texts, the truth that
 * `estimateJaccard` estimates; and of pairs of documents of one collection, where a document's set of shingles is made when it is first
 * asked for and kept while it fits into a bound: the one unused for longest goes first. O(|A| + |B|), 8 bytes a shingle. Exact up to
 * collisions of 64 bits (sketch/distinct-shingles.ts).
 */

import { checkString } from "../errors.js";
import { resolveJaccardOptions } from "../settings/sketch-options.js";
import type { TokenColumns } from "../text/token-columns.js";
import { scanTokens } from "../text/tokens.js";
import type { JaccardOptions } from "../types/options.js";
import { distinctShingles, type ShingleSet } from "./distinct-shingles.js";

/** How much two sets have in common; all 0 to 1. */
export interface Resemblance {
  /** |A and B| / |A or B|, the Jaccard coefficient; 1 for two empty sets. */
  readonly resemblance: number;
  /** |A and B| / |A|, the share of A that B has; for an empty A 1 if B is empty too, otherwise 0. */
  readonly containmentA: number;
  /** |A and B| / |B|. */
  readonly containmentB: number;
}

/** Exact resemblance and both containments of two sets. */
export function compareShingleSets(a: ShingleSet, b: ShingleSet): Resemblance {
  return resemblanceOf(a, b, countShared(a, b));
}

/** @param shared number of hashes that stand in both. */
function resemblanceOf(a: ShingleSet, b: ShingleSet, shared: number): Resemblance {
  if (a.length === 0 || b.length === 0) {
    const share = a.length === b.length ? 1 : 0;
    return { resemblance: share, containmentA: share, containmentB: share };
  }
  return { resemblance: shared / (a.length + b.length - shared), containmentA: shared / a.length, containmentB: shared / b.length };
}

/** Number of hashes that stand in both sets. */
function countShared(a: ShingleSet, b: ShingleSet): number {
  const { lo: aLo, hi: aHi } = a;
  const { lo: bLo, hi: bHi } = b;
  let shared = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    let x = aHi[i]!;
    let y = bHi[j]!;
    if (x === y) {
      x = aLo[i]!;
      y = bLo[j]!;
      if (x === y) shared++;
    }
    i += x <= y ? 1 : 0;
    j += y <= x ? 1 : 0;
  }
  return shared;
}

/**
 * The exact resemblance (Jaccard coefficient) of the sets of distinct k-token shingles of two texts, 0 to 1; symmetric.
 * A text of fewer than `shingleSize` tokens has one shingle, its whole text. Two texts without a token have 1, one of them 0.
 * @throws {TypeError} if a text is not a string.
 * @throws {TypeError | RangeError} if an option is of the wrong type, out of range or unknown.
 * @example
 * exactJaccard("To be or not to be", "To be or not", { shingleSize: 2 }); // 0.75: "to be", "be or", "or not" of four
 */
export function exactJaccard(textA: string, textB: string, options?: JaccardOptions): number {
  const { shingleSize, folding } = resolveJaccardOptions(options);
  const [a, b] = [checkString("textA", textA), checkString("textB", textB)].map((text) => {
    const tokens = scanTokens(text, folding);
    return distinctShingles(tokens, { startToken: 0, endToken: tokens.length, k: shingleSize });
  });
  return compareShingleSets(a!, b!).resemblance;
}

/** Exact resemblance of documents a and b (numbers in the columns), `containmentA` being that of a. */
type PairResemblance = (a: number, b: number) => Resemblance;

/**
 * A function that gives the exact resemblance of any pair. Ask in sorted order: pairs that share a document find its set
 * in the cache. O(tokens) for a document that is not there, O(shingles) for the comparison.
 */
export function createResemblance(columns: TokenColumns, shingleSize: number, cacheBytes?: number): PairResemblance {
  const { offsets } = columns;
  const sets = createSetCache((d) => distinctShingles(columns, { startToken: offsets[d]!, endToken: offsets[d + 1]!, k: shingleSize }), cacheBytes);
  const table = new ShingleTable();
  return (a, b) => {
    const first = sets(a);
    const second = sets(b);
    table.hold(first);
    return resemblanceOf(first, second, table.countShared(second));
  };
}

/** Shingles of a set that a table holds; more are merged. */
const MOST_HELD = 1 << 14;
/** Steps from its own slot that a hash may stand at most. In a table of which a sixteenth is full one in millions does. */
const MOST_STEPS = 32;

/**
 * One set as a hash table, for a document that is compared with many. Nearly all looks end at an empty slot: a third of the time of a merge of two
 * sorted lists, which waits for branches that nothing foretells (a table a quarter full: three quarters). Hashes that were made to collide are
 * merged, so no input makes it slow.
 */
class ShingleTable {
  #set: ShingleSet | undefined;
  /** By slot: the place in the set, plus 1; 0 where there is none. */
  #slots = new Uint16Array(0);
  #mask = 0;
  #isHeld = false;

  hold(set: ShingleSet): void {
    if (this.#set === set) return;
    this.#set = set;
    this.#isHeld = set.length > 0 && set.length <= MOST_HELD;
    if (!this.#isHeld) return;
    const size = 1 << (35 - Math.clz32(set.length));
    if (size > this.#slots.length) this.#slots = new Uint16Array(size);
    else this.#slots.fill(0, 0, size);
    this.#mask = size - 1;
    this.#isHeld = fill(this.#slots, this.#mask, set);
  }

  countShared(other: ShingleSet): number {
    return this.#isHeld ? countHeld(this.#slots, this.#mask, this.#set!, other) : countShared(this.#set!, other);
  }
}

/** False where a hash would stand too far from its slot. */
function fill(slots: Uint16Array, mask: number, { length, lo }: ShingleSet): boolean {
  for (let x = 0; x < length; x++) {
    let slot = lo[x]! & mask;
    for (let steps = 0; slots[slot] !== 0; steps++) {
      if (steps === MOST_STEPS) return false;
      slot = (slot + 1) & mask;
    }
    slots[slot] = x + 1;
  }
  return true;
}

function countHeld(slots: Uint16Array, mask: number, { lo: heldLo, hi: heldHi }: ShingleSet, { length, lo, hi }: ShingleSet): number {
  let shared = 0;
  for (let x = 0; x < length; x++) {
    const low = lo[x]!;
    let slot = low & mask;
    for (let steps = 0, at = slots[slot]!; at !== 0 && steps <= MOST_STEPS; steps++) {
      if (heldLo[at - 1] === low && heldHi[at - 1] === hi[x]) {
        shared++;
        break;
      }
      slot = (slot + 1) & mask;
      at = slots[slot]!;
    }
  }
  return shared;
}

/** Bytes of shingle sets kept: 8 million shingles, about 16,000 news articles. */
const CACHE_BYTES = 64 * 1024 * 1024;

/**
 * A cache of what `make` gives; the set that was asked for last is kept whatever its size. Where there are more bytes than it may hold, sets go until
 * half of them are left, those unused for longest first: so a set that is there costs a look, and no list is kept in the order of use.
 */
export function createSetCache(make: (document: number) => ShingleSet, cacheBytes = CACHE_BYTES): (document: number) => ShingleSet {
  const kept = new Map<number, { readonly set: ShingleSet; usedAt: number }>();
  let bytes = 0;
  let now = 0;
  const bytesOf = (set: ShingleSet): number => 8 * set.length + 200;
  const thin = (last: number): void => {
    const oldest = [...kept].filter(([document]) => document !== last).sort(([, x], [, y]) => x.usedAt - y.usedAt);
    for (const [document, { set }] of oldest) {
      if (2 * bytes <= cacheBytes) break;
      kept.delete(document);
      bytes -= bytesOf(set);
    }
  };
  return (document) => {
    const known = kept.get(document);
    if (known !== undefined) {
      known.usedAt = ++now;
      return known.set;
    }
    const set = make(document);
    kept.set(document, { set, usedAt: ++now });
    bytes += bytesOf(set);
    if (bytes > cacheBytes) thin(document);
    return set;
  };
}
