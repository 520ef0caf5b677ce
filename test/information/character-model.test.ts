import { describe, expect, it } from "vitest";
import type { Collection } from "../../src/information/collection.js";
import { sharedBits } from "../../src/information/token-bits.js";
import { randomNumbers } from "../reference/random-numbers.js";
import { collectionOf } from "../seeds/collection-of.js";

/** Texts of Han characters drawn at random, so that nothing is a phrase but what is put in. */
function noise(count: number, length: number): string[] {
  const next = randomNumbers(11);
  const text = () => Array.from({ length }, () => String.fromCharCode(0x4e00 + (next() % 400))).join("");
  return Array.from({ length: count }, text);
}

/** Bits of `phrase` where it first stands in a document, as a run that is shared with itself. */
function bitsOf(collection: Collection, texts: readonly string[], phrase: string): number {
  const document = texts.findIndex((text) => text.includes(phrase));
  const first = collection.offsets[document]! + texts[document]!.indexOf(phrase);
  let sum = 0;
  for (let q = 0; q < phrase.length; q++) sum += sharedBits({ a: collection, b: collection }, first + q, first + q, q);
  return sum / 16;
}

const PHRASE = "ありがとうございました";

describe("buildCharacterModel", () => {
  it("finds a set phrase cheap though each of its characters has one and the same neighbour", () => {
    const texts = noise(60, 200).map((text) => text.slice(0, 100) + PHRASE + text.slice(100));
    const cheap = bitsOf(collectionOf(texts), texts, PHRASE);
    const once = [texts[0]!, ...noise(60, 200).slice(1)];
    expect(cheap).toBeLessThan(0.5 * bitsOf(collectionOf(once), once, PHRASE));
  });

  it("does not find a passage cheap for being copied a thousand times", () => {
    const [passage, ...others] = noise(40, 60);
    const once = [passage!, ...others];
    const often = [...once, ...Array.from({ length: 1000 }, () => passage!)];
    expect(bitsOf(collectionOf(often), often, passage!)).toBe(bitsOf(collectionOf(once), once, passage!));
  });

  it("does not find a quotation of twenty characters cheap for standing in fifty articles", () => {
    const quotation = noise(1, 20)[0]!;
    const [first, ...rest] = noise(51, 300).slice(1);
    const quoting = [first!, ...rest].map((text) => text.slice(0, 150) + quotation + text.slice(150));
    const alone = [quoting[0]!, ...rest];
    expect(bitsOf(collectionOf(quoting), quoting, quotation)).toBeGreaterThan(0.6 * bitsOf(collectionOf(alone), alone, quotation));
  });

  it("learns nothing from a phrase that only two texts share", () => {
    const phrase = noise(1, 8)[0]!;
    const texts = noise(41, 200).slice(1);
    const shared = texts.map((text, x) => (x < 2 ? text.slice(0, 100) + phrase + text.slice(100) : text));
    const single = [shared[0]!, ...texts.slice(1)];
    expect(bitsOf(collectionOf(shared), shared, phrase)).toBe(bitsOf(collectionOf(single), single, phrase));
  });

  it("never gives a character more bits in a longer context", () => {
    const texts = noise(80, 300).map((text) => [...text].map((character) => String.fromCharCode(0x3041 + (character.charCodeAt(0) % 12))).join(""));
    const { bits } = collectionOf(texts);
    let lowered = 0;
    bits.alone.forEach((alone, i) => {
      expect(bits.afterOne[i]!).toBeLessThanOrEqual(alone);
      expect(bits.afterTwo[i]!).toBeLessThanOrEqual(bits.afterOne[i]!);
      if (bits.afterTwo[i]! < alone) lowered++;
    });
    expect(lowered).toBeGreaterThan(0);
  });

  it("leaves the bits of words as they are without characters beside them", () => {
    const words = ["the quick brown fox", "a lazy dog jumps over the quick brown cat"];
    const together = [...words, ...noise(30, 100)];
    const alone = collectionOf(words);
    const mixed = collectionOf(together);
    expect([...mixed.bits.afterTwo.subarray(0, alone.numTokens)]).toEqual([...alone.bits.afterTwo]);
  });
});
