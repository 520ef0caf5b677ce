/** Texts with a few edits anywhere: whatever is equal stays covered, but for a few tokens an edit. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare } from "../../src/api/compare.js";
import { shippedWords } from "../../src/information/background.js";

/**
 * Tokens that an edit may cost a side: the changed one, and those around it. Of 3,000 texts of random words, news and repeated blocks,
 * with edits at random places, in a row, every few words and at the ends, the worst lost 4.8 an edit.
 */
const TOKENS_AN_EDIT = 8;

const COMMON = shippedWords().slice(0, 300);
/** A word that no background knows; no two of a prefix look like forms of each other, or like one misread. */
function rareWord(x: number, prefix: string): string {
  let letters = "";
  for (let rest = Math.imul(x + 1, 0x9e3779b1) >>> 0; letters.length < 7; rest = Math.floor(rest / 20)) letters += "abcdefghijklmnopqrst"[rest % 20];
  return prefix + letters;
}

/** Words of a text by their ranks: half of them common, the others as frequent as `rarity` makes them. */
const wordOf = (rank: number, rarity: number): string =>
  rank % 2 ? COMMON[Math.floor(((rank / 10_000) ** 3 * COMMON.length) % COMMON.length)]! : rareWord(Math.floor((rank / 10_000) ** 2 * rarity), "q");

const ranks = (n: number) => fc.array(fc.nat(9_999), { minLength: n, maxLength: n });

/** Running text, and one that says the same block again and again, with a word in between. */
const text = fc.integer({ min: 50, max: 5_000 }).chain((n) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.tuple(ranks(n), fc.constantFrom(300, 2_000, 8_000)).map(([list, rarity]) => list.map((rank) => wordOf(rank, rarity))) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(ranks(20), ranks(Math.ceil(n / 21)))
        .map(([block, between]) => between.flatMap((rank) => [...block.map((x) => wordOf(x, 2_000)), wordOf(rank, 8_000)])),
    },
  ),
);

/** Where edits fall: anywhere, one after the other, or every few words, at the beginning, at the end, or within. */
const places = fc.oneof(
  fc
    .array(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), { minLength: 1, maxLength: 40 })
    .map((list) => (n: number) => list.map((x) => Math.floor(x * n))),
  fc.record({ count: fc.integer({ min: 1, max: 40 }), first: fc.double({ min: 0, max: 1, noNaN: true }), step: fc.integer({ min: 0, max: 12 }) }).map(
    ({ count, first, step }) =>
      (n: number) =>
        Array.from({ length: count }, (_, x) => Math.min(n - 1, Math.floor(first * n) + x * step)),
  ),
);

const EDITS: readonly ((words: string[], at: number, word: string) => void)[] = [
  (words, at, word) => words.splice(at, 1, word),
  (words, at, word) => words.splice(at, 0, word),
  (words, at) => words.splice(at, 1),
];

function edited(words: readonly string[], at: readonly number[], kinds: readonly number[]): string[] {
  const copy = [...words];
  for (const [x, place] of at.entries()) EDITS[kinds[x % kinds.length]!]!(copy, Math.min(place, copy.length - 1), rareWord(x, "zu"));
  return copy;
}

describe("a copy with e edits", () => {
  it("is covered but for a few tokens an edit, whatever the text and wherever the edits", () => {
    fc.assert(
      fc.property(text, places, fc.array(fc.nat(2), { minLength: 1, maxLength: 5 }), (words, placesIn, kinds) => {
        const at = placesIn(words.length);
        const { a, b, coverageA, coverageB } = compare(words.join(" "), edited(words, at, kinds).join(" "), { self: false });
        expect((1 - coverageA) * a.tokens).toBeLessThanOrEqual(TOKENS_AN_EDIT * at.length);
        expect((1 - coverageB) * b.tokens).toBeLessThanOrEqual(TOKENS_AN_EDIT * at.length);
      }),
      { seed: 1, numRuns: 150 },
    );
  });

  it.each([300, 350, 600, 700, 1_000, 2_400])("is one passage around one changed word, %d equal ones on either side", (n) => {
    const words = Array.from({ length: 2 * n + 1 }, (_, x) => rareWord(x, "q"));
    const { coverageA, passages } = compare(words.join(" "), words.with(n, "changed").join(" "), { self: false });
    expect(coverageA).toBeCloseTo((2 * n) / (2 * n + 1), 9);
    expect(passages).toHaveLength(1);
    expect(passages[0]!.edits).toEqual([{ a: words[n], b: "changed", op: "replace" }]);
  });
});

describe("a paragraph that one side has twice", () => {
  const paragraph = (from: number, n: number) => Array.from({ length: n }, (_, x) => rareWord(from + x, "q")).join(" ");

  it.each([
    [100, 100, 40],
    [40, 300, 25],
    [400, 400, 400],
  ])("takes nothing from what follows it: %d, %d and %d words", (first, second, third) => {
    const [head, twice, tail] = [paragraph(0, first), paragraph(first, second), paragraph(first + second, third)];
    const { coverageA } = compare(`${head} ${twice} ${tail}`, `${head} ${twice} ${twice} ${tail}`, { self: false });
    expect(coverageA).toBe(1);
  });
});
