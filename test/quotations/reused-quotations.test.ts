import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { detect } from "../../src/api/detect.js";
import type { Document } from "../../src/types/document.js";
import type { QuotationOccurrence, ReusedQuotation } from "../../src/types/quotation.js";
import { needs, shared } from "../needs.js";

const STATEMENT =
  "We would rather strand a thousand commuters than drown one of them. The piers were built for smaller boats and gentler winters. Nobody should have to choose between a ferry and a coffin.";
const RELEASE: Document = {
  id: "release",
  text: `FOR IMMEDIATE RELEASE\n\nThe following statement can be attributed to Chief Engineer Ilse Brandt:\n\n"${STATEMENT}"`,
};

async function quotationsOf(documents: Record<string, string | Document>): Promise<readonly ReusedQuotation[]> {
  return (await detect(Object.entries(documents).map(([id, text]) => (typeof text === "string" ? { id, text } : text)))).quotations;
}

/** The statement in a release, and a form of it in a story: what is said of that form. */
async function judged(story: string): Promise<QuotationOccurrence> {
  const [quotation] = await quotationsOf({ release: RELEASE, story });
  expect(quotation!.occurrences[quotation!.reference]!.id).toBe("release");
  return quotation!.occurrences.find(({ id }) => id === "story")!;
}

const verdictsOf = ({ occurrences }: ReusedQuotation): string[] => occurrences.map(({ id, verdict }) => `${id} ${verdict}`);

describe("reusedQuotations", () => {
  it("gives the reference, its speaker, and each occurrence from mark to mark", async () => {
    const story = 'Ilse Brandt said: "We would rather strand a thousand commuters than drown one of them."';
    const [quotation, ...others] = await quotationsOf({ release: RELEASE, story });
    expect(others).toEqual([]);
    expect(quotation).toMatchObject({ index: 0, text: STATEMENT.slice(0, -1), speaker: "Ilse Brandt", reference: 0, referenceReason: "release" });
    expect(verdictsOf(quotation!)).toEqual(["release verbatim", "story trimmed"]);
    const { start, end } = quotation!.occurrences[1]!;
    expect(story.slice(start, end)).toBe("We would rather strand a thousand commuters than drown one of them");
  });

  it("cuts quotations out of a longer copy, and lists each once", async () => {
    const body = (end: string) =>
      `The ferry across the sound stays in harbour this week, the operator told the mayor on Tuesday. "${STATEMENT}" Ilse Brandt said. Tickets that were bought in advance are refunded at every kiosk. ${end}`;
    const [quotation, ...others] = await quotationsOf({ morning: body("Rain is expected."), evening: body("Snow may fall."), release: RELEASE });
    expect(others).toEqual([]);
    expect(verdictsOf(quotation!).sort()).toEqual(["evening verbatim", "morning verbatim", "release verbatim"]);
  });

  it("lists a fragment in marks and the same words without marks with the whole", async () => {
    const [quotation, ...others] = await quotationsOf({
      release: RELEASE,
      fragment: 'The engineer spoke of "a ferry and a coffin" on Monday.',
      plain: "In her view nobody should have to choose between a ferry and a coffin, which pleased the unions.",
    });
    expect(others).toEqual([]);
    expect(quotation!.occurrences.map(({ id, verdict, isQuoted }) => [id, verdict, isQuoted])).toEqual([
      ["release", "verbatim", true],
      ["fragment", "trimmed", true],
      ["plain", "trimmed", false],
    ]);
  });

  it("joins what an attribution interrupts, and holds the speaker's words alone", async () => {
    const split = '"We would rather strand a thousand commuters," Ilse Brandt said, "than drown one of them."';
    const [quotation] = await quotationsOf({
      first: { id: "first", text: split, publishedAt: "2021-03-01" },
      second: { id: "second", text: split, publishedAt: "2021-03-02" },
    });
    expect(quotation!.text).toBe("We would rather strand a thousand commuters, than drown one of them");
    expect(verdictsOf(quotation!)).toEqual(["first verbatim", "second verbatim"]);
  });

  it("joins the paragraphs in which a quotation goes on", async () => {
    const [first, second, third] = STATEMENT.split(/(?<=\.) /);
    const story = `Ilse Brandt said:\n\n“${first}\n\n“${second}\n\n“${third}”`;
    expect(await judged(story)).toMatchObject({ verdict: "verbatim", edits: [] });
  });

  it("holds two speakers for two quotations, and gives none where the documents disagree", async () => {
    const talk = (x: string, y: string) => `"The piers are old and full of cracks," ${x} said. "There is not one crack in any of the piers," ${y} said.`;
    const quotations = await quotationsOf({ a: talk("Ilse Brandt", "Karl Moos"), b: talk("Ilse Brandt", "Rosa Thiel") });
    expect(quotations.map(({ text, speaker }) => [text, speaker])).toEqual([
      ["The piers are old and full of cracks", "Ilse Brandt"],
      ["There is not one crack in any of the piers", null],
    ]);
  });

  it("holds like sentences of two people that differ in two places for two quotations, and the same words for one", async () => {
    const said = (name: string, words: string) => `"${words}," ${name} said on Tuesday.`;
    const pier = "We are sad about the pier and about everything that the storm took from us this winter";
    expect(await quotationsOf({ a: said("Ilse Brandt", pier), b: said("Karl Moos", pier.replace("pier", "mill").replace("winter", "autumn")) })).toEqual([]);
    const [changed] = await quotationsOf({ a: said("Ilse Brandt", pier), b: said("Karl Moos", pier.replace("pier", "mill")) });
    expect(changed!.occurrences.map(({ verdict }) => verdict)).toEqual(["altered", "altered"]);
    const [quotation] = await quotationsOf({ a: said("Ilse Brandt", pier), b: said("Karl Moos", pier) });
    expect(quotation).toMatchObject({ speaker: null, occurrences: [{ verdict: "verbatim" }, { verdict: "verbatim" }] });
  });

  it("lists a quotation of which every second word is spelled in another way", async () => {
    const british = '"We organised the defence of the harbour with honoured gunners from the centre of Brackwater," Ilse Brandt said.';
    const american = '"We organized the defense of the harbor with honored gunners from the center of Brackwater," Ilse Brandt said.';
    const [quotation] = await quotationsOf({ a: british, b: american });
    expect(quotation!.occurrences.map(({ verdict }) => verdict)).toEqual(["verbatim", "verbatim"]);
    expect(quotation!.occurrences.flatMap(({ edits }) => edits.map(({ a, b }) => `${a} > ${b}`))).toContain("organised > organized");
  });

  it("leaves out what is in no marks, in one document only, or a title", async () => {
    const plain = "The piers were built for smaller boats and gentler winters than ours.";
    expect(await quotationsOf({ a: plain, b: plain })).toEqual([]);
    expect(await quotationsOf({ a: RELEASE, b: "Nothing of the sort." })).toEqual([]);
    const film = 'The cinema on the quay shows "The Smaller Boats of Winter" again this week, as it does each year before the first of the storms.';
    expect(await quotationsOf({ a: film, b: film })).toEqual([]);
  });

  it("takes the words of a release in running text for the reference, and shows a changed first word", async () => {
    const release = "FOR IMMEDIATE RELEASE\n\nNobody warned the ferry crews about the rotten planks below the northern pier. Repairs begin in May.";
    const story = 'The statement was blunt: "They warned the ferry crews about the rotten planks below the northern pier."';
    const [quotation] = await quotationsOf({ release, story });
    expect(quotation!.occurrences.map(({ id, isQuoted, verdict, edits }) => [id, isQuoted, verdict, edits])).toEqual([
      ["release", false, "verbatim", []],
      ["story", true, "altered", [{ a: "Nobody", b: "They", op: "replace" }]],
    ]);
  });
});

describe("the reference", () => {
  const said = (words: string) => `It was a long evening. "${words}" Ilse Brandt said at last.`;
  const right = said("We do not believe that the northern pier will hold for another winter");
  const wrong = said("We do believe that the northern pier will hold for another winter");

  it("is the earliest where times tell", async () => {
    const [quotation] = await quotationsOf({ b: { id: "b", text: right, publishedAt: "2021-03-02" }, a: { id: "a", text: wrong, publishedAt: "2021-03-01" } });
    expect([quotation!.referenceReason, verdictsOf(quotation!)]).toEqual(["earliest", ["a verbatim", "b altered"]]);
  });

  it("is the form that most have where they do not, in any order", async () => {
    const texts = { wrong, x: right, y: right.replace("at last", "in the end") };
    for (const order of [
      ["wrong", "x", "y"],
      ["y", "x", "wrong"],
      ["x", "wrong", "y"],
    ] as const) {
      const [quotation] = await quotationsOf(Object.fromEntries(order.map((id) => [id, texts[id]])));
      expect(quotation!.referenceReason).toBe("fullest");
      expect(verdictsOf(quotation!).sort()).toEqual(["wrong altered", "x verbatim", "y verbatim"]);
    }
  });

  it("is nobody's to say where neither has a time: then no form is called verbatim that may be the misquotation, in any order", async () => {
    for (const documents of [
      { right, wrong },
      { wrong, right },
    ]) {
      const [quotation] = await quotationsOf(documents);
      expect(quotation!.referenceReason).toBe("fullest");
      expect(quotation!.occurrences.map(({ id, verdict, edits }) => [id, verdict, edits.map(({ a, b }) => [a, b])]).sort()).toEqual([
        ["right", "altered", [["", "not"]]],
        ["wrong", "altered", [["not", ""]]],
      ]);
    }
  });

  it("is a fuller form of which the earliest is only a part", async () => {
    const part = said("the northern pier will hold for another winter");
    const [quotation] = await quotationsOf({ b: { id: "b", text: right, publishedAt: "2021-03-02" }, a: { id: "a", text: part, publishedAt: "2021-03-01" } });
    expect([quotation!.referenceReason, verdictsOf(quotation!)]).toEqual(["fullest", ["a trimmed", "b verbatim"]]);
  });

  it("is a release, whatever comes before it in the input or in time", async () => {
    const text = `FOR IMMEDIATE RELEASE\n\n${right}`;
    for (const publishedAt of [undefined, "2021-03-09"]) {
      const release = { id: "release", text, ...(publishedAt && { publishedAt }) };
      const [quotation] = await quotationsOf({ paper: { id: "paper", text: wrong, publishedAt: "2021-03-02" }, release });
      expect([quotation!.referenceReason, verdictsOf(quotation!).sort()]).toEqual(["release", ["paper altered", "release verbatim"]]);
    }
  });
});

const seeds = new URL("../../../shared/seeds/", import.meta.url);

describe("on the five seed documents", needs(shared("seeds")), () => {
  it("finds the statement of Peter Simonson in all four that have it, and what each made of it", async () => {
    const names = readdirSync(seeds).filter((name) => name.endsWith(".txt"));
    const documents = names.sort().map((id) => ({ id, text: readFileSync(new URL(id, seeds), "utf8") }));
    const { quotations } = await detect(documents);
    const simonson = quotations.filter(({ speaker }) => speaker === "Peter Simonson");
    expect(simonson).toHaveLength(1);
    expect(simonson[0]!.occurrences.map(({ id, verdict, speaker }) => [id.slice(0, 3), verdict, speaker?.name])).toEqual([
      ["000", "verbatim", "Peter Simonson"],
      ["001", "trimmed", "Peter Simonson"],
      ["001", "trimmed", "Peter Simonson"],
      ["001", "trimmed", "Peter Simonson"],
      ["002", "trimmed", "Peter Simonson"],
      ["002", "split", "Peter Simonson"],
      ["003", "trimmed", "Peter Simonson"],
    ]);
  });
});
