import { describe, expect, it } from "vitest";
import { evidenceOfRelease } from "../../src/relations/evidence-of-release.js";
import { RELATION_RULES } from "../../src/settings/relation-rules.js";
import type { Document } from "../../src/types/document.js";
import { sentences } from "./made-up-news.js";
import { news, turned } from "./shared-by.js";

const WORDS = sentences(91, 2);
const { releaseMarker: FIRM, doubtfulReleaseMarker: TIP } = RELATION_RULES;
const release: Document = { id: "release", source: "Skomer Council", text: `FOR IMMEDIATE RELEASE\n\n${WORDS} ${sentences(92, 3)}` };
const story = (beside: string, more: Partial<Document> = {}): Document => ({
  id: "story",
  source: "Lorne Herald",
  text: `${sentences(93, 3)} ${WORDS} ${beside}`,
  ...more,
});

/** Weights of all evidence; the other way round they have the other sign. @param known whether the first document is known to be the release. */
function weights(
  a: Document,
  b: Document,
  { parts = [WORDS], known = false, ...more }: { parts?: readonly string[]; known?: boolean; bits?: number; isSentence?: boolean } = {},
): number[] {
  const { facts, shared } = news([a, b], known ? [0] : []);
  const pair = shared(0, 1, parts, more);
  const found = evidenceOfRelease(facts, pair).map(({ weight }) => weight);
  expect(evidenceOfRelease(facts, turned(pair)).map(({ weight }) => -weight)).toEqual(found.map((weight) => weight || -0));
  return found;
}

describe("the mark of a release", () => {
  it("decides where the story names who issued it beside the shared words", () =>
    expect(weights(release, story("So says the Skomer Council."))).toEqual([FIRM]));
  it("decides where the story names who speaks in it", () => {
    const spoken = { ...release, text: `${release.text}\n"We are glad of all that," said Vera Quillon.` };
    expect(weights(spoken, story("Quillon is glad."))).toEqual([FIRM]);
  });
  it("decides where the whole of the other text stands in the release", () =>
    expect(weights(release, { id: "story", source: "Lorne Herald", text: WORDS })).toEqual([FIRM]));
  it("only tips where the other names nobody", () => expect(weights(release, story("It rained."))).toEqual([TIP]));
  it("only tips where it names words of the issuer that many have", () => expect(weights(release, story("So says the council."))).toEqual([TIP]));
  it("only tips where the name stands far away", () => expect(weights(release, story(`${sentences(94, 6)} So says the Skomer Council.`))).toEqual([TIP]));
  it("only tips months apart", () => {
    const late = story("So says the Skomer Council.", { publishedAt: "2021-09-01" });
    expect(weights({ ...release, publishedAt: "2021-05-01" }, late)).toEqual([TIP]);
  });
  it("says nothing where the shared words speak of the other's publisher", () => {
    const joint = WORDS.replace("The ", "The Herald and ");
    expect(
      weights(
        { ...release, text: `FOR IMMEDIATE RELEASE\n\n${joint} ${sentences(92, 3)}` },
        { ...story(""), text: `${sentences(93, 3)} ${joint} So says the Skomer Council.` },
        { parts: [joint] },
      ),
    ).toEqual([0]);
  });
  it("is of no direction on both sides", () => expect(weights(release, { ...story(""), text: `FOR IMMEDIATE RELEASE\n\n${WORDS}` })).toEqual([0]));
  it("that is weak only tips, whoever is named", () => {
    const weak = { ...release, text: `Jo Doe issued the following statement today.\n${WORDS} ${sentences(92, 3)}` };
    expect(weights(weak, story("So says the Skomer Council."))).toEqual([TIP]);
  });
  it("is none in two plain texts", () =>
    expect(weights({ ...release, text: `${WORDS} ${sentences(92, 3)}` }, story("So says the Skomer Council."))).toEqual([]));
});

describe("a document that is known to be the release", () => {
  const known = { ...release, text: `${WORDS} ${sentences(92, 3)}` };
  const few = WORDS.split(" ").slice(0, 8).join(" ");
  it("decides without a mark and without a name", () => expect(weights(known, story("It rained."), { known: true })).toEqual([FIRM]));
  it("only tips by a few words that are no sentence", () =>
    expect(weights(known, story("It rained."), { known: true, parts: [few], bits: 16 * 40, isSentence: false })).toEqual([TIP]));
  it("decides by few words where the story names the issuer", () =>
    expect(weights(known, story("So says the Skomer Council."), { known: true, parts: [few], bits: 16 * 40, isSentence: false })).toEqual([FIRM]));
  it("decides by few words that are a whole sentence, or that nobody writes by chance", () => {
    expect(weights(known, story("It rained."), { known: true, parts: [few], bits: 16 * 40, isSentence: true })).toEqual([FIRM]);
    expect(weights(known, story("It rained."), { known: true, parts: [few], bits: 16 * 120, isSentence: false })).toEqual([FIRM]);
  });
  it("only tips months later where the other names nobody, and decides where it does", () => {
    const late = { publishedAt: "2021-09-01" };
    const early = { ...known, publishedAt: "2021-05-01" };
    expect(weights(early, story("It rained.", late), { known: true })).toEqual([TIP]);
    expect(weights(early, story("So says the Skomer Council.", late), { known: true })).toEqual([FIRM]);
  });
});
