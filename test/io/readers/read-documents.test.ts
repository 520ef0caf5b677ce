import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ReadProblem } from "../../../src/io/read-problem.js";
import { readAllBut, readDocuments } from "../../../src/io/readers/read-documents.js";
import type { ReadOptions } from "../../../src/io/readers/read-options.js";
import type { Document } from "../../../src/types/document.js";
import { needs, ORDINARY_USER } from "../../needs.js";
import { temporaryFolder } from "../temporary-folder.js";

async function read(paths: string | string[], options: ReadOptions = {}) {
  const documents: Document[] = [];
  const problems: ReadProblem[] = [];
  for await (const document of readDocuments(paths, { onProblem: (problem) => problems.push(problem), ...options })) documents.push(document);
  return { documents, problems, ids: documents.map((document) => document.id), texts: documents.map((document) => document.text) };
}

const line = (id: string, text = "words") => `${JSON.stringify({ id, text })}\n`;

describe("reading text files", () => {
  test("takes the base name of a single file as its id", async () => {
    const folder = temporaryFolder({ "a/b.txt": "words\r\nmore" });
    expect(await read(join(folder, "a/b.txt"))).toMatchObject({ documents: [{ id: "b.txt", text: "words\r\nmore" }], problems: [] });
  });

  test("puts the argument before the id where there are several inputs", async () => {
    const folder = temporaryFolder({ "one/x.txt": "1", "two/sub/x.txt": "2", "three.txt": "3" });
    const { ids } = await read([join(folder, "one"), `${join(folder, "two")}//`, join(folder, "three.txt")]);
    expect(ids).toEqual([`${folder}/one/x.txt`, `${folder}/two/sub/x.txt`, `${folder}/three.txt`]);
  });

  test("makes a document of empty text of an empty file", async () => {
    expect(await read(temporaryFolder({ "empty.txt": "" }))).toMatchObject({ documents: [{ id: "empty.txt", text: "" }], problems: [] });
  });

  test("reports replaced bytes as one warning with the file and their number", async () => {
    const folder = temporaryFolder({ "a.txt": Buffer.from([0x61, 0xff, 0x62, 0xe9, 0x63, 0xef, 0xbf, 0xbd]) });
    const { texts, problems } = await read(folder);
    expect(texts).toEqual(["a\ufffdb\ufffdc\ufffd"]);
    expect(problems).toEqual([{ severity: "warning", code: "invalid-bytes", file: `${folder}/a.txt`, message: expect.stringContaining("2 places") }]);
  });

  test("follows a byte order mark, and the option where there is none", async () => {
    const folder = temporaryFolder({
      "1-mark.txt": Buffer.from("\ufeffnaïve “quote”", "utf16le"),
      "2-none.txt": Buffer.from([0x93, 0x6e, 0x61, 0xef, 0x76, 0x65, 0x94]),
    });
    expect((await read(folder, { encoding: "windows-1252" })).texts).toEqual(["naïve “quote”", "“naïve”"]);
  });

  test("reads a text of 50 MB as one document", async () => {
    const sentence = "The mayor said the city would not be bullied. ";
    const text = sentence.repeat(Math.ceil(5e7 / sentence.length));
    const { texts } = await read(temporaryFolder({ "long.txt": text }));
    expect(texts[0]?.length).toBe(text.length);
    expect(texts[0] === text).toBe(true);
  });

  test("leaves out a text above the limit and says so", async () => {
    const { ids, problems } = await read(temporaryFolder({ "a.txt": "12345", "b.txt": "123456" }), { maxRecordChars: 5 });
    expect(ids).toEqual(["a.txt"]);
    expect(problems).toMatchObject([{ severity: "error", code: "too-long", file: expect.stringMatching(/b\.txt$/) }]);
  });
});

describe("reading folders", () => {
  test("goes through them in the order of code units, whatever order the files were made in", async () => {
    const { ids } = await read(
      temporaryFolder({ "b.txt": "", "a/z.txt": "", "a.txt": "", "B.txt": "", "é.txt": "", "a/b/c.txt": "", "10.txt": "", "9.txt": "" }),
    );
    expect(ids).toEqual(["10.txt", "9.txt", "B.txt", "a.txt", "a/b/c.txt", "a/z.txt", "b.txt", "é.txt"]);
  });

  test("count what they pass over, by endings, in one warning", async () => {
    const names = ["a.doc", "B.DOC", "c.doc.gz", "notes.md", "README", ".env", "x.log", "archive.tar.gz", "v1.a-long-word-behind-the-dot"];
    const folder = temporaryFolder({
      ...Object.fromEntries(names.map((name) => [`below/${name}`, "{}"])),
      "story.TXT": "words",
      ".draft.txt": "",
      ".git/x.txt": "",
    });
    const { ids, problems } = await read(folder);
    expect(ids).toEqual(["story.TXT"]);
    const counted = "2 .doc, 2 without an ending, 1 .doc.gz, 1 .log, 1 .md, 1 .tar.gz, 1 hidden (.doc: save as .docx or .txt; .md: save as .html or .txt)";
    expect(problems).toEqual([{ severity: "warning", code: "passed-over", file: folder, message: expect.stringContaining(`not read: ${counted};`) }]);
  });

  test("name the most frequent of many endings", async () => {
    const endings = "abcdefghijkl".split("").map((letter) => `x.${letter}${letter}`);
    const folder = temporaryFolder({ ...Object.fromEntries([...endings, "y.cc", "z.cc", "z.dd"].map((name) => [name, ""])), "a.txt": "" });
    expect((await read(folder)).problems[0]?.message).toContain(": 3 .cc, 2 .dd, 1 .aa, 1 .bb, 1 .ee, 1 .ff, 1 .gg, 1 .hh, 4 of other endings;");
  });

  test("have names of any characters", async () => {
    const names = ["-v.txt", "two\nlines.txt", "🦊.txt", " space .txt", "\u202eright.txt", "#1?.txt"];
    const { ids, problems } = await read(temporaryFolder(Object.fromEntries(names.map((name) => [name, "words"]))));
    expect({ ids, problems }).toEqual({ ids: [...names].sort(), problems: [] });
  });

  test("without a readable file are an error that says what they hold", async () => {
    const folder = temporaryFolder({ "notes.md": "", "a.xls": "", "b.xls": "" });
    expect((await read(folder)).problems).toEqual([
      {
        severity: "error",
        code: "nothing-to-read",
        file: folder,
        message: expect.stringMatching(/ \.parquet, also with \.gz or \.zst: 2 \.xls, 1 \.md \(\.xls: save as \.csv; \.md: save as \.html or \.txt\)$/),
      },
    ]);
  });

  test("with a loop of links end, and name the link that was passed over", async () => {
    const folder = temporaryFolder({ "z/real.txt": "words" });
    symlinkSync(folder, join(folder, "z", "up"));
    symlinkSync("up", join(folder, "z", "again"));
    symlinkSync("z", join(folder, "a"));
    const { ids, problems } = await read(folder);
    expect(ids).toEqual(["z/real.txt"]);
    expect(problems.map((problem) => [problem.severity, problem.code, problem.file])).toEqual([
      ["warning", "folder-read-already", `${folder}/a`],
      ["warning", "folder-read-already", `${folder}/z/again`],
      ["warning", "folder-read-already", `${folder}/z/up`],
    ]);
  });

  test("follow links to files and folders elsewhere", async () => {
    const elsewhere = temporaryFolder({ "in/x.txt": "x", "y.dat": "y" });
    const folder = temporaryFolder();
    symlinkSync(join(elsewhere, "in"), join(folder, "linked"));
    symlinkSync(join(elsewhere, "y.dat"), join(folder, "y.txt"));
    expect(await read(folder)).toMatchObject({ ids: ["linked/x.txt", "y.txt"], problems: [] });
  });

  test("read a file once that links lead to as well, and name the links", async () => {
    const elsewhere = temporaryFolder({ "x.txt": "x" });
    const folder = temporaryFolder({ "m.txt": "words", "sub/n.txt": "more" });
    symlinkSync("m.txt", join(folder, "a.txt"));
    symlinkSync("a.txt", join(folder, "z.txt"));
    symlinkSync("../sub/n.txt", join(folder, "sub", "again.txt"));
    for (const name of ["one.txt", "two.txt"]) symlinkSync(join(elsewhere, "x.txt"), join(folder, name));
    const { ids, problems } = await read(folder);
    expect(ids).toEqual(["m.txt", "one.txt", "sub/n.txt"]);
    expect(problems.map(({ severity, code, file, message }) => [severity, code, file, message])).toEqual([
      ["warning", "file-read-already", `${folder}/a.txt`, `a file that is read already, as ${folder}/m.txt; passed over`],
      ["warning", "file-read-already", `${folder}/sub/again.txt`, expect.stringContaining("/sub/n.txt;")],
      ["warning", "file-read-already", `${folder}/two.txt`, expect.stringContaining("/one.txt;")],
      ["warning", "file-read-already", `${folder}/z.txt`, expect.stringContaining("/m.txt;")],
    ]);
  });

  test("that lie in each other, or are linked to from other paths, are read once", async () => {
    const folder = temporaryFolder({ "in/a.txt": "a", "in/sub/b.txt": "b" });
    symlinkSync("in", join(folder, "link"));
    const { ids, problems } = await read([join(folder, "in/sub"), join(folder, "in"), join(folder, "link"), join(folder, "in/a.txt")]);
    expect(ids).toEqual([`${folder}/in/sub/b.txt`, `${folder}/in/a.txt`]);
    expect(problems.map(({ code, file }) => [code, file])).toEqual([
      ["folder-read-already", `${folder}/in/sub`],
      ["folder-read-already", `${folder}/link`],
      ["file-read-already", `${folder}/in/a.txt`],
    ]);
  });

  test("report a link to nothing where its name promises a text", async () => {
    const folder = temporaryFolder({ "a.txt": "" });
    symlinkSync("nowhere", join(folder, "b.txt"));
    symlinkSync("nowhere", join(folder, "c"));
    expect(await read(folder)).toMatchObject({ ids: ["a.txt"], problems: [{ code: "not-found", file: `${folder}/b.txt` }] });
  });

  test("pass over a pipe, which would never end", async () => {
    const folder = temporaryFolder({ "a.txt": "" });
    execFileSync("mkfifo", [join(folder, "pipe.txt")]);
    expect(await read(folder)).toMatchObject({ ids: ["a.txt"], problems: [{ code: "passed-over", message: expect.stringContaining("1 not a regular file") }] });
  });

  test("report a folder and a file that may not be read", needs(ORDINARY_USER), async () => {
    const folder = temporaryFolder({ "a.txt": "", "b.txt": "" });
    mkdirSync(join(folder, "closed"), { mode: 0 });
    chmodSync(join(folder, "b.txt"), 0);
    const { ids, problems } = await read(folder);
    expect(ids).toEqual(["a.txt"]);
    expect(problems.map((problem) => problem.code)).toEqual(["unreadable", "unreadable"]);
  });
});

describe("reading JSON lines", () => {
  test("takes the known fields, passes over others and takes null as absent", async () => {
    const record = { id: "x", text: "words", title: "T", source: "AP", publishedAt: "2018-03-01", url: "https://a.example/", language: null, extra: [1] };
    const { documents } = await read(temporaryFolder({ "a.jsonl": JSON.stringify(record) }));
    expect(documents).toEqual([{ id: "x", text: "words", title: "T", source: "AP", publishedAt: "2018-03-01", url: "https://a.example/" }]);
  });

  test("takes an integer id as its decimal string", async () => {
    expect((await read(temporaryFolder({ "a.ndjson": `{"id":17,"text":""}` }))).ids).toEqual(["17"]);
  });

  test("keeps U+2028 inside a string, counts a last line without line end, and passes over blank lines", async () => {
    const { documents, problems } = await read(temporaryFolder({ "a.jsonl": `${line("1", "a\u2028b")}\n \t\r\n{"id":"2","text":"c"}` }));
    expect(documents).toEqual([
      { id: "1", text: "a\u2028b" },
      { id: "2", text: "c" },
    ]);
    expect(problems).toEqual([]);
  });

  test("reads files with CRLF line ends", async () => {
    expect(await read(temporaryFolder({ "a.jsonl": `{"id":"1","text":"a\\r\\nb"}\r\n{"id":"2","text":""}\r\n` }))).toMatchObject({
      texts: ["a\r\nb", ""],
      problems: [],
    });
  });

  test.each([
    ["{nonsense", /not valid JSON/],
    ["[]", /expected an object.*got an array/],
    ["null", /expected an object.*got null/],
    [`{"id":"","text":"a"}`, /"id" is empty/],
    [`{"id":1.5,"text":"a"}`, /"id" expected string or integer, got the number 1.5/],
    [`{"id":true,"text":"a"}`, /"id" expected string or integer, got a boolean/],
    [`{"id":1e30,"text":"a"}`, /"id" expected string or integer, got the number 1e\+30/],
    [`{"id":{},"text":"a"}`, /"id" expected string or integer, got an object/],
    [`{"id":"x"}`, /"text" expected string, got nothing; this line/],
    [
      `{"id":"x","byline":"By A. B.","wording":"The pier is shut."}`,
      /"text" expected string, got nothing \(the longest field is "wording"; call the one that holds the text "text"\)/,
    ],
    [`{"id":"x","text":null}`, /"text" expected string, got null/],
    [`{"id":"x","text":["a"]}`, /"text" expected string, got an array/],
    [`{"id":"x","text":"a","publishedAt":20180301}`, /"publishedAt" expected a string such as "2018-03-01" .*, got the number 20180301/],
    [`{"id":"x","text":"a","publishedAt":{"$date":0}}`, /"publishedAt" expected a string .*, got an object/],
    [`{"id":"x","text":"a"},`, /not valid JSON.*is the file an array\?/],
    [`[{"id":"x","text":"a"},`, /not valid JSON.*is the file an array\?/],
    [`{"id":"x","text":"a","source":false}`, /"source" expected string, got a boolean/],
    ["\0".repeat(1000), /not valid JSON/],
  ])("reports the bad line %j and goes on", async (bad, reason) => {
    const folder = temporaryFolder({ "a.jsonl": `${line("1")}${bad}\n${line("2")}` });
    const { ids, problems } = await read(folder);
    expect(ids).toEqual(["1", "2"]);
    expect(problems).toEqual([{ severity: "error", code: "bad-record", file: `${folder}/a.jsonl`, line: 2, message: expect.stringMatching(reason) }]);
  });

  test("gives a document without an id its place, in every file of a folder", async () => {
    const without = '{"id":null,"text":"a"}\n\n{"text":"b"}\n';
    const { ids, problems } = await read(temporaryFolder({ "x.jsonl": without, "sub/y.ndjson.gz": gzipSync(without) }));
    expect({ ids, problems }).toEqual({ ids: ["sub/y.ndjson.gz:1", "sub/y.ndjson.gz:3", "x.jsonl:1", "x.jsonl:3"], problems: [] });
    expect((await read("-", { stdin: Readable.from([without]) })).ids).toEqual(["-:1", "-:3"]);
  });

  test("keeps every digit of an id that is longer than a number can hold", async () => {
    const long = ["9007199254740993", "9007199254740992", "-9007199254740993", "123456789012345678901234567890"];
    const lines = long.map(
      (id) => `{"meta":{"id":1234567890123456789,"say":"\\"id\\": 9999999999999999999 \\\\"},"id": ${id} ,"text":"a \\" 18446744073709551615"}\n`,
    );
    const { ids, texts, problems } = await read(temporaryFolder({ "a.jsonl": lines.join("") }));
    expect({ ids, problems }).toEqual({ ids: long, problems: [] });
    expect(texts).toEqual(long.map(() => 'a " 18446744073709551615'));
  });

  test.each([
    [1_520_000_000_000, "2018-03-02T14:13:20.000Z"],
    [1_520_000_000, "2018-03-02T14:13:20.000Z"],
    [1_520_000_000.25, "2018-03-02T14:13:20.250Z"],
  ])("takes the number %d for a time since 1970", async (publishedAt, expected) => {
    const { documents } = await read(temporaryFolder({ "a.jsonl": JSON.stringify({ id: "1", text: "a", publishedAt }) }));
    expect(documents).toEqual([{ id: "1", text: "a", publishedAt: expected }]);
  });

  test.each([
    [
      "trafilatura",
      { id: null, source: "https://echo.example/a", hostname: "echo.example", sitename: "The Echo", date: "2020-05-04", raw_text: "x", comments: "" },
    ],
    ["newspaper3k", { url: "https://echo.example/a", source: null, publisher: "echo.example", publish_date: "2020-05-04" }],
    [
      "news-please",
      { text: null, maintext: "words", url: "https://echo.example/a", source_domain: "echo.example", date_publish: "2020-05-04", date_download: "2024-01-01" },
    ],
    ["Fundus", { text: undefined, plaintext: "words", url: "https://echo.example/a", publisher: "echo.example", publishing_date: "2020-05-04" }],
    ["a feed", { link: "https://echo.example/a", domain: "echo.example", published: "2020-05-04" }],
  ])("takes the fields of %s", async (_, record) => {
    const { documents, problems } = await read(temporaryFolder({ "a.jsonl": JSON.stringify({ text: "words", ...record }) }));
    expect(problems).toEqual([]);
    expect(documents).toEqual([{ id: "a.jsonl:1", text: "words", source: "echo.example", url: "https://echo.example/a", publishedAt: "2020-05-04" }]);
  });

  test("takes a field's own name before others, and passes over others of another type", async () => {
    const records = [
      { id: 1, text: "a", publishedAt: "2018", date: "2019", source: "Echo", publisher: "Herald" },
      { id: 2, text: "a", publishedAt: "", date: "2019", publisher: { name: "Herald" }, hostname: "echo.example" },
      { id: 3, text: "a", source: "https://echo.example/" },
    ];
    const { documents } = await read(temporaryFolder({ "a.jsonl": records.map((record) => JSON.stringify(record)).join("\n") }));
    expect(documents).toEqual([
      { id: "1", text: "a", publishedAt: "2018", source: "Echo" },
      { id: "2", text: "a", publishedAt: "2019", source: "echo.example" },
      { id: "3", text: "a", source: "https://echo.example/" },
    ]);
  });

  test("reports a line above the limit and goes on", async () => {
    const folder = temporaryFolder({ "a.jsonl": `${line("1")}${line("2", "x".repeat(1e6))}${line("3")}` });
    expect(await read(folder, { maxRecordChars: 1000 })).toMatchObject({ ids: ["1", "3"], problems: [{ code: "too-long", line: 2 }] });
  });

  test("skips a repeated id and names both places, also across files", async () => {
    const folder = temporaryFolder({ "a.jsonl": line("1") + line("2") + line("1"), "b.txt": "", "c.jsonl": line("b.txt") });
    const { ids, problems } = await read(folder);
    expect(ids).toEqual(["1", "2", "b.txt"]);
    expect(problems).toMatchObject([
      { severity: "error", code: "duplicate-id", file: `${folder}/a.jsonl`, line: 3, message: expect.stringContaining(`${folder}/a.jsonl:1 `) },
      { severity: "error", code: "duplicate-id", file: `${folder}/c.jsonl`, line: 1, message: expect.stringContaining(`${folder}/b.txt `) },
    ]);
  });

  test("from standard input", async () => {
    const stdin = Readable.from([Buffer.from(`${line("1")}{"id":"2","te`), Buffer.from(`xt":""}\n{`)]);
    expect(await read(["-"], { stdin })).toMatchObject({ ids: ["1", "2"], problems: [{ file: "-", line: 3 }] });
  });

  test("from standard input that is named twice is an error", async () => {
    expect((await read(["-", "-"], { stdin: Readable.from([]) })).problems).toMatchObject([{ severity: "error", code: "stdin-repeated" }]);
  });
});

describe("reading compressed files", () => {
  test("takes each kind with .gz, and files of several parts", async () => {
    const folder = temporaryFolder({
      "a.txt.gz": gzipSync("words"),
      "b.jsonl.gz": Buffer.concat([gzipSync(line("1")), gzipSync(line("2"))]),
      "c.csv.gz": gzipSync("id,text\n3,abc\n"),
    });
    expect(await read(folder)).toMatchObject({ ids: ["a.txt.gz", "1", "2", "3"], texts: ["words", "words", "words", "abc"], problems: [] });
  });

  test("keeps every whole line of a file that was cut off, and reports it", async () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => line(String(i), Math.imul(i, 0x9e3779b1).toString(36).repeat(5)));
    const packed = gzipSync(lines.join(""));
    const whole = Math.floor(packed.length / 2);
    const expected = execFileSync("sh", ["-c", "gzip -dc 2>/dev/null || true"], { input: packed.subarray(0, whole), maxBuffer: 1e9 }).toString();
    const { ids, problems } = await read(temporaryFolder({ "cut.jsonl.gz": packed.subarray(0, whole) }));
    expect(ids.length).toBe(expected.split("\n").length - 1);
    expect(problems[0]).toMatchObject({ severity: "error", code: "damaged", message: expect.stringContaining("ends too early") });
  });

  test("keeps the beginning of a text that was cut off", async () => {
    const packed = gzipSync("The same words. ".repeat(1e5), { level: 0 });
    const { texts, problems } = await read(temporaryFolder({ "cut.txt.gz": packed.subarray(0, 500_000) }));
    expect(texts[0]?.length).toBeGreaterThan(400_000);
    expect(problems).toMatchObject([{ code: "damaged" }]);
  });

  test("makes no document of a file that is not compressed at all", async () => {
    expect(await read(temporaryFolder({ "a.txt.gz": "plain" }))).toMatchObject({ documents: [], problems: [{ severity: "error", code: "wrong-format" }] });
  });

  test("does not keep in memory what a small file unpacks to", async () => {
    const bomb = gzipSync(Buffer.alloc(1e8, "a"));
    const { documents, problems } = await read(temporaryFolder({ "bomb.txt.gz": bomb, "bomb.jsonl.gz": bomb }), { maxRecordChars: 1e6 });
    expect(documents).toEqual([]);
    expect(problems.map((problem) => problem.code)).toEqual(["too-long", "too-long"]);
  });
});

describe("reading paths", () => {
  test("that do not exist is an error that names them, and the rest goes on", async () => {
    const folder = temporaryFolder({ "a.txt": "" });
    const { ids, problems } = await read([join(folder, "none.txt"), join(folder, "a.txt"), join(folder, "a.txt/b")]);
    expect(ids).toEqual([`${folder}/a.txt`]);
    expect(problems).toMatchObject([
      { severity: "error", code: "not-found", file: `${folder}/none.txt` },
      { severity: "error", code: "not-found", file: `${folder}/a.txt/b` },
    ]);
  });

  test("whose ending says nothing is an error that names the known ones", async () => {
    expect((await read(join(temporaryFolder({ "a.doc": "" }), "a.doc"))).problems).toMatchObject([
      { code: "unknown-format", message: expect.stringMatching(/\.jsonl.*; \.doc: save as \.docx or \.txt$/) },
    ]);
  });

  test("that are named twice, in one spelling or two, are read once, with a warning", async () => {
    const folder = temporaryFolder({ "a.txt": "", "b.jsonl": "nonsense\n" });
    const { ids, problems } = await read([folder, `${folder}/`, `${folder}/./`]);
    expect(ids).toEqual(["a.txt"]);
    expect(problems.map(({ severity, code }) => [severity, code])).toEqual([
      ["error", "bad-record"],
      ["warning", "input-repeated"],
      ["warning", "input-repeated"],
    ]);
  });

  test("that may not be read are named with a reason in words", async () => {
    const deep = `${"x".repeat(300)}.txt`;
    expect((await read(deep)).problems).toMatchObject([{ code: "unreadable", message: "could not be read (the name is too long)" }]);
  });
});

describe("reading all but one file", () => {
  test("passes it over where it lies, and where a link leads to it", async () => {
    const folder = temporaryFolder({ "release.txt": "the release", "in/a.txt": "a", "in/b.txt": "b" });
    symlinkSync("../release.txt", join(folder, "in", "linked.txt"));
    for (const path of [join(folder, "release.txt"), join(folder, "in/../in/b.txt")]) {
      const problems: ReadProblem[] = [];
      let numPassedOver = 0;
      const ids: string[] = [];
      for await (const { id } of readAllBut(path, [join(folder, "in")], {
        onProblem: (problem) => problems.push(problem),
        onPassedOver: () => numPassedOver++,
      }))
        ids.push(id);
      expect({ ids, numPassedOver, problems }).toEqual({
        ids: path.endsWith("b.txt") ? ["a.txt", "linked.txt"] : ["a.txt", "b.txt"],
        numPassedOver: 1,
        problems: [],
      });
    }
  });
});

describe("problems without a handler", () => {
  /** The warnings that the process emits while `paths` is read. */
  async function warningsOf(paths: string) {
    const warnings: (Error & { code?: string })[] = [];
    const ids: string[] = [];
    const listen = (warning: Error) => warning.name === "WirecopyWarning" && warnings.push(warning);
    const printing = process.listeners("warning");
    process.removeAllListeners("warning").on("warning", listen);
    try {
      for await (const { id } of readDocuments(paths)) ids.push(id);
      await new Promise((resolve) => setTimeout(resolve, 10));
    } finally {
      process.off("warning", listen);
      for (const listener of printing) process.on("warning", listener);
    }
    return { ids, warnings };
  }

  test("are warnings of the process with the code of the problem, and the rest goes on", async () => {
    const folder = temporaryFolder({ "a.jsonl": `${line("1")}nonsense\n${line("1")}${line("2")}` });
    const { ids, warnings } = await warningsOf(folder);
    expect(ids).toEqual(["1", "2"]);
    expect(warnings.map(({ code, message }) => [code, message])).toEqual([
      ["bad-record", expect.stringMatching(/^error: .*a\.jsonl:2: not valid JSON \(.*\); this line is skipped$/)],
      ["duplicate-id", expect.stringMatching(/^error: .*a\.jsonl:3: the id "1" stands at .*a\.jsonl:1 already; this line is skipped$/)],
    ]);
  });

  test("are at most a hundred, and one that says so; control characters are visible", async () => {
    const { warnings } = await warningsOf(temporaryFolder({ "a.jsonl": "\u001b[2J\n".repeat(150) }));
    expect(warnings.length).toBe(101);
    expect(warnings[100]?.message).toContain("pass onProblem");
    expect(warnings.map(({ message }) => message).join("")).not.toMatch(/\p{Cc}/u);
  });
});

describe("reading", () => {
  test("standard input that is no JSON lines says once how it is read", async () => {
    const { problems } = await read("-", { stdin: Readable.from(["id,text\n1,words\n"]) });
    expect(problems.map(({ message }) => message.includes("standard input is read as JSON lines"))).toEqual([true, false]);
  });

  test("ends whatever bytes a file holds, and throws nothing", async () => {
    const scraps = ['{"id":1,"text":"', '"}', "\n", "\r", ",", ";", '"', "id,text", "sep=|", "\0", "\ufeff", "é", "[", "{", "\\", "12345678901234567890"];
    const bytes = fc.oneof(
      fc.array(fc.constantFrom(...scraps), { maxLength: 40 }).map((parts) => Buffer.from(parts.join(""))),
      fc.uint8Array({ maxLength: 60 }).map((noise) => Buffer.from(noise)),
    );
    const endings = ["txt", "jsonl", "csv", "txt.gz", "jsonl.gz", "csv.gz"];
    await fc.assert(
      fc.asyncProperty(bytes, fc.boolean(), fc.constantFrom("utf-8", "utf-16le", "windows-1252"), async (content, isPacked, encoding) => {
        const file = isPacked ? Buffer.concat([gzipSync(content), content]) : content;
        const { problems } = await read(temporaryFolder(Object.fromEntries(endings.map((ending) => [`a.${ending}`, file]))), { encoding });
        expect(problems.every(({ message }) => message.length > 0)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test("ends with what the handler of problems throws", async () => {
    const onProblem = () => {
      throw new Error("no bad input here");
    };
    await expect(read(temporaryFolder({ "a.jsonl": "nonsense\n" }), { onProblem })).rejects.toThrow("no bad input here");
  });

  test("ends with the reason of the signal, also while standard input says nothing", async () => {
    const controller = new AbortController();
    const stdin = new Readable({ read() {} });
    const reading = read("-", { stdin, signal: controller.signal });
    setTimeout(() => controller.abort(new Error("enough")), 20);
    await expect(reading).rejects.toThrow("enough");
  });

  test.each([
    [() => readDocuments([]), /at least one path/],
    [() => readDocuments(7 as unknown as string), /"paths" expected string or array of strings, got 7/],
    [() => readDocuments(["a", 7 as unknown as string]), /"paths\[1\]" expected string, got 7/],
    [() => readDocuments("a", { encoding: "latin-9" as "utf-8" }), /"encoding" expected one of utf-8, utf-16le, utf-16be, windows-1252, .*, got "latin-9"/],
    [() => readDocuments("a", { onproblem: 1 } as ReadOptions), /unknown option "onproblem"/],
    [() => readDocuments("a", { stdin: 7 as unknown as Readable }), /"stdin" expected Readable, got 7/],
    [() => readDocuments("a", { signal: {} as AbortSignal }), /"signal" expected AbortSignal, got a value of type object/],
    [() => readDocuments(undefined as unknown as string), /"paths" expected string or array of strings, got undefined/],
    [() => readDocuments("a", null as unknown as ReadOptions), /"options" expected object, got null/],
    [() => readDocuments("a", { maxRecordChars: 0 }), /"maxRecordChars" expected integer/],
  ])("checks its arguments at once (%#)", (call, message) => {
    expect(call).toThrow(message);
  });
});
