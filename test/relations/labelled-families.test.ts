import { describe, expect, it } from "vitest";
import { findFamilies } from "../../src/families/families.js";
import { passageColumns } from "../../src/families/passage-columns.js";
import { labelFamilies } from "../../src/relations/labelled-families.js";
import { finish } from "../../src/run/pace.js";
import type { Document } from "../../src/types/document.js";
import { sentences } from "./made-up-news.js";
import { news } from "./shared-by.js";

const WORDS = sentences(101, 1);

/** The family of words that stand in all documents, which share so much of each other. */
function labelled(
  documents: readonly (Partial<Document> & Pick<Document, "text">)[],
  { words = WORDS, coverage = 0.2 }: { words?: string; coverage?: number } = {},
) {
  const { facts, documents: all, passageOf, columns } = news(documents);
  const passages = finish(passageColumns(all.slice(1).map((_, x) => passageOf(0, x + 1, words))));
  const families = finish(findFamilies(passages, facts.order));
  expect(families.length).toBe(1);
  const pairs = {
    length: passages.length,
    firstPassage: Uint32Array.from({ length: passages.length + 1 }, (_, x) => x),
    passages: Uint32Array.from({ length: passages.length }, (_, x) => x),
    coverageA: new Float64Array(passages.length).fill(coverage),
    coverageB: new Float64Array(passages.length).fill(coverage / 2),
  };
  const context = { idOf: (d: number) => all[d]!.id, textOf: (d: number) => all[d]!.text, columns, order: facts.order };
  return finish(labelFamilies({ facts, context }, families, pairs))[0]!;
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
