/**
 * Command line: how a command ended -> the exit status of the process. 0 fine, 2 usage or input, 3 internal, 130 interrupted
 * by Ctrl-C (128 + the number of the signal, so 143 for SIGTERM and 129 for SIGHUP). 1 is kept for commands that are asked to object to something.
 */
import { WirecopyError } from "../errors.js";
import { Interruption } from "./interrupts.js";
import { inFlags, messageLine } from "./messages.js";

export const EXIT_FINE = 0;
export const EXIT_INPUT = 2;
const EXIT_INTERNAL = 3;
const EXIT_INTERRUPTED = 130;

/** An argument that cannot be used; the message is for the user. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Runs `check` and turns what it throws into a usage error: a RangeError from inside a run is a defect, one from an option is not. */
export async function asUsage<T>(check: () => T | Promise<T>): Promise<T> {
  try {
    return await check();
  } catch (cause) {
    if (cause instanceof WirecopyError) throw cause;
    throw new UsageError(inFlags((cause as Error).message), { cause });
  }
}

/** The exit status for an error, and the line that says what is wrong. */
export function describeError(error: unknown): { readonly status: number; readonly message: string } {
  if (error instanceof UsageError) return { status: EXIT_INPUT, message: messageLine(error.message) };
  if (error instanceof WirecopyError) {
    if (error.code === "aborted") return { status: error instanceof Interruption ? error.status : EXIT_INTERRUPTED, message: messageLine(error.message) };
    return { status: EXIT_INPUT, message: messageLine(error.message) };
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { status: EXIT_INTERNAL, message: messageLine(`internal error: ${trace}`) };
}

/**
 * Makes the process end with 3 and say so where it ends by itself before `command` has settled: whatever the command waits for can never come then,
 * and Node would end with 0, as if all were well.
 */
export function failUnlessSettled(command: Promise<void>): void {
  let isSettled = false;
  void command.finally(() => {
    isSettled = true;
  });
  process.once("beforeExit", () => {
    if (isSettled) return;
    process.exitCode = EXIT_INTERNAL;
    process.stderr.write(`${messageLine("internal error: the command waits for something that can never come, so it was not finished")}\n`);
  });
}
