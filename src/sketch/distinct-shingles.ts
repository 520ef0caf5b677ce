/**
 * Stage sketch: a document's tokens -> the set of its shingles, as sorted distinct 64-bit hashes. Two such sets are
 * compared by merging (sketch/resemblance.ts). Exact up to collisions of 64 bits: two given different shingles are taken
 * to be one with probability 2^-64. O(n) for n shingles (radix sort), 8 bytes a distinct shingle; scratch of 8 n, and 256 kB.
 */
import { radixSort } from "../arrays/radix-sort.js";
import { finish } from "../run/pace.js";
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
 * Below this many hashes one pass into twice as many buckets and an insertion sort are several times as fast as six passes of 11 bits.
 * The insertion sort moves about n / 4 hashes that are mixed, and n^2 / 2 that were made to collide: 0.1 s at this bound.
 */
const SMALL = 1 << 14;

/** Sorts 64-bit hashes in place, ascending by (hi, lo). */
export function sortHashes(hashes: HashColumns): void {
  if (hashes.hi.length < SMALL) sortFew(hashes);
  else {
    finish(radixSort(hashes.lo, hashes.hi));
    finish(radixSort(hashes.hi, hashes.lo));
  }
}

/** Of sortFew, kept: 256 kB. `next` has a bucket more than there can be. */
let scratch: (HashColumns & { readonly next: Uint32Array }) | undefined;

/** A stable pass by the highest bits leaves few hashes out of order; insertion sort finishes. */
function sortFew(hashes: HashColumns): void {
  const { lo, hi } = hashes;
  const n = hi.length;
  if (n > 8) scatter(hashes, 33 - Math.clz32(n));
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

/** One stable counting pass, in place, by the highest `bits` bits of `hi`. */
function scatter({ lo, hi }: HashColumns, bits: number): void {
  scratch ??= { lo: new Uint32Array(SMALL), hi: new Uint32Array(SMALL), next: new Uint32Array(2 * SMALL + 1) };
  const { lo: oldLo, hi: oldHi, next } = scratch;
  const n = hi.length;
  const shift = 32 - bits;
  next.fill(0, 0, (1 << bits) + 1);
  for (let i = 0; i < n; i++) {
    oldLo[i] = lo[i]!;
    oldHi[i] = hi[i]!;
    next[(hi[i]! >>> shift) + 1]!++;
  }
  for (let digit = 1, sum = 0; digit <= 1 << bits; digit++) {
    sum += next[digit]!;
    next[digit] = sum;
  }
  for (let i = 0; i < n; i++) {
    const at = next[oldHi[i]! >>> shift]!++;
    hi[at] = oldHi[i]!;
    lo[at] = oldLo[i]!;
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
