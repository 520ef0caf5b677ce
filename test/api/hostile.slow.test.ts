import { beforeAll, describe, expect, it } from "vitest";
import { detect } from "../../src/api/detect.js";
import type { Document } from "../../src/types/document.js";
import type { Detection } from "../../src/types/result.js";

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

/** Random words, of which no two texts share a run of any length. */
const randomWords = (count: number, next: (below: number) => number) => Array.from({ length: count }, () => `w${next(50_000)}`).join(" ");

/** Processor time of a character of plain text, in nanoseconds. */
let plainCost = 0;
/**
 * The most that a hostile character may cost, as a multiple of it: random code units are six times as many tokens, and cost 11; marks
 * around each three letters cost 15 to 26. What is quadratic costs tens of thousands, so a busy machine cannot be taken for it.
 */
const MOST_COST = 100;
/** Memory that a run may take at its height, texts included: a fixed part, 200 MB of it the kernels' and what the engine has not given back, and bytes a character. */
const MOST_MEMORY = 800e6;
const MOST_BYTES_A_CHARACTER = 60;

async function measured(documents: readonly Document[]): Promise<{ result: Detection; cost: number; chars: number }> {
  const chars = documents.reduce((sum, { text }) => sum + text.length, 0);
  const from = process.cpuUsage();
  const result = await detect(documents);
  const { user, system } = process.cpuUsage(from);
  return { result, cost: (1000 * (user + system)) / chars, chars };
}

/** `detect` within the bounds of time and memory. */
async function bounded(documents: readonly Document[]): Promise<Detection> {
  const { result, cost, chars } = await measured(documents);
  expect(cost / plainCost, "cost of a character as a multiple of plain text").toBeLessThan(MOST_COST);
  expect(process.memoryUsage().rss, "bytes in use").toBeLessThan(MOST_MEMORY + MOST_BYTES_A_CHARACTER * chars);
  return result;
}

beforeAll(async () => {
  const next = randomIntegers(7);
  const plain = () => ["a", "b"].map((id) => ({ id, text: randomWords(200_000, next) }));
  await measured(plain());
  plainCost = (await measured(plain())).cost;
});

/** Each would take hours or gigabytes if any step were quadratic; each takes seconds. */
describe("detect on hostile input", () => {
  it("matches a word that is repeated a million times by rank alone, and says so", async () => {
    const result = await bounded(twice("word ".repeat(1_000_000)));
    expect(result.passages.map(({ tokens }) => tokens)).toEqual([1_000_000]);
    expect(codesOf(result)).toEqual(["pair-too-repetitive", "document-too-repetitive"]);
  });

  it("does the same for one sentence 100,000 times in a document, and for quotation marks around the same words", async () => {
    expect(codesOf(await bounded([{ id: "a", text: SENTENCE.repeat(100_000) }]))).toEqual(["document-too-repetitive"]);
    expect(codesOf(await bounded(twice('"a b c" '.repeat(200_000))))).toContain("pair-too-repetitive");
  });

  it("finds one family of 10,000 spans in 10,000 identical documents, each tied to the first", async () => {
    const text = `${SENTENCE}Commuters queued for buses while gulls wheeled above the quay.`;
    const result = await bounded(Array.from({ length: 10_000 }, (_, i) => ({ id: `d${i}`, text })));
    expect(result.families.map(({ spans }) => spans.length)).toEqual([10_000]);
    expect(result.passages).toHaveLength(9_999);
    expect(new Set(result.passages.map(({ a }) => a.id))).toEqual(new Set(["d0"]));
    expect(result.clusters.map(({ documents }) => documents.length)).toEqual([10_000]);
    expect(codesOf(result)).toContain("large-family");
  });

  it("ties 2,000 nearly identical documents together", async () => {
    const next = randomIntegers(1);
    const base = Array.from({ length: 300 }, () => `w${next(5000)}`).join(" ");
    const result = await bounded(Array.from({ length: 2000 }, (_, i) => ({ id: `d${i}`, text: `${base} unlike${i}` })));
    expect(Math.max(...result.families.map(({ spans }) => spans.length))).toBe(2000);
    expect(result.clusters.map(({ documents }) => documents.length)).toEqual([2000]);
  });

  it("takes a text without a space, random code units and random Han characters for what they are", async () => {
    const next = randomIntegers(2);
    const unspaced = await bounded(twice("abcdefghij".repeat(300_000)));
    expect(unspaced.passages).toEqual([]);
    const units = Array.from({ length: 2 }, (_, i) => ({
      id: `u${i}`,
      text: Array.from({ length: 300_000 }, () => String.fromCharCode(next(0x10000))).join(""),
    }));
    expect((await bounded(units)).passages).toEqual([]);
    const han = Array.from({ length: 2 }, (_, i) => ({
      id: `h${i}`,
      text: Array.from({ length: 300_000 }, () => String.fromCharCode(0x4e00 + next(2000))).join(""),
    }));
    expect((await bounded(han)).passages).toEqual([]);
  });

  it("finds a sentence in capitals in a text that is all capitals", async () => {
    const next = randomIntegers(4);
    const text = () => `${randomWords(100_000, next)}. ${SENTENCE} ${randomWords(100_000, next)}.`.toUpperCase();
    const documents = ["a", "b"].map((id) => ({ id, text: text() }));
    const { passages } = await bounded(documents);
    const found = passages.map(({ a }) => documents[0]!.text.slice(a.start, a.end));
    expect(found).toEqual([SENTENCE.trim().slice(0, -1).toUpperCase()]);
  });

  it("finds a passage in the middle of a 50 MB document", async () => {
    const next = randomIntegers(3);
    const long = `${randomWords(3_800_000, next)}. ${SENTENCE} ${randomWords(3_800_000, next)}`;
    expect(long.length).toBeGreaterThan(50_000_000);
    const { passages, limits } = await bounded([
      { id: "long", text: long },
      { id: "short", text: `Nothing else is shared. ${SENTENCE} Nothing at all, in truth.` },
    ]);
    expect(limits.map(({ code }) => code)).toContain("model-sampled");
    const [passage] = passages.filter(({ a, b }) => a.id !== b.id);
    expect(long.slice(passage!.a.start, passage!.a.end)).toBe(SENTENCE.trim().slice(0, -1));
  });
}, 600_000);
