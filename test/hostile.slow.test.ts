import { describe, expect, it } from "vitest";
import { detect } from "../src/detect.js";
import type { Detection } from "../src/types.js";

const SENTENCE = "The harbour authority closed the northern ferry terminal on Tuesday after inspectors found cracks in two piers. ";
const codesOf = ({ limits }: Detection) => limits.map(({ code }) => code);
const twice = (text: string) => ["a", "b"].map((id) => ({ id, text: `${text} ${id}` }));

/** mulberry32, so that a failure comes back. */
function randomIntegers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

/** Each would take hours or gigabytes if any step were quadratic; each takes seconds. */
describe("detect on hostile input", () => {
  it("matches a word that is repeated a million times by rank alone, and says so", async () => {
    const result = await detect(twice("word ".repeat(1_000_000)));
    expect(result.passages.map(({ tokens }) => tokens)).toEqual([1_000_000]);
    expect(codesOf(result)).toEqual(["pair-too-repetitive", "document-too-repetitive"]);
  });

  it("does the same for one sentence 100,000 times in a document, and for quotation marks around the same words", async () => {
    expect(codesOf(await detect([{ id: "a", text: SENTENCE.repeat(100_000) }]))).toEqual(["document-too-repetitive"]);
    expect(codesOf(await detect(twice('"a b c" '.repeat(200_000))))).toContain("pair-too-repetitive");
  });

  it("finds one family of 10,000 spans in 10,000 identical documents, each tied to the first", async () => {
    const text = `${SENTENCE}Commuters queued for buses while gulls wheeled above the quay.`;
    const result = await detect(Array.from({ length: 10_000 }, (_, i) => ({ id: `d${i}`, text })));
    expect(result.families.map(({ spans }) => spans.length)).toEqual([10_000]);
    expect(result.passages).toHaveLength(9_999);
    expect(new Set(result.passages.map(({ a }) => a.id))).toEqual(new Set(["d0"]));
    expect(result.clusters.map(({ documents }) => documents.length)).toEqual([10_000]);
    expect(codesOf(result)).toContain("hot-seed");
  });

  it("ties 2,000 nearly identical documents together", async () => {
    const next = randomIntegers(1);
    const base = Array.from({ length: 300 }, () => `w${next(5000)}`).join(" ");
    const result = await detect(Array.from({ length: 2000 }, (_, i) => ({ id: `d${i}`, text: `${base} unlike${i}` })));
    expect(Math.max(...result.families.map(({ spans }) => spans.length))).toBe(2000);
    expect(result.clusters.map(({ documents }) => documents.length)).toEqual([2000]);
  });

  it("takes a text without a space, random code units and random Han characters for what they are", async () => {
    const next = randomIntegers(2);
    const unspaced = await detect(twice("abcdefghij".repeat(300_000)));
    expect(unspaced.passages).toEqual([]);
    const units = Array.from({ length: 2 }, (_, i) => ({
      id: `u${i}`,
      text: Array.from({ length: 300_000 }, () => String.fromCharCode(next(0x10000))).join(""),
    }));
    expect((await detect(units)).passages).toEqual([]);
    const han = Array.from({ length: 2 }, (_, i) => ({
      id: `h${i}`,
      text: Array.from({ length: 300_000 }, () => String.fromCharCode(0x4e00 + next(2000))).join(""),
    }));
    expect((await detect(han)).passages).toEqual([]);
  });

  it("finds a passage in the middle of a 20 MB document", async () => {
    const next = randomIntegers(3);
    const filler = () => Array.from({ length: 1_700_000 }, () => `w${next(50_000)}`).join(" ");
    const long = `${filler()}. ${SENTENCE} ${filler()}`;
    const { passages } = await detect([
      { id: "long", text: long },
      { id: "short", text: `Nothing else is shared. ${SENTENCE} Nothing at all, in truth.` },
    ]);
    const [passage] = passages.filter(({ a, b }) => a.id !== b.id);
    expect(long.slice(passage!.a.start, passage!.a.end)).toBe(SENTENCE.trim().slice(0, -1));
  });
}, 120_000);
