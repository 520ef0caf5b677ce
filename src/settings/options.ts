/**
 * Settings: the options of the search for passages (`compare`, `explain`, `detect`, `traceRelease`, `trainModel`, `tokenize`), checked and with
 * their defaults, once: the API, the command line and the settings in a result share these names, ranges and values. They are resolved
 * here, at the public edge; everything behind it takes `Resolved…`.
 */
import { checkBoolean, checkInteger, checkIterable, checkNumber, checkOneOf, checkOptions } from "../errors.js";
import type {
  CompareOptions,
  DetectOptions,
  ExplainOptions,
  Representative,
  Sensitivity,
  TokenFolding,
  TokenizeOptions,
  TraceOptions,
  TrainOptions,
} from "../types/options.js";
import type { WordModel } from "../types/word-model.js";
import { ALL_BOUNDS, type Bounds, DEFAULT_BOUNDS, PAIR_BOUNDS, resolveBounds } from "./bounds.js";
import { checkFolding, checkIgnore, checkRule, checkRun, type IgnoredText, parseDuration, type ResolvedRunOptions } from "./option-checks.js";
import { SCORING } from "./scoring.js";
import { checkShingleSize, nearness } from "./sketch-options.js";
import { type GivenThresholds, THRESHOLD_NAMES } from "./thresholds.js";

/** Seeds have k + w - 1 words at least: as many as a run needs to hold one k-token shingle of every w neighbours (Schleimer, Wilkerson, Aiken 2003). */
export const SENSITIVITIES: Readonly<Record<Sensitivity, { readonly k: number; readonly w: number }>> = {
  quote: { k: 3, w: 1 },
  sentence: { k: 4, w: 5 },
  copy: { k: 8, w: 8 },
};

/** A quotation needs 22 bits, and a chain below SCORING.chain is never aligned. */
const LEAST_MARGIN_BITS = SCORING.chain - SCORING.quotation;
const MOST_MARGIN_BITS = 1000;

export interface ResolvedCompareOptions {
  readonly sensitivity: Sensitivity;
  /** Seeds have k + w - 1 words at least. */
  readonly k: number;
  readonly w: number;
  readonly shingleSize: number;
  readonly marginBits: number;
  /** Undefined where none was given. */
  readonly thresholds: GivenThresholds | undefined;
  readonly self: boolean;
  /** Undefined where no list was given. */
  readonly ignore: readonly IgnoredText[] | undefined;
  readonly folding: TokenFolding | undefined;
  /** Undefined where one is trained. Checked by information/word-model.ts, which knows what a model is. */
  readonly model: WordModel | undefined;
  readonly limits: Bounds;
}

export interface ResolvedDetectOptions extends ResolvedCompareOptions, ResolvedRunOptions {
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
}

/** Options of `trainModel` as they are used. */
export interface ResolvedTrainOptions extends ResolvedRunOptions {
  readonly folding: TokenFolding | undefined;
  readonly maxTokens: number;
  readonly maxDocumentChars: number;
}

const TOKENIZE_OPTIONS = ["folding"] as const;
const EXPLAIN_OPTIONS = [...TOKENIZE_OPTIONS, "shingleSize", "marginBits", "thresholds", "ignore", "model", "limits"] as const;
const COMPARE_OPTIONS = [...EXPLAIN_OPTIONS, "self"] as const;
const RUN_OPTIONS = ["signal", "onProgress"] as const;
const TRACE_OPTIONS = [...EXPLAIN_OPTIONS, "sensitivity", "threshold", "maxMissRate", "otherSourceOnly", "within", ...RUN_OPTIONS] as const;
const DETECT_OPTIONS = [...TRACE_OPTIONS, "self", "against", "passages", "relations", "representative"] as const;
const TRAIN_OPTIONS = [...TOKENIZE_OPTIONS, "maxTokens", "maxDocumentChars", ...RUN_OPTIONS] as const;

export function resolveTokenizeOptions(options: TokenizeOptions | undefined): { readonly folding: TokenFolding | undefined } {
  return { folding: checkFolding(checkOptions(options, TOKENIZE_OPTIONS).folding) };
}

export function resolveCompareOptions(options: CompareOptions | undefined): ResolvedCompareOptions {
  return { ...resolveSearch(checkOptions(options, COMPARE_OPTIONS)), limits: resolveBounds(options?.limits, PAIR_BOUNDS) };
}

/** Runs inside one document are not explained. */
export function resolveExplainOptions(options: ExplainOptions | undefined): ResolvedCompareOptions {
  return { ...resolveCompareOptions(checkOptions(options, EXPLAIN_OPTIONS)), self: false };
}

/** @param others names of options that somebody else resolves. */
export function resolveDetectOptions(options: DetectOptions | undefined, others: readonly string[] = []): ResolvedDetectOptions {
  const given = checkOptions(options, [...DETECT_OPTIONS, ...others]);
  return {
    ...resolveSearch(given),
    limits: resolveBounds(given.limits, ALL_BOUNDS),
    against: given.against === undefined ? undefined : checkIterable("against", given.against),
    ...nearness(given),
    passages: checkBoolean("passages", given.passages ?? true),
    relations: checkBoolean("relations", given.relations ?? true),
    otherSourceOnly: checkBoolean("otherSourceOnly", given.otherSourceOnly ?? false),
    withinMs: parseDuration(given.within),
    representative: checkRule("representative", given.representative ?? "earliest", ["earliest", "longest"] as const),
    ...checkRun(given),
  };
}

/** Options of `detect` as `traceRelease` uses them. @param others names of options that somebody else resolves. */
export function resolveTraceOptions(options: TraceOptions | undefined, others: readonly string[] = []): ResolvedDetectOptions {
  const given = checkOptions(options, [...TRACE_OPTIONS, ...others]);
  return resolveDetectOptions({ ...given, self: false }, others);
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

/** @throws {TypeError | RangeError} if `thresholds` is no object, or one of them is not known or no number of bits. */
function checkThresholds(value: unknown): GivenThresholds | undefined {
  if (value === undefined) return undefined;
  const given = Object.entries(checkOptions(value, THRESHOLD_NAMES, "thresholds")).filter(([, bits]) => bits !== undefined);
  return Object.fromEntries(given.map(([name, bits]) => [name, checkNumber(`thresholds.${name}`, bits, 0, MOST_MARGIN_BITS)]));
}

/** What the search of two texts and that of many have in common. */
function resolveSearch(given: Readonly<Record<string, unknown>>): Omit<ResolvedCompareOptions, "limits"> {
  const sensitivity = checkOneOf("sensitivity", given.sensitivity ?? "quote", Object.keys(SENSITIVITIES) as Sensitivity[]);
  return {
    sensitivity,
    ...SENSITIVITIES[sensitivity],
    shingleSize: checkShingleSize(given.shingleSize),
    marginBits: checkNumber("marginBits", given.marginBits ?? 0, LEAST_MARGIN_BITS, MOST_MARGIN_BITS),
    thresholds: checkThresholds(given.thresholds),
    self: checkBoolean("self", given.self ?? true),
    ignore: checkIgnore(given.ignore),
    folding: checkFolding(given.folding),
    model: given.model as WordModel | undefined,
  };
}
