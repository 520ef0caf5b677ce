import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { beforeEach, expect, test } from "vitest";
import { temporaryFolder } from "../io/temporary-folder.js";
import { outcomeOf } from "./command.js";

/** A process that has a file half written, hears of signals, and does not mind an abort. */
const STUBBORN = `
import { abortOnSignals } from "./src/cli/interrupts.js";
import { PendingFile } from "./src/node/pending-file.js";
const signal = abortOnSignals();
const file = await PendingFile.open(process.argv[2] + "/out.json");
await file.write(["half"]);
signal.addEventListener("abort", () => process.stdout.write("aborted\\n"));
setInterval(() => undefined, 1000);
process.stdout.write("ready\\n");
`;

let script = "";

beforeEach(async () => {
  script = join(temporaryFolder(), "stubborn.mjs");
  const resolveDir = fileURLToPath(new URL("../..", import.meta.url));
  await build({ stdin: { contents: STUBBORN, resolveDir }, outfile: script, bundle: true, platform: "node", format: "esm", target: "node20" });
});

function printed(child: ChildProcessWithoutNullStreams, word: string): Promise<void> {
  return new Promise((resolve) => child.stdout.on("data", (text: Buffer) => String(text).includes(word) && resolve()));
}

test.each([
  ["SIGINT", "SIGINT", 130],
  ["SIGTERM", "SIGTERM", 143],
  ["SIGINT", "SIGHUP", 129],
] as const)("a first %s aborts, a %s after it ends the process at once with %i and without a temporary file", async (first, second, expected) => {
  const folder = temporaryFolder();
  const child = spawn(process.execPath, [script, folder]);
  const ending = outcomeOf(child);
  const aborted = printed(child, "aborted");
  await printed(child, "ready");
  expect(readdirSync(folder)).toEqual([expect.stringMatching(/^\.out\.json\..*\.tmp$/)]);
  child.kill(first);
  await aborted;
  expect(readdirSync(folder).length).toBe(1);
  child.kill(second);
  expect(await ending).toMatchObject({ status: expected, signal: null });
  expect(readdirSync(folder)).toEqual([]);
});
