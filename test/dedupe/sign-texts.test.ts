import { describe, expect, it } from "vitest";
import { DocumentSigner, signingOptionsOf } from "../../src/dedupe/document-signer.js";
import { cutTexts, signTexts } from "../../src/dedupe/sign-texts.js";
import { resolveDeduplicateOptions } from "../../src/settings/sketch-options.js";

const options = signingOptionsOf(resolveDeduplicateOptions({ keep: "longest" }));
const texts = Array.from({ length: 9 }, (_, x) => `boat ${x} pier gull net ${x % 3} wet tower`);

describe("signing in parts", () => {
  it("gives each text what it has alone, wherever it is cut", () => {
    const run = signTexts.open({ texts, published: [], options });
    const cut = (edges: readonly number[]) => edges.slice(1).map((to, x) => run({ from: edges[x]!, to }));
    const signer = new DocumentSigner(options);
    const [whole] = cut([0, 9]);
    const parts = cut([0, 2, 3, 9]);
    const bands = whole!.keys.length / 9;
    expect([...parts.flatMap(({ keys }) => [...keys])]).toEqual([...whole!.keys]);
    texts.forEach((text, x) => {
      expect([...whole!.keys.slice(x * bands, (x + 1) * bands)]).toEqual([...signer.sign({ text }).keys]);
    });
  });
});

describe("the cut of texts", () => {
  it("has every text once, in order, in parts of half a million units or one long text", () => {
    const long = ["x".repeat(300_000), "x".repeat(300_000), "x".repeat(2_000_000), "x", "y"];
    const { parts, cost } = cutTexts(long);
    expect(parts).toEqual([
      { from: 0, to: 2 },
      { from: 2, to: 3 },
      { from: 3, to: 5 },
    ]);
    expect(cost).toBe(long.reduce((sum, { length }) => sum + length, 0) / 16);
  });
  it("of nothing has no parts", () => expect(cutTexts([])).toEqual({ parts: [], cost: 0 }));
});
