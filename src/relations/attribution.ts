/**
 * Stage relations: to whom the words around a quotation give it. Input words and names of a text and the place of a quotation, output
 * who is said to have spoken, for a stretch before or after it (subjects.ts tells who is meant). Somebody who is not named ends
 * the search as well; undefined is nobody. Looks are bounded, so each costs O(1).
 */
import { looksLikePerson, type NamesInText, nameEndingAt, nameStartingAt } from "./names-in-text.js";
import { isTitle, isWordOf } from "./speech-words.js";
import { APPOSITION, type Attribution, REACH, Subjects } from "./subjects.js";
import { Gap, type TextWords } from "./text-words.js";

/** Tokens of a quotation below which the verb has to stand beside it. */
const SHORT = 3;
const NEAR = 8;

/** Attributions of the quotations of a text. */
export class Attributions {
  readonly #words: TextWords;
  readonly #subjects: Subjects;

  constructor(words: TextWords, names: NamesInText) {
    this.#words = words;
    this.#subjects = new Subjects(words, names);
  }

  /** Who the words before the quotation [from, to) give it to, in its own sentence. */
  before(from: number, to: number): Attribution | undefined {
    const words = this.#words;
    const start = from > 0 && words.endsSentence(from - 1) ? from : words.sentenceStart(Math.max(0, from - 1), REACH);
    if (start === from) return undefined;
    return this.#sourceBefore(start, from) ?? this.#labelBefore(start, from) ?? this.#verbBefore(start, from, to - from) ?? this.#colonBefore(start, from);
  }

  /** Who the sentence before the one that `from` opens says something of: its subject, if it has a verb of saying. */
  introduced(from: number): Attribution | undefined {
    const words = this.#words;
    const end = from;
    const start = words.sentenceStart(end - 1, REACH);
    for (let verb = end - 1; verb > start; verb--) {
      if (!this.#isVerb(verb) || words.quoted[verb] === 1) continue;
      const subject = this.#subjects.subjectOf(verb, start, true);
      if (subject) return subject;
    }
    return undefined;
  }

  /** Who the words after the quotation that ends before `at` give it to, in its own sentence. */
  after(at: number): Attribution | undefined {
    const words = this.#words;
    const { length } = words.tokens;
    if (at >= length || words.quoted[at] === 1) return undefined;
    const gap = words.gapText(at - 1);
    let end = at;
    while (end < length && end - at < REACH && words.quoted[end] !== 1 && (end === at || !words.endsSentence(end - 1))) end++;
    const isClosed = /\.["”’'»)]*\s*$/.test(gap.replace(/[\n\r].*$/s, "")) || /[\n\r]\s*[\n\r]/.test(gap);
    if (/["”’»'][ \n]{0,2}(?:[–—―]|--)\s{0,2}$/.test(gap)) return this.#signature(at, end);
    if (isClosed && (words.isCapitalised(at) || /[\n\r]\s*[\n\r]/.test(gap)))
      return end - at <= 8 && words.endsSentence(end - 1) ? this.#subjectFirst(at, end, 5) : undefined;
    return this.#verbFirst(at, end) ?? this.#subjectFirst(at, end, APPOSITION);
  }

  #isVerb(token: number): boolean {
    const word = this.#words.word(token);
    if (isWordOf("saying", word) || isWordOf("framing", word)) return true;
    return isWordOf("issuing", word) && this.#isStatement(token);
  }

  /** "issued the following statement", "made these remarks". */
  #isStatement(token: number): boolean {
    for (let at = token + 1; at < token + 8; at++) if (isWordOf("statement", this.#words.word(at))) return true;
    return false;
  }

  /** "according to X", "attributed to X", "laut X", "statement by X:". */
  #sourceBefore(start: number, from: number): Attribution | undefined {
    const words = this.#words;
    for (let at = from - 1; at >= start; at--) {
      if (words.quoted[at] === 1) continue;
      const word = words.word(at);
      const next = words.word(at + 1);
      const isSource =
        (isWordOf("sourceBeforeTo", word) && next === "to") ||
        isWordOf("source", word) ||
        (isWordOf("statement", word) && /^(?:by|from|of|von|de|di|da)$/.test(next) && words.gap(from - 1) >= Gap.COLON);
      if (!isSource) continue;
      return this.#nameAfter(at + (isWordOf("source", word) ? 1 : 2), from);
    }
    return undefined;
  }

  /** A name and a colon, and nothing else: "MR. SMITH: ...". */
  #labelBefore(start: number, from: number): Attribution | undefined {
    const words = this.#words;
    if (words.gap(from - 1) !== Gap.COLON || from - start > 7) return undefined;
    const run = nameEndingAt(words, from - 1, start);
    return run && (run.begin === start || isTitle(words.word(start))) ? this.#subjects.resolve(run) : undefined;
  }

  /** "X turned to the question of wages:": who opens a sentence that ends with a colon. */
  #colonBefore(start: number, from: number): Attribution | undefined {
    if (this.#words.gap(from - 1) !== Gap.COLON) return undefined;
    const subject = this.#subjects.ofSentence(start, from);
    return subject?.named?.isPerson ? subject : undefined;
  }

  #verbBefore(start: number, from: number, size: number): Attribution | undefined {
    const words = this.#words;
    const least = Math.max(start, size < SHORT && words.gap(from - 1) !== Gap.COLON && words.gap(from - 1) !== Gap.COMMA ? from - NEAR : start);
    for (let verb = from - 1; verb >= least; verb--) {
      if (words.quoted[verb] === 1 || !this.#isVerb(verb) || (verb === from - 1 && this.#isNaming(verb))) continue;
      return this.#byAfter(verb, from) ?? this.#inverted(verb, start, from) ?? this.#subjects.subjectOf(verb, start, true);
    }
    return undefined;
  }

  /** "a plan called "X"", "is dubbed "X"": a name of a thing, nobody's words. */
  #isNaming(verb: number): boolean {
    const word = this.#words.word(verb);
    if (!isWordOf("framing", word)) return false;
    const before = this.#words.word(verb - 1);
    return !isWordOf("personPronoun", before) && !this.#words.isCapitalised(verb - 1);
  }

  /** "described by X as". */
  #byAfter(verb: number, from: number): Attribution | undefined {
    return verb + 1 < from && this.#words.word(verb + 1) === "by" ? this.#nameAfter(verb + 2, from) : undefined;
  }

  /** "Said X: ", "is needed, says X, ": the subject behind a verb that opens the sentence or follows a comma, up to a colon or comma. */
  #inverted(verb: number, start: number, from: number): Attribution | undefined {
    const words = this.#words;
    if (!/^(?:said|says|added|adds|wrote|asked|so|sagte|dit|dijo|disse|zei|kata|ujar)$/.test(words.word(verb))) return undefined;
    const last = words.gap(from - 1);
    const isInverted = (last === Gap.COLON || last === Gap.COMMA) && (verb === start || words.gap(verb - 1) === Gap.COMMA);
    const found = isInverted ? this.#nameAfter(verb + 1, from) : undefined;
    return found?.named ? found : undefined;
  }

  /** A name that begins at `at`, after an article and words in lower case that belong to an office. */
  #nameAfter(at: number, end: number): Attribution | undefined {
    const words = this.#words;
    let from = at;
    while (from < end && from - at < 6 && !words.isCapitalised(from) && (isWordOf("determiner", words.word(from)) || isTitle(words.word(from)))) from++;
    const run = nameStartingAt(words, from, end);
    if (!run) return { named: null, from: at, to: at + 1 };
    return this.#subjects.whoIs(run, end);
  }

  /** The words right after a dash that follows a quotation: "--Marian Cera, Community Organizer". */
  #signature(at: number, end: number): Attribution | undefined {
    const words = this.#words;
    const run = nameStartingAt(words, at, end);
    if (!run || run.to === run.from) return undefined;
    const gap = words.gap(run.to - 1);
    return gap === Gap.COMMA || gap === Gap.BRACKET || gap === Gap.SENTENCE || gap === Gap.SEMICOLON ? this.#subjects.resolve(run) : undefined;
  }

  /** "said X", "a déclaré X", "said the group's director, X", "so X", "according to X". */
  #verbFirst(at: number, end: number): Attribution | undefined {
    const words = this.#words;
    let verb = at;
    while (verb < at + 2 && verb < end && isWordOf("between", words.word(verb))) verb++;
    const word = words.word(verb);
    if (isWordOf("sourceBeforeTo", word) && words.word(verb + 1) === "to") return this.#nounPhrase(verb + 2, end);
    if (isWordOf("source", word) || (word === "so" && words.gap(at - 1) !== Gap.SENTENCE)) return this.#nounPhrase(verb + 1, end);
    return isWordOf("saying", word) && !words.isCapitalised(verb) ? this.#nounPhrase(verb + 1, end) : undefined;
  }

  /** Somebody named from `at` on: a pronoun, a name, an office and a name, or "the group's director, X". */
  #nounPhrase(at: number, end: number): Attribution | undefined {
    const words = this.#words;
    if (at >= end) return undefined;
    const word = words.word(at);
    if (isWordOf("personPronoun", word) && words.gap(at - 1) === Gap.NONE && !words.isCapitalised(at + 1)) return this.#subjects.pronoun(at);
    const run = nameStartingAt(words, at, end);
    if (run) return words.word(run.to - 1).endsWith("'s") && !isTitle(words.word(run.to)) ? this.#afterComma(run.to, end) : this.#subjects.whoIs(run, end);
    if (isWordOf("preposition", word) || isWordOf("otherPronoun", word) || (isWordOf("notAName", word) && !isWordOf("determiner", word))) return undefined;
    for (let from = at; from < end && from - at < 8; from++) {
      if (isWordOf("preposition", words.word(from))) break;
      if (words.isCapitalised(from)) {
        const found = nameStartingAt(words, from, end);
        if (found && !words.word(found.to - 1).endsWith("'s")) return this.#subjects.whoIs(found, end);
      }
      if (words.gap(from) !== Gap.NONE) break;
    }
    return this.#afterComma(at, end);
  }

  /** "the president of the Bank of X, John Smith": a person right after the comma that ends a phrase. */
  #afterComma(at: number, end: number): Attribution {
    const words = this.#words;
    for (let from = at + 1; from < end && from - at < 16; from++) {
      if (words.gap(from - 1) !== Gap.COMMA) continue;
      const run = nameStartingAt(words, from, end);
      if (run && run.begin === run.from && looksLikePerson(words, run)) return this.#subjects.resolve(run);
      break;
    }
    return this.#subjects.office(at, end) ?? { named: null, from: at, to: at + 1 };
  }

  /** "X said", "X, the group's director, said", "he said": a phrase that begins at `at` and its verb. */
  #subjectFirst(at: number, end: number, reach: number): Attribution | undefined {
    const words = this.#words;
    const first = words.word(at);
    const isSubject =
      words.isCapitalised(at) || isWordOf("personPronoun", first) || isWordOf("determiner", first) || isTitle(first) || isWordOf("otherPronoun", first);
    if (!isSubject && !this.#isOfficeAndName(at, end)) return undefined;
    for (let verb = at + 1; verb < end && verb - at < reach; verb++) {
      if (words.isCapitalised(verb) || !isWordOf("saying", words.word(verb))) continue;
      const subject = this.#subjects.subjectOf(verb, at, false);
      if (!subject) return { named: null, from: at, to: verb };
      return this.#isPhraseFrom(at, subject.from) ? subject : undefined;
    }
    return undefined;
  }

  /** "stock exchange spokesman Don Alexander": words in lower case, the last of them a title, and a name. */
  #isOfficeAndName(at: number, end: number): boolean {
    const words = this.#words;
    for (let token = at; token + 1 < end && token - at < 5 && !words.isCapitalised(token) && words.gap(token) === Gap.NONE; token++) {
      if (isWordOf("preposition", words.word(token)) || isWordOf("saying", words.word(token))) return false;
      if (words.isCapitalised(token + 1)) return isTitle(words.word(token));
    }
    return false;
  }

  /** Whether nothing but titles and articles stands between `at` and the name. */
  #isPhraseFrom(at: number, name: number): boolean {
    const words = this.#words;
    if (name - at > 9) return false;
    for (let token = at; token < name; token++) {
      const isOffice =
        words.isCapitalised(token) ||
        isTitle(words.stem(token)) ||
        isWordOf("determiner", words.word(token)) ||
        words.word(token).endsWith("'s") ||
        token < at + 5;
      if (!isOffice || isWordOf("saying", words.word(token))) return false;
    }
    return true;
  }
}
