/**
 * Stages: what a stage is, and how one is made ready. A stage is a pure function from a batch of columns to another: the same rows give the same
 * rows, whatever was asked before and wherever the input was cut. An engine (DuckDB, Spark) does the rest: it groups, joins, sorts, spills, retries.
 *
 *   settings, model ─► open ─► stamp, run(batch, stamp of the batch) ─► batch
 *
 * The stamp says by what a batch was made: version, hash of the settings (the one that a result of `detect` prints), model. A stage refuses a batch of
 * another stamp, so that parts of two runs are never mixed.
 */
import { shown, WirecopyError } from "../errors.js";
import type { WordModel } from "../types/word-model.js";
import { VERSION } from "../version.js";
import { type Batch, type BatchOf, checkBatch, type Schema } from "./columns.js";

/** By what an output was made. */
export interface Stamp {
  readonly version: string;
  /** Hash of the settings. */
  readonly settings: string;
  /** Id of the model; empty where none was given. */
  readonly model: string;
}

/** How the settings of a stage are read; those of one run are the same for all its stages. */
export interface StageSettings<Options> {
  /**
   * Checks options as they stand in JSON.
   * @throws {TypeError | RangeError} naming what is wrong.
   */
  resolve(given: unknown, model: WordModel | undefined): { readonly options: Options; readonly hash: string };
}

export interface Stage<Input extends Schema = Schema, Output extends Schema = Schema, Options = unknown> {
  readonly name: string;
  /** What it does, one line. */
  readonly summary: string;
  readonly input: Input;
  readonly output: Output;
  /** Columns whose rows of equal values have to stand next to each other in one batch. */
  readonly groupedBy?: readonly (keyof Input & string)[];
  readonly needsModel?: boolean;
  readonly settings: StageSettings<Options>;
  /** Makes ready to run; what is returned may keep working memory, and nothing that shows in an answer. Row x of a batch is told in errors by its key. */
  open(options: Options): (batch: BatchOf<Input>) => BatchOf<Output>;
}

/** A stage of any schema, as the registry has them. */
// biome-ignore lint/suspicious/noExplicitAny: a stage of one schema is no stage of every schema; `openStage` checks what it is given
export type AnyStage = Stage<any, any, any>;

export interface OpenStage {
  readonly stamp: Stamp;
  /**
   * Runs one batch. @param stamp of what made the batch; none where it comes from outside.
   * @throws {WirecopyError} "stage-mismatch", "stage-input"; what the stage throws.
   */
  run(batch: Batch, stamp?: Partial<Stamp>): Batch;
}

/** @throws {TypeError | RangeError} for settings; {WirecopyError} "stage-input" where a model is needed and not given. */
export function openStage(stage: AnyStage, given: { readonly settings?: unknown; readonly model?: WordModel | undefined } = {}): OpenStage {
  if (stage.needsModel && given.model === undefined)
    throw new WirecopyError("stage-input", `stage ${stage.name} needs a model; \`wirecopy model train\` makes one`);
  const { options, hash } = stage.settings.resolve(given.settings ?? {}, given.model);
  const stamp = { version: VERSION, settings: hash, model: given.model?.id ?? "" };
  const run = stage.open(options);
  const whose = `stage ${stage.name}`;
  return {
    stamp,
    run: (batch, of) => {
      checkStamp(whose, stamp, of);
      return checkBatch(stage.output, run(checkBatch(stage.input, batch, whose)), `output of ${whose}`);
    },
  };
}

/** @throws {WirecopyError} "stage-mismatch" with both values. */
function checkStamp(whose: string, own: Stamp, given: Partial<Stamp> = {}): void {
  for (const part of ["version", "settings", "model"] as const)
    if (given[part] !== undefined && given[part] !== own[part])
      throw new WirecopyError("stage-mismatch", `${whose} has ${part} ${shown(own[part])}, its input was made with ${shown(given[part])}`);
}
