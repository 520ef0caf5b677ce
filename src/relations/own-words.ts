/**
 * Stage relations: names and numbers that one of two documents has and the other has not. Input the tokens of documents, output answers for
 * pairs that are nearly one text: whether it is the same text, or one form filled in twice ("Waverly ... $46,413", "Oak Hill ...
 * $39,528"). Asked of near-duplicates and versions only; O(tokens of the two).
 */

import { RELATION_RULES } from "../settings/relation-rules.js";
import { TokenFlag } from "../text/flags.js";
import type { Tokens } from "../types/document.js";
import type { SharedText } from "./shared-text.js";
import { sizeOf } from "./token-ranges.js";

/** What is filled into a form: so many names and numbers of each side at least, and this share of them. */
export interface FormBounds {
  readonly ownTokens: number;
  readonly ownShare: number;
}

export interface OwnWordsOfPairs {
  /** Whether each has numbers that the other one has not. */
  hasOtherNumbers(shared: SharedText): boolean;
  /**
   * Whether what they share is the frame of a form: between its words stand others, or its names and numbers are not those of the other one.
   */
  isForm(shared: SharedText, bounds: FormBounds): boolean;
  /** Whether passages were looked for in them. */
  isSearched(shared: SharedText): boolean;
  /** Whether most of what they share is names. */
  isName(shared: SharedText): boolean;
}

/** Answers for the pairs of a collection. Where tokens have no flags (passages not searched), there are no names and numbers to see. */
export function ownWordsIn(tokensOf: (document: number) => Tokens): OwnWordsOfPairs {
  return {
    hasOtherNumbers: ({ a, b }) =>
      [
        [a, b],
        [b, a],
      ].every(([x, y]) => countOf(tokensOf(x!), wordsOf(tokensOf(y!)), [[0, tokensOf(x!).length]], TokenFlag.NUMBER).own > 0),
    isName: ({ a, passages }) => {
      const { length, all } = countOf(
        tokensOf(a),
        NOTHING,
        passages.map(({ a0, a1 }) => [a0, a1]),
        TokenFlag.NAME,
      );
      return 2 * all > length;
    },
    isSearched: ({ a }) => tokensOf(a).flags.length > 0,
    isForm: (shared, { ownTokens, ownShare }) => {
      if (shared.passages.length === 0) return false;
      if (shared.isForm || densityOf(shared) < RELATION_RULES.formDensity) return true;
      const sides = ownOf(tokensOf(shared.a), tokensOf(shared.b), shared);
      return sides.every(({ own, all }) => own >= ownTokens && own / Math.max(1, all) >= ownShare);
    },
  };
}

const NOTHING: ReadonlySet<number> = new Set();

type Range = readonly [from: number, to: number];

/** Share of the words from the first to the last of each passage that match, on the side where it is less. */
function densityOf({ passages, tokensA, tokensB }: SharedText): number {
  const [lengthA, lengthB] = [passages.reduce((sum, { a0, a1 }) => sum + a1 - a0, 0), passages.reduce((sum, { b0, b1 }) => sum + b1 - b0, 0)];
  return Math.min(sizeOf(tokensA) / lengthA, sizeOf(tokensB) / lengthB);
}

/** Of each side the names and numbers in the passages, and those that the other document has nowhere. */
function ownOf(a: Tokens, b: Tokens, { passages }: SharedText) {
  const flags = TokenFlag.NUMBER | TokenFlag.NAME;
  return [
    countOf(
      a,
      wordsOf(b),
      passages.map(({ a0, a1 }) => [a0, a1]),
      flags,
    ),
    countOf(
      b,
      wordsOf(a),
      passages.map(({ b0, b1 }) => [b0, b1]),
      flags,
    ),
  ];
}

/** How many tokens some ranges have, how many of these have one of the flags, and how many of those are not among the words. */
function countOf(tokens: Tokens, words: ReadonlySet<number>, ranges: readonly Range[], wanted: number) {
  let [own, all, length] = [0, 0, 0];
  for (const [from, to] of ranges)
    for (let t = from; t < to; t++, length++) {
      if ((tokens.flags[t]! & wanted) === 0) continue;
      all++;
      if (!words.has(keyOf(tokens, t))) own++;
    }
  return { own, all, length };
}

function wordsOf(tokens: Tokens): Set<number> {
  const words = new Set<number>();
  for (let t = 0; t < tokens.length; t++) words.add(keyOf(tokens, t));
  return words;
}

function keyOf({ hashLo, hashHi }: Tokens, t: number): number {
  return hashLo[t]! * 0x200000 + (hashHi[t]! >>> 11);
}
