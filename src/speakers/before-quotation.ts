/**
 * Stage speakers: to whom the words before a quotation give it: a name and a colon, a verb of saying with its subject, a source ("according to X"), or the
 * sentence before that introduces it. The reporter is not the reported: of several the nearest decides. Input the grammar of a text and where a
 * quotation begins, output an attribution or none. Looks are bounded, so each costs O(1).
 */
import type { Attribution, Attributor, Grammar } from "./attribution.js";
import type { BehindQuotation } from "./behind-quotation.js";
import { type Clauses, REACH } from "./clauses.js";
import { nameEndingAt, nameStartingAt } from "./name-runs.js";
import type { NounPhrases } from "./noun-phrases.js";
import type { SpeechVerbs } from "./speech-verbs.js";
import { Gap, type TextWords } from "./text-words.js";

/** Tokens of a quotation below which the verb has to stand beside it. */
const SHORT = 3;
const NEAR = 8;
/** Letters of a name in capitals that stands alone before a colon, at least: fewer are initials. */
const SHORTEST_LABEL = 4;

/** What stands before the quotations of a text. */
export class BeforeQuotation {
  readonly #words: TextWords;
  readonly #phrases: NounPhrases;
  readonly #clauses: Clauses;
  readonly #verbs: SpeechVerbs;
  readonly #attributor: Attributor;
  readonly #behind: BehindQuotation;

  constructor(
    { words, phrases, clauses }: Grammar,
    { verbs, attributor, behind }: { readonly verbs: SpeechVerbs; readonly attributor: Attributor; readonly behind: BehindQuotation },
  ) {
    this.#words = words;
    this.#phrases = phrases;
    this.#clauses = clauses;
    this.#verbs = verbs;
    this.#attributor = attributor;
    this.#behind = behind;
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
      if (!this.#verbs.isSaying(verb) || words.quoted[verb] === 1) continue;
      if (this.#clauses.isPassive(verb)) return undefined;
      const subject = this.#clauses.subjectOf(verb, start);
      if (subject) return this.#attributor.attribution(subject);
    }
    return undefined;
  }

  #sentenceBefore(from: number): number {
    return from > 0 && this.#words.endsSentence(from - 1) ? from : this.#words.sentenceStart(Math.max(0, from - 1), REACH);
  }

  /** The nearest verb or source before a quotation: that one gives it to somebody. */
  #cueBefore(least: number, { start, from }: { readonly start: number; readonly from: number }): Attribution | undefined {
    const words = this.#words;
    const { lexicon } = words;
    let nobody: Attribution | undefined;
    for (let token = from - 1; token >= least; token--) {
      if (words.quoted[token] === 1) continue;
      const word = words.word(token);
      if (words.gap(from - 1) === Gap.COLON && !lexicon.is("determiner", word) && word !== "who" && this.#isOther(token - 1, from))
        return nobody ?? { named: null, from: token, to: token + 1 };
      const source = this.#verbs.sourceEnd(token);
      if (source !== undefined && source < from) return this.#attributor.source(source, from);
      if (
        lexicon.is("statement", word) &&
        lexicon.isPreposition(words.word(token + 1)) &&
        words.gap(from - 1) === Gap.COLON &&
        words.isCapitalised(token + 2)
      ) {
        const issuer = this.#phrases.startingAt(token + 2, from);
        if (issuer?.kind === "name" && issuer.to === from) return this.#attributor.attribution(issuer);
      }
      if (lexicon.is("sourceBehind", word)) {
        const phrase = this.#phrases.endingAt(token - 1, start);
        if (phrase) return this.#attributor.attribution(phrase);
      }
      if (lexicon.is("quoting", word)) return this.#attributor.quoted(token, { start, end: from });
      if (lexicon.is("hearing", word) && !words.isCapitalised(token)) return { named: null, from: token, to: token + 1 };
      if (this.#verbs.isSaying(token) || (lexicon.is("framing", word) && !(token === from - 1 && this.#isNaming(token)))) {
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
    if (actor) return this.#attributor.attribution(actor);
    const last = words.word(verb - 1);
    const quoting = last === "as" && lexicon.is("quoting", words.word(verb - 2)) ? verb - 2 : undefined;
    if (quoting !== undefined) return this.#attributor.quoted(quoting, { start, end });
    const asSaying = last === "as" ? this.#phrases.endingAt(verb - 2, start) : undefined;
    if (asSaying?.kind === "name") return this.#attributor.attribution(asSaying);
    if (this.#clauses.isPassive(verb)) return { named: null, from: verb, to: verb + 1 };
    const spoken = this.#speakerOfLast(verb, start);
    if (spoken) return spoken;
    const isFirst = verb === start || (lexicon.words.isVerbSecond && this.#isIntroduced(start, verb));
    const beside = isFirst ? undefined : this.#clauses.subjectBeside(verb, start);
    if (beside) return this.#attributor.attribution(beside);
    const isInverted = isFirst || words.gap(verb - 1) === Gap.COMMA;
    const behind = isInverted ? this.#phrases.startingAt(verb + 1, end) : undefined;
    if (behind && behind.kind !== "noun" && (isFirst || behind.to === end)) return this.#attributor.attribution(behind);
    const subject = this.#clauses.subjectOf(verb, start);
    return subject && this.#attributor.attribution(subject);
  }

  /** '"...," said X, [adding] that it was "..."': who spoke the quotation before, in the same sentence. */
  #speakerOfLast(verb: number, start: number): Attribution | undefined {
    const words = this.#words;
    if (!this.#clauses.isParticiple(verb) || words.gap(verb - 1) !== Gap.COMMA) return undefined;
    let quoted = verb - 1;
    while (quoted >= start && words.quoted[quoted] !== 1) quoted--;
    return quoted >= start ? this.#behind.after(quoted + 1, false) : undefined;
  }

  /** Whether a sentence opens with something else than its subject: "Am Montag [sagte] ...". */
  #isIntroduced(start: number, verb: number): boolean {
    const { lexicon } = this.#words;
    const word = this.#words.word(start);
    return start < verb && (lexicon.isPreposition(word) || this.#words.isAdverb(start));
  }

  /** A name and a colon, and nothing else: "MR. SMITH: ...". */
  #label(start: number, from: number): Attribution | undefined {
    const words = this.#words;
    if (words.gap(from - 1) !== Gap.COLON || from - start > 7) return undefined;
    const run = nameEndingAt(words, from - 1, start);
    const isWhole = run && run.to > run.from && (run.begin === start || words.isTitle(start) || words.lexicon.is("determiner", words.word(start)));
    if (!isWhole) return undefined;
    // "VH: ...": initials name nobody
    const isAbbreviated = run.to - run.from === 1 && words.isInCapitals(run.from) && words.word(run.from).length < SHORTEST_LABEL && run.begin === run.from;
    const phrase = this.#phrases.name(run);
    const isKnown = phrase.named !== null && "words" in phrase.named;
    return this.#attributor.attribution(isAbbreviated && !isKnown ? { ...phrase, named: null } : phrase);
  }

  /** "X turned to the question of wages:": who opens a sentence that ends with a colon and names nobody else. */
  #colon(start: number, from: number): Attribution | undefined {
    if (this.#words.gap(from - 1) !== Gap.COLON) return undefined;
    const subject = this.#clauses.mainSubject(start, from - 1);
    if (subject?.kind !== "name" || !subject.named?.isPerson) return undefined;
    for (let token = subject.to; token < from - 1; token++)
      if (this.#isOther(token, from) || this.#words.gap(token) === Gap.COLON || nameStartingAt(this.#words, token, from)?.from === token) return undefined;
    return this.#attributor.attribution(subject);
  }

  /** "X wrote to the paper, [which] had printed:": the last clause says something of another. */
  #isOther(token: number, from: number): boolean {
    const words = this.#words;
    if (words.gap(token) !== Gap.COMMA || !words.lexicon.is("relative", words.word(token + 1))) return false;
    for (let next = token + 1; next < from - 1; next++) if (words.gap(next) === Gap.COMMA) return false;
    return true;
  }

  /** "a plan called "X"", "is dubbed "X"": a name of a thing, nobody's words. */
  #isNaming(verb: number): boolean {
    const { lexicon } = this.#words;
    const before = this.#words.word(verb - 1);
    return !lexicon.is("he", before) && !lexicon.is("she", before) && !this.#words.isCapitalised(verb - 1);
  }
}
