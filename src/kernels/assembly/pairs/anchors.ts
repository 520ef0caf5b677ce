/** Kernel: the exact runs of a pair (align/anchors.ts): a table of the loaded document's shingles, probed with those of its partner. */
import { Anchors, begin, sort } from "./anchor-list";
import { addTo, clear, Doc, isFull, mayHave, setU32, take, u8At, u16At, u32At } from "./memory";

/** Bits of the filter for each slot of the table. */
const FILTER_BITS: u32 = 16;

/** Slot -> [ first position of a shingle + 1, or 0 | its hash ], u32 each. */
let slots: usize = 0;
let mask: u32 = 0;
let filter: usize = 0;
let filterMask: u32 = 0;
/** By position: the next one with the same shingle, + 1; and how often it stands there (at its first). */
let next: usize = 0;
let count: usize = 0;

/** Pairs of positions that the last probe found. */
export let hits: u64 = 0;
/** The partner's shingles that the loaded document has: [ where | first position there, + 1 ]. */
let shared: usize = 0;
let numShared: i32 = 0;

function numSeeds(doc: Doc): i32 {
  let end = doc.length;
  while (end > 0 && u8At(doc.lengths, end - 1) === 0) end--;
  return end;
}

/** Makes the table of a document. */
export function index(a: Doc): void {
  let capacity: u32 = 64;
  while (capacity < <u32>(2 * a.length)) capacity *= 2;
  mask = capacity - 1;
  filterMask = capacity * FILTER_BITS - 1;
  slots = take(8 * <usize>capacity);
  filter = take(<usize>((capacity * FILTER_BITS) >> 3));
  next = take(4 * <usize>a.length);
  count = take(4 * <usize>a.length);
  if (isFull) return;
  clear(slots, 8 * <usize>capacity);
  clear(filter, <usize>((capacity * FILTER_BITS) >> 3));
  // backwards, so that the chain of a shingle ascends
  for (let i = numSeeds(a) - 1; i >= 0; i--) {
    const slot = slotOf(a, a, i);
    const first = load<i32>(slot);
    setU32(next, i, first);
    setU32(count, i, first !== 0 ? u32At(count, first - 1) + 1 : 1);
    const hash = <u32>u32At(a.hashes, i);
    store<i32>(slot, i + 1);
    store<u32>(slot, hash, 4);
    addTo(filter, filterMask, hash);
  }
}

/** The slot of the shingle at token p of a document: where it stands in the loaded one, or the free one where it would. */
function slotOf(a: Doc, other: Doc, p: i32): usize {
  const hash = <u32>u32At(other.hashes, p);
  let slot = hash & mask;
  let at = slots + ((<usize>slot) << 3);
  for (let first = load<i32>(at); first !== 0 && (load<u32>(at, 4) !== hash || !isSameSeed(a, first - 1, other, p)); first = load<i32>(at)) {
    slot = (slot + 1) & mask;
    at = slots + ((<usize>slot) << 3);
  }
  return at;
}

function isSameSeed(a: Doc, i: i32, b: Doc, j: i32): bool {
  const n = u8At(a.lengths, i);
  if (n !== u8At(b.lengths, j)) return false;
  for (let q = 0; q < n; q++) if (u32At(a.words, i + q) !== u32At(b.words, j + q)) return false;
  return true;
}

/** Lists the shingles of the partner that the loaded document has, and counts `hits`. */
export function probe(a: Doc, b: Doc): void {
  const end = numSeeds(b);
  shared = take(8 * <usize>end);
  if (isFull) return;
  let size = 0;
  hits = 0;
  for (let j = 0; j < end; j++) {
    if (!mayHave(filter, filterMask, u32At(b.hashes, j))) continue;
    const first = load<i32>(slotOf(a, b, j));
    if (first === 0) continue;
    const at = shared + ((<usize>size) << 3);
    store<i32>(at, j);
    store<i32>(at, first, 4);
    size++;
    hits += <u64>u32At(count, first - 1);
  }
  numShared = size;
}

/** Matches each shared shingle with all its positions; one that continues a run is in it already. */
export function match(a: Doc, b: Doc, leastBits: i32, anchors: Anchors): void {
  begin(anchors, <i32>hits);
  if (isFull) return;
  const isSelf = a === b;
  let searched = -2;
  for (let x = 0; x < numShared; x++) {
    const at = shared + ((<usize>x) << 3);
    const j = load<i32>(at);
    const isBeforeSearched = searched === j - 1;
    searched = j;
    for (let i = load<i32>(at, 4) - 1; i >= 0; i = u32At(next, i) - 1) {
      if (isSelf && i >= j) break;
      if (isBeforeSearched && i > 0 && u32At(a.words, i - 1) === u32At(b.words, j - 1)) continue;
      add(a, b, i, j, leastBits, anchors);
    }
  }
  sort(anchors);
}

/** Adds the run from i and j on if it is an anchor; inside one document it goes no further than to where the copy starts. */
function add(a: Doc, b: Doc, i: i32, j: i32, leastBits: i32, anchors: Anchors): void {
  const most = min((a === b ? j : a.length) - i, b.length - j);
  let n = 0;
  while (n < most && u32At(a.words, i + n) === u32At(b.words, j + n)) n++;
  if (n < u8At(b.lengths, j)) return;
  let sum = min(u16At(a.alone, i), u16At(b.alone, j)) + min(u16At(a.afterOne, i + 1), u16At(b.afterOne, j + 1));
  for (let q = 2; q < n; q++) sum += min(u16At(a.afterTwo, i + q), u16At(b.afterTwo, j + q));
  if (sum >= leastBits) anchors.push(i, j, n, sum);
}
