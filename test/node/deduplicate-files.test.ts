/** What dedupe reads of files, held against what readDocuments reads of them: two ways through the same formats. */
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { ReadProblem } from "../../src/io/read-problem.js";
import { readDocuments } from "../../src/io/readers/read-documents.js";
import { type Encoding, resolveReadOptions } from "../../src/io/readers/read-options.js";
import { allInputs, deduplicateFiles } from "../../src/node/deduplicate-files.js";
import { RecordStore } from "../../src/node/record-store.js";
import { serialExecutor } from "../../src/run/executor.js";
import { createPace } from "../../src/run/pace.js";
import { resolveDeduplicateOptions } from "../../src/settings/sketch-options.js";
import { temporaryFolder } from "../io/temporary-folder.js";

async function deduplicated(path: string, encoding?: Encoding) {
  const problems: ReadProblem[] = [];
  const context = resolveReadOptions({ encoding, onProblem: (problem) => problems.push(problem) });
  const store = new RecordStore();
  try {
    const run = { options: resolveDeduplicateOptions({}), context, store, onHeader: () => undefined, pace: createPace(undefined, undefined) };
    const { ids } = await deduplicateFiles(await allInputs([path], context), { ...run, executor: serialExecutor });
    return { ids, problems };
  } finally {
    store.close();
  }
}

async function read(path: string, encoding?: Encoding) {
  const problems: ReadProblem[] = [];
  const ids: string[] = [];
  for await (const { id } of readDocuments(path, { encoding, onProblem: (problem) => problems.push(problem) })) ids.push(id);
  return { ids, problems };
}

describe("dedupe takes the same documents as readDocuments, and says the same", () => {
  test("of files that are not what they are called", async () => {
    const folder = temporaryFolder({
      "a.txt": "words",
      "b.txt": Buffer.from("PK\x03\x04\x14\0\0\0", "latin1"),
      "c.txt.gz": gzipSync(gzipSync("words")),
      "d.txt.gz": "words, not compressed",
      "e.txt": Buffer.from("Маяк снова горит после девяти лет, сказал смотритель. Корабли видят его.", "utf16le"),
      "f.txt.gz": "",
      "g.jsonl": '[\n{"id":1,"text":"x"}\n]\n',
      "h.csv": gzipSync("id,text"),
    });
    const { ids, problems } = await read(folder);
    expect(ids).toEqual(["a.txt"]);
    expect(problems.map(({ severity, code, file }) => [severity, code, file.slice(folder.length + 1)])).toEqual([
      ["error", "wrong-format", "b.txt"],
      ["error", "wrong-format", "c.txt.gz"],
      ["error", "wrong-format", "d.txt.gz"],
      ["error", "wrong-encoding", "e.txt"],
      ["error", "damaged", "f.txt.gz"],
      ["error", "wrong-format", "g.jsonl"],
      ["error", "wrong-format", "h.csv"],
    ]);
    expect(await deduplicated(folder)).toEqual({ ids, problems });
  });

  test("of lines without an id, and ids of many digits, across the parts that a file is cut into", async () => {
    const filler = "x".repeat(3000);
    const line = (i: number) => [`{"text":"a ${i} ${filler}"}`, "", `{"id":${9_007_199_254_740_993n + BigInt(i)},"text":"b ${filler}"}`, "nonsense"][i % 4];
    const folder = temporaryFolder({
      "a.jsonl": Array.from({ length: 1600 }, (_, i) => `${line(i)}\n`).join(""),
      "b.jsonl.gz": gzipSync('{"id":null,"text":"c"}'),
    });
    const { ids, problems } = await read(folder);
    expect([ids.length, problems.length]).toEqual([801, 400]);
    expect(ids.slice(-3)).toEqual(["a.jsonl:1597", "9007199254742591", "b.jsonl.gz:1"]);
    expect(await deduplicated(folder)).toEqual({ ids, problems });
  });

  test("of CSV with a line that names the delimiter, and spaces around cells", async () => {
    for (const csv of ['sep=|\r\nid|text\r\n1|"a|b"\r\n|c\r\n', 'id, text\n1, "a, b"\n2, c\n3\n']) {
      const folder = temporaryFolder({ "a.csv": csv });
      expect(await deduplicated(folder)).toEqual(await read(folder));
    }
  });

  test("of UTF-16 that is said to be it", async () => {
    const folder = temporaryFolder({ "a.jsonl": Buffer.from('{"text":"слова"}\n{"id":"2","text":"words"}\n', "utf16le") });
    expect(await read(folder, "utf-16le")).toEqual({ ids: ["a.jsonl:1", "2"], problems: [] });
    expect(await deduplicated(folder, "utf-16le")).toEqual({ ids: ["a.jsonl:1", "2"], problems: [] });
  });
});
