/** `detect` with `against`: what it finds is what `detect` of all documents finds between the two sides. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detect } from "../../src/api/detect.js";
import type { Document } from "../../src/types/document.js";
import type { DetectOptions, ThresholdOptions } from "../../src/types/options.js";
import type { Passage } from "../../src/types/passage.js";
import type { Pair } from "../../src/types/relation.js";
import type { Detection } from "../../src/types/result.js";
import { reuseTexts } from "../evidence/reuse-texts.js";
import { sharedStories } from "../node/shared-stories.js";

const PARAGRAPH = "We would rather strand a thousand commuters than drown one of them, because the piers were built for smaller boats and gentler winters.";
const filler = (d: number | string, length = 30) => Array.from({ length }, (_, i) => `w${d}x${i}`).join(" ");
const carrying = (id: string, more: Partial<Document> = {}): Document => ({ id, text: `${filler(id)}. “${PARAGRAPH}” ${filler(`${id}y`, 5)}.`, ...more });
const LIMITS = { familyPairs: 10 };

/** Passages as they are, whatever they and their families are called. */
const plain = (passages: readonly Passage[]) => passages.map(({ index: _index, family: _family, ...passage }) => JSON.stringify(passage));
/** Pairs by their figures: what a relation means depends on what else is there. */
const figures = (pairs: readonly Pair[]) => pairs.map(({ passages: _passages, relation: _relation, ...pair }) => pair);
const pairIds = ({ pairs }: Detection) => pairs.map(({ a, b }) => `${a} ${b}`);
const tiedIds = ({ passages }: Detection) => new Set(passages.flatMap(({ a, b }) => [a.id, b.id]));

/** What `detect` of all documents finds between the two sides, and inside documents of the first. */
async function betweenSides(documents: readonly Document[], against: readonly Document[], options: DetectOptions) {
  const old = new Set(against.map(({ id }) => id));
  const all = await detect([...documents, ...against], options);
  const isBetween = (a: string, b: string) => old.has(a) !== old.has(b);
  return {
    passages: plain(all.passages.filter(({ a, b }) => isBetween(a.id, b.id) || (a.id === b.id && !old.has(a.id)))),
    pairs: figures(all.pairs.filter(({ a, b }) => isBetween(a, b))),
    limits: all.limits,
    // of two sides fewer places are searched
    thresholds: all.settings.thresholds as ThresholdOptions,
  };
}

/**
 * From "sentence" on a family brings more pairs together than the least run does, and one of both sides is larger than what pairs of two sides make of it: then what
 * is found is among what all together find, and holds every exact passage of the least run.
 */
async function expectTheSame(documents: readonly Document[], against: readonly Document[], options: DetectOptions): Promise<Detection> {
  const expected = await betweenSides(documents, against, options);
  const found = await detect(documents, { ...options, against, thresholds: expected.thresholds });
  if (options.sensitivity === "sentence" || options.sensitivity === "copy") {
    const { minTokens, minBits } = found.guarantee;
    const isSure = ({ kind, tokens, bits }: Passage) => kind === "exact" && tokens >= minTokens && bits >= minBits;
    const passages = plain(found.passages);
    expect(expected.passages).toEqual(expect.arrayContaining(passages));
    expect(passages).toEqual(expect.arrayContaining(expected.passages.filter((passage) => isSure(JSON.parse(passage) as Passage))));
    return found;
  }
  expect(plain(found.passages)).toEqual(expected.passages);
  expect(figures(found.pairs)).toEqual(expected.pairs);
  return found;
}

describe("detect with against", () => {
  it("counts the places that are searched: of two sides those of one times those of the other", async () => {
    const [documents, against] = [sharedStories(10), sharedStories(40).slice(10)];
    const plainOf = async (options: DetectOptions, list = documents) => ((await detect(list, options)).settings.thresholds as { plain: number }).plain;
    expect(await plainOf({ against })).toBeLessThan(await plainOf({}, [...documents, ...against]));
    expect(await plainOf({ against: documents.map((one) => ({ ...one, id: `${one.id} again` })) })).toBeGreaterThan(await plainOf({}));
  });

  const sensitivities = ["quote", "sentence", "copy"] as const;

  it("finds between the two sides what detect of all together finds there, where no seed is hot", async () => {
    const texts = reuseTexts({ documents: { min: 2, max: 7 }, maxBlock: 20, maxPieces: 6 });
    let found = 0;
    await fc.assert(
      fc.asyncProperty(texts, fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }), fc.constantFrom(...sensitivities), async (list, isOld, sensitivity) => {
        const documents = list.map((text, d) => ({ id: `d${d}`, text }));
        const [fresh, old] = [documents.filter((_, d) => !isOld[d]), documents.filter((_, d) => isOld[d])];
        found += (await expectTheSame(fresh, old, { sensitivity, threshold: 0.3 })).passages.length;
      }),
      { numRuns: 60 },
    );
    expect(found).toBeGreaterThan(0);
  });

  it.each(sensitivities)("finds the same in stories with times, under filters too: %s", async (sensitivity) => {
    const stories = sharedStories(40);
    const [fresh, old] = [stories.filter((_, d) => d % 5 === 0), stories.filter((_, d) => d % 5 !== 0)];
    for (const options of [{}, { otherSourceOnly: true, within: "9d" }, { self: false, ignore: [stories[3]!.text.slice(0, 300)] }]) {
      const { passages, limits } = await expectTheSame(fresh, old, { sensitivity, ...options });
      expect(passages.length).toBeGreaterThan(0);
      expect(limits).toEqual([]);
    }
  });

  it("pairs nothing inside either side, and clusters documents through the other side alone", async () => {
    const result = await detect([carrying("n0"), carrying("n1")], { against: [carrying("o0"), carrying("o1")], threshold: 0.1 });
    expect(pairIds(result)).toEqual(["n0 o0", "n0 o1", "n1 o0", "n1 o1"]);
    const alone = await detect([carrying("n0"), carrying("n1")], { against: [{ id: "o0", text: filler("o") }], threshold: 0.1 });
    expect(alone).toMatchObject({ pairs: [], passages: [], clusters: [] });
    const { clusters } = await detect([carrying("n0")], { against: [carrying("o0")], threshold: 0.1 });
    expect(clusters.map(({ documents }) => documents)).toEqual([["n0", "o0"]]);
  });

  it("looks for repeats inside the new documents only, and not with self: false", async () => {
    const repeating = (id: string) => ({ id, text: `${PARAGRAPH} ${filler(id)}. ${PARAGRAPH}` });
    const [documents, against] = [[repeating("n")], [repeating("o")]];
    const inside = ({ passages }: Detection) => passages.filter(({ a, b }) => a.id === b.id).map(({ a }) => a.id);
    expect(inside(await detect(documents, { against }))).toEqual(["n"]);
    expect(inside(await detect(documents, { against, self: false }))).toEqual([]);
  });

  it("skips an id of the corpus that a new document has, and counts it", async () => {
    const { limits, passages, documents } = await detect([carrying("x")], { against: [carrying("x"), carrying("o"), carrying("o")] });
    expect(limits).toMatchObject([{ code: "duplicate-id", count: 2 }]);
    expect(documents.map(({ id, against }) => [id, against])).toEqual([
      ["x", false],
      ["o", true],
    ]);
    expect(passages).toHaveLength(1);
  });

  it("takes an empty side for what it is: nothing is compared", async () => {
    const two = [carrying("a"), carrying("b")];
    const nothing = { passages: [], pairs: [], clusters: [], families: [] };
    expect(await detect(two, { against: [] })).toMatchObject({ ...nothing, documents: [{ id: "a" }, { id: "b" }] });
    expect(await detect([], { against: two })).toMatchObject({ ...nothing, documents: [{ against: true }, { against: true }] });
    expect(await detect([], { against: [] })).toMatchObject({ ...nothing, documents: [] });
  });

  it("takes both sides as they come from async sources, the new documents first", async () => {
    const order: string[] = [];
    async function* stream(...documents: Document[]) {
      for (const document of documents) {
        order.push(document.id);
        yield document;
      }
    }
    const streamed = await detect(stream(carrying("n0"), carrying("n1")), { against: stream(carrying("o0")) });
    expect(order).toEqual(["n0", "n1", "o0"]);
    expect(streamed).toEqual(await detect([carrying("n0"), carrying("n1")], { against: [carrying("o0")] }));
  });

  it("puts the earlier document first, of whichever side it is", async () => {
    const fresh = carrying("n", { publishedAt: "2026-03-02" });
    const against = [carrying("later", { publishedAt: "2026-03-03" }), carrying("earlier", { publishedAt: "2026-03-01" })];
    const { passages, documents } = await detect([fresh], { against });
    expect(passages.map(({ a, b }) => `${a.id} ${b.id}`)).toEqual(["earlier n", "n later"]);
    expect(documents.map(({ id }) => id)).toEqual(["n", "later", "earlier"]);
  });

  it("gives a popular passage one family of every copy on both sides, each tied to one of the other side", async () => {
    const [documents, against] = [[0, 1, 2].map((d) => carrying(`n${d}`)), Array.from({ length: 40 }, (_, d) => carrying(`o${d}`))];
    const result = await detect(documents, { against, limits: LIMITS });
    expect(result.families).toHaveLength(1);
    expect(result.families[0]!.spans).toHaveLength(43);
    expect(result.passages.length).toBeLessThan(60);
    expect(tiedIds(result).size).toBe(43);
    expect(result.passages.every(({ a, b }) => a.id[0] === "n" && b.id[0] === "o")).toBe(true);
    expect(result.limits.map(({ code }) => code)).toContain("large-family");
  });

  it("says nothing of passages that are popular on one side alone", async () => {
    const against = Array.from({ length: 40 }, (_, d) => carrying(`o${d}`));
    const fresh = { id: "n", text: filler("n") };
    expect((await detect([fresh], { against, limits: LIMITS })).limits).toEqual([]);
    expect((await detect(against, { against: [fresh], limits: LIMITS })).limits).toEqual([]);
  });

  it("counts a popular passage untied for the new documents that no document of the corpus may be compared with, not for the corpus", async () => {
    const old = Array.from({ length: 30 }, (_, d) => carrying(`o${d}`, { publishedAt: `1999-03-${String(1 + (d % 28)).padStart(2, "0")}` }));
    const late = carrying("late", { publishedAt: "2026-06-01T12:00:00Z" });
    const fresh = Array.from({ length: 20 }, (_, d) => carrying(`n${d}`, { publishedAt: `2026-06-01T${String(d).padStart(2, "0")}:00:00Z` }));
    const stray = carrying("stray", { publishedAt: "2012-01-01" });
    const result = await detect([...fresh, stray], { against: [...old, late], within: "48h", limits: { familyPairs: 3 } });
    expect(tiedIds(result)).toEqual(new Set([...fresh.map(({ id }) => id), "late"]));
    expect(result.limits).toContainEqual(expect.objectContaining({ code: "untied", count: 1 }));
  });

  it("finds a near-duplicate in the corpus for each new document of a crowd, identical or not", async () => {
    const story = Array.from({ length: 300 }, (_, i) => `s${i}`).join(" ");
    const crowd = (id: string, count: number, last: (d: number) => string) =>
      Array.from({ length: count }, (_, d) => ({ id: `${id}${d}`, text: `${story} ${last(d)}` }));
    for (const last of [() => "same", (d: number) => `last${d}`]) {
      const [documents, against] = [crowd("n", 60, last), crowd("o", 25, (d) => last(d + 40))];
      const { pairs, limits } = await detect(documents, { against, passages: false, limits: { maxBucket: 5 } });
      const paired = new Set(pairs.map(({ a }) => a));
      expect(documents.filter(({ id }) => !paired.has(id))).toEqual([]);
      expect(pairs.every(({ a, b }) => a[0] === "n" && b[0] === "o")).toBe(true);
      for (const { code, count } of limits) if (code === "bucket-too-large" || code === "identical-documents") expect(count).toBeLessThanOrEqual(60);
    }
  });

  it("says in settings that a corpus was given, and hashes a run without one as before", async () => {
    const [without, empty] = [await detect([]), await detect([], { against: [] })];
    expect(empty.settings.against).toBe(true);
    expect(without.settings.against).toBe(false);
    expect(empty.settings.hash).not.toBe(without.settings.hash);
    expect((await detect([], { against: undefined })).settings.hash).toBe(without.settings.hash);
  });

  it("refuses what is no corpus, and names the document that is none", async () => {
    await expect(detect([], { against: "text" as never })).rejects.toThrow('"against" expected an iterable or async iterable of { id, text }, got "text"');
    await expect(detect([], { against: null as never })).rejects.toThrow(TypeError);
    await expect(detect([carrying("n")], { against: [carrying("o"), { id: 3, text: "x" } as never] })).rejects.toThrow(
      '"against[1].id" expected string, got 3',
    );
  });
});
