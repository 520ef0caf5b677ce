/**
 * Command line: `wirecopy index`: an index in a folder or a database: documents in, questions answered. Input a folder and what the action is about; output files in
 * the forms that were asked for, and a summary.
 *
 *   add FOLDER FILES...   query FOLDER FILE   trace FOLDER RELEASE   remove FOLDER IDS...   expire FOLDER
 *   stats FOLDER          verify FOLDER       compact FOLDER
 */

import { existsSync } from "node:fs";
import { join } from "node:path";
import type { FieldMap } from "../io/readers/field-names.js";
import type { DateOrder } from "../io/readers/read-date.js";
import { readBoth } from "../io/readers/read-documents.js";
import type { EncodingPatterns } from "../io/readers/read-options.js";
import { shownPlace } from "../node/index-place.js";
import { checkDetectionTargets, type DetectionTargets } from "../node/write-outputs.js";
import { writeDetection } from "../node/write-results.js";
import { writeToStream } from "../node/write-stream.js";
import type { Document } from "../types/document.js";
import type { Sensitivity } from "../types/options.js";
import { asUsage, EXIT_FINE, EXIT_INPUT, UsageError } from "./exit-status.js";
import { checkOutputs, finishRun } from "./finish.js";
import { addTexts, targetsOf, traceInFolder, withIndex } from "./index-folder.js";
import { addedLines, answerLines, removedLines, statsLines, verifyLines } from "./index-lines.js";
import { isOfRecords, readRelease } from "./read-texts.js";
import { createReading, type Reading } from "./reading.js";
import { type Terminal, withLineEnds } from "./terminal.js";

/** What `wirecopy index` can do. */
export const INDEX_ACTIONS = ["add", "query", "trace", "remove", "expire", "stats", "verify", "compact"] as const;
export type IndexAction = (typeof INDEX_ACTIONS)[number];

/** The flags of `wirecopy index` as they were given. */
export interface IndexFlags extends DetectionTargets {
  readonly ifExists?: "error" | "replace" | "skip";
  readonly batch?: number;
  readonly sensitivity?: Sensitivity;
  readonly threshold?: number;
  readonly retention?: string;
  readonly rebuild?: boolean;
  readonly limit?: number;
  readonly within?: string;
  readonly since?: string;
  readonly otherSourceOnly?: boolean;
  readonly before?: string;
  readonly olderThan?: string;
  readonly trainModel?: boolean;
  readonly encoding?: EncodingPatterns;
  readonly map?: FieldMap;
  readonly dates?: DateOrder;
  readonly quiet?: boolean;
  /** False for `--no-color`. */
  readonly color?: boolean;
}

/** An exit status for who asks whether an index is whole. */
const EXIT_FAULTS = 1;

interface Call {
  readonly folder: string;
  readonly words: readonly string[];
  readonly flags: IndexFlags;
  readonly terminal: Terminal;
}

/** What an action takes: how many words behind the folder, and which flags besides --quiet and --no-color. */
interface Action {
  readonly words: readonly [least: number, most: number, what: string];
  readonly flags: readonly (keyof IndexFlags)[];
  run(call: Call): Promise<number>;
}

const FORMS = ["json", "jsonl", "csv", "html"] as const;
const QUESTION = ["encoding", "map", "dates", "within", "since", "otherSourceOnly", ...FORMS] as const;
const MANY = Number.POSITIVE_INFINITY;

const ACTIONS: Readonly<Record<IndexAction, Action>> = {
  add: {
    words: [1, MANY, "files, folders, or - for JSON lines on standard input"],
    flags: ["ifExists", "batch", "sensitivity", "threshold", "retention", "rebuild", "encoding", "map", "dates"],
    run: runAdd,
  },
  query: { words: [1, 1, "one text"], flags: ["limit", ...QUESTION], run: runQuery },
  trace: { words: [1, 1, "one release"], flags: QUESTION, run: runTrace },
  remove: { words: [1, MANY, "ids"], flags: [], run: runRemove },
  expire: { words: [0, 0, "nothing"], flags: ["before", "olderThan"], run: runExpire },
  stats: { words: [0, 0, "nothing"], flags: ["json"], run: runStats },
  verify: { words: [0, 0, "nothing"], flags: [], run: runVerify },
  compact: { words: [0, 0, "nothing"], flags: ["trainModel", "rebuild"], run: runCompact },
};

/** How flags are written. */
const WRITTEN: Readonly<Partial<Record<keyof IndexFlags, string>>> = {
  ifExists: "--if-exists",
  otherSourceOnly: "--other-source-only",
  olderThan: "--older-than",
  trainModel: "--train-model",
};

/**
 * Runs the command and resolves to its exit status: 1 where `verify` found a fault.
 * @throws {UsageError} for arguments that cannot be used; WirecopyError; the signal's reason.
 */
export async function runIndex(action: IndexAction, [folder, ...words]: readonly string[], flags: IndexFlags, terminal: Terminal): Promise<number> {
  const {
    run,
    words: [least, most, what],
    flags: known,
  } = ACTIONS[action];
  if (folder === undefined) throw new UsageError(`\`wirecopy index ${action}\` expected the folder of an index, or postgres://...`);
  if (words.length < least || words.length > most)
    throw new UsageError(`\`wirecopy index ${action} ${shownPlace(folder)}\` expected ${what}, got ${words.length}`);
  const allowed: readonly string[] = [...known, "quiet", "color"];
  for (const [name, value] of Object.entries(flags)) {
    if (value === undefined || allowed.includes(name)) continue;
    throw new UsageError(`${WRITTEN[name as keyof IndexFlags] ?? `--${name}`} is not for \`wirecopy index ${action}\``);
  }
  return run({ folder, words, flags, terminal });
}

async function runAdd({ folder, words, flags, terminal }: Call): Promise<number> {
  const { ifExists, batch, sensitivity, threshold, retention, rebuild } = flags;
  const reading = createReading(flags, terminal, ["read"]);
  const { progress } = reading;
  // texts are kept by the index, and need not be kept here
  const { documents } = readBoth(words, [], { ...reading.options, onFound: () => undefined });
  const finish = (lines: Iterable<string>): Promise<number> =>
    finishRun([], { reading, flags, terminal, targets: {}, write: async () => undefined, linesOf: () => lines });
  try {
    await reading.expect(words);
    const iterator = documents[Symbol.asyncIterator]();
    const first = await iterator.next();
    if (first.done === true && !existsSync(join(folder, "data.db"))) return await finish(["nothing to add; no index was made"]);
    return await withIndex(folder, { sensitivity, threshold, retention, rebuild }, async (index) => {
      let done = 0;
      const report = (): void => progress.show({ stage: "read", done, total: 0 });
      const result = await index.add(startingWith(first, iterator), {
        ifExists,
        batch,
        signal: terminal.signal,
        onCommitted: (ids) => {
          done += ids.length;
          report();
        },
      });
      await index.settled();
      return finish(addedLines(result, await index.stats()));
    });
  } finally {
    progress.erase();
  }
}

/** The elements of an iterator of which the first was taken already. */
async function* startingWith<T>(first: IteratorResult<T>, rest: AsyncIterator<T>): AsyncGenerator<T> {
  for (let next = first; next.done !== true; next = await rest.next()) yield next.value;
}

/** A text that is asked about, and where results go. @returns undefined where it cannot be read, which was said. */
async function readQuestion({ words, flags, terminal }: Call, reading: Reading, what: string): Promise<Document | undefined> {
  const [path] = words as [string];
  await asUsage(() => checkDetectionTargets(targetsOf(flags)));
  await checkOutputs(targetsOf(flags), [path]);
  const document = await readRelease(path, { flags, problems: reading.problems, what }, terminal);
  if (document !== undefined) reading.add(document, { path, isWhole: !isOfRecords(path), url: document.url });
  return document;
}

async function runQuery(call: Call): Promise<number> {
  const { folder, flags, terminal } = call;
  const { limit, within, since, otherSourceOnly } = flags;
  const reading = createReading(flags, terminal, []);
  const document = await readQuestion(call, reading, "a text to ask about");
  if (document === undefined) return EXIT_INPUT;
  return withIndex(folder, { mode: "read" }, async (index) => {
    const answer = await asUsage(() => index.judge(document, { limit, within, since, otherSourceOnly, signal: terminal.signal }));
    await addTexts(
      index,
      answer.documents.map(({ id }) => id),
      { reading, folder },
    );
    const { textOf, problems } = reading;
    const { stdout, signal } = terminal;
    const { verdict, complete, candidates, model, index: state } = answer;
    const targets = targetsOf(flags);
    return finishRun(answer.limits, {
      reading,
      flags,
      terminal,
      targets,
      write: () =>
        writeDetection(answer, targets, { textOf, problems: problems.list(), stdout, signal, more: { verdict, complete, candidates, model, index: state } }),
      linesOf: (context) => answerLines(answer, context),
    });
  });
}

async function runTrace(call: Call): Promise<number> {
  const { folder, flags, terminal } = call;
  const reading = createReading(flags, terminal, []);
  const release = await readQuestion(call, reading, "a release");
  if (release === undefined) return EXIT_INPUT;
  return traceInFolder(folder, release, { flags, terminal, reading });
}

async function runRemove({ folder, words, flags, terminal }: Call): Promise<number> {
  return withIndex(folder, { create: false }, async (index) => {
    const removed = await index.remove(words);
    return print(removedLines(removed, await index.stats()), { flags, terminal });
  });
}

async function runExpire({ folder, flags, terminal }: Call): Promise<number> {
  const { before, olderThan } = flags;
  if ((before === undefined) === (olderThan === undefined)) throw new UsageError("`wirecopy index expire` expected one of --before and --older-than");
  return withIndex(folder, { create: false }, async (index) => {
    const removed = await asUsage(() => index.expire(before ?? { olderThan: olderThan! }));
    return print(removedLines(removed, await index.stats()), { flags, terminal });
  });
}

async function runStats({ folder, flags, terminal }: Call): Promise<number> {
  const { json } = flags;
  if (json !== undefined && json !== "-") throw new UsageError("--json of `wirecopy index stats` expected -, standard output");
  return withIndex(folder, { mode: "read" }, async (index) => {
    const stats = await index.stats();
    return print(json === "-" ? [JSON.stringify(stats)] : statsLines(stats), {
      flags: { ...flags, quiet: flags.quiet === true && json === undefined },
      terminal,
    });
  });
}

async function runVerify({ folder, flags, terminal }: Call): Promise<number> {
  return withIndex(folder, { mode: "read" }, async (index) => {
    const report = await index.verify();
    await print(verifyLines(report), { flags, terminal });
    return report.faults.length === 0 ? EXIT_FINE : EXIT_FAULTS;
  });
}

async function runCompact({ folder, flags, terminal }: Call): Promise<number> {
  return withIndex(folder, { create: false, rebuild: flags.rebuild }, async (index) => {
    await index.compact({ model: flags.trainModel, signal: terminal.signal });
    return print(statsLines(await index.stats()), { flags, terminal });
  });
}

async function print(lines: Iterable<string>, { flags, terminal }: Pick<Call, "flags" | "terminal">): Promise<number> {
  if (!flags.quiet) await writeToStream(terminal.stdout, withLineEnds(lines), terminal.signal);
  return EXIT_FINE;
}
