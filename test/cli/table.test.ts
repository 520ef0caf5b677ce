import fc from "fast-check";
import picocolors from "picocolors";
import { describe, expect, test } from "vitest";
import { displayWidth } from "../../src/cli/display-width.js";
import { type Column, tableLines } from "../../src/cli/table.js";
import { anyText } from "../reference/nasty-text.js";

interface Row {
  readonly bits: string;
  readonly label: string;
  readonly a: string;
  readonly b: string;
}

const columns: Column<Row>[] = [
  { head: "bits", kind: "figure", cell: ({ bits }) => bits },
  { head: "label", kind: "word", drop: 1, cell: ({ label }) => label },
  { head: "a", kind: "text", cell: ({ a }) => a },
  { head: "b", kind: "text", cell: ({ b }) => b },
];
const rows: Row[] = [
  { bits: "61.5", label: "quotation", a: "release.txt", b: "2026/november/the-daily-observer/harbour-cranes.txt" },
  { bits: "103.25", label: "-", a: "漢字かな交じり文の文書", b: "b.txt" },
];
const print = (width: number, given = rows, use = columns) => [...tableLines(given, use, { width, colors: picocolors.createColors(false) })];

describe("a table", () => {
  test("aligns figures to the right and words to the left, by the columns that a terminal gives them", () => {
    expect(print(100)).toEqual([
      "    bits  label      a                       b",
      "    61.5  quotation  release.txt             2026/november/the-daily-observer/harbour-cranes.txt",
      "  103.25  -          漢字かな交じり文の文書  b.txt",
    ]);
  });

  test("shortens texts in the middle where they do not fit, the widest first", () => {
    expect(print(60)).toEqual([
      "    bits  label      a                   b",
      "    61.5  quotation  release.txt         2026/nove…ranes.txt",
      "  103.25  -          漢字かな…文の文書   b.txt",
    ]);
  });

  test("drops columns where the texts would be left with nothing", () => {
    expect(print(40)).toEqual(["    bits  a               b", "    61.5  release.txt     2026/no…es.txt", "  103.25  漢字か…の文書   b.txt"]);
  });

  test("drops columns of one rank together", () => {
    const both = columns.map((column) => (column.head === "bits" ? { ...column, drop: 1 } : column));
    expect(print(40, rows, both)[0]).toBe("  a                   b");
  });

  test("is nothing without rows", () => {
    expect(print(80, [])).toEqual([]);
  });

  test("gives a style the shortened cell, and keeps the columns in line whatever it adds", () => {
    const styled = columns.map((column) => (column.head === "a" ? { ...column, style: (shown: string) => `<b>${shown}</b>` } : column));
    expect(print(60, rows, styled)[1]).toBe("    61.5  quotation  <b>release.txt</b>         2026/nove…ranes.txt");
  });

  test("never takes more columns than there are, and prints nothing that a terminal acts upon", () => {
    const cell = fc.oneof(anyText({ maxLength: 200 }), fc.constantFrom("漢".repeat(99), "\u001b[2J\u202e".repeat(9), "👩‍👩‍👧".repeat(30), ""));
    const row = fc.record({ bits: fc.constantFrom("1.0", "1,234.5"), label: fc.constantFrom("quotation", "-"), a: cell, b: cell });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), fc.integer({ min: 40, max: 120 }), (given, width) => {
        for (const line of print(width, given)) {
          expect(displayWidth(line)).toBeLessThanOrEqual(width);
          expect(line).not.toMatch(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
        }
      }),
    );
  });
});
