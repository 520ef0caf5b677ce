/**
 * Stage align: whether one word is another one misread, as scanners and typists do it: at one place of the word one or
 * two letters are others, missing or too many (rn for m, c for e, 1 for l). By characters alone, no list of
 * confusions: what is misread is seldom a word, and callers ask of rare words only, next to words that match.
 * Numbers are never misread: 14 for 15 is an edit. O(letters).
 */
import { sixteenths } from "../kernels/log2.js";
import { SCORING } from "../settings/scoring.js";
import { sharedBeginning, sharedEnding } from "./shared-letters.js";

/** Letters before and after the place that have to agree, together; and as a share of the longer word. */
const LEAST_SHARED = SCORING.misreadShared;
const SHARED_SHARE = SCORING.misreadShare;
const MOST_WRONG = SCORING.misreadWrong;

const UNKNOWN_WORD = sixteenths(SCORING.unknownWord);
const DIGIT = /[0-9]/;

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
  // an ending more or less makes another form of the word, which is for inflection.ts to judge
  if (before === shorter) return false;
  const shared = before + after;
  return longer - shared <= MOST_WRONG && shared >= LEAST_SHARED && shared >= SHARED_SHARE * longer && !(DIGIT.test(x) && DIGIT.test(y));
}
