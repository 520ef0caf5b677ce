import { describe, expect, it } from "vitest";
import { createIgnoreList, edgesAfter, RUN_TOKENS } from "../../src/boilerplate/ignore-list.js";
import { finish } from "../../src/run/pace.js";
import { tokenize } from "../../src/text/tokens.js";

/** Bits of what ends after a token. */
const SENTENCE_EDGE = 1;
const LINE_EDGE = 2;

const listOf = (texts: readonly string[], maxDocumentChars = 1e6) =>
  finish(
    createIgnoreList(
      texts.map((text, x) => ({ name: `note ${x}`, text })),
      { folding: undefined, maxDocumentChars },
    ),
  );
const TEN = "harlo vexil pliff quorb zandor mistle pango dunst kolmo tissa";

describe("a list of texts to ignore", () => {
  it("has a seed for each run of eight words, in whatever text", () => {
    const { seeds } = listOf([TEN, `other ${TEN}`]);
    const [runs] = seeds.filter(({ isUnit }) => !isUnit);
    expect([runs!.length, runs!.ids.size, runs!.position.length]).toEqual([RUN_TOKENS, 4, 7]);
  });
  it("has the places of a seed in ascending order", () => {
    const { seeds } = listOf([TEN, TEN, TEN]);
    const { first, position, next } = seeds.find(({ isUnit }) => !isUnit)!;
    for (let entry of first) {
      const places: number[] = [];
      for (; entry >= 0; entry = next[entry]!) places.push(position[entry]!);
      expect(places).toEqual([...places].sort((x, y) => x - y));
      expect(places).toHaveLength(3);
    }
  });
  it("has a seed for each short sentence and line, longest first", () => {
    const { seeds } = listOf(["Harlo vexil pliff. Quorb zandor\nmistle pango dunst kolmo."]);
    const units = seeds.filter(({ isUnit }) => isUnit);
    expect(units.map(({ length }) => length)).toEqual([...units.map(({ length }) => length)].sort((x, y) => y - x));
    expect(units.map(({ length, ids }) => [length, ids.size])).toContainEqual([3, 1]);
  });
  it("knows of each token which text it is of", () => expect([...listOf(["harlo vexil pliff", "quorb zandor mistle"]).textOf]).toEqual([0, 0, 0, 1, 1, 1]));

  it.each([
    ["one or two words", "harlo vexil"],
    ["words that everybody has", "and all of the"],
    ["numbers alone", "17 18 19 20"],
    ["a place with initials", "Harlo, D. C."],
    ["nothing", ""],
  ])("can never match by %s, and says so", (_, text) => {
    const { limits, seeds } = listOf([text]);
    expect([limits.map(({ code, count }) => `${code} ${count}`), seeds]).toEqual([["ignore-too-short 1"], []]);
    expect(limits[0]!.detail).toContain("note 0");
  });
  it("says so where a text is cut", () => expect(listOf([TEN], 30).limits.map(({ code }) => code)).toContain("ignore-too-long"));
  it("says nothing of texts that can match", () => expect(listOf([TEN, "Harlo vexil pliff."]).limits).toEqual([]));
});

/** What ends after each token but the last. */
const edges = (text: string): number[] => {
  const tokens = tokenize(text);
  return Array.from({ length: tokens.length }, (_, t) => edgesAfter(text, tokens, t, tokens.length - 1)).slice(0, -1);
};

describe("what ends after a token", () => {
  it.each([
    ["a sentence", "We left. They stayed", [0, SENTENCE_EDGE, 0]],
    ["a line", "We left\nThey stayed", [0, LINE_EDGE, 0]],
    ["both", "We left.\nThey stayed", [0, SENTENCE_EDGE | LINE_EDGE, 0]],
    ["a line of another system", "We left\r\nThey\u2028stayed", [0, LINE_EDGE, LINE_EDGE]],
    ["neither, at a comma", "We left, they stayed", [0, 0, 0]],
  ])("is %s", (_, text, expected) => expect(edges(text)).toEqual(expected));
  it("is both at the end of the text, without a mark", () => {
    const tokens = tokenize("We left");
    expect(edgesAfter("We left", tokens, 1, 1)).toBe(SENTENCE_EDGE | LINE_EDGE);
  });
});
