/**
 * A stage behind a pipe: questions in, answers out (stage-frames.ts), until the input ends. An error of one batch is told in the place of its answer, and the
 * next batch is taken; a pipe that is damaged is told once, and ends it: nobody knows where the next frame would begin. One batch is held at a time.
 */
import type { Writable } from "node:stream";
import { WirecopyError } from "../errors.js";
import { batchFromIpc, batchToIpc } from "../stages/arrow.js";
import type { Schema } from "../stages/columns.js";
import { type AnyStage, type OpenStage, openStage } from "../stages/stage.js";
import type { WordModel } from "../types/word-model.js";
import { type Frame, frameHead, readFrames } from "./stage-frames.js";
import { writeToStream } from "./write-stream.js";

/** What an engine has to know of a stage before it sends it anything. */
export interface StageDescription {
  readonly name: string;
  readonly summary: string;
  readonly input: Schema;
  readonly output: Schema;
  readonly groupedBy: readonly string[];
  readonly stamp: OpenStage["stamp"];
}

export function describeStage(stage: AnyStage, { stamp }: OpenStage): StageDescription {
  const { name, summary, input, output, groupedBy = [] } = stage;
  return { name, summary, input, output, groupedBy, stamp };
}

interface ServedStage {
  readonly settings?: unknown;
  readonly model?: WordModel | undefined;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Writable;
}

/**
 * Answers until the input ends, or nobody reads the answers.
 * @throws what `openStage` throws, after a FAIL; "frame-damaged", after a FAIL; what the output throws.
 */
export async function serveStage(stage: AnyStage, { settings, model, stdin, stdout }: ServedStage): Promise<void> {
  const write = (frame: Frame): Promise<boolean> => writeToStream(stdout, [frameHead(frame), frame.body]);
  try {
    const open = openStage(stage, { settings, model });
    await write({ kind: "OPEN", body: jsonBytes(describeStage(stage, open)) });
    for await (const frame of readFrames(stdin)) {
      if (!(await write(answerTo(frame, stage, open)))) return;
    }
  } catch (error) {
    if (!stdout.destroyed) await write(failure(error));
    throw error;
  }
}

/** An answer, or why there is none: then the next question may have one. */
function answerTo(question: Frame, stage: AnyStage, open: OpenStage): Frame {
  if (question.kind !== "DATA") throw new WirecopyError("frame-damaged", `a question expected DATA, got ${question.kind}`);
  try {
    const { batch, stamp } = batchFromIpc(stage.input, question.body);
    return { kind: "DATA", body: batchToIpc(stage.output, open.run(batch, stamp), open.stamp) };
  } catch (error) {
    return failure(error);
  }
}

function failure(error: unknown): Frame {
  const { message = String(error), stack = "" } = error instanceof Error ? error : {};
  return { kind: "FAIL", body: jsonBytes({ code: error instanceof WirecopyError ? error.code : "internal", message, stack }) };
}

function jsonBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}
