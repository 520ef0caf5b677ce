import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Allows, Crowd } from "../../src/lsh/crowd.js";

/** A crowd of all documents whose sources are given, documents of one source being forbidden to each other. */
function crowdOf(sources: readonly number[], allows: Allows): Crowd {
  const crowd = new Crowd(allows);
  sources.forEach((_, document) => {
    crowd.add(document);
  });
  return crowd;
}

/** Documents of different sources, numbered by time, at most `window` numbers apart. */
const filtered =
  (sources: readonly number[], window: number): Allows =>
  (a, b) =>
    sources[a] !== sources[b] && b - a <= window;

describe("Crowd", () => {
  it("has the first and the last document of a source that is not its own for every further document", () => {
    const crowd = crowdOf([7, 7, 7, 8, 8, 9, 7, 7], filtered([7, 7, 7, 8, 8, 9, 7, 7], 99));
    expect([crowd.size, crowd.at(3)]).toEqual([8, 3]);
    expect(crowd.anchors()).toEqual([0, 3, 5, 7, 5, 4]);
  });

  it("has an earlier document that a further one may be paired with, if there is any, whatever the sources and the window", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { minLength: 1, maxLength: 20 }), fc.integer({ min: 1, max: 20 }), (sources, window) => {
        const allows = filtered(sources, window);
        const further = sources.length - 1;
        const earlier = Array.from({ length: further }, (_, d) => d);
        const anchors = crowdOf(sources.slice(0, -1), allows).anchors();
        expect(anchors.some((a) => allows(a, further))).toBe(earlier.some((a) => allows(a, further)));
      }),
    );
  });

  it("has a later document that an earlier one may be paired with, if there is any, in the pass backwards", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { minLength: 1, maxLength: 20 }), fc.integer({ min: 1, max: 20 }), (sources, window) => {
        const allows = filtered(sources, window);
        const crowd = new Crowd(allows);
        for (let d = sources.length - 1; d > 0; d--) crowd.addBackwards(d);
        expect(crowd.laterAnchors().some((b) => allows(0, b))).toBe(sources.some((_, b) => b > 0 && allows(0, b)));
      }),
    );
  });

  it("keeps a few anchors only", () => {
    expect(crowdOf(new Array(1000).fill(0), () => true).anchors()).toEqual([0, 1, 2, 3, 999, 998, 997, 996]);
  });
});
