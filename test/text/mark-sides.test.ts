import { describe, expect, it } from "vitest";
import { beforeMark, markPosition, Position } from "../../src/text/mark-sides.js";
import { characterTables } from "../../src/text/tables.js";

const tables = characterTables();
/** Where the mark stands that "^" is replaced by. */
const position = (text: string, mark = '"'): string => {
  const from = text.indexOf("^");
  const found = markPosition(tables, text.replace("^", mark), { from, to: from + mark.length });
  return Object.entries(Position).find(([, value]) => value === found)![0];
};

describe("where a mark stands", () => {
  it.each([
    ["OPENS", "he said ^so"],
    ["OPENS", "^so"],
    ["OPENS", "(^so"],
    ["OPENS", "said—^so"],
    ["OPENS", "paid ^$5"],
    ["OPENS", "said ^...so"],
    ["CLOSES", "so^ he said"],
    ["CLOSES", "so.^"],
    ["CLOSES", "so^,"],
    ["CLOSES", "in 2014^ he"],
    ["APART", "he ^ so"],
    ["GLUED", "said.^We"],
    ["AFTER_COLON", "said:^We"],
    ["INSIDE", "12^wide"],
    ["INSIDE", "a^b"],
    ["INSIDE_HEBREW", "צה^ל"],
    ["AFTER_NUMBER", "42^ wide"],
    ["AFTER_FEET", "6'2^ tall"],
    ["UNSPACED", "他说^好"],
    ["UNSPACED", "他说，^好"],
    ["BEFORE_PUNCTUATION", "the plan ^."],
  ])("is %s in %j", (expected, text) => expect(position(text)).toBe(expected));

  it("is told through what is invisible, emphasis and other marks beside it", () => {
    for (const text of ["he said \u200b^so", "he said *^so*", "he said ‘^so", "he said \\^so\\"]) expect([text, position(text)]).toEqual([text, "OPENS"]);
  });
  it("is told through eight of them, no more", () =>
    expect([position(`x ${"*".repeat(8)}^so`), position(`x ${"*".repeat(9)}^so`)]).not.toEqual(["OPENS", "OPENS"]));
  it("is that of both characters of a mark of two", () => expect(position("he said ^so", "``")).toBe("OPENS"));
  it("is the same in a long text as in a short one", () => expect(position(`${"a ".repeat(50_000)}said ^so${" b".repeat(50_000)}`)).toBe("OPENS"));
});

it("what stands before a mark is looked for beyond one space", () => {
  expect([beforeMark(tables, 'said: "so', 6), beforeMark(tables, '"so', 0), beforeMark(tables, 'said"so', 4)]).toEqual([4, -1, 3]);
});
