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
import { areOfOnePublisher, msApart, type Publications } from "../corpus/publications.js";
import type { Collection } from "../information/collection.js";
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

/** What the witnesses read. */
export interface CompanyColumns {
  readonly collection: Pick<Collection, "words" | "offsets" | "flags" | "lexicon" | "model">;
  readonly publications: Publications;
  /** By token: 1 inside quotation marks. */
  readonly isQuoted: Uint8Array;
  /** Bits of an exact run that ties two documents, in sixteenths. */
  readonly tie: number;
}

/** The company of passages of one pair after another; `meet` says of which. */
export class Company {
  readonly #columns: CompanyColumns;
  #a = 0;
  #b = 0;
  #anchors: AnchorList | null = null;
  #apart: number | undefined;
  /** Words beside a passage on side a; scratch. */
  readonly #words = new Set<number>();

  constructor(columns: CompanyColumns) {
    this.#columns = columns;
  }

  /** @param anchors the exact runs of the two, read until the next call; null where ties are not to count. */
  meet(a: number, b: number, anchors: AnchorList | null): void {
    this.#a = a;
    this.#b = b;
    this.#anchors = anchors;
    this.#apart = this.#timeApart();
  }

  /** Bits that a passage needs beyond its class, in sixteenths; negative where its company speaks for it. */
  moreNeeded(extent: Extent, isQuotation: boolean): number {
    if (this.#a === this.#b) return 0;
    if (!isQuotation) return 0;
    return weigh(this.beside(extent));
  }

  beside(extent: Extent): Beside {
    return {
      apart: this.#apart,
      isQuotedTwice: this.isQuotedTwice(extent),
      isTitle: this.#isTitle(extent),
      words: this.#sharedWords(extent),
      isTied: this.#isTied(extent),
    };
  }

  #timeApart(): number | undefined {
    const apart = msApart(this.#columns.publications, this.#a, this.#b);
    return Number.isNaN(apart) ? undefined : log2Sixteenths(1 + apart / DAY_MS);
  }

  /** Whether every word of a passage stands between marks on both sides. */
  isQuotedTwice({ a0, a1, b0, b1 }: Extent): boolean {
    const { isQuoted } = this.#columns;
    for (let t = a0; t < a1; t++) if (!isQuoted[t]) return false;
    for (let t = b0; t < b1; t++) if (!isQuoted[t]) return false;
    return true;
  }

  #isTitle({ a0, a1, b0, b1 }: Extent): boolean {
    return this.#isCapitalised(a0, a1) && this.#isCapitalised(b0, b1);
  }

  /** Whether all content words of the tokens [from, to) are capitalised, two of them or more. */
  #isCapitalised(from: number, to: number): boolean {
    const { words, flags, model } = this.#columns.collection;
    let capitalised = 0;
    for (let t = from; t < to; t++) {
      if (model.wordBits[words[t]!]! < CONTENT_WORD) continue;
      if (!(flags[t]! & TokenFlag.CAPITALISED)) return false;
      capitalised++;
    }
    return capitalised > 1;
  }

  #sharedWords({ a0, a1, b0, b1 }: Extent): number {
    const { wordBits } = this.#columns.collection.model;
    const beside = this.#words;
    beside.clear();
    this.#forEachWordBeside(this.#a, a0, a1, (word) => beside.add(word));
    let sum = 0;
    this.#forEachWordBeside(this.#b, b0, b1, (word) => {
      if (beside.delete(word)) sum += Math.max(0, wordBits[word]! - CHANCE);
    });
    return sum;
  }

  /** Numbers and single characters of unspaced scripts are no names. */
  #forEachWordBeside(document: number, from: number, to: number, visit: (word: number) => void): void {
    const { words, offsets, flags, lexicon } = this.#columns.collection;
    const first = Math.max(offsets[document]!, from - company.besideTokens);
    const end = Math.min(offsets[document + 1]!, to + company.besideTokens);
    for (let t = first; t < end; t++) {
      if (t === from) t = to;
      if (t < end && !(flags[t]! & TokenFlag.NUMBER) && !lexicon.isCharacter[words[t]!]) visit(words[t]!);
    }
  }

  /** Whether an exact run that shares no token with the passage ties the two. */
  #isTied({ a0, a1, b0, b1 }: Extent): boolean {
    const { publications, tie } = this.#columns;
    const anchors = this.#anchors;
    if (!anchors || areOfOnePublisher(publications, this.#a, this.#b)) return false;
    for (let x = 0; x < anchors.size; x++) {
      if (anchors.bits[x]! < tie) continue;
      const [i, j, n] = [anchors.i[x]!, anchors.j[x]!, anchors.n[x]!];
      if ((i + n <= a0 || i >= a1) && (j + n <= b0 || j >= b1)) return true;
    }
    return false;
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
