/**
 * Stage speakers: who is the subject of a verb. Input words and noun phrases of a text and the place of a verb, output the phrase that is its subject:
 * right before it, before an apposition, or the subject of the sentence where the verb is a participle. Looks are bounded, so each costs
 * O(1).
 */
import { afterPostNominals, looksLikePerson, nameStartingAt } from "./name-runs.js";
import type { NounPhrases, Phrase } from "./noun-phrases.js";
import { Gap, type TextWords } from "./text-words.js";

/** Tokens looked at to either side of a quotation or verb, and in an apposition. */
export const REACH = 70;
const APPOSITION = 26;
/** "On Monday, after the hearing in Hull, ...": phrases before the subject of a sentence. */
const MAX_INTRODUCTIONS = 3;

/** The clauses of a text. */
export class Clauses {
  readonly #words: TextWords;
  readonly #phrases: NounPhrases;

  constructor(words: TextWords, phrases: NounPhrases) {
    this.#words = words;
    this.#phrases = phrases;
  }

  /** Whether the verb is in the passive: "was told". */
  isPassive(verb: number): boolean {
    const { lexicon } = this.#words;
    let at = verb - 1;
    while (verb - at < 4 && this.#words.gap(at) === Gap.NONE && this.#words.isAdverb(at) && !lexicon.is("passive", this.#words.word(at))) at--;
    return lexicon.is("passive", this.#words.word(at)) && this.#words.gap(at) === Gap.NONE;
  }

  /** The subject of the verb, not before `start`: beside it, or that of the sentence; undefined where none is found. */
  subjectOf(verb: number, start: number): Phrase | undefined {
    const beside = this.subjectBeside(verb, start);
    if (beside || !this.#isOpen(verb, start)) return beside;
    const relative = this.#relativeOf(verb, start);
    if (relative === undefined) return this.mainSubject(start, verb);
    const antecedent = this.#antecedent(relative, start);
    // "emails, which had people [suggesting] ...": of a thing the verb says nothing
    return this.isParticiple(verb) && antecedent?.kind === "noun" && antecedent.isRole !== true ? undefined : antecedent;
  }

  /** The relative pronoun whose clause a verb ends: "X met Y, [who], looking up, [said]", "X met Y, [who] smiled and [said]". */
  #relativeOf(verb: number, start: number): number | undefined {
    const words = this.#words;
    const isRelative = (token: number): boolean => token > start && words.lexicon.is("relative", words.word(token)) && this.#isEdge(token - 1);
    let first = verb - 1;
    while (first > start && verb - first < APPOSITION && !this.#isEdge(first - 1)) first--;
    const relative = this.#isEdge(verb - 1) ? first - 1 : first;
    return isRelative(relative) ? relative : undefined;
  }

  /**
   * Whom a relative pronoun means: the person right before it, before an apposition, or before what is denied ("It was X, not Y, who"); a phrase
   * without a name where that is none. What a place or a thing is said to claim, nobody says.
   */
  #antecedent(relative: number, start: number): Phrase | undefined {
    const words = this.#words;
    const denied = this.#denied(relative, start);
    if (denied !== undefined) {
      const other = words.gap(denied - 1) === Gap.COMMA ? this.#phrases.endingAt(denied - 1, start) : undefined;
      return personOnly(other ?? { kind: "noun", named: null, from: denied, to: relative });
    }
    const phrase = this.#phrases.endingAt(relative - 1, start);
    const isPerson = phrase?.kind === "pronoun" || (phrase?.kind === "name" && phrase.named?.isPerson !== false);
    if (isPerson || words.word(relative) !== "who" || words.gap(relative - 1) !== Gap.COMMA) return personOnly(phrase);
    return this.#beforeApposition(relative - 1, start) ?? personOnly(phrase);
  }

  /** Where "not" stands before a name or an office that ends before `end`, in its part of the sentence. */
  #denied(end: number, start: number): number | undefined {
    const words = this.#words;
    for (let token = end - 2; token >= start && end - token < APPOSITION; token--) {
      if (!words.lexicon.is("negation", words.word(token)) || words.gap(token) !== Gap.NONE) continue;
      const next = words.word(token + 1);
      if (words.isCapitalised(token + 1) || words.lexicon.is("determiner", next) || words.isTitle(token + 1)) return token;
    }
    return undefined;
  }

  /** Whether a verb may have the subject of the sentence: a participle, or one behind a comma or "and". */
  #isOpen(verb: number, start: number): boolean {
    const { lexicon } = this.#words;
    const at = this.#beforeAdverbs(verb, start);
    if (at < start) return false;
    const word = this.#words.word(at);
    if (this.#words.gap(at) !== Gap.NONE) return true;
    if (lexicon.is("and", word) || lexicon.is("but", word)) return true;
    return this.isParticiple(verb) && !isAfterPerson(this.#words, at);
  }

  /** "accused X of [saying]": what somebody is only said to have said. */
  isAlleged(verb: number): boolean {
    return this.isParticiple(verb) && isAfterPerson(this.#words, verb - 1);
  }

  #beforeAdverbs(verb: number, start: number): number {
    const words = this.#words;
    const { lexicon } = words;
    let at = verb - 1;
    while (at >= start && words.gap(at) === Gap.NONE && (words.isAdverb(at) || lexicon.is("passive", words.word(at)))) at--;
    return at;
  }

  /** The subject that stands beside the verb, before an apposition or a bracket; undefined where none does. */
  subjectBeside(verb: number, start: number): Phrase | undefined {
    const words = this.#words;
    const { lexicon } = words;
    const at = this.#beforeAdverbs(verb, start);
    if (at < start) return undefined;
    const gap = words.gap(at);
    const isParticiple = this.isParticiple(verb);
    if (gap === Gap.BRACKET) return this.#beforeBracket(at, start) ?? this.#beforeApposition(at, start);
    if (gap !== Gap.NONE) return isParticiple ? undefined : this.#beforeApposition(at, start);
    const word = words.word(at);
    if (lexicon.is("relative", word) && at > start) return this.#antecedent(at, start);
    if (lexicon.is("and", word) || lexicon.is("but", word)) return undefined;
    const near = this.#phrases.endingAt(at, start);
    if (isParticiple && near?.kind !== "name") return undefined;
    return near;
  }

  /** The subject of the sentence that begins at `start`, as far as `verb`; undefined where it does not open with one. */
  mainSubject(start: number, verb: number): Phrase | undefined {
    const words = this.#words;
    const from = this.#afterIntroductions(start, verb);
    const phrase = this.#phrases.startingAt(from, verb);
    if (!phrase) return undefined;
    let next = phrase.to;
    const gap = words.gap(next - 1);
    if (gap === Gap.COMMA || gap === Gap.BRACKET || gap === Gap.DASH) next = this.#afterApposition(next, verb);
    const isVerb = next <= verb && !words.isCapitalised(next) && !words.lexicon.is("and", words.word(next));
    return isVerb ? phrase : undefined;
  }

  /** The phrase that opens the sentence from `start` to `end`, behind what introduces it; undefined where none does. */
  opener(start: number, end: number): Phrase | undefined {
    return this.#phrases.startingAt(this.#afterIntroductions(start, end), end);
  }

  /** The token after the comma, bracket or dash that ends what began behind one at `at`; `end` where none does. */
  #afterApposition(at: number, end: number): number {
    for (let token = at; token < end && token - at < APPOSITION; token++) if (this.#isEdge(token)) return token + 1;
    return end;
  }

  #isEdge(token: number): boolean {
    const gap = this.#words.gap(token);
    return gap === Gap.COMMA || gap === Gap.DASH || gap === Gap.BRACKET;
  }

  #afterIntroductions(start: number, verb: number): number {
    const words = this.#words;
    const { lexicon } = words;
    let at = start;
    for (let count = 0; count < MAX_INTRODUCTIONS; count++) {
      const word = words.word(at);
      if (lexicon.is("but", word) || (words.isAdverb(at) && words.gap(at) === Gap.NONE)) {
        at++;
        continue;
      }
      if (!(lexicon.isPreposition(word) || this.isParticiple(at) || words.gap(at) === Gap.COMMA || lexicon.is("hearing", word))) return at;
      let next = at;
      while (next < verb && words.gap(next) !== Gap.COMMA && words.gap(next) !== Gap.SENTENCE) next++;
      if (words.gap(next) === Gap.SENTENCE) return at;
      if (next >= verb) return at;
      at = next + 1;
    }
    return at;
  }

  /** "saying", "diciendo". */
  isParticiple(token: number): boolean {
    return /(?:ing|ndo|ant)$/.test(this.#words.word(token)) && !this.#words.lexicon.isTitle(this.#words.word(token));
  }

  /** The phrase before "(R-Utah)" or the like, whose last token is `at`. */
  #beforeBracket(at: number, start: number): Phrase | undefined {
    const words = this.#words;
    for (let open = at - 1; open >= start && at - open < 8; open--) if (words.gapText(open).includes("(")) return this.#phrases.endingAt(open, start);
    return this.#phrases.endingAt(at, start);
  }

  /** "X, [who knows Y from Z], ...": whether what ends at `at` began with a relative pronoun behind a comma. */
  #isInRelative(at: number, start: number): boolean {
    const words = this.#words;
    for (let token = at; token > start && at - token < APPOSITION; token--) if (this.#isEdge(token - 1)) return words.lexicon.is("relative", words.word(token));
    return false;
  }

  /** "X, the group's executive director,", "X, R-Maine, chairman of Y,", "X's lawyer, Y,": who is meant before the comma after `at`. */
  #beforeApposition(at: number, start: number): Phrase | undefined {
    const words = this.#words;
    let isLast = true;
    for (let token = at - 1; token >= start && at - token < APPOSITION; token--) {
      if (!this.#isEdge(token) || this.#isInRelative(token, start)) continue;
      const run = isLast ? nameStartingAt(words, token + 1, at + 1) : undefined;
      const isNameAlone = run !== undefined && run.begin === token + 1 && afterPostNominals(words, run.to) === at + 1 && looksLikePerson(words, run);
      isLast = false;
      const phrase = words.gapText(token).includes(")") ? this.#beforeBracket(token, start) : this.#phrases.endingAt(token, start);
      if (isNameAlone) return phrase?.kind === "name" && phrase.named?.isPerson ? undefined : this.#phrases.name(run);
      if (phrase?.kind === "pronoun" || (phrase?.kind === "name" && (phrase.named === null || phrase.named.isPerson))) return phrase;
    }
    return undefined;
  }
}

/** A phrase that names a person, or none: what a place or a thing is said to claim, nobody says. */
function personOnly(phrase: Phrase | undefined): Phrase | undefined {
  return phrase?.kind === "name" && phrase.named?.isPerson === false ? { ...phrase, kind: "noun", named: null } : phrase;
}

/** "accused X [of] saying": a name right before the preposition `at`; who is told to have spoken is not the subject. */
function isAfterPerson(words: TextWords, at: number): boolean {
  return (
    words.lexicon.isPreposition(words.word(at)) &&
    !words.lexicon.is("subordinator", words.word(at)) &&
    words.isCapitalised(at - 1) &&
    words.gap(at - 1) === Gap.NONE
  );
}
