import fc from "fast-check";
import picocolors from "picocolors";
import { describe, expect, test } from "vitest";
import { comparisonLines } from "../../src/cli/compare.js";
import { displayWidth } from "../../src/cli/display-width.js";
import { markedSections } from "../../src/cli/marked-text.js";
import type { LayoutContext } from "../../src/cli/print-context.js";
import { sideBySideLines } from "../../src/cli/side-by-side.js";
import type { Document } from "../../src/types/document.js";
import type { Passage } from "../../src/types/passage.js";
import type { Comparison } from "../../src/types/result.js";
import { sampleDetection, sampleDocuments } from "../io/sample-detection.js";

const plain = picocolors.createColors(false);
const layout: LayoutContext = { width: 80, sentenceWidth: Number.POSITIVE_INFINITY, colors: plain, linked: (_id, shown) => shown };
const colored = picocolors.createColors(true);
const [release, story] = sampleDocuments as [Document, Document];
const between = sampleDetection.passages.slice(0, 2);

const linesOf = (text: string, options: { marks?: { start: number; end: number; number: number }[]; cuts?: number[]; width: number }) =>
  markedSections(text, { marks: [], cuts: [], ...options }).map((lines) => lines.map(({ parts }) => parts.map((part) => part.text).join("")));

describe("a marked text", () => {
  test("breaks at white space, inside a word that is too long, and keeps line ends", () => {
    expect(linesOf("one two three\nfour\r\n\nabcdefghijklmnop", { width: 8 })).toEqual([["one two", "three", "four", "", "abcdefgh", "ijklmnop"]]);
  });

  test("has its marks around their ranges, kept with the words they stand at", () => {
    expect(linesOf("one two three four", { marks: [{ start: 4, end: 13, number: 1 }], width: 12 })).toEqual([["one [1 two", "three 1]", "four"]]);
  });

  test("has nested and neighbouring marks in order", () => {
    const marks = [
      { start: 0, end: 3, number: 2 },
      { start: 0, end: 7, number: 1 },
      { start: 7, end: 8, number: 3 },
    ];
    expect(linesOf("aaabbbbc", { marks, width: 60 })).toEqual([["[1 [2 aaa 2]bbbb 1][3 c 3]"]]);
  });

  test("begins a section at every cut, with the marks that are open there", () => {
    const sections = markedSections("aaa bbb", { marks: [{ start: 0, end: 7, number: 1 }], cuts: [4], width: 40 });
    expect(sections.map((lines) => lines.flatMap(({ parts }) => parts))).toEqual([[{ text: "[1 aaa", number: 1 }], [{ text: "bbb 1]", number: 1 }]]);
  });

  test("never makes a line wider than the column, nor loses a character that shows", () => {
    const piece = fc.constantFrom("word", " ", "\n", "漢字", "👩‍👩‍👧", "e\u0301", "\u001b[1m", "longlonglonglong", "\t", "\u202e");
    const text = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 30 }), (given, width) => {
        const lines = markedSections(given, { marks: [], cuts: [], width })[0]!;
        const shown = lines.map(({ parts }) => parts.map((part) => part.text).join(""));
        for (const [index, line] of shown.entries()) {
          expect(displayWidth(line)).toBe(lines[index]!.width);
          expect(lines[index]!.width).toBeLessThanOrEqual(width);
          expect(line).not.toMatch(/[\p{Cc}\u202e]/u);
        }
        const visible = given.replaceAll("\u001b", "\\x1b").replaceAll("\u202e", "\\u202e").replace(/\s/g, "");
        expect(shown.join("").replace(/\s/g, "")).toBe(visible);
      }),
    );
  });
});

describe("two texts side by side", () => {
  const lines = (width: number, colors = plain) => [...sideBySideLines([release, story], between, { width, colors })];

  test("show what matches without colour", () => {
    expect(lines(80)).toEqual([
      'The mayor said: "[1 We will not be     │ “[1 We will not be bullied, not',
      "bullied,                               │ today 1],” he said. [2 =SUM(A1) 2]",
      'not today 1]." [2 =SUM(A1) 2] is a     │ too, =SUM(A1) again.',
      "formula.                               │",
    ]);
  });

  test("colour a block and its label, each line by itself", () => {
    const { green } = colored;
    expect(lines(80, colored).slice(0, 2)).toEqual([
      `The mayor said: "${green("[1 We will not be")}     │ “${green("[1 We will not be bullied, not")}`,
      `${green("bullied,")}                               │ ${green("today 1]")},” he said. ${colored.yellow("[2 =SUM(A1) 2]")}`,
    ]);
  });

  test("keep the columns apart whatever the script", () => {
    const wide = { id: "wide", text: `${"漢字かな".repeat(20)} 👩‍👩‍👧 e\u0301e\u0301 \u001b[2J ${"word ".repeat(20)}` };
    for (const line of sideBySideLines([wide, story], [], { width: 60, colors: plain })) {
      expect(displayWidth(line.split("│")[0]!)).toBe(29);
      expect(displayWidth(line)).toBeLessThanOrEqual(60);
    }
  });

  test("begin a long passage in the same row on both sides", () => {
    const shared = "this is a longer passage of more than a dozen words that both texts have in common";
    const a = { id: "a", text: `${"some words of its own ".repeat(30)}\n${shared} end` };
    const b = { id: "b", text: `${shared} and more` };
    const span = (document: Document) => ({ id: document.id, start: document.text.indexOf(shared), end: document.text.indexOf(shared) + shared.length });
    const passage: Passage = {
      ...sampleDetection.passages[0]!,
      a: span(a),
      b: span(b),
      tokens: 16,
      blocks: [{ a: [span(a).start, span(a).end], b: [span(b).start, span(b).end] }],
    };
    const rows = [...sideBySideLines([a, b], [passage], { width: 80, colors: plain })];
    expect(rows.filter((row) => row.includes("[1"))).toEqual([expect.stringMatching(/^\[1 this is a longer.* │ \[1 this is a longer/)]);
  });

  test("mark passages that cross each other without losing text", () => {
    const words = ["alpha beta gamma", "delta epsilon zeta"];
    const a = { id: "a", text: words.join(" | ") };
    const b = { id: "b", text: [...words].reverse().join(" | ") };
    const passages = words.map((word) => {
      const [x, y] = [a.text.indexOf(word), b.text.indexOf(word)];
      return {
        ...sampleDetection.passages[0]!,
        tokens: 20,
        a: { id: "a", start: x, end: x + word.length },
        b: { id: "b", start: y, end: y + word.length },
        blocks: [{ a: [x, x + word.length], b: [y, y + word.length] }],
      } satisfies Passage;
    });
    const rows = [...sideBySideLines([a, b], passages, { width: 100, colors: plain })];
    const column = (index: number) =>
      rows
        .map((row) => row.split("│")[index]!.trim())
        .join(" ")
        .trim();
    expect(column(0)).toBe("[1 alpha beta gamma 1] | [2 delta epsilon zeta 2]");
    expect(column(1)).toBe("[2 delta epsilon zeta 2] | [1 alpha beta gamma 1]");
  });
});

describe("the print of a comparison", () => {
  const { settings, guarantee } = sampleDetection;
  const comparison: Comparison = {
    settings,
    guarantee,
    a: sampleDetection.documents[0]!,
    b: sampleDetection.documents[1]!,
    resemblance: 0.25,
    containmentA: 0.5,
    containmentB: 0.4,
    coverageA: 0.643,
    coverageB: 0.6,
    relation: sampleDetection.pairs[0]!.relation!,
    passages: sampleDetection.passages,
    families: sampleDetection.families,
    ignored: [],
    limits: sampleDetection.limits.slice(0, 1),
  };
  const print = (changes: Partial<Comparison> = {}) => [...comparisonLines([release, story], { ...comparison, ...changes }, layout)];

  test("has the figures before the texts, and the numbered passages, edits, repeats and limits after them", () => {
    const lines = print();
    expect(lines.slice(0, 6)).toEqual([
      "a release.txt: 14 tokens, 64.3 % shared",
      "b story.txt: 15 tokens, 60.0 % shared",
      "resemblance 0.250, 2 passages",
      "quotation, a to b",
      "  most of it is quoted",
      "  one is a release",
    ]);
    expect(lines.slice(lines.indexOf("", 7) + 1)).toEqual([
      "[1] 61.5 bits, exact, 7 tokens, a [17,50), b [1,34)",
      "[2] 33.1 bits, edited, 2 tokens, a [53,64), b [46,58)",
      "    replace: “is” → “too”",
      "b repeats itself: 31.0 bits, exact, 2 tokens, [46,54) and [60,68)",
      "    =SUM(A1)",
      'limit document-short (1): documents shorter than the shortest run that is sure to be examined: "x\\x07"',
    ]);
  });

  test("says that nothing was found", () => {
    expect(print({ passages: [], limits: [] }).at(-1)).toEqual(
      expect.stringMatching(
        /^Nothing found: no passage reaches the evidence that is needed \([\d.]+ bits, [\d.]+ for a whole quotation\)\. `wirecopy explain` says what the two share\.$/,
      ),
    );
  });

  test("shows words that only one side has without an arrow", () => {
    const edits = [
      { a: "", b: "new", op: "insert" as const },
      { a: "old", b: "", op: "delete" as const },
    ];
    const lines = print({ passages: [{ ...sampleDetection.passages[0]!, edits }] });
    expect(lines).toContain("    insert: “new”");
    expect(lines).toContain("    delete: “old”");
  });
});
