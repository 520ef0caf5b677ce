import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { createLshIndex } from "../../src/lsh/lsh-index.js";
import { type MinhashObject, NPM_MINHASH_ALGORITHM, signatureFromMinhash } from "../../src/minhash.js";
import { estimateJaccard } from "../../src/sketch/signature.js";
import { createSketcher } from "../../src/sketch/sketcher.js";

interface Minhash extends MinhashObject {
  readonly permA: number[];
  readonly permB: number[];
  update(element: string): void;
  jaccard(other: Minhash): number;
}

/** The package as it is; it has no types. */
const { Minhash, LshIndex } = createRequire(import.meta.url)("minhash") as {
  Minhash: new (config?: { numPerm?: number; seed?: number }) => Minhash;
  LshIndex: new (config?: { bandSize?: number }) => { insert(key: string, minhash: Minhash): void; query(minhash: Minhash): string[] };
};

function minhashOf(words: readonly string[], config?: { numPerm?: number; seed?: number }): Minhash {
  const minhash = new Minhash(config);
  for (const word of words) minhash.update(word);
  return minhash;
}

const words = Array.from({ length: 100 }, (_, i) => `word${i}`);
const edited = [...words.slice(0, 90), "some", "other", "words"];

describe("the package minhash", () => {
  it("has the same permutations in every object of one first seed and numPerm, so that its signatures are comparable", () => {
    const [a, b] = [new Minhash(), new Minhash()];
    expect([a.permA, a.permB, a.seed]).toEqual([b.permA, b.permB, b.seed]);
    expect(new Minhash({ seed: 9 }).permA).not.toEqual(a.permA);
  });

  it("counts its seed up while it draws, so that the seed it ends with differs from the first", () => {
    expect(new Minhash({ seed: 5, numPerm: 16 }).seed).toBeGreaterThanOrEqual(5 + 2 * 16);
  });

  it("throws in LshIndex.query on a band that it has not seen", () => {
    const index = new LshIndex();
    index.insert("a", minhashOf(words));
    expect(() => index.query(minhashOf(["unseen"]))).toThrow(TypeError);
  });
});

describe("signatureFromMinhash", () => {
  it("has the values and the seed of the object, and an algorithm of its own", () => {
    const minhash = minhashOf(words, { numPerm: 32, seed: 7 });
    const signature = signatureFromMinhash(minhash);
    expect(signature).toEqual({
      algorithm: NPM_MINHASH_ALGORITHM,
      shingleSize: 0,
      seed: minhash.seed,
      numComponents: 32,
      components: Uint32Array.from(minhash.hashvalues),
    });
  });

  it("reads an object that went through JSON", () => {
    const minhash = minhashOf(words);
    expect(signatureFromMinhash(JSON.parse(JSON.stringify(minhash)))).toEqual(signatureFromMinhash(minhash));
  });

  it("does not change with a later update of the object", () => {
    const minhash = minhashOf(words);
    const signature = signatureFromMinhash(minhash);
    const before = signature.components.slice();
    minhash.update("one more");
    for (const word of edited) minhash.update(`${word}!`);
    expect(signature.components).toEqual(before);
    expect(signatureFromMinhash(minhash).components).not.toEqual(before);
  });

  it("estimates what the package estimates", () => {
    const [a, b] = [minhashOf(words), minhashOf(edited)];
    expect(a.jaccard(b)).toBeGreaterThan(0.5);
    expect(estimateJaccard(signatureFromMinhash(a), signatureFromMinhash(b))).toBe(a.jaccard(b));
  });

  it("is not compared with one of another seed, of another length, or of createSketcher", () => {
    const signature = signatureFromMinhash(minhashOf(words));
    const others = [minhashOf(words, { seed: 2 }), minhashOf(words, { numPerm: 64 })].map(signatureFromMinhash);
    for (const other of [...others, createSketcher().sketch(words.join(" "))])
      expect(() => estimateJaccard(signature, other)).toThrow(expect.objectContaining({ code: "signature-mismatch" }));
  });

  it("goes into an LshIndex, whose candidates never throw on an unseen band", () => {
    const index = createLshIndex({ threshold: 0.7 });
    index.add("a", signatureFromMinhash(minhashOf(words)));
    expect(index.candidates(signatureFromMinhash(minhashOf(edited)))).toEqual(["a"]);
    expect(index.candidates(signatureFromMinhash(minhashOf(["unseen"])))).toEqual([]);
    expect(() => index.add("b", createSketcher().sketch(words.join(" ")))).toThrow(expect.objectContaining({ code: "signature-mismatch" }));
  });

  it("has 0xffffffff everywhere for an object that was never updated", () => {
    expect(new Set(signatureFromMinhash(new Minhash()).components)).toEqual(new Set([0xffffffff]));
  });

  it.each([[undefined], [{}], [{ hashvalues: [], seed: 1 }], [{ hashvalues: [1, 2] }], ["text"]])("throws a TypeError for %o", (value) => {
    expect(() => signatureFromMinhash(value as never)).toThrow(TypeError);
  });

  it.each([[-1], [2 ** 32], [1.5], [Number.NaN], ["7"]])("throws a RangeError for the value %o and says where it stands", (value) => {
    expect(() => signatureFromMinhash({ hashvalues: [1, value as number], seed: 1 })).toThrow(RangeError);
    expect(() => signatureFromMinhash({ hashvalues: [1, value as number], seed: 1 })).toThrow('"minhash.hashvalues[1]"');
  });
});
