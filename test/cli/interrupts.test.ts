import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { beforeEach, expect, test } from "vitest";
import { temporaryFolder } from "../io/temporary-folder.js";
import { outcomeOf } from "./command.js";

/** A process that has a file half written, hears of signals, and does not mind an abort. */
const STUBBORN = `
import { open } from "node:fs/promises";
import { abortOnSignals } from "./src/cli/interrupts.js";
import { PendingFile } from "./src/node/pending-file.js";
const signal = abortOnSignals({ graceMs: Number(process.argv[3]) });
const file = await PendingFile.open(process.argv[2] + "/out.json");
await file.write(["half"]);
signal.addEventListener("abort", () => process.stdout.write("aborted\\n"));
setInterval(() => undefined, 1000);
if (process.argv[4]) open(process.argv[4]);
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
  ["SIGINT", "SIGINT"],
  ["SIGTERM", "SIGTERM"],
  ["SIGINT", "SIGHUP"],
] as const)("a first %s aborts, a %s after it ends the process at once and without a temporary file", async (first, second) => {
  const folder = temporaryFolder();
  const child = spawn(process.execPath, [script, folder, "600000"]);
  const ending = outcomeOf(child);
  const aborted = printed(child, "aborted");
  await printed(child, "ready");
  expect(readdirSync(folder)).toEqual([expect.stringMatching(/^\.out\.json\..*\.tmp$/)]);
  child.kill(first);
  await aborted;
  expect(readdirSync(folder).length).toBe(1);
  child.kill(second);
  // a shell shows 128 + the number of the signal
  expect(await ending).toMatchObject({ status: null, signal: second });
  expect(readdirSync(folder)).toEqual([]);
});

test("a command that does not end by itself is ended soon behind the first signal, by it, and without a temporary file", async () => {
  const folder = temporaryFolder();
  const child = spawn(process.execPath, [script, folder, "50"]);
  const ending = outcomeOf(child);
  await printed(child, "ready");
  child.kill("SIGINT");
  expect(await ending).toMatchObject({ status: null, signal: "SIGINT", stderr: "wirecopy: interrupted\n" });
  expect(readdirSync(folder)).toEqual([]);
});

test.skipIf(process.platform === "win32")("a process that waits in a thread for a pipe that nobody writes to is ended all the same", async () => {
  const folder = temporaryFolder();
  const pipe = join(folder, "pipe");
  execFileSync("mkfifo", [pipe]);
  const child = spawn(process.execPath, [script, folder, "50", pipe]);
  const ending = outcomeOf(child);
  await printed(child, "ready");
  child.kill("SIGINT");
  expect(await ending).toMatchObject({ status: null, signal: "SIGINT" });
  expect(readdirSync(folder)).toEqual(["pipe"]);
});
