/**
 * Stage align: anchors in rewritten text. Where somebody replaced words one by one, no three in a row are left, but rare
 * words still follow each other closely, in one order on both sides: skip-grams of two words, spaced seeds (Ma, Tromp, Li
 * 2002) whose pattern is left open. Input a pair of documents, output maximal runs of one or two shared words that belong to
 * such a skip-gram: within maxGap tokens on either side, together worth sparseBits. They join exact anchors in chains; what
 * a chain proves is judged as ever.
 *
 * A word that stands often in both documents is their subject and had many chances to match: each doubling costs a bit, and
 * beyond sparseRepeats in the loaded document it counts no more. A match inside an exact anchor is settled: it lends another one its weight and
 * is not handed out. Two words that follow each other in the partner are looked up in the lists of their positions in the loaded document, side by
 * side, so O(tokens of the partner x maxGap x sparseRepeats) at worst and a few steps a token in news; 4 bytes a token of the loaded document and
 * 12 a word of the vocabulary.
 *
 *   shared    x 0         1     2               content words of the partner that the loaded document has
 *   matches   m 0 1 2 |   3 |   4 5 | ...       each with one of its positions there, ascending
 */

import { BitFilter } from "../arrays/bit-filter.js";
import { sharedBits } from "../information/token-bits.js";
import { log2Sixteenths, sixteenths } from "../kernels/log2.js";
import { SCORING } from "../settings/scoring.js";
import { AnchorList } from "./anchor-list.js";
import { ANCHOR_WORDS } from "./anchors.js";
import { contentOf, type DocumentView, type ViewPair } from "./document-view.js";

const SPARSE_BITS = sixteenths(SCORING.sparseBits);
/** A word that is worth less makes no skip-gram with any other. */
const LEAST_WORTH = SPARSE_BITS - sixteenths(SCORING.unknownWord);
const WINDOW = SCORING.maxGap;
/** 2 kB: what stays close to the processor while one partner after another is looked at. */
const FILTER_BITS = 2 ** 14;
/** By number of chances: what they cost, in sixteenths. */
const CHANCES = Uint16Array.from({ length: 4096 }, (_, chances) => log2Sixteenths(chances));

/** Settled matches lie in exact anchors; marked ones make a skip-gram with another. */
const SETTLED = 1;
const MARKED = 2;

export class SparseAnchorFinder {
  #a: DocumentView | null = null;
  #isIndexed = false;
  /** By word: where the list of its positions begins, how many it has, and how many the partner has. */
  readonly #first: Uint32Array;
  readonly #count: Uint32Array;
  readonly #partners: Uint32Array;
  /** The content words of the loaded document. Most words of a partner it has not. */
  readonly #filter = new BitFilter(FILTER_BITS);
  /** Positions of the content words of the loaded document, those of one word together and ascending. */
  #positions = new Uint32Array(0);
  /** By shared word: where it stands in the partner, where the list of its positions in the loaded document begins, what a match of it is worth at most. */
  #shared = new Uint32Array(256);
  #lists = new Uint32Array(256);
  #worth = new Int32Array(256);
  #numShared = 0;
  /** By shared word: where its matches begin, and how many of them are neither settled nor marked. */
  #matches = new Uint32Array(257);
  #numOpen = new Uint32Array(256);
  /** By match: its position, what it is worth, and SETTLED, MARKED. */
  #at = new Uint32Array(256);
  #matchWorth = new Int32Array(256);
  #state = new Uint8Array(256);
  readonly #anchors = new AnchorList();

  /** @param numWords of the vocabulary of all documents. */
  constructor(numWords: number) {
    this.#first = new Uint32Array(numWords);
    this.#count = new Uint32Array(numWords);
    this.#partners = new Uint32Array(numWords);
  }

  /** Makes `a` the document that partners are compared with; its words are indexed with the first partner. */
  load(a: DocumentView): void {
    if (this.#a && this.#isIndexed) {
      for (const word of this.#a.words) this.#count[word] = 0;
      this.#filter.clear();
    }
    this.#a = a;
    this.#isIndexed = false;
  }

  /**
   * The sparse anchors between the loaded document and another one, `b`, by i, then j; none where all of them together have no
   * `least` bits (sixteenths). Costs nothing per token of the loaded one. The list is the finder's own and good until the next call.
   */
  find(b: DocumentView, least = 0): AnchorList {
    const pair = { a: this.#a!, b };
    if (!this.#isIndexed) this.#index(pair.a);
    this.#anchors.clear();
    this.#findShared(b);
    if (this.#weigh(b) >= least && this.#match(pair) >= least) {
      this.#pairUp();
      this.#addMarked(pair);
      this.#anchors.sort();
    }
    for (let x = 0; x < this.#numShared; x++) this.#partners[b.words[this.#shared[x]!]!] = 0;
    return this.#anchors;
  }

  #index(a: DocumentView): void {
    const { words, length } = a;
    if (this.#positions.length < length) this.#positions = new Uint32Array(length);
    const content = contentOf(a);
    for (let x = 0; x < content.length; x++) {
      const word = words[content[x]!]!;
      this.#count[word]!++;
      this.#filter.add(word);
    }
    let end = 0;
    for (let x = 0; x < content.length; x++) {
      const word = words[content[x]!]!;
      // the first position of a word reserves the places of all of them
      if (this.#partners[word] === 0) {
        this.#first[word] = end;
        end += this.#count[word]!;
      }
      this.#positions[this.#first[word]! + this.#partners[word]!++] = content[x]!;
    }
    for (let x = 0; x < end; x++) this.#partners[words[this.#positions[x]!]!] = 0;
    this.#isIndexed = true;
  }

  /** Lists the content words of `b` that the loaded document has, and not too often; counts them by word. */
  #findShared(b: DocumentView): void {
    const { words } = b;
    const content = contentOf(b);
    if (this.#shared.length < content.length) {
      this.#shared = new Uint32Array(2 * content.length);
      this.#lists = new Uint32Array(2 * content.length);
      this.#worth = new Int32Array(2 * content.length);
      this.#numOpen = new Uint32Array(2 * content.length);
      this.#matches = new Uint32Array(2 * content.length + 1);
    }
    const filter = this.#filter;
    const [count, partners, first, shared, lists] = [this.#count, this.#partners, this.#first, this.#shared, this.#lists];
    let size = 0;
    for (let x = 0; x < content.length; x++) {
      const word = words[content[x]!]!;
      if (!filter.mayHave(word)) continue;
      const positions = count[word]!;
      if (positions === 0 || positions > SCORING.sparseRepeats) continue;
      partners[word]!++;
      lists[size] = first[word]!;
      shared[size++] = content[x]!;
    }
    this.#numShared = size;
  }

  /** Notes what a match of each shared word is worth at most. @returns bits of all anchors that they may belong to, at most. */
  #weigh({ words, bits: { alone } }: DocumentView): number {
    const [worth, matches] = [this.#worth, this.#matches];
    let sum = 0;
    for (let x = 0; x < this.#numShared; x++) {
      const j = this.#shared[x]!;
      const count = this.#count[words[j]!]!;
      // as many chances as there are pairs of its positions, and each doubling of them costs a bit
      const chances = count * this.#partners[words[j]!]!;
      worth[x] = alone[j]! - (chances < CHANCES.length ? CHANCES[chances]! : log2Sixteenths(chances));
      if (worth[x]! >= LEAST_WORTH) sum += alone[j]!;
      matches[x + 1] = matches[x]! + count;
    }
    return sum;
  }

  /** Notes all matches. @returns as `#weigh`, of those that are not settled. */
  #match({ a, b }: ViewPair): number {
    const numMatches = this.#matches[this.#numShared]!;
    if (this.#at.length < numMatches) {
      this.#at = new Uint32Array(2 * numMatches);
      this.#matchWorth = new Int32Array(2 * numMatches);
      this.#state = new Uint8Array(2 * numMatches);
    }
    const [at, matchWorth, state, positions] = [this.#at, this.#matchWorth, this.#state, this.#positions];
    const [wordsA, wordsB, bitsA, bitsB] = [a.words, b.words, a.bits.alone, b.bits.alone];
    let sum = 0;
    for (let x = 0; x < this.#numShared; x++) {
      const j = this.#shared[x]!;
      const shift = this.#lists[x]! - this.#matches[x]!;
      let open = 0;
      for (let m = this.#matches[x]!; m < this.#matches[x + 1]!; m++) {
        const i = positions[m + shift]!;
        at[m] = i;
        // the less of both sides
        matchWorth[m] = this.#worth[x]! - Math.max(0, bitsB[j]! - bitsA[i]!);
        const isSettled = isInAnchor(wordsA, i, wordsB, j);
        state[m] = isSettled ? SETTLED : 0;
        if (!isSettled) open++;
      }
      this.#numOpen[x] = open;
      if (open > 0 && this.#worth[x]! >= LEAST_WORTH) sum += bitsB[j]!;
    }
    return sum;
  }

  /** Marks the open matches that make a skip-gram with another one. */
  #pairUp(): void {
    const [shared, worth, numOpen] = [this.#shared, this.#worth, this.#numOpen];
    for (let x = 1; x < this.#numShared; x++) {
      const j = shared[x]!;
      const least = SPARSE_BITS - worth[x]!;
      for (let y = x - 1; y >= 0 && shared[y]! > j - WINDOW; y--) if (worth[y]! >= least && (numOpen[x]! > 0 || numOpen[y]! > 0)) this.#matchBoth(y, x);
    }
  }

  /** Goes through the positions of two words in the loaded document, the first word's up to maxGap before the second's. */
  #matchBoth(x: number, y: number): void {
    const [at, matchWorth] = [this.#at, this.#matchWorth];
    const [endX, endY] = [this.#matches[x + 1]!, this.#matches[y + 1]!];
    for (let q = this.#matches[y]!, p = this.#matches[x]!; q < endY; q++) {
      const i = at[q]!;
      while (p < endX && at[p]! <= i - WINDOW) p++;
      if (p === endX) return;
      const least = SPARSE_BITS - matchWorth[q]!;
      for (let r = p; r < endX && at[r]! < i; r++) {
        if (matchWorth[r]! < least) continue;
        this.#mark(r, x);
        this.#mark(q, y);
      }
    }
  }

  /** Marks a match of a shared word, if it is open. */
  #mark(match: number, x: number): void {
    if (this.#state[match] !== 0) return;
    this.#state[match] = MARKED;
    this.#numOpen[x]!--;
  }

  #addMarked(pair: ViewPair): void {
    for (let x = 0; x < this.#numShared; x++)
      for (let m = this.#matches[x]!; m < this.#matches[x + 1]!; m++) if (this.#state[m] === MARKED) this.#add(pair, this.#at[m]!, this.#shared[x]!);
  }

  /** Adds the maximal run around a match of single words that lies in no anchor. */
  #add(pair: ViewPair, i: number, j: number): void {
    const { a, b } = pair;
    let [firstI, firstJ] = [i, j];
    while (firstI > 0 && firstJ > 0 && a.words[firstI - 1] === b.words[firstJ - 1]) [firstI, firstJ] = [firstI - 1, firstJ - 1];
    const right = Math.min(a.length - firstI, b.length - firstJ);
    let n = i - firstI + 1;
    while (n < right && a.words[firstI + n] === b.words[firstJ + n]) n++;
    let sum = 0;
    for (let q = 0; q < n; q++) sum += sharedBits(pair, firstI + q, firstJ + q, q);
    this.#anchors.push(firstI, firstJ, n, sum);
  }
}

/** Whether equal words lie in a run of ANCHOR_WORDS: it is an anchor already. */
function isInAnchor(wordsA: Uint32Array, i: number, wordsB: Uint32Array, j: number): boolean {
  let n = 1;
  // beyond either end nothing is equal to nothing
  for (let q = 1; q < ANCHOR_WORDS && q <= i && q <= j && wordsA[i - q] === wordsB[j - q]; q++) n++;
  for (let q = 1; n < ANCHOR_WORDS && i + q < wordsA.length && j + q < wordsB.length && wordsA[i + q] === wordsB[j + q]; q++) n++;
  return n >= ANCHOR_WORDS;
}
