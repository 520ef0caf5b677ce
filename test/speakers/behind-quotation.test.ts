import { describe, expect, it } from "vitest";
import type { Attribution } from "../../src/speakers/attribution.js";
import { grammarOf } from "./grammar-of.js";

const shown = (found: Attribution | undefined): string => (found ? (found.named?.name ?? "-") : "none");

/** The first quotation of a text, and who the words right behind it give it to. */
function after(text: string, isWhole = true, language = "en"): string {
  const { behind, words } = grammarOf(text, language);
  const [from, to] = words.tokens.quotations;
  return shown(behind.after(to!, isWhole, from));
}

describe("the words right behind a quotation", () => {
  it.each([
    ['"It leaks badly," said Vera Holm.', "Vera Holm"],
    ['"It leaks badly," Vera Holm said.', "Vera Holm"],
    ['"It leaks badly," Vera Holm, the head of the tower, said.', "Vera Holm"],
    ['"It leaks badly," said the head of the tower, Vera Holm.', "Vera Holm"],
    ['"It leaks badly," according to Vera Holm.', "Vera Holm"],
    ['"It leaks badly." - Vera Holm, keeper', "Vera Holm"],
    ['"It leaks badly." Vera Holm said.', "Vera Holm"],
    ['"It leaks badly," Otto Brink quoted Vera Holm as saying.', "Vera Holm"],
    ['"It leaks badly," Otto Brink remembers Vera Holm shouting.', "-"],
    ['"It leaks badly," a keeper said.', "-"],
    ['"It leaks badly," Otto Brink was told.', "-"],
    ['"It leaks badly." Vera Holm said the tower would be painted again in spring.', "none"],
    ['"It leaks badly."\n\nVera Holm, who has the key, said the roof was dry.', "none"],
    ['"It leaks badly" is what they say of it.', "none"],
    ['"It leaks badly." - Vera Holm (@veraholm)', "-"],
  ])("%s gives it to %s", (text, name) => expect(after(text)).toBe(name));

  it("may have a verb that no list has only where the quotation opens its sentence", () => {
    expect([after('"It leaks badly," boomed Vera Holm.', true), after('"It leaks badly," boomed Vera Holm.', false)]).toEqual(["Vera Holm", "none"]);
  });

  it("say something of their own where the quotation belongs to the clause before", () => {
    expect(after('While Otto Brink insisted "it leaks badly", Vera Holm said she knew better.', false)).toBe("none");
    expect(after('Calling it "so bad a leak", Vera Holm said the paint was wet.', false)).toBe("Vera Holm");
  });

  it("may name a pronoun before a verb that no list has, as French does", () => {
    expect(after("« Il fuit beaucoup », a-t-il lâché.", true, "fr")).toBe("-");
    expect(after("Luc Brin est venu. « Il fuit beaucoup », a-t-il lâché.", true, "fr")).toBe("Luc Brin");
  });
  it("are read in the language of the text", () => expect(after("„Er leckt sehr“, sagte Vera Holm.", true, "de")).toBe("Vera Holm"));
});

describe("the end of the sentence of a quotation", () => {
  const atEnd = (text: string): string => {
    const { behind, words } = grammarOf(text);
    const [from, to] = words.tokens.quotations;
    return shown(behind.atSentenceEnd(to!, from!));
  };
  it.each([
    ['The tower was "rotten" and would be painted, Vera Holm said.', "Vera Holm"],
    ['The tower was "rotten" and would be painted, said Vera Holm.', "Vera Holm"],
    ['The tower was "rotten". It would be painted, Vera Holm said.', "none"],
    ['The tower was "rotten" and would be painted.', "none"],
  ])("%s gives it to %s", (text, name) => expect(atEnd(text)).toBe(name));
});

describe("that somebody is given a quotation", () => {
  const isGiven = (text: string): boolean => {
    const { behind, words } = grammarOf(text);
    return behind.isGivenAfter(words.tokens.quotations[1]!);
  };
  it("is seen by a verb behind its comma, whoever it is", () => expect(isGiven('"It leaks," the This Morning co-Anchor said.')).toBe(true));
  it("is not seen without a comma, or in another sentence", () =>
    expect([isGiven('"It leaks" he said.'), isGiven('"It leaks." They said so.')]).toEqual([false, false]));
  it("is not seen at the end of the text", () => expect(isGiven('He said "it leaks,"')).toBe(false));
});
