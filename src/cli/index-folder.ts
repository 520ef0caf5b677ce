/**
 * Command line: the folder of an index, or the URL of a database that has one, where a command takes one: `wirecopy index`, and `detect --against` and `trace` in
 * the place of files. What of the texts is needed for excerpts is read from the index in the end.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { isDatabaseUrl, shownPlace } from "../node/index-place.js";
import { openIndex } from "../node/open-index.js";
import type { DetectionTargets } from "../node/write-outputs.js";
import { writeTrace } from "../node/write-results.js";
import type { Document } from "../types/document.js";
import type { Detection } from "../types/result.js";
import type { IndexDetectOptions, IndexOptions, WireIndex } from "../types/wire-index.js";
import { asUsage, UsageError } from "./exit-status.js";
import { finishRun } from "./finish.js";
import type { Reading } from "./reading.js";
import type { Terminal } from "./terminal.js";
import { traceLines } from "./trace-lines.js";

/**
 * The one of the paths that is the folder of an index; undefined where none is.
 * @throws {UsageError} if there are other paths too, or a flag is given that an index decides by itself.
 */
export function indexAmong(
  paths: readonly string[],
  flags: Readonly<Partial<Record<"model" | "sensitivity" | "threshold" | "ignore", unknown>>>,
): string | undefined {
  const folder = paths.find((path) => isDatabaseUrl(path) || existsSync(join(path, "data.db")));
  if (folder === undefined) return undefined;
  if (paths.length > 1) throw new UsageError(`${shownPlace(folder)} is an index, which stands alone: it cannot be searched together with other files`);
  const decided = (["model", "sensitivity", "threshold"] as const).find((name) => flags[name] !== undefined);
  if (decided !== undefined) throw new UsageError(`--${decided} is decided by the index in ${shownPlace(folder)}, and cannot be given`);
  return folder;
}

/** Opens the index, and closes it whatever happens. */
export async function withIndex<T>(folder: string, options: IndexOptions, use: (index: WireIndex) => Promise<T>): Promise<T> {
  const index = await asUsage(() => openIndex(folder, options));
  try {
    return await use(index);
  } finally {
    await index.close();
  }
}

/** What documents have of those in an index, whose texts are there for excerpts afterwards. */
export async function detectInFolder(
  folder: string,
  documents: AsyncIterable<Document>,
  { options, reading }: { readonly options: IndexDetectOptions; readonly reading: Reading },
): Promise<Detection> {
  return withIndex(folder, { mode: "read" }, async (index) => {
    const detection = await index.detect(documents, options);
    await addTexts(
      index,
      detection.documents.map(({ id }) => id),
      { reading, folder },
    );
    return detection;
  });
}

/** Who used a release, of the documents of an index; `trace` does so too where it is given the folder of one. */
export async function traceInFolder(
  folder: string,
  release: Document,
  { flags, terminal, reading }: { readonly flags: TraceFlags; readonly terminal: Terminal; readonly reading: Reading },
): Promise<number> {
  const { within, since, otherSourceOnly } = flags;
  return withIndex(folder, { mode: "read" }, async (index) => {
    const trace = await asUsage(() => index.trace(release, { within, since, otherSourceOnly, signal: terminal.signal }).result);
    await addTexts(
      index,
      [...trace.articles, ...trace.others].map(({ article }) => article.id),
      { reading, folder },
    );
    const { textOf, problems } = reading;
    const { stdout, signal } = terminal;
    const targets = targetsOf(flags);
    return finishRun(trace.limits, {
      reading,
      flags,
      terminal,
      targets,
      write: () => writeTrace(trace, targets, { textOf, problems: problems.list(), stdout, signal }),
      linesOf: (context) => traceLines(trace, { ...context, numPassedOver: 0 }),
    });
  });
}

/** Reads the texts of an answer, for excerpts. */
export async function addTexts(
  index: WireIndex,
  ids: Iterable<string>,
  { reading, folder }: { readonly reading: Reading; readonly folder: string },
): Promise<void> {
  for (const id of ids) {
    const found = reading.textOf(id) === undefined ? await index.get(id) : undefined;
    // a database is nothing that can be linked to, as standard input
    if (found !== undefined) reading.add(found, { path: isDatabaseUrl(folder) ? "-" : folder, isWhole: false, url: found.url });
  }
}

/** Where results go, by form. */
export function targetsOf({ json, jsonl, csv, html }: DetectionTargets): Readonly<Record<"json" | "jsonl" | "csv" | "html", string | undefined>> {
  return { json, jsonl, csv, html };
}

/** Flags of a trace that mean something to an index. */
interface TraceFlags extends DetectionTargets {
  readonly within?: string;
  readonly since?: string;
  readonly otherSourceOnly?: boolean;
  readonly quiet?: boolean;
  /** False for `--no-color`. */
  readonly color?: boolean;
}
