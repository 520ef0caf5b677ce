import { describe, expect, it } from "vitest";
import { publicationsOf } from "../../src/corpus/publications.js";
import { collectInformation, createSearch, guaranteeOf } from "../../src/evidence/search.js";
import { finish } from "../../src/run/pace.js";
import { resolveCompareOptions } from "../../src/settings/options.js";
import { concatenateTokens } from "../../src/text/token-columns.js";
import { tokenize } from "../../src/text/tokens.js";
import type { CompareOptions } from "../../src/types/options.js";
import { strangeWords } from "./pair-of-texts.js";

/** What is known of texts, with these options. */
function informed(texts: readonly string[], options: CompareOptions = {}) {
  const documents = texts.map((text, d) => ({ id: `d${d}`, text }));
  return finish(collectInformation(concatenateTokens(texts.map((text) => tokenize(text))), documents, resolveCompareOptions(options)));
}
const TEXTS = [strangeWords("bor", 40), strangeWords("tal", 40), strangeWords("bor", 40)];

describe("what every token of a collection is worth", () => {
  it("is that of a model which is trained on the collection itself", () => {
    const { collection, limits } = informed(TEXTS);
    expect([collection.numDocuments, collection.numTokens, limits]).toEqual([3, 120, []]);
    expect(collection.bits.alone.every((bits) => bits > 0)).toBe(true);
  });
  it("is the same in whatever order documents come", () => {
    const plain = informed(TEXTS).collection;
    const turned = informed([...TEXTS].reverse()).collection;
    expect([...turned.bits.alone.slice(80)]).toEqual([...plain.bits.alone.slice(0, 40)]);
  });
  it("says so where not all documents were counted", () => {
    const { limits } = informed(
      Array.from({ length: 40 }, (_, x) => strangeWords(`b${x}`, 60)),
      { limits: { maxModelTokens: 1000 } },
    );
    expect(limits.map(({ code }) => code)).toEqual(["model-sampled"]);
    expect(limits[0]!.count).toBeLessThan(40);
  });
});

describe("a search", () => {
  const { collection } = informed(TEXTS);
  const publications = publicationsOf([], []);
  it("puts each column where it is told to, and reads it there", () => {
    const placed: string[] = [];
    const search = finish(
      createSearch({ collection, publications, isAgainst: new Uint8Array(0) }, { marginBits: 0, thresholds: undefined }, (column) => {
        placed.push(column.constructor.name);
        return column.slice() as typeof column;
      }),
    );
    expect(placed.length).toBeGreaterThan(8);
    expect(search.collection.words).not.toBe(collection.words);
    expect([...search.collection.words]).toEqual([...collection.words]);
  });
  it("needs so many bits more as are asked for", () => {
    const of = (marginBits: number) =>
      finish(createSearch({ collection, publications, isAgainst: new Uint8Array(0) }, { marginBits, thresholds: undefined })).thresholds;
    expect(of(10).plain - of(0).plain).toBe(160);
  });
  it("is sure of every run of k + w - 1 tokens that is worth a candidate", () => {
    const { thresholds } = finish(createSearch({ collection, publications, isAgainst: new Uint8Array(0) }, { marginBits: 0, thresholds: undefined }));
    expect(guaranteeOf(thresholds, { k: 4, w: 5 })).toEqual({ minTokens: 8, minCharacters: 16, minBits: thresholds.candidate / 16 });
  });
});
