import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agencyOf, isNewspaperByItself, knownPublisher, publisherNames } from "../../src/reading/agencies.js";
import { nastyText } from "../reference/nasty-text.js";

const found = (text: string): string[] => Array.from(publisherNames(text), ([form]) => form);

describe("the names of publishers in a text", () => {
  it("are found whole where one begins with another", () => {
    expect(found("Tell Thomson Reuters, dpa-AFX and Kyodo News.")).toEqual(["Thomson Reuters", "dpa-AFX", "Kyodo News"]);
  });

  it("are found where a line end before them was lost", () => expect(found("by Ines MoorAssociated Press")).toEqual(["Associated Press"]));

  it("are told apart by case: a word of the language is no acronym", () => expect(found("at least aa, pa and cp, ap or ats")).toEqual(["ats"]));

  it("are none inside a longer word", () => expect(found("Reuterswerk, APRIL, EFEU, Postings, SIDE and the Timesheet")).toEqual([]));

  it("are none where a letter with a mark goes on", () => expect(found("Efeübung, Lusaé")).toEqual([]));

  it("end with the last words of newspapers", () => expect(found("the Quay Herald and the Wheel Gazette")).toEqual(["Herald", "Gazette"]));

  it("slice the text at their offsets, whatever it is made of, in its order", () => {
    const parts = fc.array(fc.oneof(nastyText(2), fc.constantFrom("Reuters", "AP", "dpa", "Herald", "Agence France-Presse", " ")), { maxLength: 20 });
    fc.assert(
      fc.property(parts, (pieces) => {
        const text = pieces.join("");
        let end = 0;
        for (const match of publisherNames(text)) {
          expect(match.index).toBeGreaterThanOrEqual(end);
          end = match.index + match[0].length;
          expect(text.slice(match.index, end)).toBe(match[0]);
        }
      }),
      { seed: 7, numRuns: 100 },
    );
  });

  it("are looked for in a hundred thousand characters of their beginnings without going back", () => {
    expect(found("Agence France Pres Deutsche Presse-Agentu Associated Pres ".repeat(2000))).toEqual([]);
  });
});

describe("what a form stands for", () => {
  it("is the agency, and whether it is short for it", () => {
    expect(agencyOf("Deutsche Presse-Agentur")).toEqual({ name: "dpa", isAcronym: false });
    expect(agencyOf("AFP")).toEqual({ name: "AFP", isAcronym: true });
  });

  it("is nothing for the last word of a newspaper", () => expect(agencyOf("Herald")).toBeUndefined());
});

describe("a well-known publisher", () => {
  it.each([
    ["Associated Press", "associatedpress"],
    ["Associated Press", "ap"],
    ["Associated Press", "apnews"],
    ["Guardian", "guardianuk"],
    ["Süddeutsche Zeitung", "sueddeutsche"],
    ["El País", "elpais"],
  ])("%s is known by %s", (name, key) => expect(knownPublisher(key)).toBe(name));

  it("has its name as a key of its own", () => {
    for (const name of ["New York Times", "Le Monde", "RIA Novosti"])
      expect(knownPublisher(name.toLowerCase().replaceAll(" ", "").replace(/^le/, ""))).toBe(name);
  });

  it("is nobody of whom the table knows nothing", () => expect(knownPublisher("quayherald")).toBeUndefined());
});

describe("the last word of a newspaper's name", () => {
  it("may be the whole of it, or mean too much by itself", () => {
    expect([isNewspaperByItself("Times"), isNewspaperByItself("Sun"), isNewspaperByItself("Quay")]).toEqual([true, false, false]);
  });
});
