import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { detect } from "../../src/detect.js";
import type { ReusedQuotation } from "../../src/relation-types.js";
import { reusedQuotations } from "../../src/relations/reused-quotations.js";
import { needs, shared } from "../needs.js";

const STATEMENT =
  "We would rather strand a thousand commuters than drown one of them. The piers were built for smaller boats and gentler winters. Nobody should have to choose between a ferry and a coffin.";
const RELEASE = `The following statement can be attributed to Chief Engineer Ilse Brandt:\n\n"${STATEMENT}"`;

/** Families of the one statement: the spans given, as pairs of a document and the words it begins and ends with. */
function quotationsOf(documents: Record<string, string>, families: readonly (readonly (readonly [string, string, string])[])[]): ReusedQuotation[] {
  const spansOf = (family: readonly (readonly [string, string, string])[]) =>
    family.map(([id, first, last]) => {
      const start = documents[id]!.indexOf(first);
      return { id, start, end: documents[id]!.indexOf(last, start) + last.length };
    });
  return reusedQuotations({
    families: families.map((family, id) => ({ id, spans: spansOf(family) })),
    documents: Object.entries(documents).map(([id, text]) => ({ id, text })),
  });
}

/** The statement in a release, and a form of it in a story: the verdict on that form. */
function judged(story: string, first: string, last: string) {
  const [quotation] = quotationsOf({ release: RELEASE, story }, [
    [
      ["release", "We would", "a coffin"],
      ["story", first, last],
    ],
  ]);
  return quotation!.occurrences[1]!;
}

describe("reusedQuotations", () => {
  it("gives the fullest form, its speaker, and each occurrence", () => {
    const story = 'Ilse Brandt said: "We would rather strand a thousand commuters than drown one of them."';
    const quotations = quotationsOf({ release: RELEASE, story }, [
      [
        ["release", "We would", "a coffin"],
        ["story", "We would", "one of them"],
      ],
    ]);
    expect(quotations).toHaveLength(1);
    expect(quotations[0]).toMatchObject({ id: 0, family: 0, text: STATEMENT.slice(0, -1), speaker: "Ilse Brandt" });
    expect(quotations[0]!.occurrences.map(({ id, verdict, isQuoted }) => [id, verdict, isQuoted])).toEqual([
      ["release", "verbatim", true],
      ["story", "trimmed", true],
    ]);
  });

  it("finds a form that is the same verbatim", () => expect(judged(`Brandt said: "${STATEMENT}"`, "We would", "a coffin").verdict).toBe("verbatim"));

  it("finds other words inside the marks altered, and gives them", () => {
    const { verdict, edits } = judged(`Brandt said: "${STATEMENT.replace("smaller boats", "lighter boats")}"`, "We would", "a coffin");
    expect([verdict, edits]).toEqual(["altered", [{ a: "smaller", b: "lighter", op: "replace" }]]);
  });

  it("finds a form with words of the writer between its parts split", () => {
    const { verdict, edits } = judged(`"We would rather strand a thousand commuters," Brandt said, "than drown one of them."`, "We would", "one of them");
    expect([verdict, edits]).toEqual(["split", [{ a: "", b: "Brandt said", op: "insert" }]]);
  });

  it("finds sentences that do not follow each other, put together in silence, merged", () => {
    const story =
      'Brandt said: "We would rather strand a thousand commuters than drown one of them. Nobody should have to choose between a ferry and a coffin."';
    expect(judged(story, "We would", "a coffin").verdict).toBe("merged");
  });

  it("finds the same with an ellipsis trimmed", () => {
    const story =
      'Brandt said: "We would rather strand a thousand commuters than drown one of them ... Nobody should have to choose between a ferry and a coffin."';
    expect(judged(story, "We would", "a coffin").verdict).toBe("trimmed");
  });

  it("joins families that are parts of one statement, and takes fragments of one story one by one", () => {
    const story = 'Brandt would "rather strand a thousand commuters" than sink. The piers stand for "smaller boats and gentler winters," she said.';
    const other = `Brandt said: "${STATEMENT}"`;
    const quotations = quotationsOf({ release: RELEASE, story, other }, [
      [
        ["release", "We would", "a coffin"],
        ["other", "We would", "a coffin"],
      ],
      [
        ["release", "rather strand", "commuters"],
        ["story", "rather strand", "commuters"],
        ["other", "rather strand", "commuters"],
      ],
      [
        ["release", "smaller boats", "winters"],
        ["story", "smaller boats", "winters"],
      ],
    ]);
    expect(quotations.map(({ family, occurrences }) => [family, occurrences.map(({ id, verdict }) => `${id} ${verdict}`)])).toEqual([
      [0, ["release verbatim", "story trimmed", "story trimmed", "other verbatim"]],
    ]);
  });

  it("keeps apart what other words stand between in every document", () => {
    const answers = 'Brandt said: "The piers are old and full of cracks." Asked about the ferry, she said: "It will sail again on Monday morning."';
    const quotations = quotationsOf({ a: answers, b: answers }, [
      [
        ["a", "The piers", "cracks"],
        ["b", "The piers", "cracks"],
      ],
      [
        ["a", "It will", "morning"],
        ["b", "It will", "morning"],
      ],
    ]);
    expect(quotations.map(({ text }) => text)).toEqual(["The piers are old and full of cracks", "It will sail again on Monday morning"]);
  });

  it("leaves out what is not in quotation marks, and what is in one document only", () => {
    const plain = "The piers were built for smaller boats and gentler winters.";
    expect(
      quotationsOf({ a: plain, b: plain }, [
        [
          ["a", "The piers", "winters"],
          ["b", "The piers", "winters"],
        ],
      ]),
    ).toEqual([]);
    expect(
      quotationsOf({ a: RELEASE }, [
        [
          ["a", "We would", "them"],
          ["a", "The piers", "winters"],
        ],
      ]),
    ).toEqual([]);
  });

  it("says where a form stands without marks", () => {
    const story = `The engineer would rather strand a thousand commuters than drown one of them.`;
    expect(judged(story, "rather", "one of them")).toMatchObject({ isQuoted: false, speaker: null, verdict: "trimmed" });
  });
});

const seeds = new URL("../../../shared/seeds/", import.meta.url);

describe("on the five seed documents", needs(shared("seeds")), () => {
  it("finds the statement of Peter Simonson in all four that have it, and what each made of it", async () => {
    const names = readdirSync(seeds).filter((name) => name.endsWith(".txt"));
    const documents = names.sort().map((id) => ({ id, text: readFileSync(new URL(id, seeds), "utf8") }));
    const { families } = await detect(documents);
    const simonson = reusedQuotations({ families, documents }).filter(({ speaker }) => speaker === "Peter Simonson");
    expect(simonson).toHaveLength(1);
    expect(simonson[0]!.occurrences.map(({ id, verdict, speaker }) => [id.slice(0, 3), verdict, speaker?.name])).toEqual([
      ["000", "verbatim", "Peter Simonson"],
      ["001", "split", "Peter Simonson"],
      ["001", "trimmed", "Peter Simonson"],
      ["002", "split", "Peter Simonson"],
      ["003", "trimmed", "Peter Simonson"],
    ]);
  });
});
