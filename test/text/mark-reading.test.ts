import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tokenize } from "../../src/text/tokens.js";

/** The quotations of a text, as its words. */
const quotations = (text: string): string[] => {
  const { quotations: ranges, start, end } = tokenize(text);
  return Array.from({ length: ranges.length / 2 }, (_, q) => text.slice(start[ranges[2 * q]!], end[ranges[2 * q + 1]! - 1]));
};

describe("one wrong mark", () => {
  const CLEAN = ['He said "we left" then.', 'She said "they came" now.', 'It was "wet and cold" there.'];
  it.each([
    ["too many", 'A " stray mark.'],
    ["never closed", 'He said "no.'],
    ["never opened", 'He said so" then.'],
    ["of inches", 'It was 42" wide.'],
  ])("is forgiven where it stands, and changes nothing before or behind: %s", (_, wrong) => {
    for (let place = 0; place <= CLEAN.length; place++) {
      const found = quotations([...CLEAN.slice(0, place), wrong, ...CLEAN.slice(place)].join("\n\n"));
      for (const words of ["we left", "they came", "wet and cold"]) expect([place, found.includes(words)]).toEqual([place, true]);
    }
  });
});

describe("a quotation over paragraphs", () => {
  it("goes on where the next paragraph opens with a mark", () => expect(quotations('He said: "We left.\n\n"They came."')).toEqual(["We left", "They came"]));
  it("ends with its paragraph where nobody closed it", () => expect(quotations('He said: "We left.\n\nThey came.')).toEqual(["We left"]));
});

it("ranges of any marks are sorted, outer before inner, and none is empty or beyond the text", () => {
  const part = fc.constantFrom('"', "“", "”", "„", "«", "»", "'", "‘", "’", "「", "」", "``", "''", " ", "a", "Bo", ". ", ", ", "\n\n", ": ", "漢", "5");
  fc.assert(
    fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
      const { quotations: ranges, length } = tokenize(parts.join(""));
      for (let q = 0; q < ranges.length; q += 2) {
        const [from, to] = [ranges[q]!, ranges[q + 1]!];
        expect(from < to && to <= length).toBe(true);
        if (q > 0) expect(from > ranges[q - 2]! || (from === ranges[q - 2] && to <= ranges[q - 1]!)).toBe(true);
      }
    }),
    { seed: 106, numRuns: 500 },
  );
});

it("a paragraph of clean marks reads the same in whatever company", () => {
  const others = fc.array(fc.constantFrom('"', "“", "”", "a b", ". ", "\n\n", "'s"), { maxLength: 30 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(others, (text) => {
      // a clean text before settles; what comes behind cannot reach back over it
      expect(quotations(`He said "we left" then.\n\nIt rained all day.\n\n${text}`)[0]).toBe("we left");
    }),
    { seed: 107, numRuns: 200 },
  );
});

it("ten thousand marks that never match are read in one pass", () => expect(quotations(`${'("'.repeat(10_000)}x`).length).toBeLessThan(10_001));
