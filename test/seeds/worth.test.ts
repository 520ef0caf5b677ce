/** What a run of equal words has to be for its two documents to be aligned: one run, in texts that are unlike, or alike, around it. */
import { describe, expect, it } from "vitest";
import { finish } from "../../src/run/pace.js";
import { quotedTokens } from "../../src/seeds/quoted-tokens.js";
import { documentOf } from "../../src/seeds/seed-tokens.js";
import { seedMeasure } from "../../src/seeds/seeds.js";
import { WorthOfRuns } from "../../src/seeds/worth.js";
import { SCORING } from "../../src/settings/scoring.js";
import type { Thresholds } from "../../src/settings/thresholds.js";
import { collectionOf } from "./collection-of.js";

const RUN = "lanterns drifted beyond crumbling harbours";
const FIRST = "lanterns";
const OUT_OF_REACH = 16 * 1000;
/** The run has more bits than a candidate, and fewer than anything else asks for. */
const NEEDED = { candidate: 16 * 17, plain: OUT_OF_REACH, sentence: OUT_OF_REACH };

/** So many words that stand nowhere else. */
const filler = (side: string, count: number, from = 0): string =>
  Array.from({ length: count }, (_, x) => `${side}${String.fromCharCode(97 + Math.floor((from + x) / 26), 97 + ((from + x) % 26))}um`).join(" ");
const around = (side: string, run = RUN): string => `${filler(side, 8)} ${run} ${filler(side, 8, 8)}`;

/** Whether the run is worth it, from each of its tokens and seen from either side. */
function isWorth([a, b]: readonly [string, string], needed: Partial<Thresholds> = {}, quoted = OUT_OF_REACH): boolean {
  const collection = collectionOf([a, b]);
  const { tokens } = finish(seedMeasure(collection, finish(quotedTokens(collection)), 3));
  const placeIn = (document: number): number =>
    Array.from(collection.words.keys()).find((t) => documentOf(tokens, t) === document && collection.lexicon.words[collection.words[t]!] === FIRST)!;
  const [p, q] = [placeIn(0), placeIn(1)];
  const answers = [0, 2, 4].flatMap((x) =>
    [true, false].map((isForward) => {
      const worth = new WorthOfRuns(
        { offsets: collection.offsets, tokens, alone: collection.bits.alone },
        { thresholds: { ...NEEDED, ...needed } as Thresholds, quoted },
      );
      const answer = isForward ? worth.has(p + x, q + x) : worth.has(q + x, p + x);
      // what is not worth it is remembered, of all tokens of the run
      expect(worth.isPoor(isForward ? p : q, isForward ? q : p)).toBe(!answer);
      return answer;
    }),
  );
  expect(new Set(answers).size).toBe(1);
  return answers[0]!;
}

describe("a run in texts that are unlike around it", () => {
  it("is not worth it, but where it comes near to what plain text needs", () => {
    expect(isWorth([around("a"), around("b")])).toBe(false);
    expect(isWorth([around("a"), around("b")], { plain: 16 * (17 + SCORING.promise) })).toBe(true);
    expect(isWorth([around("a"), around("b")], { candidate: 16 * 300, plain: OUT_OF_REACH })).toBe(false);
  });

  it("is worth it as a whole sentence, or line, of either side", () => {
    const sentence = around("a", `passed. ${RUN}. Then`);
    expect(isWorth([sentence, around("b")])).toBe(true);
    expect(isWorth([around("b"), around("a", `passed\n\n${RUN}\n\nthen`)])).toBe(true);
    expect(isWorth([sentence, around("b")], { candidate: 16 * 300 })).toBe(false);
  });

  it("that begins a sentence on both sides needs what such a run needs", () => {
    const texts = [around("a", `passed. ${RUN}`), around("b", `rested. ${RUN}`)] as const;
    expect(isWorth(texts)).toBe(false);
    expect(isWorth(texts, { sentence: -OUT_OF_REACH })).toBe(true);
    expect(isWorth([texts[0], around("b")], { sentence: -OUT_OF_REACH })).toBe(false);
  });
});

describe("a run that touches a quotation", () => {
  const QUOTED = 16 * 10;
  const poor = { candidate: OUT_OF_REACH };

  it("is worth it where it holds a good part of it, on either side", () => {
    expect(isWorth([around("a", `“${RUN}”`), around("b")], poor, QUOTED)).toBe(true);
    expect(isWorth([around("b"), around("a", `“${RUN} ${filler("q", 4)}”`)], poor, QUOTED)).toBe(true);
    expect(isWorth([around("a", `“${RUN}”`), around("b")], poor)).toBe(false);
  });

  it("is not where it is a small part of it", () => {
    expect(isWorth([around("a", `“${filler("q", 12)} ${RUN} ${filler("q", 12, 12)}”`), around("b")], poor, QUOTED)).toBe(false);
  });

  it("is worth it where it holds one within another, or beside another", () => {
    expect(isWorth([around("a", `"${filler("q", 12)} “${RUN}” ${filler("q", 12, 12)}"`), around("b")], poor, QUOTED)).toBe(true);
    expect(isWorth([around("a", `“${filler("q", 20)}” “${RUN}” “${filler("q", 20, 20)}”`), around("b")], poor, QUOTED)).toBe(true);
  });
});

describe("a run whose texts go on to be alike", () => {
  const beside = (side: string, more: string, apart = 6): string => around(side, `${more} ${filler(side, apart, 30)} ${RUN}`);

  it("is worth it: behind one other word", () => {
    expect(isWorth([around("a", `${RUN} slowly the`), around("b", `${RUN} quickly the`)])).toBe(true);
    expect(isWorth([around("a", `the slowly ${RUN}`), around("b", `the quickly ${RUN}`)])).toBe(true);
  });

  it("is worth it: by three words in a row within reach, in whatever order", () => {
    expect(isWorth([beside("a", "of the day"), beside("b", "of the day", 12)])).toBe(true);
    expect(isWorth([beside("a", "of the day"), beside("b", "of the day", SCORING.maxGap)])).toBe(false);
  });

  it("is worth it: by rare words in one order", () => {
    const rare = (side: string, [x, y]: readonly [string, string]): string => beside(side, `${x} ${filler(side, 2, 40)} ${y}`);
    expect(isWorth([rare("a", ["archipelago", "quarantine"]), rare("b", ["archipelago", "quarantine"])])).toBe(true);
    expect(isWorth([rare("a", ["archipelago", "quarantine"]), rare("b", ["quarantine", "archipelago"])])).toBe(false);
    expect(isWorth([rare("a", ["archipelago", "the"]), rare("b", ["archipelago", "the"])])).toBe(false);
  });

  it("is not where it carries too little itself", () => {
    expect(isWorth([beside("a", "of the day"), beside("b", "of the day")], { candidate: OUT_OF_REACH })).toBe(false);
  });
});
