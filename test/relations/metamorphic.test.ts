/**
 * What a pair is called does not turn into something else when more copies of it come in, publishers and people get other names, an unrelated
 * document is there too, the texts are handed in the other way round or stand in longer ones, times move or are not known. It stays, or
 * becomes less.
 */
import { describe, expect, it } from "vitest";
import { detect } from "../../src/index.js";
import type { Document } from "../../src/types/document.js";
import type { RelationLabel } from "../../src/types/relation.js";
import { copies, sentences } from "./made-up-news.js";

interface Claim {
  readonly label: RelationLabel | "absent";
  /** As seen from the first of the pair. */
  readonly direction: "to" | "from" | "undetermined";
}

interface Case {
  readonly name: string;
  readonly documents: readonly Document[];
  readonly pair: readonly [string, string];
  readonly claim: Claim;
}

async function claimOf(documents: readonly Document[], [x, y]: readonly [string, string]): Promise<Claim> {
  const pair = (await detect(documents)).pairs.find(({ a, b }) => (a === x && b === y) || (a === y && b === x));
  if (!pair) return { label: "absent", direction: "undetermined" };
  const { label, direction } = pair.relation!;
  return { label, direction: direction === "undetermined" ? direction : (direction === "a-to-b") === (pair.a === x) ? "to" : "from" };
}

/** What a label may become where less is known, or where it is less of the texts. */
const LESS: Readonly<Record<string, readonly string[]>> = {
  duplicate: ["revision", "syndication", "template", "none"],
  revision: ["syndication", "template", "none"],
  syndication: ["common-source", "none"],
  release: ["none"],
  quotation: ["none"],
  "common-source": ["none"],
  template: ["none", "absent"],
  none: ["template", "absent"],
};

function expectNoOtherClaim(found: Claim, claim: Claim): void {
  expect([claim.label, ...LESS[claim.label]!]).toContain(found.label);
  expect([claim.direction, "undetermined"]).toContain(found.direction);
}

const story = sentences(1, 6);
const statement = "“We tied the boats with our own belts because the board had sold the chains to pay for its regatta,” said Ines Moor, who keeps the ferry";
const release = `FOR IMMEDIATE RELEASE\n\n${sentences(2, 3)}\n\n${statement}.\n\n${sentences(3, 2)}\n\nPress contact: press@kestwick.example`;
const wire = `KESTWICK (Reuters) - ${story}`;

const CASES: readonly Case[] = [
  {
    name: "two papers with one story",
    documents: [...copies(story, 2, { own: 3 })],
    pair: ["copy-0", "copy-1"],
    claim: { label: "syndication", direction: "undetermined" },
  },
  {
    name: "two versions at one paper",
    documents: [
      { id: "first", source: "Daily Planet", publishedAt: "2021-05-04T08:00:00Z", text: story },
      { id: "second", source: "The Daily Planet", publishedAt: "2021-05-04T12:00:00Z", text: `${story} ${sentences(4, 3)}` },
    ],
    pair: ["first", "second"],
    claim: { label: "revision", direction: "to" },
  },
  {
    name: "a wire and a paper that credits it",
    documents: [
      { id: "wire", source: "Reuters", publishedAt: "2021-05-04T08:00:00Z", text: story },
      { id: "paper", source: "Daily Planet", publishedAt: "2021-05-04T12:00:00Z", text: `${wire}\n\n${sentences(5, 2)}` },
    ],
    pair: ["wire", "paper"],
    claim: { label: "syndication", direction: "to" },
  },
  {
    name: "a release and a paper that names who issued it",
    documents: [
      { id: "release", source: "Kestwick Harbour Office", publishedAt: "2021-05-04T08:00:00Z", text: release },
      {
        id: "paper",
        source: "Daily Planet",
        publishedAt: "2021-05-04T12:00:00Z",
        text: `${sentences(6, 4)} ${sentences(2, 3)} So says the Kestwick Harbour Office.`,
      },
    ],
    pair: ["release", "paper"],
    claim: { label: "release", direction: "to" },
  },
  {
    name: "a speech in two papers",
    documents: [
      { id: "one", source: "Daily Planet", publishedAt: "2021-05-04", text: `${sentences(7, 3)} ${statement}. ${sentences(8, 2)}` },
      { id: "other", source: "Evening Argus", publishedAt: "2021-05-05", text: `${sentences(9, 4)} ${statement}. ${sentences(10, 3)}` },
    ],
    pair: ["one", "other"],
    claim: { label: "quotation", direction: "undetermined" },
  },
  {
    name: "two parts of one wire's story",
    documents: [
      { id: "one", source: "Daily Planet", publishedAt: "2021-05-04", text: `KESTWICK (Reuters) - ${sentences(1, 2)} ${sentences(11, 7)}` },
      {
        id: "other",
        source: "Evening Argus",
        publishedAt: "2021-05-05",
        text: `${sentences(12, 7)} ${sentences(1, 2)}\n\nReuters contributed to this report.`,
      },
    ],
    pair: ["one", "other"],
    claim: { label: "common-source", direction: "undetermined" },
  },
  {
    name: "one sentence in two unrelated stories",
    documents: [
      { id: "one", source: "Daily Planet", publishedAt: "2021-05-04", text: `${sentences(13, 4)} ${sentences(14, 1)} ${sentences(15, 4)}` },
      { id: "other", source: "Evening Argus", publishedAt: "2021-05-05", text: `${sentences(16, 4)} ${sentences(14, 1)} ${sentences(17, 4)}` },
    ],
    pair: ["one", "other"],
    claim: { label: "none", direction: "undetermined" },
  },
];

const without = (documents: readonly Document[], ...keys: readonly (keyof Document)[]): Document[] =>
  documents.map((document) => Object.fromEntries(Object.entries(document).filter(([key]) => !keys.includes(key as keyof Document))) as unknown as Document);
const mapped = (documents: readonly Document[], change: (document: Document) => Partial<Document>): Document[] =>
  documents.map((document) => ({ ...document, ...change(document) }));

describe.each(CASES)("$name", ({ documents, pair, claim }) => {
  it("are what they are", async () => expect(await claimOf(documents, pair)).toEqual(claim));

  it("are the same in the other order, beside an unrelated document, and a year later", async () => {
    expect(await claimOf([...documents].reverse(), pair)).toEqual(claim);
    expect(await claimOf([...documents, { id: "else", source: "Weekly Post", publishedAt: "2021-05-04", text: sentences(99, 8) }], pair)).toEqual(claim);
    const later = mapped(documents, ({ publishedAt }) => ({ publishedAt: publishedAt!.replace("2021", "2022") }));
    expect(await claimOf(later, pair)).toEqual(claim);
  });

  it("are the same under other names of the same shape", async () => {
    const renamed = mapped(documents, ({ source, text }) => ({
      source: source!.replace("Daily Planet", "Daily Comet").replace("Evening Argus", "Evening Fox").replace("Kestwick", "Ravensand"),
      text: text.replaceAll("Ines Moor", "Ruth Vale").replaceAll("Kestwick", "Ravensand"),
    }));
    expect(await claimOf(renamed, pair)).toEqual(claim);
  });

  it("are nothing else without sources, without times, without both", async () => {
    expectNoOtherClaim(await claimOf(without(documents, "source"), pair), claim);
    expectNoOtherClaim(await claimOf(without(documents, "publishedAt"), pair), claim);
    expectNoOtherClaim(await claimOf(without(documents, "source", "publishedAt"), pair), claim);
  });

  it("are nothing else inside longer texts", async () => {
    expectNoOtherClaim(
      await claimOf(
        mapped(documents, ({ id, text }) => ({ text: `${text} ${sentences(id.length + id.charCodeAt(0), 30)}` })),
        pair,
      ),
      claim,
    );
  });
});

describe("n and n + 1 copies", () => {
  const COUNTS = [1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13];

  it("of a story at other papers leave two of them what they are", async () => {
    for (const count of COUNTS) {
      expect(await claimOf([...copies(story, 2, { own: 3 }), ...copies(story, count, { from: 2, own: 3 })], ["copy-0", "copy-1"])).toEqual(CASES[0]!.claim);
    }
  });

  it("of a wire's story leave the wire the origin of each", async () => {
    const [origin] = CASES[2]!.documents;
    for (const count of COUNTS) {
      const papers = copies(`${wire}\n\n`, count, { own: 2 });
      expect(await claimOf([origin!, ...papers], ["wire", "copy-0"])).toEqual(CASES[2]!.claim);
    }
  });

  it("of a paper's own versions leave two of them a revision", async () => {
    const versions = (count: number): Document[] =>
      Array.from({ length: count }, (_, x) => ({
        id: `version-${x}`,
        source: "Daily Planet",
        publishedAt: new Date(Date.UTC(2021, 4, 4, 8 + x)).toISOString(),
        text: `${story} ${sentences(200 + x, 2)}`,
      }));
    for (const count of COUNTS) expect(await claimOf(versions(count + 1), ["version-0", "version-1"])).toEqual(CASES[1]!.claim);
  });

  it("of a sentence of a release leave each of them from the release", async () => {
    const [origin, paper] = CASES[3]!.documents;
    for (const count of COUNTS) {
      const papers = copies(`${sentences(2, 1)} So says the Kestwick Harbour Office.`, count, { own: 4 });
      expect(await claimOf([origin!, paper!, ...papers], ["release", "paper"])).toEqual(CASES[3]!.claim);
    }
  });

  it("of a formula never make more of it than a template", async () => {
    const formula = "Whoever saw anything is asked to call the harbour watch on 555 0142 or to leave a note in the box at the lifeboat house.";
    for (const count of COUNTS) {
      const papers = copies("", count + 1).map((document, x) => ({
        ...document,
        text: `${sentences(300 + x, 3)} ${formula} ${x % 2 ? sentences(400 + x, 1) : ""}`,
      }));
      expect(["none", "template"]).toContain((await claimOf(papers, ["copy-0", "copy-1"])).label);
      expect((await detect(papers)).stories).toEqual([]);
    }
  });
});
