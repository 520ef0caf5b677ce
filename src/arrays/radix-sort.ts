/**
 * Kernel: sorts 32-bit keys with a 32-bit payload each, least significant digit first, three passes of 11 bits. Stable:
 * equal keys keep the order of their payloads. O(n) time, 8 n bytes of scratch (Knuth, TAOCP vol. 3, 5.2.5). It pauses every
 * STEP elements of a pass (run/pace.ts). A few elements are sorted by insertion: counts of 6,144 digits take longer.
 */
const RADIX_BITS = 11;
const RADIX = 1 << RADIX_BITS;
/** Elements that are moved in a millisecond or less. */
const STEP = 1 << 16;

/** Elements up to which insertion takes less. */
const FEW = 64;

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
  const counts = [new Uint32Array(RADIX), new Uint32Array(RADIX), new Uint32Array(RADIX)] as const;
  for (let from = 0; from < n; from += STEP) {
    countDigits(keys.subarray(from, from + STEP), counts);
    yield;
  }
  let from: Pairs = { keys, payload };
  let to: Pairs = { keys: new Uint32Array(n), payload: new Uint32Array(n) };
  for (const [digit, next] of counts.entries()) {
    turnIntoStarts(next);
    for (let at = 0; at < n; at += STEP) {
      moveByDigit({ keys: from.keys.subarray(at, at + STEP), payload: from.payload.subarray(at, at + STEP) }, to, digit * RADIX_BITS, next);
      yield;
    }
    [from, to] = [to, from];
  }
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

function countDigits(keys: Uint32Array, [low, middle, high]: readonly [Uint32Array, Uint32Array, Uint32Array]): void {
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    low[key & (RADIX - 1)]!++;
    middle[(key >>> RADIX_BITS) & (RADIX - 1)]!++;
    high[key >>> (2 * RADIX_BITS)]!++;
  }
}

/** Counts by digit -> where the keys of each digit begin. */
function turnIntoStarts(counts: Uint32Array): void {
  for (let digit = 0, sum = 0; digit < RADIX; digit++) {
    const count = counts[digit]!;
    counts[digit] = sum;
    sum += count;
  }
}

/** Moves a part of the pairs to where they belong by one digit. @param next by digit: the first free place. */
function moveByDigit({ keys, payload }: Pairs, to: Pairs, shift: number, next: Uint32Array): void {
  const { keys: toKeys, payload: toPayload } = to;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    const at = next[(key >>> shift) & (RADIX - 1)]!++;
    toKeys[at] = key;
    toPayload[at] = payload[i]!;
  }
}
