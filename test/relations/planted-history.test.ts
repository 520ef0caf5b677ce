/** Relations of collections whose history is known: what is claimed has to be true, and what has to be seen is seen. */
import { describe, expect, it } from "vitest";
import { detect } from "../../src/index.js";
import type { Pair } from "../../src/types/relation.js";
import type { Detection } from "../../src/types/result.js";
import { plantHistory } from "./planted-history.js";

const SEEDS = [1, 2, 3];
const runs = await Promise.all(
  SEEDS.map(async (seed) => {
    const history = plantHistory(seed);
    return { seed, ...history, detection: await detect(history.documents), shuffled: await detect([...history.documents].reverse()) };
  }),
);
const { detection, ancestors } = runs[0]!;

function pairOf({ pairs }: Detection, x: string, y: string): Pair {
  return pairs.find(({ a, b }) => (a === x && b === y) || (a === y && b === x))!;
}

/** Origin and target of a pair whose direction is determined. */
function route({ a, b, relation }: Pair): [origin: string, target: string] | undefined {
  return relation!.direction === "undetermined" ? undefined : relation!.direction === "a-to-b" ? [a, b] : [b, a];
}

describe("relations of a known history", () => {
  it.each(runs)("never gives a wrong direction (seed $seed)", ({ detection: found, ancestors: known }) => {
    const routes = found.pairs.map(route).filter((one) => one !== undefined);
    expect(routes.filter(([origin, target]) => !known.get(target)?.has(origin))).toEqual([]);
    expect(routes.length).toBeGreaterThan(8);
  });

  it.each(runs)("names no third document that had it later (seed $seed)", ({ detection: found, ancestors: known }) => {
    const explained = found.pairs.filter(({ relation }) => relation!.via !== null);
    expect(explained.filter(({ a, b, relation }) => ![a, b].every((id) => known.get(id)?.has(relation!.via!)))).toEqual([]);
    expect(explained.length).toBeGreaterThan(5);
  });

  it("sees that the wire used the release", () => {
    expect(route(pairOf(detection, "release", "wire"))).toEqual(["release", "wire"]);
  });

  it.each(["paper-1", "paper-2", "paper-3", "paper-4", "paper-5"])("sees that %s, which credits the wire, has it of the wire", (paper) => {
    expect(route(pairOf(detection, "wire", paper))).toEqual(["wire", paper]);
  });

  it("explains what two papers share by the wire", () => {
    expect(pairOf(detection, "paper-2", "paper-3").relation).toMatchObject({ label: "common-source", direction: "undetermined", via: "wire" });
  });

  it("does not explain the release away by the copies of it", () => {
    for (const { relation, a, b } of detection.pairs) if (a === "release" || b === "release") expect(relation!.via).toBeNull();
  });

  it("calls a second version of a paper's story a revision of the first", () => {
    const pair = pairOf(detection, "paper-1", "paper-1-update");
    expect(pair.relation!.label).toBe("revision");
    expect(route(pair)).toEqual(["paper-1", "paper-1-update"]);
  });

  it("sees that a digest took its parts from the stories", () => {
    for (const part of ["short-1", "short-2", "short-3"]) expect(route(pairOf(detection, part, "digest"))).toEqual([part, "digest"]);
  });

  it("calls a publisher's footer a template, and keeps it out of the shares", () => {
    expect(pairOf(detection, "letter-0", "letter-2").relation!.label).toBe("template");
    expect(detection.documents.find(({ id }) => id === "letter-3")!.shares).toEqual([{ from: null, label: null, share: 1 }]);
  });

  it("calls a phrase of many publishers over years a catchphrase", () => {
    expect(pairOf(detection, "speech-0", "speech-3").relation!.label).toBe("catchphrase");
  });

  it("gives what the wire has of the release to the release, and the rest of a paper to the wire", () => {
    const shares = detection.documents.find(({ id }) => id === "paper-1")!.shares!;
    expect(shares.map(({ from }) => from)).toEqual(["wire", "release"]);
  });

  it("gives every document shares that add up to 1", () => {
    for (const { shares } of detection.documents) expect(shares!.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it("judges the same whatever the order of the documents", () => {
    for (const { detection: one, shuffled } of runs) {
      const told = ({ pairs }: Detection) => pairs.map((pair) => [...[pair.a, pair.b].sort(), pair.relation!.label, ...(route(pair) ?? [])].join(" ")).sort();
      expect(told(shuffled)).toEqual(told(one));
    }
  });

  it("gives no family a parent that has nothing to do with it", () => {
    for (const { label, occurrences } of detection.families) {
      if (label === "template" || label === "catchphrase") continue;
      for (const { id, parent } of occurrences) {
        const from = parent === null ? undefined : occurrences[parent]!.id;
        if (from !== undefined && from !== id) expect([...(ancestors.get(id) ?? [])]).toContain(from);
      }
    }
  });
});
