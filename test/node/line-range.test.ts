import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { linesIn } from "../../src/node/line-range.js";

const folder = mkdtempSync(join(tmpdir(), "wirecopy-lines-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Found {
  readonly start: number;
  readonly end: number;
  readonly text: string | undefined;
}

/** The lines of `text` as ranges that end at `cuts` and at the end of the file give them, and how many each range has. */
function linesOf(text: string, cuts: readonly number[], { first = 0, most = 1e9 } = {}): { lines: Found[]; numbers: number[][] } {
  const path = join(folder, "file");
  writeFileSync(path, text);
  const descriptor = openSync(path, "r");
  const ends = [...cuts, Number.POSITIVE_INFINITY];
  const ranges = ends.map((to, x) => [...linesIn(descriptor, { from: x === 0 ? first : ends[x - 1]!, to }, first, most)]);
  closeSync(descriptor);
  const lines = ranges.flat().map(({ start, end, content }) => ({ start, end, text: content?.toString() }));
  return { lines, numbers: ranges.map((range) => range.map(({ number }) => number)) };
}

describe("the lines of ranges of a file", () => {
  it("are those of the whole file, each once, wherever it is cut", () => {
    const text = fc.array(fc.constantFrom("a", "bc", "\n", "\n", "é", "\r\n"), { maxLength: 40 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 6 }), (given, cuts) => {
        const sorted = [...cuts].sort((x, y) => x - y);
        expect(linesOf(given, sorted).lines).toEqual(linesOf(given, []).lines);
        expect(
          linesOf(given, sorted)
            .lines.map(({ text: line }) => line)
            .join("\n"),
        ).toBe(given.replace(/\n$/, ""));
      }),
    );
  });

  it("are numbered from 1 in each range", () => {
    expect(linesOf("a\nb\nc\nd\n", [4]).numbers).toEqual([
      [1, 2],
      [1, 2],
    ]);
  });

  it("are read whole where they are longer than a piece, and passed over by the ranges inside them", () => {
    const long = "x".repeat(3_000_000);
    const { lines, numbers } = linesOf(`a\n${long}\nb`, [1_000_000, 2_000_000, 3_000_001]);
    expect(lines.map(({ text }) => text?.length)).toEqual([1, 3_000_000, 1]);
    expect(numbers.map((range) => range.length)).toEqual([2, 0, 0, 1]);
  });

  it("have no content where they are above the limit, but their place", () => {
    expect(linesOf("abc\nabcdef\nab", [5], { most: 3 }).lines).toEqual([
      { start: 0, end: 4, text: "abc" },
      { start: 4, end: 11, text: undefined },
      { start: 11, end: 13, text: "ab" },
    ]);
  });

  it("begin behind a byte order mark", () => {
    expect(linesOf("\ufeffa\nb", [4], { first: 3 }).lines).toEqual([
      { start: 3, end: 5, text: "a" },
      { start: 5, end: 6, text: "b" },
    ]);
  });
});
