/**
 * Command line: signals that end a process -> an AbortSignal for a command that can be cancelled. The first one aborts; where the
 * command does not end by itself soon behind it, because it waits for what cannot be cancelled, the process ends all the same, as a second one
 * ends it at once. Temporary files go with it (node/temporary-files.ts). Commands that compute in one piece install nothing here: the default of
 * the system ends them at once.
 */
import { constants } from "node:os";
import { setImmediate } from "node:timers/promises";
import { throwIfAborted, WirecopyError } from "../errors.js";
import { removeTemporaries } from "../node/temporary-files.js";
import type { CancelSignal } from "../types/options.js";
import { messageLine } from "./messages.js";

const ENDING = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** The reason of an abort by a signal: its exit status is 128 + the number of the signal. */
export class Interruption extends WirecopyError {
  readonly status: number;

  constructor(signal: (typeof ENDING)[number]) {
    super("aborted", signal === "SIGINT" ? "interrupted" : `ended by ${signal}`);
    this.status = statusOf(signal);
  }
}

/** Milliseconds for a command to end by itself: what is computed hears of an abort in a tenth of it. Opening a pipe that nobody writes to never does. */
const GRACE_MS = 700;

/**
 * An AbortSignal that the next ending signal of the process aborts. Another one, or `graceMs` without an end, ends the process.
 * Call it once.
 */
export function abortOnSignals({ graceMs = GRACE_MS }: { readonly graceMs?: number } = {}): AbortSignal {
  const controller = new AbortController();
  for (const signal of ENDING) {
    process.on(signal, () => {
      if (controller.signal.aborted) endBy(signal);
      const reason = new Interruption(signal);
      controller.abort(reason);
      setTimeout(() => {
        process.stderr.write(`${messageLine(reason.message)}\n`);
        endBy(signal);
      }, graceMs).unref();
    });
  }
  return controller.signal;
}

/**
 * Ends the process by the signal itself, which a shell shows as 128 + its number: process.exit would wait for what cannot be cancelled, a call of the
 * system that waits in a thread.
 */
function endBy(signal: (typeof ENDING)[number]): void {
  removeTemporaries();
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}

/**
 * An interrupt that came while the last step was computed is waiting: a whole turn of the event loop hears of it. The first
 * of the two may fall into the turn that is under way.
 */
export async function letSignalsIn(signal: CancelSignal | undefined): Promise<void> {
  await setImmediate();
  await setImmediate();
  throwIfAborted(signal);
}

function statusOf(signal: (typeof ENDING)[number]): number {
  return 128 + constants.signals[signal];
}
