import { describe, expect, it } from "vitest";
import { Deduplicator } from "../../src/dedupe/deduplicator.js";
import { createPace } from "../../src/run/pace.js";
import { resolveDeduplicateOptions } from "../../src/settings/sketch-options.js";
import type { Document } from "../../src/types/document.js";
import type { DeduplicateOptions } from "../../src/types/options.js";

const words = (from: number, to: number): string => Array.from({ length: to - from }, (_, x) => `w${from + x}`).join(" ");

/** Which document is dropped for which. */
async function dropped(documents: readonly Document[], options: DeduplicateOptions = {}) {
  const deduplicator = new Deduplicator(resolveDeduplicateOptions(options), (x) => documents[x]!.text);
  const known = documents.map((document) => deduplicator.add(document));
  await deduplicator.finish(createPace(undefined, undefined));
  return { known, of: Object.fromEntries([...deduplicator.verdicts].map(([x, { of }]) => [x, of])), limits: deduplicator.limits(), size: deduplicator.size };
}
const TEXTS = [words(0, 30), `${words(0, 30)} x`, words(100, 130)];
const documents = TEXTS.map((text, x): Document => ({ id: `d${x}`, text, publishedAt: `2020-01-0${3 - x}` }));

describe("documents one after the other", () => {
  it("are dropped for the first, as they come", async () =>
    expect(await dropped(documents)).toMatchObject({ known: [false, true, false], of: { 1: 0 }, size: 3 }));
  it("are dropped for the longest, when all have come", async () =>
    expect(await dropped(documents, { keep: "longest" })).toMatchObject({ known: [false, false, false], of: { 0: 1 } }));
  it("are dropped for the earliest, when all have come", async () => expect((await dropped(documents, { keep: "earliest" })).of).toEqual({ 0: 1 }));
  it("are kept in the order of the input where times are the same", async () =>
    expect(
      (
        await dropped(
          documents.map((one) => ({ ...one, publishedAt: "2020-01-01" })),
          { keep: "earliest" },
        )
      ).of,
    ).toEqual({ 1: 0 }));
  it("without a time come after all that have one", async () => {
    const { of, limits } = await dropped([{ ...documents[0]!, publishedAt: undefined }, documents[1]!], { keep: "earliest" });
    expect([of, limits.map(({ code }) => code)]).toEqual([{ 0: 1 }, ["time-missing"]]);
  });
});

describe("what is odd", () => {
  it("is counted and named by id", async () => {
    const { limits } = await dropped([
      { id: "nothing", text: "…" },
      { id: "few", text: "boat sank" },
    ]);
    expect(limits.map(({ code, count }) => [code, count])).toEqual([
      ["document-empty", 1],
      ["document-short", 1],
    ]);
    expect(limits[1]!.detail).toContain("few");
  });
  it("is a document that was skipped, which takes no number", () => {
    const deduplicator = new Deduplicator(resolveDeduplicateOptions({}), () => "");
    deduplicator.skip("d0");
    expect([deduplicator.size, deduplicator.limits().map(({ code }) => code)]).toEqual([0, ["duplicate-id"]]);
  });
});

it("a run that is cancelled ends with the reason of its signal", async () => {
  const deduplicator = new Deduplicator(resolveDeduplicateOptions({ keep: "longest" }), (x) => documents[x]!.text);
  for (const document of documents) deduplicator.add(document);
  const pace = { ...createPace(AbortSignal.abort("enough"), undefined), isDue: () => true };
  await expect(deduplicator.finish(pace)).rejects.toBe("enough");
});
