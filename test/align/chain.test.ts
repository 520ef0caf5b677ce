/** Two runs of one pair, and whether they become one chain. */
import { describe, expect, it } from "vitest";
import { AnchorFinder } from "../../src/align/anchors.js";
import { Chainer } from "../../src/align/chain.js";
import { SCORING } from "../../src/settings/scoring.js";
import { collectionOf } from "../seeds/collection-of.js";

const HEAD = "plovers nested beneath shuttered canneries";
const TAIL = "dredgers idled alongside rusting gantries";
const words = (count: number, prefix: string) =>
  Array.from({ length: count }, (_, i) => `${prefix}${"abcdefghij"[Math.floor(i / 10)]}${"klmnopqrst"[i % 10]}`).join(" ");

/** Numbers of anchors in the chains between two texts, best first. */
function chains(a: string, b: string): number[] {
  const collection = collectionOf([a, b]);
  const finder = new AnchorFinder(collection, 1000);
  finder.load(0);
  return new Chainer(collection).chain(finder.find(1), false).map(({ anchors }) => anchors.length);
}

describe("Chainer", () => {
  const omitted = words(SCORING.maxGap + 10, "lo");

  it.each(["...", " ... ", "…", " […] ", " [...] ", ". . . ", ".... "])("crosses what was left out for %j, on either side", (ellipsis) => {
    const whole = `${HEAD} ${omitted} ${TAIL}.`;
    const quoted = `“${HEAD}${ellipsis}${TAIL}.”`;
    expect(chains(whole, quoted)).toEqual([2]);
    expect(chains(quoted, whole)).toEqual([2]);
  });

  it("crosses a dropped sentence", () => {
    expect(chains(`${HEAD}. ${omitted}. ${TAIL}.`, `${HEAD}. ${TAIL}.`)).toEqual([2]);
  });

  it("does not cross a long gap where nothing announces it", () => {
    expect(chains(`${HEAD} ${omitted} ${TAIL}.`, `${HEAD} ${TAIL}.`)).toEqual([1, 1]);
  });

  it("does not cross a long gap where other words stand on the other side", () => {
    expect(chains(`${HEAD} ${omitted} ${TAIL}.`, `${HEAD}... quite often ... ${TAIL}.`)).toEqual([1, 1]);
  });

  it("does not cross more than maxOmission tokens", () => {
    expect(chains(`${HEAD} ${words(SCORING.maxOmission + 1, "lo")} ${TAIL}.`, `${HEAD}... ${TAIL}.`)).toEqual([1, 1]);
  });
});
