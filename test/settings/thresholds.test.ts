import { describe, expect, it } from "vitest";
import { detect } from "../../src/api/detect.js";
import { thresholdsFor } from "../../src/settings/thresholds.js";

/** Fillers that no two documents share. */
const filler = (n: number, seed: number) => Array.from({ length: n }, (_, i) => `w${seed}x${i}`).join(" ");
/** Two documents that share `phrase`, among `others` that share nothing. */
const sharing = (phrase: string, others: number) => [
  ...[0, 1].map((d) => ({ id: `d${d}`, text: `${filler(40, d)}. ${phrase} ${filler(40, d + 2)}.` })),
  ...Array.from({ length: others }, (_, d) => ({ id: `o${d}`, text: filler(300, d + 10) })),
];

describe("thresholds", () => {
  it("are those of the least collection below it", () => expect(thresholdsFor(1000, 2)).toEqual(thresholdsFor(2 ** 21, 5)));

  it("grow with what is searched, most where there is no cue", () => {
    const [small, large] = [thresholdsFor(2 ** 21, 5), thresholdsFor(2 ** 37, 2000)];
    const growth = (name: keyof typeof small) => large[name] - small[name];
    expect(growth("plain")).toBeGreaterThan(growth("shortQuotation"));
    expect(growth("shortQuotation")).toBeGreaterThan(growth("sentence"));
    expect(growth("sentence")).toBeGreaterThan(growth("quotation"));
    expect(growth("quotation")).toBeGreaterThan(0);
  });

  it("ask the same of three quoted words as of more in a small collection, more in a large one", () => {
    expect(thresholdsFor(1, 2).shortQuotation).toBe(thresholdsFor(1, 2).quotation);
    expect(thresholdsFor(2 ** 37, 2000).shortQuotation).toBeGreaterThan(thresholdsFor(2 ** 37, 2000).quotation);
  });
});

describe("marginBits", () => {
  const phrase = "“the quarrelsome fishermen of the estuary”";

  it("raises every threshold alike, and stands in the settings", async () => {
    const [plain, raised] = [await detect(sharing(phrase, 0)), await detect(sharing(phrase, 0), { marginBits: 2.5 })];
    const thresholds = (settings: unknown) => (settings as { thresholds: Record<string, number> }).thresholds;
    for (const [name, bits] of Object.entries(thresholds(plain.settings))) expect(thresholds(raised.settings)[name]).toBe(bits + 2.5);
    expect(raised.settings).toMatchObject({ marginBits: 2.5 });
    expect(raised.settings.hash).not.toBe(plain.settings.hash);
  });

  it("decides what is reported: a passage that has so many bits more, or so many fewer", async () => {
    const { bits } = (await detect(sharing(phrase, 0))).passages[0]!;
    const needed = thresholdsFor(1, 2).quotation / 16;
    expect((await detect(sharing(phrase, 0), { marginBits: bits - needed })).passages).toHaveLength(1);
    expect((await detect(sharing(phrase, 0), { marginBits: bits - needed + 0.0625 })).passages).toHaveLength(0);
  });

  it("goes down to where chains are no longer aligned", async () => {
    await expect(detect([], { marginBits: -7 })).rejects.toThrow('"marginBits" expected number in [-6, 1000], got -7');
  });
});

describe("three words in quotation marks", () => {
  it("prove something between two documents, and nothing among very many", async () => {
    const phrase = "“a grudging apology”";
    expect((await detect(sharing(phrase, 0))).passages).toHaveLength(1);
    expect((await detect(sharing(phrase, 400))).passages).toHaveLength(0);
  });
});

describe("a short sentence", () => {
  it("is no cue: four words of one need as much as any four", async () => {
    const { passages } = await detect(sharing("The gratitude humbles senators.", 400));
    expect(passages).toHaveLength(0);
    expect((await detect(sharing("The gratitude humbles many senators.", 400))).passages).toHaveLength(1);
  });
});
