/** Records of real files, read one after the other, and then again by their places. */
import { appendFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Deduplicator } from "../../src/dedupe/deduplicator.js";
import type { ReadProblem } from "../../src/io/read-problem.js";
import { resolveReadOptions } from "../../src/io/readers/read-options.js";
import { allInputs, takeLines } from "../../src/node/deduplicate-files.js";
import { readRecords } from "../../src/node/read-records.js";
import { RecordStore } from "../../src/node/record-store.js";
import { openUtf8File } from "../../src/node/utf8-file.js";
import { readDocuments } from "../../src/node.js";
import { serialExecutor } from "../../src/run/executor.js";
import { createPace } from "../../src/run/pace.js";
import { resolveDeduplicateOptions } from "../../src/settings/sketch-options.js";
import type { Document } from "../../src/types/document.js";
import { temporaryFolder } from "../io/temporary-folder.js";

const stores: RecordStore[] = [];
afterEach(() => {
  vi.unstubAllEnvs();
  for (const store of stores.splice(0)) store.close();
});

async function stored(folder: string, encoding?: "windows-1252") {
  const problems: ReadProblem[] = [];
  const context = resolveReadOptions({ onProblem: (problem) => problems.push(problem), encoding });
  const store = new RecordStore();
  stores.push(store);
  const documents: Document[] = [];
  for (const input of await allInputs([folder], context)) {
    const file = (await openUtf8File(input, context))!;
    store.addFile(file);
    if (input.format === "json-lines") {
      const before = documents.length;
      const ids: string[] = [];
      const isNew = (id: string) => ids.push(id) > 0;
      const options = resolveDeduplicateOptions({});
      const run = new Deduplicator(options, (d) => store.textOf(before + d));
      await takeLines(file, { options, context, pace: createPace(undefined, undefined), executor: serialExecutor, store, run, isNew });
      documents.push(...ids.map((id, x) => ({ id, text: store.textOf(before + x) })));
      continue;
    }
    for await (const record of readRecords(file, context, (layout) => store.setLayout(layout))) {
      store.add(record);
      documents.push(record.document);
    }
  }
  return { store, documents, problems };
}

const CSV = 'id;text\r\n1;"two\r\nlines ""quoted"""\r\n\r\n2;é\r\n3;short;row\r\n4;last';
const JSON_LINES = '{"id":"a","text":"one"}\r\n\r\nnonsense\n{"id":"b","text":"zwei ü"}';

describe("a record store", () => {
  it.each([
    ["JSON lines", { "a.jsonl": JSON_LINES, "b.jsonl": `\ufeff{"id":"c","text":"three"}\n` }],
    ["CSV", { "a.csv": CSV, "b.csv": `\ufeff${CSV}` }],
    ["texts", { "a.txt": "\ufeffone\r\n", "b.txt": "", "c/d.txt": "zwei ü" }],
    ["compressed files", { "a.jsonl.gz": gzipSync(JSON_LINES), "b.txt.gz": gzipSync("text"), "c.csv.gz": gzipSync(CSV) }],
    ["UTF-16", { "a.jsonl": Buffer.from(`\ufeff${JSON_LINES}`, "utf16le"), "b.csv.gz": gzipSync(Buffer.from(`\ufeff${CSV}`, "utf16le")) }],
    ["invalid bytes", { "a.jsonl": Buffer.from('{"id":"a","text":"\xff"}', "latin1"), "b.csv": Buffer.from('id,text\nb,"\xff"\nc,d', "latin1") }],
  ])("has the documents of readDocuments and reads the same texts again: %s", async (_, files) => {
    const folder = temporaryFolder(files);
    const expected: Document[] = [];
    const plainProblems: ReadProblem[] = [];
    for await (const document of readDocuments(folder, { onProblem: (problem) => plainProblems.push(problem) })) expected.push(document);
    const { store, documents, problems } = await stored(folder);
    const unique = documents.filter(({ id }, i) => documents.findIndex((other) => other.id === id) === i);
    expect(unique).toEqual(expected);
    expect(problems.map(({ code, line }) => [code, line])).toEqual(
      expect.arrayContaining(plainProblems.filter(({ code }) => code !== "duplicate-id" && code !== "invalid-bytes").map(({ code, line }) => [code, line])),
    );
    expect(documents.map((_document, d) => store.textOf(d))).toEqual(documents.map(({ text }) => text));
  });

  it("reads windows-1252 through a copy in UTF-8", async () => {
    const folder = temporaryFolder({ "a.jsonl": Buffer.from('{"id":"a","text":"\x93caf\xe9\x94"}\n', "latin1") });
    const { store, documents } = await stored(folder, "windows-1252");
    expect([documents[0]!.text, store.textOf(0)]).toEqual(["“café”", "“café”"]);
    expect(Buffer.concat([...store.lines([0])]).toString()).toBe('{"id":"a","text":"“café”"}\n');
  });

  it("copies lines byte for byte, and ends one that had no end where another follows", async () => {
    const { store } = await stored(temporaryFolder({ "a.jsonl": JSON_LINES, "b.jsonl": `\ufeff{"id":"c","text":"three"}\r\n` }));
    const copied = (documents: readonly number[]) => Buffer.concat([...store.lines(documents)]).toString();
    const [a, b, c] = ['{"id":"a","text":"one"}\r\n', '{"id":"b","text":"zwei ü"}', '{"id":"c","text":"three"}\r\n'];
    expect([copied([0, 1, 2]), copied([0, 1]), copied([0, 2])]).toEqual([`${a}${b}\n${c}`, `${a}${b}`, `${a}${c}`]);
  });

  it("copies rows byte for byte below one header, without blank lines and bad rows", async () => {
    const { store } = await stored(temporaryFolder({ "a.csv": `\n${CSV}`, "b.csv": CSV }));
    const rows = Buffer.concat([...store.rows([0, 1, 2, 4])]).toString();
    expect(rows).toBe('id;text\r\n1;"two\r\nlines ""quoted"""\r\n2;é\r\n4;last\n2;é\r\n');
  });

  it("copies a record of many megabytes in pieces", async () => {
    const long = `${JSON.stringify({ id: "long", text: "word ".repeat(700_000) })}\n`;
    const { store } = await stored(temporaryFolder({ "a.jsonl": `${long}{"id":"b","text":""}\n` }));
    const pieces = [...store.lines([0, 1])];
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(1 << 20);
    expect(Buffer.concat(pieces).toString()).toBe(`${long}{"id":"b","text":""}\n`);
  });

  it("reads more files than it holds open", async () => {
    const names = Array.from({ length: 100 }, (_, i) => `${i}.txt`);
    const { store, documents } = await stored(temporaryFolder(Object.fromEntries(names.map((name) => [name, `text ${name}`]))));
    for (const order of [documents.keys(), [...documents.keys()].reverse()]) for (const d of order) expect(store.textOf(d)).toBe(documents[d]!.text);
  });

  it("notices a file that has changed", async () => {
    const folder = temporaryFolder({ "a.jsonl": JSON_LINES });
    const { store } = await stored(folder);
    store.checkUnchanged();
    appendFileSync(join(folder, "a.jsonl"), "\n");
    expect(() => store.checkUnchanged()).toThrow(expect.objectContaining({ code: "input-changed" }));
  });

  it("takes its temporary files away when it is closed", async () => {
    const [folder, inputs] = [temporaryFolder(), temporaryFolder({ "a.txt.gz": gzipSync("text") })];
    vi.stubEnv("TMPDIR", folder);
    const temporaries = () => readdirSync(folder);
    const { store } = await stored(inputs);
    expect(temporaries().length).toBe(1);
    store.close();
    expect(temporaries()).toEqual([]);
  });
});
