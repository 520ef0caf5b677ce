import { describe, expect, it } from "vitest";
import { traceLineage } from "../../src/stories/lineage.js";
import { originShares } from "../../src/stories/origin-shares.js";
import type { RelatedPair } from "../../src/stories/ties.js";
import type { Share } from "../../src/types/relation.js";

/** `child` took so much of its text from `parent`. */
const took = (parent: number, child: number, coverage: number): RelatedPair => ({
  a: parent,
  b: child,
  coverageA: coverage,
  coverageB: coverage,
  relation: { label: "syndication", direction: "a-to-b", via: null, wire: null, evidence: [] },
});
const share = (from: number | null, part: number): Share => ({
  from: from === null ? null : String(from),
  label: from === null ? null : "syndication",
  share: part,
});

/** By document, its share from each origin. */
function shares(
  pairs: readonly RelatedPair[],
  origins: Readonly<Record<number, number>>,
  accounts: Readonly<Record<number, readonly Share[]>>,
  numDocuments: number,
) {
  const lineage = traceLineage(numDocuments, pairs, Number);
  const numbers = Array.from({ length: numDocuments }, (_, d) => d);
  const found = originShares({ lineage, originOf: numbers.map((d) => origins[d]), accounts: numbers.map((d) => accounts[d]), numberOf: Number });
  return found.map((portions) => Object.fromEntries([...portions].map(([origin, part]) => [origin, Math.round(1000 * part) / 1000])));
}

describe("how much of a document came from an origin", () => {
  it("is all, of the origin itself", () => expect(shares([took(0, 1, 0.4)], { 0: 0 }, {}, 2)[0]).toEqual({ 0: 1 }));
  it("is what its account says", () => expect(shares([took(0, 1, 0.9)], { 0: 0 }, { 1: [share(0, 0.4), share(null, 0.6)] }, 2)[1]).toEqual({ 0: 0.4 }));
  it("is what its pair covers, where no account leads to an origin", () => expect(shares([took(0, 1, 0.4)], { 0: 0 }, {}, 2)[1]).toEqual({ 0: 0.4 }));
  it("goes through chains: half of half", () =>
    expect(shares([took(0, 1, 0.5), took(1, 2, 0.5)], { 0: 0 }, { 1: [share(0, 0.5)], 2: [share(1, 0.5)] }, 3)[2]).toEqual({ 0: 0.25 }));
  it("is not counted twice where an account names the origin and one that has it of the origin", () =>
    expect(shares([took(0, 1, 0.5), took(1, 2, 0.5), took(0, 2, 0.3)], { 0: 0 }, { 1: [share(0, 0.5)], 2: [share(1, 0.5), share(0, 0.3)] }, 3)[2]).toEqual({
      0: 0.3,
    }));
  it("adds up over the parts of an account, to no more than all", () => {
    const pairs = [took(0, 1, 0.9), took(0, 2, 0.9), took(1, 3, 0.6), took(2, 3, 0.6)];
    expect(shares(pairs, { 0: 0 }, { 1: [share(0, 1)], 2: [share(0, 1)], 3: [share(1, 0.6), share(2, 0.6)] }, 4)[3]).toEqual({ 0: 1 });
  });
  it("is the larger of two pairs, which may have the same words", () =>
    expect(shares([took(0, 1, 0.9), took(0, 2, 0.9), took(1, 3, 0.5), took(2, 3, 0.4)], { 0: 0 }, {}, 4)[3]).toEqual({ 0: 0.45 }));
  it("is of each of several origins", () =>
    expect(shares([took(0, 2, 0.3), took(1, 2, 0.5)], { 0: 0, 1: 1 }, { 2: [share(0, 0.3), share(1, 0.5)] }, 3)[2]).toEqual({ 0: 0.3, 1: 0.5 }));
  it("may be a paragraph in a document that is an origin itself", () =>
    expect(shares([took(0, 1, 0.1)], { 0: 0, 1: 1 }, { 1: [share(0, 0.1)] }, 2)[1]).toEqual({ 0: 0.1, 1: 1 }));
  it("is not taken from one that comes after, whatever an account says", () =>
    expect(shares([took(0, 1, 0.4)], { 0: 0 }, { 0: [share(1, 0.4)], 1: [share(0, 0.4)] }, 2)[0]).toEqual({ 0: 1 }));
  it("reaches all documents of a group by those that took something", () => {
    const same: RelatedPair = { ...took(1, 2, 0.8), relation: { label: "duplicate", direction: "undetermined", via: null, wire: null, evidence: [] } };
    expect(shares([took(0, 1, 0.5), same], { 0: 0 }, {}, 3)[2]).toEqual({ 0: 0.4 });
  });
});
