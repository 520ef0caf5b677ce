import { describe, expect, it } from "vitest";
import { resolveCompareOptions, resolveDetectOptions } from "../../src/settings/options.js";
import { deduplicateSettingsOf, detectSettingsOf } from "../../src/settings/settings.js";
import { resolveDeduplicateOptions } from "../../src/settings/sketch-options.js";
import { thresholdsFor } from "../../src/settings/thresholds.js";
import type { DeduplicateOptions, DetectOptions } from "../../src/types/options.js";

const THRESHOLDS = thresholdsFor(1e6, 10);
const detect = (options: DetectOptions = {}, thresholds = THRESHOLDS) => detectSettingsOf(resolveDetectOptions(options), thresholds, undefined);
const deduplicate = (options: DeduplicateOptions = {}) => deduplicateSettingsOf(resolveDeduplicateOptions(options));

describe("the hash of settings", () => {
  it("is eight hexadecimal digits, the same for the same settings however they are given", () => {
    expect(detect().hash).toMatch(/^[0-9a-f]{8}$/);
    expect(detect({ sensitivity: "quote", threshold: detect().threshold }).hash).toBe(detect().hash);
  });
  it.each<[string, DetectOptions]>([
    ["sensitivity", { sensitivity: "copy" }],
    ["margin", { marginBits: 3 }],
    ["ignored texts", { ignore: ["All rights reserved by us"] }],
    ["bounds", { limits: { familyPairs: 7 } }],
    ["relations", { relations: false }],
    ["representative", { representative: "longest" }],
    ["threshold", { threshold: 0.9 }],
    ["filter", { otherSourceOnly: true }],
  ])("is another with another %s", (_, options) => expect(detect(options).hash).not.toBe(detect().hash));
  it("is another with other texts to ignore", () => expect(detect({ ignore: ["x y z"] }).hash).not.toBe(detect({ ignore: ["x y w"] }).hash));
  it("does not depend on the collection, whose thresholds stand beside it", () => {
    const [small, large] = [detect({}, thresholdsFor(1e6, 10)), detect({}, thresholdsFor(1e12, 1e6))];
    expect(small.hash).toBe(large.hash);
    expect(small.thresholds).not.toEqual(large.thresholds);
  });
  it("is one of its own for deduplication, and changes with its options", () => {
    expect(deduplicate().hash).toBe(deduplicate({}).hash);
    for (const options of [{ threshold: 0.9 }, { keep: "longest" }, { shingleSize: 3 }, { maxMissRate: 0.2 }] satisfies DeduplicateOptions[])
      expect(deduplicate(options).hash).not.toBe(deduplicate().hash);
  });
});

describe("printed settings", () => {
  it("are plain data that JSON keeps", () => {
    for (const settings of [detect(), deduplicate()]) expect(JSON.parse(JSON.stringify(settings))).toEqual(settings);
  });
  it("have thresholds in bits", () => expect(detect().thresholds!.plain).toBe(THRESHOLDS.plain / 16));
  it("have no bound where time does not matter", () => expect(detect().withinMs).toBeNull());
  it("are resolved once: what is given again gives the same", () =>
    expect(resolveCompareOptions({ marginBits: 2 })).toEqual(resolveCompareOptions({ marginBits: 2 })));
});
