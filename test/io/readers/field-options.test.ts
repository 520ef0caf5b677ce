/** Columns that are called otherwise, dates of either order, encodings of some files. */
import { describe, expect, test } from "vitest";
import type { ReadProblem } from "../../../src/io/read-problem.js";
import { matchesPattern } from "../../../src/io/readers/name-patterns.js";
import { readDocuments } from "../../../src/io/readers/read-documents.js";
import type { ReadOptions } from "../../../src/io/readers/read-options.js";
import type { Document } from "../../../src/types/document.js";
import { temporaryFolder } from "../temporary-folder.js";

async function read(files: Readonly<Record<string, string | Buffer>>, options: ReadOptions = {}) {
  const documents: Document[] = [];
  const problems: ReadProblem[] = [];
  for await (const document of readDocuments(temporaryFolder(files), { ...options, onProblem: (problem) => problems.push(problem) })) documents.push(document);
  return { documents, codes: problems.map(({ code }) => code), messages: problems.map(({ message }) => message) };
}

describe("names of fields", () => {
  test("that the caller gives go before all others, in columns and keys, nested ones included", async () => {
    const map = { text: "wording", source: "meta.paper", publishedAt: "day", id: "nr" };
    const record = { nr: "7", text: "not this", wording: "The quay is shut.", meta: { paper: "Quay Notes" }, day: "2026-03-04", date: "1999-01-01" };
    const { documents, codes } = await read({ "a.jsonl": JSON.stringify(record), "b.csv": "Nr;Wording;day\n8;The quay is open.;4.3.2026\n" }, { map });
    expect(documents).toEqual([
      { id: "7", text: "The quay is shut.", source: "Quay Notes", publishedAt: "2026-03-04" },
      { id: "8", text: "The quay is open.", publishedAt: "2026-03-04" },
    ]);
    expect(codes).toEqual([]);
  });

  test("that people write are read where there is no better one, and said once a file", async () => {
    const lines = [1, 2].map((n) => JSON.stringify({ headline: `H${n}`, body: `Text ${n}.`, outlet: "Quay Notes" })).join("\n");
    const { documents, messages } = await read({ "a.jsonl": lines, "b.jsonl": JSON.stringify({ text: "Own.", body: "Other." }) });
    expect(documents.map(({ text, title, source }) => [text, title, source])).toEqual([
      ["Text 1.", "H1", "Quay Notes"],
      ["Text 2.", "H2", "Quay Notes"],
      ["Own.", undefined, undefined],
    ]);
    expect(messages).toEqual(['read "body" as text, "headline" as title, "outlet" as source']);
  });

  test("are no guess where they hold something else", async () => {
    const { documents, codes } = await read({ "a.jsonl": JSON.stringify({ text: "Words.", medium: 7, datetime: { year: 1 }, headline: ["x"] }) });
    expect({ documents, codes }).toEqual({ documents: [{ id: "a.jsonl:1", text: "Words." }], codes: [] });
  });

  test("are checked", () => {
    expect(() => readDocuments("a", { map: { body: "text" } as object })).toThrow(/unknown option "body"; the map are id, text/);
    expect(() => readDocuments("a", { dates: "ymd" as "dmy" })).toThrow(/"dates" expected one of dmy, mdy/);
  });
});

test("dates of either order are counted, and read where the caller says the order", async () => {
  const files = { "a.csv": "text,date\none,3/4/2026\ntwo,5/6/2026\nthree,25/6/2026\n" };
  const { documents, messages } = await read(files);
  expect(documents.map(({ publishedAt }) => publishedAt)).toEqual([undefined, undefined, "2026-06-25"]);
  expect(messages).toEqual([expect.stringMatching(/^2 dates such as "3\/4\/2026" could begin with the day or with the month/)]);
  const read2 = await read(files, { dates: "dmy" });
  expect(read2.documents.map(({ publishedAt }) => publishedAt)).toEqual(["2026-04-03", "2026-06-05", "2026-06-25"]);
  expect(read2.codes).toEqual([]);
});

describe("an encoding", () => {
  const latin = Buffer.from("Der Deich h\xe4lt.", "latin1");
  const cyrillic = Buffer.from([0xcc, 0xe0, 0xff, 0xea]);

  test("is that of the files its pattern means, and spoils none that is UTF-8", async () => {
    const files = { "a.txt": latin, "b.txt": "Der Deich hält.", "c/d.txt": cyrillic };
    const { documents, codes } = await read(files, { encoding: { "c/*.txt": "windows-1251", "*.txt": "windows-1252" } });
    expect(documents.map(({ text }) => text)).toEqual(["Der Deich hält.", "Der Deich hält.", "Маяк"]);
    expect(codes).toEqual([]);
  });

  test("of all files leaves those that are UTF-8 as they are, also where ASCII comes first", async () => {
    const { documents } = await read({ "a.txt": `${"a".repeat(3_000_000)}ä`, "b.txt": latin }, { encoding: "windows-1252" });
    expect(documents.map(({ text }) => text.slice(-6))).toEqual(["aaaaaä", " hält."]);
  });

  test("that a page or XML names is believed", async () => {
    const page = Buffer.from(
      "<html><head><meta charset=windows-1251></head><body><p>\xcc\xe0\xff\xea \xe3\xee\xf0\xe8\xf2 \xf1\xed\xee\xe2\xe0, \xf1\xea\xe0\xe7\xe0\xeb \xf1\xec\xee\xf2\xf0\xe8\xf2\xe5\xeb\xfc.</p></body></html>",
      "latin1",
    );
    expect((await read({ "a.html": page })).documents[0]?.text).toBe("Маяк горит снова, сказал смотритель.");
  });
});

test.each([
  ["*.csv", "a/b.csv", true],
  ["*.csv", "a/b.csv.gz", false],
  ["a/*.csv", "x/a/b.csv", true],
  ["a/*.csv", "a/x/b.csv", false],
  ["a/**.csv", "a/x/b.csv", true],
  ["b?.txt", "b1.txt", true],
  ["./b.txt", "b.txt", true],
  ["*a*a*a*a*a*a*a*a*b", "a".repeat(2000), false],
])("the pattern %s and the path %s", (pattern, path, means) => {
  expect(matchesPattern(pattern, path)).toBe(means);
});
