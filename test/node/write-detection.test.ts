import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { Writable } from "node:stream";
import { describe, expect, test } from "vitest";
import { detectionToJson, detectionToJsonLines } from "../../src/io/writers/detection-json.js";
import { detectionToCsv } from "../../src/io/writers/result-csv.js";
import { PendingFile } from "../../src/node/pending-file.js";
import { checkDetectionTargets, type DetectionTargets } from "../../src/node/write-outputs.js";
import { writeDetection } from "../../src/node/write-results.js";
import { detectionToHtml } from "../../src/report/detection-html.js";
import { sampleDetection, sampleText } from "../io/sample-detection.js";
import { temporaryFolder } from "../io/temporary-folder.js";
import { FULL_DISK, needs, ORDINARY_USER } from "../needs.js";

const json = [...detectionToJson(sampleDetection)].join("");
const brokenDetection = { ...sampleDetection, limits: [{ code: "large-family" as const, count: Number.NaN, detail: "" }] };

/** A stream that takes a while for each write and remembers what it got. */
function slowStream() {
  const written: string[] = [];
  let waiting = 0;
  const stream = new Writable({
    decodeStrings: false,
    highWaterMark: 1,
    write(chunk, _encoding, done) {
      waiting++;
      if (waiting > 1) done(new Error("written to before it was ready"));
      written.push(String(chunk));
      setImmediate(() => {
        waiting--;
        done();
      });
    },
  });
  return { stream, text: () => written.join("") };
}

describe("writing a detection", () => {
  test("gives each form its file, in UTF-8", async () => {
    const folder = temporaryFolder();
    const targets = { json: join(folder, "o.json"), jsonl: join(folder, "o.jsonl"), csv: join(folder, "o.csv") };
    await writeDetection(sampleDetection, targets, { textOf: sampleText });
    expect(readFileSync(targets.json, "utf8")).toBe(json);
    expect(readFileSync(targets.jsonl, "utf8")).toBe([...detectionToJsonLines(sampleDetection)].join(""));
    expect(readFileSync(targets.csv, "utf8")).toBe([...detectionToCsv(sampleDetection, sampleText)].join(""));
    expect(readdirSync(folder).sort()).toEqual(["o.csv", "o.json", "o.jsonl"]);
  });

  test("goes to standard output for -, one chunk after the other, and does not end it", async () => {
    const { stream, text } = slowStream();
    const passages = Array.from({ length: 3000 }, () => sampleDetection.passages[0]!);
    await writeDetection({ ...sampleDetection, passages }, { json: "-" }, { stdout: stream });
    expect(JSON.parse(text()).passages.length).toBe(3000);
    expect(stream.writableEnded).toBe(false);
  });

  test("that fails leaves no file, and an older one as it was", async () => {
    const folder = temporaryFolder({ "old.json": "old" });
    const writing = writeDetection(brokenDetection, { json: join(folder, "old.json"), jsonl: join(folder, "new.jsonl") });
    await expect(writing).rejects.toThrow(RangeError);
    expect(readdirSync(folder)).toEqual(["old.json"]);
    expect(readFileSync(join(folder, "old.json"), "utf8")).toBe("old");
  });

  test("leaves none of several files where the last one fails", async () => {
    const folder = temporaryFolder();
    await expect(writeDetection(sampleDetection, { json: join(folder, "a.json"), jsonl: join(folder, "none/a.jsonl") })).rejects.toMatchObject({
      code: "unwritable-output",
      message: expect.stringContaining("none/a.jsonl"),
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  test("that is cancelled leaves no file and rejects with the reason", async () => {
    const folder = temporaryFolder();
    const controller = new AbortController();
    const chunkSource = new Proxy(sampleDetection.passages, {
      get(target, key) {
        if (key === Symbol.iterator) controller.abort(new Error("enough"));
        return Reflect.get(target, key);
      },
    });
    const writing = writeDetection({ ...sampleDetection, passages: chunkSource }, { json: join(folder, "a.json") }, { signal: controller.signal });
    await expect(writing).rejects.toThrow("enough");
    expect(readdirSync(folder)).toEqual([]);
  });

  test("writes the report beside the other forms, as detectionToHtml gives it", async () => {
    const folder = temporaryFolder();
    await writeDetection(sampleDetection, { json: join(folder, "a.json"), html: join(folder, "a.html") }, { textOf: sampleText });
    expect(readFileSync(join(folder, "a.html"), "utf8")).toBe([...detectionToHtml(sampleDetection, sampleText)].join(""));
    expect(readFileSync(join(folder, "a.json"), "utf8")).toBe(json);
  });

  test("replaces the file behind a link and keeps the link, and the permissions of the file", async () => {
    const folder = temporaryFolder({ "real.json": "old" });
    chmodSync(join(folder, "real.json"), 0o600);
    symlinkSync("real.json", join(folder, "link.json"));
    await writeDetection(sampleDetection, { json: join(folder, "link.json") });
    expect(lstatSync(join(folder, "link.json")).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, "real.json"), "utf8")).toBe(json);
    expect(statSync(join(folder, "real.json")).mode & 0o777).toBe(0o600);
  });

  test("writes straight into a device, which stays one", async () => {
    await writeDetection(sampleDetection, { json: "/dev/null" });
    expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
  });

  test("is no error where the reader of standard output has gone", async () => {
    const stream = new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error("write EPIPE"), { code: "EPIPE" })) });
    stream.on("error", () => undefined);
    await expect(writeDetection(sampleDetection, { json: "-" }, { stdout: stream })).resolves.toBeUndefined();
  });

  test("reports another failure of standard output", async () => {
    const stream = new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error("no space"), { code: "ENOSPC" })) });
    stream.on("error", () => undefined);
    await expect(writeDetection(sampleDetection, { json: "-" }, { stdout: stream })).rejects.toMatchObject({
      code: "unwritable-output",
      message: "standard output cannot be written: the disk is full",
      cause: { message: "no space" },
    });
  });

  test("reports a full disk", needs(FULL_DISK), async () => {
    await expect(writeDetection(sampleDetection, { json: "/dev/full" })).rejects.toMatchObject({ code: "unwritable-output" });
  });

  test.each<[DetectionTargets, RegExp]>([
    [{ csv: "o.csv" }, /"textOf" expected function for "csv", got undefined/],
    [{ html: "o.html" }, /"textOf" expected function for "html", got undefined/],
    [{ json: "-", jsonl: "-" }, /"jsonl" expected another target than "json"/],
    [{ json: 7 as unknown as string }, /"json" expected string, got 7/],
    [{ xml: "a" } as DetectionTargets, /unknown option "xml"/],
    [{ json: "" }, /"json" expected a path/],
    [undefined as unknown as DetectionTargets, /"targets" expected object \{ json\?, jsonl\?, csv\?, html\? \}, got undefined/],
    ["o.json" as unknown as DetectionTargets, /"targets" expected object .*, got "o\.json"/],
  ])("refuses %j", async (targets, message) => {
    await expect(writeDetection(sampleDetection, targets)).rejects.toThrow(message);
  });
});

describe("a value that is no detection", () => {
  test.each([
    [undefined, /"detection" expected the result of detect, got undefined/],
    [[], /"detection" expected the result of detect, got an array/],
    [{}, /"detection\.settings" expected object, got undefined; pass the result of detect/],
    [{ ...sampleDetection, passages: 7 }, /"detection\.passages" expected array, got 7/],
    [Promise.resolve(sampleDetection), /"detection\.settings" expected object/],
  ])("is refused (%#)", async (value, message) => {
    const writing = writeDetection(value as never, { json: join(temporaryFolder(), "o.json") });
    await expect(writing).rejects.toThrow(TypeError);
    await expect(writing).rejects.toThrow(message);
  });

  test.each([
    [{ stdout: 7 }, /"stdout" expected Writable, got 7/],
    [{ signal: {} }, /"signal" expected AbortSignal, got a value of type object/],
  ])("like options of the wrong type (%#)", async (options, message) => {
    await expect(writeDetection(sampleDetection, { json: "-" }, options as never)).rejects.toThrow(message);
  });
});

describe("standard output that is a terminal", () => {
  const hostile = "\u001b[2J\u009b1m\u202e\ra";
  const limits = [{ code: "large-family" as const, count: 1, detail: hostile }];
  const span = { id: "x", start: 0, end: hostile.length };
  const detection = { ...sampleDetection, limits, passages: [{ ...sampleDetection.passages[0]!, a: span, b: span }] };
  async function shownOn(isTTY: boolean, form: "csv" | "json" | "jsonl") {
    const { stream, text } = slowStream();
    await writeDetection(detection, { [form]: "-" }, { stdout: Object.assign(stream, { isTTY }), textOf: () => hostile });
    return text();
  }

  test("gets CSV with visible escapes and its own line ends", async () => {
    const csv = await shownOn(true, "csv");
    expect(csv.replaceAll("\r\n", "")).not.toMatch(/\p{Cc}|\u202e/u);
    expect(csv).toContain("\\x1b[2J\\x9b1m\\u202e\\x0da");
    expect(csv.split("\r\n").length).toBe(3);
  });

  test("gets JSON with escapes that mean the same value", async () => {
    for (const form of ["json", "jsonl"] as const) expect((await shownOn(true, form)).replaceAll("\n", "")).not.toMatch(/\p{Cc}|\u202e/u);
    expect(JSON.parse(await shownOn(true, "json"))).toEqual(JSON.parse(await shownOn(false, "json")));
  });

  test("that is none gets the texts as they are", async () => {
    expect(await shownOn(false, "csv")).toContain(hostile);
  });
});

describe("temporary files", () => {
  test("go with a process that exits in the middle of a write, and leave no listener when all is written", async () => {
    const folder = temporaryFolder();
    const before = process.listeners("exit");
    const file = await PendingFile.open(join(folder, "o.json"));
    expect(readdirSync(folder)).toEqual([expect.stringMatching(/^\.o\.json\.[0-9a-f]{12}\.tmp$/)]);
    const [atExit] = process.listeners("exit").filter((listener) => !before.includes(listener));
    (atExit as () => void)();
    expect(readdirSync(folder)).toEqual([]);
    await file.discard();
    expect(process.listeners("exit")).toEqual(before);
    await writeDetection(sampleDetection, { json: join(folder, "o.json") });
    expect(process.listeners("exit")).toEqual(before);
  });
});

describe("checking targets beforehand", () => {
  test("accepts what can be written and makes no file", async () => {
    const folder = temporaryFolder({ "old.json": "" });
    await checkDetectionTargets({ json: join(folder, "old.json"), jsonl: join(folder, "new.jsonl"), csv: "-" });
    expect(readdirSync(folder)).toEqual(["old.json"]);
  });

  test("refuses a folder, and a path in a folder that does not exist", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "sub"));
    await expect(checkDetectionTargets({ json: join(folder, "sub") })).rejects.toMatchObject({
      code: "unwritable-output",
      message: expect.stringContaining("it is a folder"),
    });
    await expect(checkDetectionTargets({ json: join(folder, "none/x.json") })).rejects.toMatchObject({
      code: "unwritable-output",
      message: `${folder}/none/x.json cannot be written: the folder "${folder}/none" does not exist; make it first`,
    });
  });

  test("names a path that leads through a file", async () => {
    const folder = temporaryFolder({ "a.json": "" });
    await expect(checkDetectionTargets({ json: join(folder, "a.json/x.json") })).rejects.toMatchObject({
      code: "unwritable-output",
      message: expect.stringContaining("a part of the path is a file, not a folder"),
    });
  });

  test("refuses a folder that may not be written, and says what to do", needs(ORDINARY_USER), async () => {
    const folder = temporaryFolder({ "old.json": "" });
    chmodSync(folder, 0o500);
    for (const name of ["old.json", "new.json"])
      await expect(checkDetectionTargets({ json: join(folder, name) })).rejects.toMatchObject({
        code: "unwritable-output",
        message: expect.stringContaining(`no file can be made in the folder "${folder}" (permission is denied); choose another place`),
      });
    chmodSync(folder, 0o700);
  });
});
