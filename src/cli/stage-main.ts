/**
 * Command line: `wirecopy stage` alone, as one file that needs nothing beside it: what an engine ships to its workers.
 *
 *   node stage.mjs NAME [--settings JSON] [--model FILE] [--describe]
 */
import { parseArgs } from "node:util";
import { describeError, failUnlessSettled, UsageError } from "./exit-status.js";
import { runStage, type StageFlags } from "./stage.js";

const OPTIONS = { settings: { type: "string" }, model: { type: "string" }, describe: { type: "boolean" } } as const;

function readArguments(): { readonly name: string; readonly flags: StageFlags } {
  try {
    const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
    if (positionals.length === 1) return { name: positionals[0]!, flags: values };
  } catch (cause) {
    throw new UsageError((cause as Error).message, { cause });
  }
  throw new UsageError("expected the name of one stage: node stage.mjs NAME [--settings JSON] [--model FILE] [--describe]");
}

async function main(): Promise<void> {
  // writeToStream hears of failures itself
  process.stdout.on("error", () => undefined);
  try {
    const { name, flags } = readArguments();
    process.exitCode = await runStage(name, flags, process);
  } catch (error) {
    const { status, message } = describeError(error);
    process.exitCode = status;
    process.stderr.write(`${message}\n`);
  }
}

failUnlessSettled(main());
