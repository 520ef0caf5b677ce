import { describe, expect, it } from "vitest";
import { closeCost, Glyph, isSingle, NEVER, nestCost, noneCost, openCost, pairCost } from "../../src/text/mark-kinds.js";
import { Position } from "../../src/text/mark-sides.js";

const GLYPHS = Object.values(Glyph).filter((glyph) => glyph !== Glyph.PARAGRAPH);
const POSITIONS = Object.values(Position);

describe("the costs of a mark", () => {
  it("are whole numbers of no more than never, for every mark and place", () => {
    for (const glyph of GLYPHS)
      for (const position of POSITIONS)
        for (const cost of [openCost, closeCost, noneCost]) {
          const value = cost(glyph, position);
          expect([glyph, position, Number.isInteger(value) && value >= 0 && value <= NEVER]).toEqual([glyph, position, true]);
        }
  });
  it("always leave a way to read it, were it as none", () => {
    for (const glyph of GLYPHS) for (const position of POSITIONS) expect(noneCost(glyph, position)).toBeLessThan(NEVER);
  });
  it.each([
    ["a straight mark", Glyph.STRAIGHT, Glyph.STRAIGHT],
    ["curly marks", Glyph.LEFT, Glyph.RIGHT],
    ["German marks", Glyph.LOW, Glyph.LEFT],
    ["guillemets", Glyph.ANGLE_LEFT, Glyph.ANGLE_RIGHT],
    ["corners", Glyph.CORNER_OPEN, Glyph.CORNER_CLOSE],
  ])("are nothing for %s where they are usual", (_, open, close) =>
    expect([openCost(open, Position.OPENS), closeCost(close, Position.CLOSES), pairCost(open, close)]).toEqual([0, 0, 0]),
  );
  it("are less for what a place looks like", () => {
    for (const glyph of [Glyph.STRAIGHT, Glyph.LEFT, Glyph.RIGHT]) {
      expect(openCost(glyph, Position.OPENS)).toBeLessThan(openCost(glyph, Position.CLOSES));
      expect(closeCost(glyph, Position.CLOSES)).toBeLessThan(closeCost(glyph, Position.OPENS));
    }
  });
  it("never let a mark of one direction alone be read the other way", () =>
    expect([openCost(Glyph.CORNER_CLOSE, Position.OPENS), closeCost(Glyph.CORNER_OPEN, Position.CLOSES)]).toEqual([NEVER, NEVER]));
  it("let no Hebrew acronym be a quotation", () =>
    expect([openCost(Glyph.STRAIGHT, Position.INSIDE_HEBREW), noneCost(Glyph.STRAIGHT, Position.INSIDE_HEBREW)]).toEqual([NEVER, 0]));
});

describe("two marks", () => {
  it("never belong together where one is single and the other double", () => {
    for (const open of GLYPHS)
      for (const close of GLYPHS) if (isSingle(open) !== isSingle(close)) expect([open, close, pairCost(open, close)]).toEqual([open, close, NEVER]);
  });
  it("nest for nothing where one is single, and dearest inside their own kind", () => {
    expect([nestCost(Glyph.SINGLE_LEFT, Glyph.LEFT), nestCost(Glyph.LEFT, Glyph.LEFT)]).toEqual([0, 10]);
    for (const inner of GLYPHS) for (const outer of GLYPHS) expect(nestCost(inner, outer)).toBeLessThanOrEqual(nestCost(outer, outer));
  });
});
