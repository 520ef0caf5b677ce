/**
 * Stage align: which words of a collection are forms of each other, misread or run together, by their numbers. Input the words of a lexicon,
 * output verdicts by letters alone. Forms (protects, protecting), in any language that inflects at one end, share a beginning of 5 letters
 * and 60 % of the longer word, or an ending of 6 and 70 %. A misread word, by scanners and typists, differs at one place in one or two letters,
 * missing or too many (rn for m, c for e, 1 for l). No list of confusions: what is misread is seldom a word, and callers ask of rare words
 * only, next to words that match. Numbers are neither: A320neo is no form of A321neo, 14 for 15 is an edit. O(letters).
 *
 * Both ask for at least two letters that agree at the beginning or the end, and an aligner asks a hundred times a pair of stories of words that
 * have none: so the low bytes of four letters from either end of each word stand in columns, and only words that agree there are looked at
 * letter by letter. O(1) for most pairs of words; 12 bytes a word.
 *
 *   "canneries"   beginnings  c a n n     endings  s e i r     (first letter in the lowest byte)
 */

import { sixteenths } from "../kernels/log2.js";
import { SCORING } from "../settings/scoring.js";

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

const MIN_PREFIX = SCORING.inflectedPrefix;
const PREFIX_SHARE = SCORING.inflectedPrefixShare;
const MIN_SUFFIX = SCORING.inflectedSuffix;
const SUFFIX_SHARE = SCORING.inflectedSuffixShare;

/** Codes and numbers are not inflected: A320neo is no form of A321neo. */
const DIGIT = /[0-9]/;

export function isInflectionOf(x: string, y: string): boolean {
  if (x === y) return true;
  if (DIGIT.test(x) || DIGIT.test(y)) return false;
  const longer = Math.max(x.length, y.length);
  const prefix = sharedBeginning(x, y);
  if (prefix >= MIN_PREFIX && prefix >= PREFIX_SHARE * longer) return true;
  const suffix = sharedEnding(x, y, Math.min(x.length, y.length));
  return suffix >= MIN_SUFFIX && suffix >= SUFFIX_SHARE * longer;
}

/** Letters before and after the place that have to agree, together; and as a share of the longer word. */
const LEAST_SHARED = SCORING.misreadShared;
const SHARED_SHARE = SCORING.misreadShare;
const MOST_WRONG = SCORING.misreadWrong;

const UNKNOWN_WORD = sixteenths(SCORING.unknownWord);

/** Whether one of two words is known neither to the background nor to other contexts of the collection: bits in sixteenths. */
export function mayBeMisread(bitsX: number, bitsY: number): boolean {
  return bitsX >= UNKNOWN_WORD || bitsY >= UNKNOWN_WORD;
}

/** Whether two different folded words agree but for one place; false where both hold digits, or one is a number. */
export function isMisreadingOf(x: string, y: string): boolean {
  const longer = Math.max(x.length, y.length);
  const shorter = Math.min(x.length, y.length);
  if (longer - shorter > MOST_WRONG || shorter < LEAST_SHARED) return false;
  const before = sharedBeginning(x, y);
  const after = sharedEnding(x, y, shorter - before);
  // an ending more or less makes another form of the word, which is for isInflectionOf to judge
  if (before === shorter) return false;
  const shared = before + after;
  return longer - shared <= MOST_WRONG && shared >= LEAST_SHARED && shared >= SHARED_SHARE * longer && !(DIGIT.test(x) && DIGIT.test(y));
}

/** Letters of the longest common beginning. */
function sharedBeginning(x: string, y: string): number {
  const most = Math.min(x.length, y.length);
  let shared = 0;
  while (shared < most && x.charCodeAt(shared) === y.charCodeAt(shared)) shared++;
  return shared;
}

/** Letters of the longest common ending, `most` at most, which is no more than either word has. */
function sharedEnding(x: string, y: string, most: number): number {
  let shared = 0;
  while (shared < most && x.charCodeAt(x.length - 1 - shared) === y.charCodeAt(y.length - 1 - shared)) shared++;
  return shared;
}
