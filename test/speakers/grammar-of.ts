/** All that rules about speakers ask a text: its words, people, phrases, clauses and verbs, and what gives quotations to somebody. */
import { lexiconByTag } from "../../src/reading/language.js";
import { Attributor, type Grammar } from "../../src/speakers/attribution.js";
import { BeforeQuotation } from "../../src/speakers/before-quotation.js";
import { BehindQuotation } from "../../src/speakers/behind-quotation.js";
import { Clauses } from "../../src/speakers/clauses.js";
import { Mentions } from "../../src/speakers/mentions.js";
import { NounPhrases } from "../../src/speakers/noun-phrases.js";
import { People } from "../../src/speakers/people.js";
import { SpeechVerbs } from "../../src/speakers/speech-verbs.js";
import { TextWords } from "../../src/speakers/text-words.js";
import { tokenize } from "../../src/text/tokens.js";

export interface ReadText extends Grammar {
  readonly people: People;
  readonly verbs: SpeechVerbs;
  readonly attributor: Attributor;
  readonly behind: BehindQuotation;
  readonly before: BeforeQuotation;
  /** The token of a word as the text has it; of several the one that is asked for. */
  at(word: string, which?: number): number;
  /** The characters of the tokens [from, to). */
  textOf(place: { readonly from: number; readonly to: number }): string;
}

/** A text, read in a language that has lists. */
export function grammarOf(text: string, language = "en"): ReadText {
  const tokens = tokenize(text);
  const words = new TextWords(text, tokens, lexiconByTag(language)!);
  const people = new People(words);
  const phrases = new NounPhrases(words, people);
  const clauses = new Clauses(words, phrases);
  const grammar = { words, phrases, clauses, mentions: new Mentions(words, people, { phrases, clauses }) };
  const verbs = new SpeechVerbs(words);
  const attributor = new Attributor(grammar);
  const behind = new BehindQuotation(grammar, verbs, attributor);
  const textOf = ({ from, to }: { readonly from: number; readonly to: number }): string => text.slice(tokens.start[from], tokens.end[to - 1]);
  const at = (word: string, which = 0): number => {
    const places = Array.from({ length: tokens.length }, (_, token) => token).filter((token) => textOf({ from: token, to: token + 1 }) === word);
    if (places[which] === undefined) throw new RangeError(`no word ${word} in ${text}`);
    return places[which];
  };
  return { ...grammar, people, verbs, attributor, behind, before: new BeforeQuotation(grammar, { verbs, attributor, behind }), at, textOf };
}
