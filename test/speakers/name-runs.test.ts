import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  afterPostNominals,
  hasFirstName,
  hasOrganisationWord,
  looksLikePerson,
  namedBy,
  nameEndingAt,
  nameStartingAt,
  nameText,
} from "../../src/speakers/name-runs.js";
import { nastyText } from "../reference/nasty-text.js";
import { grammarOf } from "./grammar-of.js";

/** The name that begins at a word of a text; "-" for none, "" for a title alone. */
function starting(text: string, first: string, language = "en"): string {
  const { words, at } = grammarOf(text, language);
  const run = nameStartingAt(words, at(first), words.tokens.length);
  return run ? (run.to > run.from ? nameText(words, run) : "") : "-";
}

/** The name that ends at a word of a text. */
function ending(text: string, last: string, language = "en"): string {
  const { words, at } = grammarOf(text, language);
  const run = nameEndingAt(words, at(last), 0);
  return run ? (run.to > run.from ? nameText(words, run) : "") : "-";
}

describe("a name", () => {
  it.each([
    ["Vera Holm", "met Vera Holm there", "Vera", "Holm"],
    ["Jan P. van der Berg", "met Jan P. van der Berg there", "Jan", "Berg"],
    ["Hui Yin-fat", "met Hui Yin-fat there", "Hui", "fat"],
    ["Jean-Paul O'Hara", "met Jean-Paul O'Hara there", "Jean", "O'Hara"],
    ["Quay Council of Hull", "met the Quay Council of Hull there", "Quay", "Hull"],
  ])("is %s from both ends", (name, text, first, last) => expect([starting(text, first), ending(text, last)]).toEqual([name, name]));

  it.each([
    ["a title", "met Mayor Vera Holm there", "Mayor", "Vera Holm"],
    ["two titles", "met Deputy Mayor Vera Holm there", "Deputy", "Vera Holm"],
    ["an office with of", "met Secretary of State Vera Holm there", "Secretary", "Vera Holm"],
    ["an owner", "met Reed's Vera Holm there", "Reed's", "Vera Holm"],
    ["letters behind it", "met Vera Holm QC there", "Vera", "Vera Holm"],
    ["what it is of", "met Vera Holm of Brink Brothers there", "Vera", "Vera Holm"],
    ["a day behind it", "told Vera Holm Monday that", "Vera", "Vera Holm"],
  ])("is without %s", (_, text, first, name) => expect(starting(text, first)).toBe(name));

  it("keeps a title that is its last name", () => expect(starting("met Vera King there", "Vera")).toBe("Vera King"));
  it("is empty where a title stands alone", () => expect(starting("met Mayor and council", "Mayor")).toBe(""));
  it("goes on over a line's end only where it is no heading in capitals", () => {
    expect(starting("met Vera\nHolm there", "Vera")).toBe("Vera Holm");
    expect(starting("HARBOUR\nVera Holm came", "HARBOUR")).toBe("HARBOUR");
  });

  it.each([
    ["a word in lower case", "met the keeper there", "keeper"],
    ["an article that opens a sentence", "The keeper left", "The"],
    ["a month", "in January it rained", "January"],
    ["two initials", "the U. S. met", "U"],
    ["a party and a state", "Holm, R-Utah, met", "R"],
  ])("is none for %s", (_, text, word) => expect(starting(text, word)).toBe("-"));

  it("does not begin inside a quotation", () => expect(starting('he said "Vera Holm is in and out of it"', "Vera")).toBe("-"));
  it("is no run of capitalised words that has no end", () => expect(starting(`met ${"Quarn ".repeat(30)}there`, "Quarn")).toBe("-"));

  it.each([
    ["die Mutter von Karin Thoms kam", "Mutter", "Mutter"],
    ["das Büro von Thoms kam", "Büro", "Büro"],
  ])("does not go on with somebody who hangs on a noun: %s", (text, first, noun) => expect(starting(text, first, "de")).toBe(noun));
  it("keeps its own particle", () => expect(starting("sagte Odalys von Brink", "Odalys", "de")).toBe("Odalys von Brink"));
});

describe("a person", () => {
  const isPerson = (text: string, first: string): boolean => {
    const { words, at } = grammarOf(text);
    return looksLikePerson(words, nameStartingAt(words, at(first), words.tokens.length)!);
  };
  it.each([
    ["Vera Holm", "Vera"],
    ["Tovrin Quarn", "Tovrin"],
    ["Jan P. van der Berg", "Jan"],
  ])("may be %s by the form of the name", (name, first) => expect(isPerson(`met ${name} there`, first)).toBe(true));

  it.each([
    ["one word", "met Quarn there", "Quarn"],
    ["a word of organisations", "met Quarn Bank there", "Quarn"],
    ["a place", "met North Quarn there", "North"],
    ["an of", "met House of Quarn there", "House"],
    ["capitals without a first name", "met QUARN TOVRIN there", "QUARN"],
    ["five words with capitals", "met Quarn Tovrin Mavel Dornik Tissa there", "Quarn"],
    ["an article before what is no first name", "met the Quarn Tovrin there", "Quarn"],
  ])("is not what has %s", (_, text, first) => expect(isPerson(text, first)).toBe(false));
});

describe("who a run names", () => {
  const named = (text: string, first: string) => {
    const { words, at } = grammarOf(text);
    return namedBy(words, nameStartingAt(words, at(first), words.tokens.length)!);
  };
  it("is a person by two words, or by one behind a title", () => {
    expect(named("met Vera Holm there", "Vera")).toEqual({ name: "Vera Holm", isPerson: true, isOrganisation: false });
    expect(named("met Mayor Holm there", "Mayor")).toEqual({ name: "Holm", isPerson: true, isOrganisation: false });
  });
  it("is an organisation by an article, by capitals or by a word", () => {
    for (const [text, first] of [
      ["met the Quarn there", "Quarn"],
      ["met QRN there", "QRN"],
      ["met Quarn Bank there", "Quarn"],
    ] as const)
      expect([text, named(text, first).isOrganisation]).toEqual([text, true]);
  });
  it("may be neither", () => expect(named("met Quarn there", "Quarn")).toEqual({ name: "Quarn", isPerson: false, isOrganisation: false }));
  it("is written without a possessive and on one line", () => expect(named("met Vera\n Holm’s crew", "Vera").name).toBe("Vera Holm"));
});

it("letters behind a name are passed over together", () => {
  const { words, at } = grammarOf("Vera Holm QC MBE said");
  expect(afterPostNominals(words, at("Holm") + 1)).toBe(at("said"));
  expect(afterPostNominals(words, at("Vera") + 1)).toBe(at("Holm"));
});

it("a first name and a word of organisations are told by the lists", () => {
  const { words, at } = grammarOf("Vera Holm of Quarn Bank");
  expect([hasFirstName(words, { from: at("Vera") }), hasFirstName(words, { from: at("Quarn") })]).toEqual([true, false]);
  expect([hasOrganisationWord(words, { from: at("Quarn"), to: at("Bank") + 1 }), hasOrganisationWord(words, { from: 0, to: 2 })]).toEqual([true, false]);
});

it("a name lies in its bounds and holds its token, whatever the text", () => {
  const part = fc.oneof(nastyText(2), fc.constantFrom(" ", " ", "Vera", "Holm", "Mayor", "of", "the", "van", "der", "QC", ". ", "-", "’s", '"', "State", "de"));
  fc.assert(
    fc.property(fc.array(part, { maxLength: 25 }), fc.constantFrom("en", "de"), (parts, language) => {
      const { words } = grammarOf(parts.join(""), language);
      const { length } = words.tokens;
      for (let token = 0; token < length; token++) {
        for (const run of [nameStartingAt(words, token, length), nameEndingAt(words, token, 0)]) {
          if (!run) continue;
          expect(run.begin).toBeLessThanOrEqual(run.from);
          expect(run.from).toBeLessThanOrEqual(run.to);
          expect(run.to).toBeLessThanOrEqual(length);
          expect(run.to - run.from).toBeLessThanOrEqual(7);
        }
      }
    }),
    { seed: 22, numRuns: 150 },
  );
});
