/**
 * Stage align: whether two documents may have rewritten text in common, before its words are matched. Input the loaded document and a partner with
 * their exact anchors, output how many skip-grams of content words they share that no anchor settles: two words in one order, with few others
 * between them on either side (sparse-anchors.ts). A rewritten passage makes some for each of its words, while two texts on one subject share
 * its words in any order. Most skip-grams of the partner the loaded document has not, which a filter of bits knows.
 * O(content words x SCORING.sparseRanks) a partner, about a nanosecond each; 4 kB, and 16 bytes a skip-gram of the loaded document.
 *
 *   content words of b    w0 w1 w2 w3 w4 ...      skip-grams   (w0 w1) (w0 w2) ... (w1 w2) ...
 */

import { BitFilter } from "../arrays/bit-filter.js";
import { SCORING } from "../settings/scoring.js";
import type { AnchorList } from "./anchor-list.js";
import { contentOf, type DocumentView } from "./document-view.js";

const RANKS = SCORING.sparseRanks;
const WINDOW = SCORING.maxGap;
const FILTER_BITS = 2 ** 15;

export class SkipGramFinder {
  readonly #filter = new BitFilter(FILTER_BITS);
  /** Slot -> a skip-gram of the loaded document, or 0; and the last partner that has it. */
  #slots = new Uint32Array(64);
  #foundBy = new Uint32Array(64);
  #mask = 63;
  /** Bits of a product that no slot is numbered by. */
  #shift = 26;
  #partner = 0;
  #a: DocumentView | null = null;
  #isIndexed = false;
  /** By content word of a document: its share of the hash of a skip-gram that it begins, or ends. */
  #begins = new Int32Array(256);
  #ends = new Int32Array(256);
  /** By token of the partner: 1 in an anchor. All zeros between calls. */
  #isSettled = new Uint8Array(256);

  /** Makes `a` the document that partners are compared with; its skip-grams are made with the first partner. */
  load(a: DocumentView): void {
    this.#a = a;
    this.#isIndexed = false;
  }

  /** How many different skip-grams the loaded document and `b` share of which one word at least is in no anchor, up to `enough`. */
  count(b: DocumentView, anchors: AnchorList, enough: number): number {
    if (!this.#isIndexed) this.#index(this.#a!);
    this.#settle(b, anchors, 1);
    const found = this.#countIn(b, enough);
    this.#settle(b, anchors, 0);
    return found;
  }

  #countIn(b: DocumentView, enough: number): number {
    const content = this.#hash(b);
    const [begins, ends, isSettled, filter] = [this.#begins, this.#ends, this.#isSettled, this.#filter];
    const partner = ++this.#partner;
    let found = 0;
    for (let x = 0; x < content.length && found < enough; x++) {
      const last = Math.min(content.length - 1, x + RANKS);
      for (let y = x + 1; y <= last; y++) {
        const hash = begins[x]! ^ ends[y]!;
        if (!filter.mayHave(hash)) continue;
        const [from, to] = [content[x]!, content[y]!];
        if (to - from >= WINDOW || (isSettled[from] && isSettled[to])) continue;
        const slot = this.#slotOf(hash);
        if (this.#slots[slot] === 0 || this.#foundBy[slot] === partner) continue;
        this.#foundBy[slot] = partner;
        found++;
      }
    }
    return found;
  }

  #index(a: DocumentView): void {
    const content = this.#hash(a);
    let capacity = 64;
    while (capacity < 2 * RANKS * content.length) capacity *= 2;
    if (this.#slots.length < capacity) {
      this.#slots = new Uint32Array(capacity);
      this.#foundBy = new Uint32Array(capacity);
    } else {
      this.#slots.fill(0, 0, capacity);
      this.#foundBy.fill(0, 0, capacity);
    }
    this.#mask = capacity - 1;
    this.#shift = Math.clz32(this.#mask);
    this.#partner = 0;
    this.#filter.clear();
    for (let x = 0; x < content.length; x++)
      for (let y = x + 1; y <= Math.min(content.length - 1, x + RANKS) && content[y]! - content[x]! < WINDOW; y++) {
        const hash = this.#begins[x]! ^ this.#ends[y]!;
        this.#filter.add(hash);
        this.#slots[this.#slotOf(hash)] = hash >>> 0 || 1;
      }
    this.#isIndexed = true;
  }

  /** The slot that has a skip-gram, or the free one where it would be. */
  #slotOf(hash: number): number {
    const wanted = hash >>> 0 || 1;
    // the upper bits of a product depend on all bits of the hash, however many slots there are
    let slot = Math.imul(wanted, 0x9e3779b1) >>> this.#shift;
    while (this.#slots[slot] !== 0 && this.#slots[slot] !== wanted) slot = (slot + 1) & this.#mask;
    return slot;
  }

  /** Sets the shares of a document's content words. @returns where they stand. */
  #hash(view: DocumentView): Uint32Array {
    const content = contentOf(view);
    if (this.#begins.length < content.length) {
      this.#begins = new Int32Array(2 * content.length);
      this.#ends = new Int32Array(2 * content.length);
    }
    for (let x = 0; x < content.length; x++) {
      const word = view.words[content[x]!]!;
      const begin = Math.imul(word + 1, 0x9e3779b1);
      const end = Math.imul(word + 1, 0x85ebca6b);
      this.#begins[x] = begin ^ (begin >>> 15);
      this.#ends[x] = end ^ (end >>> 13);
    }
    return content;
  }

  /** Marks the tokens of the partner that anchors have. */
  #settle(b: DocumentView, { size, j, n }: AnchorList, value: 0 | 1): void {
    if (this.#isSettled.length < b.length) this.#isSettled = new Uint8Array(2 * b.length);
    for (let x = 0; x < size; x++) this.#isSettled.fill(value, j[x]!, j[x]! + n[x]!);
  }
}
