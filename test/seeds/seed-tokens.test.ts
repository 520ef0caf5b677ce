import { describe, expect, it } from "vitest";
import { finish } from "../../src/run/pace.js";
import { quotedTokens } from "../../src/seeds/quoted-tokens.js";
import {
  AFTER_ONE_MASK,
  beginsSentence,
  DISCOUNT_SHIFT,
  DISCOUNTS,
  documentOf,
  isQuotedToken,
  LEAST_SHIFT,
  LOOK,
  STRIDE,
  SUM,
  sameSeedWords,
  seedTokens,
  WORD,
} from "../../src/seeds/seed-tokens.js";
import { TokenFlag } from "../../src/text/flags.js";
import { collectionOf } from "./collection-of.js";

const TEXTS = [
  'The harbour of New Plymouth was closed in January, February and March. "We had no choice," said Ms Tui Parata of the Port Board.',
  "It rained 12 13 14 days in Alabama, Alaska, Arizona, Arkansas, California and Colorado. THE END OF THE STORY",
  "",
  "東京の株式市場は 5 日 トヨタ自動車 the quick brown fox",
  "The harbour of New Plymouth was closed in January, February and March. See www.example.org for more.",
];

const collection = collectionOf(TEXTS);
const isQuoted = finish(quotedTokens(collection));
const tokens = finish(seedTokens(collection, isQuoted, 3));
const { bits, numTokens, offsets, numDocuments } = collection;
const all = Array.from({ length: numTokens }, (_, t) => t);

describe("the tokens of seeds", () => {
  it("hold the bits of each token, with what a name or a series takes off", () => {
    const kinds = new Set<number>();
    for (const t of all) {
      const look = tokens[STRIDE * t + LOOK]!;
      const kind = (look >>> DISCOUNT_SHIFT) & 3;
      kinds.add(kind);
      const most = DISCOUNTS[kind]!;
      const afterTwo = (tokens[STRIDE * (t + 1) + SUM]! - tokens[STRIDE * t + SUM]!) | 0;
      expect([look & AFTER_ONE_MASK, afterTwo]).toEqual([bits.wordsAfterOne[t], bits.wordsAfterTwo[t]]);
      const alone = collection.model.wordBits[tokens[STRIDE * t + WORD]!]!;
      expect([alone, look & AFTER_ONE_MASK, afterTwo].map((x) => Math.min(x, most))).toEqual([bits.alone[t], bits.afterOne[t], bits.afterTwo[t]]);
    }
    expect([...kinds].sort()).toEqual([0, 1, 2, 3]);
  });

  it("hold its word, its document, whether it is quoted, whether a sentence begins with it", () => {
    for (let d = 0; d < numDocuments; d++)
      for (let t = offsets[d]!; t < offsets[d + 1]!; t++) {
        expect([tokens[STRIDE * t + WORD], documentOf(tokens, t), isQuotedToken(tokens, t)]).toEqual([collection.words[t], d, isQuoted[t]]);
        expect(beginsSentence(tokens, t)).toBe(t === offsets[d] || (collection.flags[t - 1]! & TokenFlag.SENTENCE_END) !== 0);
      }
    expect(isQuoted).toContain(1);
  });

  it("hold how many tokens make three words, 0 where the document ends before", () => {
    const leastAt = (t: number) => tokens[STRIDE * t + LOOK]! >>> LEAST_SHIFT;
    expect(leastAt(offsets[0]!)).toBe(3);
    expect(leastAt(offsets[3]!)).toBe(6);
    for (let d = 0; d < numDocuments; d++) if (offsets[d + 1]! > offsets[d]!) expect(leastAt(offsets[d + 1]! - 1)).toBe(0);
  });

  it("are compared by their words", () => {
    expect(sameSeedWords(tokens, offsets[0]!, offsets[4]!, 12)).toBe(true);
    expect(sameSeedWords(tokens, offsets[0]!, offsets[4]!, 13)).toBe(false);
    expect(sameSeedWords(tokens, 0, 0, numTokens)).toBe(true);
  });
});
