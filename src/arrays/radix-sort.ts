/**
 * Kernel: sorts 32-bit keys with a 32-bit payload each, least significant digit first. Stable: equal keys keep the order of their payloads. O(n)
 * time, 8 n bytes of scratch (Knuth, TAOCP vol. 3, 5.2.5). It pauses every STEP elements of a pass (run/pace.ts).
 *
 * A digit is 11 bits, of few keys 8: there the counters are what costs. A digit that all keys share moves nothing, and has no pass.
 * A few elements are sorted by insertion.
 */
const WIDE_DIGIT = 11;
const NARROW_DIGIT = 8;
/** Keys for which counters of wide digits cost less than a pass more. */
const MANY = 1 << 12;
/** Elements up to which insertion takes less. */
const FEW = 64;
/** Elements that are moved in a millisecond or less. */
const STEP = 1 << 16;

/** Keys and their payload. */
interface Pairs {
  readonly keys: Uint32Array;
  readonly payload: Uint32Array;
}

/** Sorts `keys` ascending and moves `payload` along, both in place. Both have the same length; neither is of use before the end. */
export function* radixSort(keys: Uint32Array, payload: Uint32Array): Generator<void, void, void> {
  const n = keys.length;
  if (n <= FEW) {
    insertionSort(keys, payload);
    return;
  }
  const bits = n < MANY ? NARROW_DIGIT : WIDE_DIGIT;
  let from: Pairs = { keys, payload };
  let to: Pairs = { keys: new Uint32Array(n), payload: new Uint32Array(n) };
  for (const { shift, next } of yield* movingDigits(keys, bits)) {
    for (let at = 0; at < n; at += STEP) {
      moveByDigit({ keys: from.keys.subarray(at, at + STEP), payload: from.payload.subarray(at, at + STEP) }, to, { shift, next });
      yield;
    }
    [from, to] = [to, from];
  }
  if (from.keys === keys) return;
  keys.set(from.keys);
  payload.set(from.payload);
}

function insertionSort(keys: Uint32Array, payload: Uint32Array): void {
  for (let x = 1; x < keys.length; x++) {
    const [key, moved] = [keys[x]!, payload[x]!];
    let at = x;
    for (; at > 0 && keys[at - 1]! > key; at--) {
      keys[at] = keys[at - 1]!;
      payload[at] = payload[at - 1]!;
    }
    keys[at] = key;
    payload[at] = moved;
  }
}

/** A digit by which keys differ. */
interface Digit {
  readonly shift: number;
  /** By value of the digit: the first free place. */
  readonly next: Uint32Array;
}

/** The digits of so many bits by which the keys differ, the lowest first. */
function* movingDigits(keys: Uint32Array, bits: number): Generator<void, Digit[], void> {
  const n = keys.length;
  let differing = 0;
  for (let from = 0; from < n; from += STEP) {
    const end = Math.min(n, from + STEP);
    for (let i = from; i < end; i++) differing |= keys[i]! ^ keys[0]!;
    yield;
  }
  const digits: Digit[] = [];
  for (let shift = 0; shift < 32; shift += bits)
    if (((differing >>> shift) & ((1 << bits) - 1)) !== 0) digits.push({ shift, next: new Uint32Array(1 << bits) });
  for (let from = 0; from < n; from += STEP) {
    for (const { shift, next } of digits) countDigit(keys.subarray(from, from + STEP), shift, next);
    yield;
  }
  for (const { next } of digits) turnIntoStarts(next);
  return digits;
}

function countDigit(keys: Uint32Array, shift: number, counts: Uint32Array): void {
  const mask = counts.length - 1;
  for (let i = 0; i < keys.length; i++) counts[(keys[i]! >>> shift) & mask]!++;
}

/** Counts by digit -> where the keys of each digit begin. */
function turnIntoStarts(counts: Uint32Array): void {
  for (let digit = 0, sum = 0; digit < counts.length; digit++) {
    const count = counts[digit]!;
    counts[digit] = sum;
    sum += count;
  }
}

/** Moves a part of the pairs to where they belong by one digit. */
function moveByDigit({ keys, payload }: Pairs, to: Pairs, { shift, next }: Digit): void {
  const { keys: toKeys, payload: toPayload } = to;
  const mask = next.length - 1;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    const at = next[(key >>> shift) & mask]!++;
    toKeys[at] = key;
    toPayload[at] = payload[i]!;
  }
}
