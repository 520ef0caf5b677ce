import { describe, expect, it } from "vitest";
import { evidenceOfMarks, wiresOfBoth } from "../../src/relations/evidence-of-marks.js";
import { RELATION_RULES } from "../../src/settings/relation-rules.js";
import type { Document } from "../../src/types/document.js";
import { sentences } from "./made-up-news.js";
import { news, turned } from "./shared-by.js";

const STORY = sentences(81, 4);
const { creditOfPublisher, creditOfWire, attribution, updateNote } = RELATION_RULES;
type Given = Partial<Document> & Pick<Document, "text">;

/** Rule and weight of all that the marks of two texts say; told the other way round it is the same with the other sign. */
function said(a: Given, b: Given, parts: readonly string[] = [STORY], more = {}): string[] {
  const { facts, shared } = news([a, b]);
  const pair = shared(0, 1, parts, more);
  const list = (of: typeof pair, sign: number) => evidenceOfMarks(facts, of).map(({ rule, weight }) => `${rule} ${weight === 0 ? 0 : sign * weight}`);
  const found = list(pair, 1);
  expect(list(turned(pair), -1).sort()).toEqual([...found].sort());
  return found;
}

const herald = (text: string): Given => ({ text, source: "Brennock Herald" });
const gazette = (text: string): Given => ({ text, source: "Caldwick Gazette" });

describe("a credit", () => {
  it("of the other's publisher says where a text came from", () => {
    expect(said(herald(STORY), gazette(`${STORY}\n\nSource: Brennock Herald`))).toEqual([`credit ${creditOfPublisher}`]);
    expect(said(herald(STORY), gazette(`As the Brennock Herald reported, ${STORY}`))).toEqual([`credit ${creditOfPublisher}`]);
  });
  it("of its own publisher says nothing", () => expect(said(herald(STORY), gazette(`${STORY}\n\nSource: Caldwick Gazette`))).toEqual([]));
  it("of a third says nothing of the two", () => expect(said(herald(STORY), gazette(`${STORY}\n\nSource: Lorne Herald`))).toEqual([]));
  it("in the running text says nothing far from what is shared, in another paragraph, or of something else", () => {
    for (const text of [
      `${STORY} ${sentences(82, 12)} The Brennock Herald reported that it rained.`,
      `The Brennock Herald reported that it rained.\n\n${STORY}`,
      `${STORY} It rained. The Brennock Herald reported that owners keep goats.`,
    ])
      expect(said(herald(STORY), gazette(text)), text).toEqual([]);
  });
  it("says nothing of what was printed months apart", () =>
    expect(said({ ...herald(STORY), publishedAt: "2020-01-01" }, { ...gazette(`${STORY}\n\nSource: Brennock Herald`), publishedAt: "2020-06-01" })).toEqual(
      [],
    ));
  it("of the whole text says nothing of a sentence or two", () => {
    const short = sentences(83, 1);
    expect(said(herald(short), gazette(`${short} ${sentences(84, 6)}\n\nSource: Brennock Herald`), [short])).toEqual([]);
  });
  it("of a wire by both is of no direction, and they are its wires", () => {
    const [a, b] = [herald(`KESTWICK (AP) - ${STORY}`), gazette(`LORNE (AP) - ${STORY}`)];
    expect(said(a, b)).toEqual(["credit 0"]);
    const { facts, shared } = news([a, b]);
    expect(wiresOfBoth(facts, shared(0, 1, [STORY]))).toEqual(["Associated Press"]);
  });
  it("of a wire by both is none where one of them is the wire", () => {
    const { facts, shared } = news([{ text: `KESTWICK (AP) - ${STORY}`, source: "AP" }, gazette(`LORNE (AP) - ${STORY}`)]);
    expect(wiresOfBoth(facts, shared(0, 1, [STORY]))).toEqual([]);
    expect(evidenceOfMarks(facts, shared(0, 1, [STORY])).map(({ weight }) => weight)).toEqual([creditOfPublisher]);
  });
  it("that only names a wire points to a copy that may be the wire itself", () => {
    const [wire, naming] = [`KESTWICK (AP) - ${STORY}`, `${STORY.slice(0, -1)}, the Associated Press reported.`];
    expect(said({ text: wire }, gazette(naming), [STORY.slice(0, -1)])).toContain(`credit ${creditOfWire}`);
    expect(said(herald(wire), gazette(naming), [STORY.slice(0, -1)])).not.toContain(`credit ${creditOfWire}`);
  });
});

describe("shared words that a text gives to somebody of the other's publisher", () => {
  const WORDS = "We would rather close the harbour for good than lose one more boat to that old wall of ours";
  const senator = (text: string): Given => ({ text, source: "Senator Vera Holm" });
  it("came from there", () => expect(said(senator(`${WORDS}.`), gazette(`"${WORDS}," Vera Holm said.`), [WORDS])).toEqual([`attribution ${attribution}`]));
  it("say nothing where somebody else says them", () => expect(said(senator(`${WORDS}.`), gazette(`"${WORDS}," Otto Brink said.`), [WORDS])).toEqual([]));
  it("say nothing where they are less than half of what is shared", () =>
    expect(said(senator(`${WORDS}. ${STORY}`), gazette(`"${WORDS}," Vera Holm said. ${STORY}`), [WORDS, STORY])).toEqual([]));
  it("decide nothing where what is shared speaks of both", () => {
    const both = `${WORDS.replace("that old wall", "the wall of Brink")}`;
    expect(said(senator(`${both}.`), { text: `"${both}," Vera Holm said.`, source: "Senator Otto Brink" }, [both])).toEqual(["attribution 0"]);
  });
  it("say nothing where the text is its own publisher's speech", () =>
    expect(said(senator(`"${WORDS}," Vera Holm said.`), senator(`"${WORDS}," Vera Holm said.`), [WORDS])).toEqual([]));
});

describe("a note of an update", () => {
  const later = `UPDATE 2-${STORY}`;
  it("makes the other the earlier version, at one publisher or where none is known", () => {
    expect(said(herald(STORY), herald(later))).toEqual([`update-note ${updateNote}`]);
    expect(said({ text: STORY }, { text: later })).toEqual([`update-note ${updateNote}`]);
  });
  it("says nothing of two publishers, who print two versions of a wire's story", () => expect(said(herald(STORY), gazette(later))).toEqual([]));
  it("says nothing where both have one, or where little is shared", () => {
    expect(said({ text: `UPDATE 1-${STORY}` }, { text: later })).toEqual([]);
    expect(said({ text: STORY }, { text: later }, [STORY], { coverageA: 0.2, coverageB: 0.2 })).toEqual([]);
  });
});

it("what a publisher has of itself only its updates tell", () => expect(said(herald(STORY), herald(`${STORY}\n\nSource: Brennock Herald`))).toEqual([]));
it("texts that say nothing of themselves give no evidence", () => expect(said({ text: STORY }, { text: `${sentences(85, 2)} ${STORY}` })).toEqual([]));
