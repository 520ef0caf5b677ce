import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createIgnoreList } from "../../src/boilerplate/ignore-list.js";
import { IgnoredFinder } from "../../src/boilerplate/ignored-occurrences.js";
import { finish } from "../../src/run/pace.js";
import { concatenateTokens } from "../../src/text/token-columns.js";
import { scanTokens } from "../../src/text/tokens.js";
import { processorMs } from "../processor-time.js";

const NOTE =
  "Copyright 2025 The Lantern News Agency. All rights reserved.\n\nNo part of this report may be stored, sold or printed again without our written consent.";

function listOf(ignore: readonly string[]) {
  return finish(
    createIgnoreList(
      ignore.map((text, name) => ({ name: String(name), text })),
      { folding: undefined, maxDocumentChars: 1e9 },
    ),
  );
}

/** What is ignored of a document: its texts, and by which text of the list. */
function ignoredIn(text: string, ...ignore: readonly string[]): (readonly [string, number])[] {
  const columns = concatenateTokens([scanTokens(text, undefined)]);
  const found = new IgnoredFinder(listOf(ignore), columns, () => text).find(0);
  return found.map(({ from, to, text: number }) => [text.slice(columns.start[from]!, columns.end[to - 1]!), number] as const);
}

describe("an occurrence of an ignored text", () => {
  it("is the text as it stands, however it is written", () => {
    const written = "No part of this re\u00adport may be ‘stored’, sold\nor PRINTED again without our wri\u00adtten consent";
    expect(ignoredIn(`The quay is closed. ${written}. More follows.`, NOTE)).toEqual([[written, 0]]);
  });

  it("is a run of eight words of it, and not one of seven", () => {
    expect(ignoredIn("They wrote that no part of this report may be stored in barns.", NOTE)).toEqual([["no part of this report may be stored", 0]]);
    expect(ignoredIn("They wrote that no part of this report may be lent.", NOTE)).toEqual([]);
  });

  it("is a whole short sentence or line of it where it is one in the document as well", () => {
    expect(ignoredIn("The ferry sank.\nAll rights reserved.", NOTE)).toEqual([["All rights reserved", 0]]);
    expect(ignoredIn("The tribe has all rights reserved to it in the treaty of 1854.", NOTE)).toEqual([]);
    expect(ignoredIn("Storm hits coast\nSign up here\nThe sea rose.", "Our letters\nSign up here\nEvery morning at six")).toEqual([["Sign up here", 0]]);
  });

  it("goes on beyond another year or name", () => {
    const other = "Copyright 2026 The Lantern News Agency. All rights reserved";
    expect(ignoredIn(`The quay is closed. ${other}. It rained.`, NOTE)).toEqual([[other, 0]]);
    const letter = (name: string) => `Write to our newsroom at any hour of the day: ask for ${name}, who answers every letter herself.`;
    expect(ignoredIn(`It rained. ${letter("Jo")} It snowed.`, letter("Anna Maria Lind"))).toEqual([[letter("Jo").slice(0, -1), 0]]);
  });

  it("ends where the two go on differently", () => {
    expect(ignoredIn("No part of this report may be stored, sold or burnt by the harbour master and all his many cousins.", NOTE)).toEqual([
      ["No part of this report may be stored, sold or", 0],
    ]);
  });

  it("is found each time it stands there", () => {
    const sentence = "No part of this report may be stored, sold or printed again without our written consent";
    expect(ignoredIn(`${sentence}. It rained. ${sentence}. ${sentence}.`, NOTE)).toEqual([
      [sentence, 0],
      [sentence, 0],
      [sentence, 0],
    ]);
  });

  it("belongs to the text of the list that explains most of it", () => {
    const shared = "No part of this report may be stored, sold or printed again";
    const texts = [
      `${shared} by the Lantern.`,
      `${shared} by readers of the Gazette or its sister papers.`,
      `It says: ${shared} by readers of the Gazette, ever.`,
    ];
    expect(ignoredIn(`It rained. ${texts[1]}`, ...texts)).toEqual([[texts[1]!.slice(0, -1), 1]]);
    expect(ignoredIn(`It rained. ${texts[0]}`, ...texts)).toEqual([[texts[0]!.slice(0, -1), 0]]);
  });

  it("says in which documents more texts begin alike than are tried", () => {
    const shared = "readers may quote this column freely where the paper is named";
    const texts = Array.from({ length: 9 }, (_, i) => `${shared} in edition ${"abcdefghi"[i]}`);
    const limitsOf = (numTexts: number) => {
      const documents = [`It snowed. ${shared} in edition b.`, "It rained all day in the hills."];
      const columns = concatenateTokens(documents.map((text) => scanTokens(text, undefined)));
      const finder = new IgnoredFinder(listOf(texts.slice(0, numTexts)), columns, (d) => documents[d]!);
      for (const d of documents.keys()) finder.find(d);
      return finder.limits((d) => `document ${d}`);
    };
    expect(limitsOf(8)).toEqual([]);
    expect(limitsOf(9)).toMatchObject([{ code: "ignore-cut", count: 1 }]);
    expect(limitsOf(9)[0]!.detail).toContain('"document 0"');
  });

  it("takes characters of a script without spaces for half a word", () => {
    const note = "未经书面许可不得转载本网站的任何内容";
    expect(ignoredIn(`今天下雨。${note}。明天晴。`, note)).toEqual([[note, 0]]);
    expect(ignoredIn(`我们不得转载本网站的任何内容吗`, note)).toEqual([]);
  });

  it("holds every token of every shared run of eight words, and no two overlap", () => {
    const text = fc.array(fc.constantFrom("a", "b", "harbour", "crane", "crane."), { maxLength: 60 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(text, fc.array(text, { minLength: 1, maxLength: 4 }), (document, ignore) => {
        const columns = concatenateTokens([scanTokens(document, undefined)]);
        const found = new IgnoredFinder(listOf(ignore), columns, () => document).find(0);
        found.forEach((one, x) => {
          expect(one.to).toBeGreaterThan(one.from);
          if (x > 0) expect(one.from).toBeGreaterThanOrEqual(found[x - 1]!.to);
        });
        const words = (given: string) => given.replaceAll(".", "").split(" ");
        const runs = new Set(ignore.flatMap((one) => words(one).map((_, i, all) => (i + 8 <= all.length ? all.slice(i, i + 8).join(" ") : "none"))));
        const tokens = words(document);
        for (let i = 0; i + 8 <= tokens.length; i++)
          if (runs.has(tokens.slice(i, i + 8).join(" "))) for (let t = i; t < i + 8; t++) expect(found.some(({ from, to }) => from <= t && t < to)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe("a list of texts to ignore", () => {
  it("names the texts that can match nothing", () => {
    const { limits } = listOf(["the", "", "of the and", "12 30 45", "All rights reserved", NOTE, "Read more", "Washington, D.C."]);
    expect(limits).toMatchObject([{ code: "ignore-too-short", count: 6 }]);
    expect(limits[0]!.detail).toMatch(/: "0", "1", "2", and 3 more$/);
  });

  it("blanks no word that stands in it alone", () => {
    expect(ignoredIn("The crane fell. The. Read more. It rained.", "the", "The.", "Read more")).toEqual([]);
  });

  it("looks for a text up to maxDocumentChars and says so", () => {
    const list = finish(createIgnoreList([{ name: "legal", text: NOTE }], { folding: undefined, maxDocumentChars: 40 }));
    expect(list.limits).toMatchObject([{ code: "ignore-too-long", count: 1 }]);
    expect(list.columns.numTokens).toBe(6);
  });

  // each would take minutes if time grew with the product of the two, or with the square of either
  it.each([
    ["one word", ["spam ".repeat(300_000)], "spam ".repeat(300_000)],
    ["many short texts of one word", Array.from({ length: 8 }, () => `${"spam ".repeat(8)}x`), "spam ".repeat(200_000)],
    [
      "texts that begin alike",
      Array.from({ length: 600 }, (_, i) => Array.from({ length: i + 8 }, (_, w) => `w${w}`).join(" ")),
      Array(200)
        .fill(Array.from({ length: 608 }, (_, w) => `w${w}`).join(" "))
        .join(" "),
    ],
    [
      "10,000 texts",
      Array.from({ length: 10_000 }, (_, i) => `Follow desk number ${i} of our paper, all rights of paper${i} reserved.`),
      Array.from({ length: 10_000 }, (_, i) => `Follow desk number ${(i * 7) % 10_000} of our paper, all rights of paper${i} reserved.`).join("\n"),
    ],
  ])("takes time in line with its size: %s", (_, ignore, document) => {
    let covered = 0;
    const ms = processorMs(() => {
      covered = ignoredIn(document, ...ignore).reduce((sum, [text]) => sum + text.length, 0);
    });
    expect(covered).toBeGreaterThan(0.9 * document.length);
    expect(ms).toBeLessThan(20_000);
  });
});
