import { describe, expect, it } from "vitest";
import { labelFamilies } from "../../src/relations/labelled-families.js";
import { finish } from "../../src/run/pace.js";
import type { Document } from "../../src/types/document.js";
import type { Passage } from "../../src/types/passage.js";
import { sentences } from "./made-up-news.js";
import { news } from "./shared-by.js";

const WORDS = sentences(101, 1);

/** The family of words that stand in all documents, which share so much of each other. */
function labelled(
  documents: readonly (Partial<Document> & Pick<Document, "text">)[],
  { words = WORDS, coverage = 0.2 }: { words?: string; coverage?: number } = {},
) {
  const { facts, spanOf, documents: all } = news(documents);
  const spans = all.map((_, d) => spanOf(d, words));
  const passages = spans.slice(1).map((b) => ({ a: spans[0]!, b, family: 0 }) as unknown as Passage);
  const pairs = passages.map(({ a, b }, x) => ({
    a: a.id,
    b: b.id,
    resemblance: 0,
    containmentA: 0,
    containmentB: 0,
    coverageA: coverage,
    coverageB: coverage / 2,
    passages: [x],
  }));
  const context = { facts, numberOf: new Map(all.map(({ id }, d) => [id, d])) };
  return finish(labelFamilies(context, [{ index: 0, bits: 80, tokens: 12, text: words, spans }], passages, pairs))[0]!;
}
const around = (seed: number, words = WORDS): string => `${sentences(seed, 2)} ${words} ${sentences(seed + 50, 2)}`;
const spread = (days: readonly string[], text = around) => days.map((day, x) => ({ text: text(110 + x), source: `Paper ${x}`, publishedAt: day }));

describe("a family in its documents", () => {
  it("is syndication at three papers within days", () => expect(labelled(spread(["2021-05-01", "2021-05-02", "2021-05-03"])).label).toBe("syndication"));
  it("is a quotation where most of it stands in marks", () =>
    expect(labelled(spread(["2021-05-01", "2021-05-02", "2021-05-03"], (seed) => around(seed, `"${WORDS}"`))).label).toBe("quotation"));
  it("is a template where it comes again for months in documents that share little", () =>
    expect(labelled(spread(["2021-01-01", "2021-05-02", "2021-09-03"])).label).toBe("template"));
  it("is none where they share the half of one that is more covered", () =>
    expect(labelled(spread(["2021-01-01", "2021-05-02", "2021-09-03"]), { coverage: 0.6 }).label).toBe("undetermined"));
  it("is a template at the end of all of three", () => {
    const atEnd = (seed: number) => `${sentences(seed, 4)} ${WORDS}`;
    expect(labelled(spread(["2021-05-01", "2021-05-02", "2021-05-03"], atEnd)).label).toBe("template");
  });
  it("names the document of each of its places", () => expect(labelled(spread(["2021-05-01", "2021-05-02"])).documents).toEqual([0, 1]));
  it("is furniture by its words, however few have it", () => {
    const words = "Sign up for our newsletter";
    expect(labelled([{ text: `${sentences(120, 2)} ${words}.` }, { text: `${sentences(121, 2)} ${words}.` }], { words })).toMatchObject({
      isFurniture: true,
      label: "template",
    });
    expect(labelled(spread(["2021-05-01", "2021-05-02"])).isFurniture).toBe(false);
  });
});

describe("a form", () => {
  it("is what three documents have for longer than a story has versions", () =>
    expect(labelled(spread(["2021-05-01", "2021-05-02", "2021-05-20"])).isForm).toBe(true));
  it("is none in two documents, or within a week", () => {
    expect(labelled(spread(["2021-05-01", "2021-05-20"])).isForm).toBe(false);
    expect(labelled(spread(["2021-05-01", "2021-05-02", "2021-05-03"])).isForm).toBe(false);
  });
});

it("a family of names is no catchphrase", () => {
  const years = ["2018-01-01", "2019-05-02", "2021-09-03"];
  const names = "Ardal Brennock and Caldwick Dunmere";
  expect(
    labelled(
      spread(years, (seed) => around(seed, names)),
      { words: names },
    ).label,
  ).toBe("template");
});
