import { describe, expect, test } from "vitest";
import { displayWidth } from "../../src/cli/display-width.js";
import { storyLines } from "../../src/cli/stories.js";
import { traceLines } from "../../src/cli/trace-lines.js";
import type { ReleaseTrace } from "../../src/types/trace.js";
import { emptyDetection, sampleDetection } from "../io/sample-detection.js";
import { emptyTrace, hostileTrace, sampleTrace } from "../io/sample-trace.js";
import { printContext } from "./print-context.js";

const context = { ...printContext, numPassedOver: 0 };
const linesOf = (trace: ReleaseTrace, changes: Partial<typeof context> = {}) => [...traceLines(trace, { ...context, ...changes })];
/** What must never reach a terminal. */
const DANGEROUS = /[^\P{Cc}\n]|\u202e/u;
const BAD = "\u001b]0;owned\u0007\u202e\n\u009b2J";

describe("the print of a trace", () => {
  test("has a table, the evidence, passages with edits, quotations with speakers, and the count of each sentence", () => {
    expect(linesOf(sampleTrace)).toEqual([
      "release.txt (City, 2018-03-01): 14 tokens",
      "2 articles of 3 have text of it, 64.3 % of it in all, 1.2 s",
      "First use: story.txt, 2018-03-02 (text)",
      "",
      "Articles, earliest first",
      "  appeared           relation       direction     of release  of article  article",
      "  2018-03-02 (text)  quotation      from release      64.3 %      60.0 %  story.txt",
      "  ?                  common-source  undetermined      10.0 %      20.0 %  +wire\\x1b[2J.txt",
      "",
      "story.txt",
      "  quotation, from release",
      "    most of it is quoted",
      "    one is a release",
      "  61.5 bits, exact, release [17,50), article [1,34)",
      "     We will not be bullied, not today",
      "  33.1 bits, edited, release [53,64), article [46,58)",
      "     =SUM(A1) is",
      "     “is” became “too”",
      "",
      "+wire\\x1b[2J.txt",
      "  common-source, undetermined",
      "",
      "Quotations",
      "  “We will not be bullied, not today”",
      "    The mayor",
      "    verbatim  release.txt, The mayor",
      "    altered   story.txt",
      "              “not” became “never”",
      "",
      "Sentences of the release, and how many articles have half of each or more (+ of undetermined direction)",
      "    -  The mayor said:",
      "  1+1  We will not be bullied, not today",
      "    1  =SUM(A1) is a formula.",
      "",
      "Limits",
      "  document-short (1): documents shorter than the shortest run",
    ]);
  });

  test("says what was needed where nothing was found", () => {
    expect(linesOf({ ...emptyTrace, numArticles: 1 })[3]).toMatch(/^Nothing found: no article shares a passage with the evidence that is needed/);
  });

  test("says that nothing was read, and that the release was passed over", () => {
    expect(linesOf({ ...emptyTrace, numArticles: 0 })[3]).toBe("No documents were read.");
    expect(linesOf({ ...emptyTrace, numArticles: 0 }, { numPassedOver: 1 })[3]).toBe(
      "No documents were read but the release itself, which was passed over (1 file).",
    );
  });

  test("cuts long lists and says how many are left", () => {
    const articles = Array.from({ length: 130 }, () => sampleTrace.articles[0]!);
    const printed = linesOf({ ...sampleTrace, articles }).join("\n");
    expect(printed).toContain("  30 more articles not shown; --json, --jsonl or --csv FILE");
    expect(printed).toContain("Passages of 110 more articles not shown;");
  });

  test("prints nothing that a terminal acts upon, wherever it came from", () => {
    const printed = linesOf(hostileTrace(BAD), { textOf: () => `begin ${BAD} ${BAD.repeat(20)}` }).join("\n");
    expect(printed).not.toMatch(DANGEROUS);
    expect(printed).toContain("\\x1b");
  });

  test.each([60, 100])("keeps its rows within %i columns but for ids that have no room", (width) => {
    const long = hostileTrace("a very long name of something that goes on and on ".repeat(20));
    const rows = linesOf(long, { width }).filter((line) => line.startsWith("    ") || line.startsWith("  “"));
    expect(rows.length).toBeGreaterThan(5);
    for (const row of rows) expect(displayWidth(row)).toBeLessThanOrEqual(width);
  });
});

describe("the print of stories", () => {
  const print = (detection = sampleDetection, changes: Partial<typeof context> = {}) => [...storyLines(detection, { ...context, ...changes })];

  test("has each story with its origins, why they are, and the share of each member", () => {
    expect(print({ ...sampleDetection, limits: [], ignored: [] })).toEqual([
      "1 story told by 3 of 3 documents, 1 cluster of near-duplicates, 1.2 s",
      "",
      "Story 0: 3 documents, 1 independent origin",
      "  origin release.txt (City, 2018-03-01)",
      "    it took nothing from another",
      "     60.0 %  story.txt",
      "     50.0 %  +wire\\x1b[2J.txt",
    ]);
  });

  test("says where there is none", () => {
    const documents = sampleDetection.documents.slice(0, 2);
    expect(print({ ...emptyDetection, documents })[2]).toBe("No two documents are tied by reuse. `wirecopy detect` prints whatever they share.");
  });

  test("says that nothing was read", () => {
    expect(print(emptyDetection)[2]).toBe("No documents were read.");
  });

  test("cuts long lists and says how many are left", () => {
    const members = Array.from({ length: 30 }, (_, i) => ({ id: `m${i}`, share: 0.5 }));
    const origin = { document: "m0", wire: null, reason: "why", members };
    const stories = Array.from({ length: 60 }, (_, index) => ({
      index,
      documents: members.map((one) => one.id),
      clusters: [],
      origins: Array.from({ length: 25 }, () => origin),
    }));
    const printed = print({ ...sampleDetection, stories }).join("\n");
    expect(printed).toContain("    9 more documents not shown;");
    expect(printed).toContain("  5 more origins not shown;");
    expect(printed).toContain("10 more stories not shown;");
  });

  test("prints nothing that a terminal acts upon, wherever it came from", () => {
    const documents = sampleDetection.documents.map((document) => ({ ...document, id: BAD, source: BAD, publishedAt: BAD }));
    const stories = [
      { index: 0, documents: [BAD, BAD], clusters: [], origins: [{ document: BAD, wire: null, reason: BAD, members: [{ id: BAD, share: 1 }] }] },
    ];
    expect(print({ ...sampleDetection, documents, stories, limits: [] }).join("\n")).not.toMatch(DANGEROUS);
  });
});
