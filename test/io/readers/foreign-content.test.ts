import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { foreignContent } from "../../../src/io/readers/foreign-content.js";
import type { Encoding } from "../../../src/io/readers/read-options.js";

const bytes = (text: string) => Buffer.from(text, "latin1");
const latin = "The lighthouse at Vardø is lit again after nine years.\n";
const russian = "Маяк снова горит после девяти лет, сказал смотритель. Корабли видят его издалека, и порт открыт.\n";
const chinese = "灯塔在九年之后重新点亮，港务局长说道。船只从远处就能看见它，港口已经开放。\n";

/** `text` in UTF-16 with the more significant byte first. */
const utf16be = (text: string) => Buffer.from(text, "utf16le").swap16();

describe("a file is named as what it is", () => {
  test.each([
    ["gzip", gzipSync(latin)],
    ["ZIP", bytes("PK\x03\x04\x14\0\0\0")],
    ["bzip2", bytes("BZh91AY&SY\xd4")],
    ["xz", bytes("\xfd7zXZ\0\0\x04")],
    ["Zstandard", bytes("\x28\xb5\x2f\xfd\x24")],
    ["7-Zip", bytes("7z\xbc\xaf\x27\x1c\0\x04")],
    ["tar", bytes(`story.txt${"\0".repeat(248)}ustar\x0000`)],
    ["PDF", bytes("%PDF-1.7\n")],
    ["Office", bytes("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")],
    ["Parquet", bytes("PAR1\x15\x04")],
    ["UTF-32", bytes("\xff\xfe\0\0T\0\0\0")],
    ["RTF", bytes("{\\rtf1\\ansi The lighthouse}")],
    ["image", bytes("II*\0\x08\0\0\0")],
    ["image", bytes("RIFF\x24\0\0\0WEBPVP8 ")],
    ["sound or a film", bytes("\0\0\0\x18ftypmp42")],
    ["sound or a film", bytes("ID3\x03\0")],
    ["program", bytes("\x7fELF\x02\x01")],
    ["program", bytes(`MZ\x90\0${"\0".repeat(0x3c)}\x0e\x1f\xba\x0e`)],
    ["binary data of an unknown kind", Buffer.from(Array.from({ length: 500 }, (_, i) => (i * 7919) % 256))],
  ])("%s", (name, content) => {
    for (const format of ["text", "json-lines", "csv"] as const)
      expect(foreignContent(content, format, "utf-8")).toEqual({ code: "wrong-format", message: expect.stringContaining(name) });
  });

  test.each([
    "PK won the match",
    "BZh is no word",
    "Rar! she cried",
    "%PDF is what he typed",
    "PAR1 is a street",
    "MZ 12 is the number of the tram",
    "RIFF raff",
    "\x1b[1mbold\x1b[0m and\fa new page",
    latin,
    russian,
    chinese,
    "",
    "a",
  ])("text that begins alike (%j) is text", (text) => {
    for (const encoding of ["utf-8", "windows-1252"] as const) expect(foreignContent(Buffer.from(text), "text", encoding)).toBeUndefined();
  });
});

describe("UTF-16 without a mark is noticed", () => {
  test.each([latin, russian, `{"id":"1","text":${JSON.stringify(chinese)}}\n`])("in %j, and whichever byte comes first", (text) => {
    for (const [likely, content] of [
      ["utf-16le", Buffer.from(text, "utf16le")],
      ["utf-16be", utf16be(text)],
    ] as const) {
      for (const encoding of ["utf-8", "windows-1252", likely === "utf-16le" ? "utf-16be" : "utf-16le"] as const)
        expect(foreignContent(content, "json-lines", encoding)).toEqual({ code: "wrong-encoding", message: expect.stringContaining(`looks like ${likely}`) });
      expect(foreignContent(content, "json-lines", likely)).toBeUndefined();
    }
  });

  test("and so is what is none where the option says it", () => {
    expect(foreignContent(Buffer.from(latin), "text", "utf-16le")).toMatchObject({
      code: "wrong-encoding",
      message: expect.stringContaining("looks like utf-8"),
    });
    for (const text of [chinese, russian]) expect(foreignContent(Buffer.from(text, "utf16le"), "text", "utf-16le")).toBeUndefined();
  });

  test("but a few zero bytes in a text are not taken for it", () => {
    expect(foreignContent(bytes(`a\0b${latin}\0\0${latin}`), "text", "utf-8")).toBeUndefined();
    expect(foreignContent(Buffer.alloc(5000), "text", "utf-8")?.message).toContain("binary data");
  });

  test("a mark decides, whatever the option says", () => {
    expect(foreignContent(Buffer.from(`\ufeff${latin}`, "utf16le"), "text", "utf-8")).toBeUndefined();
  });
});

describe("JSON over several lines is not taken for JSON lines", () => {
  const records = [
    { id: 1, text: latin },
    { id: 2, text: russian },
  ];

  test.each([
    ["an array over lines", JSON.stringify(records, null, 2), "jq -c '.[]'"],
    ["an array with an object on each line", `[\n${records.map((record) => JSON.stringify(record)).join(",\n")}\n]\n`, "jq -c '.[]'"],
    ["objects over lines", records.map((record) => JSON.stringify(record, null, "\t")).join("\r\n"), "jq -c ."],
  ])("%s is told with what would make them", (_, text, command) => {
    for (const encoding of ["utf-8", "utf-16le"] as Encoding[]) {
      const content = Buffer.from(`\ufeff${text}`, encoding === "utf-8" ? "utf8" : "utf16le");
      expect(foreignContent(content, "json-lines", "utf-8")).toMatchObject({ code: "wrong-format", message: expect.stringContaining(command) });
      expect(foreignContent(content, "text", "utf-8")).toBeUndefined();
    }
  });

  test.each(['{"id":1,"text":"x"}\n', '["a"]\n{"id":1}\n', "{nonsense\n", '\n\n  {"id":1}\n', "[1]"])("%j are lines", (text) => {
    expect(foreignContent(Buffer.from(text), "json-lines", "utf-8")).toBeUndefined();
  });
});
