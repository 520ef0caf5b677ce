/** Each damage does what its name says, and every case of a planted set slices to what was copied. */
import { describe, expect, it } from "vitest";
import { DAMAGES, sentencesIn } from "../../bench/quality/damage.js";
import { plantDamage } from "../../bench/quality/plant-damage.js";
import { Random } from "../../bench/quality/random.js";
import { randomNumbers } from "../reference/random-numbers.js";

const next = randomNumbers(3);
const word = () => Array.from({ length: 3 + (next() % 6) }, () => "abcdeghiklmnoprstu"[next() % 18]).join("");
function sentence(): string {
  const words = Array.from({ length: 9 + (next() % 9) }, word);
  words[3] = "they";
  words[words.length - 1] += "tion";
  return `${words[0]![0]!.toUpperCase()}${words.join(" ").slice(1)}.`;
}
const articles = Array.from({ length: 60 }, (_, i) => ({ id: `article-${i}`, text: Array.from({ length: 16 }, sentence).join(i % 2 ? "\n" : " ") }));

const wordsOf = (text: string) => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
const ORIGINAL = Array.from({ length: 4 }, sentence).join(" ");
const damaged = (kind: string, original = ORIGINAL, seed = 1) => DAMAGES[kind]!.damage(original, new Random(seed))!;

/** Whether `part` is left when words are taken out of `whole`. */
function isSubsequence(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0;
  for (const each of whole) if (each === part[at]) at++;
  return at === part.length;
}

describe("DAMAGES", () => {
  it("ellipsis keeps the first and the last words, with dots for the others", () => {
    const original = `${sentence()} ${sentence()} ${sentence()}`;
    const { copy, parts } = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => DAMAGES.ellipsis!.damage(original, new Random(seed))).find((one) => one !== undefined)!;
    for (const part of parts!) expect(copy.slice(...part.copy)).toBe(original.slice(...part.original));
    expect(parts![0]!.original[0]).toBe(0);
    expect(copy.slice(parts![0]!.copy[1], parts![1]!.copy[0])).toMatch(/^[\s[]*(?:…|\.[. ]*)[\]\s]*$/);
  });

  it("brackets replaces pronouns and marks one word", () => {
    const { copy } = damaged("brackets");
    expect(copy).toMatch(/\[sic\]/);
    expect(copy.match(/\[(?!sic)[^\]]+\]/g)!.length).toBe(Math.ceil(wordsOf(ORIGINAL).length / 15));
    expect(wordsOf(copy).filter((each) => each === "they").length).toBeLessThan(4);
  });

  it("dropped-words leaves most words in their order", () => {
    const long = Array.from({ length: 30 }, sentence).join(" ");
    const words = wordsOf(damaged("dropped-words", long).copy);
    expect(isSubsequence(words, wordsOf(long))).toBe(true);
    // binomial: 0.1 of n, within four standard deviations
    const n = wordsOf(long).length;
    expect(Math.abs(n - words.length - 0.1 * n)).toBeLessThan(4 * Math.sqrt(0.09 * n));
  });

  it.each([1, 2, 3, 4, 5])("swapped-sentences has all sentences in another order, seed %i", (seed) => {
    const { copy } = damaged("swapped-sentences", ORIGINAL, seed);
    const order = (text: string) => sentencesIn(text).map((place) => text.slice(...place));
    expect(order(copy)).not.toEqual(order(ORIGINAL));
    expect(order(copy).sort()).toEqual(order(ORIGINAL).sort());
  });

  it("swapped-paragraphs puts the last two sentences first, as a paragraph", () => {
    const all = sentencesIn(ORIGINAL).map((place) => ORIGINAL.slice(...place));
    expect(damaged("swapped-paragraphs").copy).toBe(`${all[2]} ${all[3]}\n\n${all[0]} ${all[1]}`);
  });

  it.each(["all-caps", "all-caps-headline"])("%s is in capitals", (kind) => {
    expect(damaged(kind).copy).toBe(ORIGINAL.toUpperCase());
  });

  it("title-case leaves short connecting words alone", () => {
    expect(damaged("title-case", "The price of milk and of butter fell to a new low").copy).toBe("The Price of Milk and of Butter Fell to a New Low");
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])("marks keeps the words of a quotation and changes what stands around them, seed %i", (seed) => {
    const original = "we will never sell this quay to anyone who asks";
    const { copy, parts } = damaged("marks", original, seed);
    expect(wordsOf(copy)).toEqual(wordsOf(original));
    const [start, end] = parts![0]!.copy;
    expect(copy.slice(0, start)).toMatch(/^["“«„‘'`]{1,2}\u00a0?$/);
    expect(copy.slice(end)).toMatch(/^\u00a0?["”»“’']{1,2}$/);
  });

  it("ocr gets about one character in thirty wrong", () => {
    const long = Array.from({ length: 60 }, sentence).join(" ");
    const { copy } = damaged("ocr", long);
    const [before, after] = [long.split(" "), copy.replace(/-\n/g, "").split(" ")];
    const kept = new Set(after);
    const changed = before.filter((each) => !kept.has(each)).length / before.length;
    // a word of about 6.5 characters and its two spaces: 1 - (29/30)^8 = 0.24
    expect(changed).toBeGreaterThan(0.12);
    expect(changed).toBeLessThan(0.3);
    expect(Math.abs(copy.length - long.length)).toBeLessThan(0.01 * long.length);
  });
});

describe("plantDamage", () => {
  const { documents, truth } = plantDamage(articles, 3, 5);
  const textOf = new Map(documents.map(({ id, text }) => [id, text]));

  it("plants every kind as often as it was asked to", () => {
    const count = new Map<string, number>();
    for (const { kind } of truth) count.set(kind, (count.get(kind) ?? 0) + 1);
    expect(Object.fromEntries(count)).toEqual(Object.fromEntries(Object.keys(DAMAGES).map((kind) => [kind, 3])));
  });

  it("gives offsets of the words on both sides", () => {
    const wordsAt = ({ id, start, end }: { id: string; start: number; end: number }) => wordsOf(textOf.get(id)!.slice(start, end));
    for (const each of truth) {
      if (each.kind === "ocr" || each.kind === "brackets") continue;
      for (const { a, b } of each.parts ?? [each]) {
        const [source, copy] = [wordsAt(a), wordsAt(b)];
        if (each.kind === "dropped-words") expect(isSubsequence(copy, source)).toBe(true);
        else expect([...copy].sort()).toEqual([...source].sort());
      }
    }
  });

  it("leaves sources as they are and uses no place twice", () => {
    for (const { id, text } of articles.slice(0, 30)) expect(textOf.get(id)).toBe(text);
    for (const [x, one] of truth.entries())
      for (const other of truth.slice(x + 1)) expect(one.a.id === other.a.id && one.a.start < other.a.end && other.a.start < one.a.end).toBe(false);
  });

  it("gives the same set for the same seed and another for another", () => {
    expect(plantDamage(articles, 3, 5)).toEqual({ documents, truth });
    expect(plantDamage(articles, 3, 6).truth).not.toEqual(truth);
  });
});
