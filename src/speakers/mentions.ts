/**
 * Stage speakers: whom "he" and "she" mean. Input words, people and clauses of a text, output for a pronoun the one person of fitting gender who
 * comes into question: who last spoke or opened a sentence, if nobody else who fits is as near. Where two fit, or a spokesman without a name
 * stands between, nobody. O(tokens within reach of a pronoun).
 */
import type { Gender } from "../reading/first-names.js";
import { type Clauses, REACH } from "./clauses.js";
import { looksLikePerson, type Named, nameStartingAt } from "./name-runs.js";
import type { NounPhrases, Phrase } from "./noun-phrases.js";
import type { People, Person } from "./people.js";
import { Gap, type TextWords } from "./text-words.js";

/** Tokens before a pronoun in which whom it means stands, and in which somebody else who fits makes it doubtful. */
const PRONOUN_REACH = 160;
const RIVAL_REACH = 60;

/** What somebody does where they are named. */
const Role = { MENTIONED: 0, OPENS_SENTENCE: 1, SPEAKS: 2 } as const;

interface Mention {
  readonly token: number;
  /** Null for somebody without a name. */
  readonly person: Person | null;
  readonly role: number;
  /** The token from which it is seen. */
  readonly seenAt: number;
}

/** Tokens between a mention and the place where it is seen, at most: a verb is that far from its subject, a sentence from its opening. */
const SIGHT = REACH;

/** The people of a text, read where a pronoun asks for them. */
export class Mentions {
  readonly #words: TextWords;
  readonly #people: People;
  readonly #phrases: NounPhrases;
  readonly #clauses: Clauses;
  /** By token: 1 where it has been looked at; of its mentions the weightiest. */
  readonly #isRead: Uint8Array;
  readonly #byToken: (Mention | undefined)[] = [];

  constructor(words: TextWords, people: People, { phrases, clauses }: { readonly phrases: NounPhrases; readonly clauses: Clauses }) {
    this.#words = words;
    this.#people = people;
    this.#phrases = phrases;
    this.#clauses = clauses;
    this.#isRead = new Uint8Array(words.tokens.length);
  }

  /** Takes in all that is seen from the tokens [from, to). */
  #read(from: number, to: number): void {
    for (let token = Math.max(0, from); token < Math.min(this.#isRead.length, to); token++) {
      if (this.#isRead[token] === 1) continue;
      this.#isRead[token] = 1;
      if (this.#words.quoted[token] === 1) continue;
      for (const mention of this.#at(token)) {
        const known = this.#byToken[mention.token];
        // of equal ones that which is seen first in the text, whatever was asked for first
        if (!known || known.role < mention.role || (known.role === mention.role && token < known.seenAt)) this.#byToken[mention.token] = mention;
      }
    }
  }

  /** Whom a pronoun of this gender at `token` means; null where that cannot be told. */
  meant(token: number, gender: Gender): Named | null {
    const fitting = this.#fitting(token, gender);
    const last = fitting.findLastIndex(({ role }) => role !== Role.MENTIONED);
    const found = fitting[last];
    if (!found?.person) return null;
    const { person } = found;
    const isSure = person.gender === gender;
    const isDoubtful = fitting.some((other, x) => {
      if (other.person === null || other.person === person) return false;
      const isFar = token - other.token > RIVAL_REACH;
      // who speaks goes on speaking: others who are named in that sentence do not come into question
      if (x > last) return !(isSure && found.role === Role.SPEAKS && this.#isOneSentence(found.token, other.token));
      if (isSure && this.#isOneSentence(other.token, found.token)) return found.role !== Role.SPEAKS && other.role !== Role.MENTIONED;
      return isSure ? !isFar && other.role !== Role.MENTIONED : other.role !== Role.MENTIONED || other.person.gender === gender;
    });
    return isDoubtful ? null : person;
  }

  #isOneSentence(from: number, to: number): boolean {
    return to - from < REACH && this.#words.sentenceStart(to, REACH) <= from;
  }

  /** Who is named within reach before `token`, but for those of the other gender, ascending. */
  #fitting(token: number, gender: Gender): Mention[] {
    this.#read(token - PRONOUN_REACH - SIGHT, token + SIGHT);
    const fitting: Mention[] = [];
    for (let at = Math.max(0, token - PRONOUN_REACH); at < token; at++) {
      const mention = this.#byToken[at];
      if (mention && (mention.person?.gender === undefined || mention.person.gender === gender)) fitting.push(mention);
    }
    return fitting;
  }

  *#at(token: number): Generator<Mention> {
    const words = this.#words;
    if (!words.isCapitalised(token) && words.lexicon.is("saying", words.word(token))) {
      const speaker = this.#speakerBeside(token);
      if (speaker) yield* this.#mention(speaker, words.lexicon.is("asking", words.word(token)) ? Role.OPENS_SENTENCE : Role.SPEAKS, token);
      return;
    }
    if (token === 0 || words.endsSentence(token - 1)) {
      const opener = this.#clauses.opener(token, Math.min(words.tokens.length, token + REACH));
      if (opener && opener.kind !== "pronoun") yield* this.#mention(opener, Role.OPENS_SENTENCE, token);
    }
    if (!words.isCapitalised(token) || (words.isCapitalised(token - 1) && words.gap(token - 1) === Gap.NONE)) return;
    const run = nameStartingAt(words, token, words.tokens.length);
    if (run && run.to > run.from) {
      const isPerson = looksLikePerson(words, run) || (run.to - run.from === 1 && this.#people.byOneName(words.stem(run.from), undefined));
      if (isPerson) yield* this.#mention(this.#phrases.name(run), Role.MENTIONED, token);
    }
  }

  *#mention({ kind, named, isRole, from }: Phrase, role: number, seenAt: number): Generator<Mention> {
    if (kind === "name" && named !== null && "gender" in named) yield { token: from, person: this.#people.canonical(named), role, seenAt };
    else if (named === null ? kind === "name" || isRole : !named.isOrganisation) yield { token: from, person: null, role, seenAt };
  }

  /** The subject of a verb of saying, before it or right behind it. */
  #speakerBeside(verb: number): Phrase | undefined {
    const words = this.#words;
    const subject = this.#clauses.isPassive(verb) ? undefined : this.#clauses.subjectOf(verb, words.sentenceStart(verb, REACH));
    return subject ?? this.#phrases.startingAt(verb + 1, Math.min(words.tokens.length, verb + 14));
  }
}
