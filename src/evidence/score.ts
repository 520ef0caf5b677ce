/**
 * Stage evidence: the evidence of an alignment in bits. Input an alignment, output its score and what the rules ask of it.
 * The longest exact run counts in full, the rest at a quarter: scattered agreement is what two accounts of one event have
 * anyway. All in sixteenths of a bit. O(matched tokens).
 */

import { isContiguous, matchBits, type Run } from "../align/alignment.js";
import { gapCost } from "../align/chain.js";
import type { ViewPair } from "../align/document-view.js";
import { NAME_HEAD, NAME_NONE, NAME_REST } from "../information/token-bits.js";
import { sixteenths } from "../kernels/log2.js";
import { SCORING } from "../settings/scoring.js";
import { TokenFlag } from "../text/flags.js";

const SUBSTITUTION = sixteenths(SCORING.substitution);
const INSERTION = sixteenths(SCORING.insertion);
const NUMBER_FOR_NUMBER = sixteenths(SCORING.numberForNumber);
const NAME_AGAIN = sixteenths(SCORING.nameAgain);
export const CONTENT_WORD = sixteenths(SCORING.contentWord);

export interface Evidence {
  /** Bits of all matches less the cost of the gaps. */
  readonly total: number;
  /** Bits of the longest run without a gap. */
  readonly longestRun: number;
  /** longestRun + rest x (total - longestRun). */
  readonly bits: number;
  /** Matched content words; characters of unspaced scripts count in part, names once, numbers not at all. */
  readonly contentWords: number;
  /** Whether they are characters of unspaced scripts for the most part. */
  readonly isUnspaced: boolean;
  /** Whether a content word outside names is matched. */
  readonly hasPlainContent: boolean;
  readonly gaps: number;
}

/** Cost of a gap: one affine gap or word by word, whichever is less. */
export function cheapestGap(da: number, db: number): number {
  return Math.min(gapCost(da, db), Math.min(da, db) * SUBSTITUTION + Math.abs(da - db) * INSERTION);
}

export function evidenceOf(pair: ViewPair, runs: readonly Run[]): Evidence {
  let total = 0;
  let longestRun = 0;
  let current = 0;
  let gaps = 0;
  let before = 0;
  const content = { words: 0, characters: 0, plain: false, names: 0 };
  for (let x = 0; x < runs.length; x++) {
    const run = runs[x]!;
    const last = runs[x - 1];
    if (last && !isContiguous(last, run)) {
      gaps++;
      current = 0;
      before = 0;
      total -= joiningCost(pair, last, run);
    }
    for (let q = 0; q < run.n; q++) {
      const bits = isFurtherName(pair, run, q, content) ? Math.min(NAME_AGAIN, matchBits(pair, run, q, before)) : matchBits(pair, run, q, before);
      if (run.same) before++;
      total += bits;
      current += bits;
      countContent(pair, run, q, content);
    }
    longestRun = Math.max(longestRun, current);
  }
  return {
    total,
    longestRun,
    bits: longestRun + Math.floor(SCORING.rest * (total - longestRun)),
    contentWords: content.words + Math.floor(content.characters / SCORING.charactersPerWord),
    isUnspaced: content.characters > content.words,
    hasPlainContent: content.plain,
    gaps,
  };
}

/**
 * Whether a token is, on both sides, the most informative one of a name run after the first: who is named with whom and how is known
 * to all. What is a name on one side alone, in a headline in capitals, is none.
 */
function isFurtherName({ a, b }: ViewPair, { i, j }: Run, q: number, content: { names: number }): boolean {
  return a.bits.name[i + q] === NAME_HEAD && b.bits.name[j + q] === NAME_HEAD && content.names++ > 0;
}

/** What a gap between two runs costs; more where a number stands for a number. */
function joiningCost({ a, b }: ViewPair, last: Run, next: Run): number {
  const [endA, endB] = [last.i + last.n, last.j + last.n];
  const isTemplate = hasNumber(a.flags, endA, next.i) && hasNumber(b.flags, endB, next.j);
  return cheapestGap(next.i - endA, next.j - endB) + (isTemplate ? NUMBER_FOR_NUMBER : 0);
}

function hasNumber(flags: Uint8Array, from: number, to: number): boolean {
  for (let x = from; x < to; x++) if (flags[x]! & TokenFlag.NUMBER) return true;
  return false;
}

function countContent({ a, b }: ViewPair, run: Run, q: number, content: { words: number; characters: number; plain: boolean }): void {
  const i = run.i + q;
  const flag = a.flags[i]!;
  if (flag & TokenFlag.NUMBER) return;
  const [nameA, nameB] = [a.bits.name[i], b.bits.name[run.j + q]];
  if (nameA === NAME_REST && nameB === NAME_REST) return;
  if (flag & TokenFlag.UNSPACED) {
    // a word in katakana is one word, however long
    content.characters += nameA === NAME_HEAD ? SCORING.charactersPerWord : 1;
    content.plain ||= nameA === NAME_NONE;
    return;
  }
  if (a.vocabulary.wordBits[a.words[i]!]! < CONTENT_WORD) return;
  content.words++;
  if (nameA === NAME_NONE && nameB === NAME_NONE) content.plain = true;
}
