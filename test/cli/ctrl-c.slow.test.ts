/**
 * Ctrl-C while a command is at work on 10,000 documents, at several moments of its run: it ends with 130, leaves no file, and computes for less than
 * a second of processor time of its main thread behind the signal, so that a busy machine changes nothing. The moments are in the same measure: the
 * start of a process, before which the system ends it, and a share of what a whole run on one thread computes behind it. Only Linux tells of the time of a thread.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { temporaryFolder } from "../io/temporary-folder.js";
import { madeUpCopies } from "../reference/made-up-copies.js";
import { outcomeOf, start } from "./command.js";

const ENDED_WITHIN_MS = 1000;
/** A machine that had less to do when the whole run was measured. */
const MOST_ATTEMPTS = 4;
const EVERY_FORM = ["json", "jsonl", "csv", "html"];

let inputs = "";
/** Milliseconds that a command computes before it is at work, and that a whole run of detect computes behind them. */
let [startMs, workMs] = [0, 0];

beforeAll(async () => {
  const documents = madeUpCopies(10_000);
  const lines = documents.map((document) => `${JSON.stringify(document)}\n`).join("");
  inputs = mkdtempSync(join(tmpdir(), "wirecopy-inputs-"));
  const files = { "news.jsonl": lines, "news.jsonl.gz": gzipSync(lines), "release.txt": documents[0]!.text };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(inputs, name), content);
  const { status, computedMs } = await interrupted((folder) => ["detect", "news.jsonl", "--threads", "1", ...outputs(folder, EVERY_FORM)], { after: 1 });
  expect(status).toBe(0);
  startMs = (await interrupted(() => ["detect", "--help"], { after: 1 })).computedMs;
  workMs = computedMs - startMs;
}, 240_000);

afterAll(() => rmSync(inputs, { recursive: true, force: true }));

/** Milliseconds that the main thread of a process has computed; undefined where the system does not tell, or the process is gone. */
function mainThreadMs(pid: number): number | undefined {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, "latin1").split(" ")[0]) / 1e6;
  } catch {
    return undefined;
  }
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 10));
const outputs = (folder: string, forms: readonly string[]): string[] => forms.flatMap((form) => [`--${form}`, join(folder, `out.${form}`)]);

interface Moment {
  /** Share of the work that the main thread has done, from 1 on never; or what lies in the folder of the outputs. */
  readonly after: number | ((folder: string) => boolean);
}

/** Runs a command and interrupts it; says how it ended, and how long its main thread computed behind the signal. */
async function interrupted(argumentsFor: (folder: string) => readonly string[], { after }: Moment, stdin?: string) {
  const folder = temporaryFolder();
  const child = start(argumentsFor(folder), { cwd: inputs });
  const ending = outcomeOf(child);
  let hasEnded = false;
  void ending.then(() => {
    hasEnded = true;
  });
  child.stdin.on("error", () => undefined);
  child.stdin.end(stdin ?? "");
  let [signalMs, lastMs] = [0, 0];
  while (!hasEnded) {
    lastMs = mainThreadMs(child.pid!) ?? lastMs;
    const isDue = typeof after === "number" ? after < 1 && lastMs >= startMs + after * workMs : after(folder);
    if (isDue && signalMs === 0) {
      child.kill("SIGINT");
      signalMs = lastMs;
    }
    await pause();
  }
  const { status, signal, stdout } = await ending;
  return { status, signal, stdout, left: readdirSync(folder), computedMs: lastMs - signalMs };
}

/** Runs a command until an interrupt finds it at work: one that was done before is interrupted earlier the next time. */
async function foundAtWork(argumentsFor: (folder: string) => readonly string[], after: Moment["after"], stdin?: string) {
  let moment = after;
  for (let left = MOST_ATTEMPTS; ; left--) {
    const ended = await interrupted(argumentsFor, { after: moment }, stdin);
    if (ended.status !== 0 || left === 1) return ended;
    moment = typeof moment === "number" ? 0.7 * moment : moment;
  }
}

const isWriting = (folder: string): boolean => readdirSync(folder).some((name) => name.endsWith(".tmp"));

describe.skipIf(process.platform !== "linux")("Ctrl-C ends", () => {
  test.each<[string, number | typeof isWriting, (folder: string) => readonly string[]]>([
    ["detect as it reads", 0.12, (folder) => ["detect", "news.jsonl.gz", ...outputs(folder, EVERY_FORM)]],
    ["detect as it weighs words", 0.2, (folder) => ["detect", "news.jsonl", "--threads", "1", ...outputs(folder, EVERY_FORM)]],
    ["detect as it compares", 0.45, (folder) => ["detect", "news.jsonl", "--threads", "1", ...outputs(folder, EVERY_FORM)]],
    ["detect on threads", 0.3, (folder) => ["detect", "news.jsonl", "--threads", "2", ...outputs(folder, EVERY_FORM)]],
    ["stories as it gathers families", 0.75, (folder) => ["stories", "news.jsonl.gz", "--threads", "1", ...outputs(folder, ["csv"])]],
    ["detect as it writes", isWriting, (folder) => ["detect", "news.jsonl", "--no-passages", ...outputs(folder, EVERY_FORM)]],
    ["trace", 0.25, (folder) => ["trace", "release.txt", "news.jsonl", ...outputs(folder, EVERY_FORM)]],
    ["dedupe", 0.04, (folder) => ["dedupe", "news.jsonl.gz", "--out", join(folder, "out.jsonl")]],
  ])(
    "%s within a second, with 130 and no file",
    async (_, after, argumentsFor) => {
      const { status, signal, stdout, left, computedMs } = await foundAtWork(argumentsFor, after);
      expect({ status, signal, stdout, left }).toEqual({ status: 130, signal: null, stdout: "", left: [] });
      expect(computedMs).toBeLessThan(ENDED_WITHIN_MS);
    },
    240_000,
  );

  test("detect of a pipe that goes on, whatever it has read", async () => {
    const news = readFileSync(join(inputs, "news.jsonl"), "utf8");
    const { status, left, computedMs } = await foundAtWork((folder) => ["detect", "-", ...outputs(folder, EVERY_FORM)], 0.12, news);
    expect({ status, left }).toEqual({ status: 130, left: [] });
    expect(computedMs).toBeLessThan(ENDED_WITHIN_MS);
  }, 240_000);

  test("a run whose outputs were there before, and leaves them as they were", async () => {
    const kept = temporaryFolder();
    const argumentsFor = (): string[] => {
      writeFileSync(join(kept, "out.json"), "older");
      return ["detect", "news.jsonl", "--threads", "1", ...outputs(kept, ["json"])];
    };
    const { status } = await foundAtWork(argumentsFor, 0.3);
    expect(status).toBe(130);
    expect(readdirSync(kept)).toEqual(["out.json"]);
    expect(readFileSync(join(kept, "out.json"), "utf8")).toBe("older");
  }, 240_000);
});
