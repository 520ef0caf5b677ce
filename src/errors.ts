/**
 * The one table of error codes, and the checks of the public edge. A wrong type is a TypeError, a value out of range a
 * RangeError ("threshold" expected number in (0, 1], got 1.5); everything else is a WirecopyError with a code. Besides, how
 * values and names stand in messages.
 */
import type { CancelSignal } from "./types/options.js";

const ERROR_CODES = {
  aborted: "the run was cancelled",
  "duplicate-id": "two documents have the same id",
  "signature-mismatch": "two signatures were made with different settings",
  "model-mismatch": "a model was trained with other settings",
  "model-damaged": "the bytes are not a model, or were damaged",
  "no-input": "there is nothing to read",
  "input-changed": "an input has changed while it was read",
  "unwritable-output": "an output could not be written",
  "worker-failed": "a worker thread is gone",
  "missing-peer": "an optional peer package is not installed",
  "index-missing": "there is no index",
  "index-locked": "another writer has the index open",
  "index-version": "an index is of a format or an algorithm that this version does not have",
  "index-corrupt": "an index is damaged",
  "index-settings": "an index was made with other settings",
  "index-read-only": "an index cannot be written to",
  "index-closed": "an index was closed",
  "changes-off": "an index keeps no changes",
  "changes-gone": "changes behind a cursor are no longer kept",
  "index-full": "there is no room to write an index",
  "text-missing": "a text of an index, which is kept elsewhere, was not to be had",
  "text-changed": "a text of an index, which is kept elsewhere, is not the one that was added",
  "unknown-model": "an index has no model of that version",
  "unknown-stage": "there is no such stage",
  "stage-input": "columns that a stage does not take",
  "stage-mismatch": "a batch of other settings",
  "frame-damaged": "what came is no frame",
  "store-unavailable": "the store of an index does not answer",
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

/** Anything that goes wrong other than a wrong type or a value out of range. `code` is stable, `message` is for people. */
export class WirecopyError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message || ERROR_CODES[code], options);
    this.name = "WirecopyError";
    this.code = code;
  }
}

/** A value as it stands in a message: short, quoted, one line. */
export function shown(value: unknown): string {
  if (typeof value === "number" || typeof value === "bigint" || value === undefined || value === null) return String(value);
  if (typeof value === "string") return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  if (typeof value === "boolean") return String(value);
  return Array.isArray(value) ? "an array" : `a value of type ${typeof value}`;
}

/** Names that a message gives of a list. */
export const MOST_NAMED = 3;

/**
 * The first names of a list as they stand in a message: `"a", "b", "c", and 4 more`.
 * @param names all of them, or the first MOST_NAMED. @param count how many the list has.
 */
export function shownFirst(names: readonly (number | string)[], count: number): string {
  const named = names.slice(0, MOST_NAMED).map((name) => JSON.stringify(name));
  return `${named.join(", ")}${count > named.length ? `, and ${count - named.length} more` : ""}`;
}

/** @throws {TypeError} if `value` is not a string. */
export function checkString(name: string, value: unknown): string {
  if (typeof value !== "string") throw new TypeError(`"${name}" expected string, got ${shown(value)}`);
  return value;
}

/** @throws {TypeError} if `value` is not a boolean. */
export function checkBoolean(name: string, value: unknown): boolean {
  if (typeof value !== "boolean") throw new TypeError(`"${name}" expected boolean, got ${shown(value)}`);
  return value;
}

/**
 * @throws {TypeError} if `value` is not a number.
 * @throws {RangeError} if it is not an integer in [least, most]; NaN and 1.5 are out of range.
 */
export function checkInteger(name: string, value: unknown, least: number, most: number = Number.MAX_SAFE_INTEGER): number {
  if (typeof value !== "number") throw new TypeError(`"${name}" expected integer, got ${shown(value)}`);
  if (!Number.isInteger(value) || value < least || value > most) {
    const range = most === Number.MAX_SAFE_INTEGER ? `>= ${least}` : `in [${least}, ${most}]`;
    throw new RangeError(`"${name}" expected integer ${range}, got ${value}`);
  }
  return value;
}

/**
 * @throws {TypeError} if `value` is not a number.
 * @throws {RangeError} if it is not in [least, most].
 */
export function checkNumber(name: string, value: unknown, least: number, most: number): number {
  if (typeof value !== "number") throw new TypeError(`"${name}" expected number in [${least}, ${most}], got ${shown(value)}`);
  if (!(value >= least && value <= most)) throw new RangeError(`"${name}" expected number in [${least}, ${most}], got ${value}`);
  return value;
}

/**
 * @throws {TypeError} if `value` is not a number.
 * @throws {RangeError} if it is not in (0, 1].
 */
export function checkShare(name: string, value: unknown): number {
  if (typeof value !== "number") throw new TypeError(`"${name}" expected number in (0, 1], got ${shown(value)}`);
  if (!(value > 0 && value <= 1)) throw new RangeError(`"${name}" expected number in (0, 1], got ${value}`);
  return value;
}

/** @throws {TypeError} if `value` can be iterated in neither way; a string is one text, not documents. */
export function checkIterable(name: string, value: unknown): Iterable<unknown> | AsyncIterable<unknown> {
  const isIterable = typeof value === "object" && value !== null && (Symbol.iterator in value || Symbol.asyncIterator in value);
  if (!isIterable) throw new TypeError(`"${name}" expected an iterable or async iterable of { id, text }, got ${shown(value)}`);
  return value as Iterable<unknown> | AsyncIterable<unknown>;
}

/** @throws {TypeError} if `value` is not a plain options object; an unknown option is named with the known ones. @param name what it is called in messages. */
export function checkOptions(value: unknown, known: readonly string[], name = "options"): Readonly<Record<string, unknown>> {
  if (value === undefined) return {};
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new TypeError(`"${name}" expected object, got ${shown(value)}`);
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  if (unknown !== undefined) throw new TypeError(`unknown option ${JSON.stringify(unknown)}; the ${name} are ${known.join(", ")}`);
  return value as Record<string, unknown>;
}

/** @throws {TypeError} if `value` is not one of `known`. */
export function checkOneOf<T extends string>(name: string, value: unknown, known: readonly T[]): T {
  if (!known.includes(value as T)) throw new RangeError(`"${name}" expected one of ${known.join(", ")}, got ${shown(value)}`);
  return value as T;
}

/** A signal by its shape, so that those of other realms and polyfills are taken. @throws {TypeError} if `value` has not what is needed of one. */
export function checkSignal(value: unknown): CancelSignal | undefined {
  if (value === undefined) return undefined;
  const { aborted, addEventListener, removeEventListener } = (value ?? {}) as Partial<CancelSignal>;
  if (typeof aborted !== "boolean" || typeof addEventListener !== "function" || typeof removeEventListener !== "function")
    throw new TypeError(`"signal" expected AbortSignal, got ${shown(value)}`);
  return value as CancelSignal;
}

/** What a run rejects with once its signal is aborted; some signals have no reason. */
export function abortReason(signal: CancelSignal | undefined): unknown {
  return signal?.reason ?? new WirecopyError("aborted", "the run was cancelled");
}

/** @throws the reason of the signal, once it is aborted. */
export function throwIfAborted(signal: CancelSignal | undefined): void {
  if (signal?.aborted) throw abortReason(signal);
}
