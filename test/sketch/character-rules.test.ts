import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createCharacterRules } from "../../src/sketch/character-rules.js";
import { tokenize } from "../../src/text/tokens.js";
import { nastyText } from "../reference/nasty-text.js";

const rules = createCharacterRules();

describe("where a text may be cut", () => {
  it("is a place that no token reaches across: the tokens of both parts are those of the whole", () => {
    fc.assert(
      fc.property(nastyText(40), fc.nat(60), (text, wanted) => {
        const to = Math.min(wanted, text.length);
        const cut = rules.partEnd(text, 0, to);
        expect(cut).toBeLessThanOrEqual(to);
        const places = (part: string, from: number) => {
          const { start, end, length } = tokenize(part);
          return Array.from({ length }, (_, t) => `${start[t]! + from} ${end[t]! + from}`);
        };
        // what a text as a whole is taken for (HTML, escapes) is told by all of it, so only texts without such signs are cut here
        if (!/[&<\\]/.test(text)) expect([...places(text.slice(0, cut), 0), ...places(text.slice(cut), cut)]).toEqual(places(text, 0));
      }),
      { seed: 88, numRuns: 300 },
    );
  });
  it("is nowhere in a word that is longer than a look back", () => expect(rules.partEnd("x".repeat(5000), 0, 5000)).toBe(0));
});

describe("what a character is seen as", () => {
  const { unitMap } = rules;
  const of = (character: string): number => unitMap[character.charCodeAt(0)]!;
  it("is itself in ASCII, in whatever case", () => expect([of("a"), of("9"), of(" "), of("-")]).toEqual([0x61, 0x39, 0x20, 0x2d]));
  it("is the plain letter or sign that it folds to", () => expect([of("é"), of("’"), of("‑")]).toEqual([0x65, 0x27, 0x2d]));
  it("separates words where it is none of a word", () => expect([of("—"), of("“"), of("…")]).toEqual([0, 0, 0]));
  it("is hard where more than one character has to be seen", () => {
    for (const character of ["漢", "\ud83d", "ß", "\u0301", "\u00ad"]) expect(of(character)).toBeGreaterThanOrEqual(0x80);
  });
});

it("the tokens of a part are those of the scanner", () => {
  fc.assert(
    fc.property(nastyText(30), (text) => {
      if (/[&<\\]/.test(text) || /[Ã�â]/.test(text)) return;
      const columns = { hashLo: new Uint32Array(400), hashHi: new Uint32Array(400) };
      const tokens = tokenize(text);
      const count = rules.scanPart(text, 0, text.length, columns as Parameters<typeof rules.scanPart>[3], 0);
      expect([count, ...columns.hashLo.slice(0, count)]).toEqual([tokens.length, ...tokens.hashLo]);
    }),
    { seed: 89, numRuns: 150 },
  );
});
