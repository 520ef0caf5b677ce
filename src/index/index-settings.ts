/**
 * Index: what an index is made with, written in it, and held against what it is opened with; and the options of its verbs, checked, with their defaults.
 */

import { parsePublicationTime } from "../corpus/publication-time.js";
import { checkBoolean, checkInteger, checkNumber, checkOneOf, checkOptions, checkString, shown, WirecopyError } from "../errors.js";
import { checkFolding, checkRun, parseDuration } from "../settings/option-checks.js";
import { SENSITIVITIES } from "../settings/options.js";
import { checkShingleSize, nearness } from "../settings/sketch-options.js";
import type { CancelSignal, Sensitivity, ThresholdOptions, TokenFolding } from "../types/options.js";
import type { AddOptions, FetchText, IndexOptions, IndexSettings, QueryOptions, SeenOptions } from "../types/wire-index.js";
import { KeyMaker } from "./document-keys.js";
import { ANY_TIME, type TimeRange } from "./index-reader.js";
import { jsonRow, readJson, rowOf, SETTINGS_KEY } from "./rows.js";
import type { IndexStore, RowChange } from "./store.js";

/** Of the rows, and of what the tables and segments mean. */
const INDEX_FORMAT = 2;
/** Formats whose documents can be read, so that everything else can be made again. */
const OLD_FORMATS: ReadonlySet<unknown> = new Set([1]);

export interface ResolvedIndexOptions {
  readonly mode: "write" | "read";
  readonly create: boolean;
  readonly rebuild: boolean;
  readonly folding: TokenFolding | undefined;
  /** Milliseconds; Infinity for ever. */
  readonly retentionMs: number;
  readonly changes: boolean;
  readonly fetchText: FetchText | undefined;
  /** Those that are fixed, as far as they were given. */
  readonly fixed: Partial<IndexSettings>;
}

const FIXED = ["sensitivity", "threshold", "maxMissRate", "shingleSize"] as const;
const INDEX_OPTIONS = ["mode", "create", "rebuild", "folding", "retention", "changes", "keepTexts", ...FIXED] as const;

export function resolveIndexOptions(options: IndexOptions | undefined): ResolvedIndexOptions {
  const given = checkOptions(options, INDEX_OPTIONS);
  const mode = checkOneOf("mode", given.mode ?? "write", ["write", "read"] as const);
  const fixed: Partial<IndexSettings> = {
    ...(given.sensitivity === undefined ? {} : { sensitivity: checkOneOf("sensitivity", given.sensitivity, Object.keys(SENSITIVITIES) as Sensitivity[]) }),
    ...(given.threshold === undefined ? {} : { threshold: nearness(given).threshold }),
    ...(given.maxMissRate === undefined ? {} : { maxMissRate: nearness(given).maxMissRate }),
    ...(given.shingleSize === undefined ? {} : { shingleSize: checkShingleSize(given.shingleSize) }),
    ...(given.keepTexts === undefined ? {} : { texts: checkKeepTexts(given.keepTexts) === true ? ("kept" as const) : ("fetched" as const) }),
  };
  return {
    mode,
    create: checkBoolean("create", given.create ?? mode === "write"),
    rebuild: checkBoolean("rebuild", given.rebuild ?? false),
    folding: checkFolding(given.folding),
    retentionMs: parseDuration(given.retention),
    changes: checkBoolean("changes", given.changes ?? false),
    fetchText: given.keepTexts === undefined || given.keepTexts === true ? undefined : (given.keepTexts as FetchText),
    fixed,
  };
}

function checkKeepTexts(value: unknown): unknown {
  if (value !== true && typeof value !== "function") throw new TypeError(`"keepTexts" expected true or function, got ${shown(value)}`);
  return value;
}

/** What a new index is made with. */
export function newSettings({ fixed, folding }: ResolvedIndexOptions): IndexSettings {
  const chosen = {
    sensitivity: "sentence" as const,
    ...nearness({}),
    shingleSize: checkShingleSize(undefined),
    texts: "kept" as const,
    ...fixed,
    folding: folding?.name ?? null,
  };
  return { format: INDEX_FORMAT, algorithm: new KeyMaker(chosen, folding).algorithm(), ...chosen };
}

export function settingsRow(settings: IndexSettings): RowChange {
  return jsonRow("meta", SETTINGS_KEY, settings);
}

/**
 * The settings of an index that is there.
 * @throws {WirecopyError} "index-version" for another format or algorithm, the latter not where postings are made again; "index-settings" where a given
 * option differs from what the index was made with.
 */
export function readSettings(store: IndexStore, { fixed, folding, rebuild, fetchText }: ResolvedIndexOptions): IndexSettings {
  // the first format kept all texts, and did not say so
  const settings = { texts: "kept", ...(readJson(rowOf(store, "meta", SETTINGS_KEY)) as object) } as IndexSettings;
  if (settings.format !== INDEX_FORMAT && !(rebuild && OLD_FORMATS.has(settings.format)))
    throw new WirecopyError(
      "index-version",
      `the index is of another format: expected ${INDEX_FORMAT}, found ${shown(settings.format)}${OLD_FORMATS.has(settings.format) ? "; open it with `rebuild` to make it one of this format" : ""}`,
    );
  for (const [name, value] of Object.entries({ ...fixed, folding: folding?.name ?? null }))
    if (settings[name as keyof IndexSettings] !== value)
      throw new WirecopyError(
        "index-settings",
        `the index was made with ${name} ${shown(settings[name as keyof IndexSettings])}, and ${shown(value)} was given`,
      );
  if (settings.texts === "fetched" && fetchText === undefined)
    throw new WirecopyError("index-settings", "the texts of this index are kept elsewhere: give the function that fetches them (`keepTexts`)");
  if (settings.texts === "fetched" && rebuild)
    throw new WirecopyError("index-settings", "an index whose texts are kept elsewhere cannot be made again from itself: make a new one from the texts");
  const algorithm = new KeyMaker(settings, folding).algorithm();
  if (algorithm === settings.algorithm && !rebuild) return settings;
  if (rebuild) return { ...settings, format: INDEX_FORMAT, algorithm };
  throw new WirecopyError(
    "index-version",
    `the index cuts texts otherwise than this version: expected ${algorithm}, found ${shown(settings.algorithm)}; open it with \`rebuild\` to make its postings again`,
  );
}

export interface ResolvedAddOptions {
  readonly ifExists: "error" | "replace" | "skip";
  readonly batch: number;
  readonly signal: CancelSignal | undefined;
  readonly onCommitted: ((ids: readonly string[]) => void) | undefined;
}

export function resolveAddOptions(options: AddOptions | undefined): ResolvedAddOptions {
  const given = checkOptions(options, ["ifExists", "batch", "signal", "onCommitted"]);
  if (given.onCommitted !== undefined && typeof given.onCommitted !== "function")
    throw new TypeError(`"onCommitted" expected function, got ${shown(given.onCommitted)}`);
  return {
    ifExists: checkOneOf("ifExists", given.ifExists ?? "error", ["error", "replace", "skip"] as const),
    batch: checkInteger("batch", given.batch ?? 100, 1, 10_000),
    signal: checkRun(given).signal,
    onCommitted: given.onCommitted as ResolvedAddOptions["onCommitted"],
  };
}

export interface ResolvedSeenOptions {
  /** Milliseconds; Infinity where there is no bound. */
  readonly withinMs: number;
  /** Milliseconds since 1970; undefined where there is no bound. */
  readonly sinceMs: number | undefined;
  readonly refresh: boolean;
}

export interface ResolvedQueryOptions extends ResolvedSeenOptions {
  readonly limit: number;
  readonly otherSourceOnly: boolean;
  readonly marginBits: number;
  readonly thresholds: ThresholdOptions | undefined;
  readonly relations: boolean;
  /** Undefined for the newest. */
  readonly model: number | undefined;
  readonly exhaustive: boolean;
  readonly signal: CancelSignal | undefined;
}

const SEEN_OPTIONS = ["within", "since", "refresh"] as const;
const QUERY_OPTIONS = [
  ...SEEN_OPTIONS,
  "limit",
  "otherSourceOnly",
  "marginBits",
  "thresholds",
  "relations",
  "model",
  "exhaustive",
  "signal",
] as const satisfies readonly (keyof QueryOptions)[];

export function resolveSeenOptions(options: SeenOptions | undefined, known: readonly string[] = SEEN_OPTIONS): ResolvedSeenOptions {
  const given = checkOptions(options, known);
  return { withinMs: parseDuration(given.within), sinceMs: sinceOf(given.since), refresh: checkBoolean("refresh", given.refresh ?? true) };
}

/** @param others names of options that somebody else resolves. */
export function resolveQueryOptions(options: QueryOptions | undefined, others: readonly string[] = []): ResolvedQueryOptions {
  const given = checkOptions(options, [...QUERY_OPTIONS, ...others]);
  return {
    ...resolveSeenOptions(options, [...QUERY_OPTIONS, ...others]),
    limit: checkInteger("limit", given.limit ?? 20, 1),
    otherSourceOnly: checkBoolean("otherSourceOnly", given.otherSourceOnly ?? false),
    marginBits: checkNumber("marginBits", given.marginBits ?? 0, -6, 1000),
    thresholds: given.thresholds as ThresholdOptions | undefined,
    relations: checkBoolean("relations", given.relations ?? true),
    model: given.model === undefined ? undefined : checkInteger("model", given.model, 0),
    exhaustive: checkBoolean("exhaustive", given.exhaustive ?? false),
    signal: checkRun(given).signal,
  };
}

function sinceOf(value: unknown): number | undefined {
  return value === undefined ? undefined : startMsOf("since", value);
}

/** The beginning of a time. @throws {RangeError} if it is none. */
export function startMsOf(name: string, value: unknown): number {
  const time = parsePublicationTime(checkString(name, value));
  if (typeof time === "string") throw new RangeError(`"${name}" expected an ISO 8601 date such as 2026-01-31, got ${shown(value)}`);
  return time.startMs;
}

/** Which times of publication a question is about. */
export function timeRangeOf(publishedAt: string | undefined, { withinMs, sinceMs }: Pick<ResolvedSeenOptions, "withinMs" | "sinceMs">): TimeRange {
  const time = parsePublicationTime(publishedAt);
  const around = typeof time === "string" || withinMs === Number.POSITIVE_INFINITY ? ANY_TIME : { from: time.startMs - withinMs, to: time.endMs + withinMs };
  return { from: Math.max(around.from, sinceMs ?? Number.NEGATIVE_INFINITY), to: around.to };
}
