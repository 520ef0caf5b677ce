import { describe, expect, it } from "vitest";
import { detect } from "../../src/api/detect.js";
import type { Judged } from "../../src/evidence/judge.js";
import { findFamilies } from "../../src/families/families.js";
import { passageColumns } from "../../src/families/passage-columns.js";
import { finish } from "../../src/run/pace.js";
import { judgedOf } from "../evidence/pair-of-texts.js";

const QUOTATION = "“Nobody asked the fishermen whether they wanted a marina in their harbour,” said Ilse Brandt.";
/** Fillers that no two documents share. */
const filler = (n: number, seed: number) => Array.from({ length: n }, (_, i) => `w${seed}x${i}`).join(" ");
const copies = (n: number) => Array.from({ length: n }, (_, d) => ({ id: `d${d}`, text: `${filler(20, 2 * d)}. ${QUOTATION} ${filler(20, 2 * d + 1)}.` }));

describe("families", () => {
  it("hold every copy once and have all their pairs up to familyPairs copies", async () => {
    const { families, passages } = await detect(copies(8), { limits: { familyPairs: 8 } });
    expect(families).toHaveLength(1);
    expect(families[0]!.spans.map(({ id }) => id)).toEqual(["d0", "d1", "d2", "d3", "d4", "d5", "d6", "d7"]);
    expect(passages).toHaveLength((8 * 7) / 2);
  });

  it("hold every copy and tie each to the earliest beyond familyPairs copies, which is reported", async () => {
    const { families, passages, limits } = await detect(copies(40), { limits: { familyPairs: 8 } });
    expect(families.map(({ spans }) => spans.length)).toEqual([40]);
    expect(passages.map(({ a, b }) => `${a.id} ${b.id}`)).toEqual(Array.from({ length: 39 }, (_, d) => `d0 d${d + 1}`));
    expect(limits.map(({ code }) => code)).toEqual(["large-family"]);
  });

  it("keep an edge for every copy, and are counted, where copies share more than the popular passage", async () => {
    const documents = copies(40).map((document, d) =>
      d % 4 === 1 ? { ...document, text: `${document.text} ${filler(200, 100 + d)}. Gulls wheeled above the abandoned cannery until nightfall.` } : document,
    );
    const { families, passages, limits } = await detect(documents, { limits: { familyPairs: 30 } });
    const popular = families.find(({ spans }) => spans.length === 40)!;
    const tied = new Set(passages.filter(({ family }) => family === popular.index).map(({ b }) => b.id));
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

  /** A passage of documents 0 and 1 with one exact run at its beginning, of all its tokens if not said otherwise. */
  const passage = ([a0, a1]: [number, number], [b0, b1]: [number, number], n = a1 - a0) =>
    ({ ...judgedOf([{ i: a0, j: b0, n, same: true }]), a0, a1, b0, b1, tokens: a1 - a0 }) satisfies Judged;
  const spansOf = (passages: Judged[], order = (x: number, y: number): number => x - y): number[][][] => {
    const { length, firstSpan, from, to } = finish(findFamilies(finish(passageColumns(passages)), order));
    const inFamily = (family: number) => Array.from({ length: firstSpan[family + 1]! - firstSpan[family]! }, (_, x) => firstSpan[family]! + x);
    return Array.from({ length }, (_, family) => inFamily(family).map((x) => [from[x]!, to[x]!]));
  };

  it("leave out a span only for one that it overlaps and that more passages have, or is longer", () => {
    expect(spansOf([passage([0, 5], [100, 140], 1), passage([4, 12], [100, 140], 1), passage([11, 40], [100, 140], 1)])).toEqual([
      [
        [0, 5],
        [11, 40],
        [100, 140],
      ],
    ]);
    expect(spansOf([passage([0, 10], [100, 110]), passage([0, 10], [200, 210]), passage([0, 12], [300, 312])])[0]).toContainEqual([0, 10]);
  });

  it("have the earlier document first, whatever its number", () => {
    expect(spansOf([passage([5, 25], [100, 120])], (x, y) => y - x)).toEqual([
      [
        [100, 120],
        [5, 25],
      ],
    ]);
  });

  it("do not drift: spans that each nearly coincide with the next are not all one", () => {
    const drifting = [20, 24, 28, 33, 39, 46].map((to, x) => passage([0, to], [100 * (x + 1), 100 * (x + 1) + to]));
    expect(spansOf(drifting).length).toBeGreaterThan(2);
  });

  it("keep a passage with a few words more by chance where its exact run is what the others have", () => {
    const copies = [1, 2, 3].map((x) => passage([10, 40], [100 * x, 100 * x + 30]));
    const extended = { ...passage([0, 40], [500, 540]), tokens: 36, runs: [{ i: 10, j: 510, n: 30, same: true }] };
    expect(spansOf([...copies, extended])).toEqual([
      [
        [10, 40],
        [100, 130],
        [200, 230],
        [300, 330],
        [510, 540],
      ],
    ]);
  });
});
