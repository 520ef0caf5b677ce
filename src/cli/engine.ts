/**
 * Command line: `--engine duckdb` of detect and dedupe: the same run on a disk, for more than memory holds. Files are opened by DuckDB, results are Parquet.
 */
import type { FieldMap } from "../io/readers/field-names.js";
import { deduplicateInDuckDB } from "../node/duckdb-dedupe.js";
import { detectInDuckDB } from "../node/duckdb-detect.js";
import { writeToStream } from "../node/write-stream.js";
import { deduplicateStages, detectStages } from "../run/run-progress.js";
import { counted } from "../text/figures.js";
import type { DeduplicateOptions, DetectOptions } from "../types/options.js";
import { asUsage, EXIT_FINE, UsageError } from "./exit-status.js";
import { flagOf } from "./messages.js";
import { duration } from "./printed-figures.js";
import { createReading } from "./reading.js";
import type { Terminal } from "./terminal.js";

/** The flags that an engine adds. */
export interface EngineFlags {
  readonly engine?: "duckdb";
  readonly memory?: string;
  /** A folder. */
  readonly temp?: string;
  /** SQL. */
  readonly where?: string;
}

interface CommonFlags extends EngineFlags {
  readonly map?: FieldMap;
  readonly quiet?: boolean;
}

/** @throws {UsageError} if a flag is for an engine, and there is none. */
export function checkEngineFlags({ engine, memory, temp, where }: EngineFlags): void {
  if (engine === undefined && (memory !== undefined || temp !== undefined || where !== undefined))
    throw new UsageError("--memory, --temp and --where are for --engine duckdb");
}

/** @throws {UsageError} naming flags that mean nothing to an engine. */
function refuseFlags(flags: object, known: readonly string[]): void {
  const others = Object.keys(flags).filter((name) => !known.includes(name) && (flags as Record<string, unknown>)[name] !== undefined);
  if (others.length > 0) throw new UsageError(`--engine duckdb takes no ${others.map(flagOf).join(", ")}`);
}

const COMMON = ["engine", "memory", "temp", "map", "quiet", "color", "threshold"] as const;

interface DetectOnEngine extends CommonFlags {
  /** Where tables are written. */
  readonly tables?: string;
  readonly against?: readonly string[];
}

/** Runs `detect` on an engine and resolves to the exit status. @param options of `detect`. */
export async function detectOnEngine(
  inputs: readonly string[],
  flags: DetectOnEngine,
  { terminal, options }: { readonly terminal: Terminal; readonly options: DetectOptions },
): Promise<number> {
  refuseFlags(flags, [
    ...COMMON,
    "where",
    "tables",
    "as",
    "against",
    "passages",
    "self",
    "otherSourceOnly",
    "within",
    "representative",
    "preferSource",
    "threads",
    "sensitivity",
    "ignore",
  ]);
  const { tables, memory, temp, where, map, against } = flags;
  if (tables === undefined) throw new UsageError("--engine duckdb writes tables: --tables FOLDER says where");
  if ((flags as { as?: string }).as === "csv") throw new UsageError("--engine duckdb writes --as parquet, got csv");
  const hasPassages = options.passages !== false;
  if (hasPassages && where !== undefined) throw new UsageError("--where is for --no-passages: who had a passage first does not follow from pairs");
  return onEngine(flags, { terminal, stages: detectStages({ passages: hasPassages }) }, async (onProgress) => {
    const { signal: _signal, against: _against, ...rest } = options;
    const settings = Object.fromEntries(Object.entries(rest).filter(([name, value]) => value !== undefined && name !== "limits"));
    const run = { ...settings, relations: false, memory, temp, where, map, against, signal: terminal.signal, onProgress };
    const { documents, pairs, clusters, passages, families, limits } = await asUsageOfOptions(() => detectInDuckDB(inputs, tables, run));
    const found = hasPassages ? `, ${counted(passages, "passage")} in ${counted(families, "family", "families")}` : "";
    return {
      limits,
      text: `${counted(documents, "document")}: ${counted(pairs, "near-duplicate pair")} in ${counted(clusters, "cluster")}${found}, in ${tables}`,
    };
  });
}

interface DedupeOnEngine extends CommonFlags {
  readonly out?: string;
  readonly duplicates?: string;
}

/** Runs `dedupe` on an engine and resolves to the exit status. @param options of `deduplicate`. */
export async function dedupeOnEngine(
  inputs: readonly string[],
  flags: DedupeOnEngine,
  { terminal, options }: { readonly terminal: Terminal; readonly options: DeduplicateOptions },
): Promise<number> {
  refuseFlags(flags, [...COMMON, "out", "duplicates", "keep", "per"]);
  const { out, duplicates, memory, temp, map } = flags;
  if ([out, duplicates].includes("-")) throw new UsageError("--engine duckdb writes files, got - for standard output");
  return onEngine(flags, { terminal, stages: deduplicateStages({ keep: "longest" }) }, async (onProgress) => {
    const run = { ...options, out, duplicates, memory, temp, map, signal: terminal.signal, onProgress };
    const { documents, kept, limits } = await asUsageOfOptions(() => deduplicateInDuckDB(inputs, run));
    return { limits, text: `${counted(documents, "document")}: ${kept} kept, ${documents - kept} dropped` };
  });
}

/** A TypeError or RangeError of an option is the user's. */
async function asUsageOfOptions<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) await asUsage(() => Promise.reject(error));
    throw error;
  }
}

interface EngineResult {
  readonly text: string;
  readonly limits: Readonly<Record<string, number>>;
}

type Stages = ReturnType<typeof detectStages>;

async function onEngine(
  flags: CommonFlags,
  { terminal, stages }: { readonly terminal: Terminal; readonly stages: Stages },
  run: (onProgress: NonNullable<DetectOptions["onProgress"]>) => Promise<EngineResult>,
): Promise<number> {
  const reading = createReading(flags, terminal, stages);
  try {
    const { text, limits } = await run(reading.progress.show);
    reading.progress.erase();
    if (flags.quiet) return EXIT_FINE;
    const lines = [`${text}; ${duration(performance.now() - reading.startMs)}`, ...Object.entries(limits).map(([code, count]) => `  ${code}: ${count}`)];
    await writeToStream(terminal.stdout, [`${lines.join("\n")}\n`], terminal.signal);
    return EXIT_FINE;
  } finally {
    reading.progress.erase();
  }
}
