import { describe, expect, it } from "vitest";
import { createStemmerFolding, STEMMER_LANGUAGES, type StemmerLanguage } from "../../src/natural.js";
import { exactJaccard } from "../../src/sketch/resemblance.js";
import { tokenize } from "../../src/text/tokens.js";

/** Whether two words have the same token hash under a folding. */
async function match(language: StemmerLanguage, a: string, b: string): Promise<boolean> {
  const folding = await createStemmerFolding(language);
  const [x, y] = [a, b].map((word) => tokenize(word, { folding }));
  expect([x!.length, y!.length]).toEqual([1, 1]);
  return x!.hashLo[0] === y!.hashLo[0] && x!.hashHi[0] === y!.hashHi[0];
}

describe("createStemmerFolding", () => {
  it("stems English by default", async () => {
    const folding = await createStemmerFolding();
    expect(folding.name).toBe("natural-8-en");
    expect(folding.fold("protecting")).toBe("protect");
  });

  it.each<[StemmerLanguage, string, string]>([
    ["en", "protects", "protecting"],
    ["en", "Mayor’s", "mayors"],
    ["de", "Häuser", "Haus"],
    ["es", "hablaban", "hablando"],
    ["fr", "mangées", "manger"],
    ["fr", "décidée", "décidé"],
    ["id", "dimakan", "memakan"],
    ["it", "parlando", "parlare"],
    ["nl", "lichamelijke", "lichaams"],
    ["no", "husene", "huset"],
    ["pt", "falando", "falar"],
    ["ru", "новый", "новая"],
    ["ru", "открывшийся", "открывшаяся"],
    ["sv", "husen", "husar"],
    ["uk", "столами", "столи"],
  ])("matches in %s: %s and %s, which do not match without it", async (language, a, b) => {
    expect(await match(language, a, b)).toBe(true);
    expect(tokenize(a).hashLo[0]).not.toBe(tokenize(b).hashLo[0]);
  });

  it("leaves different words different", async () => {
    expect(await match("en", "protect", "project")).toBe(false);
  });

  it("raises the resemblance of texts that differ in endings", async () => {
    const [a, b] = ["It protects our coasts", "It is protecting our coast"];
    expect(exactJaccard(a, b, { folding: await createStemmerFolding(), shingleSize: 1 })).toBe(0.8);
    expect(exactJaccard(a, b, { shingleSize: 1 })).toBe(2 / 7);
  });

  it.each(STEMMER_LANGUAGES)("has a stemmer for %s that never throws, leaves nothing empty and gives the same twice", async (language) => {
    const folding = await createStemmerFolding(language);
    const odd = ["a", "'s", "42", "東", "क", "\ud800", "😀", "e\u0301", "o'neil", "constructor", "__proto__", "ing", "s", "ы", "ee", "i".repeat(64)];
    for (const token of odd) {
      const folded = folding.fold(token);
      expect(typeof folded === "string" && folded !== "").toBe(true);
      expect(folding.fold(token)).toBe(folded);
    }
  });

  it("leaves what is longer than any word as it is", async () => {
    const folding = await createStemmerFolding();
    const long = `${"x".repeat(100_000)}ing`;
    expect(folding.fold(long)).toBe(long);
  });

  it("rejects a language that natural has no stemmer for and names those it has", async () => {
    await expect(createStemmerFolding("xx" as never)).rejects.toThrow(RangeError);
    await expect(createStemmerFolding("ja" as never)).rejects.toThrow('"language" expected one of en, de, es, fr, id, it, nl, no, pt, ru, sv, uk, got "ja"');
  });
});
