/** Kernel: a list of anchors, four columns of u32 end to end (align/anchor-list.ts). Of a capacity that is known before the first is pushed. */
import { isFull, setU32, take, u32At } from "./memory";

/** Anchors that are sorted by insertion before sorted parts are merged. */
const SHORT: i32 = 16;

@unmanaged
export class Anchors {
  size: i32;
  capacity: i32;
  i: usize;
  j: usize;
  n: usize;
  bits: usize;

  push(i: i32, j: i32, n: i32, bits: i32): void {
    this.write(this.size++, i, j, n, bits);
  }
  write(x: i32, i: i32, j: i32, n: i32, bits: i32): void {
    setU32(this.i, x, i);
    setU32(this.j, x, j);
    setU32(this.n, x, n);
    setU32(this.bits, x, bits);
  }
  copy(x: i32, from: Anchors, y: i32): void {
    this.write(x, u32At(from.i, y), u32At(from.j, y), u32At(from.n, y), u32At(from.bits, y));
  }

  /** The place of an anchor on both sides, as one number that sorts by i, then j. */
  key(x: i32): u64 {
    return ((<u64>(<u32>u32At(this.i, x))) << 32) | <u64>(<u32>u32At(this.j, x));
  }

  sumOfBits(): f64 {
    let sum: f64 = 0;
    for (let x = 0; x < this.size; x++) sum += <f64>(<u32>u32At(this.bits, x));
    return sum;
  }
}

/** Takes room for a list, and empties it. */
export function begin(list: Anchors, capacity: i32): void {
  const bytes = (<usize>max(capacity, 1)) << 2;
  const at = take(4 * bytes);
  if (isFull) return;
  list.size = 0;
  list.capacity = capacity;
  list.i = at;
  list.j = at + bytes;
  list.n = at + 2 * bytes;
  list.bits = at + 3 * bytes;
}

const spare = changetype<Anchors>(memory.data(sizeof<usize>() * 8, 8));

/** By i, then j; of anchors that begin at the same two places the first one is kept. */
export function sort(list: Anchors): void {
  const size = list.size;
  for (let from = 0; from < size; from += SHORT) insertionSort(list, from, min(size, from + SHORT));
  if (size > SHORT) {
    begin(spare, size);
    if (isFull) return;
    for (let width = SHORT; width < size; width *= 2) mergeParts(list, width);
  }
  let kept = 0;
  for (let x = 0; x < size; x++) {
    if (kept > 0 && list.key(x) === list.key(kept - 1)) continue;
    if (kept !== x) list.copy(kept, list, x);
    kept++;
  }
  list.size = kept;
}

function insertionSort(list: Anchors, from: i32, to: i32): void {
  for (let x = from + 1; x < to; x++) {
    const key = list.key(x);
    if (key >= list.key(x - 1)) continue;
    const n = u32At(list.n, x);
    const bits = u32At(list.bits, x);
    let y = x - 1;
    for (; y >= from && list.key(y) > key; y--) list.copy(y + 1, list, y);
    list.write(y + 1, <i32>(key >> 32), <i32>key, n, bits);
  }
}

/** Merges each two sorted parts of `width` anchors into one. */
function mergeParts(list: Anchors, width: i32): void {
  const size = list.size;
  let at = 0;
  for (let from = 0; from < size; from += 2 * width) {
    const middle = min(size, from + width);
    const to = min(size, middle + width);
    let x = from;
    let y = middle;
    while (x < middle || y < to) {
      const takeSecond = x === middle || (y < to && list.key(y) < list.key(x));
      spare.copy(at++, list, takeSecond ? y++ : x++);
    }
  }
  for (let x = 0; x < size; x++) list.copy(x, spare, x);
}

/** Both lists, which are sorted, as one; of anchors that begin at the same two places that of the first list is kept. */
export function merge(first: Anchors, second: Anchors, out: Anchors): void {
  begin(out, first.size + second.size);
  if (isFull) return;
  let x = 0;
  let y = 0;
  let size = 0;
  while (x < first.size || y < second.size) {
    if (y === second.size || (x < first.size && first.key(x) <= second.key(y))) {
      if (y < second.size && first.key(x) === second.key(y)) y++;
      out.copy(size++, first, x++);
    } else out.copy(size++, second, y++);
  }
  out.size = size;
}
