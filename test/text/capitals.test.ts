import { describe, expect, it } from "vitest";
import { capitalStretches } from "../../src/text/capitals.js";
import { characterTables } from "../../src/text/tables.js";
import { tokenize } from "../../src/text/tokens.js";

const stretches = (text: string): string[] => {
  const tokens = tokenize(text);
  return capitalStretches(characterTables(), text, tokens).map(([from, to]) => text.slice(tokens.start[from], tokens.end[to - 1]));
};

describe("a stretch set in capitals", () => {
  it("is four words or more of capitals, with the numbers among them", () =>
    expect(stretches("Then: OLD BRIDGE CLOSED 2014 FOR REPAIR. We left.")).toEqual(["OLD BRIDGE CLOSED 2014 FOR REPAIR"]));
  it("goes on over sentences and lines", () => expect(stretches("OLD BRIDGE.\nCLOSED AGAIN")).toEqual(["OLD BRIDGE.\nCLOSED AGAIN"]));
  it("ends at a letter in lower case", () =>
    expect(stretches("OLD BRIDGE CLOSED AGAIN today NEW FERRY SAILS SOON")).toEqual(["OLD BRIDGE CLOSED AGAIN", "NEW FERRY SAILS SOON"]));
  it("is of any script that has capitals", () => expect(stretches("СТАРЫЙ МОСТ ЗАКРЫТ СНОВА")).toHaveLength(1));
  it.each([
    ["three acronyms", "the NATO, EU and UN"],
    ["initials", "J. F. K. L. M. N."],
    ["capitalised words", "Old Bridge Closed Again"],
    ["numbers", "1 2 3 4 5 6"],
    ["words with a small letter inside", "McOLD McBRIDGE McCLOSED McAGAIN"],
    ["nothing", ""],
  ])("is none of %s", (_, text) => expect(stretches(text)).toEqual([]));
});
