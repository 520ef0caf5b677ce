import { describe, expect, it } from "vitest";
import { checkSignature, estimateJaccard, type Signature } from "../../src/sketch/signature.js";

const signature = (components: readonly number[], more: Partial<Signature> = {}): Signature => ({
  algorithm: "made-up-1",
  shingleSize: 5,
  seed: 0,
  numComponents: components.length,
  components: Uint32Array.from(components),
  ...more,
});

describe("an estimate", () => {
  it("is the share of equal components, at the same places", () => {
    expect(estimateJaccard(signature([1, 2, 3, 4]), signature([1, 2, 9, 4]))).toBe(0.75);
    expect(estimateJaccard(signature([1, 2]), signature([2, 1]))).toBe(0);
  });
  it.each([
    ["algorithm", { algorithm: "made-up-2" }],
    ["shingleSize", { shingleSize: 4 }],
    ["seed", { seed: 1 }],
  ])("is refused between signatures of different %s, and says both values", (name, more) => {
    expect(() => estimateJaccard(signature([1, 2]), signature([1, 2], more))).toThrow(new RegExp(`different ${name}.*${Object.values(more)[0]}`));
  });
  it("is refused between signatures of different lengths", () =>
    expect(() => estimateJaccard(signature([1, 2]), signature([1, 2, 3]))).toThrow(/numComponents.*2 and 3/));
});

describe("what is no signature", () => {
  it.each([
    ["null", null],
    ["a string", "1,2"],
    ["one without an algorithm", { ...signature([1]), algorithm: undefined }],
    ["components in an array", { ...signature([1]), components: [1] }],
    ["no components", signature([])],
    ["another number of components than it says", { ...signature([1, 2]), numComponents: 3 }],
  ])("is refused by name: %s", (_, value) => expect(() => checkSignature("mine", value)).toThrow(/^"mine/));
});
