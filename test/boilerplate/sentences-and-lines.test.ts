import { describe, expect, it } from "vitest";
import { edgesAfter, LINE_EDGE, SENTENCE_EDGE } from "../../src/boilerplate/ignore-list.js";
import { tokenize } from "../../src/text/tokens.js";

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
