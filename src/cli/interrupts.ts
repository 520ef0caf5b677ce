/**
 * Command line: signals that end a process -> an AbortSignal for a command that can be cancelled. The first one aborts, the
 * second one ends the process at once; temporary files go with it (node/temporary-files.ts). Commands that compute in one
 * piece install nothing here: the default of the system ends them at once.
 */
import { constants } from "node:os";
import { setImmediate } from "node:timers/promises";
import { throwIfAborted, WirecopyError } from "../errors.js";
import type { CancelSignal } from "../types/options.js";

const ENDING = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** The reason of an abort by a signal: its exit status is 128 + the number of the signal. */
export class Interruption extends WirecopyError {
  readonly status: number;

  constructor(signal: (typeof ENDING)[number]) {
    super("aborted", signal === "SIGINT" ? "interrupted" : `ended by ${signal}`);
    this.status = statusOf(signal);
  }
}

/** An AbortSignal that the next ending signal of the process aborts; the one after that ends the process. Call it once. */
export function abortOnSignals(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ENDING) {
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(statusOf(signal));
      controller.abort(new Interruption(signal));
    });
  }
  return controller.signal;
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
