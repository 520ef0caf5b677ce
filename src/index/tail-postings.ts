/**
 * Index: the postings of documents that are in no segment yet, in memory: hash -> its documents, as chains in a table of open addressing. Documents come
 * in ascending order. Some 24 bytes a posting. O(1) to add, O(documents of the hash) to find.
 */
import { withRoom } from "../arrays/with-room.js";
import { HOT, type Postings } from "./posting-blocks.js";

const EMPTY = 0xffffffff;

export class TailPostings {
  /** By slot: the last posting of its hash, EMPTY for none. */
  #last: Uint32Array<ArrayBuffer>;
  /** By slot: how many postings its hash has. */
  #counts: Uint32Array<ArrayBuffer>;
  #usedSlots = 0;
  /** By posting; `#before` is the one of the same hash before it. */
  #hashes: Uint32Array<ArrayBuffer>;
  #documents: Uint32Array<ArrayBuffer>;
  #before: Uint32Array<ArrayBuffer>;
  #length = 0;

  /** @param expected how many postings may come, a guess. */
  constructor(expected = 1 << 12) {
    const slots = 2 ** Math.ceil(Math.log2(2 * Math.max(16, expected)));
    this.#last = new Uint32Array(slots).fill(EMPTY);
    this.#counts = new Uint32Array(slots);
    this.#hashes = new Uint32Array(expected);
    this.#documents = new Uint32Array(expected);
    this.#before = new Uint32Array(expected);
  }

  get length(): number {
    return this.#length;
  }

  /** @param hashes distinct. @param document above those of all earlier calls. */
  add(document: number, hashes: Uint32Array): void {
    const length = this.#length + hashes.length;
    this.#hashes = withRoom(this.#hashes, length);
    this.#documents = withRoom(this.#documents, length);
    this.#before = withRoom(this.#before, length);
    while (2 * (this.#usedSlots + hashes.length) > this.#last.length) this.#grow();
    for (const hash of hashes) this.#push(hash, document);
  }

  /** Appends the documents of a hash to `out`, the last first; with `cut` of more than HOT the last ones. @returns how many have it. */
  find(hash: number, cut: boolean, out: number[]): number {
    const slot = this.#slotOf(hash);
    let posting = this.#last[slot]!;
    const most = cut ? HOT : Number.POSITIVE_INFINITY;
    for (let found = 0; posting !== EMPTY && found < most; found++) {
      out.push(this.#documents[posting]!);
      posting = this.#before[posting]!;
    }
    return this.#counts[slot]!;
  }

  /** All postings as they came, without those of removed documents; new arrays. */
  columns(isDead: (document: number) => boolean): Pick<Postings, "hashes" | "documents"> {
    const hashes = new Uint32Array(this.#length);
    const documents = new Uint32Array(this.#length);
    let length = 0;
    for (let x = 0; x < this.#length; x++) {
      if (isDead(this.#documents[x]!)) continue;
      hashes[length] = this.#hashes[x]!;
      documents[length++] = this.#documents[x]!;
    }
    return { hashes: hashes.slice(0, length), documents: documents.slice(0, length) };
  }

  #push(hash: number, document: number): void {
    const slot = this.#slotOf(hash);
    if (this.#last[slot] === EMPTY) this.#usedSlots++;
    const posting = this.#length++;
    this.#hashes[posting] = hash;
    this.#documents[posting] = document;
    this.#before[posting] = this.#last[slot]!;
    this.#last[slot] = posting;
    this.#counts[slot]!++;
  }

  /** The slot of a hash, or the free one that it would have. */
  #slotOf(hash: number): number {
    const mask = this.#last.length - 1;
    let slot = Math.imul(hash, 0x9e3779b1) & mask;
    while (this.#last[slot] !== EMPTY && this.#hashes[this.#last[slot]!] !== hash) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [last, counts] = [this.#last, this.#counts];
    this.#last = new Uint32Array(2 * last.length).fill(EMPTY);
    this.#counts = new Uint32Array(2 * last.length);
    for (let slot = 0; slot < last.length; slot++) {
      if (last[slot] === EMPTY) continue;
      const to = this.#slotOf(this.#hashes[last[slot]!]!);
      this.#last[to] = last[slot]!;
      this.#counts[to] = counts[slot]!;
    }
  }
}
