/**
 * Stage speakers: to whom the words around a quotation give it. Input words, phrases and clauses of a text and the place of a quotation, output
 * who is said to have spoken, for a stretch before or after it. Somebody who is not named ends the search as well; undefined is nobody. The
 * reporter is not the reported: of the verbs before a quotation the nearest decides, and "X quoted Y" is Y. Looks are bounded, so each
 * costs O(1).
 */
import { Clauses, REACH } from "./clauses.js";
import { Mentions } from "./mentions.js";
import { type Named, nameEndingAt, nameStartingAt } from "./name-runs.js";
import { NounPhrases, type Phrase } from "./noun-phrases.js";
import { People } from "./people.js";
import { Gap, type TextWords } from "./text-words.js";

/** Tokens [from, to) by which a text gives words to somebody, and who it is; null for one who is not named. */
export interface Attribution {
  readonly named: Named | null;
  readonly from: number;
  readonly to: number;
}

/** A sentence of a name, its verb and an adverb or two, behind a quotation that ended with a full stop: "..." Palm said. */
const SHORT_SENTENCE = 6;
/** Tokens of a quotation below which the verb has to stand beside it. */
const SHORT = 3;
const NEAR = 8;
const APPOSITION = 26;
/** Tokens behind a quotation within which a verb of saying shows that it is given to somebody. */
const NEAR_VERB = 14;

/** Attributions of the quotations of a text. */
export class Attributions {
  readonly #words: TextWords;
  readonly #phrases: NounPhrases;
  readonly #clauses: Clauses;
  readonly #mentions: Mentions;

  constructor(words: TextWords) {
    this.#words = words;
    const people = new People(words);
    this.#phrases = new NounPhrases(words, people);
    this.#clauses = new Clauses(words, this.#phrases);
    this.#mentions = new Mentions(words, people, { phrases: this.#phrases, clauses: this.#clauses });
  }

  /** Who the words before the quotation [from, to) give it to, in its own sentence. */
  before(from: number, to: number): Attribution | undefined {
    const words = this.#words;
    const start = this.#sentenceBefore(from);
    if (start === from) return undefined;
    const isBeside = words.gap(from - 1) === Gap.COLON || words.gap(from - 1) === Gap.COMMA;
    const least = to - from < SHORT && !isBeside ? Math.max(start, from - NEAR) : start;
    return this.#label(start, from) ?? this.#cueBefore(least, { start, from }) ?? this.#colon(start, from);
  }

  /** Who the sentence before the one that `from` opens says something of: its subject, if it has a verb of saying. */
  introduced(from: number): Attribution | undefined {
    const words = this.#words;
    const start = words.sentenceStart(from - 1, REACH);
    for (let verb = from - 1; verb > start; verb--) {
      if (!this.#isSaying(verb) || words.quoted[verb] === 1) continue;
      if (this.#clauses.isPassive(verb)) return undefined;
      const subject = this.#clauses.subjectOf(verb, start);
      if (subject) return this.#attribution(subject);
    }
    return undefined;
  }

  /** Whether the words right after the quotation give it to somebody, whoever that is: a verb of saying stands there. */
  isGivenAfter(at: number): boolean {
    const words = this.#words;
    if (at >= words.tokens.length || !words.gapText(at - 1).includes(",") || this.#isClosed(at)) return false;
    const end = Math.min(this.#sentenceEnd(at), at + NEAR_VERB);
    for (let token = at; token < end; token++) if (this.#isSaying(token) || words.lexicon.is("statement", words.word(token))) return true;
    return false;
  }

  /**
   * Who the words right after the quotation that ends before `at` give it to.
   * @param isWhole whether the quotation opens its sentence; only then may any verb give it to somebody.
   */
  after(at: number, isWhole: boolean): Attribution | undefined {
    const words = this.#words;
    if (at >= words.tokens.length || words.quoted[at] === 1) return undefined;
    const gap = words.gapText(at - 1);
    const end = this.#sentenceEnd(at);
    if (/["”’»'][ \n]{0,2}(?:[–—―]|--|- )\s{0,2}$/.test(gap)) return this.#signature(at, end);
    if (this.#isClosed(at)) return end - at <= SHORT_SENTENCE && words.endsSentence(end - 1) ? this.#subjectFirst(at, end, false) : undefined;
    const isBeside = isWhole && /[,!?…]/.test(gap);
    return this.#verbFirst(at, end, isBeside) ?? this.#subjectFirst(at, end, isBeside);
  }

  /** Who the end of the sentence gives it to: '... "rotten" and would be scrapped, Ingrid Palm said'. */
  atSentenceEnd(at: number): Attribution | undefined {
    const words = this.#words;
    if (at >= words.tokens.length || words.quoted[at] === 1 || this.#isClosed(at)) return undefined;
    const end = this.#sentenceEnd(at);
    for (let token = at + 1; token < end; token++) {
      if (words.gap(token - 1) !== Gap.COMMA) continue;
      const found = this.#verbFirst(token, end, false) ?? this.#subjectFirst(token, end, false);
      if (found) return found;
    }
    return undefined;
  }

  #sentenceBefore(from: number): number {
    return from > 0 && this.#words.endsSentence(from - 1) ? from : this.#words.sentenceStart(Math.max(0, from - 1), REACH);
  }

  #sentenceEnd(at: number): number {
    const words = this.#words;
    let end = at;
    while (end < words.tokens.length && end - at < REACH && words.quoted[end] !== 1 && (end === at || !words.endsSentence(end - 1))) end++;
    return end;
  }

  /** Whether the quotation before `at` ended its sentence, or its paragraph. */
  #isClosed(at: number): boolean {
    const words = this.#words;
    const gap = words.gapText(at - 1);
    if (/[\n\r]\s*[\n\r]/.test(gap)) return true;
    return /\.["”’'»)]*\s*$/.test(gap.replace(/[\n\r].*$/s, "")) && words.isCapitalised(at);
  }

  /** Who a phrase means. */
  #attribution({ kind, named, gender, from, to }: Phrase): Attribution {
    return { named: kind === "pronoun" ? this.#mentions.meant(from, gender!) : named, from, to };
  }

  #isSaying(token: number): boolean {
    const { lexicon } = this.#words;
    const word = this.#words.word(token);
    const before = this.#words.word(token - 1);
    // "her remarks", "Kerry's comments": nouns
    if (this.#words.isOwner(token - 1)) return false;
    if (lexicon.is("determiner", before) && !lexicon.is("relative", before) && !lexicon.is("otherPronoun", before)) return false;
    return lexicon.is("saying", word) || (lexicon.is("issuing", word) && this.#isStatement(token));
  }

  /** "issued the following statement", "made these remarks". */
  #isStatement(token: number): boolean {
    for (let at = token + 1; at < token + 8; at++) if (this.#words.lexicon.is("statement", this.#words.word(at))) return true;
    return false;
  }

  /** The nearest verb or source before a quotation: that one gives it to somebody. */
  #cueBefore(least: number, { start, from }: { readonly start: number; readonly from: number }): Attribution | undefined {
    const words = this.#words;
    const { lexicon } = words;
    let nobody: Attribution | undefined;
    for (let token = from - 1; token >= least; token--) {
      if (words.quoted[token] === 1) continue;
      const word = words.word(token);
      const source = this.#sourceEnd(token);
      if (source !== undefined && source < from) return this.#source(source, from);
      if (
        lexicon.is("statement", word) &&
        lexicon.isPreposition(words.word(token + 1)) &&
        words.gap(from - 1) === Gap.COLON &&
        words.isCapitalised(token + 2)
      ) {
        const issuer = this.#phrases.startingAt(token + 2, from);
        if (issuer?.kind === "name" && issuer.to === from) return this.#attribution(issuer);
      }
      if (lexicon.is("sourceBehind", word)) {
        const phrase = this.#phrases.endingAt(token - 1, start);
        if (phrase) return this.#attribution(phrase);
      }
      if (lexicon.is("quoting", word)) return this.#quoted(token, { start, end: from });
      if (lexicon.is("hearing", word) && !words.isCapitalised(token)) return { named: null, from: token, to: token + 1 };
      if (this.#isSaying(token) || (lexicon.is("framing", word) && !(token === from - 1 && this.#isNaming(token)))) {
        if (this.#clauses.isAlleged(token)) return { named: null, from: token, to: token + 1 };
        const found = this.#speakerOf(token, { start, end: from });
        if (found) return found;
        nobody ??= { named: null, from: token, to: token + 1 };
      }
    }
    return nobody;
  }

  /** Who speaks by a verb before a quotation: whom it is done by, where it is in the passive; its subject; who follows it. */
  #speakerOf(verb: number, { start, end }: { readonly start: number; readonly end: number }): Attribution | undefined {
    const words = this.#words;
    const { lexicon } = words;
    const actor = lexicon.is("by", words.word(verb + 1)) && verb + 1 < end ? this.#phrases.startingAt(verb + 2, end) : undefined;
    if (actor) return this.#attribution(actor);
    const last = words.word(verb - 1);
    const quoting = last === "as" && lexicon.is("quoting", words.word(verb - 2)) ? verb - 2 : undefined;
    if (quoting !== undefined) return this.#quoted(quoting, { start, end });
    const asSaying = last === "as" ? this.#phrases.endingAt(verb - 2, start) : undefined;
    if (asSaying?.kind === "name") return this.#attribution(asSaying);
    if (this.#clauses.isPassive(verb)) return { named: null, from: verb, to: verb + 1 };
    const spoken = this.#speakerOfLast(verb, start);
    if (spoken) return spoken;
    const isFirst = verb === start || (lexicon.words.isVerbSecond && this.#isIntroduced(start, verb));
    const beside = isFirst ? undefined : this.#clauses.subjectBeside(verb, start);
    if (beside) return this.#attribution(beside);
    const isInverted = isFirst || words.gap(verb - 1) === Gap.COMMA;
    const behind = isInverted ? this.#phrases.startingAt(verb + 1, end) : undefined;
    if (behind && behind.kind !== "noun" && (isFirst || behind.to === end)) return this.#attribution(behind);
    const subject = this.#clauses.subjectOf(verb, start);
    return subject && this.#attribution(subject);
  }

  /** '"...," said X, [adding] that it was "..."': who spoke the quotation before, in the same sentence. */
  #speakerOfLast(verb: number, start: number): Attribution | undefined {
    const words = this.#words;
    if (!this.#clauses.isParticiple(verb) || words.gap(verb - 1) !== Gap.COMMA) return undefined;
    let quoted = verb - 1;
    while (quoted >= start && words.quoted[quoted] !== 1) quoted--;
    return quoted >= start ? this.after(quoted + 1, false) : undefined;
  }

  /** Whether a sentence opens with something else than its subject: "Am Montag [sagte] ...". */
  #isIntroduced(start: number, verb: number): boolean {
    const { lexicon } = this.#words;
    const word = this.#words.word(start);
    return start < verb && (lexicon.isPreposition(word) || this.#words.isAdverb(start));
  }

  /** Whom the verb of quoting at `verb` quotes. */
  #quoted(verb: number, { start, end }: { readonly start: number; readonly end: number }): Attribution | undefined {
    const words = this.#words;
    if (this.#clauses.isPassive(verb)) {
      const subject = this.#clauses.subjectOf(verb, start);
      return subject && this.#attribution(subject);
    }
    const object = this.#phrases.startingAt(verb + 1, end);
    if (object) return this.#attribution(object);
    const isOwn = words.gap(verb) === Gap.COLON || words.gap(verb) === Gap.NONE;
    return isOwn ? { named: null, from: verb, to: verb + 1 } : undefined;
  }

  /** The token after a phrase of source that begins at `token`: "according to". */
  #sourceEnd(token: number): number | undefined {
    const words = this.#words;
    const found = words.lexicon.sources.find((phrase) => phrase.every((word, x) => words.word(token + x) === word));
    return found && token + found.length;
  }

  #source(at: number, end: number): Attribution {
    const phrase = this.#phrases.startingAt(at, end);
    return phrase ? this.#attribution(phrase) : { named: null, from: at, to: Math.min(at + 1, end) };
  }

  /** A name and a colon, and nothing else: "MR. SMITH: ...". */
  #label(start: number, from: number): Attribution | undefined {
    const words = this.#words;
    if (words.gap(from - 1) !== Gap.COLON || from - start > 7) return undefined;
    const run = nameEndingAt(words, from - 1, start);
    const isWhole = run && run.to > run.from && (run.begin === start || words.isTitle(start) || words.lexicon.is("determiner", words.word(start)));
    return isWhole ? this.#attribution(this.#phrases.name(run)) : undefined;
  }

  /** "X turned to the question of wages:": who opens a sentence that ends with a colon and names nobody else. */
  #colon(start: number, from: number): Attribution | undefined {
    if (this.#words.gap(from - 1) !== Gap.COLON) return undefined;
    const subject = this.#clauses.mainSubject(start, from - 1);
    if (subject?.kind !== "name" || !subject.named?.isPerson) return undefined;
    for (let token = subject.to; token < from - 1; token++)
      if (this.#words.gap(token) === Gap.COLON || nameStartingAt(this.#words, token, from)?.from === token) return undefined;
    return this.#attribution(subject);
  }

  /** "a plan called "X"", "is dubbed "X"": a name of a thing, nobody's words. */
  #isNaming(verb: number): boolean {
    const { lexicon } = this.#words;
    const before = this.#words.word(verb - 1);
    return !lexicon.is("he", before) && !lexicon.is("she", before) && !this.#words.isCapitalised(verb - 1);
  }

  /** The words right after a dash that follows a quotation: "--Marian Cera, Community Organizer". */
  #signature(at: number, end: number): Attribution | undefined {
    const words = this.#words;
    const run = nameStartingAt(words, at, end);
    if (!run || run.to === run.from) return undefined;
    const gap = words.gap(run.to - 1);
    // "(@handle)": whose post it is, not whose words it quotes
    if (words.gapText(run.to - 1).includes("@")) return { named: null, from: run.from, to: run.to };
    return gap === Gap.COMMA || gap === Gap.BRACKET || gap === Gap.SENTENCE || gap === Gap.SEMICOLON ? this.#attribution(this.#phrases.name(run)) : undefined;
  }

  /**
   * "said X", "a déclaré X", "said the group's director, X", "so X", "according to X".
   * @param isBeside whether the quotation ends as one with an attribution behind it, so that any verb may give it to a person.
   */
  #verbFirst(at: number, end: number, isBeside: boolean): Attribution | undefined {
    const words = this.#words;
    const { lexicon } = words;
    let verb = at;
    while (verb < at + 3 && verb < end && words.isAdverb(verb) && !lexicon.is("saying", words.word(verb))) verb++;
    const source = this.#sourceEnd(at);
    if (source !== undefined && source < end) return this.#source(source, end);
    if (words.isCapitalised(verb) || verb >= end) return undefined;
    const word = words.word(verb);
    // "a-t-il lâché"
    const isPronoun = lexicon.is("he", word) || lexicon.is("she", word);
    if (isPronoun && verb > at && verb + 1 < end && this.#mayBeVerb(verb + 1)) return this.#attribution(this.#phrases.startingAt(verb, end)!);
    if (lexicon.is("quoting", word)) return this.#quotedBehind(verb, end);
    const isSaying = lexicon.is("saying", word);
    if (!isSaying && !(isBeside && words.gap(verb) === Gap.NONE && this.#mayBeVerb(verb))) return undefined;
    let next = verb + 1;
    while (next < verb + 4 && next < end && !words.isCapitalised(next) && words.gap(next - 1) === Gap.NONE && this.#isBehindVerb(next)) next++;
    if (words.gap(next - 1) !== Gap.NONE) return undefined;
    const phrase = this.#phrases.startingAt(next, end);
    if (!phrase || (!isSaying && phrase.kind === "noun" && !words.lexicon.is("determiner", words.word(next)))) return undefined;
    if (!isSaying && phrase.kind === "name" && !phrase.named?.isPerson) return undefined;
    return this.#attribution(phrase);
  }

  /** What may stand between a verb and its subject behind a quotation: "a-t-il", "sagte gestern ...". */
  #isBehindVerb(token: number): boolean {
    const { lexicon } = this.#words;
    const word = this.#words.word(token);
    return this.#words.isAdverb(token) && !lexicon.is("he", word) && !lexicon.is("she", word);
  }

  /** A word in lower case that is none of those which never are verbs. */
  #mayBeVerb(token: number): boolean {
    const { lexicon } = this.#words;
    const word = this.#words.word(token);
    if (/\d/.test(word) || word.length < 3) return false;
    if (lexicon.is("he", word) || lexicon.is("she", word) || lexicon.is("otherPronoun", word)) return false;
    if (lexicon.is("hearing", word) || lexicon.is("passive", word) || this.#words.isAdverb(token)) return false;
    return !(
      lexicon.isPreposition(word) ||
      lexicon.is("determiner", word) ||
      lexicon.is("and", word) ||
      lexicon.is("but", word) ||
      lexicon.is("relative", word)
    );
  }

  /** "[zitierte] die Zeitung den Bürgermeister X": nobody but whom a name right behind tells. */
  #quotedBehind(verb: number, end: number): Attribution {
    const phrase = this.#phrases.startingAt(verb + 1, end);
    return { named: null, from: verb, to: phrase?.to ?? verb + 1 };
  }

  /** "X said", "X, the group's director, said", "he said": a phrase that begins at `at` and its verb. */
  #subjectFirst(at: number, end: number, isBeside: boolean): Attribution | undefined {
    const words = this.#words;
    const { lexicon } = words;
    if (lexicon.isPreposition(words.word(at)) || lexicon.is("relative", words.word(at)) || lexicon.is("and", words.word(at))) return undefined;
    const phrase = this.#phrases.startingAt(at, end);
    if (!phrase) return undefined;
    const verb = this.#verbBehind(phrase, end, isBeside);
    if (verb === undefined) return undefined;
    const word = words.word(verb);
    const actor = lexicon.is("by", words.word(verb + 1)) ? this.#phrases.startingAt(verb + 2, end) : undefined;
    if (lexicon.is("quoting", word)) return this.#clauses.isPassive(verb) ? this.#attribution(phrase) : this.#quoted(verb, { start: at, end });
    const isReport = phrase.named?.isOrganisation === true && lexicon.is("reporting", word);
    if (this.#clauses.isPassive(verb) || isReport) return actor ? this.#attribution(actor) : { named: null, from: phrase.from, to: phrase.to };
    return this.#attribution(phrase);
  }

  /** The verb of a phrase: right behind it, or behind an apposition. */
  #verbBehind(phrase: Phrase, end: number, isBeside: boolean): number | undefined {
    const words = this.#words;
    const { lexicon } = words;
    const isVerb = (token: number): boolean =>
      token < end && !words.isCapitalised(token) && (this.#isSaying(token) || lexicon.is("quoting", words.word(token)));
    const behindAdverbs = (from: number): number => {
      let token = from;
      while (token < end && token - from < 5 && words.isAdverb(token) && words.gap(token) === Gap.NONE) token++;
      return token;
    };
    let next = phrase.to;
    if (words.gap(next - 1) === Gap.NONE) {
      const verb = behindAdverbs(next);
      if (isVerb(verb)) return verb;
      const isPerson = phrase.kind === "pronoun" || (phrase.kind === "name" && phrase.named?.isPerson === true);
      if (isBeside && isPerson && verb < end && !words.isCapitalised(verb) && this.#mayBeUnknownVerb(verb)) return verb;
      if (lexicon.isPreposition(words.word(next)) && phrase.kind !== "pronoun") next = this.#afterPhrase(next, end);
      else return undefined;
      if (isVerb(behindAdverbs(next))) return behindAdverbs(next);
    }
    for (let token = next; token < end && token - phrase.to < APPOSITION; token++) {
      const gap = words.gap(token - 1);
      if (gap !== Gap.COMMA && gap !== Gap.DASH && gap !== Gap.BRACKET) continue;
      const verb = behindAdverbs(token);
      if (isVerb(verb)) return verb;
    }
    return undefined;
  }

  /** A verb that no list has, behind a name: it may end the sentence. */
  #mayBeUnknownVerb(token: number): boolean {
    const { lexicon } = this.#words;
    const word = this.#words.word(token);
    if (word.length < 3 || lexicon.is("hearing", word) || this.#words.isAdverb(token) || lexicon.isPreposition(word)) return false;
    return !(lexicon.is("determiner", word) || lexicon.is("and", word) || lexicon.is("but", word) || lexicon.is("relative", word) || lexicon.isRole(word));
  }

  /** The token after a prepositional phrase: "[of the ministry] said". */
  #afterPhrase(at: number, end: number): number {
    const words = this.#words;
    let token = at;
    while (token < end && token - at < 12 && words.gap(token) === Gap.NONE && !words.lexicon.is("saying", words.word(token + 1))) token++;
    return token + 1;
  }
}
