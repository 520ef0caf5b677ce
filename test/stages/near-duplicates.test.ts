import { describe, expect, it } from "vitest";
import { deduplicate } from "../../src/api/deduplicate.js";
import type { DeduplicateOptions, DetectOptions } from "../../src/types/options.js";
import { expectEqual, madeUp } from "./equal-to-detect.js";
import { plainEngine } from "./plain-engine.js";
import { plainDeduplication } from "./plain-runs.js";

describe("near-duplicates by stages, in 1, 7 and 64 parts, are those of detect", () => {
  it("of documents with and without time and source, of no words, of one id", async () => {
    const { pairs, clusters } = await expectEqual({ documents: madeUp({ originals: 70, copies: 8, seed: 5 }) });
    expect(pairs.length).toBeGreaterThan(100);
    expect(clusters.length).toBeGreaterThan(20);
  });

  it("with filters by source and time, another threshold and representative", async () => {
    const documents = madeUp({ originals: 60, copies: 12, seed: 6 });
    const all = await expectEqual({ documents, options: { threshold: 0.6, representative: "longest" } });
    const some = await expectEqual({
      documents,
      options: { threshold: 0.6, otherSourceOnly: true, within: "4d", representative: { preferredSources: ["Paper 3"] } },
    });
    expect(some.pairs.length).toBeGreaterThan(20);
    expect(some.pairs.length).toBeLessThan(all.pairs.length);
  });

  it.each<DetectOptions>([{}, { otherSourceOnly: true }, { within: "2d" }])("in buckets above the bound, with %o", async (options) => {
    const documents = madeUp({ originals: 3, copies: 110, seed: 11 });
    const { limits } = await expectEqual({ documents, options: { ...options, limits: { maxBucket: 20 } } });
    expect(limits.map(({ code }) => code)).toContain("bucket-too-large");
    await expectEqual({ documents, options });
  });

  it("of more identical documents than the bound", async () => {
    const documents = Array.from({ length: 150 }, (_, x) => ({
      id: `copy-${x}`,
      source: `Paper ${x % 3}`,
      text: `The levy on the bridge will rise in May, the council said after a vote${x % 2 ? "" : ", and no other levy with it"}${x % 50 === 0 ? " at all" : ""}.`,
    }));
    const { limits } = await expectEqual({ documents, options: { limits: { maxBucket: 30 } } });
    expect(limits.map(({ code }) => code)).toContain("identical-documents");
    await expectEqual({ documents, options: { otherSourceOnly: true } });
  });

  it("of two sides", async () => {
    const all = madeUp({ originals: 40, copies: 12, seed: 8 });
    const documents = all.filter((_, x) => x % 4 === 0);
    const against = all.filter((_, x) => x % 4 !== 0);
    await expectEqual({ documents, against });
    await expectEqual({ documents, against, options: { limits: { maxBucket: 3 }, otherSourceOnly: true } });
  });
});

describe("duplicates by stages, in 1, 7 and 64 parts, are those of deduplicate", () => {
  it.each<DeduplicateOptions>([
    {},
    { keep: "longest" },
    { keep: "earliest", threshold: 0.6 },
    { keep: { preferredSources: ["Paper 2", "Paper 1"] } },
    { per: "source" },
    { per: "source", keep: "earliest" },
    { threshold: 0.95, limits: { maxBucket: 5 } },
  ])("with %o", async (options) => {
    const documents = madeUp({ originals: 60, copies: 14, seed: 21 });
    const { duplicates, limits } = await deduplicate(documents, options);
    expect(duplicates.length).toBeGreaterThan(30);
    for (const partitions of [1, 7, 64]) {
      const found = plainDeduplication(plainEngine(partitions), documents, options);
      expect(found).toEqual({ duplicates, cut: limits.find(({ code }) => code === "bucket-too-large")?.count ?? 0 });
    }
  });
});
