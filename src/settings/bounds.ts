/**
 * Settings: bounds against hostile or degenerate input, with their defaults. One that is hit is reported in `limits` of the result.
 */
import { checkInteger, checkOptions } from "../errors.js";
import type { BoundOptions } from "../types/options.js";

/** Bounds as they are used. */
export type Bounds = Readonly<Record<keyof BoundOptions, number>>;

export const DEFAULT_BOUNDS: Bounds = {
  familyPairs: 40,
  maxDocumentChars: 100_000_000,
  maxPairSeeds: 200_000,
  maxBucket: 100,
  maxModelTokens: 4_000_000,
};

/** Bounds that mean something to two texts, and to `deduplicate`. */
export const PAIR_BOUNDS = ["maxDocumentChars", "maxPairSeeds", "maxModelTokens"] as const;
export const DEDUPLICATE_BOUNDS = ["maxBucket", "maxDocumentChars"] as const;
export const ALL_BOUNDS = Object.keys(DEFAULT_BOUNDS) as (keyof BoundOptions)[];

/** The bounds of a run that takes those of `names`; the others have their defaults. @throws {TypeError | RangeError} if one is unknown or no positive integer. */
export function resolveBounds(value: unknown, names: readonly (keyof BoundOptions)[]): Bounds {
  const given = checkOptions(value, names, "limits");
  const used: Record<keyof BoundOptions, number> = { ...DEFAULT_BOUNDS };
  for (const name of names) if (given[name] !== undefined) used[name] = checkInteger(`limits.${name}`, given[name], 1);
  return used;
}

/** Some of the bounds, in the order of `names`. */
export function boundsOf<Name extends keyof BoundOptions>(bounds: Pick<Bounds, Name>, names: readonly Name[]): Readonly<Record<Name, number>> {
  return Object.fromEntries(names.map((name) => [name, bounds[name]])) as Record<Name, number>;
}
