import { describe, expect, it } from "vitest";
import { detect, detectView } from "../../src/api/detect.js";
import type { Document } from "../../src/types/document.js";
import type { Progress } from "../../src/types/options.js";
import type { Detection } from "../../src/types/result.js";

const RELEASE = `FOR IMMEDIATE RELEASE

The harbour authority closed the northern ferry terminal on Tuesday after inspectors found cracks in two of its piers.

“We would rather strand a thousand commuters than drown one of them,” said Ilse Brandt, the authority's chief engineer. “The piers were built for smaller boats and gentler winters.”`;
const STORY = `Commuters were left queueing for buses yesterday when a ferry terminal shut without notice. Engineer Ilse Brandt defended the move: "We would rather strand a thousand commuters than drown one of them."

The mayor has called for an inquiry, and shopkeepers near the quay complained of lost trade.`;
const OTHER =
  "A bakery in the old town has won the regional prize for its rye bread for the third year running. The baker credits her grandmother's oven, a cold cellar and a great deal of patience.";

const documents: Document[] = [
  { id: "story", text: STORY, source: "Gazette", publishedAt: "2026-03-04T09:00:00Z" },
  { id: "release", text: RELEASE, source: "Harbour authority", publishedAt: "2026-03-03" },
  { id: "bread", text: OTHER, source: "Gazette", publishedAt: "2026-03-04" },
];
const textOf = (id: string) => documents.find((d) => d.id === id)!.text;
const QUOTATION = "We would rather strand a thousand commuters than drown one of them";

describe("detect", () => {
  it("finds a reused quotation with the exact characters on both sides, the earlier document first", async () => {
    const { passages, families, pairs } = await detect(documents);
    expect(passages).toHaveLength(1);
    const [{ a, b, kind, blocks, edits }] = passages as [Detection["passages"][0]];
    expect([a.id, b.id]).toEqual(["release", "story"]);
    expect(textOf("release").slice(a.start, a.end)).toBe(QUOTATION);
    expect(textOf("story").slice(b.start, b.end)).toBe(QUOTATION);
    expect({ kind, edits, blocks }).toEqual({ kind: "exact", edits: [], blocks: [{ a: [a.start, a.end], b: [b.start, b.end] }] });
    expect(families).toMatchObject([{ index: 0, text: QUOTATION, spans: [a, b] }]);
    expect(pairs).toMatchObject([{ a: "release", b: "story", passages: [0] }]);
  });

  it("says what was used and what is sure to have been examined", async () => {
    const { settings, guarantee, documents: summaries } = await detect(documents, { sensitivity: "sentence" });
    expect(guarantee).toMatchObject({ minTokens: 8, minCharacters: 16 });
    expect(guarantee.minBits).toBeGreaterThan(0);
    expect(settings).toMatchObject({ sensitivity: "sentence", seeds: { k: 4, w: 5 }, threshold: 0.7 });
    expect(settings.hash).toMatch(/^[0-9a-f]{8}$/);
    expect(summaries.map(({ id, chars }) => [id, chars])).toEqual(documents.map(({ id, text }) => [id, text.length]));
  });

  it("gives the same result whatever the order of the input, where times tell documents apart", async () => {
    const forwards = await detect(documents);
    const backwards = await detect([...documents].reverse());
    expect(backwards.passages).toEqual(forwards.passages);
    expect(backwards.families).toEqual(forwards.families);
    expect(backwards.pairs).toEqual(forwards.pairs);
  });

  it("gives the same bytes for the same input", async () => {
    expect(JSON.stringify(await detect(documents))).toBe(JSON.stringify(await detect(documents)));
  });

  it("takes documents as they come from an async source", async () => {
    async function* stream() {
      yield* documents;
    }
    expect(JSON.stringify(await detect(stream()))).toBe(JSON.stringify(await detect(documents)));
  });

  it("leaves out pairs of one source with otherSourceOnly, and keeps those without a source", async () => {
    const sameSource = documents.map((d) => ({ ...d, source: "Gazette" }));
    expect((await detect(sameSource, { otherSourceOnly: true })).passages).toEqual([]);
    expect((await detect(sameSource)).passages).toHaveLength(1);
    const noSource = documents.map(({ source: _, ...d }) => d);
    expect((await detect(noSource, { otherSourceOnly: true })).passages).toHaveLength(1);
  });

  it("leaves out pairs published further apart than `within`, a date alone standing for its whole day", async () => {
    expect((await detect(documents, { within: "9h" })).passages).toHaveLength(1);
    expect((await detect(documents, { within: "8h" })).passages).toEqual([]);
    expect((await detect(documents, { within: 9 * 3_600_000 })).passages).toHaveLength(1);
  });

  it("keeps a document without a time under `within`, and says that it had none", async () => {
    const { passages, limits } = await detect(
      documents.map(({ publishedAt: _, ...d }) => d),
      { within: "1h" },
    );
    expect(passages).toHaveLength(1);
    expect(limits).toMatchObject([{ code: "time-missing", count: 3 }]);
  });

  it("reports near-duplicates and clusters them, with and without passages", async () => {
    const copy = { id: "copy", text: `${STORY} Updated at noon.` };
    for (const passages of [true, false]) {
      const { pairs, clusters, passages: found } = await detect([...documents, copy], { passages });
      const pair = pairs.find(({ a, b }) => a === "story" && b === "copy");
      expect(pair!.resemblance).toBeGreaterThan(0.85);
      expect(pair!.containmentA).toBe(1);
      expect(clusters).toMatchObject([{ index: 0, documents: ["story", "copy"], representative: "story", weakest: { a: "story", b: "copy" } }]);
      expect(clusters).toHaveLength(1);
      expect(found.length > 0).toBe(passages);
    }
  });

  it("reports a repeat inside one document with one id on both sides, and not with self: false", async () => {
    const repeated = { id: "twice", text: `${STORY}\n\n${OTHER}\n\n${STORY}` };
    const { passages, pairs } = await detect([repeated, documents[1]!]);
    const inside = passages.filter(({ a, b }) => a.id === b.id);
    expect(inside).toHaveLength(1);
    expect(repeated.text.slice(inside[0]!.a.start, inside[0]!.a.end)).toBe(repeated.text.slice(inside[0]!.b.start, inside[0]!.b.end));
    expect(pairs.every(({ a, b }) => a !== b)).toBe(true);
    expect((await detect([repeated, documents[1]!], { self: false })).passages.some(({ a, b }) => a.id === b.id)).toBe(false);
  });

  it("skips an id that comes twice, and says so", async () => {
    const { documents: summaries, limits } = await detect([...documents, { id: "story", text: "Something else entirely." }]);
    expect(summaries).toHaveLength(3);
    expect(limits).toMatchObject([{ code: "duplicate-id", count: 1 }]);
    expect(limits[0]!.detail).toContain('"story"');
  });

  it("takes nothing, one document, and documents without a word for what they are", async () => {
    expect(await detect([])).toMatchObject({ documents: [], passages: [], families: [], pairs: [], clusters: [] });
    expect(await detect([documents[0]!])).toMatchObject({ passages: [], pairs: [] });
    const { limits, passages } = await detect([
      { id: "empty", text: "" },
      { id: "marks", text: "?! … 🙂" },
      { id: "short", text: "Yes." },
      { id: "five characters", text: "株式市場は" },
      { id: "six characters", text: "東京株式市場" },
    ]);
    expect(passages).toEqual([]);
    expect(limits.map(({ code, count }) => [code, count])).toEqual([
      ["document-empty", 2],
      ["document-short", 2],
    ]);
  });

  it("reports text that looks like HTML and searches it all the same", async () => {
    const html = `<!DOCTYPE html><html><body><div class="story"><p>${STORY}</p></div></body></html>`;
    const { limits, passages } = await detect([documents[1]!, { id: "page", text: html }]);
    expect(limits).toMatchObject([{ code: "document-looks-like-html", count: 1 }]);
    expect(passages).toHaveLength(1);
  });

  it("searches a text up to maxDocumentChars and says that it stopped there", async () => {
    const { limits, passages } = await detect(documents, { limits: { maxDocumentChars: 60 } });
    expect(passages).toEqual([]);
    expect(limits).toMatchObject([{ code: "document-too-long", count: 3 }]);
  });

  it("rejects with the signal's reason when it is cancelled before or during the run", async () => {
    const reason = new Error("enough");
    await expect(detect(documents, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const controller = new AbortController();
    const run = detect(documents, {
      signal: controller.signal,
      onProgress: ({ stage }) => {
        if (stage === "seeds") controller.abort(reason);
      },
    });
    await expect(run).rejects.toBe(reason);
  });

  it("reports every stage in order, done never above total where a total is known", async () => {
    const seen: Progress[] = [];
    await detect(documents, { onProgress: (progress) => seen.push(progress) });
    expect([...new Set(seen.map(({ stage }) => stage))]).toEqual(["tokens", "signatures", "information", "seeds", "passages", "families"]);
    for (const { done, total } of seen) if (total > 0) expect(done).toBeLessThanOrEqual(total);
    for (const [x, { share }] of seen.entries()) expect(share).toBeGreaterThanOrEqual(x === 0 ? 0 : seen[x - 1]!.share);
    expect(seen.at(-1)).toMatchObject({ share: 1, leftMs: 0 });
    const last = seen.findLast(({ stage }) => stage === "passages")!;
    expect(last).toMatchObject({ stage: "passages", done: last.total, total: expect.toSatisfy((total: number) => total >= documents.length) });
  });

  it("counts no words and collects no seeds where passages are not searched, and names the same thresholds", async () => {
    const seen: Progress[] = [];
    const without = await detect(documents, { passages: false, limits: { maxModelTokens: 1 }, onProgress: (progress) => seen.push(progress) });
    expect([...new Set(seen.map(({ stage }) => stage))]).toEqual(["tokens", "signatures", "families"]);
    expect(without).toMatchObject({ passages: [], families: [], limits: [] });
    expect(without.settings.thresholds).toEqual((await detect(documents)).settings.thresholds);
  });

  it("loses no copy of a popular passage to a filter", async () => {
    const filler = (d: number) => Array.from({ length: 30 }, (_, i) => `w${d}x${i}`).join(" ");
    const daily = Array.from({ length: 60 }, (_, d) => ({
      id: `d${d}`,
      text: `${filler(d)}. ${RELEASE.split("\n\n")[1]}`,
      source: d === 30 ? "Gazette" : "Agency",
      publishedAt: new Date(Date.UTC(2026, 0, 1 + d)).toISOString(),
    }));
    const limits = { familyPairs: 10 };
    const tied = (detection: Detection) => new Set(detection.passages.flatMap(({ a, b }) => [a.id, b.id]));
    expect(tied(await detect(daily, { within: "72h", limits })).size).toBe(60);
    const bySource = await detect(daily, { otherSourceOnly: true, limits });
    expect(tied(bySource).size).toBe(60);
    expect(bySource.passages.every(({ a, b }) => a.id === "d30" || b.id === "d30")).toBe(true);
  });

  it("hashes settings alike for equal options, whatever the collection", async () => {
    const [one, other] = [await detect(documents), await detect(documents.slice(0, 2))];
    expect(one.settings.hash).toBe(other.settings.hash);
    expect((await detect(documents, { threshold: 0.8 })).settings.hash).not.toBe(one.settings.hash);
  });

  it("refuses options and documents that are not what they have to be, naming what it got", async () => {
    await expect(detect(documents, { threshold: 1.5 })).rejects.toThrow('"threshold" expected number in (0, 1], got 1.5');
    await expect(detect(documents, { threshold: Number.NaN })).rejects.toThrow(RangeError);
    await expect(detect(documents, { within: "soon" })).rejects.toThrow(/90m, 72h, 3d or 2w, got "soon"/);
    await expect(detect(documents, { sensitivity: "loud" as never })).rejects.toThrow(/quote, sentence, copy/);
    await expect(detect(documents, { treshold: 0.5 } as never)).rejects.toThrow(/unknown option "treshold"/);
    await expect(detect([{ id: 3, text: "x" } as never])).rejects.toThrow('"documents[0].id" expected string, got 3');
    await expect(detect([{ id: "x" } as never])).rejects.toThrow(TypeError);
    await expect(detect([documents[0]!, documents[0]!, { id: "z", text: 5 } as never])).rejects.toThrow('"documents[2].text" expected string, got 5');
    await expect(detect(undefined as never)).rejects.toThrow('"documents" expected an iterable or async iterable of { id, text }, got undefined');
    await expect(detect({} as never)).rejects.toThrow(TypeError);
    await expect(detect(documents, { limits: { familyPairs: 0 } })).rejects.toThrow('"limits.familyPairs" expected integer >= 1, got 0');
  });
});

describe("detectView", () => {
  const copies = ["release", "copy", "story"].map((id, x) => ({ id, text: [RELEASE, RELEASE, STORY][x]!, source: id, publishedAt: `2024-05-0${x + 1}` }));
  it("is what detect gives, made as it is read, in whatever order and however often", async () => {
    const plain = await detect(copies);
    const view = await detectView(copies);
    expect(await view.toPlain()).toEqual(plain);
    expect(plain.passages.length).toBeGreaterThan(1);
    for (const list of ["documents", "passages", "families", "pairs"] as const) {
      expect(view[list].length).toBe(plain[list].length);
      for (let x = view[list].length - 1; x >= 0; x--) expect(JSON.stringify(view[list].at(x))).toBe(JSON.stringify(plain[list][x]));
      expect(JSON.stringify(view[list])).toBe(JSON.stringify(plain[list]));
    }
    const [family] = view.families;
    expect([family!.text, family!.spans, family!.label, family!.occurrences]).toEqual(
      (["text", "spans", "label", "occurrences"] as const).map((key) => plain.families[0]![key]),
    );
    expect(view.pairs.at(0)!.relation!.evidence).toEqual(plain.pairs[0]!.relation!.evidence);
  });
  it("keeps every passage", async () => {
    const many = Array.from({ length: 12 }, (_, x) => ({ id: `d${x}`, text: RELEASE }));
    const { passages } = await detectView(many);
    expect(passages.length).toBe((12 * 11) / 2);
  });
});

describe("detect without passages", () => {
  it("finds the same documents, pairs and limits from hashes alone as from whole tokens, which ignored texts need", async () => {
    const texts = [RELEASE, `${RELEASE} Ends.`, STORY, "短い文です。", "短い", "one two", "", "Москва́ ждёт don't immi-\ngration", OTHER, OTHER];
    const numbered = texts.map((text, i) => ({ id: String(i), text }));
    const fromHashes = await detect(numbered, { passages: false });
    const fromTokens = await detect(numbered, { passages: false, ignore: "words that stand in none of the documents here" });
    for (const field of ["documents", "pairs", "clusters", "limits"] as const) expect(fromHashes[field]).toEqual(fromTokens[field]);
    expect(fromHashes.pairs.length).toBeGreaterThan(1);
    expect(fromHashes.limits.map(({ code }) => code)).toContain("document-short");
  });
});
