import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readPan, readPlanted } from "../../bench/quality/read-labelled.js";
import { temporaryFolder } from "../io/temporary-folder.js";

const SOURCE = "\u{1F6A2}\u{1F6A2} the crane on the quay stands idle";
const SUSPICIOUS = "He said: crane on the quay, no more.";
const xml = (feature: string) => `<?xml version="1.0"?><document reference="suspicious-1.txt">\n<feature name="about" title="x"/>\n${feature}\n</document>`;
const feature = (changes: Record<string, string> = {}) => {
  const values = {
    type: "artificial",
    this_offset: "9",
    this_length: "17",
    source_reference: "source-1.txt",
    source_offset: "7",
    source_length: "17",
    ...changes,
  };
  const attributes = Object.entries(values).map(([name, value]) => `${name}="${value}"`);
  return `<feature name="plagiarism" ${attributes.join(" ")} />`;
};
const corpus = (features: string) =>
  temporaryFolder({
    "source-documents/source-1.txt": SOURCE,
    "suspicious-documents/part1/suspicious-1.txt": SUSPICIOUS,
    "suspicious-documents/part1/suspicious-1.xml": xml(features),
  });

describe("readPan", () => {
  it("reads offsets in code points and gives spans that slice the texts", () => {
    const { documents, truth } = readPan(corpus(feature()));
    const textOf = new Map(documents.map(({ id, text }) => [id, text]));
    expect(truth).toHaveLength(1);
    for (const { id, start, end } of [truth[0]!.a, truth[0]!.b]) expect(textOf.get(id)!.slice(start, end)).toBe("crane on the quay");
    expect(truth[0]!.a).toEqual({ id: "source-1.txt", start: 9, end: 26 });
  });

  it("takes the obfuscation for the kind, else the type", () => {
    const kinds = readPan(corpus(feature() + feature({ obfuscation: "none" }))).truth.map(({ kind }) => kind);
    expect(kinds).toEqual(["artificial", "none"]);
  });

  it("judges passages between a source and a suspicious document only", () => {
    const { isJudged } = readPan(corpus(feature()));
    const span = (id: string) => ({ id, start: 0, end: 9 });
    expect(isJudged({ a: span("suspicious-1.txt"), b: span("source-1.txt") })).toBe(true);
    expect(isJudged({ a: span("suspicious-1.txt"), b: span("suspicious-1.txt") })).toBe(false);
    expect(isJudged({ a: span("source-1.txt"), b: span("source-1.txt") })).toBe(false);
  });

  it.each([
    ["a document that is not there", { source_reference: "source-2.txt" }, /source-2\.txt/],
    ["a span beyond the end", { source_length: "99" }, /source-1\.txt.*99/],
    ["a span without a length", { this_length: "0" }, /suspicious-1\.txt/],
  ])("refuses %s and names it", (_, changes, message) => {
    expect(() => readPan(corpus(feature(changes)))).toThrow(message);
  });
});

describe("readPlanted", () => {
  it("reads documents and cases as they stand", () => {
    const documents = [
      { id: "x", text: "one" },
      { id: "y", text: "two", source: "Z" },
    ];
    const truth = [{ kind: "verbatim", a: { id: "x", start: 0, end: 3 }, b: { id: "y", start: 0, end: 3 } }];
    const folder = temporaryFolder({ "documents.jsonl": `${documents.map((each) => JSON.stringify(each)).join("\n")}\n`, "truth.json": JSON.stringify(truth) });
    expect(readPlanted(join(folder))).toMatchObject({ documents, truth });
  });
});
