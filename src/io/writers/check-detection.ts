/**
 * Stage output: a value from outside -> a Detection, or a TypeError that says what it lacks. Looks at the kinds of its parts
 * only: records are checked as they are written. O(1).
 */
import { shown } from "../../errors.js";
import type { Detection } from "../../types/result.js";

const LISTS = ["documents", "passages", "families", "pairs", "quotations", "clusters", "stories", "ignored", "limits"] as const;

/** @throws {TypeError} if `value` is no detection; the message names the part that is missing or of the wrong type. */
export function checkDetection(value: unknown): Detection {
  if (!isObject(value)) throw new TypeError(`"detection" expected the result of detect, got ${shown(value)}`);
  for (const name of ["settings", "guarantee"])
    if (!isObject(value[name])) throw new TypeError(`"detection.${name}" expected object, got ${shown(value[name])}; pass the result of detect`);
  for (const name of LISTS)
    if (!Array.isArray(value[name])) throw new TypeError(`"detection.${name}" expected array, got ${shown(value[name])}; pass the result of detect`);
  return value as unknown as Detection;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
