import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLshIndex } from "../../src/lsh/lsh-index.js";
import type { Signature } from "../../src/sketch/signature.js";
import { createSketcher } from "../../src/sketch/sketcher.js";
import { plainCandidates } from "../reference/brute-force-bands.js";
import { randomNumbers } from "../reference/random-numbers.js";

/** 4 bands of 2 rows. */
const OPTIONS = { threshold: 0.8, maxMissRate: 0.02, numComponents: 8 };

function signatureOf(components: readonly number[], settings: Partial<Signature> = {}): Signature {
  return { algorithm: "test", shingleSize: 3, seed: 1, numComponents: components.length, components: Uint32Array.from(components), ...settings };
}

const components = fc.array(fc.nat(2), { minLength: 8, maxLength: 8 });
const ids = fc.constantFrom("a", "b", "c", "d", "e", "f");
const operations = fc.array(fc.oneof(fc.tuple(fc.constant("add" as const), ids, components), fc.tuple(fc.constant("remove" as const), ids, components)), {
  maxLength: 30,
});

describe("createLshIndex", () => {
  it("solves bands and rows from its options and states them", () => {
    expect(createLshIndex()).toMatchObject({ threshold: 0.7, numComponents: 128, bands: 17, rows: 4, size: 0 });
    expect(createLshIndex(OPTIONS)).toMatchObject({ threshold: 0.8, numComponents: 8, bands: 4, rows: 2 });
  });

  it("states the miss rate where its components are too few to keep to the largest one", () => {
    expect(createLshIndex({ threshold: 0.5, numComponents: 2 }).missRate).toBeCloseTo(0.25, 12);
  });

  it("has the candidates and pairs of a plain list of signatures after any additions and removals", () => {
    fc.assert(
      fc.property(operations, components, (steps, query) => {
        const index = createLshIndex(OPTIONS);
        let plain: { id: string; components: number[] }[] = [];
        for (const [kind, id, added] of steps) {
          const there = plain.some((entry) => entry.id === id);
          if (kind === "remove") {
            expect(index.remove(id)).toBe(there);
            plain = plain.filter((entry) => entry.id !== id);
          } else if (!there) {
            index.add(id, signatureOf(added));
            plain.push({ id, components: added });
          }
        }
        const pairsOf = (list: number[][]) => plainCandidates(list, { bands: 4, rows: 2 });
        const signatures = plain.map((entry) => entry.components);
        expect(index.size).toBe(plain.length);
        expect([...index.pairs()]).toEqual(pairsOf(signatures).map(([a, b]) => [plain[a]!.id, plain[b]!.id]));
        const found = pairsOf([query, ...signatures]).filter(([a]) => a === 0);
        expect(index.candidates(signatureOf(query))).toEqual(found.map(([, b]) => plain[b - 1]!.id));
      }),
    );
  });

  it("answers after most of many were taken out as one that never had them, and takes them again", () => {
    const next = randomNumbers(5);
    const all = Array.from({ length: 400 }, (_, i) => ({ id: `d${i}`, signature: signatureOf(Array.from({ length: 8 }, () => next() % 6)) }));
    const stays = (_: unknown, i: number) => i % 5 === 2;
    const [index, fresh] = [createLshIndex(OPTIONS), createLshIndex(OPTIONS)];
    for (const { id, signature } of all) index.add(id, signature);
    for (const { id } of all.filter((one, i) => !stays(one, i))) expect(index.remove(id)).toBe(true);
    for (const { id, signature } of all.filter(stays)) fresh.add(id, signature);
    for (const { id, signature } of all.slice(0, 30).filter((one, i) => !stays(one, i))) for (const one of [index, fresh]) one.add(id, signature);
    expect(index.size).toBe(fresh.size);
    expect([...index.pairs()]).toEqual([...fresh.pairs()]);
    expect([...index.pairs()].length).toBeGreaterThan(10);
    for (const { signature } of all) expect(index.candidates(signature)).toEqual(fresh.candidates(signature));
  });

  it("has no candidates for a signature none of whose bands it has seen, and none when it is empty", () => {
    const index = createLshIndex(OPTIONS);
    expect(index.candidates(signatureOf([1, 2, 3, 4, 5, 6, 7, 8]))).toEqual([]);
    index.add("a", signatureOf([1, 2, 3, 4, 5, 6, 7, 8]));
    expect(index.candidates(signatureOf([9, 9, 9, 9, 9, 9, 9, 9]))).toEqual([]);
  });

  it("keeps nothing of a signature that its owner may change", () => {
    const index = createLshIndex(OPTIONS);
    const signature = signatureOf([1, 2, 3, 4, 5, 6, 7, 8]);
    index.add("a", signature);
    signature.components.fill(0);
    expect(index.candidates(signatureOf([1, 2, 3, 4, 5, 6, 7, 8]))).toEqual(["a"]);
    expect(index.remove("a")).toBe(true);
    expect(index.size).toBe(0);
  });

  it("refuses an id twice, and takes it again after a removal", () => {
    const index = createLshIndex(OPTIONS);
    const signature = signatureOf([1, 2, 3, 4, 5, 6, 7, 8]);
    index.add("story", signature);
    expect(() => index.add("story", signature)).toThrow(expect.objectContaining({ code: "duplicate-id", message: expect.stringContaining('"story"') }));
    index.remove("story");
    index.add("story", signature);
    expect(index.size).toBe(1);
  });

  it.each([[{ algorithm: "other" }], [{ shingleSize: 4 }], [{ seed: 2 }]])("refuses signatures that differ in %o from the first one", (difference) => {
    const index = createLshIndex(OPTIONS);
    const other = signatureOf([1, 2, 3, 4, 5, 6, 7, 8], difference);
    index.add("a", signatureOf([1, 2, 3, 4, 5, 6, 7, 8]));
    expect(() => index.add("b", other)).toThrow(expect.objectContaining({ code: "signature-mismatch" }));
    expect(() => index.candidates(other)).toThrow(expect.objectContaining({ code: "signature-mismatch" }));
    expect(index.size).toBe(1);
  });

  it("refuses signatures of another length than its own, the first one too", () => {
    const message = "signatures of different numComponents cannot be compared: 8 and 4";
    expect(() => createLshIndex(OPTIONS).add("a", signatureOf([1, 2, 3, 4]))).toThrow(expect.objectContaining({ code: "signature-mismatch", message }));
  });

  it("throws a TypeError for what is no id or no signature", () => {
    const index = createLshIndex(OPTIONS);
    expect(() => index.add(5 as never, signatureOf([1, 2, 3, 4, 5, 6, 7, 8]))).toThrow(TypeError);
    expect(() => index.add("a", [1, 2] as never)).toThrow(TypeError);
    expect(() => index.candidates(undefined as never)).toThrow(TypeError);
  });

  it.each([[{ threshold: 0 }], [{ threshold: 1.5 }], [{ maxMissRate: 0 }], [{ maxMissRate: 1 }], [{ numComponents: 0 }]])(
    "refuses the options %o",
    (options) => {
      expect(() => createLshIndex(options)).toThrow(RangeError);
    },
  );

  it("finds an edited story among others by its signature", () => {
    const sketcher = createSketcher();
    const index = createLshIndex({ threshold: 0.5 });
    const story = Array.from({ length: 200 }, (_, i) => `word${i}`);
    index.add("other", sketcher.sketch(story.map((word) => `${word}x`).join(" ")));
    index.add("story", sketcher.sketch(story.join(" ")));
    expect(index.candidates(sketcher.sketch([...story.slice(0, 90), "inserted", ...story.slice(90)].join(" ")))).toEqual(["story"]);
  });

  it("misses pairs at the threshold as often as its miss rate says", () => {
    const trials = 2000;
    const options = { threshold: 0.6, maxMissRate: 0.1, numComponents: 64 };
    const next = randomNumbers(5);
    let missed = 0;
    for (let trial = 0; trial < trials; trial++) {
      const index = createLshIndex(options);
      index.add("a", signatureOf(Array.from({ length: 64 }, (_, i) => i)));
      const alike = signatureOf(Array.from({ length: 64 }, (_, i) => (next() < 0.6 * 2 ** 32 ? i : 1000 + i)));
      if (index.candidates(alike).length === 0) missed++;
    }
    const { missRate } = createLshIndex(options);
    expect(Math.abs(missed / trials - missRate)).toBeLessThan(5 * Math.sqrt((missRate * (1 - missRate)) / trials));
  });
});
