/** Wherever documents, seeds and pairs are cut, the passages of the stages are those of `detect`: columns, runs, limits. */
import { describe, expect, it } from "vitest";
import type { DetectOptions } from "../../src/types/options.js";
import { expectSamePassages } from "./expect-same.js";
import { madeNews } from "./made-news.js";

const PARTS = [1, 7, 64];
const news = madeNews(70, 11);

const KINDS: readonly (readonly [string, DetectOptions])[] = [
  ["from sensitivity sentence on", { sensitivity: "sentence" }],
  ["with texts of the same publisher apart", { otherSourceOnly: true }],
  ["within three days", { within: "3d" }],
  ["without repeats inside a document", { self: false }],
  ["with an ignored paragraph", { ignore: [{ id: "note", text: news[3]!.text }] }],
  ["with families of three at most completed", { limits: { familyPairs: 3 } }],
  ["where frequent seeds of a pair are passed over", { limits: { maxPairSeeds: 40 } }],
];

describe("passages by stages", () => {
  it("are the same in any number of parts", async () => {
    expect(await expectSamePassages(news.slice(0, 45), {}, PARTS)).toBeGreaterThan(30);
  });

  it.each(KINDS)("are those of detect %s", async (_, options) => {
    expect(await expectSamePassages(news, options, [7])).toBeGreaterThan(30);
  });

  it("are those of detect against a corpus", async () => {
    expect(await expectSamePassages(news.slice(0, 60), { against: news.slice(60) }, PARTS)).toBeGreaterThan(30);
  });

  it("are those of detect where a document says one line many times", async () => {
    const line = "The harbour office counts seven crates of copper wire";
    const documents = [3, 150, 1, 40].map((times, d) => ({ id: `d${d}`, text: `${`${line} ${d}.\n`.repeat(times)}And ${d} more of it.` }));
    expect(await expectSamePassages(documents, {}, PARTS)).toBeGreaterThan(3);
  });

  it("are those of detect where no document has a word", async () => {
    expect(
      await expectSamePassages(
        [
          { id: "a", text: "" },
          { id: "b", text: "?" },
        ],
        {},
        PARTS,
      ),
    ).toBe(0);
  });
});
