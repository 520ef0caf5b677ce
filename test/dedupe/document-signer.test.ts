import { describe, expect, it } from "vitest";
import { DocumentSigner, ODDITIES, searchedText, signingExecutor } from "../../src/dedupe/document-signer.js";
import { solveBanding } from "../../src/lsh/banding.js";
import { serialExecutor } from "../../src/run/executor.js";
import { resolveDeduplicateOptions } from "../../src/settings/sketch-options.js";
import { exactJaccard } from "../../src/sketch/resemblance.js";
import type { DeduplicateOptions } from "../../src/types/options.js";

const sign = (text: string, options: DeduplicateOptions = {}, publishedAt?: string) => {
  const { keys, rank, odd } = new DocumentSigner(resolveDeduplicateOptions(options)).sign({ text, publishedAt });
  return { keys: [...keys], rank, odd: ODDITIES.filter((_, x) => odd & (1 << x)) };
};
const TEXT = "the boat sank at the old pier this morning";

describe("what a document is signed with", () => {
  it("has the same keys for the same words", () => expect(sign(TEXT).keys).toEqual(sign(TEXT.toUpperCase()).keys));
  it("has one key a band, and they are overwritten by the next call", () => {
    const signer = new DocumentSigner(resolveDeduplicateOptions({}));
    expect(signer.sign({ text: TEXT }).keys).toBe(signer.sign({ text: "other" }).keys);
  });
  it("is of no more of a text than is compared", () => {
    expect(sign(`${TEXT} and more`, { limits: { maxDocumentChars: TEXT.length } }).keys).toEqual(sign(TEXT).keys);
    expect(searchedText("abcdef", { ...resolveDeduplicateOptions({}).limits, maxDocumentChars: 4 })).toBe("abcd");
  });
});

describe("the place in the order of keeping", () => {
  it("is none where the first is kept", () => expect(sign(TEXT).rank).toBe(0));
  it("is lower for a longer text, by all of its characters", () =>
    expect(sign(`${TEXT} x`, { keep: "longest" }).rank).toBeLessThan(sign(TEXT, { keep: "longest" }).rank));
  it("is lower for an earlier time, last without one", () => {
    const rank = (time?: string) => sign(TEXT, { keep: "earliest" }, time).rank;
    expect(rank("2020-01-01")).toBeLessThan(rank("2020-01-02"));
    expect(rank("2999-01-02")).toBeLessThan(rank());
    expect(rank("soon")).toBe(rank());
  });
});

describe("what is odd about a document", () => {
  it.each([
    ["nothing", TEXT, {}, undefined, []],
    ["it is empty", " … ", {}, undefined, ["document-empty"]],
    ["it is short", "boat sank", {}, undefined, ["document-short"]],
    ["it is too long", TEXT, { limits: { maxDocumentChars: 5 } }, undefined, ["document-too-long", "document-short"]],
    ["it has no time, where that matters", TEXT, { keep: "earliest" as const }, undefined, ["time-missing"]],
    ["its time is none", TEXT, { keep: "earliest" as const }, "soon", ["time-invalid"]],
  ])("is that %s", (_, text, options, time, expected) => expect(sign(text, options, time).odd).toEqual(expected));
  it("is told right where a long text has its few words far apart", () => {
    expect(sign(`boat${" ".repeat(5000)}sank`).odd).toEqual(["document-short"]);
    expect(sign(`${" ".repeat(5000)}${TEXT}`).odd).toEqual([]);
  });
});

it("no other thread signs where there is a folding, a function of the caller's", () => {
  const other = { ...serialExecutor };
  const options = resolveDeduplicateOptions({});
  expect(signingExecutor(options, other)).toBe(other);
  expect(signingExecutor({ ...options, folding: { name: "x", fold: (word) => word } }, other)).toBe(serialExecutor);
});

describe("the publisher of a document", () => {
  const signed = (published: { source?: string; url?: string }, options: DeduplicateOptions = { per: "source" }) => {
    const { keys, publisher, odd } = new DocumentSigner(resolveDeduplicateOptions(options)).sign({ text: TEXT, ...published });
    return { keys: [...keys], publisher, odd: ODDITIES.filter((_, x) => odd & (1 << x)) };
  };
  it("is one for all of its names, and gives its documents keys that no other publisher's have", () => {
    expect(signed({ source: "AP" })).toEqual(signed({ source: "The Associated Press" }));
    const [globe, echo] = [signed({ source: "Globe" }), signed({ source: "Echo" })];
    expect(globe.publisher).not.toBe(echo.publisher);
    expect(globe.keys.filter((key, band) => key === echo.keys[band])).toEqual([]);
  });
  it("is none where no name is known, which is told, and where nobody asks", () => {
    expect(signed({})).toMatchObject({ publisher: 0, odd: ["source-missing"] });
    expect(signed({ source: "Globe" }, {})).toEqual({ ...signed({}, {}), publisher: 0, odd: [] });
  });
});

const BANDING = { threshold: 0.7, maxMissRate: 0.05 };
const signer = new DocumentSigner(resolveDeduplicateOptions({ ...BANDING, shingleSize: 3 }));
const keysOf = (text: string): Uint32Array => signer.sign({ text }).keys.slice();
const words = (seed: number, count: number, changed: number) => Array.from({ length: count }, (_, x) => `w${seed}x${x < changed ? `new${x}` : x}`).join(" ");
const agree = (x: Uint32Array, y: Uint32Array): boolean => x.some((key, band) => key === y[band]);

describe("the band keys of a text", () => {
  it("are as many as the banding has", () => expect(keysOf("boat")).toHaveLength(solveBanding({ ...BANDING, numComponents: 128 }).bands));
  it("are the same for the same words, however written", () => expect([...keysOf("The BOAT sank, they say.")]).toEqual([...keysOf("the boat sank they say")]));
  it("agree in a band for pairs at the threshold, but for the miss rate", () => {
    let missed = 0;
    const pairs = Array.from({ length: 200 }, (_, seed) => [words(seed, 100, 0), words(seed, 100, 15)] as const);
    expect(exactJaccard(...pairs[0]!, { shingleSize: 3 })).toBeGreaterThan(0.7);
    for (const [x, y] of pairs) if (!agree(keysOf(x), keysOf(y))) missed++;
    // 10 of 200 at the threshold, with a standard deviation of 3.1
    expect(missed).toBeLessThan(10 + 4 * 3.1);
  });
  it("agree in none for texts of other words", () => {
    const found = Array.from({ length: 100 }, (_, seed) => agree(keysOf(words(seed, 60, 0)), keysOf(words(seed + 1000, 60, 0))));
    expect(found.filter(Boolean)).toEqual([]);
  });
});
