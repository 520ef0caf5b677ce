/**
 * Index: the postings of documents that are in no segment yet, in memory: hash -> its documents, as chains in a table of open addressing. Documents come
 * in ascending order, and are put into the table when somebody first asks: an archive that is being filled is asked for ids alone. Some 30 bytes a
 * posting. O(1) to add, O(documents of the hash) to find.
 *
 *   slot      [ hash | last posting + 1, 0 for a free slot | how many ]
 *   posting   [ document | posting of the same hash before it + 1, 0 for none ]
 */
import { withRoom } from "../arrays/with-room.js";
import { HOT, type Postings } from "./posting-blocks.js";

const SLOT = 3;
const LEAST_SLOTS = 1 << 10;

export class TailPostings {
  readonly #rows: { readonly document: number; readonly hashes: Uint32Array }[] = [];
  #length = 0;
  /** Rows below it are in the table. */
  #taken = 0;
  #slots = new Uint32Array(SLOT * LEAST_SLOTS);
  #mask = LEAST_SLOTS - 1;
  #usedSlots = 0;
  #postings = new Uint32Array(0);
  #numPostings = 0;

  get length(): number {
    return this.#length;
  }

  /** @param hashes distinct; kept. @param document above those of all earlier calls. */
  add(document: number, hashes: Uint32Array): void {
    this.#rows.push({ document, hashes });
    this.#length += hashes.length;
  }

  /** Appends the documents of a hash to `out`, the last first; with `cut` of more than HOT the last ones. @returns how many have it. */
  find(hash: number, cut: boolean, out: number[]): number {
    if (this.#taken < this.#rows.length) this.#takeRows();
    const slot = this.#slotOf(hash);
    const count = this.#slots[slot + 2]!;
    let posting = this.#slots[slot + 1]!;
    for (let left = cut ? Math.min(HOT, count) : count; left > 0; left--) {
      out.push(this.#postings[2 * posting - 2]!);
      posting = this.#postings[2 * posting - 1]!;
    }
    return count;
  }

  /** All postings as they came, without those of removed documents; new arrays. */
  columns(isDead: (document: number) => boolean): Pick<Postings, "hashes" | "documents"> {
    const rows = this.#rows.filter(({ document }) => !isDead(document));
    const length = rows.reduce((sum, row) => sum + row.hashes.length, 0);
    const columns = { hashes: new Uint32Array(length), documents: new Uint32Array(length) };
    let at = 0;
    for (const { document, hashes } of rows) {
      columns.hashes.set(hashes, at);
      columns.documents.fill(document, at, at + hashes.length);
      at += hashes.length;
    }
    return columns;
  }

  #takeRows(): void {
    this.#postings = withRoom(this.#postings, 2 * this.#length);
    for (; this.#taken < this.#rows.length; this.#taken++) {
      const { document, hashes } = this.#rows[this.#taken]!;
      if (2 * (this.#usedSlots + hashes.length) > this.#mask) this.#grow(this.#usedSlots + this.#length - this.#numPostings);
      for (const hash of hashes) this.#push(hash, document);
    }
  }

  #push(hash: number, document: number): void {
    const slots = this.#slots;
    const slot = this.#slotOf(hash);
    const before = slots[slot + 1]!;
    if (before === 0) {
      this.#usedSlots++;
      slots[slot] = hash;
    }
    const posting = this.#numPostings++;
    this.#postings[2 * posting] = document;
    this.#postings[2 * posting + 1] = before;
    slots[slot + 1] = posting + 1;
    slots[slot + 2]!++;
  }

  /** Where the slot of a hash begins, or the free one that it would have. The lower bits of a hash are mixed (document-keys.ts). */
  #slotOf(hash: number): number {
    const slots = this.#slots;
    let at = hash & this.#mask;
    while (slots[SLOT * at + 1] !== 0 && slots[SLOT * at] !== hash) at = (at + 1) & this.#mask;
    return SLOT * at;
  }

  /** Room for so many hashes. */
  #grow(hashes: number): void {
    const old = this.#slots;
    let size = 2 * (this.#mask + 1);
    while (size < 2 * hashes) size *= 2;
    this.#slots = new Uint32Array(SLOT * size);
    this.#mask = size - 1;
    for (let slot = 0; slot < old.length; slot += SLOT) if (old[slot + 1] !== 0) this.#slots.set(old.subarray(slot, slot + SLOT), this.#slotOf(old[slot]!));
  }
}
