import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createColumnSketcher } from "../../src/sketch/column-sketcher.js";
import { createTextSketcher } from "../../src/sketch/text-sketcher.js";
import { tokenize } from "../../src/text/tokens.js";
import { nastyText } from "../reference/nasty-text.js";

const OPTIONS = { k: 3, numComponents: 32, seed: 5 };
const sketcher = createTextSketcher({ ...OPTIONS, folding: undefined });
const componentsOf = (text: string): number[] => {
  const out = new Uint32Array(32);
  sketcher.into(text, out);
  return [...out];
};

describe("the components of a text", () => {
  it("are those of its tokens, whatever the text is and whoever makes them", () => {
    const columns = createColumnSketcher(OPTIONS);
    fc.assert(
      fc.property(nastyText(30), (text) => {
        const tokens = tokenize(text);
        const out = new Uint32Array(32);
        columns(tokens, { startToken: 0, endToken: tokens.length }, out);
        expect(componentsOf(text)).toEqual([...out]);
      }),
      { seed: 87, numRuns: 150 },
    );
  });
  it("are the same one by one and many at once, in order", () => {
    const texts = Array.from({ length: 70 }, (_, x) => `boat ${x} pier ${x % 7} gull net ${x * x}`);
    const all: number[][] = [];
    sketcher.all(texts, (components) => all.push([...components]));
    expect(all).toEqual(texts.map(componentsOf));
  });
  it("are of folded tokens where there is a folding", () => {
    const folding = { name: "first letter", fold: (word: string) => word[0]! };
    const out = new Uint32Array(32);
    createTextSketcher({ ...OPTIONS, folding }).into("boat pier gull", out);
    expect([...out]).toEqual(componentsOf("b p g"));
  });
});
