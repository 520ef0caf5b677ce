/**
 * Stage relations: who is said to have spoken, in the words around a quotation. Input words and names of a text, output for a verb
 * of saying its subject, for a stretch before or after a quotation the one it gives the words to. Three answers: somebody who
 * is named; somebody whom the text does not name or who cannot be told ("a spokesman said"), which ends the search; nothing.
 * Looks are bounded, so each costs O(1).
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

/** Tokens looked at to either side of a quotation, of an apposition, and back for whom a pronoun stands. */
const REACH = 70;
const APPOSITION = 24;
const PRONOUN_REACH = 160;
/** Tokens of a quotation below which the verb has to stand beside it. */
const SHORT = 3;
const NEAR = 8;

/** Who or what spoke or acted, by its token; `named` is null where it has no name. */
interface Mention {
  readonly token: number;
  readonly named: Named | null;
  readonly isPerson: boolean;
}

/** Nouns for people who speak: "the official said". What a report or a company says is no person's. */
const PERSON_NOUN = /(?:man|woman|person|official|source|aide|ist|yst|[^t]er|[^t]or|ian|ant|ent)s?$/;

export class Attributions {
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

  /** The subject of a verb of saying, before it or right behind it. */
  #speakerBeside(verb: number): Attribution | undefined {
    const subject = this.#subjectOf(verb, this.#words.sentenceStart(verb, REACH), false);
    if (subject) return subject;
    const behind = nameStartingAt(this.#words, verb + 1, Math.min(this.#words.tokens.length, verb + 12));
    return behind && this.#words.gap(verb) === Gap.NONE && looksLikePerson(this.#words, behind) ? this.#resolve(behind) : undefined;
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
    const subject = this.#resolve(run);
    return subject.named?.isPerson ? subject : undefined;
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
      const subject = this.#subjectOf(verb, start, true);
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
    return run && (run.begin === start || isTitle(words.word(start))) ? this.#resolve(run) : undefined;
  }

  /** "X turned to the question of wages:": who opens a sentence that ends with a colon. */
  #colonBefore(start: number, from: number): Attribution | undefined {
    if (this.#words.gap(from - 1) !== Gap.COLON) return undefined;
    const subject = this.#sentenceSubject(start, from);
    return subject?.named?.isPerson ? subject : undefined;
  }

  #verbBefore(start: number, from: number, size: number): Attribution | undefined {
    const words = this.#words;
    const least = Math.max(start, size < SHORT && words.gap(from - 1) !== Gap.COLON && words.gap(from - 1) !== Gap.COMMA ? from - NEAR : start);
    for (let verb = from - 1; verb >= least; verb--) {
      if (words.quoted[verb] === 1 || !this.#isVerb(verb) || (verb === from - 1 && this.#isNaming(verb))) continue;
      return this.#byAfter(verb, from) ?? this.#inverted(verb, from) ?? this.#subjectOf(verb, start, true);
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
    return this.#words.word(verb + 1) === "by" ? this.#nameAfter(verb + 2, from) : undefined;
  }

  /** "Said X: ", "is needed, says X, ": the subject behind its verb, up to a colon or between commas. */
  #inverted(verb: number, from: number): Attribution | undefined {
    const words = this.#words;
    const last = words.gap(from - 1);
    const isInverted = last === Gap.COLON || (last === Gap.COMMA && words.gap(verb - 1) === Gap.COMMA && isWordOf("saying", words.word(verb)));
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
    return this.#resolve(this.#laterName(run, end));
  }

  /** The person behind an institution: "Justice Department spokesman Bob Smith", "Obama's spokesman Bob Smith". */
  #laterName(run: NameRun, end: number): NameRun {
    const words = this.#words;
    let at = run.to;
    while (at < end && at - run.to < 4 && !words.isCapitalised(at) && words.gap(at - 1) === Gap.NONE && isTitle(words.word(at))) at++;
    if (at === run.to || at >= end || words.gap(at - 1) !== Gap.NONE) return run;
    const later = nameStartingAt(words, at, end);
    return later && later.to > later.from ? later : run;
  }

  /** The words right after a dash that follows a quotation: "--Marian Cera, Community Organizer". */
  #signature(at: number, end: number): Attribution | undefined {
    const words = this.#words;
    const run = nameStartingAt(words, at, end);
    if (!run || run.to === run.from) return undefined;
    const gap = words.gap(run.to - 1);
    return gap === Gap.COMMA || gap === Gap.BRACKET || gap === Gap.SENTENCE || gap === Gap.SEMICOLON ? this.#resolve(run) : undefined;
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
    if (isWordOf("personPronoun", word) && words.gap(at - 1) === Gap.NONE && !words.isCapitalised(at + 1)) return this.#pronoun(at);
    const run = nameStartingAt(words, at, end);
    if (run)
      return words.word(run.to - 1).endsWith("'s") && !isTitle(words.word(run.to)) ? this.#afterComma(run.to, end) : this.#resolve(this.#laterName(run, end));
    if (isWordOf("preposition", word) || isWordOf("otherPronoun", word) || isWordOf("notAName", word) !== isWordOf("determiner", word)) return undefined;
    for (let from = at; from < end && from - at < 8; from++) {
      if (isWordOf("preposition", words.word(from))) break;
      if (words.isCapitalised(from)) {
        const found = nameStartingAt(words, from, end);
        if (found && !words.word(found.to - 1).endsWith("'s")) return this.#resolve(this.#laterName(found, end));
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
      if (run && run.begin === run.from && looksLikePerson(words, run)) return this.#resolve(run);
      break;
    }
    return this.#office(at, end) ?? { named: null, from: at, to: at + 1 };
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
      const subject = this.#subjectOf(verb, at, false);
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

  /** Who stands as the subject of a verb, not before `start`. `sentence`: the subject of the sentence will do where none stands beside it. */
  #subjectOf(verb: number, start: number, sentence: boolean): Attribution | undefined {
    const words = this.#words;
    let at = verb - 1;
    while (at >= start && this.#isBetween(at)) at--;
    if (at < start) return undefined;
    if (words.word(verb - 1) === "as" && /^(?:quoted|cited)$/.test(words.word(verb - 2))) at = this.#beforeQuoted(verb - 2, start);
    if (at < start) return undefined;
    if (words.gap(at) === Gap.COMMA || words.gap(at) === Gap.DASH)
      return this.#beforeApposition(at, start) ?? (sentence ? this.#sentenceSubject(start, verb) : undefined);
    const word = words.word(at);
    if (isWordOf("personPronoun", word)) return this.#pronoun(at);
    if (word === "who" || word === "which" || word === "that") return this.#antecedent(at, start);
    if (isWordOf("otherPronoun", word)) return word === "it" ? this.#organisation(at) : { named: null, from: at, to: at + 1 };
    const run = words.gap(at) === Gap.BRACKET ? this.#beforeBracket(at, start) : nameEndingAt(words, at, start);
    if (run) return this.#isJoined(run, start) ? { named: null, from: run.from, to: run.to } : this.#headOf(run, start);
    const isJoining = word === "and" || word === "but" || word === "und" || word === "y" || word === "et" || word === "e" || word === "en" || word === "dan";
    if (isJoining || /(?:ing|ndo|ant)$/.test(words.word(verb))) return sentence ? this.#sentenceSubject(start, verb) : undefined;
    return this.#office(at, verb) ?? (this.#isNoun(at) ? { named: null, from: at, to: at + 1 } : sentence ? this.#sentenceSubject(start, verb) : undefined);
  }

  /** The name that a verb follows, or that of which it is the place or house: "X of the Y said". */
  #headOf(run: NameRun, start: number): Attribution {
    const words = this.#words;
    let at = run.begin - 1;
    if (at >= start && isWordOf("determiner", words.word(at))) at--;
    if (at < start || at === run.begin || !isWordOf("preposition", words.word(at)) || words.gap(at) !== Gap.NONE) return this.#resolve(run);
    const head = nameEndingAt(words, at - 1, start);
    const isSubject = head && looksLikePerson(words, head) && !isWordOf("preposition", words.word(head.begin - 1));
    if (isSubject) return this.#resolve(head);
    return this.#beforeApposition(at - 1, start) ?? { named: null, from: run.from, to: run.to };
  }

  #isBetween(token: number): boolean {
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
    while (at >= start && this.#isBetween(at)) at--;
    return at;
  }

  /** Two names joined, "X and Y said": no single speaker. */
  #isJoined(run: NameRun, start: number): boolean {
    const words = this.#words;
    const joint = words.word(run.begin - 1);
    return (
      run.begin - 1 > start &&
      (joint === "and" || joint === "und" || joint === "et" || joint === "&") &&
      (words.isCapitalised(run.begin - 2) || words.gap(run.begin - 2) !== Gap.NONE)
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
      if (isWordOf("personPronoun", words.word(token))) return this.#pronoun(token);
      const run = words.gapText(token).includes(")") ? this.#beforeBracket(token, start) : nameEndingAt(words, token, start);
      if (run && run.to > run.from && (looksLikePerson(words, run) || this.#names.byLastName(words.stem(run.to - 1), run.from))) {
        return this.#isJoined(run, start) ? { named: null, from: run.from, to: run.to } : this.#resolve(run);
      }
    }
    return undefined;
  }

  /** "X, who called it": the name before the relative pronoun. */
  #antecedent(at: number, start: number): Attribution {
    const run = at > start && this.#words.word(at) === "who" ? nameEndingAt(this.#words, at - 1, start) : undefined;
    return run ? this.#resolve(run) : { named: null, from: at, to: at + 1 };
  }

  /** The name or pronoun that opens a sentence, with its offices. */
  #sentenceSubject(start: number, verb: number): Attribution | undefined {
    const words = this.#words;
    if (isWordOf("personPronoun", words.word(start))) return this.#pronoun(start);
    let at = start;
    while (at < verb && at - start < 4 && (isTitle(words.word(at)) || isWordOf("determiner", words.word(at))) && !words.isCapitalised(at + 1)) at++;
    const run = nameStartingAt(words, at, verb);
    if (!run || words.word(run.to - 1).endsWith("'s")) return undefined;
    const next = words.word(run.to);
    return next === "and" || next === "und" ? { named: null, from: run.from, to: run.to } : this.#resolve(this.#laterName(run, verb));
  }

  /** "the mayor said" in [.., at] or from `at`: who holds the office, if one person of the text does. */
  #office(at: number, end: number): Attribution | undefined {
    const words = this.#words;
    const token = isWordOf("determiner", words.word(at)) ? at + 1 : at;
    if (token >= end || !isTitle(words.word(token)) || !/^(?:the|der|die|le|la|el|il|o|de|sang|)$/.test(words.word(token - 1))) return undefined;
    const named = this.#names.byOffice(words.word(token));
    return named ? { named, from: token, to: token + 1 } : { named: null, from: token, to: token + 1 };
  }

  /** He, she: the last person who spoke or opened a sentence. */
  #pronoun(token: number): Attribution {
    return { named: this.#lastSpeaker(token, true), from: token, to: token + 1 };
  }

  /** It: the last organisation that spoke. */
  #organisation(token: number): Attribution {
    return { named: this.#lastSpeaker(token, false), from: token, to: token + 1 };
  }

  #lastSpeaker(token: number, isPerson: boolean): Named | null {
    for (let x = this.#speakersBefore(token) - 1; x >= 0; x--) {
      const { token: at, named, isPerson: isAPerson } = this.#speakers[x]!;
      if (token - at > PRONOUN_REACH) return null;
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

  /** Who a name means: a full one itself, a last name the nearest full one, titles alone the holder of the office. */
  #resolve(run: NameRun): Attribution {
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
}
