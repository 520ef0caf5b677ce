/**
 * Stage align: whether two words are likely forms of one (protects, protecting), by their letters alone, in any language
 * that inflects at one end. A shared beginning of 5 letters and 60 % of the longer word, or a shared ending of 6 and 70 %.
 * O(letters).
 */
import { SCORING } from "../settings/scoring.js";
import { sharedBeginning, sharedEnding } from "./shared-letters.js";

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
