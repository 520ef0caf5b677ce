import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { finish } from "../../src/run/pace.js";
import { leastMean } from "../../src/stories/guarded-linkage.js";
import { nearDuplicateClusters } from "../../src/stories/near-duplicate-clusters.js";
import type { Representative } from "../../src/types/options.js";
import { processorMs } from "../processor-time.js";
import { plainComponents } from "../reference/components.js";

const THRESHOLD = 0.7;

interface Weighted {
  readonly a: number;
  readonly b: number;
  readonly resemblance: number;
}

function documentsOf(n: number) {
  return Array.from({ length: n }, (_, i) => ({ id: `d${i}`, text: "x".repeat(10 + i), source: `paper ${i % 3}` }));
}

/** Resemblances from a list of pairs; what is not in it resembles as little as `other`. */
function lookUp(pairs: readonly Weighted[], other: number): (a: number, b: number) => number {
  const known = new Map(pairs.map(({ a, b, resemblance }) => [`${Math.min(a, b)} ${Math.max(a, b)}`, resemblance]));
  return (a, b) => known.get(`${a} ${b}`) ?? other;
}

function clustersOf(n: number, pairs: readonly Weighted[], other = 0) {
  return finish(nearDuplicateClusters(documentsOf(n), pairs, { threshold: THRESHOLD, resemblance: lookUp(pairs, other) }));
}

function idsOf(n: number, pairs: readonly Weighted[], other = 0) {
  return clustersOf(n, pairs, other).clusters.map(({ documents }) => documents.join(" "));
}

/** All pairs of these documents. */
function clique(documents: readonly number[], resemblance: number): Weighted[] {
  return documents.flatMap((a, i) => documents.slice(i + 1).map((b) => ({ a, b, resemblance })));
}

describe("nearDuplicateClusters", () => {
  it("has documents in their order and clusters by their first document, without single documents", () => {
    const pairs = [
      { a: 5, b: 9, resemblance: 0.9 },
      { a: 1, b: 7, resemblance: 0.8 },
    ];
    expect(clustersOf(12, pairs).clusters.map(({ index, documents }) => [index, documents])).toEqual([
      [0, ["d1", "d7"]],
      [1, ["d5", "d9"]],
    ]);
  });

  it("has none without pairs", () => {
    expect(clustersOf(3, [])).toEqual({ clusters: [], limits: [] });
  });

  it("keeps apart two groups that one weak pair joins, and counts it", () => {
    const pairs = [...clique([0, 1, 2, 3], 0.95), ...clique([4, 5, 6, 7], 0.9), { a: 3, b: 4, resemblance: 0.71 }];
    const { clusters, limits } = clustersOf(8, pairs, 0.2);
    expect(clusters.map(({ documents }) => documents.join(" "))).toEqual(["d0 d1 d2 d3", "d4 d5 d6 d7"]);
    expect(limits).toMatchObject([{ code: "cluster-split", count: 1 }]);
  });

  it("joins two groups that one listed pair joins where the pairs that are not listed resemble as well, as in a crowd or behind a filter", () => {
    const pairs = [...clique([0, 1, 2, 3], 0.95), ...clique([4, 5, 6, 7], 0.9), { a: 3, b: 4, resemblance: 0.71 }];
    expect(clustersOf(8, pairs, 0.69)).toMatchObject({ clusters: [{ documents: ["d0", "d1", "d2", "d3", "d4", "d5", "d6", "d7"] }], limits: [] });
  });

  it("joins equal documents of a crowd whatever few pairs are listed", () => {
    const star = Array.from({ length: 500 }, (_, i) => ({ a: 0, b: i + 1, resemblance: 1 }));
    expect(clustersOf(501, star, 1).clusters).toHaveLength(1);
  });

  it("does not chain documents that drift apart to one cluster", () => {
    const chain = Array.from({ length: 99 }, (_, i) => ({ a: i, b: i + 1, resemblance: 0.72 }));
    const drift = (a: number, b: number): number => (b - a === 1 ? 0.72 : 0.8 ** (b - a));
    const { clusters } = finish(nearDuplicateClusters(documentsOf(100), chain, { threshold: THRESHOLD, resemblance: drift }));
    expect(Math.max(...clusters.map(({ documents }) => documents.length))).toBeLessThan(8);
    expect(clusters.flatMap(({ documents }) => documents)).toHaveLength(100);
  });

  it("joins the two groups after all when they have grown to resemble each other", () => {
    // 0 1 and 2 3 are bridged by 1-2 only; 4, 5 and 6 resemble both groups
    const both = [4, 5, 6].flatMap((d) => [0, 1, 2, 3].map((other) => ({ a: other, b: d, resemblance: 0.75 })));
    const pairs = [...clique([0, 1], 0.95), ...clique([2, 3], 0.95), { a: 1, b: 2, resemblance: 0.8 }, ...both, ...clique([4, 5, 6], 0.9)];
    expect(idsOf(7, pairs, 0.3)).toEqual(["d0 d1 d2 d3 d4 d5 d6"]);
  });

  it("names the pair that a cluster hangs on: the least edge of a maximum spanning tree", () => {
    const pairs = [
      { a: 0, b: 1, resemblance: 0.9 },
      { a: 1, b: 2, resemblance: 0.8 },
      { a: 0, b: 2, resemblance: 0.75 },
    ];
    expect(clustersOf(3, pairs).clusters[0]!.weakest).toEqual({ a: "d1", b: "d2", resemblance: 0.8 });
  });

  it.each([
    ["earliest", "d2"],
    ["longest", "d8"],
    [{ preferredSources: ["none has this", "paper 1", "paper 2"] }, "d4"],
    [{ preferredSources: ["none has this"] }, "d2"],
    [{ preferredSources: [""] }, "d2"],
    [{ preferredSources: ["none has this", "The Paper 1", "paper 2"] }, "d4"],
  ] as const)("is represented by the %j document", (representative, expected) => {
    const pairs = clique([2, 4, 5, 7, 8], 0.9);
    const { clusters } = finish(nearDuplicateClusters(documentsOf(9), pairs, { threshold: THRESHOLD, representative, resemblance: lookUp(pairs, 0) }));
    expect(clusters[0]!.representative).toBe(expected);
  });
});

describe("preferred sources", () => {
  it("are publishers, whatever a document calls them", () => {
    const documents = [
      { id: "early", text: "", source: "Kestwick Echo" },
      { id: "named", text: "", source: "The Associated Press" },
      { id: "by address", text: "", url: "https://www.reuters.com/world/1" },
    ];
    const pairs = clique([0, 1, 2], 0.9);
    const representedBy = (...preferredSources: string[]) =>
      finish(nearDuplicateClusters(documents, pairs, { threshold: THRESHOLD, representative: { preferredSources }, resemblance: lookUp(pairs, 0) }))
        .clusters[0]!.representative;
    expect([representedBy("AP"), representedBy("apnews.com"), representedBy("Reuters", "AP"), representedBy("dpa")]).toEqual([
      "named",
      "named",
      "by address",
      "early",
    ]);
  });
});

describe("nearDuplicateClusters of any pairs", () => {
  const N = 12;
  const pairs = fc.uniqueArray(fc.record({ a: fc.nat(N - 1), b: fc.nat(N - 1), resemblance: fc.constantFrom(0.7, 0.75, 0.8, 0.9, 1) }), {
    maxLength: 25,
    selector: ({ a, b }) => `${Math.min(a, b)} ${Math.max(a, b)}`,
  });
  const cleaned = pairs.map((list) => list.filter(({ a, b }) => a !== b).map((pair) => (pair.a < pair.b ? pair : { ...pair, a: pair.b, b: pair.a })));

  it("is the same whatever the order of the pairs and of their ends", () => {
    fc.assert(
      fc.property(cleaned, (given) => {
        const turned = given.map(({ a, b, resemblance }) => ({ a: b, b: a, resemblance })).reverse();
        expect(finish(nearDuplicateClusters(documentsOf(N), turned, { threshold: THRESHOLD, resemblance: lookUp(given, 0) }))).toEqual(clustersOf(N, given));
      }),
    );
  });

  it("has the connected components where all resemble each other enough", () => {
    fc.assert(
      fc.property(cleaned, (given) => {
        const label = plainComponents(N, given);
        const whole = new Map<number, string[]>();
        for (const [d, each] of label.entries()) whole.set(each, [...(whole.get(each) ?? []), `d${d}`]);
        expect(idsOf(N, given, leastMean(THRESHOLD))).toEqual([...whole.values()].filter((list) => list.length > 1).map((list) => list.join(" ")));
      }),
    );
  });

  it("puts every document that has a pair in one cluster, which its pairs connect", () => {
    fc.assert(
      fc.property(cleaned, (given) => {
        const { clusters } = clustersOf(N, given);
        const paired = new Set(given.flatMap(({ a, b }) => [`d${a}`, `d${b}`]));
        expect(clusters.flatMap(({ documents }) => documents).sort()).toEqual([...paired].sort());
        for (const { documents } of clusters) {
          const inside = given.filter(({ a, b }) => documents.includes(`d${a}`) && documents.includes(`d${b}`));
          const label = plainComponents(N, inside);
          expect(new Set(documents.map((id) => label[Number(id.slice(1))])).size).toBe(1);
        }
      }),
    );
  });
});

it("clusters 100,000 documents in seconds", () => {
  const n = 100_000;
  const pairs = Array.from({ length: n - 1 }, (_, i) => ({ a: i, b: i + 1, resemblance: 0.7 + ((i * 7919) % 300) / 1000 }));
  let numClusters = 0;
  const ms = processorMs(() => {
    const { clusters } = finish(nearDuplicateClusters(documentsOf(n), pairs, { threshold: THRESHOLD, resemblance: (a, b) => (b - a === 1 ? 0.8 : 0.3) }));
    numClusters = clusters.length;
  });
  expect(ms).toBeLessThan(15_000);
  expect(numClusters).toBeGreaterThan(1000);
}, 120_000);

const DOCUMENTS = [
  { text: "short", source: "Lorne Herald" },
  { text: "quite a long text", source: "The Skomer Argus" },
  { text: "as long as this 1", source: "skomerargus.com" },
  { text: "other", url: "https://www.lorneherald.com/a" },
];
/** Which of some documents stands for them, all being near-duplicates of each other. */
function representative(members: readonly number[], rule: Representative): number {
  const documents = members.map((member) => ({ ...DOCUMENTS[member]!, id: String(member) }));
  const pairs = members.flatMap((_, b) => members.slice(0, b).map((__, a) => ({ a, b, resemblance: 1 })));
  const { clusters } = finish(nearDuplicateClusters(documents, pairs, { threshold: 0.7, resemblance: () => 1, representative: rule }));
  return Number(clusters[0]!.representative);
}

describe("the document that stands for a cluster", () => {
  it("is the first, by the earliest", () => expect(representative([1, 2, 3], "earliest")).toBe(1));
  it("is the longest, of equals the first", () => expect(representative([0, 1, 2], "longest")).toBe(1));
  it("is of the publisher that comes first in the list, under whatever name", () => {
    expect(representative([0, 1, 2, 3], { preferredSources: ["Skomer Argus", "Lorne Herald"] })).toBe(1);
    expect(representative([0, 3], { preferredSources: ["Skomer Argus", "Lorne Herald"] })).toBe(0);
    expect(representative([1, 3], { preferredSources: ["lorneherald.com", "Skomer Argus"] })).toBe(3);
  });
  it("is the first where none is preferred, or one is named twice", () => {
    expect(representative([2, 3], { preferredSources: ["Nobody"] })).toBe(2);
    expect(representative([1, 0], { preferredSources: ["Lorne Herald", "Skomer Argus", "Lorne Herald"] })).toBe(0);
  });
});
