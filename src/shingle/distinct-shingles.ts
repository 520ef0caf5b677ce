/**
 * Stage shingle: a document's tokens -> the set of its shingles, as sorted distinct 64-bit hashes. Two such sets are
 * compared by merging (sketch/resemblance.ts). Exact up to collisions of 64 bits: two given different shingles are taken
 * to be one with probability 2^-64. O(n) for n shingles (radix sort), 8 bytes a distinct shingle; scratch of 8 n.
 */
import { radixSort } from "../kernels/radix-sort.js";
import { countShingles, type HashColumns, hashShingles, type ShingleRange, type TokenHashes } from "./shingles.js";

/** A set of shingles: `length` distinct hashes, ascending by (hi, lo). */
export interface ShingleSet extends HashColumns {
  readonly length: number;
}

/** The distinct shingles of a range of tokens; the arrays are new, belong to the caller and have `length` elements. */
export function distinctShingles(tokens: TokenHashes, range: ShingleRange): ShingleSet {
  const count = countShingles(range.endToken - range.startToken, range.k);
  const lo = new Uint32Array(count);
  const hi = new Uint32Array(count);
  hashShingles(tokens, range, { lo, hi });
  sortHashes({ lo, hi });
  const length = dropRepeats({ lo, hi });
  return length === count ? { length, lo, hi } : { length, lo: lo.slice(0, length), hi: hi.slice(0, length) };
}

/**
 * Below this many hashes two passes of 8 bits and an insertion sort are 3 times as fast as six passes of 11 bits. The
 * insertion sort moves n^2 / 2^17 hashes that are mixed, and n^2 / 2 that were made to collide: 0.1 s at this bound.
 */
const SMALL = 1 << 14;

/** Sorts 64-bit hashes in place, ascending by (hi, lo). */
export function sortHashes(hashes: HashColumns): void {
  if (hashes.hi.length < SMALL) sortFew(hashes);
  else {
    radixSort(hashes.lo, hashes.hi);
    radixSort(hashes.hi, hashes.lo);
  }
}

/** Two stable passes over the upper 16 bits of `hi` leave few hashes out of order; insertion sort finishes. */
function sortFew({ lo, hi }: HashColumns): void {
  const n = hi.length;
  if (n > 32) {
    const otherLo = new Uint32Array(n);
    const otherHi = new Uint32Array(n);
    scatter({ lo, hi }, { lo: otherLo, hi: otherHi }, 16);
    scatter({ lo: otherLo, hi: otherHi }, { lo, hi }, 24);
  }
  for (let i = 1; i < n; i++) {
    const keyHi = hi[i]!;
    const keyLo = lo[i]!;
    let j = i - 1;
    for (; j >= 0 && (hi[j]! > keyHi || (hi[j]! === keyHi && lo[j]! > keyLo)); j--) {
      hi[j + 1] = hi[j]!;
      lo[j + 1] = lo[j]!;
    }
    hi[j + 1] = keyHi;
    lo[j + 1] = keyLo;
  }
}

/** One stable counting pass by the 8 bits of `hi` from `shift` on. */
function scatter(from: HashColumns, to: HashColumns, shift: number): void {
  const n = from.hi.length;
  const next = new Uint32Array(257);
  for (let i = 0; i < n; i++) next[((from.hi[i]! >>> shift) & 255) + 1]!++;
  for (let digit = 1; digit < 257; digit++) next[digit]! += next[digit - 1]!;
  for (let i = 0; i < n; i++) {
    const at = next[(from.hi[i]! >>> shift) & 255]!++;
    to.hi[at] = from.hi[i]!;
    to.lo[at] = from.lo[i]!;
  }
}

/** Moves the distinct hashes of a sorted list to its front and returns their number. */
function dropRepeats({ lo, hi }: HashColumns): number {
  let kept = 0;
  for (let i = 0; i < hi.length; i++) {
    if (kept > 0 && hi[i] === hi[kept - 1] && lo[i] === lo[kept - 1]) continue;
    hi[kept] = hi[i]!;
    lo[kept] = lo[i]!;
    kept++;
  }
  return kept;
}
