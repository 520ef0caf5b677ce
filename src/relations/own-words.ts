/**
 * Stage relations: names and numbers that one of two documents has and the other has not. Input the tokens of a collection, output answers for
 * pairs that are nearly one text: whether it is the same text, or one form filled in twice ("Waverly ... $46,413", "Oak Hill ...
 * $39,528"). Asked of near-duplicates and versions only; O(tokens of the two).
 */
import type { TokenColumns } from "../text/columns.js";
import { TokenFlag } from "../text/flags.js";
import { RELATION_RULES } from "./relation-rules.js";
import type { SharedText } from "./shared-text.js";

/** What of a document the other one has not. */
interface OwnWords {
  readonly numbers: boolean;
  readonly names: boolean;
}

export interface OwnWordsOfPairs {
  /** Whether each has numbers that the other one has not. */
  hasOtherNumbers(shared: SharedText): boolean;
  /** Whether each has names and numbers that the other one has not, and most of each is the same. */
  isForm(shared: SharedText): boolean;
}

/** Answers for the pairs of a collection. Where tokens have no flags (passages not searched), there are no names and numbers to see. */
export function ownWordsIn(columns: TokenColumns): OwnWordsOfPairs {
  const each = ({ a, b }: SharedText, holds: (own: OwnWords) => boolean): boolean => holds(ownWords(columns, a, b)) && holds(ownWords(columns, b, a));
  return {
    hasOtherNumbers: (shared) => each(shared, ({ numbers }) => numbers),
    isForm: (shared) => Math.min(shared.coverageA, shared.coverageB) >= RELATION_RULES.formCoverage && each(shared, ({ numbers, names }) => numbers && names),
  };
}

function ownWords({ hashLo, hashHi, flags, offsets }: TokenColumns, document: number, other: number): OwnWords {
  const key = (t: number): number => hashLo[t]! * 0x200000 + (hashHi[t]! >>> 11);
  const known = new Set<number>();
  for (let t = offsets[other]!; t < offsets[other + 1]!; t++) known.add(key(t));
  const own = { numbers: false, names: false };
  for (let t = offsets[document]!; t < offsets[document + 1]!; t++) {
    if ((flags[t]! & (TokenFlag.NUMBER | TokenFlag.NAME)) === 0 || known.has(key(t))) continue;
    if (flags[t]! & TokenFlag.NUMBER) own.numbers = true;
    else if (flags[t]! & TokenFlag.NAME) own.names = true;
  }
  return own;
}
