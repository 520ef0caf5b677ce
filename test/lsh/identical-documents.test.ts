import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expandGroups, type ResemblingPair } from "../../src/lsh/expand-groups.js";
import { groupIdenticalDocuments } from "../../src/lsh/identical-documents.js";
import { columnsOf } from "../reference/token-columns.js";

const documents = fc.array(fc.array(fc.nat(1), { maxLength: 4 }), { maxLength: 20 });
const everything = { maxBucket: 1000, allows: () => true };

function groupsOf(given: readonly (readonly number[])[]): number[][] {
  const { numGroups, offsets, members } = groupIdenticalDocuments(columnsOf(given));
  return Array.from({ length: numGroups }, (_, g) => [...members.subarray(offsets[g], offsets[g + 1])]);
}

describe("groupIdenticalDocuments", () => {
  it("puts documents into one group exactly when they have the same words in the same order, groups by first member", () => {
    fc.assert(
      fc.property(documents, (given) => {
        const plain = new Map<string, number[]>();
        given.forEach((words, d) => {
          if (words.length > 0) plain.set(words.join(" "), [...(plain.get(words.join(" ")) ?? []), d]);
        });
        expect(groupsOf(given)).toEqual([...plain.values()]);
      }),
    );
  });

  it("tells apart documents whose halves have changed places", () => {
    const half = Array.from({ length: 1024 }, (_, i) => i);
    const other = half.map((word) => word + 5000);
    expect(
      groupsOf([
        [...half, ...other],
        [...other, ...half],
      ]),
    ).toEqual([[0], [1]]);
  });
});

describe("expandGroups", () => {
  const groups = groupIdenticalDocuments(columnsOf([[1], [2], [1], [3], [2], [1]]));
  const close: ResemblingPair = { a: 0, b: 1, resemblance: 0.8, containmentA: 0.9, containmentB: 0.85 };
  const edges = (pairs: readonly ResemblingPair[]) => pairs.map(({ a, b }) => `${a}-${b}`).sort();

  it("pairs all members of a group with resemblance 1", () => {
    const { pairs, tiedDocuments } = expandGroups(groups, [], everything);
    expect(edges(pairs)).toEqual(["0-2", "0-5", "1-4", "2-5"]);
    expect(pairs.every((pair) => pair.resemblance === 1 && pair.containmentA === 1 && pair.containmentB === 1)).toBe(true);
    expect(tiedDocuments).toBe(0);
  });

  it("gives all pairs across two groups their figures, containments on the right sides", () => {
    const across = expandGroups(groups, [close], everything).pairs.filter((pair) => pair.resemblance < 1);
    expect(edges(across)).toEqual(["0-1", "0-4", "1-2", "1-5", "2-4", "4-5"]);
    expect(across.find((pair) => pair.a === 2)).toEqual({ ...close, a: 2, b: 4 });
    expect(across.find((pair) => pair.b === 5 && pair.a === 1)).toEqual({ a: 1, b: 5, resemblance: 0.8, containmentA: 0.85, containmentB: 0.9 });
  });

  it("lists only pairs that are allowed", () => {
    const { pairs } = expandGroups(groups, [close], { maxBucket: 1000, allows: (a, b) => a !== 0 && b !== 5 });
    expect(edges(pairs)).toEqual(["1-2", "1-4", "2-4"]);
  });

  it("ties members and groups by one pair each where a document would get more than maxBucket partners", () => {
    const { pairs, tiedDocuments } = expandGroups(groups, [close], { maxBucket: 4, allows: () => true });
    expect(edges(pairs)).toEqual(["0-1", "0-2", "0-5", "1-4"]);
    expect(tiedDocuments).toBe(5);
  });

  it("ties to the earliest that is allowed", () => {
    const { pairs } = expandGroups(groups, [close], { maxBucket: 4, allows: (a, b) => a !== 0 || b === 2 });
    expect(edges(pairs)).toEqual(["0-2", "1-2", "1-4", "2-5"]);
  });
});
