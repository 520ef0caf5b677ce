/**
 * Command line: `wirecopy stage`: one stage of a run behind a pipe, for engines that group, join and retry (docs/stages.md, docs/spark.md). Standard input and output carry frames of Arrow
 * and nothing else; it ends with its standard input. Without a command around it, it is dist/stage.mjs, which needs no package.
 */
import { describeStage, serveStage } from "../node/serve-stage.js";
import { writeToStream } from "../node/write-stream.js";
import { stageNamed } from "../stages/registry.js";
import { openStage } from "../stages/stage.js";
import { asUsage, EXIT_FINE, UsageError } from "./exit-status.js";
import { readModel } from "./read-model.js";
import type { Terminal } from "./terminal.js";

/** The flags of `wirecopy stage` as they were given. */
export interface StageFlags {
  /** JSON of options. */
  readonly settings?: string;
  readonly model?: string;
  readonly describe?: boolean;
}

/**
 * Runs the command and resolves to its exit status.
 * @throws {UsageError} for settings that cannot be used; WirecopyError.
 */
export async function runStage(name: string, flags: StageFlags, { stdin, stdout }: Pick<Terminal, "stdin" | "stdout">): Promise<number> {
  const stage = stageNamed(name);
  const settings = flags.settings === undefined ? {} : parseSettings(flags.settings);
  const model = await readModel(flags.model);
  if (flags.describe) {
    const open = await asUsage(() => openStage(stage, { settings, model }));
    await writeToStream(stdout, [`${JSON.stringify(describeStage(stage, open))}\n`]);
    return EXIT_FINE;
  }
  await serveStage(stage, { settings, model, stdin, stdout });
  return EXIT_FINE;
}

function parseSettings(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UsageError(`--settings expected JSON, got ${text}: ${(cause as Error).message}`, { cause });
  }
}
