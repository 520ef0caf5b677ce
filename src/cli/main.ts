#!/usr/bin/env node
/**
 * Command line: arguments -> a command, and its exit status. Results go to standard output, everything else to standard
 * error. An interrupt leaves no partial file; a reader that has seen enough (`| head`) ends the command quietly.
 */
import { CommanderError } from "commander";
import { describeError, EXIT_FINE, EXIT_INPUT, failUnlessSettled, UsageError } from "./exit-status.js";
import { firstSteps } from "./help-texts.js";
import { createProgram, hintOf, type Run } from "./program.js";
import type { Terminal } from "./terminal.js";
import { oneLine } from "./terminal-text.js";

/** Sets the exit status and lets the process end by itself, so that everything written is delivered. */
async function main(): Promise<void> {
  const { stdin, stdout, stderr, env } = process;
  const terminal: Terminal = { stdin, stdout, stderr, env, signal: undefined };
  // writeToStream hears of failures itself; without a listener they would end the process as internal errors
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
  const run: Run = async (name, command) => {
    try {
      process.exitCode = await command();
    } catch (cause) {
      throw cause instanceof UsageError ? new UsageError(`${cause.message}\n${hintOf(name)}`, { cause }) : cause;
    }
  };
  if (process.argv.length <= 2) {
    // not "fine": a script that has lost its arguments has to hear of it
    process.exitCode = EXIT_INPUT;
    stderr.write(firstSteps());
    return;
  }
  try {
    await createProgram(terminal, run).parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? EXIT_FINE : EXIT_INPUT;
      return;
    }
    const { status, message } = describeError(error);
    process.exitCode = status;
    process.stderr.write(`${message.split("\n").map(oneLine).join("\n")}\n`);
  }
}

failUnlessSettled(main());
