/**
 * Stage passages: anchors in rewritten text. Where somebody replaced words one by one, no three in a row are left, but rare
 * words still follow each other closely, in one order on both sides: skip-grams of two words, spaced seeds (Ma, Tromp, Li
 * 2002) whose pattern is left open. Input a pair of documents, output maximal runs of one or two shared words that belong to
 * such a skip-gram: within maxGap tokens on either side, together worth sparseBits. They join exact anchors in chains; what
 * a chain proves is judged as ever.
 *
 * A word that stands often in both documents is their subject and had many chances to match: each doubling costs a bit, and
 * beyond sparseRepeats it counts no more. So O(tokens of the partner x sparseRepeats x maxGap) at worst, about one hit a
 * token in news; 8 bytes a token and an entry a distinct content word of the loaded document.
 */
import { type Collection, sharedBits } from "../information/collection.js";
import { log2Sixteenths, sixteenths } from "../information/log2.js";
import { SCORING } from "../scoring.js";
import { ANCHOR_WORDS, type Anchor } from "./anchors.js";

const CONTENT_WORD = sixteenths(SCORING.contentWord);
const SPARSE_BITS = sixteenths(SCORING.sparseBits);
const WINDOW = SCORING.maxGap;

/** Where a word stands in the loaded document, and how often in the partner. */
interface Standing {
  readonly at: number;
  readonly count: number;
  partners: number;
}

export class SparseAnchorFinder {
  readonly #collection: Collection;
  #from = 0;
  #to = 0;
  #isIndexed = false;
  /** By word, with its first position. */
  readonly #standing = new Map<number, Standing>();
  /** By position in the document: the next one with the same word, or -1. */
  #next = new Int32Array(0);
  /** By position in the document: the latest position of the partner it was matched with, or -1. */
  #latest = new Int32Array(0);

  constructor(collection: Collection) {
    this.#collection = collection;
  }

  /** Makes document `a` the one that partners are compared with; its words are indexed with the first partner. */
  load(a: number): void {
    const { offsets } = this.#collection;
    this.#from = offsets[a]!;
    this.#to = offsets[a + 1]!;
    this.#isIndexed = false;
  }

  /** The sparse anchors between the loaded document and another one, `b`, in no order, each once. Costs nothing per token of the loaded one. */
  find(b: number): Anchor[] {
    const { offsets } = this.#collection;
    if (!this.#isIndexed) this.#index();
    const anchors = new SparseAnchors(this.#collection, [this.#from, this.#to, offsets[b]!, offsets[b + 1]!]);
    this.#forEachShared(b, (_, standing) => {
      standing.partners++;
    });
    this.#forEachShared(b, (j, { at }) => {
      for (let i = at; i >= 0; i = this.#next[i - this.#from]!) {
        this.#pairUp(i, j, anchors);
        this.#latest[i - this.#from] = j;
      }
    });
    this.#forEachShared(b, (_, standing) => {
      standing.partners = 0;
      for (let i = standing.at; i >= 0; i = this.#next[i - this.#from]!) this.#latest[i - this.#from] = -1;
    });
    return anchors.list;
  }

  /** Visits the content words of `b` that the loaded document has, and not too often. */
  #forEachShared(b: number, visit: (j: number, standing: Standing) => void): void {
    const { words, offsets, bits } = this.#collection;
    for (let j = offsets[b]!; j < offsets[b + 1]!; j++) {
      if (bits.alone[j]! < CONTENT_WORD) continue;
      const standing = this.#standing.get(words[j]!);
      if (standing && standing.count <= SCORING.sparseRepeats) visit(j, standing);
    }
  }

  #index(): void {
    const { words, bits } = this.#collection;
    const n = this.#to - this.#from;
    if (this.#next.length < n) {
      this.#next = new Int32Array(n);
      this.#latest = new Int32Array(n);
    }
    this.#latest.fill(-1, 0, n);
    this.#standing.clear();
    // backwards, so that the positions of a word ascend
    for (let i = this.#to - 1; i >= this.#from; i--) {
      if (bits.alone[i]! < CONTENT_WORD) continue;
      const standing = this.#standing.get(words[i]!);
      this.#next[i - this.#from] = standing ? standing.at : -1;
      this.#standing.set(words[i]!, { at: i, count: standing ? standing.count + 1 : 1, partners: 0 });
    }
    this.#isIndexed = true;
  }

  /** Bits of one word matched: it had as many chances as there are pairs of its positions, and each doubling of them costs a bit. */
  #worth(i: number, j: number): number {
    const { words, bits } = this.#collection;
    const { count, partners } = this.#standing.get(words[i]!)!;
    return Math.min(bits.alone[i]!, bits.alone[j]!) - log2Sixteenths(count * partners);
  }

  /** Adds the match of i and j with each earlier match within the window that makes a skip-gram with it. */
  #pairUp(i: number, j: number, anchors: SparseAnchors): void {
    const own = this.#worth(i, j);
    let isPart = false;
    for (let before = i - 1; before > i - WINDOW && before >= this.#from; before--) {
      const partner = this.#latest[before - this.#from]!;
      if (partner <= j - WINDOW || partner >= j || partner < 0) continue;
      if (own + this.#worth(before, partner) < SPARSE_BITS) continue;
      isPart = true;
      anchors.add(before, partner);
    }
    if (isPart) anchors.add(i, j);
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
