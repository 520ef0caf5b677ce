import { describe, expect, it } from "vitest";
import { AnchorFinder } from "../../src/align/anchors.js";
import { SegmentViews } from "../../src/align/document-view.js";
import { compare } from "../../src/api/compare.js";
import { detect } from "../../src/api/detect.js";
import { explain } from "../../src/api/explain.js";
import { parsePublicationTime } from "../../src/corpus/publication-time.js";
import { publicationsOf } from "../../src/corpus/publications.js";
import { type Beside, Company } from "../../src/evidence/company.js";
import { createSearch } from "../../src/evidence/search.js";
import { log2Sixteenths } from "../../src/kernels/log2.js";
import { finish } from "../../src/run/pace.js";

import { SCORING } from "../../src/settings/scoring.js";
import type { Document } from "../../src/types/document.js";
import { collectionOf } from "../seeds/collection-of.js";

const FERRY = "The pilot of the night ferry stood at the rail while gulls circled over the pier. “That is the way it is,” he said, and lit his pipe.";
const BEES = "Beekeepers emptied their hives early because the heath stayed dry. “That is the way it is,” one of them told visitors from abroad.";
const SPRING = "2021-03-01";
const AUTUMN = "2021-11-20";

function story(id: string, text: string, more: Partial<Document> = {}): Document {
  return { id, text, ...more };
}

/** Words that stand nowhere else. */
const filler = (stem: string, n: number) => Array.from({ length: n }, (_, x) => `${stem}${x}`).join(" ");

const textsOf = (a: Document, b: Document) => compare(a, b).passages.map(({ a: span }) => a.text.slice(span.start, span.end));

/** What stands beside the first place of `words` in each of two texts, and how many bits more they need for it. */
function besideOf(words: string, a: Document, b: Document): Beside & { readonly more: number; bitsOf(word: string): number } {
  const documents = [a, b];
  const collection = collectionOf(documents.map(({ text }) => text));
  const times = documents.map(({ publishedAt }) => parsePublicationTime(publishedAt)).map((time) => (typeof time === "string" ? undefined : time));
  const publications = publicationsOf(
    documents.map(({ source }) => source),
    times,
  );
  const search = finish(createSearch({ collection, publications, isAgainst: new Uint8Array(0) }, { marginBits: 0, thresholds: undefined }));
  const tokensOf = (d: number): [number, number] => {
    const from = documents[d]!.text.indexOf(words);
    const tokens = Array.from(collection.start.keys()).filter(
      (t) => t >= collection.offsets[d]! && t < collection.offsets[d + 1]! && collection.start[t]! >= from && collection.end[t]! <= from + words.length,
    );
    return [tokens[0]! - collection.offsets[d]!, tokens.at(-1)! + 1 - collection.offsets[d]!];
  };
  const [[a0, a1], [b0, b1]] = [tokensOf(0), tokensOf(1)];
  const views = new SegmentViews(search);
  const [viewA, viewB] = [views.view(0), views.view(1)];
  const finder = new AnchorFinder(100_000);
  finder.load(viewA);
  const company = new Company(search.thresholds.plain);
  company.meet({ a: viewA, b: viewB }, finder.find(viewB));
  const extent = { a0, a1, b0, b1 };
  return {
    ...company.beside(extent),
    more: company.moreNeeded(extent, true),
    bitsOf: (word) => collection.model.wordBits[collection.lexicon.words.indexOf(word)]!,
  };
}

describe("the time between two documents", () => {
  it("does not let an idiom pass that two of them have in marks months apart, and nothing else", () => {
    expect(textsOf(story("a", FERRY, { publishedAt: SPRING }), story("b", BEES, { publishedAt: AUTUMN }))).toEqual([]);
  });

  it("asks for nothing where it is not known, or short", () => {
    for (const times of [{}, { publishedAt: SPRING }]) expect(textsOf(story("a", FERRY, times), story("b", BEES, times))).toEqual(["That is the way it is"]);
  });

  it("asks for more from day to day up to a bound", () => {
    const more = ["2021-03-01", "2021-03-04", "2021-03-15", "2021-04-15", "2024-01-01"].map(
      (publishedAt) => besideOf("That is the way it is", story("a", FERRY, { publishedAt: SPRING }), story("b", BEES, { publishedAt })).more,
    );
    expect([...more].sort((x, y) => x - y)).toEqual(more);
    expect(new Set(more.slice(0, 3)).size).toBe(3);
    expect(more[4]).toBe(more[3]);
  });

  it("is the least that two imprecise times leave open", () => {
    const [year, day] = ["2021", AUTUMN].map((publishedAt) =>
      besideOf("That is the", story("a", FERRY, { publishedAt }), story("b", BEES, { publishedAt: SPRING })),
    );
    expect(year!.apart).toBe(0);
    expect(day!.apart).toBeGreaterThan(0);
  });
});

describe("marks, titles and rare words beside a quotation", () => {
  it("tell whether both sides quote every word of it", () => {
    const unquoted = story("b", "Then again, what is the way it is, as any beekeeper knows.");
    const quoted = besideOf("hat is the way it is", story("a", FERRY, { publishedAt: SPRING }), story("b", BEES, { publishedAt: SPRING }));
    const once = besideOf("hat is the way it is", story("a", FERRY, { publishedAt: SPRING }), unquoted);
    expect([quoted.isQuotedTwice, once.isQuotedTwice]).toEqual([true, false]);
    expect(quoted.more).toBeLessThan(once.more);
  });

  it("take words for a title where both sides capitalise all that are not function words", () => {
    const book = story("a", "She reads “The Lighthouse Keeper of Orkney” to her sons.");
    const shop = story("b", "On the shelf stood “The Lighthouse Keeper of Orkney” and a lamp.");
    const spoken = story("b", "He was called “the lighthouse keeper of Orkney” by the crew.");
    const title = besideOf("Lighthouse Keeper of Orkney", book, shop);
    expect(title.isTitle).toBe(true);
    expect(besideOf("ighthouse", book, spoken).isTitle).toBe(false);
    expect(title.more).toBeGreaterThan(0);
  });

  it("count each word once that stands near on both sides, numbers not at all", () => {
    const a = story("a", `Quillfeather spoke in Marlowhaven on day 17. “That is the way it is,” Quillfeather added. ${filler("oar", 120)} Oberwinkel.`);
    const b = story("b", `Oberwinkel. ${filler("fin", 120)} Day 17 in Marlowhaven: Quillfeather, asked again. “That is the way it is,” Quillfeather replied.`);
    const { words, bitsOf } = besideOf("That is the way it is", a, b);
    const chance = log2Sixteenths(2 * SCORING.company.besideTokens);
    const shared = ["quillfeather", "in", "marlowhaven", "day"];
    expect(words).toBe(shared.reduce((sum, word) => sum + Math.max(0, bitsOf(word) - chance), 0));
    expect(bitsOf("quillfeather")).toBeGreaterThan(chance);
  });

  it("let a remark pass that one person made, told in two stories weeks apart", () => {
    const remark = (before: string, after: string) =>
      `${before} Ottoline Farquharson-Brixham, the harbourmaster of Skelwick, defended the levy on trawlers. “That makes me stubborn,” Farquharson-Brixham told the Skelwick fisheries council. ${after}`;
    const first = story("a", remark("Crews blocked the quay.", "Trawlers had paid the levy under protest since Easter."), {
      publishedAt: SPRING,
      source: "Tide",
    });
    const second = story("b", remark("Weeks later the levy fell.", "Skippers of trawlers cheered."), { publishedAt: "2021-03-25", source: "Net" });
    expect(textsOf(first, second).join(" ")).toContain("That makes me stubborn");
  });
});

describe("another run of two documents", () => {
  const LETTER = "Dredgers will clear the northern channel before herring boats return from the Faroe banks in late October";
  const tied = (text: string, more: Partial<Document> & { readonly id: string }) =>
    story(more.id, `${text} ${filler(more.id, 150)} by night. ${LETTER}.`, more);

  it("lets a quotation pass that is late", () => {
    const a = tied(FERRY, { id: "a", publishedAt: SPRING, source: "Tide" });
    const b = tied(BEES, { id: "b", publishedAt: AUTUMN, source: "Net" });
    expect(textsOf(a, b)).toContain("That is the way it is");
  });

  it("lets none pass at one publisher, whose texts share their footers", () => {
    const a = tied(FERRY, { id: "a", publishedAt: SPRING, source: "Tide" });
    const b = tied(BEES, { id: "b", publishedAt: AUTUMN, source: "Tide" });
    expect(textsOf(a, b)).not.toContain("That is the way it is");
  });

  it("is none where it is the passage itself", () => {
    expect(besideOf(LETTER, tied(FERRY, { id: "a" }), tied(BEES, { id: "b" })).isTied).toBe(false);
  });
});

describe("a verdict with its company", () => {
  const a = story("a", FERRY, { publishedAt: SPRING, source: "Tide" });
  const b = story("b", BEES, { publishedAt: AUTUMN, source: "Net" });
  const near = story("b", BEES, { publishedAt: SPRING, source: "Net" });

  it("is the same from both sides", () => {
    for (const other of [b, near]) {
      expect(compare(other, a).passages.length).toBe(compare(a, other).passages.length);
      const [back, forth] = [besideOf("That is the way it is", other, a), besideOf("That is the way it is", a, other)];
      expect({ ...back, bitsOf: null }).toEqual({ ...forth, bitsOf: null });
    }
  });

  it("is the same in detect, compare and explain", async () => {
    for (const other of [b, near]) {
      const { passages } = await detect([a, other]);
      expect(passages.map(({ bits }) => bits)).toEqual(compare(a, other).passages.map(({ bits }) => bits));
      const quotation = explain(a, other).runs.find(({ text }) => text === "That is the way it is")!;
      expect(quotation.rule === "reported").toBe(passages.length === 1);
    }
  });

  it("does not change with the names of publishers, nor with a document that shares nothing", async () => {
    const other = story("c", "Glaciologists drilled through ancient ice beneath Vatnajokull, counting volcanic ash layers under microscopes.", {
      publishedAt: "2021-06-01",
    });
    for (const [later, number] of [
      [b, 0],
      [near, 1],
    ] as const) {
      const renamed = [a, later].map((one) => ({ ...one, source: `New ${one.source}` }));
      expect((await detect(renamed)).passages.length).toBe(number);
      expect((await detect([a, later, other])).passages.length).toBe(number);
    }
  });
});
