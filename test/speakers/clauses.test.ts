import { describe, expect, it } from "vitest";
import type { Phrase } from "../../src/speakers/noun-phrases.js";
import { grammarOf } from "./grammar-of.js";

const shown = (phrase: Phrase | undefined): string => (phrase ? (phrase.named?.name ?? phrase.gender ?? "-") : "none");

/** The subject of a verb in a sentence. */
function subject(text: string, verb: string): string {
  const { clauses, at } = grammarOf(text);
  return shown(clauses.subjectOf(at(verb), 0));
}

describe("the subject of a verb", () => {
  it.each([
    ["right before it", "Vera Holm said it", "said", "Vera Holm"],
    ["before an adverb", "Vera Holm also quickly said it", "said", "Vera Holm"],
    ["before an apposition", "Vera Holm, the head of the Quay Council, said it", "said", "Vera Holm"],
    ["before two of them", "Vera Holm, R-Maine, chairwoman of the council, said it", "said", "Vera Holm"],
    ["before a bracket", "Vera Holm (R-Maine) said it", "said", "Vera Holm"],
    ["in the apposition to a deputy", "Otto Brink's lawyer, Vera Holm, said it", "said", "Vera Holm"],
    ["as a pronoun", "then she said it", "said", "female"],
    ["of a participle, at the head of the sentence", "Vera Holm met us, saying it", "saying", "Vera Holm"],
    ["behind and", "Vera Holm nodded and said it", "said", "Vera Holm"],
    ["behind introductions", "On Monday, after the rain in Hull, Vera Holm nodded and said it", "said", "Vera Holm"],
    ["before who", "Otto Brink met Vera Holm, who said it", "said", "Vera Holm"],
    ["before who and another verb", "Otto Brink met Vera Holm, who nodded and said it", "said", "Vera Holm"],
    ["before what is denied", "It was Vera Holm, not Otto Brink, who said it", "said", "Vera Holm"],
    ["around a clause about another", "Otto Brink, who knows Vera Holm, said it", "said", "Otto Brink"],
  ])("stands %s", (_, text, verb, name) => expect(subject(text, verb)).toBe(name));

  it.each([
    ["who is denied alone", "It was not Otto Brink who said it", "said", "-"],
    ["the thing that said it", "Otto Brink sent emails, which had people suggesting it", "suggesting", "none"],
    ["a deputy", "A spokesman for Otto Brink said it", "said", "-"],
    ["two together", "Otto Brink and Vera Holm said it", "said", "-"],
  ])("is not %s", (_, text, verb, expected) => expect(subject(text, verb)).toBe(expected));

  it("is not looked for before the start", () => {
    const { clauses, at } = grammarOf("Vera Holm left and then said it");
    expect(clauses.subjectOf(at("said"), at("then"))).toBeUndefined();
  });
});

describe("the passive", () => {
  const isPassive = (text: string, verb: string): boolean => {
    const { clauses, at } = grammarOf(text);
    return clauses.isPassive(at(verb));
  };
  it.each(["she was told", "she was later told", "they are being told", "she has been repeatedly told"])("is seen in %j", (text) =>
    expect(isPassive(text, "told")).toBe(true),
  );
  it.each(["she told us", "she was, we told you", "what it was she told"])("is not seen in %j", (text) => expect(isPassive(text, "told")).toBe(false));
});

describe("a participle", () => {
  it("is told by its ending, but for titles", () => {
    const { clauses, at } = grammarOf("saying painted assistant");
    expect([clauses.isParticiple(at("saying")), clauses.isParticiple(at("painted")), clauses.isParticiple(at("assistant"))]).toEqual([true, false, false]);
  });
  it("behind a name and a preposition is alleged only", () => {
    const alleged = grammarOf("they accused Otto Brink of saying it");
    expect(alleged.clauses.isAlleged(alleged.at("saying"))).toBe(true);
    const own = grammarOf("Otto Brink left, saying it");
    expect(own.clauses.isAlleged(own.at("saying"))).toBe(false);
  });
});

describe("what opens a sentence", () => {
  const opener = (text: string): string => {
    const { clauses, words } = grammarOf(text);
    return shown(clauses.opener(0, words.tokens.length));
  };
  it.each([
    ["Vera Holm", "Vera Holm left"],
    ["Vera Holm", "But Vera Holm left"],
    ["Vera Holm", "On Monday, Vera Holm left"],
    ["Vera Holm", "Asked about it, Vera Holm left"],
    ["Vera Holm", "Looking up, after a while, Vera Holm left"],
  ])("is %s in %j", (name, text) => expect(opener(text)).toBe(name));
});

it("looks are bounded: a sentence of ten thousand words costs no more than one of a hundred", () => {
  const { clauses, at } = grammarOf(`Vera Holm left ${"over the hill and far away, ".repeat(2000)}saying it`);
  expect(clauses.subjectOf(at("saying"), 0) === undefined || clauses.isParticiple(at("saying"))).toBe(true);
});
