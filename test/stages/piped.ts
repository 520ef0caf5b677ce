/** A stage asked through its pipe: frames in, frames out, cut as a test likes. */
import { PassThrough, Readable } from "node:stream";
import { serveStage } from "../../src/node/serve-stage.js";
import { type Frame, type FrameKind, frameHead, readFrames } from "../../src/node/stage-frames.js";
import type { AnyStage } from "../../src/stages/stage.js";

export const bytesOf = (kind: FrameKind, body: Uint8Array): Uint8Array => Uint8Array.from([...frameHead({ kind, body }), ...body]);

export interface Heard {
  readonly frames: readonly Frame[];
  /** What the service threw. */
  readonly error: unknown;
}

/** Everything that the stage says to `pieces`, and how it ended. */
export async function hear(stage: AnyStage, pieces: readonly Uint8Array[], settings: unknown = {}): Promise<Heard> {
  const stdout = new PassThrough({ highWaterMark: 1 << 30 });
  const error = await serveStage(stage, { settings, stdin: Readable.from(pieces), stdout }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  stdout.end();
  const frames: Frame[] = [];
  for await (const frame of readFrames(stdout)) frames.push(frame);
  return { frames, error };
}

export const jsonOf = ({ body }: Frame): Record<string, unknown> => JSON.parse(new TextDecoder().decode(body)) as Record<string, unknown>;
