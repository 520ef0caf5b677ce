/** The lists of all languages: what the code that reads them takes for granted, and that each does what it is for. */
import { describe, expect, it } from "vitest";
import { DE } from "../../../src/reading/lang/de.js";
import { EN } from "../../../src/reading/lang/en.js";
import { ES } from "../../../src/reading/lang/es.js";
import { FR } from "../../../src/reading/lang/fr.js";
import { IT } from "../../../src/reading/lang/it.js";
import { PT } from "../../../src/reading/lang/pt.js";
import { lexiconByTag } from "../../../src/reading/language.js";
import type { LanguageWords } from "../../../src/reading/lexicon.js";
import { quotedSpeech } from "../../../src/speakers/quoted-speech.js";
import { tokenize } from "../../../src/text/tokens.js";

const LANGUAGES: readonly (readonly [string, LanguageWords])[] = Object.entries({ en: EN, de: DE, fr: FR, es: ES, it: IT, pt: PT });
const lists = (words: LanguageWords): [string, string][] => Object.entries(words).filter((entry): entry is [string, string] => typeof entry[1] === "string");

describe.each(LANGUAGES)("the lists of %s", (code, words) => {
  it("are found by their code", () => expect(lexiconByTag(code)?.words).toBe(words));

  it("are words in lower case, one space between them, apostrophes straight", () => {
    for (const [kind, list] of lists(words))
      if (list !== "") expect([kind, list.split(" ").filter((word) => word === "" || word !== word.toLowerCase() || /[‘’\s]/.test(word))]).toEqual([kind, []]);
  });

  it("are in the form that texts are compared in", () => {
    for (const [kind, list] of lists(words)) expect([kind, list.normalize("NFC")]).toEqual([kind, list]);
  });

  it("have no verb of saying that is an article, a preposition or a pronoun too", () => {
    const lexicon = lexiconByTag(code)!;
    for (const verb of words.saying.split(" "))
      expect([verb, lexicon.is("determiner", verb) || lexicon.is("preposition", verb) || lexicon.is("otherPronoun", verb)]).toEqual([verb, false]);
  });

  it("tell a man from a woman by no word of both", () => {
    const both = (x = "", y = "") => x.split(" ").filter((word) => word !== "" && y.split(" ").includes(word));
    expect([both(words.he, words.she), both(words.mister, words.madam)]).toEqual([[], []]);
  });
});

/** What a sentence is made of in each language: marks, two verbs that stand behind a quotation, a source, who is a spokesman. */
describe.each([
  ["en", '"~," said Tovrin Quarn.', '"~," according to Tovrin Quarn.', '"~," a spokesman for Tovrin Quarn said.'],
  ["de", "„~“, sagte Tovrin Quarn.", "Laut Tovrin Quarn „~“.", "„~“, sagte ein Sprecher von Tovrin Quarn."],
  ["fr", "« ~ », a déclaré Tovrin Quarn.", "Selon Tovrin Quarn, « ~ ».", "« ~ », a déclaré un porte-parole de Tovrin Quarn."],
  ["es", "«~», dijo Tovrin Quarn.", "Según Tovrin Quarn, «~».", "«~», dijo un portavoz de Tovrin Quarn."],
  ["it", "«~», ha detto Tovrin Quarn.", "Secondo Tovrin Quarn, «~».", "«~», ha detto un portavoce di Tovrin Quarn."],
  ["pt", '"~", disse Tovrin Quarn.', 'Segundo Tovrin Quarn, "~".', '"~", disse um porta-voz de Tovrin Quarn.'],
])("a quotation in %s", (code, said, source, spokesman) => {
  const speaker = (text: string): string => {
    const whole = text.replace("~", "Quor mavel tissa dornik bel hanu setri olma vek");
    return quotedSpeech(whole, tokenize(whole), code)[0]?.speaker?.name ?? "-";
  };
  it("is given to its speaker by a verb of saying", () => expect(speaker(said)).toBe("Tovrin Quarn"));
  it("is given to its speaker by a word for a source", () => expect(speaker(source)).toBe("Tovrin Quarn"));
  it("is not given to whom a spokesman speaks for", () => expect(speaker(spokesman)).toBe("-"));
});
