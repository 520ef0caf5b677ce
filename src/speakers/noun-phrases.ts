/**
 * Stage speakers: who is meant by a noun phrase. Input words and people of a text and where a phrase begins or ends, output one of three: a name, a
 * pronoun, or a noun, which is somebody whom the text does not name there ("a spokeswoman for Mayor Reed", "Reed's lawyer", "the widow of Karl
 * Ahlgren"); an office in the definite is the one person who holds it. What a name owns, and what stands behind a preposition, is not the one who
 * speaks. Looks are bounded, so each costs O(1).
 */
import type { Gender } from "../reading/first-names.js";
import {
  hasFirstName,
  hasOrganisationWord,
  isOfAnother,
  looksLikePerson,
  type Named,
  type NameRun,
  namedBy,
  nameEndingAt,
  nameStartingAt,
} from "./name-runs.js";
import type { People, Person } from "./people.js";
import { Gap, type TextWords } from "./text-words.js";

/** Tokens [from, to) that name somebody, or do not. */
export interface Phrase {
  readonly kind: "name" | "pronoun" | "noun";
  /** Null for a pronoun, for somebody without a name, and for a name that several people bear. */
  readonly named: Named | Person | null;
  /** Of a pronoun. */
  readonly gender?: Gender;
  /** Of a noun: whether it is one for a person, as "a spokesman", or may be a thing. */
  readonly isRole?: boolean;
  readonly from: number;
  readonly to: number;
}

/** Tokens of a noun phrase before its name, and behind it up to the name that explains it. */
const MAX_NOUNS = 12;
const MAX_APPOSITION = 16;
/** Prepositional phrases one behind the other: "a lawyer for the head of X in Y". */
const MAX_DEPTH = 3;

/** The noun phrases of a text. */
export class NounPhrases {
  readonly #words: TextWords;
  readonly #people: People;

  constructor(words: TextWords, people: People) {
    this.#words = words;
    this.#people = people;
  }

  /** The phrase that begins at `at`, before `end`; undefined where none does. */
  startingAt(at: number, end: number): Phrase | undefined {
    const words = this.#words;
    if (at >= end || words.quoted[at] === 1) return undefined;
    const pronoun = this.#pronounAt(at);
    if (pronoun) return pronoun;
    const { lexicon } = words;
    if (!words.isCapitalised(at) && this.#isVerb(words.word(at))) return undefined;
    let token = at;
    let hasNoun = lexicon.is("otherPronoun", words.word(at));
    while (token < end && token - at < MAX_NOUNS && words.quoted[token] !== 1) {
      if (words.isCapitalised(token)) {
        const run = nameStartingAt(words, token, end);
        if (run && run.to > run.from && !words.isOwner(run.to - 1)) {
          if (!this.#isModifier(run, end)) return this.#nameAt(run, { at, end });
        }
        token = run ? Math.max(run.to, token + 1) : token + 1;
        hasNoun = true;
      } else {
        const word = words.word(token);
        if (token > at && (lexicon.isPreposition(word) || lexicon.is("relative", word) || this.#isVerb(word))) break;
        const isDeterminer = lexicon.is("determiner", word);
        if (token === at && lexicon.isPreposition(word) && !isDeterminer) return undefined;
        // "ein Sprecher [des Landrats]": another phrase
        if (hasNoun && token > at && words.isAdverb(token)) break;
        if (isDeterminer && hasNoun && token > at && !lexicon.is("determiner", words.word(token - 1))) break;
        if (!isDeterminer) hasNoun = true;
        token++;
      }
      if (words.gap(token - 1) !== Gap.NONE) break;
    }
    return hasNoun ? (this.#apposed(token, end) ?? this.#noun(at, token)) : undefined;
  }

  /** The phrase that ends with the token `last`, not before `start`; undefined where none does. */
  endingAt(last: number, start: number, depth = 0): Phrase | undefined {
    const words = this.#words;
    if (last < start || words.quoted[last] === 1) return undefined;
    const pronoun = this.#pronounAt(last);
    if (pronoun) return pronoun;
    const run = nameEndingAt(words, last, start);
    if (!run || run.to === run.from || words.isOwner(last)) return this.#nounEndingAt(last, start, depth);
    if (this.#isJoined(run, start)) return { kind: "noun", named: null, isRole: true, from: run.begin, to: run.to };
    const head = this.#beforePreposition(run.begin, start);
    if (head === undefined) return this.name(run);
    return depth < MAX_DEPTH ? this.#headBefore(head, { start, to: run.to, depth }) : undefined;
  }

  /** Who a run of capitalised words means: a full name itself, a last name the one person who bears it, a title alone the holder of the office. */
  name(run: NameRun): Phrase {
    const words = this.#words;
    const place = { from: run.from, to: run.to };
    if (run.to - run.from > 1) {
      if (looksLikePerson(words, run)) return { kind: "name", named: this.#inFull(run), ...place };
      const isNone = words.lexicon.is("place", words.word(run.from)) || words.isInCapitals(run.from);
      return isNone && !hasOrganisationWord(words, run) ? { kind: "noun", named: null, ...place } : { kind: "name", named: namedBy(words, run), ...place };
    }
    const word = words.stem(run.from);
    const person = this.#people.byOneName(word, this.#people.genderOfTitle(run));
    if (person !== undefined) return { kind: "name", named: person, ...place };
    const named = namedBy(words, run);
    const opensSentence = run.from === run.begin && (run.from === 0 || words.endsSentence(run.from - 1));
    const { lexicon } = words;
    const before = words.word(run.begin - 1);
    // "the Texan", "ein älterer Mann": where all nouns are capitalised, a name alone follows a verb
    const isKind = lexicon.words.hasCapitalNouns
      ? !lexicon.is("saying", before) && !words.lexicon.is("source", before)
      : lexicon.is("determiner", before) && !words.isInCapitals(run.from) && !lexicon.isOrganisation(word);
    const isName = named.isPerson || words.isInCapitals(run.from) || !opensSentence || this.#people.isNameInside(word);
    return isName && (named.isPerson || !isKind) && !lexicon.is("place", word) ? { kind: "name", named, ...place } : { kind: "noun", named: null, ...place };
  }

  /** A person under the name that stands at this place. */
  #inFull(run: NameRun): Named | Person {
    const named = namedBy(this.#words, run);
    const person = this.#people.person(run);
    return person ? { ...person, name: named.name } : { ...named, isPerson: true };
  }

  #pronounAt(token: number): Phrase | undefined {
    const { lexicon } = this.#words;
    const word = this.#words.word(token);
    const gender = lexicon.is("he", word) ? "male" : lexicon.is("she", word) ? "female" : undefined;
    if (gender === undefined) return undefined;
    // "Sie" inside a sentence is "you"
    if (this.#words.isCapitalised(token) && token > 0 && !this.#words.endsSentence(token - 1) && lexicon.words.hasCapitalNouns) return undefined;
    return { kind: "pronoun", named: null, gender, from: token, to: token + 1 };
  }

  #isVerb(word: string): boolean {
    const { lexicon } = this.#words;
    return lexicon.is("saying", word) || lexicon.is("quoting", word) || lexicon.is("passive", word) || lexicon.is("framing", word);
  }

  /** "Justice Department [spokesman ...]", "a Quinnipiac [poll]": a name that belongs to the noun behind it. */
  #isModifier(run: NameRun, end: number): boolean {
    const words = this.#words;
    const { lexicon } = words;
    const next = run.to;
    if (next >= end || words.gap(next - 1) !== Gap.NONE || words.isCapitalised(next)) return false;
    const word = words.word(next);
    if (this.#isVerb(word) || lexicon.isPreposition(word) || words.isAdverb(next) || lexicon.is("and", word) || lexicon.is("relative", word)) return false;
    return (
      words.isTitle(next) ||
      (!looksLikePerson(words, run) && lexicon.is("determiner", words.word(run.begin - 1)) && !lexicon.is("definite", words.word(run.begin - 1)))
    );
  }

  /** A name behind the words from `at` on. Behind a noun that is no role it is the object of a verb or the like. */
  #nameAt(run: NameRun, { at, end }: { readonly at: number; readonly end: number }): Phrase {
    const words = this.#words;
    const { lexicon } = words;
    const before = run.begin - 1;
    const isNoun = before === at || (before === at + 1 && lexicon.is("determiner", words.word(at))) || lexicon.isRole(words.stem(before));
    const isOdd = before >= at && !words.isCapitalised(before) && !lexicon.is("determiner", words.word(before)) && !isNoun;
    const next = run.to;
    const isJoint = next + 1 < end && words.gap(next - 1) === Gap.NONE && words.joinerFrom(next) > next && this.#opensPhrase(words.joinerFrom(next));
    if (isOdd || isJoint) return { kind: "noun", named: null, isRole: true, from: at, to: isJoint ? words.joinerFrom(next) + 1 : next };
    if (isOfAnother(words, next)) return { kind: "noun", named: null, from: at, to: next };
    return this.name(run);
  }

  #opensPhrase(token: number): boolean {
    const words = this.#words;
    return words.isCapitalised(token) || words.lexicon.is("determiner", words.word(token)) || words.lexicon.isRole(words.word(token));
  }

  /** "the president of the Bank of X, John Smith": a person right after the comma that ends the phrase which goes on at `at`. */
  #apposed(at: number, end: number): Phrase | undefined {
    const words = this.#words;
    const { lexicon } = words;
    for (let token = at; token < end && token - at < MAX_APPOSITION; token++) {
      if (words.gap(token - 1) !== Gap.COMMA) {
        if (token > at && (words.gap(token - 1) !== Gap.NONE || this.#isVerb(words.word(token)))) return undefined;
        continue;
      }
      const run = nameStartingAt(words, token, end);
      if (!run || run.begin !== token) return undefined;
      const isAlone = words.gap(run.to - 1) !== Gap.NONE || run.to >= end || this.#isVerb(words.word(run.to)) || words.isAdverb(run.to);
      if (looksLikePerson(words, run) && isAlone && !words.isOwner(run.to - 1)) return this.name(run);
      if (hasFirstName(words, run) || lexicon.is("relative", words.word(token))) return undefined;
    }
    return undefined;
  }

  /** A phrase without a name: the holder of an office in the definite where nothing is added to it, or nobody. */
  #noun(from: number, to: number): Phrase {
    const words = this.#words;
    const { lexicon } = words;
    const last = to - 1;
    const isRole = lexicon.isRole(words.stem(last));
    const isAdded =
      lexicon.isPreposition(words.word(to)) && words.gap(last) === Gap.NONE && !lexicon.is("subordinator", words.word(to)) && this.#opensPhrase(to + 1);
    const isOffice = lexicon.is("definite", words.word(from)) && last > from && !isAdded;
    return { kind: "noun", named: isOffice ? (this.#people.byOffice(words.stems(from + 1, to)) ?? null) : null, isRole, from, to };
  }

  #nounEndingAt(last: number, start: number, depth: number): Phrase | undefined {
    const words = this.#words;
    const { lexicon } = words;
    for (let token = last; token >= start && last - token < 6 && (token === last || words.gap(token) === Gap.NONE); token--) {
      const word = words.word(token);
      if (lexicon.isPreposition(word)) {
        if (token === last || depth >= MAX_DEPTH) return undefined;
        return this.#headBefore(token, { start, to: last + 1, depth });
      }
      if (lexicon.is("determiner", word) || lexicon.is("otherPronoun", word)) return this.#noun(token, last + 1);
    }
    return { kind: "noun", named: null, isRole: lexicon.isRole(words.stem(last)), from: last, to: last + 1 };
  }

  /** What stands before a prepositional phrase: "Ingrid Palm [of Hull]", "a spokesman [for the port]". */
  #headBefore(preposition: number, { start, to, depth }: { readonly start: number; readonly to: number; readonly depth: number }): Phrase {
    const words = this.#words;
    const isAttached = preposition > start && words.gap(preposition - 1) === Gap.NONE;
    const head = isAttached ? this.endingAt(preposition - 1, start, depth + 1) : undefined;
    if (head?.kind === "name" && (head.named === null || head.named.isPerson)) return head;
    return { kind: "noun", named: null, isRole: head?.isRole ?? false, from: preposition, to };
  }

  /** The preposition on which the name that begins at `begin` hangs, behind articles and offices; undefined where none does. */
  #beforePreposition(begin: number, start: number): number | undefined {
    const words = this.#words;
    const { lexicon } = words;
    let token = begin - 1;
    while (token >= start && begin - token < 6 && words.gap(token) === Gap.NONE && !words.isCapitalised(token)) {
      const word = words.word(token);
      if (lexicon.isPreposition(word)) return lexicon.is("subordinator", word) ? undefined : token;
      if (!lexicon.is("determiner", word) && !lexicon.isRole(word)) return undefined;
      token--;
    }
    if (this.#isGenitive(token + 1, begin)) return token + 1;
    const isSentencePreposition = token === start && words.isCapitalised(token) && begin - token < 6 && lexicon.isPreposition(words.word(token));
    return isSentencePreposition && !lexicon.is("subordinator", words.word(token)) ? token : undefined;
  }

  /** "das Büro [der Ministerin Karin Thoms]": an article right behind another noun, where all nouns are capitalised. */
  #isGenitive(article: number, begin: number): boolean {
    const words = this.#words;
    const { lexicon } = words;
    if (!lexicon.words.hasCapitalNouns || article >= begin || !lexicon.is("determiner", words.word(article))) return false;
    return words.isCapitalised(article - 1) && words.gap(article - 1) === Gap.NONE && !words.isAdverb(article - 1) && !this.#isSmall(article - 1);
  }

  /** A small word that opens a sentence: "Während der Minister X ...". */
  #isSmall(token: number): boolean {
    return this.#words.lexicon.is("notAName", this.#words.word(token));
  }

  /** Two names joined, "X and Y said", "X or Y said": no single speaker. */
  #isJoined(run: NameRun, start: number): boolean {
    const words = this.#words;
    const joint = words.joinerTo(run.begin);
    if (joint === run.begin || joint <= start || words.gap(run.begin - 1) !== Gap.NONE) return false;
    return words.isCapitalised(joint - 1) || (words.gap(joint - 1) === Gap.NONE && words.lexicon.isRole(words.stem(joint - 1)));
  }
}
