/**
 * Stage align: anchors in rewritten text. Where somebody replaced words one by one, no three in a row are left, but rare
 * words still follow each other closely, in one order on both sides: skip-grams of two words, spaced seeds (Ma, Tromp, Li
 * 2002) whose pattern is left open. Input a pair of documents, output maximal runs of one or two shared words that belong to
 * such a skip-gram: within maxGap tokens on either side, together worth sparseBits. They join exact anchors in chains; what
 * a chain proves is judged as ever.
 *
 * A word that stands often in both documents is their subject and had many chances to match: each doubling costs a bit, and
 * beyond sparseRepeats in the loaded document it counts no more. Two words that follow each other in the partner are looked up
 * in the lists of their positions in the loaded document, side by side, so O(tokens of the partner x maxGap x sparseRepeats) at
 * worst and a few steps a token in news; 4 bytes a token of the loaded document and 12 a word of the vocabulary.
 */

import { BitFilter } from "../arrays/bit-filter.js";
import { sharedBits } from "../information/token-bits.js";
import { log2Sixteenths, sixteenths } from "../kernels/log2.js";
import { SCORING } from "../settings/scoring.js";
import { TokenFlag } from "../text/flags.js";
import { AnchorList } from "./anchor-list.js";
import { ANCHOR_WORDS } from "./anchors.js";
import type { DocumentView, ViewPair } from "./document-view.js";

const CONTENT_WORD = sixteenths(SCORING.contentWord);
const SPARSE_BITS = sixteenths(SCORING.sparseBits);
/** A word that is worth less makes no skip-gram with any other. */
const LEAST_WORTH = SPARSE_BITS - sixteenths(SCORING.unknownWord);
const WINDOW = SCORING.maxGap;
/** 2 kB: what stays close to the processor while one partner after another is looked at. */
const FILTER_BITS = 2 ** 14;

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
  /** What the partner's content words are that the loaded document has, ascending: where they stand, where the list of their positions there begins, what a match of one is worth at most. */
  #shared = new Uint32Array(256);
  #lists = new Uint32Array(256);
  #worth = new Int32Array(256);
  #numShared = 0;
  /** By shared word: where its matches begin, one for each of its positions in the loaded document; by match: whether it is in a skip-gram. */
  #matches = new Uint32Array(257);
  #isAnchor = new Uint8Array(256);
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
    if (this.#weigh(b) >= least) {
      for (let x = 1; x < this.#numShared; x++) this.#pairUp(pair, x);
      this.#addMarked(pair);
      this.#anchors.sort();
    }
    for (let x = 0; x < this.#numShared; x++) this.#partners[b.words[this.#shared[x]!]!] = 0;
    return this.#anchors;
  }

  #index(a: DocumentView): void {
    const { words, length } = a;
    if (this.#positions.length < length) this.#positions = new Uint32Array(length);
    for (let i = 0; i < length; i++) {
      if (!isContent(a, i)) continue;
      const word = words[i]!;
      this.#count[word]!++;
      this.#filter.add(word);
    }
    let end = 0;
    for (let i = 0; i < length; i++) {
      if (!isContent(a, i)) continue;
      const word = words[i]!;
      // the first position of a word reserves the places of all of them
      if (this.#partners[word] === 0) {
        this.#first[word] = end;
        end += this.#count[word]!;
      }
      this.#positions[this.#first[word]! + this.#partners[word]!++] = i;
    }
    for (let x = 0; x < end; x++) this.#partners[words[this.#positions[x]!]!] = 0;
    this.#isIndexed = true;
  }

  /** Lists the positions of the content words of `b` that the loaded document has, and not too often; counts them by word. */
  #findShared(b: DocumentView): void {
    const { words, length } = b;
    if (this.#shared.length < length) {
      this.#shared = new Uint32Array(2 * length);
      this.#lists = new Uint32Array(2 * length);
      this.#worth = new Int32Array(2 * length);
      this.#matches = new Uint32Array(2 * length + 1);
    }
    let size = 0;
    for (let j = 0; j < length; j++) {
      const word = words[j]!;
      if (!this.#filter.mayHave(word) || !isContent(b, j)) continue;
      if (this.#count[word] === 0 || this.#count[word]! > SCORING.sparseRepeats) continue;
      this.#partners[word]!++;
      this.#lists[size] = this.#first[word]!;
      this.#shared[size++] = j;
    }
    this.#numShared = size;
  }

  /** Notes what a match of each shared word is worth at most. @returns bits of all anchors that they may belong to, at most. */
  #weigh({ words, bits }: DocumentView): number {
    let sum = 0;
    for (let x = 0; x < this.#numShared; x++) {
      const j = this.#shared[x]!;
      const count = this.#count[words[j]!]!;
      // as many chances as there are pairs of its positions, and each doubling of them costs a bit
      const chances = count * this.#partners[words[j]!]!;
      this.#worth[x] = bits.alone[j]! - (chances === 1 ? 0 : log2Sixteenths(chances));
      if (this.#worth[x]! >= LEAST_WORTH) sum += bits.alone[j]!;
      this.#matches[x + 1] = this.#matches[x]! + count;
    }
    const numMatches = this.#matches[this.#numShared]!;
    if (this.#isAnchor.length < numMatches) this.#isAnchor = new Uint8Array(2 * numMatches);
    else this.#isAnchor.fill(0, 0, numMatches);
    return sum;
  }

  /** Marks the matches that shared word x makes a skip-gram with, together with those of a shared word before it. */
  #pairUp(pair: ViewPair, x: number): void {
    const j = this.#shared[x]!;
    const least = SPARSE_BITS - this.#worth[x]!;
    for (let y = x - 1; y >= 0 && this.#shared[y]! > j - WINDOW; y--) if (this.#worth[y]! >= least) this.#matchBoth(pair, y, x);
  }

  /** Goes through the positions of two words in the loaded document, the first word's up to maxGap before the second's. */
  #matchBoth(pair: ViewPair, x: number, y: number): void {
    const positions = this.#positions;
    const firstX = this.#lists[x]!;
    const firstY = this.#lists[y]!;
    const endX = firstX + this.#matches[x + 1]! - this.#matches[x]!;
    const endY = firstY + this.#matches[y + 1]! - this.#matches[y]!;
    for (let q = firstY, p = firstX; q < endY; q++) {
      const i = positions[q]!;
      while (p < endX && positions[p]! <= i - WINDOW) p++;
      if (p === endX) return;
      for (let r = p; r < endX && positions[r]! < i; r++) {
        if (this.#worthAt(pair, x, positions[r]!) + this.#worthAt(pair, y, i) < SPARSE_BITS) continue;
        this.#isAnchor[this.#matches[x]! + r - firstX] = 1;
        this.#isAnchor[this.#matches[y]! + q - firstY] = 1;
      }
    }
  }

  /** What the match of shared word x with position i is worth: the less of both sides. */
  #worthAt({ a, b }: ViewPair, x: number, i: number): number {
    return this.#worth[x]! - Math.max(0, b.bits.alone[this.#shared[x]!]! - a.bits.alone[i]!);
  }

  #addMarked(pair: ViewPair): void {
    for (let x = 0; x < this.#numShared; x++) {
      const from = this.#matches[x]!;
      for (let m = from; m < this.#matches[x + 1]!; m++) if (this.#isAnchor[m]) this.#add(pair, this.#positions[this.#lists[x]! + m - from]!, this.#shared[x]!);
    }
  }

  /** Adds the maximal run around a match of single words; one of ANCHOR_WORDS and more is an anchor already. */
  #add(pair: ViewPair, i: number, j: number): void {
    const { a, b } = pair;
    const most = ANCHOR_WORDS - 1;
    const left = Math.min(ANCHOR_WORDS, i, j);
    let back = 0;
    while (back < left && a.words[i - back - 1] === b.words[j - back - 1]) back++;
    if (back > most) return;
    const firstI = i - back;
    const firstJ = j - back;
    const right = Math.min(ANCHOR_WORDS, a.length - firstI, b.length - firstJ);
    let n = back + 1;
    while (n < right && a.words[firstI + n] === b.words[firstJ + n]) n++;
    if (n > most) return;
    let sum = 0;
    for (let q = 0; q < n; q++) sum += sharedBits(pair, firstI + q, firstJ + q, q);
    this.#anchors.push(firstI, firstJ, n, sum);
  }
}

/** Whether a token can be rare: numbers of tables meet by chance. */
function isContent({ bits, flags }: DocumentView, token: number): boolean {
  return bits.alone[token]! >= CONTENT_WORD && (flags[token]! & TokenFlag.NUMBER) === 0;
}
