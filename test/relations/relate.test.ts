/** What reuse means in a collection, all rules together; each has a test of its own beside this one. */
import { describe, expect, it } from "vitest";
import { detect } from "../../src/index.js";
import type { Document } from "../../src/types/document.js";
import type { Detection } from "../../src/types/result.js";
import { sentences } from "./made-up-news.js";

const STORY = sentences(201, 6);
const paper = (id: string, source: string, day: number, text: string): Document => ({
  id,
  source,
  publishedAt: `2021-05-${String(day).padStart(2, "0")}T08:00Z`,
  text,
});

/** The wire's story, two papers that print it and say so, and a paper that shares nothing. */
const WIRE: readonly Document[] = [
  paper("wire", "AP", 1, `KESTWICK (AP) - ${STORY}`),
  paper("north", "North Herald", 2, `KESTWICK (AP) - ${STORY} ${sentences(202, 2)}`),
  paper("south", "South Gazette", 3, `KESTWICK (AP) - ${STORY} ${sentences(203, 2)}`),
  paper("other", "East Post", 3, sentences(204, 8)),
];
/** Made once: most tests ask it. */
let found: Promise<Detection> | undefined;
const ofWire = (): Promise<Detection> => {
  found ??= detect(WIRE);
  return found;
};
const relations = ({ pairs }: Detection) => Object.fromEntries(pairs.map(({ a, b, relation }) => [`${a} ${b}`, relation]));

describe("relations of a collection", () => {
  it("explain two copies by the document that both have it from", async () => {
    const { "wire north": north, "wire south": south, "north south": copies } = relations(await ofWire());
    expect([north, south].map((one) => `${one!.label} ${one!.direction}`)).toEqual(["syndication a-to-b", "syndication a-to-b"]);
    expect(copies).toMatchObject({ label: "common-source", direction: "undetermined", via: "wire" });
  });

  it("name the wire where its own document is not here", async () => {
    const { "north south": copies } = relations(await detect(WIRE.slice(1)));
    expect(copies).toMatchObject({ direction: "undetermined", wire: "Associated Press" });
    expect(copies!.via).toBeNull();
  });

  it("are the same in whatever order documents come", async () => {
    const plain = relations(await ofWire());
    expect(relations(await detect([2, 3, 0, 1].map((x) => WIRE[x]!)))).toEqual(plain);
  });

  it("give each document an account that adds up to 1, and one that shares nothing to itself", async () => {
    const { documents } = await ofWire();
    for (const { shares } of documents) expect(shares!.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(documents.find(({ id }) => id === "other")!.shares).toEqual([{ from: null, label: null, share: 1 }]);
    expect(documents.find(({ id }) => id === "south")!.shares![0]).toMatchObject({ from: "wire" });
  });

  it("give each family a history: every place has one", async () => {
    const { families } = await ofWire();
    expect(families.length).toBeGreaterThan(0);
    for (const { spans, occurrences } of families) expect(occurrences.map(({ id, start, end }) => ({ id, start, end }))).toEqual(spans);
  });

  it("leave out what recurs for months: pairs that share nothing else are templates without a direction", async () => {
    const line = sentences(205, 1);
    const months = [1, 4, 8].map(
      (month, x): Document => ({
        id: `m${x}`,
        source: "North Herald",
        publishedAt: `2021-0${month}-03`,
        text: `${sentences(206 + x, 6)} ${line} ${sentences(216 + x, 6)}`,
      }),
    );
    const { pairs, families } = await detect(months);
    expect(families.map(({ label }) => label)).toEqual(["template"]);
    expect(pairs.map(({ relation }) => `${relation!.label} ${relation!.direction}`)).toEqual([
      "template undetermined",
      "template undetermined",
      "template undetermined",
    ]);
    expect(pairs.every(({ relation }) => relation!.evidence[0]!.rule === "family-label")).toBe(true);
  });

  it("never explain away what one text says outright: who credits the other keeps its direction", async () => {
    const documents = [WIRE[0]!, WIRE[1]!, paper("south", "South Gazette", 3, `${STORY}\n\nSource: North Herald`)];
    const { "north south": named } = relations(await detect(documents));
    expect(named).toMatchObject({ direction: "a-to-b" });
    expect(named!.via).toBeNull();
  });

  it("claim no version of a form that stands in more documents than are aligned with each other", async () => {
    const frame = sentences(207, 12);
    const grants = Array.from({ length: 40 }, (_, x) => paper(`grant-${x}`, "Kestwick Council", 1 + (x % 3), `${frame} ${sentences(300 + x, 1)}`));
    const { pairs } = await detect(grants, { limits: { familyPairs: 2 } });
    const unaligned = pairs.filter(({ passages }) => passages.length === 0);
    expect(unaligned.length).toBeGreaterThan(3);
    expect(new Set(unaligned.map(({ relation }) => relation!.label))).toEqual(new Set(["template"]));
    // where no passages are looked for nothing is known of a form, and a version is what the time says
    const blind = await detect(grants.slice(0, 3), { passages: false });
    expect(new Set(blind.pairs.map(({ relation }) => relation!.label))).toEqual(new Set(["revision"]));
  });
});
