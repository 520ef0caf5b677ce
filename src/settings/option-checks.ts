/**
 * Settings: values of options that several verbs take, or that take some reading: a folding, texts to ignore, a duration, a rule for
 * representatives, the miss rate, what a long run is told by and cancelled with.
 */
import { checkOneOf, checkOptions, checkSignal, checkString, shown } from "../errors.js";
import type { Document } from "../types/document.js";
import type { Progress, RunOptions, TokenFolding } from "../types/options.js";

/** A text to ignore, by the id of its document or else its place in the list. */
export interface IgnoredText {
  readonly name: string;
  readonly text: string;
}

/** What a long run is told by and cancelled with. */
export type ResolvedRunOptions = { readonly [Name in keyof RunOptions]-?: RunOptions[Name] };

/** @throws {TypeError} if `folding` has no name or no function `fold`. */
export function checkFolding(value: unknown): TokenFolding | undefined {
  if (value === undefined) return undefined;
  const folding = value as Partial<TokenFolding> | null;
  if (typeof folding !== "object" || folding === null || typeof folding.fold !== "function" || typeof folding.name !== "string")
    throw new TypeError(`"folding" expected { name: string, fold(token): string }, got ${shown(value)}`);
  return folding as TokenFolding;
}

/** @throws {TypeError} if `ignore` is neither a text nor a list of texts and documents. */
export function checkIgnore(value: unknown): readonly IgnoredText[] | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "string") return [{ name: "0", text: value }];
  if (!Array.isArray(value)) throw new TypeError(`"ignore" expected string or array of strings and documents, got ${shown(value)}`);
  // not map, which passes over the holes of a list
  return Array.from(value, (one: unknown, x) => {
    if (typeof one === "string") return { name: String(x), text: one };
    if (typeof one !== "object" || one === null) throw new TypeError(`"ignore[${x}]" expected string or document { id, text }, got ${shown(one)}`);
    const { id, text } = one as Partial<Document>;
    return { name: checkString(`ignore[${x}].id`, id), text: checkString(`ignore[${x}].text`, text) };
  });
}

/** @throws {TypeError} if `signal` or `onProgress` is of the wrong type. */
export function checkRun({ signal, onProgress }: Readonly<Record<string, unknown>>): ResolvedRunOptions {
  if (onProgress !== undefined && typeof onProgress !== "function") throw new TypeError(`"onProgress" expected function, got ${shown(onProgress)}`);
  return { signal: checkSignal(signal), onProgress: onProgress as ((progress: Progress) => void) | undefined };
}

/** @throws {TypeError | RangeError} if it is neither a rule by name nor a list of sources. */
export function checkRule<Name extends string>(
  option: string,
  value: unknown,
  names: readonly Name[],
): Name | { readonly preferredSources: readonly string[] } {
  if (typeof value !== "object" || value === null) return checkOneOf(option, value, names);
  const { preferredSources } = checkOptions(value, ["preferredSources"], option);
  if (!Array.isArray(preferredSources)) throw new TypeError(`"${option}.preferredSources" expected array of strings, got ${shown(preferredSources)}`);
  return { preferredSources: Array.from(preferredSources, (source: unknown, x) => checkString(`${option}.preferredSources[${x}]`, source)) };
}

/** A miss rate of 1 would allow an index that finds nothing. */
export function checkMissRate(value: unknown): number {
  if (typeof value !== "number") throw new TypeError(`"maxMissRate" expected number in (0, 1), got ${shown(value)}`);
  if (!(value > 0 && value < 1)) throw new RangeError(`"maxMissRate" expected number in (0, 1), got ${value}`);
  return value;
}

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/**
 * Milliseconds of a duration such as 5000, "90m", "72h", "3d"; Infinity for undefined.
 * @throws {RangeError} if it is negative or not of that form.
 */
export function parseDuration(value: unknown): number {
  if (value === undefined) return Number.POSITIVE_INFINITY;
  if (typeof value === "number") {
    if (!(value >= 0)) throw new RangeError(`"within" expected milliseconds >= 0, got ${value}`);
    return value;
  }
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h|d|w)$/.exec(checkString("within", value).trim());
  if (!match) throw new RangeError(`"within" expected a duration such as 90m, 72h, 3d or 2w, got ${shown(value)}`);
  return Number(match[1]) * (UNIT_MS[match[2] as string] as number);
}
