import { describe, expect, it } from "vitest";
import { foldText } from "../../src/text/fold.js";
import { UNICODE_VERSION } from "../../src/text/tables.generated.js";
import { CharacterClass, characterTables, classAt } from "../../src/text/tables.js";
import { tokenize } from "../../src/text/tokens.js";
import { type Need, needs } from "../needs.js";
import { referenceClass, referenceFold } from "../reference/fold.js";

const CLASS_OF: Readonly<Record<string, number>> = {
  i: CharacterClass.IGNORABLE,
  s: CharacterClass.IGNORABLE,
  m: CharacterClass.MARK,
  d: CharacterClass.DIGIT,
  u: CharacterClass.UNSPACED,
  c: CharacterClass.LETTER,
  k: CharacterClass.LETTER,
  l: CharacterClass.LOWER,
  U: CharacterClass.UPPER,
};

function* codePoints(): Generator<[codePoint: number, character: string]> {
  for (let codePoint = 0; codePoint < 0x110000; codePoint++) {
    if (codePoint < 0xd800 || codePoint > 0xdfff) yield [codePoint, String.fromCodePoint(codePoint)];
  }
}

const sameUnicode: Need = {
  name: `Unicode ${UNICODE_VERSION} in this Node`,
  how: "run the Node that scripts/make-unicode-tables.mjs ran in",
  isMet: process.versions.unicode === UNICODE_VERSION,
  isOwedInCi: false,
};

describe("the tables of characters", () => {
  it("give every code point the class that its Unicode properties give it", needs(sameUnicode), () => {
    const tables = characterTables();
    const wrong: string[] = [];
    for (const [codePoint, character] of codePoints()) {
      if (classAt(tables, character, 0) !== (CLASS_OF[referenceClass(character)] ?? CharacterClass.OTHER)) wrong.push(codePoint.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  it("fold every word character as normalisation and case mapping do", needs(sameUnicode), () => {
    const wrong: string[] = [];
    for (const [codePoint, character] of codePoints()) {
      if (!/[\p{L}\p{M}\p{N}]/u.test(character)) continue;
      if (foldText(character) !== referenceFold(character)) wrong.push(codePoint.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  it("give the composed and the decomposed form of every character the same tokens", () => {
    const wrong: string[] = [];
    for (const [codePoint, character] of codePoints()) {
      const [composed, decomposed] = [character.normalize("NFC"), character.normalize("NFD")];
      if (composed === decomposed) continue;
      const [a, b] = [tokenize(`x${composed}y`), tokenize(`x${decomposed}y`)];
      const isHangul = codePoint >= 0xac00 && codePoint <= 0xd7a3;
      if (a.length !== b.length || a.hashLo.join() !== b.hashLo.join() || a.hashHi.join() !== b.hashHi.join()) wrong.push(codePoint.toString(16));
      else if (!isHangul && a.flags.join() !== b.flags.join()) wrong.push(codePoint.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  it("have the class OTHER for lone surrogates and past the end", () => {
    const tables = characterTables();
    for (const text of ["\ud800", "\udc00", "\ud800a", ""]) expect(classAt(tables, text, 0)).toBe(CharacterClass.OTHER);
  });
});
