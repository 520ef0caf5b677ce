/**
 * Stage speakers: to whom a phrase gives words. Input phrases of a text, output attributions: a person or organisation, or one who is not named, which
 * ends the search as well. "X quoted Y" is Y. O(1).
 */
import type { Clauses } from "./clauses.js";
import type { Mentions } from "./mentions.js";
import type { Named } from "./name-runs.js";
import type { NounPhrases, Phrase } from "./noun-phrases.js";
import { Gap, type TextWords } from "./text-words.js";

/** Tokens [from, to) by which a text gives words to somebody, and who it is; null for one who is not named. */
export interface Attribution {
  readonly named: Named | null;
  readonly from: number;
  readonly to: number;
}

/** What attributions of a text are made of. */
export interface Grammar {
  readonly words: TextWords;
  readonly phrases: NounPhrases;
  readonly clauses: Clauses;
  readonly mentions: Mentions;
}

/** Makes attributions of phrases. */
export class Attributor {
  readonly #words: TextWords;
  readonly #phrases: NounPhrases;
  readonly #clauses: Clauses;
  readonly #mentions: Mentions;

  constructor({ words, phrases, clauses, mentions }: Grammar) {
    this.#words = words;
    this.#phrases = phrases;
    this.#clauses = clauses;
    this.#mentions = mentions;
  }

  /** Who a phrase means. */
  attribution({ kind, named, gender, from, to }: Phrase): Attribution {
    return { named: kind === "pronoun" ? this.#mentions.meant(from, gender!) : named, from, to };
  }

  /** Whom the verb of quoting at `verb` quotes. */
  quoted(verb: number, { start, end }: { readonly start: number; readonly end: number }): Attribution | undefined {
    const words = this.#words;
    if (this.#clauses.isPassive(verb)) {
      const subject = this.#clauses.subjectOf(verb, start);
      return subject && this.attribution(subject);
    }
    const object = this.#phrases.startingAt(verb + 1, end);
    if (object) return this.attribution(object);
    const isOwn = words.gap(verb) === Gap.COLON || words.gap(verb) === Gap.NONE;
    return isOwn ? { named: null, from: verb, to: verb + 1 } : undefined;
  }

  source(at: number, end: number): Attribution {
    const phrase = this.#phrases.startingAt(at, end);
    return phrase ? this.attribution(phrase) : { named: null, from: at, to: Math.min(at + 1, end) };
  }
}
