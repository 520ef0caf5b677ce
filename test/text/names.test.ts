import { describe, expect, it } from "vitest";
import { TokenFlag } from "../../src/text/flags.js";
import { tokenize } from "../../src/text/tokens.js";

/** The name runs of a text, words joined by single spaces. */
function names(text: string): string[] {
  const { length, flags, start, end } = tokenize(text);
  const found: string[] = [];
  for (let i = 0; i < length; i++) {
    const word = text.slice(start[i], end[i]);
    if (flags[i]! & TokenFlag.NAME_START) found.push(word);
    else if (flags[i]! & TokenFlag.NAME) found[found.length - 1] += ` ${word}`;
  }
  return found;
}

describe("a name", () => {
  it("is a run of capitalised words", () => {
    expect(names("said U.S. Attorney General Jeff Sessions today")).toEqual(["U S Attorney General Jeff Sessions"]);
    expect(names("the Émile Zola and the Ян Гус house")).toEqual(["Émile Zola", "Ян Гус"]);
  });
  it("has at least two words", () => expect(names("the Senate and Sessions met")).toEqual([]));
  it("may cross one particle", () => {
    expect(names("the University of New Mexico said")).toEqual(["University of New Mexico"]);
    expect(names("by Ludwig van Beethoven, Charles de Gaulle, Osama bin Laden")).toEqual(["Ludwig van Beethoven", "Charles de Gaulle", "Osama bin Laden"]);
  });
  it("crosses two particles and no more, and does not end or begin with one", () => {
    expect(names("Bank of the West")).toEqual(["Bank of the West"]);
    expect(names("Bank of the de West")).toEqual([]);
    expect(names("the Duke City of the plains")).toEqual(["Duke City"]);
  });
  it("does not cross other words in lower case", () => {
    expect(names("Trump against Congress")).toEqual([]);
    expect(names("John And Mary")).toEqual(["John And Mary"]);
  });
  it("ends at a comma, a bracket, a full stop and at 'and'", () => {
    expect(names("Jeff Sessions, Donald Trump and Mike Pence (Indiana Governor). Paul Ryan")).toEqual([
      "Jeff Sessions",
      "Donald Trump",
      "Mike Pence",
      "Indiana Governor",
      "Paul Ryan",
    ]);
  });
  it("does not cross a comma beside a particle", () => {
    expect(names("University, of Mexico")).toEqual([]);
    expect(names("University of, Mexico")).toEqual([]);
  });
  it("has at most eight words: more are a headline", () => {
    expect(names("One Two Three Four Five Six Seven Eight nine")).toEqual(["One Two Three Four Five Six Seven Eight"]);
    expect(names("One Two Three Four Five Six Seven Eight Nine ten. Jane Roe")).toEqual(["Jane Roe"]);
  });
  it("is every word by itself where all stands in capitals, for capitals tell nothing there", () => {
    expect(names("MERKEL WARNS BANKS OF NEW RULES\nThe chancellor met Angela Roe")).toEqual(["MERKEL", "WARNS", "BANKS", "OF", "NEW", "RULES", "Angela Roe"]);
    expect(names("МЕРКЕЛЬ ПРЕДУПРЕДИЛА ЭТИ БАНКИ и Ян Гус")).toEqual(["МЕРКЕЛЬ", "ПРЕДУПРЕДИЛА", "ЭТИ", "БАНКИ", "Ян Гус"]);
  });
  it("may be an acronym or three, which are no stretch in capitals", () => {
    expect(names("the FBI DEA ATF said")).toEqual(["FBI DEA ATF"]);
    expect(names("met U S A F B I men")).toEqual(["U S A F B I"]);
  });
  it("does not begin before a stretch in capitals and end in it", () => expect(names("Mr John SMITH SHOT DEAD TODAY")[0]).toBe("Mr John"));
  it("is found alike where a folding changes the hashes", () => {
    const text = "the University of New Mexico";
    expect(tokenize(text, { folding: { name: "first", fold: (token) => token[0]! } }).flags).toEqual(tokenize(text).flags);
  });
});
