import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { Writable } from "node:stream";
import { describe, expect, test } from "vitest";
import { detectionToCsv } from "../../src/io/writers/detection-csv.js";
import { detectionToJson } from "../../src/io/writers/detection-json.js";
import { detectionToJsonLines } from "../../src/io/writers/detection-json-lines.js";
import { checkDetectionTargets, type DetectionTargets, writeDetection } from "../../src/node/write-detection.js";
import { sampleDetection, sampleText } from "../io/sample-detection.js";
import { temporaryFolder } from "../io/temporary-folder.js";

const json = [...detectionToJson(sampleDetection)].join("");
const brokenDetection = { ...sampleDetection, limits: [{ code: "hot-seed" as const, count: Number.NaN, detail: "" }] };

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
    await expect(writeDetection(sampleDetection, { json: "-" }, { stdout: stream })).rejects.toThrow("no space");
  });

  test.skipIf(!existsSync("/dev/full"))("reports a full disk", async () => {
    await expect(writeDetection(sampleDetection, { json: "/dev/full" })).rejects.toMatchObject({ code: "unwritable-output" });
  });

  test.each<[DetectionTargets, RegExp]>([
    [{ csv: "o.csv" }, /"textOf" expected function for "csv", got undefined/],
    [{ json: "-", jsonl: "-" }, /"jsonl" expected another target than "json"/],
    [{ json: 7 as unknown as string }, /"json" expected string, got 7/],
    [{ xml: "a" } as DetectionTargets, /unknown option "xml"/],
    [{ json: "" }, /"json" expected a path/],
  ])("refuses %j", async (targets, message) => {
    await expect(writeDetection(sampleDetection, targets)).rejects.toThrow(message);
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
    await expect(checkDetectionTargets({ json: join(folder, "none/x.json") })).rejects.toMatchObject({ code: "unwritable-output" });
  });
});
