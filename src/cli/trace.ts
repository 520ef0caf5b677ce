/**
 * Command line: `wirecopy trace`: a release and articles -> files in the forms that were asked for, and who used what of it.
 */

import { readAllBut } from "../io/readers/read-documents.js";
import { resolveThreads, type ThreadedTraceOptions, traceRelease } from "../node/threads.js";
import { checkDetectionTargets } from "../node/write-outputs.js";
import { writeTrace } from "../node/write-results.js";
import { type TableOptions, writeTraceTables } from "../node/write-tables.js";
import { detectStages } from "../run/run-progress.js";
import { resolveTraceOptions } from "../settings/options.js";
import type { DetectFlags } from "./detect.js";
import { asUsage, EXIT_INPUT, UsageError } from "./exit-status.js";
import { checkOutputs, finishRun } from "./finish.js";
import { checkFolderFlags, writeFolders } from "./folder-outputs.js";
import { indexAmong, traceInFolder } from "./index-folder.js";
import { readModel } from "./read-model.js";
import { isOfRecords, readIgnored, readRelease } from "./read-texts.js";
import { createReading } from "./reading.js";
import type { Terminal } from "./terminal.js";
import { traceLines } from "./trace-lines.js";

/** The flags of `wirecopy trace` as they were given; what is absent has the default of `traceRelease`. */
export type TraceFlags = Pick<
  DetectFlags,
  | "as"
  | "color"
  | "csv"
  | "dates"
  | "encoding"
  | "familyPairs"
  | "html"
  | "ignore"
  | "json"
  | "jsonl"
  | "map"
  | "marginBits"
  | "model"
  | "offsets"
  | "otherSourceOnly"
  | "quiet"
  | "saveTexts"
  | "sensitivity"
  | "tables"
  | "threads"
  | "thresholds"
  | "within"
>;

/**
 * Runs the command and resolves to its exit status.
 * @throws {UsageError} for flags that cannot be used; WirecopyError; the signal's reason.
 */
export async function runTrace([path, ...inputs]: readonly [release: string, ...articles: string[]], flags: TraceFlags, terminal: Terminal): Promise<number> {
  const { stdout, signal } = terminal;
  const options = optionsOf(flags, terminal);
  const { json, jsonl, csv, html, encoding } = flags;
  const targets = { json, jsonl, csv, html };
  await asUsage(() => resolveTraceOptions(options, ["threads"]));
  await asUsage(() => resolveThreads(options));
  await asUsage(() => checkDetectionTargets(targets));
  checkFolderFlags(flags);
  if (path === "-" && inputs.includes("-")) throw new UsageError("standard input can be read as the release or as articles, not as both");
  const archive = indexAmong(inputs, flags);
  if (archive !== undefined && flags.ignore !== undefined) throw new UsageError("--ignore cannot be given with an index");
  if (archive !== undefined && (flags.tables ?? flags.saveTexts) !== undefined) throw new UsageError("--tables and --save-texts cannot be given with an index");
  const reading = createReading(flags, terminal, detectStages({ passages: true }));
  const { progress, problems, textOf } = reading;
  try {
    await checkOutputs(targets, [path, ...inputs, ...(flags.ignore ?? []), ...(flags.model === undefined ? [] : [flags.model])]);
    const model = await readModel(flags.model);
    const ignore = await readIgnored({ files: flags.ignore, encoding, inputs: [path, ...inputs] }, problems, terminal);
    const release = await readRelease(path, { flags, problems }, terminal);
    if (release === undefined) return EXIT_INPUT;
    if (archive !== undefined) {
      reading.add(release, { path, isWhole: !isOfRecords(path), url: release.url });
      return await traceInFolder(archive, release, { flags, terminal, reading });
    }
    await reading.expect(inputs);
    let numPassedOver = 0;
    const articles = readAllBut(path, inputs, { ...reading.options, onPassedOver: () => numPassedOver++ });
    const trace = await traceRelease(release, articles, { ...options, model, ignore, onProgress: progress.show });
    reading.add(release, { path, isWhole: !isOfRecords(path), url: release.url });
    return await finishRun(trace.limits, {
      reading,
      flags,
      terminal,
      targets,
      write: async () => {
        await writeTrace(trace, targets, { textOf, problems: problems.list(), stdout, signal });
        const documents = [trace.release, ...[...trace.articles, ...trace.others].map(({ article }) => article)];
        const writeTables = (folder: string, how: TableOptions) => writeTraceTables(trace, folder, how);
        await writeFolders({ flags, paths: [path, ...inputs], documents, textOf, terminal, writeTables });
      },
      linesOf: (context) => traceLines(trace, { ...context, numPassedOver }),
    });
  } finally {
    progress.erase();
  }
}

function optionsOf(
  { sensitivity, marginBits, thresholds, otherSourceOnly, within, familyPairs, threads }: TraceFlags,
  { signal }: Terminal,
): ThreadedTraceOptions {
  return { sensitivity, marginBits, thresholds, otherSourceOnly, within, signal, threads, limits: { familyPairs } };
}
