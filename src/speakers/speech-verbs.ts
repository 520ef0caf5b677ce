/**
 * Stage speakers: which words give speech to somebody. Input the words of a text and a token, output whether it is a verb of saying, may be one that no
 * list has, or opens a phrase before a source ("according to"). O(1) a token.
 */
import type { TextWords } from "./text-words.js";

/** Tokens behind "issued" within which "statement" stands. */
const MAX_STATEMENT = 8;

/** The verbs of a text. */
export class SpeechVerbs {
  readonly #words: TextWords;

  constructor(words: TextWords) {
    this.#words = words;
  }

  isSaying(token: number): boolean {
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
    for (let at = token + 1; at < token + MAX_STATEMENT; at++) if (this.#words.lexicon.is("statement", this.#words.word(at))) return true;
    return false;
  }

  /** A word in lower case that is none of those which never are verbs. */
  mayBeVerb(token: number): boolean {
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

  /** A verb that no list has, behind a name: it may end the sentence. */
  mayBeUnknownVerb(token: number): boolean {
    const { lexicon } = this.#words;
    const word = this.#words.word(token);
    if (word.length < 3 || lexicon.is("hearing", word) || this.#words.isAdverb(token) || lexicon.isPreposition(word)) return false;
    return !(lexicon.is("determiner", word) || lexicon.is("and", word) || lexicon.is("but", word) || lexicon.is("relative", word) || lexicon.isRole(word));
  }

  /** The token after a phrase of source that begins at `token`: "according to". */
  sourceEnd(token: number): number | undefined {
    const words = this.#words;
    const found = words.lexicon.phrases("source").find((phrase) => phrase.every((word, x) => words.word(token + x) === word));
    return found && token + found.length;
  }
}
