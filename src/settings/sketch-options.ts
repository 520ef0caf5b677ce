/**
 * Settings: the options of resemblance alone (`deduplicate`, `createSketcher`, `createLshIndex`, `exactJaccard`), checked and with their
 * defaults, at the public edge; everything behind it takes what is resolved here.
 */
import { checkInteger, checkOneOf, checkOptions, checkShare } from "../errors.js";
import type { DeduplicateOptions, JaccardOptions, Keep, LshIndexOptions, SketcherOptions, TokenFolding } from "../types/options.js";
import { type Bounds, DEDUPLICATE_BOUNDS, resolveBounds } from "./bounds.js";
import { checkFolding, checkMissRate, checkRule, checkRun, type ResolvedRunOptions } from "./option-checks.js";

/** Rules of `keep` with a name of one word. */
export const KEEPS = ["first", "longest", "earliest"] as const;
export const DEFAULT_NUM_COMPONENTS = 128;
export const DEFAULT_THRESHOLD = 0.7;
export const DEFAULT_DEDUPLICATE_THRESHOLD = 0.8;
const DEFAULT_SHINGLE_SIZE = 5;
const DEFAULT_MAX_MISS_RATE = 0.01;

export interface ResolvedDeduplicateOptions extends ResolvedRunOptions {
  readonly threshold: number;
  readonly keep: Keep;
  readonly per: "source" | undefined;
  readonly shingleSize: number;
  readonly maxMissRate: number;
  readonly folding: TokenFolding | undefined;
  readonly limits: Pick<Bounds, (typeof DEDUPLICATE_BOUNDS)[number]>;
}

const DEDUPLICATE_OPTIONS = ["folding", "threshold", "keep", "per", "shingleSize", "maxMissRate", "limits", "signal", "onProgress"] as const;

/** @param others names of options that somebody else resolves. */
export function resolveDeduplicateOptions(options: DeduplicateOptions | undefined, others: readonly string[] = []): ResolvedDeduplicateOptions {
  const given = checkOptions(options, [...DEDUPLICATE_OPTIONS, ...others]);
  return {
    threshold: checkShare("threshold", given.threshold ?? DEFAULT_DEDUPLICATE_THRESHOLD),
    keep: checkRule("keep", given.keep ?? "first", KEEPS),
    per: given.per === undefined ? undefined : checkOneOf("per", given.per, ["source"] as const),
    shingleSize: checkShingleSize(given.shingleSize),
    maxMissRate: checkMissRate(given.maxMissRate ?? DEFAULT_MAX_MISS_RATE),
    folding: checkFolding(given.folding),
    limits: resolveBounds(given.limits, DEDUPLICATE_BOUNDS),
    ...checkRun(given),
  };
}

/** What a sketcher is made with. */
export interface ResolvedSketcherOptions {
  readonly shingleSize: number;
  readonly numComponents: number;
  readonly seed: number;
  readonly folding: TokenFolding | undefined;
}

export function resolveSketcherOptions(options: SketcherOptions | undefined): ResolvedSketcherOptions {
  const given = checkOptions(options, ["folding", "shingleSize", "numComponents", "seed"]);
  return {
    shingleSize: checkShingleSize(given.shingleSize),
    numComponents: checkInteger("numComponents", given.numComponents ?? DEFAULT_NUM_COMPONENTS, 1, 4096),
    seed: checkInteger("seed", given.seed ?? 0, 0, 0xffffffff),
    folding: checkFolding(given.folding),
  };
}

export function resolveLshIndexOptions(options: LshIndexOptions | undefined): { threshold: number; maxMissRate: number; numComponents: number } {
  const given = checkOptions(options, ["threshold", "maxMissRate", "numComponents"]);
  return { ...nearness(given), numComponents: checkInteger("numComponents", given.numComponents ?? DEFAULT_NUM_COMPONENTS, 1, 4096) };
}

export function resolveJaccardOptions(options: JaccardOptions | undefined): { shingleSize: number; folding: TokenFolding | undefined } {
  const given = checkOptions(options, ["folding", "shingleSize"]);
  return { shingleSize: checkShingleSize(given.shingleSize), folding: checkFolding(given.folding) };
}

/** From when on two documents are near-duplicates, and how often a pair just there may be missed. */
export function nearness({ threshold, maxMissRate }: Readonly<Record<string, unknown>>): { threshold: number; maxMissRate: number } {
  return {
    threshold: checkShare("threshold", threshold ?? DEFAULT_THRESHOLD),
    maxMissRate: checkMissRate(maxMissRate ?? DEFAULT_MAX_MISS_RATE),
  };
}

/** Tokens of a shingle for resemblance; 5 where nothing is given. */
export function checkShingleSize(value: unknown): number {
  return checkInteger("shingleSize", value ?? DEFAULT_SHINGLE_SIZE, 1, 64);
}
