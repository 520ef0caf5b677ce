/**
 * Stage speakers: whom "he" and "she" mean. Input words, people and clauses of a text, output for a pronoun the one person of fitting gender who
 * comes into question: who last spoke or opened a sentence, if nobody else who fits is as near. Where two fit, or a spokesman without a name
 * stands between, nobody. O(tokens).
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
}

/** The people of a text in the order in which they are named. */
export class Mentions {
  readonly #words: TextWords;
  readonly #people: People;
  readonly #phrases: NounPhrases;
  readonly #clauses: Clauses;
  /** Ascending by token; of one token the weightiest role. */
  readonly #mentions: Mention[] = [];

  constructor(words: TextWords, people: People, { phrases, clauses }: { readonly phrases: NounPhrases; readonly clauses: Clauses }) {
    this.#words = words;
    this.#people = people;
    this.#phrases = phrases;
    this.#clauses = clauses;
    const byToken = new Map<number, Mention>();
    for (let token = 0; token < words.tokens.length; token++) {
      if (words.quoted[token] === 1) continue;
      for (const mention of this.#at(token)) {
        const known = byToken.get(mention.token);
        if (!known || known.role < mention.role) byToken.set(mention.token, mention);
      }
    }
    this.#mentions = [...byToken.values()].sort((x, y) => x.token - y.token);
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

  /** Who is named within reach before `token`, but for those of the other gender. */
  #fitting(token: number, gender: Gender): Mention[] {
    const end = this.#countBefore(token);
    let from = end;
    while (from > 0 && token - this.#mentions[from - 1]!.token <= PRONOUN_REACH) from--;
    return this.#mentions.slice(from, end).filter(({ person }) => person?.gender === undefined || person.gender === gender);
  }

  #countBefore(token: number): number {
    let [low, high] = [0, this.#mentions.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#mentions[middle]!.token < token) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  *#at(token: number): Generator<Mention> {
    const words = this.#words;
    if (!words.isCapitalised(token) && words.lexicon.is("saying", words.word(token))) {
      const speaker = this.#speakerBeside(token);
      if (speaker) yield* this.#mention(speaker, words.lexicon.is("asking", words.word(token)) ? Role.OPENS_SENTENCE : Role.SPEAKS);
      return;
    }
    if (token === 0 || words.endsSentence(token - 1)) {
      const opener = this.#clauses.opener(token, Math.min(words.tokens.length, token + REACH));
      if (opener && opener.kind !== "pronoun") yield* this.#mention(opener, Role.OPENS_SENTENCE);
    }
    if (!words.isCapitalised(token) || (words.isCapitalised(token - 1) && words.gap(token - 1) === Gap.NONE)) return;
    const run = nameStartingAt(words, token, words.tokens.length);
    if (run && run.to > run.from) {
      const isPerson = looksLikePerson(words, run) || (run.to - run.from === 1 && this.#people.byOneName(words.stem(run.from), undefined));
      if (isPerson) yield* this.#mention(this.#phrases.name(run), Role.MENTIONED);
    }
  }

  *#mention({ kind, named, isRole, from }: Phrase, role: number): Generator<Mention> {
    if (kind === "name" && named !== null && "gender" in named) yield { token: from, person: this.#people.canonical(named), role };
    else if (named === null ? kind === "name" || isRole : !named.isOrganisation) yield { token: from, person: null, role };
  }

  /** The subject of a verb of saying, before it or right behind it. */
  #speakerBeside(verb: number): Phrase | undefined {
    const words = this.#words;
    const subject = this.#clauses.isPassive(verb) ? undefined : this.#clauses.subjectOf(verb, words.sentenceStart(verb, REACH));
    return subject ?? this.#phrases.startingAt(verb + 1, Math.min(words.tokens.length, verb + 14));
  }
}
