import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitByteLines } from "../../../src/io/readers/split-lines.js";

function* piecesOf(bytes: Buffer, sizes: readonly number[]) {
  let from = 0;
  for (const size of sizes) {
    yield bytes.subarray(from, from + size);
    from += size;
  }
  yield bytes.subarray(from);
}

function lines(text: string, sizes: readonly number[] = [], maxBytes = 1e6) {
  const found: { start: number; end: number; text: string | undefined }[] = [];
  for (const { number, start, end, content } of splitByteLines(piecesOf(Buffer.from(text), sizes), maxBytes)) {
    expect(number).toBe(found.length + 1);
    found.push({ start, end, text: content?.toString() });
  }
  return found;
}

describe("splitting lines of bytes", () => {
  test("gives lines whose bytes are the whole, each with its text, however they are cut into pieces", () => {
    const text = fc.array(fc.constantFrom("a", "\n", "\r", "\u2028", "é", "😀"), { maxLength: 40 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, fc.array(fc.nat(4), { maxLength: 40 }), (given, sizes) => {
        const found = lines(given, sizes);
        const bytes = Buffer.from(given);
        expect(found.map(({ start, end }) => bytes.subarray(start, end).toString()).join("")).toBe(given);
        expect(found.map((line) => line.text)).toEqual(given.split("\n").slice(0, given.endsWith("\n") || given === "" ? -1 : undefined));
      }),
    );
  });

  test("leaves out the bytes of a line above the limit, but not its place", () => {
    expect(lines("abc\nabcdef\nab", [5, 1, 1], 3)).toEqual([
      { start: 0, end: 4, text: "abc" },
      { start: 4, end: 11, text: undefined },
      { start: 11, end: 13, text: "ab" },
    ]);
  });
});
