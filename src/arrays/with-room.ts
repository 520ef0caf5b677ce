/**
 * Kernel: a column that grows. Amortised O(1) an element, because it doubles.
 */

/** `column` itself, or a copy of it that has at least `length` elements, zeros behind the old ones. */
export function withRoom<B extends ArrayBufferLike>(column: Uint32Array<B>, length: number): Uint32Array<B | ArrayBuffer> {
  if (length <= column.length) return column;
  const grown = new Uint32Array(Math.max(length, 2 * column.length));
  grown.set(column);
  return grown;
}
