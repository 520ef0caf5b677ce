import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupIdenticalDocuments } from "../../src/lsh/identical-documents.js";
import { finish } from "../../src/run/pace.js";
import { columnsOf } from "../reference/token-columns.js";

const documents = fc.array(fc.array(fc.nat(1), { maxLength: 4 }), { maxLength: 20 });

function groupsOf(given: readonly (readonly number[])[]): number[][] {
  const { numGroups, offsets, members } = finish(groupIdenticalDocuments(columnsOf(given)));
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
