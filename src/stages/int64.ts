/**
 * Leaf of stages: 64 bits in two halves -> the signed integer of the same bits, as engines have it. O(1).
 */
const view = new DataView(new ArrayBuffer(8));

/** @param bits the lower 32 first. */
export function int64Of([lo, hi]: readonly [lo: number, hi: number]): bigint {
  view.setInt32(0, lo, true);
  view.setInt32(4, hi, true);
  return view.getBigInt64(0, true);
}
