/**
 * Stage evidence: what two documents share beside a passage. Input two documents and the place of a passage in each, output how many
 * bits more, or less, the passage needs for it. A short quotation alone proves little: "level the playing field" stands in thousands of
 * texts, between marks in many. So a witness is asked beside the words:
 *
 *   time     documents that appeared long after each other say the same by chance: idioms and formulas are said in every week, a
 *            remark is quoted within days
 *   marks    both sides have the words between quotation marks
 *   title    every content word is capitalised on both sides: the name of a book, a law or a programme, which is nobody's wording
 *   words    rare words that stand within `besideTokens` of the passage on both sides: names, the subject. A word of b bits stands by
 *            chance among n others with n / 2^b, so it counts b - log2(n)
 *   tie      another run of the two that proves something by itself; not at one publisher, whose texts share their footers
 *
 * Whatever is not known counts nothing: without times, words and ties nothing changes. A verdict still depends on the two documents and the
 * model alone. O(log anchors + besideTokens) a passage. The weights are those of a logistic regression (scoring.ts says on what).
 */

import type { Extent } from "../align/alignment.js";
import type { AnchorList } from "../align/anchor-list.js";
import type { DocumentView, ViewPair } from "../align/document-view.js";
import { distanceMs } from "../corpus/publication-time.js";
import { log2Sixteenths, sixteenths } from "../kernels/log2.js";
import { SCORING } from "../settings/scoring.js";
import type { Thresholds } from "../settings/thresholds.js";
import { TokenFlag } from "../text/flags.js";
import { CONTENT_WORD } from "./score.js";

const { company } = SCORING;
const DAY_MS = 86_400_000;
const SOON = log2Sixteenths(1 + company.soonDays);
const HELP = log2Sixteenths(1 + company.helpDays);
const LATE = log2Sixteenths(1 + company.lateDays);
/** What a shared word has to carry before it counts: bits of a chance among those beside the passage, on both sides of it. */
const CHANCE = log2Sixteenths(2 * company.besideTokens);
const FEW_WORDS = sixteenths(company.fewWordBits);
const MANY_WORDS = sixteenths(company.manyWordBits);

/** What stands beside a passage, before it is weighed. */
export interface Beside {
  /** log2(1 + days between the two), in sixteenths; undefined where it is not known. */
  readonly apart: number | undefined;
  /** Whether every word of the passage is quoted on both sides. */
  readonly isQuotedTwice: boolean;
  readonly isTitle: boolean;
  /** Bits of the rare words that both have near the passage, in sixteenths. */
  readonly words: number;
  readonly isTied: boolean;
}

/** The company of passages of one pair after another; `meet` says of which. */
export class Company {
  readonly #tie: number;
  #pair: ViewPair | null = null;
  #anchors: AnchorList | null = null;
  #apart: number | undefined;
  /** Words beside a passage on side a; scratch. */
  readonly #words = new Set<number>();

  /** @param tie bits of an exact run that ties two documents, in sixteenths. */
  constructor(tie: number) {
    this.#tie = tie;
  }

  /** @param anchors the exact runs of the two, read until the next call; null where ties are not to count. */
  meet(pair: ViewPair, anchors: AnchorList | null): void {
    this.#pair = pair;
    this.#anchors = anchors;
    this.#apart = timeApart(pair);
  }

  /** Bits that a passage needs beyond its class, in sixteenths; negative where its company speaks for it. */
  moreNeeded(extent: Extent, isQuotation: boolean): number {
    const { a, b } = this.#pair!;
    return a === b || !isQuotation ? 0 : weigh(this.beside(extent));
  }

  beside(extent: Extent): Beside {
    return {
      apart: this.#apart,
      isQuotedTwice: this.isQuotedTwice(extent),
      isTitle: isTitle(this.#pair!, extent),
      words: this.#sharedWords(extent),
      isTied: this.#isTied(extent),
    };
  }

  /** Whether every word of a passage stands between marks on both sides. */
  isQuotedTwice({ a0, a1, b0, b1 }: Extent): boolean {
    const { a, b } = this.#pair!;
    for (let t = a0; t < a1; t++) if (!a.isQuoted[t]) return false;
    for (let t = b0; t < b1; t++) if (!b.isQuoted[t]) return false;
    return true;
  }

  #sharedWords({ a0, a1, b0, b1 }: Extent): number {
    const { a, b } = this.#pair!;
    const { wordBits } = a.vocabulary;
    const beside = this.#words;
    beside.clear();
    forEachWordBeside(a, { from: a0, to: a1 }, (word) => beside.add(word));
    let sum = 0;
    forEachWordBeside(b, { from: b0, to: b1 }, (word) => {
      if (beside.delete(word)) sum += Math.max(0, wordBits[word]! - CHANCE);
    });
    return sum;
  }

  /** Whether an exact run that shares no token with the passage ties the two. */
  #isTied({ a0, a1, b0, b1 }: Extent): boolean {
    const anchors = this.#anchors;
    if (!anchors || areOfOnePublisher(this.#pair!)) return false;
    for (let x = 0; x < anchors.size; x++) {
      if (anchors.bits[x]! < this.#tie) continue;
      const [i, j, n] = [anchors.i[x]!, anchors.j[x]!, anchors.n[x]!];
      if ((i + n <= a0 || i >= a1) && (j + n <= b0 || j >= b1)) return true;
    }
    return false;
  }
}

/** log2(1 + days between the two), in sixteenths; undefined where it is not known. */
function timeApart({ a, b }: ViewPair): number | undefined {
  const apart = distanceMs(a.published, b.published);
  return Number.isNaN(apart) ? undefined : log2Sixteenths(1 + apart / DAY_MS);
}

function areOfOnePublisher({ a, b }: ViewPair): boolean {
  return a.published.publisher > 0 && a.published.publisher === b.published.publisher;
}

function isTitle({ a, b }: ViewPair, { a0, a1, b0, b1 }: Extent): boolean {
  return isCapitalised(a, a0, a1) && isCapitalised(b, b0, b1);
}

/** Whether all content words of the tokens [from, to) are capitalised, two of them or more. */
function isCapitalised({ words, flags, vocabulary }: DocumentView, from: number, to: number): boolean {
  let capitalised = 0;
  for (let t = from; t < to; t++) {
    if (vocabulary.wordBits[words[t]!]! < CONTENT_WORD) continue;
    if (!(flags[t]! & TokenFlag.CAPITALISED)) return false;
    capitalised++;
  }
  return capitalised > 1;
}

/** Numbers and single characters of unspaced scripts are no names. */
function forEachWordBeside(view: DocumentView, { from, to }: { from: number; to: number }, visit: (word: number) => void): void {
  const { words, flags, length, vocabulary } = view;
  const end = Math.min(length, to + company.besideTokens);
  for (let t = Math.max(0, from - company.besideTokens); t < end; t++) {
    if (t === from) t = to;
    if (t < end && !(flags[t]! & TokenFlag.NUMBER) && !vocabulary.isCharacter[words[t]!]) visit(words[t]!);
  }
}

/** What witnesses say together of a quotation. */
function weigh({ apart, isQuotedTwice, isTitle, words, isTied }: Beside): number {
  const late = apart === undefined ? 0 : share(apart, SOON, LATE) * sixteenths(company.late);
  const marks = isQuotedTwice ? sixteenths(company.quotedTwice) : 0;
  const title = isTitle ? sixteenths(company.title) : 0;
  const subject = share(words, FEW_WORDS, MANY_WORDS) * sixteenths(company.words);
  const tie = isTied ? sixteenths(company.tied) : 0;
  const most = apart !== undefined && apart <= HELP ? sixteenths(company.mostHelp) : 0;
  return Math.max(-most, Math.round(late + title - marks - subject - tie));
}

/** Bits below which no company lets a quotation pass, in sixteenths. */
export function leastQuotation({ quotation }: Pick<Thresholds, "quotation">): number {
  return quotation - sixteenths(company.mostHelp);
}

/** Where `x` lies between two bounds, from 0 to 1. */
function share(x: number, from: number, to: number): number {
  return Math.min(1, Math.max(0, (x - from) / (to - from)));
}
