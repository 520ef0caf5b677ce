import { describe, expect, it } from "vitest";
import { detect } from "../../src/detect.js";
import { findFamilies } from "../../src/passages/families.js";
import type { Judged } from "../../src/passages/judge.js";

const QUOTATION = "“Nobody asked the fishermen whether they wanted a marina in their harbour,” said Ilse Brandt.";
/** Fillers that no two documents share. */
const filler = (n: number, seed: number) => Array.from({ length: n }, (_, i) => `w${seed}x${i}`).join(" ");
const copies = (n: number) => Array.from({ length: n }, (_, d) => ({ id: `d${d}`, text: `${filler(20, 2 * d)}. ${QUOTATION} ${filler(20, 2 * d + 1)}.` }));

describe("families", () => {
  it("hold every copy once and have all their pairs up to hotSeed copies", async () => {
    const { families, passages } = await detect(copies(8), { limits: { hotSeed: 8 } });
    expect(families).toHaveLength(1);
    expect(families[0]!.spans.map(({ id }) => id)).toEqual(["d0", "d1", "d2", "d3", "d4", "d5", "d6", "d7"]);
    expect(passages).toHaveLength((8 * 7) / 2);
  });

  it("hold every copy and tie each to the earliest beyond hotSeed copies, which is reported", async () => {
    const { families, passages, limits } = await detect(copies(40), { limits: { hotSeed: 8 } });
    expect(families.map(({ spans }) => spans.length)).toEqual([40]);
    expect(passages.map(({ a, b }) => `${a.id} ${b.id}`)).toEqual(Array.from({ length: 39 }, (_, d) => `d0 d${d + 1}`));
    expect(limits.map(({ code }) => code)).toEqual(["hot-seed"]);
  });

  it("keep an edge for every copy, and count what is left out, where copies share more than the popular passage", async () => {
    const documents = copies(40).map((document, d) =>
      d % 4 === 1 ? { ...document, text: `${document.text} ${filler(200, 100 + d)}. Gulls wheeled above the abandoned cannery until nightfall.` } : document,
    );
    const { families, passages, limits } = await detect(documents, { limits: { hotSeed: 30 } });
    const popular = families.find(({ spans }) => spans.length === 40)!;
    const tied = new Set(passages.filter(({ family }) => family === popular.id).map(({ b }) => b.id));
    expect(tied.size).toBe(39);
    expect(limits.find(({ code }) => code === "large-family")!.count).toBeGreaterThan(0);
  });

  it("tell a fragment that some quote from the sentence that others quote", async () => {
    const short = "“wanted a marina in their harbour”";
    const documents = [
      ...copies(3),
      { id: "x", text: `${filler(20, 90)} ${short} ${filler(20, 91)}` },
      { id: "y", text: `${filler(20, 92)} ${short} ${filler(20, 93)}` },
    ];
    const { families } = await detect(documents);
    expect(families.map(({ spans }) => spans.map(({ id }) => id))).toEqual([
      ["d0", "d1", "d2"],
      ["d0", "d1", "d2", "x", "y"],
    ]);
  });

  it("leave out a span only for a longer one that it overlaps", () => {
    const end = (a0: number, a1: number) => ({ a: 0, b: 1, a0, a1, b0: 100, b1: 140, bits: 800, tokens: a1 - a0 }) as Judged;
    const { families } = findFamilies([end(0, 5), end(4, 12), end(11, 40)]);
    expect(families.map(({ spans }) => spans.map(({ from, to }) => [from, to]))).toEqual([
      [
        [0, 5],
        [11, 40],
        [100, 140],
      ],
    ]);
  });
});
