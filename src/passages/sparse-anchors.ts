/**
 * Stage passages: anchors in rewritten text. Where somebody replaced words one by one, no three in a row are left, but rare
 * words still follow each other closely, in one order on both sides: skip-grams of two words, spaced seeds (Ma, Tromp, Li
 * 2002) whose pattern is left open. Input a pair of documents, output maximal runs of one or two shared words that belong to
 * such a skip-gram: within maxGap tokens on either side, together worth sparseBits. They join exact anchors in chains; what
 * a chain proves is judged as ever.
 *
 * A word that stands often in both documents is their subject and had many chances to match: each doubling costs a bit, and
 * beyond sparseRepeats it counts no more. So O(tokens of the partner x sparseRepeats x maxGap) at worst, about one hit a
 * token in news; 13 bytes a token of the loaded document and 12 a word of the collection.
 */
import { type Collection, sharedBits } from "../information/collection.js";
import { log2Sixteenths, sixteenths } from "../information/log2.js";
import { SCORING } from "../scoring.js";
import { TokenFlag } from "../text/flags.js";
import { ANCHOR_WORDS, type Anchor } from "./anchors.js";

const CONTENT_WORD = sixteenths(SCORING.contentWord);
const SPARSE_BITS = sixteenths(SCORING.sparseBits);
/** A word that is worth less makes no skip-gram with any other. */
const LEAST_WORTH = SPARSE_BITS - sixteenths(SCORING.unknownWord);
const WINDOW = SCORING.maxGap;

export class SparseAnchorFinder {
  readonly #collection: Collection;
  #from = 0;
  #to = 0;
  #isIndexed = false;
  /** By word: its first position in the loaded document, how often it stands there, and in the partner. */
  readonly #first: Uint32Array;
  readonly #count: Uint32Array;
  readonly #partners: Uint32Array;
  /** By position in the loaded document: the next one with the same word, or -1. */
  #next = new Int32Array(0);
  /** By position: the latest position of the partner it was matched with, or -1; what that match is worth; whether it is an anchor. */
  #latest = new Int32Array(0);
  #worth = new Int32Array(0);
  #isAnchor = new Uint8Array(0);

  constructor(collection: Collection) {
    this.#collection = collection;
    const numWords = collection.lexicon.words.length;
    this.#first = new Uint32Array(numWords);
    this.#count = new Uint32Array(numWords);
    this.#partners = new Uint32Array(numWords);
  }

  /** Makes document `a` the one that partners are compared with; its words are indexed with the first partner. */
  load(a: number): void {
    const { words, offsets } = this.#collection;
    if (this.#isIndexed) for (let i = this.#from; i < this.#to; i++) this.#count[words[i]!] = 0;
    this.#from = offsets[a]!;
    this.#to = offsets[a + 1]!;
    this.#isIndexed = false;
  }

  /**
   * The sparse anchors between the loaded document and another one, `b`, in no order, each once; none where all of them together
   * have no `least` bits (sixteenths). Costs nothing per token of the loaded one.
   */
  find(b: number, least = 0): Anchor[] {
    const { offsets } = this.#collection;
    if (!this.#isIndexed) this.#index();
    const shared = this.#sharedPositions(b);
    const anchors = new SparseAnchors(this.#collection, [this.#from, this.#to, offsets[b]!, offsets[b + 1]!]);
    if (this.#bitsOf(shared) >= least) for (const j of shared) this.#matchWord(j, anchors);
    this.#forget(shared);
    return anchors.list;
  }

  /** Whether a token can be rare: numbers of tables meet by chance. */
  #isContent(token: number): boolean {
    const { bits, flags } = this.#collection;
    return bits.alone[token]! >= CONTENT_WORD && (flags[token]! & TokenFlag.NUMBER) === 0;
  }

  #index(): void {
    const { words } = this.#collection;
    const n = this.#to - this.#from;
    if (this.#next.length < n) {
      this.#next = new Int32Array(n);
      this.#latest = new Int32Array(n);
      this.#worth = new Int32Array(n);
      this.#isAnchor = new Uint8Array(n);
    }
    this.#latest.fill(-1, 0, n);
    // backwards, so that the positions of a word ascend
    for (let i = this.#to - 1; i >= this.#from; i--) {
      if (!this.#isContent(i)) continue;
      const word = words[i]!;
      this.#next[i - this.#from] = this.#count[word]!++ ? this.#first[word]! : -1;
      this.#first[word] = i;
    }
    this.#isIndexed = true;
  }

  /** Positions of the content words of `b` that the loaded document has, and not too often; counts them by word. */
  #sharedPositions(b: number): number[] {
    const { words, offsets } = this.#collection;
    const shared: number[] = [];
    for (let j = offsets[b]!; j < offsets[b + 1]!; j++) {
      if (!this.#isContent(j)) continue;
      const word = words[j]!;
      if (this.#count[word] === 0 || this.#count[word]! > SCORING.sparseRepeats) continue;
      this.#partners[word]!++;
      shared.push(j);
    }
    return shared;
  }

  /** Bits of all anchors that positions of the partner may belong to, at most. */
  #bitsOf(shared: readonly number[]): number {
    const { alone } = this.#collection.bits;
    return shared.reduce((sum, j) => (alone[j]! - this.#chanceOf(j) < LEAST_WORTH ? sum : sum + alone[j]!), 0);
  }

  /** What the word at j had in chances: as many as there are pairs of its positions, and each doubling of them costs a bit. */
  #chanceOf(j: number): number {
    const word = this.#collection.words[j]!;
    return log2Sixteenths(this.#count[word]! * this.#partners[word]!);
  }

  /** Matches position j of the partner with all of the loaded document that have its word. */
  #matchWord(j: number, anchors: SparseAnchors): void {
    const { words, bits } = this.#collection;
    const chance = this.#chanceOf(j);
    if (bits.alone[j]! - chance < LEAST_WORTH) return;
    for (let i = this.#first[words[j]!]!; i >= 0; i = this.#next[i - this.#from]!) {
      const worth = Math.min(bits.alone[i]!, bits.alone[j]!) - chance;
      const isAnchor = this.#pairUp(i, j, worth, anchors);
      const x = i - this.#from;
      this.#latest[x] = j;
      this.#worth[x] = worth;
      this.#isAnchor[x] = isAnchor ? 1 : 0;
    }
  }

  /** Adds the match of i and j with each earlier match within the window that makes a skip-gram with it. @returns whether one does. */
  #pairUp(i: number, j: number, worth: number, anchors: SparseAnchors): boolean {
    let isPart = false;
    const x = i - this.#from;
    for (let before = x - 1, first = Math.max(0, x - WINDOW + 1); before >= first; before--) {
      const partner = this.#latest[before]!;
      if (partner <= j - WINDOW || partner >= j || partner < 0 || worth + this.#worth[before]! < SPARSE_BITS) continue;
      isPart = true;
      if (this.#isAnchor[before]) continue;
      this.#isAnchor[before] = 1;
      anchors.add(before + this.#from, partner);
    }
    if (isPart) anchors.add(i, j);
    return isPart;
  }

  #forget(shared: readonly number[]): void {
    const { words } = this.#collection;
    for (const j of shared) {
      const word = words[j]!;
      if (this.#partners[word] === 0) continue;
      this.#partners[word] = 0;
      for (let i = this.#first[word]!; i >= 0; i = this.#next[i - this.#from]!) this.#latest[i - this.#from] = -1;
    }
  }
}

/** Matches of single words as maximal runs; those of ANCHOR_WORDS and more are anchors already and left out. */
class SparseAnchors {
  readonly list: Anchor[] = [];
  readonly #collection: Collection;
  readonly #bounds: readonly [number, number, number, number];
  readonly #seen = new Set<number>();

  /** @param bounds first token and end of side a, then of side b. */
  constructor(collection: Collection, bounds: readonly [number, number, number, number]) {
    this.#collection = collection;
    this.#bounds = bounds;
  }

  add(i: number, j: number): void {
    let back = 0;
    while (back < ANCHOR_WORDS && this.#isMatch(i - back - 1, j - back - 1)) back++;
    let n = back + 1;
    while (n < ANCHOR_WORDS && this.#isMatch(i - back + n, j - back + n)) n++;
    if (n >= ANCHOR_WORDS) return;
    const [aFrom, , bFrom, bTo] = this.#bounds;
    const key = (i - back - aFrom) * (bTo - bFrom) + (j - back - bFrom);
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    let bits = 0;
    for (let q = 0; q < n; q++) bits += sharedBits(this.#collection.bits, i - back + q, j - back + q, q);
    this.list.push({ i: i - back, j: j - back, n, bits });
  }

  #isMatch(i: number, j: number): boolean {
    const { words } = this.#collection;
    const [aFrom, aTo, bFrom, bTo] = this.#bounds;
    return i >= aFrom && i < aTo && j >= bFrom && j < bTo && words[i] === words[j];
  }
}

/** Bits of the sparse anchors of a chain: what rewriting has to prove by itself. */
export function sparseBitsOf(chain: readonly Anchor[]): number {
  let sum = 0;
  for (const { n, bits } of chain) if (n < ANCHOR_WORDS) sum += bits;
  return sum;
}
