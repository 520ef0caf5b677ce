/**
 * Stage output: what several kinds of records are made of. Free of Node. O(1).
 */
import type { Span } from "../../types/document.js";
import type { Edit } from "../../types/passage.js";

/** The keys of a span in their order. */
export function spanRecord({ id, start, end }: Span): Span {
  return { id, start: finite("start", start), end: finite("end", end) };
}

/** The keys of an edit in their order. */
export function editRecord({ a, b, op }: Edit): Edit {
  return { a, b, op };
}

/**
 * JSON has no NaN and no Infinity; JSON.stringify would write null, and a reader would learn of the defect much later.
 * @throws {RangeError} if `value` is not finite.
 */
export function finite(name: string, value: number): number {
  if (!Number.isFinite(value)) throw new RangeError(`"${name}" of a detection expected a finite number, got ${value}`);
  return value;
}
