/**
 * Stage relations: who does something in a sentence. Input words and names of a text, output for a verb of saying its subject, and for
 * a name, an office or a pronoun the person that is meant. Three answers: somebody who is named; somebody whom the text does not
 * name or who cannot be told ("a spokesman said"), which ends the search; nothing. Looks are bounded, so each costs O(1) and a
 * whole text O(tokens).
 */
import { looksLikePerson, type Named, type NameRun, type NamesInText, namedBy, nameEndingAt, nameStartingAt } from "./names-in-text.js";
import { isTitle, isWordOf } from "./speech-words.js";
import { Gap, type TextWords } from "./text-words.js";

/** Tokens [from, to) by which a text names somebody, and who it is; null for one who is not named. */
export interface Attribution {
  readonly named: Named | null;
  readonly from: number;
  readonly to: number;
}

/** Tokens looked at to either side of a quotation or verb, in an apposition, and back for whom a pronoun stands. */
export const REACH = 70;
export const APPOSITION = 24;
const PRONOUN_REACH = 160;

/** Who or what spoke or acted, by its token; `named` is null where it has no name. */
interface Mention {
  readonly token: number;
  readonly named: Named | null;
  readonly isPerson: boolean;
}

/** Nouns for people who speak: "the official said". What a report or a company says is no person's. */
const PERSON_NOUN = /(?:man|woman|person|official|source|aide|ist|yst|[^t]er|[^t]or|ian|ant|ent)s?$/;

/** The subjects of a text. */
export class Subjects {
  readonly #words: TextWords;
  readonly #names: NamesInText;
  /** Subjects of verbs of saying outside quotations, by name, ascending. */
  readonly #speakers: Mention[] = [];

  constructor(words: TextWords, names: NamesInText) {
    this.#words = words;
    this.#names = names;
    for (let token = 0; token < words.tokens.length; token++) {
      if (words.quoted[token] === 1) continue;
      const subject = this.#isVerbOfSaying(token) ? this.#speakerBeside(token) : this.#opener(token);
      if (!subject || subject.from <= (this.#speakers.at(-1)?.token ?? -1)) continue;
      this.#speakers.push({ token: subject.from, named: subject.named, isPerson: subject.named ? subject.named.isPerson : this.#isPersonNoun(subject) });
    }
  }

  /** Who stands as the subject of a verb, not before `start`. `sentence`: the subject of the sentence will do where none stands beside it. */
  subjectOf(verb: number, start: number, sentence: boolean): Attribution | undefined {
    const words = this.#words;
    let at = verb - 1;
    while (at >= start && this.isBetween(at)) at--;
    if (at < start) return undefined;
    const quoted = words.word(verb - 1) === "as" ? nameEndingAt(words, verb - 2, start) : undefined;
    if (quoted) return this.resolve(quoted);
    if (words.word(verb - 1) === "as" && /^(?:quoted|cited)$/.test(words.word(verb - 2))) at = this.#beforeQuoted(verb - 2, start);
    if (at < start) return undefined;
    if (words.gap(at) === Gap.COMMA || words.gap(at) === Gap.DASH)
      return this.#beforeApposition(at, start) ?? (sentence ? this.ofSentence(start, verb) : undefined);
    const word = words.word(at);
    if (isWordOf("personPronoun", word)) return this.pronoun(at);
    if (word === "who" || word === "which" || word === "that") return this.#antecedent(at, start);
    if (isWordOf("otherPronoun", word)) return word === "it" ? this.#organisation(at) : { named: null, from: at, to: at + 1 };
    const run = words.gap(at) === Gap.BRACKET ? this.#beforeBracket(at, start) : nameEndingAt(words, at, start);
    if (!run && words.gap(at) === Gap.BRACKET) return this.#beforeApposition(at, start);
    if (run) return this.#isJoined(run, start) ? { named: null, from: run.from, to: run.to } : this.#headOf(run, start);
    const isJoining = word === "and" || word === "but" || word === "und" || word === "y" || word === "et" || word === "e" || word === "en" || word === "dan";
    if (isJoining || /(?:ing|ndo|ant)$/.test(words.word(verb))) return sentence ? this.ofSentence(start, verb) : undefined;
    return this.office(at, verb) ?? (this.#isNoun(at) ? { named: null, from: at, to: at + 1 } : sentence ? this.ofSentence(start, verb) : undefined);
  }

  /** The name or pronoun that opens a sentence, with its offices. */
  ofSentence(start: number, verb: number): Attribution | undefined {
    const words = this.#words;
    if (isWordOf("personPronoun", words.word(start))) return this.pronoun(start);
    let at = start;
    while (at < verb && at - start < 4 && (isTitle(words.word(at)) || isWordOf("determiner", words.word(at))) && !words.isCapitalised(at + 1)) at++;
    const run = nameStartingAt(words, at, verb);
    if (!run || words.word(run.to - 1).endsWith("'s")) return undefined;
    const next = words.word(run.to);
    return next === "and" || next === "und" ? { named: null, from: run.from, to: run.to } : this.whoIs(run, verb);
  }

  /** Who a name means: a full one itself, a last name the nearest full one, titles alone the holder of the office. */
  resolve(run: NameRun): Attribution {
    const words = this.#words;
    const { from, to, begin } = run;
    if (from === to) {
      const named = this.#names.byOffice(words.stem(to - 1)) ?? null;
      return { named, from: begin, to };
    }
    const place = { from, to };
    if (to - from > 1) return { named: namedBy(words, run), ...place };
    const word = words.stem(from);
    const full = this.#names.byLastName(word, from);
    if (full) return { named: full, ...place };
    const opensSentence = from === begin && (from === 0 || words.endsSentence(from - 1));
    if (opensSentence && !this.#names.isNameInside(word)) return { named: null, ...place };
    return { named: namedBy(words, run), ...place };
  }

  /** "the mayor said" in [.., at] or from `at`: who holds the office, if one person of the text does. */
  office(at: number, end: number): Attribution | undefined {
    const words = this.#words;
    const token = isWordOf("determiner", words.word(at)) ? at + 1 : at;
    if (token >= end || !isTitle(words.word(token)) || !/^(?:the|der|die|le|la|el|il|o|de|sang|)$/.test(words.word(token - 1))) return undefined;
    const named = this.#names.byOffice(words.word(token));
    return named ? { named, from: token, to: token + 1 } : { named: null, from: token, to: token + 1 };
  }

  /** He, she: the last person who spoke or opened a sentence. */
  pronoun(token: number): Attribution {
    return { named: this.#lastSpeaker(token, true), from: token, to: token + 1 };
  }

  /** Who is meant by a name with words up to `end` behind it; nobody for one of two who are joined ("Snowe and Collins"). */
  whoIs(run: NameRun, end: number): Attribution {
    const words = this.#words;
    const later = this.#laterName(run, end);
    const joint = words.word(later.to);
    const isJoint = later.to + 1 < end && (joint === "and" || joint === "und" || joint === "et" || joint === "&") && words.isCapitalised(later.to + 1);
    return isJoint && words.gap(later.to - 1) === Gap.NONE ? { named: null, from: later.from, to: later.to } : this.resolve(later);
  }

  /** The person behind an institution: "Justice Department spokesman Bob Smith", "Obama's spokesman Bob Smith". */
  #laterName(run: NameRun, end: number): NameRun {
    const words = this.#words;
    const isCompany = words.word(run.to) === "and" && isWordOf("organisation", words.word(run.to + 1));
    let at = isCompany ? run.to + 2 : run.to;
    const first = at;
    while (at < end && at - first < 4 && !words.isCapitalised(at) && words.gap(at - 1) === Gap.NONE && isTitle(words.word(at))) at++;
    if (at === first || at >= end || words.gap(at - 1) !== Gap.NONE) return run;
    const later = nameStartingAt(words, at, end);
    return later && later.to > later.from ? later : run;
  }

  /** It: the last organisation that spoke. */
  #organisation(token: number): Attribution {
    return { named: this.#lastSpeaker(token, false), from: token, to: token + 1 };
  }

  #lastSpeaker(token: number, isPerson: boolean): Named | null {
    for (let x = this.#speakersBefore(token) - 1; x >= 0; x--) {
      const { token: at, named, isPerson: isAPerson } = this.#speakers[x]!;
      if (token - at > PRONOUN_REACH) return null;
      if (isPerson && named && !named.isPerson && !named.isOrganisation) return null;
      if (isPerson ? isAPerson : !isAPerson && (named === null || named.isOrganisation)) return named;
    }
    return null;
  }

  #speakersBefore(token: number): number {
    let [low, high] = [0, this.#speakers.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#speakers[middle]!.token < token) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The subject of a verb of saying, before it or right behind it. */
  #speakerBeside(verb: number): Attribution | undefined {
    const subject = this.subjectOf(verb, this.#words.sentenceStart(verb, REACH), false);
    if (subject) return subject;
    const behind = nameStartingAt(this.#words, verb + 1, Math.min(this.#words.tokens.length, verb + 12));
    return behind && this.#words.gap(verb) === Gap.NONE && looksLikePerson(this.#words, behind) ? this.resolve(behind) : undefined;
  }

  #isPersonNoun({ to }: Attribution): boolean {
    const word = this.#words.word(to - 1);
    return isTitle(word) || (PERSON_NOUN.test(word) && !isWordOf("organisation", word) && !isWordOf("statement", word));
  }

  #isVerbOfSaying(token: number): boolean {
    return !this.#words.isCapitalised(token) && isWordOf("saying", this.#words.word(token));
  }

  /** The person whose name opens a sentence. */
  #opener(token: number): Attribution | undefined {
    const words = this.#words;
    if (!words.isCapitalised(token) || (token > 0 && !words.endsSentence(token - 1))) return undefined;
    const run = nameStartingAt(words, token, Math.min(words.tokens.length, token + 14));
    if (!run || run.to === run.from || words.word(run.to - 1).endsWith("'s")) return undefined;
    const subject = this.resolve(run);
    return subject.named?.isPerson ? subject : undefined;
  }

  /** The name that a verb follows, or that of which it is the place or house: "X of the Y said". */
  #headOf(run: NameRun, start: number): Attribution {
    const words = this.#words;
    let at = run.begin - 1;
    if (at >= start && isWordOf("determiner", words.word(at))) at--;
    if (at < start || at === run.begin || !isWordOf("preposition", words.word(at)) || words.gap(at) !== Gap.NONE) return this.resolve(run);
    const head = nameEndingAt(words, at - 1, start);
    const isSubject = head && looksLikePerson(words, head) && !isWordOf("preposition", words.word(head.begin - 1));
    if (isSubject) return this.resolve(head);
    return this.#beforeApposition(at - 1, start) ?? { named: null, from: run.from, to: run.to };
  }

  isBetween(token: number): boolean {
    const word = this.#words.word(token);
    return isWordOf("between", word) || (word.length > 4 && word.endsWith("ly") && !this.#words.isCapitalised(token));
  }

  /** A noun right before a verb: it has a determiner a few words earlier. */
  #isNoun(token: number): boolean {
    const words = this.#words;
    if (isWordOf("preposition", words.word(token)) || words.word(token) === "to") return false;
    for (let at = token - 1; at > token - 7 && words.gap(at) === Gap.NONE; at--) {
      if (isWordOf("determiner", words.word(at))) return true;
    }
    return /s$/.test(words.word(token));
  }

  /** "X was quoted as saying", "quoted X as saying". */
  #beforeQuoted(quoted: number, start: number): number {
    let at = quoted - 1;
    while (at >= start && this.isBetween(at)) at--;
    return at;
  }

  /** Two names joined, "X and Y said": no single speaker. */
  #isJoined(run: NameRun, start: number): boolean {
    const words = this.#words;
    const joint = words.word(run.begin - 1);
    return (
      run.begin - 1 > start &&
      (joint === "and" || joint === "und" || joint === "et" || joint === "&") &&
      (words.isCapitalised(run.begin - 2) || words.word(run.begin - 2).endsWith("s") || words.gap(run.begin - 2) !== Gap.NONE)
    );
  }

  /** The name before "(R-Utah)" or the like, whose last token is `at`. */
  #beforeBracket(at: number, start: number): NameRun | undefined {
    const words = this.#words;
    for (let open = at - 1; open >= start && at - open < 8; open--) if (words.gapText(open).includes("(")) return nameEndingAt(words, open, start);
    return nameEndingAt(words, at, start);
  }

  /** "X, the group's executive director," and "X, R-Maine, chairman of Y,": the name before the commas that end at `at`. */
  #beforeApposition(at: number, start: number): Attribution | undefined {
    const words = this.#words;
    for (let token = at; token >= start && at - token < APPOSITION; token--) {
      const isEdge = token === at ? false : words.gap(token) === Gap.COMMA || words.gap(token) === Gap.DASH || words.gap(token) === Gap.BRACKET;
      if (!isEdge) continue;
      if (isWordOf("personPronoun", words.word(token))) return this.pronoun(token);
      const run = words.gapText(token).includes(")") ? this.#beforeBracket(token, start) : nameEndingAt(words, token, start);
      if (run && run.to > run.from && (looksLikePerson(words, run) || this.#names.byLastName(words.stem(run.to - 1), run.from))) {
        return this.#isJoined(run, start) ? { named: null, from: run.from, to: run.to } : this.resolve(run);
      }
    }
    return undefined;
  }

  /** "X, who called it": the name before the relative pronoun. */
  #antecedent(at: number, start: number): Attribution {
    const run = at > start && this.#words.word(at) === "who" ? nameEndingAt(this.#words, at - 1, start) : undefined;
    return run ? this.resolve(run) : { named: null, from: at, to: at + 1 };
  }
}
