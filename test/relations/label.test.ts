import { describe, expect, it } from "vitest";
import { evidenceOfMarks } from "../../src/relations/evidence-of-marks.js";
import { labelPair } from "../../src/relations/label.js";
import { ownWordsIn } from "../../src/relations/own-words.js";
import { isMuchOfOne, type SharedText } from "../../src/relations/shared-text.js";
import type { Document } from "../../src/types/document.js";
import type { Direction } from "../../src/types/relation.js";
import { sentences } from "./made-up-news.js";
import { news, turned } from "./shared-by.js";

const STORY = sentences(131, 4);
const LINE = sentences(132, 1);
type Given = Partial<Document> & Pick<Document, "text">;

interface Asked {
  readonly parts?: readonly string[];
  readonly direction?: Direction;
  readonly releases?: readonly number[];
  readonly more?: Partial<SharedText>;
}

/** The label of two documents by what their marks say; told the other way round it is the same. */
function label(a: Given, b: Given, { parts = [STORY], direction = "undetermined", releases = [], more = {} }: Asked = {}): string {
  const { facts, shared } = news([a, b], releases);
  const context = { facts, ...ownWordsIn((d) => facts.tokens(d)) };
  const of = (pair: SharedText, way: Direction) => labelPair(context, pair, way, evidenceOfMarks(facts, pair)).label;
  const pair = shared(0, 1, parts, more);
  const found = of(pair, direction);
  expect(of(turned(pair), direction === "a-to-b" ? "b-to-a" : direction === "b-to-a" ? "a-to-b" : direction)).toBe(found);
  return found;
}
const herald = (text: string, day?: string): Given => ({ text, source: "Brennock Herald", ...(day !== undefined && { publishedAt: day }) });
const gazette = (text: string, day?: string): Given => ({ text, source: "Caldwick Gazette", ...(day !== undefined && { publishedAt: day }) });
const own = (seed: number, text = LINE) => `${sentences(seed, 6)} ${text} ${sentences(seed + 20, 6)}`;

describe("two documents are", () => {
  it("duplicates where they are the same text, whoever printed it", () => {
    const same = { more: { resemblance: 0.95 } };
    expect([label(herald(STORY), gazette(STORY), same), label(herald(STORY), herald(STORY), same)]).toEqual(["duplicate", "duplicate"]);
  });
  it("no duplicates where each has numbers of its own", () => {
    const [a, b] = [`${STORY} They paid 46.`, `${STORY} They paid 39.`];
    expect(label(herald(a), gazette(b), { more: { resemblance: 0.95 } })).not.toBe("duplicate");
  });
  it("revisions: one story at one publisher within a week", () =>
    expect(label(herald(STORY, "2021-05-01"), herald(`${STORY} ${LINE}`, "2021-05-03"))).toBe("revision"));
  it("revisions where one says that it updates the other", () => expect(label({ text: STORY }, { text: `UPDATE 2-${STORY}` })).toBe("revision"));
  it("templates: what a publisher has of itself for longer", () =>
    expect(label(herald(STORY, "2021-05-01"), herald(`${STORY} ${LINE}`, "2021-08-03"))).toBe("template"));
  it("syndication: one story of two publishers", () => expect(label(herald(STORY), gazette(`${STORY} ${LINE}`))).toBe("syndication"));
  it("syndication: a part that came from the other for sure", () =>
    expect(label(herald(own(140)), gazette(own(150)), { parts: [LINE], direction: "a-to-b" })).toBe("syndication"));
  it("a release and a story that names its issuer", () => {
    const release: Given = { text: `FOR IMMEDIATE RELEASE\n\n${STORY} ${LINE}`, source: "Skomer Trust" };
    expect(label(release, gazette(`${sentences(160, 3)} ${STORY} So says the Skomer Trust.`))).toBe("release");
  });
  it("a known release and any story of its words", () => expect(label(herald(STORY), gazette(own(150, STORY)), { releases: [0] })).toBe("release"));
  it("of a common source: two releases", () => {
    const release = (source: string, more: string): Given => ({ text: `FOR IMMEDIATE RELEASE\n\n${STORY} ${more}`, source });
    expect(label(release("Skomer Trust", sentences(161, 5)), release("Lorne Council", sentences(162, 5)))).toBe("common-source");
  });
  it("of a common source: a part of one wire's story", () => {
    const wire = (text: string, place: string) => `${place} (AP) - ${text}`;
    const [a, b] = [herald(wire(own(140, STORY), "KESTWICK"), "2021-05-01"), gazette(wire(own(150, STORY), "LORNE"), "2021-05-02")];
    expect(label(a, b)).toBe("common-source");
    expect(label(a, { ...b, publishedAt: "2021-08-02" })).toBe("none");
  });
  it("nothing, where a passage is shared and nothing says why", () => expect(label(herald(own(140)), gazette(own(150)), { parts: [LINE] })).toBe("none"));
  it("a template, where nothing says why and the rest is one", () =>
    expect(label(herald(own(140)), gazette(own(150)), { parts: [LINE], more: { hasTemplate: true } })).toBe("template"));
});

describe("a quotation", () => {
  const WORDS = "We would rather close the harbour for good than lose one more boat to that old wall";
  const spoken = (seed: number, name = "Vera Quillon", words = WORDS) => own(seed, `"${words}," ${name} said.`);
  it("is what stands in marks, on one side at least", () => {
    expect(label(herald(spoken(170)), gazette(spoken(180)), { parts: [WORDS] })).toBe("quotation");
    expect(label(herald(spoken(170)), gazette(own(180, WORDS)), { parts: [WORDS] })).toBe("quotation");
  });
  it("comes before a release, whose words a story quotes as its words", () => {
    const release: Given = { text: `FOR IMMEDIATE RELEASE\n\n${spoken(170)}`, source: "Skomer Trust" };
    expect(label(release, gazette(spoken(180)), { parts: [WORDS] })).toBe("quotation");
  });
  it("is none that two people say", () => expect(label(herald(spoken(170)), gazette(spoken(180, "Otto Brandel")), { parts: [WORDS] })).toBe("none"));
  it("is none of a few words months apart", () => {
    const few = "close the harbour for good";
    expect(label(herald(spoken(170, "Vera Quillon", few), "2021-01-01"), gazette(spoken(180, "Vera Quillon", few), "2021-09-01"), { parts: [few] })).toBe(
      "none",
    );
    expect(label(herald(spoken(170, "Vera Quillon", few), "2021-01-01"), gazette(spoken(180, "Vera Quillon", few), "2021-01-02"), { parts: [few] })).toBe(
      "quotation",
    );
  });
  it("is none of an idiom that stands in marks on one side", () => {
    const idiom = "under a wet moon";
    expect(label(herald(spoken(170, "Vera Quillon", idiom)), gazette(own(180, `It was ${idiom}.`)), { parts: [idiom] })).toBe("none");
  });
  it("of a whole story needs marks on both sides", () => {
    const words = `"${STORY}"`;
    expect(label(herald(words), gazette(STORY))).toBe("syndication");
    expect(label(herald(words), gazette(words))).toBe("quotation");
  });
});

describe("much of one document", () => {
  const facts = { coverageA: 0, coverageB: 0, resemblance: 0 };
  it("is half of either, or as a resemblance", () =>
    expect(
      [{ coverageA: 0.5 }, { coverageB: 0.5 }, { resemblance: 0.5 }, { coverageA: 0.49, coverageB: 0.49, resemblance: 0.49 }].map((more) =>
        isMuchOfOne({ ...facts, ...more }),
      ),
    ).toEqual([true, true, true, false]));
  it("is everybody's where two short texts share a sentence or two: no story", () => {
    const short = sentences(133, 1);
    expect(label(herald(short), gazette(`${short} ${sentences(134, 1).slice(0, 30)}`), { parts: [short] })).toBe("none");
  });
});
