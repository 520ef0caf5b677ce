import { describe, expect, it } from "vitest";
import { maskIgnored } from "../../src/boilerplate/mask.js";
import { finish } from "../../src/run/pace.js";
import { BREAK_STRONG, TokenFlag } from "../../src/text/flags.js";
import { collectionOf } from "../seeds/collection-of.js";

const collection = collectionOf(["harlo vexil pliff quorb", "harlo vexil pliff quorb"]);
/** Tokens 1 and 2 of the first document are ignored. */
const masked = finish(maskIgnored(collection, [{ document: 0, from: 1, to: 3, text: 0 }]));
const breaks = ({ flags }: typeof collection) => Array.from(flags, (flag) => (flag & TokenFlag.BREAK_MASK) === BREAK_STRONG);

describe("a collection in which ignored words match nothing", () => {
  it("is the collection itself where nothing is ignored", () => expect(finish(maskIgnored(collection, []))).toBe(collection));
  it("has a word of its own for each ignored token, and the others as they were", () => {
    const words = [...masked.words];
    expect([words[0], words[3], ...words.slice(4)]).toEqual([collection.words[0], collection.words[3], ...collection.words.slice(4)]);
    for (const t of [1, 2]) expect(words.filter((word) => word === words[t])).toHaveLength(1);
  });
  it("sets them off by strong breaks", () => {
    const [plain, set] = [breaks(collection), breaks(masked)];
    expect(set.slice(0, 4)).toEqual([true, plain[1], true, plain[3]]);
    expect(set.slice(4)).toEqual(plain.slice(4));
  });
  it("knows its new words, which are worth nothing", () => {
    for (const t of [1, 2]) {
      expect(masked.lexicon.words[masked.words[t]!]).toBeDefined();
      expect(masked.model.wordBits[masked.words[t]!]).toBe(0);
    }
  });
  it("keeps the bits as they were counted, and changes nothing of the given one", () => {
    expect(masked.bits).toBe(collection.bits);
    expect([...collection.words.slice(0, 4)]).toEqual([...collection.words.slice(4)]);
  });
});
