/** Kernel: collinear chains of the anchors of a pair (align/chain.ts). */
import { Anchors } from "./anchor-list";
import { clear, Doc, isFull, setU32, take, u8At, u32At } from "./memory";
import { ANCHOR_WORDS, CROSSING, LEAST_CHAIN, LOOK_BACK, MAX_OMISSION, MAX_SEAM, OVERLAP_OPEN, WINDOW } from "./rules";

const REACH_BITS: i32 = 7;
const SLOTS: i32 = 512;
const SLOT_MASK: i32 = SLOTS - 1;
const FEW_ANCHORS: i32 = 24;

const BREAK_STRONG: i32 = 8;
const BREAK_MASK: i32 = 12;
const SENTENCE_END: i32 = 32;

/** Chains as columns of u32; best first by `order`. */
@unmanaged
export class Chains {
  size: i32;
  order: usize;
  score: usize;
  sparseBits: usize;
  first: usize;
  members: usize;
  /** Whether some anchor had more than LOOK_BACK others in reach. */
  limited: i32;
}

/** Slot -> the last anchor of its diagonals, or -1. */
let last: usize = 0;
/** Cost of a gap whose longer side has so many tokens, u16; the host's, for MAX_OMISSION + 1 of them. */
export let gapCosts: usize = 0;

let a: Doc = changetype<Doc>(0);
let b: Doc = changetype<Doc>(0);
let anchorI: usize = 0;
let anchorJ: usize = 0;
let anchorN: usize = 0;
let anchorBits: usize = 0;
/** By anchor. */
let score: usize = 0;
let previous: usize = 0;
let before: usize = 0;
let limited: i32 = 0;

export function makeTables(): void {
  last = take(4 * <usize>SLOTS);
  gapCosts = take(2 * (<usize>MAX_OMISSION + 1));
  if (isFull) return;
  for (let slot = 0; slot < SLOTS; slot++) setU32(last, slot, -1);
}

/** Chains sorted anchors; a chain is handed out that has `leastSparse` bits of anchors of fewer than ANCHOR_WORDS tokens. */
export function chain(docA: Doc, docB: Doc, anchors: Anchors, leastSparse: i32, out: Chains): void {
  const size = anchors.size;
  out.size = 0;
  out.limited = 0;
  if (size === 0) return;
  a = docA;
  b = docB;
  anchorI = anchors.i;
  anchorJ = anchors.j;
  anchorN = anchors.n;
  anchorBits = anchors.bits;
  const bytes: usize = 4 * <usize>size;
  score = take(bytes);
  previous = take(bytes);
  before = take(bytes);
  if (isFull) return;
  limited = 0;
  for (let y = 0; y < size; y++) {
    setU32(score, y, u32At(anchorBits, y));
    setU32(previous, y, -1);
  }
  if (size <= FEW_ANCHORS) tryAll(size);
  else tryBySlots(size);
  out.limited = limited;
  traceBack(size, leastSparse, out);
}

function tryAll(size: i32): void {
  for (let y = 1; y < size; y++) {
    const least = u32At(anchorI, y) - MAX_OMISSION;
    const own = u32At(anchorBits, y);
    for (let x = y - 1; x >= 0; x--) if (u32At(score, x) + own > u32At(score, y) && u32At(anchorI, x) + u32At(anchorN, x) >= least) tryPredecessor(x, y);
  }
}

function tryBySlots(size: i32): void {
  for (let y = 0; y < size; y++) {
    // its own diagonals first, then those on either side
    const slot = slotOf(y);
    let left = tryThoseOf(slot, y, LOOK_BACK);
    left = tryThoseOf((slot + 1) & SLOT_MASK, y, left);
    tryThoseOf((slot - 1) & SLOT_MASK, y, left);
    setU32(before, y, u32At(last, slot));
    setU32(last, slot, y);
  }
  for (let y = 0; y < size; y++) setU32(last, slotOf(y), -1);
}
function slotOf(y: i32): i32 {
  return ((u32At(anchorI, y) - u32At(anchorJ, y)) >> REACH_BITS) & SLOT_MASK;
}

/** Tries the anchors of a slot as predecessors of y, the last ones first, and takes those out of it that end too far back. @returns how many more may be tried. */
function tryThoseOf(slot: i32, y: i32, left: i32): i32 {
  const least = u32At(anchorI, y) - MAX_OMISSION;
  let most = left;
  let after = -1;
  for (let x = u32At(last, slot); x >= 0; x = u32At(before, x)) {
    if (u32At(anchorI, x) + u32At(anchorN, x) >= least) {
      if (most === 0) {
        limited = 1;
        break;
      }
      tryPredecessor(x, y);
      after = x;
      most--;
    } else if (after < 0) setU32(last, slot, u32At(before, x));
    else setU32(before, after, u32At(before, x));
  }
  return most;
}

/** Has anchor y follow anchor x if none before was better, of equals the later one. */
function tryPredecessor(x: i32, y: i32): void {
  const prior = u32At(previous, y);
  const least = u32At(score, y) + (x < prior || prior < 0 ? 1 : 0);
  const free = u32At(score, x) + u32At(anchorBits, y);
  if (free < least) return;
  const endI = u32At(anchorI, x) + u32At(anchorN, x);
  const endJ = u32At(anchorJ, x) + u32At(anchorN, x);
  const da = u32At(anchorI, y) - endI;
  const db = u32At(anchorJ, y) - endJ;
  const gap = max(da, db);
  if (abs(da - db) > MAX_OMISSION + MAX_SEAM) return;
  // beyond WINDOW one side goes on at once
  if (gap > WINDOW && (gap > MAX_OMISSION || (da > 0 && db > 0))) return;
  if (u32At(anchorI, x) >= u32At(anchorI, y) || u32At(anchorJ, x) >= u32At(anchorJ, y)) return;
  if (a === b && u32At(anchorI, y) + u32At(anchorN, y) > u32At(anchorJ, x)) return;
  const overlap = max(0, max(-da, -db));
  const n = u32At(anchorN, y);
  if (overlap >= n || overlap >= u32At(anchorN, x)) return;
  if (gap > WINDOW && !isOmission(endI, endJ, da, db)) return;
  let cost = 0;
  if (gap > 0) {
    const crosses = hasBreak(a, endI - 1, u32At(anchorI, y), BREAK_STRONG) || hasBreak(b, endJ - 1, u32At(anchorJ, y), BREAK_STRONG);
    cost = <i32>load<u16>(gapCosts + ((<usize>gap) << 1)) + (crosses ? CROSSING : 0);
  }
  // tokens that both have count once
  if (overlap > 0) {
    const shared = <u64>(<u32>overlap) * <u64>(<u32>u32At(anchorBits, y));
    cost += <i32>((2 * shared + <u64>n) / <u64>(2 * n)) + OVERLAP_OPEN;
  }
  if (free - cost < least) return;
  setU32(score, y, free - cost);
  setU32(previous, y, x);
}

/** Whether one side goes on at once, but for a break of any kind, where the other one has words between two runs. */
function isOmission(endI: i32, endJ: i32, da: i32, db: i32): bool {
  if (min(da, db) < -MAX_SEAM) return false;
  if (da > 0 && db <= 0) return hasAnyBreak(b, endJ + db - 1, endJ);
  return db > 0 && da <= 0 && hasAnyBreak(a, endI + da - 1, endI);
}

function hasAnyBreak(doc: Doc, from: i32, to: i32): bool {
  for (let x = from; x < to; x++) if ((u8At(doc.flags, x) & (BREAK_MASK | SENTENCE_END)) !== 0) return true;
  return false;
}

function hasBreak(doc: Doc, from: i32, to: i32, kind: i32): bool {
  for (let x = from; x < to; x++) if ((u8At(doc.flags, x) & BREAK_MASK) === kind) return true;
  return false;
}

/** Takes chains from the best end down, each until it meets an anchor that is taken. */
function traceBack(size: i32, leastSparse: i32, out: Chains): void {
  const ends = take(8 * <usize>size);
  const taken = take(<usize>size);
  out.members = take(4 * <usize>size);
  if (isFull) return;
  clear(taken, <usize>size);
  // as (descending score, anchor): one number each
  let numEnds = 0;
  for (let x = 0; x < size; x++) {
    const own = u32At(score, x);
    if (own < LEAST_CHAIN) continue;
    store<u64>(ends + ((<usize>numEnds) << 3), ((<u64>~(<u32>own)) << 32) | <u64>x);
    numEnds++;
  }
  sortKeys(ends, numEnds);
  const bytes: usize = 4 * <usize>numEnds;
  out.score = take(bytes);
  out.sparseBits = take(bytes);
  out.first = take(bytes + 4);
  if (isFull) return;
  setU32(out.first, 0, 0);
  let from = 0;
  let numChains = 0;
  for (let e = 0; e < numEnds; e++) {
    const end = <i32>load<u64>(ends + ((<usize>e) << 3));
    if (u8At(taken, end) !== 0) continue;
    let sparse = 0;
    let x = end;
    let to = from;
    for (; x >= 0 && u8At(taken, x) === 0; x = u32At(previous, x)) {
      store<u8>(taken + <usize>x, 1);
      setU32(out.members, to++, x);
      if (u32At(anchorN, x) < ANCHOR_WORDS) sparse += u32At(anchorBits, x);
    }
    const own = u32At(score, end) - (x >= 0 ? u32At(score, x) : 0);
    if (own < LEAST_CHAIN || sparse < leastSparse) continue;
    for (let low = from, high = to - 1; low < high; low++, high--) {
      const member = u32At(out.members, low);
      setU32(out.members, low, u32At(out.members, high));
      setU32(out.members, high, member);
    }
    setU32(out.score, numChains, own);
    setU32(out.sparseBits, numChains++, sparse);
    setU32(out.first, numChains, to);
    from = to;
  }
  out.size = numChains;
  sortChains(out);
}

/** Sets the order: by score, then by the first anchor; no two chains have one. */
function sortChains(out: Chains): void {
  const size = out.size;
  out.order = take(4 * <usize>size);
  const keys = take(8 * <usize>size);
  // by first anchor: its chain
  const chainOf = previous;
  if (isFull) return;
  for (let x = 0; x < size; x++) {
    const head = u32At(out.members, u32At(out.first, x));
    setU32(chainOf, head, x);
    store<u64>(keys + ((<usize>x) << 3), ((<u64>~(<u32>u32At(out.score, x))) << 32) | <u64>head);
  }
  sortKeys(keys, size);
  for (let x = 0; x < size; x++) setU32(out.order, x, u32At(chainOf, <i32>load<u64>(keys + ((<usize>x) << 3))));
}

/** Sorts different numbers, ascending: by insertion where they are few, else as a heap. */
function sortKeys(keys: usize, size: i32): void {
  if (size <= FEW_ANCHORS) {
    for (let x = 1; x < size; x++) {
      const key = load<u64>(keys + ((<usize>x) << 3));
      let y = x - 1;
      for (; y >= 0 && load<u64>(keys + ((<usize>y) << 3)) > key; y--) store<u64>(keys + ((<usize>(y + 1)) << 3), load<u64>(keys + ((<usize>y) << 3)));
      store<u64>(keys + ((<usize>(y + 1)) << 3), key);
    }
    return;
  }
  for (let root = (size >> 1) - 1; root >= 0; root--) sink(keys, root, size);
  for (let end = size - 1; end > 0; end--) {
    const greatest = load<u64>(keys);
    store<u64>(keys, load<u64>(keys + ((<usize>end) << 3)));
    store<u64>(keys + ((<usize>end) << 3), greatest);
    sink(keys, 0, end);
  }
}

function sink(keys: usize, root: i32, size: i32): void {
  const key = load<u64>(keys + ((<usize>root) << 3));
  let at = root;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= size) break;
    if (child + 1 < size && load<u64>(keys + ((<usize>(child + 1)) << 3)) > load<u64>(keys + ((<usize>child) << 3))) child++;
    const greater = load<u64>(keys + ((<usize>child) << 3));
    if (greater <= key) break;
    store<u64>(keys + ((<usize>at) << 3), greater);
    at = child;
  }
  store<u64>(keys + ((<usize>at) << 3), key);
}
