/**
 * Kernel: sorts 32-bit keys with a 32-bit payload each, least significant digit first, three passes of 11 bits. Stable:
 * equal keys keep the order of their payloads. O(n) time, 8 n bytes of scratch (Knuth, TAOCP vol. 3, 5.2.5).
 */
const RADIX_BITS = 11;
const RADIX = 1 << RADIX_BITS;

/** Sorts `keys` ascending and moves `payload` along, both in place. Both have the same length. */
export function radixSort(keys: Uint32Array, payload: Uint32Array): void {
  const n = keys.length;
  const digits = [0, RADIX_BITS, 2 * RADIX_BITS];
  const counts = digits.map(() => new Uint32Array(RADIX));
  for (let i = 0; i < n; i++) {
    const key = keys[i]!;
    for (let d = 0; d < digits.length; d++) counts[d]![(key >>> digits[d]!) & (RADIX - 1)]!++;
  }
  let fromKeys = keys;
  let fromPayload = payload;
  let toKeys: Uint32Array = new Uint32Array(n);
  let toPayload: Uint32Array = new Uint32Array(n);
  for (let d = 0; d < digits.length; d++) {
    const next = counts[d]!;
    for (let digit = 0, sum = 0; digit < RADIX; digit++) {
      const count = next[digit]!;
      next[digit] = sum;
      sum += count;
    }
    const shift = digits[d]!;
    for (let i = 0; i < n; i++) {
      const key = fromKeys[i]!;
      const at = next[(key >>> shift) & (RADIX - 1)]!++;
      toKeys[at] = key;
      toPayload[at] = fromPayload[i]!;
    }
    [fromKeys, toKeys] = [toKeys, fromKeys];
    [fromPayload, toPayload] = [toPayload, fromPayload];
  }
  keys.set(fromKeys);
  payload.set(fromPayload);
}
