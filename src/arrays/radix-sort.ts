/**
 * Kernel: sorts 32-bit keys with a 32-bit payload each, least significant digit first, three passes of 11 bits. Stable:
 * equal keys keep the order of their payloads. O(n) time, 8 n bytes of scratch (Knuth, TAOCP vol. 3, 5.2.5).
 */
const RADIX_BITS = 11;
const RADIX = 1 << RADIX_BITS;

/** Sorts `keys` ascending and moves `payload` along, both in place. Both have the same length. */
export function radixSort(keys: Uint32Array, payload: Uint32Array): void {
  const n = keys.length;
  const [low, middle, high] = [new Uint32Array(RADIX), new Uint32Array(RADIX), new Uint32Array(RADIX)];
  for (let i = 0; i < n; i++) {
    const key = keys[i]!;
    low[key & (RADIX - 1)]!++;
    middle[(key >>> RADIX_BITS) & (RADIX - 1)]!++;
    high[key >>> (2 * RADIX_BITS)]!++;
  }
  let fromKeys = keys;
  let fromPayload = payload;
  let toKeys: Uint32Array = new Uint32Array(n);
  let toPayload: Uint32Array = new Uint32Array(n);
  let shift = 0;
  for (const next of [low, middle, high]) {
    for (let digit = 0, sum = 0; digit < RADIX; digit++) {
      const count = next[digit]!;
      next[digit] = sum;
      sum += count;
    }
    for (let i = 0; i < n; i++) {
      const key = fromKeys[i]!;
      const at = next[(key >>> shift) & (RADIX - 1)]!++;
      toKeys[at] = key;
      toPayload[at] = fromPayload[i]!;
    }
    [fromKeys, toKeys] = [toKeys, fromKeys];
    [fromPayload, toPayload] = [toPayload, fromPayload];
    shift += RADIX_BITS;
  }
  keys.set(fromKeys);
  payload.set(fromPayload);
}
