/** Two runs of one pair, and whether they become one chain; many made-up runs, and whether the best chain is found. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AnchorList } from "../../src/align/anchor-list.js";
import { AnchorFinder } from "../../src/align/anchors.js";
import { Chainer, type ChainList } from "../../src/align/chain.js";
import type { DocumentView } from "../../src/align/document-view.js";
import { SCORING, SEARCH_BOUNDS } from "../../src/settings/scoring.js";
import { bestChain } from "../reference/best-chain.js";
import { viewsOf } from "./views-of.js";

const HEAD = "plovers nested beneath shuttered canneries";
const TAIL = "dredgers idled alongside rusting gantries";
const words = (count: number, prefix: string) =>
  Array.from({ length: count }, (_, i) => `${prefix}${"abcdefghij"[Math.floor(i / 10)]}${"klmnopqrst"[i % 10]}`).join(" ");

/** Numbers of anchors in the chains between two texts, best first. */
function chains(textA: string, textB: string): number[] {
  const [a, b] = viewsOf([textA, textB]) as [DocumentView, DocumentView];
  const finder = new AnchorFinder(1000);
  finder.load(a);
  const list = new Chainer().chain({ a, b }, finder.find(b));
  return inOrder(list).map((chain) => list.anchorsOf(chain).length);
}

/** Chains of a list, best first. */
const inOrder = (list: ChainList): number[] => Array.from(list.order.subarray(0, list.size));

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

describe("chains of many runs", () => {
  const MANY = 500;
  const anchors = fc.array(fc.record({ i: fc.nat(60), j: fc.nat(60), n: fc.integer({ min: 1, max: 6 }), bits: fc.integer({ min: 60, max: 400 }) }), {
    maxLength: 14,
  });
  const listOf = (runs: readonly { i: number; j: number; n: number; bits: number }[]): AnchorList => {
    const list = new AnchorList();
    for (const { i, j, n, bits } of runs) list.push(i, j, n, bits);
    list.sort();
    return list;
  };
  const chainer = new Chainer();
  /** Two documents without a boundary in them. */
  const [a, b] = viewsOf(["bor ".repeat(80), "tal ".repeat(80)]).map((view) => ({ ...view, flags: new Uint8Array(view.length) })) as [
    DocumentView,
    DocumentView,
  ];

  it("begin with one that is worth as much as any chain is, found by trying all predecessors", () => {
    fc.assert(
      fc.property(anchors, (runs) => {
        const list = listOf(runs);
        const best = bestChain(list.toArray());
        const chains = chainer.chain({ a, b }, list);
        expect(chains.size === 0 ? 0 : chains.score[chains.order[0]!]).toBe(best >= 16 * SCORING.chain ? best : 0);
      }),
      { seed: 68, numRuns: 500 },
    );
  });
  it("say when a run had more others in reach than are tried", () => {
    // on a few diagonals side by side: each has all that come before it in reach
    const inReach = (count: number) =>
      listOf(Array.from({ length: count }, (_, x) => ({ i: x % 60, j: (x % 60) + Math.floor(x / 60), n: 1, bits: 60 + (x % 5) })));
    chainer.chain({ a, b }, inReach(SEARCH_BOUNDS.lookBack + 2));
    expect(chainer.limited).toBe(true);
    chainer.chain({ a, b }, inReach(SEARCH_BOUNDS.lookBack));
    expect(chainer.limited).toBe(false);
  });

  it("are as good where the runs are so many that they are found by their diagonals", () => {
    const places = fc.array(fc.tuple(fc.nat(70), fc.nat(70)), { minLength: MANY, maxLength: MANY });
    fc.assert(
      fc.property(places, (runs) => {
        const list = listOf(runs.map(([i, j]) => ({ i, j, n: 1 + ((i + j) % 4), bits: 60 + ((7 * i + j) % 90) })));
        const chains = chainer.chain({ a, b }, list);
        expect(chains.score[chains.order[0]!]).toBe(bestChain(list.toArray()));
        const places = inOrder(chains).flatMap((chain) => chains.anchorsOf(chain).map(({ i, j }) => `${i} ${j}`));
        expect(new Set(places).size).toBe(places.length);
      }),
      { seed: 74, numRuns: 20 },
    );
  });
  it("have no run in two of them, and ascend on both sides", () => {
    fc.assert(
      fc.property(anchors, (runs) => {
        const chains = chainer.chain({ a, b }, listOf(runs));
        const all = inOrder(chains).map((chain) => chains.anchorsOf(chain));
        const places = all.flatMap((own) => own.map(({ i, j }) => `${i} ${j}`));
        expect(new Set(places).size).toBe(places.length);
        for (const own of all)
          for (let x = 1; x < own.length; x++) {
            expect(own[x]!.i).toBeGreaterThan(own[x - 1]!.i);
            expect(own[x]!.j).toBeGreaterThan(own[x - 1]!.j);
          }
      }),
      { seed: 69, numRuns: 300 },
    );
  });
});
