/**
 * Every default and every preset, once: the API, the command line and the settings in a result share these names,
 * ranges and values. Options are checked and resolved here, at the public edge; everything behind it takes `Resolved…`. The file is
 * longer than others are, so that there is one table.
 */
import { checkBoolean, checkInteger, checkIterable, checkNumber, checkOneOf, checkOptions, checkShare, checkString, shown } from "../errors.js";
import type { WordModel } from "../information/word-model.js";
import type { Document, Progress, TokenFolding } from "../types/result.js";
import { SCORING } from "./scoring.js";

/** How short a run starts a search. "quote" sees runs of 3 tokens, "sentence" of 8, "copy" of 15. */
export type Sensitivity = "quote" | "sentence" | "copy";

/**
 * Seeds are k-token shingles, one of every w neighbours kept: a run of w + k - 1 tokens is sure to hold one
 * (Schleimer, Wilkerson, Aiken 2003).
 */
export const SENSITIVITIES: Readonly<Record<Sensitivity, { readonly k: number; readonly w: number }>> = {
  quote: { k: 3, w: 1 },
  sentence: { k: 4, w: 5 },
  copy: { k: 8, w: 8 },
};

/** Bounds against hostile or degenerate input. One that is hit is reported in `limits` of the result. */
export interface BoundOptions {
  /** A seed in more documents than this ties each of them to the earliest instead of all to all. @default 100 */
  readonly hotSeed?: number | undefined;
  /** UTF-16 code units of a text that are searched; what follows is left out. @default 100_000_000 */
  readonly maxDocumentChars?: number | undefined;
  /** Pairs of equal seeds examined between two documents; beyond it the most frequent seeds of the pair are passed over. @default 200_000 */
  readonly maxPairSeeds?: number | undefined;
  /** Documents before it in an LSH bucket that a document is compared with, and near-duplicates before it that it is paired with; of more than these, with the first and the last four. @default 100 */
  readonly maxBucket?: number | undefined;
  /** Passages that `detect` keeps, those with the most bits: some 8 kB of memory each with what is made of them. @default 300_000 */
  readonly maxPassages?: number | undefined;
  /** Tokens of the sample from which the collection's word statistics are taken. @default 4_000_000 */
  readonly maxModelTokens?: number | undefined;
}

/** Bounds as they were used. */
export type Bounds = Readonly<Record<keyof BoundOptions, number>>;

export const DEFAULT_BOUNDS: Bounds = {
  hotSeed: 100,
  maxDocumentChars: 100_000_000,
  maxPairSeeds: 200_000,
  maxBucket: 100,
  maxPassages: 300_000,
  maxModelTokens: 4_000_000,
};

export interface TokenizeOptions {
  /** A further folding, for example a stemmer of "wirecopy/natural". @default none */
  readonly folding?: TokenFolding | undefined;
}

export interface TrainOptions extends TokenizeOptions {
  /** Tokens that are counted, at most: further documents are left out by the hash of their ids. @default 4_000_000 */
  readonly maxTokens?: number | undefined;
  /** UTF-16 code units of a text that are counted. @default 100_000_000 */
  readonly maxDocumentChars?: number | undefined;
  /** Cancels the run: the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** Options that `compare`, `explain` and `detect` have in common. */
export interface CompareOptions extends TokenizeOptions {
  /**
   * How common words and phrases are, from other documents than these: with one model two texts are judged alike in any company.
   * @default none: a model is trained on the documents themselves
   */
  readonly model?: WordModel | undefined;
  /** Tokens of a shingle for resemblance, 1 to 64. @default 5 */
  readonly shingleSize?: number | undefined;
  /**
   * Bits a passage needs beyond the threshold of its class (`settings.thresholds`), -6 to 1000: above 0 fewer false alarms, below 0
   * more short quotations, and more chance. docs/accuracy.md has the table. @default 0
   */
  readonly marginBits?: number | undefined;
  /** Also look for repeats inside one document. @default true */
  readonly self?: boolean | undefined;
  /** Boilerplate (legal notes, subscription footers): its occurrences are listed in `ignored` and are part of no passage. Kept, never changed. @default none */
  readonly ignore?: string | readonly (string | Document)[] | undefined;
  readonly limits?: BoundOptions | undefined;
}

export interface DetectOptions extends CompareOptions {
  /**
   * Documents that those of the first argument are compared with, instead of with each other: pairs, passages, families and clusters are of
   * one of `documents` and one of `against`, and of `against` no repeats inside a document are searched. An id that stands in `documents`
   * already is skipped. Read to its end after `documents`, kept until the promise settles. @default none: all pairs of `documents`
   */
  readonly against?: Iterable<Document> | AsyncIterable<Document> | undefined;
  /** How short a run makes two documents candidates; a pair is then searched to the last three words. @default "quote" */
  readonly sensitivity?: Sensitivity | undefined;
  /** Resemblance from which two documents are near-duplicates, in (0, 1]. @default 0.7 */
  readonly threshold?: number | undefined;
  /** Largest probability that a pair exactly at the threshold is not found, in (0, 1). @default 0.01 */
  readonly maxMissRate?: number | undefined;
  /** Whether passages are searched; near-duplicates always are. @default true */
  readonly passages?: boolean | undefined;
  /**
   * Whether it is judged what the reuse means: relations, labels and histories of families, quotations, shares, stories. Without it every relation
   * is `none`, every family `repeat` or `undetermined`, and these lists are empty. @default true
   */
  readonly relations?: boolean | undefined;
  /** Only pairs whose `source` differs; a document without a source differs from all. @default false */
  readonly otherSourceOnly?: boolean | undefined;
  /** Only pairs published at most this far apart: milliseconds, or "90m", "72h", "3d", "2w". A document without a time is not left out. @default no bound */
  readonly within?: number | string | undefined;
  /** Which document stands for a cluster: the earliest, the longest, or the earliest one of the first of these sources that has one. @default "earliest" */
  readonly representative?: Representative | undefined;
  /** Cancels the run: the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/**
 * Which document stands for a cluster.
 * - `earliest`: the first in document order (publication time, then input order; those without a time come last).
 * - `longest`: the one of the most UTF-16 code units, of several the earliest.
 * - `preferredSources`: the earliest one of the first source of the list that has one, by whatever name ("AP", "apnews.com"); the earliest of all where none has.
 */
export type Representative = "earliest" | "longest" | { readonly preferredSources: readonly string[] };

/** Which document of several near-duplicates stays: the first of the input, the one of the most characters, or the one published first. */
export type Keep = "first" | "longest" | "earliest";

export const KEEPS: readonly Keep[] = ["first", "longest", "earliest"];

export interface DeduplicateOptions extends TokenizeOptions {
  /** Resemblance from which a document is dropped, in (0, 1]. @default 0.8 */
  readonly threshold?: number | undefined;
  /** Which one of several near-duplicates stays; ties go by input order, and a document without a time comes last. @default "first" */
  readonly keep?: Keep | undefined;
  /** Tokens of a shingle for resemblance, 1 to 64. @default 5 */
  readonly shingleSize?: number | undefined;
  /** Largest probability that a near-duplicate exactly at the threshold is not found, in (0, 1). @default 0.01 */
  readonly maxMissRate?: number | undefined;
  /** `maxBucket`: kept documents of one LSH bucket that a document is compared with, the last ones, besides the first four. `maxDocumentChars`: as for `detect`. */
  readonly limits?: Pick<BoundOptions, "maxBucket" | "maxDocumentChars"> | undefined;
  /** Cancels the run: the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

export interface SketcherOptions extends TokenizeOptions {
  /** Tokens of a shingle, 1 to 64. @default 5 */
  readonly k?: number | undefined;
  /** Components of a signature, 1 to 4096. @default 128 */
  readonly numComponents?: number | undefined;
  /** Seed of the permutations, an unsigned 32-bit integer. @default 0 */
  readonly seed?: number | undefined;
}

export interface LshIndexOptions {
  /** Resemblance the index is made for, in (0, 1]. @default 0.7 */
  readonly threshold?: number | undefined;
  /** Largest probability that a pair exactly at the threshold is no candidate, in (0, 1). @default 0.01 */
  readonly maxMissRate?: number | undefined;
  /** @default 128 */
  readonly numComponents?: number | undefined;
}

export interface JaccardOptions extends TokenizeOptions {
  /** Tokens of a shingle, 1 to 64. @default 5 */
  readonly k?: number | undefined;
}

const DEFAULT_SHINGLE_SIZE = 5;
/** A quotation needs 22 bits, and a chain below SCORING.chain is never aligned. */
const LEAST_MARGIN_BITS = SCORING.chain - SCORING.quotation;
const MOST_MARGIN_BITS = 1000;
export const DEFAULT_NUM_COMPONENTS = 128;
export const DEFAULT_THRESHOLD = 0.7;
export const DEFAULT_DEDUPLICATE_THRESHOLD = 0.8;
const DEFAULT_MAX_MISS_RATE = 0.01;

/** A text to ignore, by the id of its document or else its place in the list. */
export interface IgnoredText {
  readonly name: number | string;
  readonly text: string;
}

export interface ResolvedCompareOptions {
  readonly sensitivity: Sensitivity;
  readonly k: number;
  readonly w: number;
  readonly shingleSize: number;
  readonly marginBits: number;
  readonly self: boolean;
  /** Undefined where no list was given. */
  readonly ignore: readonly IgnoredText[] | undefined;
  readonly folding: TokenFolding | undefined;
  /** Undefined where one is trained. Checked by information/word-model.ts, which knows what a model is. */
  readonly model: WordModel | undefined;
  readonly limits: Bounds;
}

export interface ResolvedDetectOptions extends ResolvedCompareOptions {
  /** Undefined where all pairs are searched. */
  readonly against: Iterable<unknown> | AsyncIterable<unknown> | undefined;
  readonly threshold: number;
  readonly maxMissRate: number;
  readonly passages: boolean;
  readonly relations: boolean;
  readonly otherSourceOnly: boolean;
  /** Milliseconds; Infinity where there is no bound. */
  readonly withinMs: number;
  readonly representative: Representative;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: ((progress: Progress) => void) | undefined;
}

export interface ResolvedDeduplicateOptions {
  readonly threshold: number;
  readonly keep: Keep;
  readonly shingleSize: number;
  readonly maxMissRate: number;
  readonly folding: TokenFolding | undefined;
  readonly limits: Pick<Bounds, "maxBucket" | "maxDocumentChars">;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: ((progress: Progress) => void) | undefined;
}

const TOKENIZE_OPTIONS = ["folding"] as const;
const COMPARE_OPTIONS = [...TOKENIZE_OPTIONS, "shingleSize", "marginBits", "self", "ignore", "model", "limits"] as const;
const TRAIN_OPTIONS = [...TOKENIZE_OPTIONS, "maxTokens", "maxDocumentChars", "signal", "onProgress"] as const;
const DETECT_OPTIONS = [
  ...COMPARE_OPTIONS,
  "against",
  "sensitivity",
  "threshold",
  "maxMissRate",
  "passages",
  "relations",
  "otherSourceOnly",
  "within",
  "representative",
  "signal",
  "onProgress",
] as const;
const DEDUPLICATE_OPTIONS = [...TOKENIZE_OPTIONS, "threshold", "keep", "shingleSize", "maxMissRate", "limits", "signal", "onProgress"] as const;
const DEDUPLICATE_BOUNDS = ["maxBucket", "maxDocumentChars"] as const;

/** @throws {TypeError} if `folding` has no name or no function `fold`. */
function checkFolding(value: unknown): TokenFolding | undefined {
  if (value === undefined) return undefined;
  const folding = value as Partial<TokenFolding> | null;
  if (typeof folding !== "object" || folding === null || typeof folding.fold !== "function" || typeof folding.name !== "string")
    throw new TypeError(`"folding" expected { name: string, fold(token): string }, got ${shown(value)}`);
  return folding as TokenFolding;
}

/** @throws {TypeError} if `ignore` is neither a text nor a list of texts and documents. */
function checkIgnore(value: unknown): readonly IgnoredText[] | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "string") return [{ name: 0, text: value }];
  if (!Array.isArray(value)) throw new TypeError(`"ignore" expected string or array of strings and documents, got ${shown(value)}`);
  // not map, which passes over the holes of a list
  return Array.from(value, (one: unknown, x) => {
    if (typeof one === "string") return { name: x, text: one };
    if (typeof one !== "object" || one === null) throw new TypeError(`"ignore[${x}]" expected string or document { id, text }, got ${shown(one)}`);
    const { id, text } = one as Partial<Document>;
    return { name: checkString(`ignore[${x}].id`, id), text: checkString(`ignore[${x}].text`, text) };
  });
}

export function resolveTokenizeOptions(options: TokenizeOptions | undefined): { readonly folding: TokenFolding | undefined } {
  return { folding: checkFolding(checkOptions(options, TOKENIZE_OPTIONS).folding) };
}

function resolveBounds<Name extends keyof BoundOptions>(value: unknown, names: readonly Name[]): Readonly<Record<Name, number>> {
  const given = checkOptions(value, names);
  const bound = (name: Name): number => (given[name] === undefined ? DEFAULT_BOUNDS[name] : checkInteger(`limits.${name}`, given[name], 1));
  return Object.fromEntries(names.map((name) => [name, bound(name)])) as Record<Name, number>;
}

export function resolveCompareOptions(options: CompareOptions | undefined): ResolvedCompareOptions {
  return resolveShared(checkOptions(options, COMPARE_OPTIONS));
}

function resolveShared(given: Readonly<Record<string, unknown>>): ResolvedCompareOptions {
  const sensitivity = checkOneOf("sensitivity", given.sensitivity ?? "quote", Object.keys(SENSITIVITIES) as Sensitivity[]);
  return {
    sensitivity,
    ...SENSITIVITIES[sensitivity],
    shingleSize: checkInteger("shingleSize", given.shingleSize ?? DEFAULT_SHINGLE_SIZE, 1, 64),
    marginBits: checkNumber("marginBits", given.marginBits ?? 0, LEAST_MARGIN_BITS, MOST_MARGIN_BITS),
    self: checkBoolean("self", given.self ?? true),
    ignore: checkIgnore(given.ignore),
    folding: checkFolding(given.folding),
    model: given.model as WordModel | undefined,
    limits: resolveBounds(given.limits, Object.keys(DEFAULT_BOUNDS) as (keyof BoundOptions)[]),
  };
}

/** Options of `trainModel` as they are used. */
export interface ResolvedTrainOptions extends Pick<ResolvedDetectOptions, "signal" | "onProgress"> {
  readonly folding: TokenFolding | undefined;
  readonly maxTokens: number;
  readonly maxDocumentChars: number;
}

export function resolveTrainOptions(options: TrainOptions | undefined): ResolvedTrainOptions {
  const given = checkOptions(options, TRAIN_OPTIONS);
  return {
    folding: checkFolding(given.folding),
    maxTokens: checkInteger("maxTokens", given.maxTokens ?? DEFAULT_BOUNDS.maxModelTokens, 1),
    maxDocumentChars: checkInteger("maxDocumentChars", given.maxDocumentChars ?? DEFAULT_BOUNDS.maxDocumentChars, 1),
    ...checkRun(given),
  };
}

/** @param others names of options that somebody else resolves. */
export function resolveDetectOptions(options: DetectOptions | undefined, others: readonly string[] = []): ResolvedDetectOptions {
  const given = checkOptions(options, [...DETECT_OPTIONS, ...others]);
  return {
    ...resolveShared(given),
    against: given.against === undefined ? undefined : checkIterable("against", given.against),
    threshold: checkShare("threshold", given.threshold ?? DEFAULT_THRESHOLD),
    maxMissRate: checkMissRate(given.maxMissRate ?? DEFAULT_MAX_MISS_RATE),
    passages: checkBoolean("passages", given.passages ?? true),
    relations: checkBoolean("relations", given.relations ?? true),
    otherSourceOnly: checkBoolean("otherSourceOnly", given.otherSourceOnly ?? false),
    withinMs: parseDuration(given.within),
    representative: checkRepresentative(given.representative ?? "earliest"),
    ...checkRun(given),
  };
}

/** @param others names of options that somebody else resolves. */
export function resolveDeduplicateOptions(options: DeduplicateOptions | undefined, others: readonly string[] = []): ResolvedDeduplicateOptions {
  const given = checkOptions(options, [...DEDUPLICATE_OPTIONS, ...others]);
  return {
    threshold: checkShare("threshold", given.threshold ?? DEFAULT_DEDUPLICATE_THRESHOLD),
    keep: checkOneOf("keep", given.keep ?? "first", KEEPS),
    shingleSize: checkInteger("shingleSize", given.shingleSize ?? DEFAULT_SHINGLE_SIZE, 1, 64),
    maxMissRate: checkMissRate(given.maxMissRate ?? DEFAULT_MAX_MISS_RATE),
    folding: checkFolding(given.folding),
    limits: resolveBounds(given.limits, DEDUPLICATE_BOUNDS),
    ...checkRun(given),
  };
}

/** @throws {TypeError} if `signal` or `onProgress` is of the wrong type. */
function checkRun({ signal, onProgress }: Readonly<Record<string, unknown>>): Pick<ResolvedDetectOptions, "signal" | "onProgress"> {
  if (signal !== undefined && !(signal instanceof AbortSignal)) throw new TypeError(`"signal" expected AbortSignal, got ${shown(signal)}`);
  if (onProgress !== undefined && typeof onProgress !== "function") throw new TypeError(`"onProgress" expected function, got ${shown(onProgress)}`);
  return { signal, onProgress: onProgress as ((progress: Progress) => void) | undefined };
}

export function resolveSketcherOptions(options: SketcherOptions | undefined): {
  k: number;
  numComponents: number;
  seed: number;
  folding: TokenFolding | undefined;
} {
  const given = checkOptions(options, [...TOKENIZE_OPTIONS, "k", "numComponents", "seed"]);
  return {
    k: checkInteger("k", given.k ?? DEFAULT_SHINGLE_SIZE, 1, 64),
    numComponents: checkInteger("numComponents", given.numComponents ?? DEFAULT_NUM_COMPONENTS, 1, 4096),
    seed: checkInteger("seed", given.seed ?? 0, 0, 0xffffffff),
    folding: checkFolding(given.folding),
  };
}

export function resolveLshIndexOptions(options: LshIndexOptions | undefined): { threshold: number; maxMissRate: number; numComponents: number } {
  const given = checkOptions(options, ["threshold", "maxMissRate", "numComponents"]);
  return {
    threshold: checkShare("threshold", given.threshold ?? DEFAULT_THRESHOLD),
    maxMissRate: checkMissRate(given.maxMissRate ?? DEFAULT_MAX_MISS_RATE),
    numComponents: checkInteger("numComponents", given.numComponents ?? DEFAULT_NUM_COMPONENTS, 1, 4096),
  };
}

export function resolveJaccardOptions(options: JaccardOptions | undefined): { k: number; folding: TokenFolding | undefined } {
  const given = checkOptions(options, [...TOKENIZE_OPTIONS, "k"]);
  return { k: checkInteger("k", given.k ?? DEFAULT_SHINGLE_SIZE, 1, 64), folding: checkFolding(given.folding) };
}

/** @throws {TypeError | RangeError} if it is neither a rule by name nor a list of sources. */
function checkRepresentative(value: unknown): Representative {
  if (typeof value !== "object" || value === null) return checkOneOf("representative", value, ["earliest", "longest"] as const);
  const { preferredSources } = checkOptions(value, ["preferredSources"]);
  if (!Array.isArray(preferredSources)) throw new TypeError(`"representative.preferredSources" expected array of strings, got ${shown(preferredSources)}`);
  return { preferredSources: Array.from(preferredSources, (source: unknown, x) => checkString(`representative.preferredSources[${x}]`, source)) };
}

/** A miss rate of 1 would allow an index that finds nothing. */
function checkMissRate(value: unknown): number {
  if (typeof value !== "number") throw new TypeError(`"maxMissRate" expected number in (0, 1), got ${shown(value)}`);
  if (!(value > 0 && value < 1)) throw new RangeError(`"maxMissRate" expected number in (0, 1), got ${value}`);
  return value;
}

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/**
 * Milliseconds of a duration such as 5000, "90m", "72h", "3d"; Infinity for undefined.
 * @throws {RangeError} if it is negative or not of that form.
 */
function parseDuration(value: unknown): number {
  if (value === undefined) return Number.POSITIVE_INFINITY;
  if (typeof value === "number") {
    if (!(value >= 0)) throw new RangeError(`"within" expected milliseconds >= 0, got ${value}`);
    return value;
  }
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h|d|w)$/.exec(checkString("within", value).trim());
  if (!match) throw new RangeError(`"within" expected a duration such as 90m, 72h, 3d or 2w, got ${shown(value)}`);
  return Number(match[1]) * (UNIT_MS[match[2] as string] as number);
}
