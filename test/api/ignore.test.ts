import { describe, expect, it } from "vitest";
import { compare } from "../../src/api/compare.js";
import { detect } from "../../src/api/detect.js";
import { explain } from "../../src/api/explain.js";
import type { Document, Span } from "../../src/types/document.js";

const FOOTER = "Subscribers of the Lantern may read this story on any two devices they own, and share it with nobody beyond their own kitchen table.";
const CRANES = "Harbour cranes fell silent on Monday after inspectors found cracked welds in every boom.";
const FERRY = "The northern ferry will stay tied up until spring because nobody wants to insure its crooked propeller.";
const BAKERY = "A bakery in the old town won the rye prize for the third year running, to the anger of its neighbours.";

const documents: readonly Document[] = [
  { id: "cranes", text: `${CRANES}\n\n${FOOTER}`, publishedAt: "2026-03-05" },
  { id: "ferry", text: `${FERRY}\n\n${FOOTER}`, publishedAt: "2026-03-04" },
  { id: "copy", text: `${CRANES}\n\n${FOOTER}`, publishedAt: "2026-03-06" },
  { id: "bakery", text: BAKERY, publishedAt: "2026-03-01" },
];
const slice = ({ id, start, end }: Span, of: readonly Document[] = documents) => of.find((document) => document.id === id)!.text.slice(start, end);
const withoutStop = (text: string) => text.slice(0, -1);

describe("ignore", () => {
  it("lists what it finds by document order, and reports no passage of it", async () => {
    const { passages, families, ignored } = await detect(documents, { ignore: FOOTER });
    expect(passages.map(({ a, b }) => [a.id, b.id, slice(a), slice(b)])).toEqual([["cranes", "copy", withoutStop(CRANES), withoutStop(CRANES)]]);
    expect(families.map(({ text }) => text)).toEqual([withoutStop(CRANES)]);
    expect(ignored.map((one) => [one.id, slice(one), one.text])).toEqual(["ferry", "cranes", "copy"].map((id) => [id, withoutStop(FOOTER), "0"]));
  });

  it("without a list finds the same texts reused, and lists nothing", async () => {
    const { passages, ignored, settings } = await detect(documents);
    expect(passages.map(({ a, b }) => [a.id, b.id])).toContainEqual(["ferry", "cranes"]);
    expect(ignored).toEqual([]);
    expect(settings.ignore).toBeNull();
  });

  it("gives the same result, settings apart, for texts that stand nowhere", async () => {
    const { settings: _plain, ...plain } = await detect(documents);
    const { settings, ...other } = await detect(documents, { ignore: ["Our lighthouse keepers are paid in salted herring and old newspapers only."] });
    expect(other).toEqual(plain);
    expect(settings.ignore).toMatchObject({ texts: 1 });
  });

  it("leaves documents, resemblance, clusters and thresholds as they are", async () => {
    const [plain, ignoring] = [await detect(documents), await detect(documents, { ignore: FOOTER })];
    const alike = ({ pairs }: typeof plain) => pairs.map(({ a, b, resemblance, containmentA }) => [a, b, resemblance, containmentA]);
    expect(ignoring.documents).toEqual(plain.documents);
    expect(ignoring.clusters).toEqual(plain.clusters);
    expect(ignoring.settings.thresholds).toEqual(plain.settings.thresholds);
    expect(alike(plain)).toEqual(expect.arrayContaining(alike(ignoring)));
    expect(alike(ignoring)).toEqual([["cranes", "copy", 1, 1]]);
  });

  it("names texts by their ids, or else by their places in the list", async () => {
    const ignore = ["Nothing of this is ever printed anywhere at all, you know.", { id: "legal", text: FOOTER }, CRANES];
    const { ignored } = await detect(documents, { ignore });
    expect(ignored.map(({ id, text }) => [id, text])).toEqual([
      ["ferry", "legal"],
      ["cranes", "2"],
      ["cranes", "legal"],
      ["copy", "2"],
      ["copy", "legal"],
    ]);
  });

  it("lists its occurrences where passages are not searched, too", async () => {
    const { ignored, passages } = await detect(documents, { ignore: FOOTER, passages: false });
    expect(ignored).toHaveLength(3);
    expect(passages).toEqual([]);
  });

  it("keeps a document that is an ignored text itself, and ties nothing to it", async () => {
    const notice = { id: "notice", text: FOOTER };
    const { documents: summaries, passages, ignored } = await detect([...documents, notice], { ignore: [notice] });
    expect(summaries.map(({ id }) => id)).toContain("notice");
    expect(ignored).toContainEqual({ id: "notice", start: 0, end: FOOTER.length - 1, text: "notice" });
    expect(passages.flatMap(({ a, b }) => [a.id, b.id])).not.toContain("notice");
  });

  it("gives offsets of the caller's own strings, through other letters and quotation marks", () => {
    const note = "“Café Lumière” is a trade mark of the Séguin family, who don't bake for journalists.";
    const written = `"Café Lumière" is a trade mark of the Séguin family, who don’t bake for journalists.`.normalize("NFD");
    const [a, b] = [`🙂 ${CRANES} ${written} It rained.`, `${FERRY} ${note}`];
    const { ignored, passages } = compare(a, b, { ignore: note });
    expect(passages).toEqual([]);
    expect(ignored.map(({ id, start, end }) => [id, (id === "a" ? a : b).slice(start, end)])).toEqual([
      ["a", written.slice(1, -1)],
      ["b", note.slice(1, -1)],
    ]);
  });

  it("takes an ignored sentence out of a quotation and finds the rest of it", () => {
    const quotation = `“Nobody asked the fishermen whether they wanted a marina. ${FOOTER} The concrete has set around their grandfathers' moorings.”`;
    const [a, b] = [`She said: ${quotation}`, `${quotation} That was all the widow told us.`];
    const { passages, ignored } = compare(a, b, { ignore: FOOTER });
    expect(ignored).toHaveLength(2);
    const blocks = passages.flatMap((passage) => passage.blocks.map((block) => a.slice(...block.a)));
    expect(blocks).toEqual(["Nobody asked the fishermen whether they wanted a marina", "The concrete has set around their grandfathers' moorings"]);
  });

  it("reports no quotation that is ignored as a whole", () => {
    const [a, b] = ["He called it “a cheap bullying tactic” on Thursday.", 'Critics spoke of "a cheap bullying tactic" by the department.'];
    expect(compare(a, b).passages).toHaveLength(1);
    expect(compare(a, b, { ignore: "A cheap bullying tactic." })).toMatchObject({ passages: [], ignored: [{ id: "a" }, { id: "b" }] });
  });

  it("reports no repeat of it inside one document", () => {
    const text = [CRANES, FOOTER, FERRY, FOOTER, BAKERY, FOOTER].join("\n\n");
    const repeats = (ignore?: string) => compare(text, "Nothing of it.", { ignore }).passages.length;
    expect(repeats()).toBeGreaterThan(0);
    expect(repeats(FOOTER)).toBe(0);
  });

  it("does not make what stands beside it look like a formula", async () => {
    const quote = "a marina made of grandfathers' moorings";
    const told = (end: string) => [1, 2, 3, 4, 5, 6].map((d) => ({ id: `d${d}`, text: `w${d}x w${d}y w${d}z ${quote} ${end}` }));
    const bits = async (end: string, ignore?: string) => (await detect(told(end), { ignore })).passages.map((passage) => passage.bits);
    const alone = await bits("");
    expect(alone).toHaveLength(15);
    expect(await bits(FOOTER, FOOTER)).toEqual(alone);
  });

  it("says in the settings how many texts there were, and tells lists apart by a hash", () => {
    const settingsOf = (ignore: string | readonly (string | Document)[]) => compare(CRANES, FERRY, { ignore }).settings;
    expect(settingsOf([FOOTER, BAKERY]).ignore).toEqual({ texts: 2, hash: expect.stringMatching(/^[0-9a-f]{8}$/) });
    expect(settingsOf([{ id: "legal", text: FOOTER }]).hash).toBe(settingsOf(FOOTER).hash);
    expect(settingsOf([FOOTER, BAKERY]).hash).not.toBe(settingsOf([BAKERY, FOOTER]).hash);
    expect(settingsOf([]).ignore).toMatchObject({ texts: 0 });
    expect(settingsOf([]).hash).not.toBe(compare(CRANES, FERRY).settings.hash);
  });

  it("reports a text that is too short ever to match", async () => {
    const { limits } = await detect(documents, { ignore: ["the", FOOTER, { id: "about", text: "About us" }] });
    expect(limits).toMatchObject([{ code: "ignore-too-short", count: 2, detail: expect.stringMatching(/: "0", "about"$/) }]);
  });

  it("is matched by the folding of the run", () => {
    const folding = { name: "first three letters", fold: (token: string) => token.slice(0, 3) };
    const note = "Printing, storing or selling reported stories needs permission from reporters.";
    const text = `${CRANES} Printed stores or sells reporting story needing permissions from report.`;
    expect(compare(text, FERRY, { ignore: note }).ignored).toEqual([]);
    expect(compare(text, FERRY, { ignore: note, folding }).ignored).toHaveLength(1);
  });

  it("refuses what is no text, naming its place", async () => {
    expect(() => compare("a", "b", { ignore: 5 as never })).toThrow('"ignore" expected string or array of strings and documents, got 5');
    // biome-ignore lint/suspicious/noSparseArray: a hole is what is refused here
    expect(() => compare("a", "b", { ignore: [, "x"] as never })).toThrow('"ignore[0]" expected string or document { id, text }, got undefined');
    expect(() => compare("a", "b", { ignore: ["x", null as never] })).toThrow('"ignore[1]" expected string or document { id, text }, got null');
    await expect(detect(documents, { ignore: [{ id: "x" } as never] })).rejects.toThrow('"ignore[0].text" expected string, got undefined');
  });
});

describe("explain with ignored texts", () => {
  it("says of a run that it lies in one, with the bits it would have had", () => {
    const [a, b] = [`${CRANES} ${FOOTER}`, `${CRANES} It rained. ${FOOTER}`];
    const { runs, summary } = explain(a, b, { ignore: FOOTER });
    expect(runs.map(({ text, rule }) => [text, rule])).toEqual([
      [withoutStop(CRANES), "reported"],
      [withoutStop(FOOTER), "ignored"],
    ]);
    expect(runs[1]!.bits).toBeGreaterThan(runs[1]!.needed);
    expect(summary).toBe("1 passage reported; 1 other shared run held back.");
  });

  it("says so where one side alone has enough of it to be known", () => {
    const { runs, nothingInCommon } = explain(`It rained. ${FOOTER}`, "They own the story on any two devices they own.", { ignore: FOOTER });
    expect(nothingInCommon).toBe(false);
    expect(runs.map(({ text, rule }) => [text, rule])).toEqual([["story on any two devices they own", "ignored"]]);
  });
});
