/**
 * Stage align: which words of a collection are forms of each other, misread or run together, by their numbers. Input the words of a
 * lexicon, output the verdicts of inflection.ts and misreading.ts. Both ask for at least two letters that agree at the beginning or
 * the end, and an aligner asks a hundred times a pair of stories of words that have none: so the low bytes of four letters
 * from either end of each word stand in columns, and only words that agree there are looked at letter by letter.
 * O(1) for most pairs of words; 12 bytes a word.
 *
 *   "canneries"   beginnings  c a n n     endings  s e i r     (first letter in the lowest byte)
 */
import { isInflectionOf } from "./inflection.js";
import { isMisreadingOf } from "./misreading.js";

const LETTERS = 4;
const TWO_LETTERS = 0xffff;

export class WordForms {
  readonly #words: readonly string[];
  readonly #beginnings: Uint32Array;
  readonly #endings: Uint32Array;
  /** UTF-16 units. */
  readonly #lengths: Uint32Array;

  constructor(words: readonly string[]) {
    this.#words = words;
    this.#beginnings = new Uint32Array(words.length);
    this.#endings = new Uint32Array(words.length);
    this.#lengths = new Uint32Array(words.length);
    for (let x = 0; x < words.length; x++) {
      const word = words[x]!;
      this.#beginnings[x] = packed(word, 0, 1);
      this.#endings[x] = packed(word, word.length - 1, -1);
      this.#lengths[x] = word.length;
    }
  }

  /** Whether one of two different words is a form of the other; five letters have to agree at the beginning, or six at the end. */
  isInflection(x: number, y: number): boolean {
    const mayBe = this.#beginnings[x] === this.#beginnings[y] || this.#endings[x] === this.#endings[y];
    return mayBe && isInflectionOf(this.#words[x]!, this.#words[y]!);
  }

  /** Whether one of two different words is the other one misread; three letters have to agree around one place. */
  isMisreading(x: number, y: number): boolean {
    const differing = (column: Uint32Array): number => (column[x]! ^ column[y]!) & TWO_LETTERS;
    return (differing(this.#beginnings) === 0 || differing(this.#endings) === 0) && isMisreadingOf(this.#words[x]!, this.#words[y]!);
  }

  /** Whether `both` is two words run together ("tothe"). */
  isJoined(first: number, second: number, both: number): boolean {
    if (this.#lengths[first]! + this.#lengths[second]! !== this.#lengths[both]!) return false;
    return this.#words[first]! + this.#words[second]! === this.#words[both];
  }

  isLonger(x: number, y: number): boolean {
    return this.#lengths[x]! > this.#lengths[y]!;
  }
}

/** The low bytes of four letters of a word, the first at `at`; 0 where it has no more. */
function packed(word: string, at: number, step: 1 | -1): number {
  let bytes = 0;
  for (let q = 0; q < Math.min(LETTERS, word.length); q++) bytes |= (word.charCodeAt(at + q * step) & 0xff) << (8 * q);
  return bytes >>> 0;
}
