/**
 * Command line: `wirecopy model train`, `merge` and `info`: documents -> a file with the statistics of their words, for --model of the
 * other commands; several such files -> one; such a file -> what it is. Texts are not kept.
 */

import { trainModel } from "../api/train-model.js";
import { saveModel } from "../information/model-bytes.js";
import { mergeModels } from "../information/word-model.js";
import type { FieldMap } from "../io/readers/field-names.js";
import { readBoth } from "../io/readers/read-documents.js";
import type { EncodingPatterns } from "../io/readers/read-options.js";
import { writeOutputs } from "../node/write-outputs.js";
import { writeToStream } from "../node/write-stream.js";
import { resolveTrainOptions } from "../settings/options.js";
import { counted, grouped } from "../text/figures.js";
import type { WordModel } from "../types/word-model.js";
import { asUsage, EXIT_FINE, UsageError } from "./exit-status.js";
import { checkOutputs, finishRun } from "./finish.js";
import { bytesFigure } from "./printed-figures.js";
import { readModelFile } from "./read-model.js";
import { createReading } from "./reading.js";
import { type Terminal, withLineEnds } from "./terminal.js";

/** What `wirecopy model` can do. */
export const MODEL_ACTIONS = ["train", "merge", "info"] as const;
export type ModelAction = (typeof MODEL_ACTIONS)[number];

/** The flags of `wirecopy model` as they were given. */
export interface ModelFlags {
  readonly out?: string;
  readonly maxTokens?: number;
  readonly encoding?: EncodingPatterns;
  readonly map?: FieldMap;
  readonly quiet?: boolean;
  /** False for `--no-color`. */
  readonly color?: boolean;
}

/**
 * Runs the command and resolves to its exit status.
 * @throws {UsageError} for arguments that cannot be used; WirecopyError; the signal's reason.
 */
export async function runModel(action: ModelAction, paths: readonly string[], flags: ModelFlags, terminal: Terminal): Promise<number> {
  return ACTIONS[action](paths, flags, terminal);
}

const ACTIONS: Readonly<Record<ModelAction, typeof runTrain>> = { train: runTrain, merge: runMerge, info: runInfo };

async function runTrain(inputs: readonly string[], flags: ModelFlags, terminal: Terminal): Promise<number> {
  const { maxTokens } = flags;
  await asUsage(() => resolveTrainOptions({ maxTokens }));
  return make(inputs, { flags, terminal }, async ({ options, progress, expect }) => {
    await expect(inputs);
    const { documents } = readBoth(inputs, [], { ...options, onFound: () => undefined });
    return trainModel(documents, { maxTokens, signal: terminal.signal, onProgress: progress.show });
  });
}

async function runMerge(paths: readonly string[], flags: ModelFlags, terminal: Terminal): Promise<number> {
  if (flags.maxTokens !== undefined || flags.encoding !== undefined || flags.map !== undefined)
    throw new UsageError("--max-tokens, --encoding and --map are for `wirecopy model train`");
  return make(paths, { flags, terminal }, async () => {
    const models = await Promise.all(paths.map(readModelFile));
    return mergeModels(models.map(({ model }) => model));
  });
}

/** Makes a model, writes it to --out and says what it is. @param inputs files that must not be written over. */
async function make(
  inputs: readonly string[],
  { flags, terminal }: { readonly flags: ModelFlags; readonly terminal: Terminal },
  model: (reading: ReturnType<typeof createReading>) => Promise<WordModel>,
): Promise<number> {
  const { out } = flags;
  const { stdout, signal } = terminal;
  if (out === undefined) throw new UsageError("--out expected the file that the model is written to; - for standard output");
  if (out === "-" && stdout.isTTY) throw new UsageError("--out expected a file: a model is bytes, and standard output is a terminal");
  const reading = createReading(flags, terminal, ["tokens", "information"]);
  const targets = { out };
  try {
    await checkOutputs(targets, inputs);
    const made = await model(reading);
    const bytes = saveModel(made);
    return await finishRun([], {
      reading,
      flags,
      terminal,
      targets,
      write: () => writeOutputs([{ target: out, chunks: [bytes], visible: (chunk) => chunk }], stdout, signal),
      linesOf: () => modelLines(made, bytes.byteLength),
    });
  } finally {
    reading.progress.erase();
  }
}

async function runInfo(paths: readonly string[], { out, maxTokens, encoding, map }: ModelFlags, { stdout, signal }: Terminal): Promise<number> {
  if (paths.length !== 1) throw new UsageError(`\`wirecopy model info\` expected one model, got ${paths.length}`);
  if (out !== undefined || maxTokens !== undefined || encoding !== undefined || map !== undefined)
    throw new UsageError("--out, --max-tokens, --encoding and --map are for `wirecopy model train`");
  const { model, byteLength } = await readModelFile(paths[0]!);
  await writeToStream(stdout, withLineEnds(modelLines(model, byteLength)), signal);
  return EXIT_FINE;
}

/** Without line ends, safe to print. */
function* modelLines({ id, numDocuments, numTokens, numWords, folding }: WordModel, byteLength: number): Generator<string> {
  yield `model ${id}, ${bytesFigure(byteLength)}`;
  yield `counted on ${counted(numDocuments, "document")}, ${grouped(numTokens)} tokens; knows ${grouped(numWords)} words`;
  if (folding !== null) yield `of tokens folded by ${JSON.stringify(folding)}, which the command line does not have: it is for the library alone`;
}
