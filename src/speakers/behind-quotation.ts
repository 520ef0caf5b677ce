/**
 * Stage speakers: to whom the words behind a quotation give it: right behind ("...," said X; "...," X, the director, said; "..." - X, director), or at the
 * end of its sentence. Input the grammar of a text and where a quotation ends, output an attribution or none. Looks are bounded, so each
 * costs O(1).
 */
import type { Attribution, Attributor, Grammar } from "./attribution.js";
import { type Clauses, REACH } from "./clauses.js";
import { afterPostNominals, nameStartingAt } from "./name-runs.js";
import type { NounPhrases, Phrase } from "./noun-phrases.js";
import type { SpeechVerbs } from "./speech-verbs.js";
import { Gap, type TextWords } from "./text-words.js";

/** A sentence of a name, its verb and an adverb or two, behind a quotation that ended with a full stop: "..." Palm said. */
const SHORT_SENTENCE = 6;
const APPOSITION = 26;
/** Tokens behind a quotation within which a verb of saying shows that it is given to somebody. */
const NEAR_VERB = 14;

/** What stands behind the quotations of a text. */
export class BehindQuotation {
  readonly #words: TextWords;
  readonly #phrases: NounPhrases;
  readonly #clauses: Clauses;
  readonly #verbs: SpeechVerbs;
  readonly #attributor: Attributor;

  constructor({ words, phrases, clauses }: Grammar, verbs: SpeechVerbs, attributor: Attributor) {
    this.#words = words;
    this.#phrases = phrases;
    this.#clauses = clauses;
    this.#verbs = verbs;
    this.#attributor = attributor;
  }

  /** Whether the words right after the quotation give it to somebody, whoever that is: a verb of saying stands there. */
  isGivenAfter(at: number): boolean {
    const words = this.#words;
    if (at >= words.tokens.length || !words.gapText(at - 1).includes(",") || this.#isClosed(at)) return false;
    const end = Math.min(this.#sentenceEnd(at), at + NEAR_VERB);
    for (let token = at; token < end; token++) if (this.#verbs.isSaying(token) || words.lexicon.is("statement", words.word(token))) return true;
    return false;
  }

  /**
   * Who the words right after the quotation that ends before `at` give it to.
   * @param isWhole whether the quotation opens its sentence; only then may any verb give it to somebody.
   * @param from its first token, where what its sentence says before it is to be heard as well.
   */
  after(at: number, isWhole: boolean, from = at): Attribution | undefined {
    const words = this.#words;
    if (at >= words.tokens.length || words.quoted[at] === 1) return undefined;
    const gap = words.gapText(at - 1);
    const end = this.#sentenceEnd(at);
    if (/["”’»'][ \n]{0,2}(?:[–—―]|--|- )\s{0,2}$/.test(gap)) return this.#signature(at, end);
    if (this.#isClosed(at)) return end - at <= SHORT_SENTENCE && words.endsSentence(end - 1) ? this.#subjectFirst(at, end, false) : undefined;
    const isBeside = isWhole && /[,!?…]/.test(gap);
    const found = this.#verbFirst(at, end, isBeside) ?? this.#subjectFirst(at, end, isBeside);
    return found && !isWhole && this.#isSubordinate(from) && this.#saysOther(found, end) ? undefined : found;
  }

  /** Who the end of the sentence gives it to: '... "rotten" and would be scrapped, Ingrid Palm said'. */
  atSentenceEnd(at: number, from: number): Attribution | undefined {
    const words = this.#words;
    if (at >= words.tokens.length || words.quoted[at] === 1 || this.#isClosed(at)) return undefined;
    const end = this.#sentenceEnd(at);
    for (let token = at + 1; token < end; token++) {
      if (words.gap(token - 1) !== Gap.COMMA) continue;
      const found = this.#verbFirst(token, end, false) ?? this.#subjectFirst(token, end, false);
      if (found) return this.#isSubordinate(from) && this.#saysOther(found, end) ? undefined : found;
    }
    return undefined;
  }

  /**
   * Whether the sentence of a quotation opens with a clause or phrase that goes before what it says: "While X insisted "...", Y ...", "Hearing "..."",
   * "Under the headline "..."". "Calling it "...", X said" is X's judgement.
   */
  #isSubordinate(from: number): boolean {
    const words = this.#words;
    const { lexicon } = words;
    const start = words.sentenceStart(from - 1, REACH);
    if (start >= from || words.quoted[start] === 1) return false;
    const word = words.word(start);
    if (lexicon.isPreposition(word) || lexicon.is("hearing", word) || lexicon.is("telling", word)) return true;
    return this.#clauses.isParticiple(start) && !lexicon.is("saying", word) && !lexicon.is("framing", word);
  }

  /** Whether the verb beside the one who is found has words of its own to say: "X said she knew", "X replied: ...", "X wrote a column". */
  #saysOther({ from, to }: Attribution, end: number): boolean {
    const words = this.#words;
    const { lexicon } = words;
    const last = Math.min(end, to + NEAR_VERB);
    let verb = to;
    while (verb < last && words.gap(verb - 1) === Gap.NONE && !this.#verbs.isSaying(verb)) verb++;
    // "sagte X eine ...": the verb stands before its subject
    const isBehind = verb < last && words.gap(verb - 1) === Gap.NONE;
    const next = isBehind ? verb + 1 : to;
    if (words.gap(next - 1) === Gap.COLON) return true;
    if (next >= end) return false;
    if (words.gap(next - 1) === Gap.COMMA) return !isBehind && lexicon.words.isVerbSecond === true && this.#opensClause(next);
    if (words.gap(next - 1) !== Gap.NONE) return false;
    if (isBehind && lexicon.is("telling", words.word(verb))) return this.#hasClause(next + 1, last);
    return this.#opensClause(next) || (lexicon.is("determiner", words.word(next)) && from < next);
  }

  /** Whether a token opens what somebody says: a pronoun, "that", a name. */
  #opensClause(token: number): boolean {
    const words = this.#words;
    const { lexicon } = words;
    const word = words.word(token);
    if (lexicon.is("he", word) || lexicon.is("she", word) || lexicon.is("otherPronoun", word)) return true;
    return (
      (lexicon.is("subordinator", word) && lexicon.is("relative", word)) || word === "dass" || (words.isCapitalised(token) && !lexicon.is("notAName", word))
    );
  }

  /** "told us [she would ...]". */
  #hasClause(from: number, end: number): boolean {
    for (let token = from; token < end && this.#words.gap(token - 1) === Gap.NONE; token++) {
      const { lexicon } = this.#words;
      const word = this.#words.word(token);
      if (lexicon.is("he", word) || lexicon.is("she", word) || lexicon.is("otherPronoun", word) || lexicon.is("subordinator", word)) return true;
    }
    return false;
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

  /** The words right after a dash that follows a quotation: "--Marian Cera, Community Organizer". */
  #signature(at: number, end: number): Attribution | undefined {
    const words = this.#words;
    const run = nameStartingAt(words, at, end);
    if (!run || run.to === run.from) return undefined;
    const gap = words.gap(run.to - 1);
    // "(@handle)": whose post it is, not whose words it quotes
    if (words.gapText(run.to - 1).includes("@")) return { named: null, from: run.from, to: run.to };
    return gap === Gap.COMMA || gap === Gap.BRACKET || gap === Gap.SENTENCE || gap === Gap.SEMICOLON
      ? this.#attributor.attribution(this.#phrases.name(run))
      : undefined;
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
    const source = this.#verbs.sourceEnd(at);
    if (source !== undefined && source < end) return this.#attributor.source(source, end);
    if (words.isCapitalised(verb) || verb >= end) return undefined;
    const word = words.word(verb);
    // "a-t-il lâché"
    const isPronoun = lexicon.is("he", word) || lexicon.is("she", word);
    if (isPronoun && verb > at && verb + 1 < end && this.#verbs.mayBeVerb(verb + 1)) return this.#attributor.attribution(this.#phrases.startingAt(verb, end)!);
    if (lexicon.is("quoting", word)) return this.#quotedBehind(verb, end);
    const isSaying = lexicon.is("saying", word);
    if (!isSaying && !(isBeside && words.gap(verb) === Gap.NONE && this.#verbs.mayBeVerb(verb))) return undefined;
    let next = verb + 1;
    while (next < verb + 4 && next < end && !words.isCapitalised(next) && words.gap(next - 1) === Gap.NONE && this.#isBehindVerb(next)) next++;
    if (words.gap(next - 1) !== Gap.NONE) return undefined;
    const phrase = this.#phrases.startingAt(next, end);
    if (!phrase || (!isSaying && phrase.kind === "noun" && !words.lexicon.is("determiner", words.word(next)))) return undefined;
    if (!isSaying && phrase.kind === "name" && !phrase.named?.isPerson) return undefined;
    return this.#attributor.attribution(phrase);
  }

  /** What may stand between a verb and its subject behind a quotation: "a-t-il", "sagte gestern ...". */
  #isBehindVerb(token: number): boolean {
    const { lexicon } = this.#words;
    const word = this.#words.word(token);
    return this.#words.isAdverb(token) && !lexicon.is("he", word) && !lexicon.is("she", word);
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
    const told = this.#toldOf(verb, end);
    if (told) return told;
    const word = words.word(verb);
    const actor = lexicon.is("by", words.word(verb + 1)) ? this.#phrases.startingAt(verb + 2, end) : undefined;
    if (lexicon.is("quoting", word))
      return this.#clauses.isPassive(verb) ? this.#attributor.attribution(phrase) : this.#attributor.quoted(verb, { start: at, end });
    const isReport = phrase.named?.isOrganisation === true && lexicon.is("reporting", word);
    if (this.#clauses.isPassive(verb) || isReport) return actor ? this.#attributor.attribution(actor) : nobody(phrase);
    return this.#attributor.attribution(phrase);
  }

  /** "X recalls [Y saying]", "X insists [Y said]": who spoke by what the subject of the verb tells; nobody where that is only alleged or in the passive. */
  #toldOf(verb: number, end: number): Attribution | undefined {
    const words = this.#words;
    const { lexicon } = words;
    if (words.gap(verb) !== Gap.NONE || lexicon.is("and", words.word(verb + 1)) || lexicon.is("but", words.word(verb + 1))) return undefined;
    const at = words.word(verb + 1) === "that" ? verb + 2 : verb + 1;
    const phrase = this.#phrases.startingAt(at, end);
    if (!phrase || words.gap(phrase.to - 1) !== Gap.NONE || phrase.to >= end) return undefined;
    let next = phrase.to;
    while (next < end && next - phrase.to < 4 && words.isAdverb(next) && words.gap(next) === Gap.NONE) next++;
    if (words.isCapitalised(next) || next >= end) return undefined;
    if (this.#verbs.isSaying(next)) return this.#clauses.isPassive(next) ? nobody(phrase) : this.#attributor.attribution(phrase);
    // "told the Planet Monday [morning]"
    const isParticiple = next === phrase.to && this.#clauses.isParticiple(next) && !lexicon.isPreposition(words.word(next));
    const isReported = isParticiple && phrase.kind !== "noun" && !lexicon.is("telling", words.word(verb));
    return isReported ? nobody(phrase) : undefined;
  }

  /** The verb of a phrase: right behind it, or behind an apposition. */
  #verbBehind(phrase: Phrase, end: number, isBeside: boolean): number | undefined {
    const words = this.#words;
    const { lexicon } = words;
    const isVerb = (token: number): boolean =>
      token < end && !words.isCapitalised(token) && (this.#verbs.isSaying(token) || lexicon.is("quoting", words.word(token)));
    const behindAdverbs = (from: number): number => {
      let token = from;
      while (token < end && token - from < 5 && words.isAdverb(token) && words.gap(token) === Gap.NONE) token++;
      return token;
    };
    let next = Math.min(end, afterPostNominals(words, phrase.to));
    if (words.gap(next - 1) === Gap.NONE) {
      const verb = behindAdverbs(next);
      if (isVerb(verb)) return verb;
      const isPerson = phrase.kind === "pronoun" || (phrase.kind === "name" && phrase.named?.isPerson === true);
      if (isBeside && isPerson && verb < end && !words.isCapitalised(verb) && this.#verbs.mayBeUnknownVerb(verb)) return verb;
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

  /** The token after a prepositional phrase: "[of the ministry] said". */
  #afterPhrase(at: number, end: number): number {
    const words = this.#words;
    let token = at;
    const { lexicon } = words;
    while (token < end && token - at < 12 && words.gap(token) === Gap.NONE && !lexicon.is("saying", words.word(token + 1))) {
      // "[of the agency] that said ...": another clause
      if (token > at && lexicon.is("relative", words.word(token)) && !lexicon.is("determiner", words.word(token))) return token;
      token++;
    }
    return token + 1;
  }
}

/** Of somebody whom the text does not name there. */
function nobody({ from, to }: Phrase): Attribution {
  return { named: null, from, to };
}
