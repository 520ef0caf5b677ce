import { describe, expect, test } from "vitest";
import { displayWidth } from "../../src/cli/display-width.js";
import { summaryLines } from "../../src/cli/summary.js";
import type { Passage } from "../../src/types/passage.js";
import type { Pair } from "../../src/types/relation.js";
import type { Detection } from "../../src/types/result.js";
import { emptyDetection, sampleDetection } from "../io/sample-detection.js";
import { printContext } from "./print-context.js";

const context = printContext;
const summary = (detection: Detection, changes: Partial<typeof context> = {}) => [...summaryLines(detection, { ...context, ...changes })];
const withoutLimits = { ...sampleDetection, limits: [] };

function manyPairs(count: number): Detection {
  const passages: Passage[] = Array.from({ length: count }, (_, i) => ({ ...sampleDetection.passages[0]!, bits: i }));
  const pairs: Pair[] = passages.map((_, i) => ({ ...sampleDetection.pairs[0]!, a: `a${i}`, b: `b${i}`, passages: [i] }));
  return { ...withoutLimits, passages, pairs };
}

describe("the summary of a detection", () => {
  test("prints the figures, the pairs with both excerpts, repeats, clusters, limits", () => {
    expect(summary(sampleDetection)).toEqual([
      "3 documents, 34 tokens: 3 passages in 2 families, 2 pairs, 1 story, 1.2 s",
      "",
      "Pairs, strongest first",
      "  bits    of a    of b  resemblance  relation       direction  a            b",
      "  61.5  64.3 %  60.0 %        0.250  quotation      a to b     release.txt  story.txt",
      "     -       -       -        0.750  common-source  ?          story.txt    +wire\\x1b[2J.txt",
      "",
      "a release.txt (City, 2018-03-01): 64.3 % shared",
      "b story.txt: 60.0 % shared",
      "  quotation, a to b; resemblance 0.250, 2 passages",
      "  61.5 bits, exact, 7 tokens",
      "     a [17,50)  We will not be bullied, not today",
      "     b [1,34)   We will not be bullied, not today",
      "  33.1 bits, edited, 2 tokens",
      "     a [53,64)  =SUM(A1) is",
      "     b [46,58)  =SUM(A1) too",
      "",
      "a story.txt",
      "b +wire\\x1b[2J.txt",
      "  common-source, direction undetermined; resemblance 0.750, 100.0 % of a's shingles in b, 75.0 % of b's in a",
      "",
      "story.txt repeats 1 passage of its own",
      "  31.0 bits, exact, 2 tokens",
      "     a [46,54)  =SUM(A1)",
      "     b [60,68)  =SUM(A1)",
      "",
      "1 cluster of near-duplicates",
      "  documents  tied by  stands for it  others",
      "          2    0.750  story.txt      +wire\\x1b[2J.txt",
      "",
      "Limits",
      '  document-short (1): documents shorter than the shortest run that is sure to be examined: "x\\x07"',
      '  document-looks-like-html (1): documents look like HTML: "story.txt"',
    ]);
  });

  test("puts the pair with the strongest passage first, and the strongest passage of a pair", () => {
    const [quotation, formula] = sampleDetection.passages as [Passage, Passage];
    const passages = [formula, quotation, { ...formula, bits: 70 }];
    const pairs = [
      { ...sampleDetection.pairs[0]!, passages: [0, 1] },
      { ...sampleDetection.pairs[0]!, a: "x", b: "y", passages: [2] },
    ];
    const bits = summary({ ...withoutLimits, passages, pairs }).flatMap((line) => /^ {2}([\d.]+) bits/.exec(line)?.[1] ?? []);
    expect(bits).toEqual(["70.0", "61.5", "33.1"]);
  });

  test("lists the strongest 50 of many pairs and shows the first 20 of them in full, says how many more there are and how to get them", () => {
    const lines = summary(manyPairs(1061));
    expect(lines.slice(lines.indexOf("Pairs, strongest first") + 2).findIndex((line) => line.includes("more pairs"))).toBe(50);
    expect(lines.filter((line) => line.startsWith("a ")).length).toBe(20);
    expect(lines.find((line) => line.startsWith("a "))).toContain("a1060");
    expect(lines).toContain("Passages of 1,041 more pairs not shown; --json, --jsonl or --csv FILE writes all of them.");
    expect(lines).toContain("  1,011 more pairs not shown; --json, --jsonl or --csv FILE writes all of them.");
  });

  test("cuts the passages of one pair, too", () => {
    const passages = Array.from({ length: 100 }, () => sampleDetection.passages[0]!);
    const pairs = [{ ...sampleDetection.pairs[0]!, passages: passages.map((_, i) => i) }];
    expect(summary({ ...withoutLimits, passages, pairs })).toContain(
      "  70 more passages of these two not shown; --json, --jsonl or --csv FILE writes all of them.",
    );
  });

  test("says in a sentence that nothing was found, and why it could not be", () => {
    const { documents } = sampleDetection;
    const settings = { ...emptyDetection.settings, threshold: 0.7, thresholds: { ...emptyDetection.settings.thresholds, plain: 34.5, quotation: 24 } };
    expect(summary({ ...emptyDetection, documents, settings })).toContain(
      "Nothing found: no pair of these 3 documents shares a passage with the evidence that is needed (34.5 bits, 24.0 for a whole quotation) or reaches a resemblance of 0.7. `wirecopy explain A B` says what two texts share and why it is not reported.",
    );
    expect(summary({ ...emptyDetection, documents, settings: { ...settings, passages: false } })).toContain(
      "Nothing found: no pair of these 3 documents reaches a resemblance of 0.7.",
    );
    expect(summary({ ...emptyDetection, documents: documents.slice(1, 2) })).toContain("Nothing found: there is only one document, and it repeats nothing.");
    expect(summary(emptyDetection)).toContain("No documents were read.");
  });

  test("counts both sides of a run with --against, and says which document is of it", () => {
    const documents = sampleDetection.documents.map((document, d) => (d === 0 ? { ...document, against: true as const } : document));
    const settings = { ...sampleDetection.settings, against: true, threshold: 0.7 };
    const lines = summary({ ...withoutLimits, documents, settings });
    expect(lines[0]).toMatch(/^2 documents against 1, 34 tokens: /);
    expect(lines).toContain("a release.txt (City, 2018-03-01, of --against): 64.3 % shared");
    expect(summary({ ...emptyDetection, documents, settings })[2]).toMatch(
      /^Nothing found: no pair of one of 2 documents and one of the 1 of --against shares a passage with .* or reaches a resemblance of 0\.7\./,
    );
    expect(summary({ ...emptyDetection, documents: documents.slice(0, 1), settings })).toContain(
      "No documents were read to be compared with those of --against.",
    );
    expect(summary({ ...emptyDetection, documents: documents.slice(1), settings })).toContain("Nothing found: --against gave no documents to compare with.");
  });

  test("where nothing was found says which flags left pairs out", () => {
    const { documents } = sampleDetection;
    const sentence = (settings: object) =>
      summary({ ...emptyDetection, documents, settings: { ...emptyDetection.settings, threshold: 0.7, ...settings } }).find((line) =>
        line.startsWith("Nothing"),
      );
    expect(sentence({ withinMs: 1000, otherSourceOnly: true })).toContain(" Pairs that --other-source-only and --within left out were not examined.");
    expect(sentence({ withinMs: 0, otherSourceOnly: false })).toContain(" Pairs that --within left out were not examined.");
    expect(sentence({ withinMs: null, otherSourceOnly: false })).not.toContain("left out");
  });

  test("calls options by their flags, also in limits", () => {
    const limits = [{ code: "time-missing" as const, count: 1, detail: "documents without a time, so not left out by `within`" }];
    expect(summary({ ...sampleDetection, limits }).at(-1)).toBe("  time-missing (1): documents without a time, so not left out by --within");
  });

  test("counts the problems of the input", () => {
    expect(summary(sampleDetection, { problems: { errors: 2, warnings: 1 } }).at(-1)).toBe("Input: 2 errors and 1 warning, named on standard error.");
  });

  test.each([60, 100, 160])("keeps every excerpt within %i columns, shortened in the middle, whatever the script", (width) => {
    const text = "漢字かな👩‍👩‍👧 and e\u0301 words ".repeat(50);
    const span = { id: "x", start: 0, end: text.length };
    const passages = [{ ...sampleDetection.passages[0]!, a: span, b: { ...span, id: "y" } }];
    const lines = summary({ ...withoutLimits, passages, pairs: [{ ...sampleDetection.pairs[0]!, passages: [0] }] }, { width, textOf: () => text }).filter(
      (line) => /^ {5}[ab] \[/.test(line),
    );
    expect(lines.length).toBe(2);
    for (const line of lines) {
      expect(line).toContain("…");
      expect(displayWidth(line)).toBeLessThanOrEqual(width);
      expect(displayWidth(line)).toBeGreaterThan(width - 5);
    }
  });

  test("prints nothing that a terminal acts upon, wherever it came from", () => {
    const bad = "\u001b]0;owned\u0007\u202e\n\u009b2J";
    const documents = sampleDetection.documents.map((document) => ({ ...document, id: document.id + bad, source: bad, publishedAt: bad }));
    const renamed = (id: string) => id + bad;
    const hostile: Detection = {
      ...sampleDetection,
      documents,
      passages: sampleDetection.passages.map((passage) => ({
        ...passage,
        a: { ...passage.a, id: renamed(passage.a.id) },
        b: { ...passage.b, id: renamed(passage.b.id) },
      })),
      pairs: sampleDetection.pairs.map((pair) => ({ ...pair, a: renamed(pair.a), b: renamed(pair.b) })),
      clusters: [{ ...sampleDetection.clusters[0]!, documents: documents.map(({ id }) => id), representative: documents[0]!.id }],
      limits: [{ code: "large-family", count: 1, detail: bad }],
    };
    const printed = summary(hostile, { textOf: () => `begin ${bad} ${bad.repeat(20)}` }).join("\n");
    expect(printed).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
    expect(printed).toContain("\\x1b");
  });
});
