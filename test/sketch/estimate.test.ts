import { describe, expect, it } from "vitest";
import { type Banding, solveBanding } from "../../src/lsh/banding.js";
import { createColumnSketcher } from "../../src/sketch/column-sketcher.js";
import { estimateJaccard, MINHASH_ALGORITHM, type Signature } from "../../src/sketch/signature.js";
import { randomNumbers } from "../reference/random-numbers.js";
import { tokensOf } from "../reference/token-columns.js";

const M = 128;
const TRIALS = 800;
const UNION = 150;

type WordOf = (trial: number, i: number) => number;

/** Signatures of pairs of sets of exactly the resemblance J. A set is a document of 1-token shingles. All trials use the permutations of seed 0, as the product does. */
function signaturePairs(jaccard: number, union: number, wordOf: WordOf): [Signature, Signature][] {
  const sketch = createColumnSketcher({ k: 1, numComponents: M, seed: 0 });
  const shared = Math.round(union * jaccard);
  const half = shared + ((union - shared) >> 1);
  const signatureOf = (words: readonly number[]): Signature => {
    const components = new Uint32Array(M);
    sketch(tokensOf(words), { startToken: 0, endToken: words.length }, components);
    return { algorithm: MINHASH_ALGORITHM, shingleSize: 1, seed: 0, numComponents: M, components };
  };
  return Array.from({ length: TRIALS }, (_, trial) => {
    const words = Array.from({ length: union }, (_, i) => wordOf(trial, i));
    return [signatureOf(words.slice(0, half)), signatureOf([...words.slice(0, shared), ...words.slice(half)])];
  });
}

/** Errors of the estimate, in units of the standard error of independent components, sqrt(J (1 - J) / M). */
function standardisedErrors(jaccard: number, union: number, wordOf: WordOf): number[] {
  return signaturePairs(jaccard, union, wordOf).map(([a, b]) => (estimateJaccard(a, b) - jaccard) / Math.sqrt((jaccard * (1 - jaccard)) / M));
}

const rootMeanSquare = (values: readonly number[]): number => Math.sqrt(mean(values.map((value) => value * value)));

function agreesInSomeBand(a: Uint32Array, b: Uint32Array, { bands, rows }: Banding): boolean {
  const agrees = (band: number): boolean => Array.from({ length: rows }, (_, row) => band * rows + row).every((i) => a[i] === b[i]);
  return Array.from({ length: bands }, (_, band) => agrees(band)).some(Boolean);
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const next = randomNumbers(3);
const SETS = {
  "random words": (): number => next(),
  "consecutive words": (trial: number, i: number): number => trial * UNION + i,
};

describe("estimateJaccard", () => {
  for (const [name, wordOf] of Object.entries(SETS))
    it.each([0.1, 0.3, 0.5, 0.7, 0.9])(`has less than .85 of the error of independent components and no bias, at J = %f on sets of ${name}`, (jaccard) => {
      const errors = standardisedErrors(jaccard, UNION, wordOf);
      // The mean of TRIALS standardised errors has a standard error of 1 / sqrt(TRIALS), their root mean square one of
      // about 1 / sqrt(2 TRIALS) = 0.025: it is .74 in theory, four of them below .85 and above .64.
      expect(Math.abs(mean(errors))).toBeLessThan(4 / Math.sqrt(TRIALS));
      expect(rootMeanSquare(errors)).toBeLessThan(0.85);
      expect(rootMeanSquare(errors)).toBeGreaterThan(0.64);
    });

  it.each([
    [2, 0.5],
    [4, 0.25],
    [4, 0.75],
    [10, 0.5],
    [20, 0.7],
    [60, 0.3],
    [60, 0.9],
    [400, 0.7],
    [3000, 0.5],
  ])("errs no more than independent components for %i shingles, at J = %f", (union, jaccard) => {
    const errors = standardisedErrors(jaccard, union, SETS["random words"]);
    expect(Math.abs(mean(errors))).toBeLessThan(4 / Math.sqrt(TRIALS));
    expect(rootMeanSquare(errors)).toBeLessThan(1 + 4 * 0.025);
  });

  it.each([20, 60, 200, 1000])(
    "leaves the chance that bands agree what it is: pairs of %i shingles at the threshold are missed no more than was asked for",
    (union) => {
      const banding = solveBanding({ threshold: 0.7, maxMissRate: 0.01, numComponents: M });
      const missed = signaturePairs(0.7, union, SETS["random words"]).filter(([a, b]) => !agreesInSomeBand(a.components, b.components, banding)).length;
      expect(missed / TRIALS).toBeLessThan(banding.missRate + 4 * Math.sqrt(banding.missRate / TRIALS));
    },
  );

  const signature: Signature = { algorithm: MINHASH_ALGORITHM, shingleSize: 5, seed: 0, numComponents: 4, components: Uint32Array.of(1, 2, 3, 4) };

  it("is the share of equal components", () => {
    expect(estimateJaccard(signature, { ...signature, components: Uint32Array.of(1, 9, 3, 5) })).toBe(0.5);
    expect(estimateJaccard(signature, signature)).toBe(1);
  });

  it("compares signatures of an earlier algorithm among themselves", () => {
    const earlier = { ...signature, algorithm: "wirecopy-minhash-2" };
    expect(estimateJaccard(earlier, { ...earlier, components: Uint32Array.of(1, 2, 9, 4) })).toBe(0.75);
  });

  it.each([
    [{ algorithm: "wirecopy-minhash-2" }, '"wirecopy-minhash-3" and "wirecopy-minhash-2"'],
    [{ algorithm: "other" }, '"wirecopy-minhash-3" and "other"'],
    [{ shingleSize: 4 }, "shingleSize cannot be compared: 5 and 4"],
    [{ seed: 7 }, "seed cannot be compared: 0 and 7"],
    [{ numComponents: 2, components: Uint32Array.of(1, 2) }, "numComponents cannot be compared: 4 and 2"],
  ])("refuses a signature that differs in %o and shows both values", (difference, message) => {
    expect(() => estimateJaccard(signature, { ...signature, ...difference })).toThrow(
      expect.objectContaining({ code: "signature-mismatch", message: expect.stringContaining(message) }),
    );
  });

  it.each([
    [undefined, '"b" expected a signature'],
    [{ ...signature, components: [1, 2, 3, 4] }, '"b.components" expected Uint32Array, got an array'],
    [{ ...signature, components: Uint32Array.of(1, 2, 3) }, '"b.components" expected 4 elements'],
  ])("throws a TypeError for %o, which is no signature", (value, message) => {
    expect(() => estimateJaccard(signature, value as unknown as Signature)).toThrow(TypeError);
    expect(() => estimateJaccard(signature, value as unknown as Signature)).toThrow(message);
  });
});
