import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exactJaccard } from "../../src/sketch/resemblance.js";
import { EMPTY_COMPONENT, estimateJaccard } from "../../src/sketch/signature.js";
import { createSketcher } from "../../src/sketch/sketcher.js";
import type { TokenFolding } from "../../src/types/options.js";

const TEXT = "The committee voted on Tuesday to approve the new budget for the coming year.";
const firstLetter: TokenFolding = { name: "first-letter", fold: (token) => token.slice(0, 1) };

describe("createSketcher", () => {
  it("names its settings in every signature, with the defaults 5 tokens a shingle, 128 components and seed 0", () => {
    const { components, ...settings } = createSketcher().sketch(TEXT);
    expect(settings).toEqual({ algorithm: "wirecopy-minhash-3", shingleSize: 5, seed: 0, numComponents: 128 });
    expect(components).toHaveLength(128);
  });

  it("writes the components of sketch into the caller's array", () => {
    const sketcher = createSketcher({ numComponents: 16 });
    const out = new Uint32Array(16);
    sketcher.sketchInto(TEXT, out);
    expect(out).toEqual(sketcher.sketch(TEXT).components);
  });

  it("sketches any iterable of texts in their order", () => {
    const sketcher = createSketcher();
    expect(sketcher.sketchAll(new Set([TEXT, "Another one."]))).toEqual([sketcher.sketch(TEXT), sketcher.sketch("Another one.")]);
  });

  it("returns components that later calls do not touch", () => {
    const sketcher = createSketcher();
    const { components } = sketcher.sketch(TEXT);
    const copy = components.slice();
    sketcher.sketch("Something else entirely, and long enough for shingles.");
    expect(components).toEqual(copy);
  });

  it("gives equal signatures to texts that differ in case, apostrophes and spaces only", () => {
    const sketcher = createSketcher({ shingleSize: 2 });
    expect(sketcher.sketch("It's THE  same\n thing")).toEqual(sketcher.sketch("it’s the same thing"));
  });

  it("has 0xffffffff in every component for a text without a token, and two such texts resemble each other wholly", () => {
    const sketcher = createSketcher({ numComponents: 4 });
    expect([...sketcher.sketch("").components]).toEqual(new Array(4).fill(EMPTY_COMPONENT));
    expect(estimateJaccard(sketcher.sketch(""), sketcher.sketch(" -- "))).toBe(1);
    expect(estimateJaccard(sketcher.sketch(""), sketcher.sketch("word"))).toBe(0);
  });

  it("tells short texts apart by their whole text", () => {
    const sketcher = createSketcher();
    expect(estimateJaccard(sketcher.sketch("No comment."), sketcher.sketch("no comment"))).toBe(1);
    expect(estimateJaccard(sketcher.sketch("No comment."), sketcher.sketch("No comment today."))).toBe(0);
  });

  it("names its folding in the algorithm, so that signatures with and without it are not compared", () => {
    const folded = createSketcher({ folding: firstLetter }).sketch(TEXT);
    expect(folded.algorithm).toBe("wirecopy-minhash-3+first-letter");
    expect(() => estimateJaccard(folded, createSketcher().sketch(TEXT))).toThrow(expect.objectContaining({ code: "signature-mismatch" }));
  });

  it("sketches the tokens that its folding makes", () => {
    const sketcher = createSketcher({ folding: firstLetter, shingleSize: 2 });
    expect(sketcher.sketch("alpha beta gamma")).toEqual(sketcher.sketch("a b g"));
  });

  it.each([
    [{ shingleSize: 0 }, RangeError],
    [{ shingleSize: 65 }, RangeError],
    [{ numComponents: 1.5 }, RangeError],
    [{ seed: -1 }, RangeError],
    [{ seed: "1" }, TypeError],
    [{ size: 3 }, TypeError],
    [{ folding: {} }, TypeError],
  ])("refuses the options %o", (options, type) => {
    expect(() => createSketcher(options as never)).toThrow(type);
  });

  it("refuses what is no text, no array of its length, or one text where several are meant", () => {
    const sketcher = createSketcher({ numComponents: 4 });
    expect(() => sketcher.sketch(5 as never)).toThrow(TypeError);
    expect(() => sketcher.sketchInto(TEXT, [] as never)).toThrow(TypeError);
    expect(() => sketcher.sketchInto(TEXT, new Uint32Array(5))).toThrow(new RangeError('"out" expected 4 elements, got 5'));
    expect(() => sketcher.sketchAll(TEXT)).toThrow(TypeError);
    expect(() => sketcher.sketchAll([5 as never])).toThrow(TypeError);
  });
});

describe("exactJaccard", () => {
  it("counts distinct shingles", () => {
    expect(exactJaccard("To be or not to be", "To be or not", { shingleSize: 2 })).toBe(0.75);
  });

  it("is what the signatures estimate, within five standard errors", () => {
    const words = Array.from({ length: 300 }, (_, i) => `word${i}`);
    const [a, b] = [words.join(" "), [...words.slice(40), "other", "end"].join(" ")];
    const exact = exactJaccard(a, b);
    const sketcher = createSketcher({ numComponents: 1024 });
    const estimate = estimateJaccard(sketcher.sketch(a), sketcher.sketch(b));
    expect(exact).toBe(256 / 298);
    expect(Math.abs(estimate - exact)).toBeLessThan(5 * Math.sqrt((exact * (1 - exact)) / 1024));
  });

  it("is symmetric, between 0 and 1, and 1 for a text and itself", () => {
    const text = fc.array(fc.constantFrom("a", "b", "c", "é", "—", "東"), { maxLength: 30 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(text, text, fc.integer({ min: 1, max: 6 }), (a, b, shingleSize) => {
        const exact = exactJaccard(a, b, { shingleSize });
        expect(exact).toBe(exactJaccard(b, a, { shingleSize }));
        expect(exact >= 0 && exact <= 1).toBe(true);
        expect(exactJaccard(a, a, { shingleSize })).toBe(1);
      }),
    );
  });

  it("is 1 for two texts without a token and 0 for one of them", () => {
    expect(exactJaccard("", "...")).toBe(1);
    expect(exactJaccard("", "word")).toBe(0);
  });

  it("refuses what is no text and says which", () => {
    expect(() => exactJaccard("a", null as never)).toThrow(new TypeError('"textB" expected string, got null'));
  });
});
