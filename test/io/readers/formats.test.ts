/**
 * Every file of the fixtures is read as its `.expected.json` says: `options` to read it with, the `documents`, the `problems` by severity, code and a part of the message. A
 * new case is a pair of files. `WRITE_FIXTURES=1` writes what is read now for files that have none yet, to be read by a person before it is kept.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { ReadProblem } from "../../../src/io/read-problem.js";
import { FORMATS, formatOf } from "../../../src/io/readers/formats.js";
import { readDocuments } from "../../../src/io/readers/read-documents.js";
import type { ReadOptions } from "../../../src/io/readers/read-options.js";
import type { Document } from "../../../src/types/document.js";

interface Expected {
  readonly options?: ReadOptions;
  readonly documents: readonly Document[];
  readonly problems: readonly Pick<ReadProblem, "severity" | "code" | "message">[];
}

const folder = fileURLToPath(new URL("../fixtures/", import.meta.url));
const SIDE = ".expected.json";
const names = readdirSync(folder).filter((name) => !name.endsWith(SIDE) && !name.endsWith(".mjs"));

async function read(name: string, options: ReadOptions = {}): Promise<Pick<Expected, "documents" | "problems">> {
  const documents: Document[] = [];
  const problems: Expected["problems"][number][] = [];
  const onProblem = ({ severity, code, message }: ReadProblem) => problems.push({ severity, code, message });
  for await (const document of readDocuments(folder + name, { ...options, onProblem })) documents.push(document);
  return { documents, problems };
}

describe("a file of each format", () => {
  test.each(names)("%s is read as is written beside it", async (name) => {
    const side = folder + name + SIDE;
    if (process.env.WRITE_FIXTURES && !existsSync(side)) writeFileSync(side, `${JSON.stringify(await read(name), null, 2)}\n`);
    const { options, documents, problems } = JSON.parse(readFileSync(side, "utf8")) as Expected;
    const found = await read(name, options);
    expect(found.documents).toEqual(documents);
    expect(found.problems).toEqual(problems.map(({ message, ...problem }) => ({ ...problem, message: expect.stringContaining(message) })));
  });

  test("is there", () => {
    const covered = new Set(names.map((name) => formatOf(name)?.format));
    expect(Object.keys(FORMATS).filter((format) => !covered.has(format as keyof typeof FORMATS))).toEqual([]);
  });
});
