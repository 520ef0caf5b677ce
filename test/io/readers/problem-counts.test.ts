import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createProblemCounts, type ReadProblem } from "../../../src/io/read-problem.js";
import { readDocuments } from "../../../src/io/readers/read-documents.js";
import { temporaryFolder } from "../temporary-folder.js";

const problem = (severity: ReadProblem["severity"], code: ReadProblem["code"], line?: number): ReadProblem => ({
  severity,
  code,
  file: "a.jsonl",
  line,
  message: "m",
});

describe("problems of a run", () => {
  test("are counted by kind, errors first, each kind where its first one was met", () => {
    const counts = createProblemCounts();
    for (const one of [
      problem("warning", "invalid-bytes"),
      problem("error", "bad-record", 3),
      problem("error", "not-found"),
      problem("error", "bad-record", 7),
    ])
      counts.add(one);
    expect(counts.list().map(({ severity, code, count, first }) => [severity, code, count, first.map(({ line }) => line)])).toEqual([
      ["error", "bad-record", 2, [3, 7]],
      ["error", "not-found", 1, [undefined]],
      ["warning", "invalid-bytes", 1, [undefined]],
    ]);
  });

  test("are a hundred of a kind by name, and all by number", () => {
    const counts = createProblemCounts();
    for (let line = 1; line <= 250; line++) counts.add(problem("error", "bad-record", line));
    const [kind] = counts.list();
    expect([kind?.count, kind?.first.length, kind?.first.at(-1)?.line]).toEqual([250, 100, 100]);
  });

  test("come from readDocuments as they are, and a list stays what it was", async () => {
    const counts = createProblemCounts();
    const before = counts.list();
    const file = join(temporaryFolder({ "a.jsonl": "nonsense\n" }), "a.jsonl");
    for await (const _ of readDocuments(file, { onProblem: counts.add }));
    expect(before).toEqual([]);
    expect(counts.list()).toEqual([
      { severity: "error", code: "bad-record", count: 1, first: [{ file, line: 1, message: expect.stringContaining("not valid JSON") }] },
    ]);
  });
});
