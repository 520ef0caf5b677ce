/**
 * Stage align: the anchors of one pair as columns, since a pair of stories has some ten and a collection millions of pairs. An
 * anchor is a run of shared words: n tokens from i on (side a) that are those from j on (side b), and
 * their bits in sixteenths. One list is filled, sorted and read again and again; it grows and never shrinks. Sorting is
 * O(n log n) by merging, O(n) where it is sorted already.
 */
import { withRoom } from "../arrays/with-room.js";

const FIRST_CAPACITY = 256;
/** Anchors that are sorted by insertion before sorted parts are merged. */
const SHORT = 16;

/** One anchor, for whoever keeps it longer than the list keeps its place. */
export interface Anchor {
  readonly i: number;
  readonly j: number;
  readonly n: number;
  /** Sixteenths of a bit. */
  readonly bits: number;
}

export class AnchorList {
  size = 0;
  i: Uint32Array = new Uint32Array(FIRST_CAPACITY);
  j: Uint32Array = new Uint32Array(FIRST_CAPACITY);
  n: Uint32Array = new Uint32Array(FIRST_CAPACITY);
  bits: Uint32Array = new Uint32Array(FIRST_CAPACITY);
  /** Where parts are merged to. */
  #spare: AnchorList | null = null;

  clear(): void {
    this.size = 0;
  }

  push(i: number, j: number, n: number, bits: number): void {
    if (this.size === this.i.length) this.#grow();
    this.#write(this.size++, i, j, n, bits);
  }

  at(x: number): Anchor {
    return { i: this.i[x]!, j: this.j[x]!, n: this.n[x]!, bits: this.bits[x]! };
  }

  append({ size, i, j, n, bits }: AnchorList): void {
    for (let x = 0; x < size; x++) this.push(i[x]!, j[x]!, n[x]!, bits[x]!);
  }

  sumOfBits(): number {
    let sum = 0;
    for (let x = 0; x < this.size; x++) sum += this.bits[x]!;
    return sum;
  }

  toArray(): Anchor[] {
    return Array.from({ length: this.size }, (_, x) => this.at(x));
  }

  /** By i, then j; of anchors that begin at the same two places one is kept. */
  sort(): void {
    for (let from = 0; from < this.size; from += SHORT) this.#insertionSort(from, Math.min(this.size, from + SHORT));
    if (this.size > SHORT) {
      this.#spare ??= new AnchorList();
      for (let width = SHORT; width < this.size; width *= 2) this.#mergeParts(this.#spare, width);
    }
    let kept = 0;
    for (let x = 0; x < this.size; x++) {
      if (kept > 0 && this.i[x] === this.i[kept - 1] && this.j[x] === this.j[kept - 1]) continue;
      this.#write(kept++, this.i[x]!, this.j[x]!, this.n[x]!, this.bits[x]!);
    }
    this.size = kept;
  }

  #insertionSort(from: number, to: number): void {
    const { i, j, n, bits } = this;
    for (let x = from + 1; x < to; x++) {
      if (!this.#isBefore(x, x - 1)) continue;
      const atI = i[x]!;
      const atJ = j[x]!;
      const length = n[x]!;
      const worth = bits[x]!;
      let y = x - 1;
      for (; y >= from && (i[y]! > atI || (i[y] === atI && j[y]! > atJ)); y--) this.#write(y + 1, i[y]!, j[y]!, n[y]!, bits[y]!);
      this.#write(y + 1, atI, atJ, length, worth);
    }
  }

  /** Merges each two sorted parts of `width` anchors into one. */
  #mergeParts(spare: AnchorList, width: number): void {
    spare.clear();
    for (let from = 0; from < this.size; from += 2 * width) {
      const middle = Math.min(this.size, from + width);
      const to = Math.min(this.size, middle + width);
      for (let x = from, y = middle; x < middle || y < to; ) {
        const takeSecond = x === middle || (y < to && this.#isBefore(y, x));
        const next = takeSecond ? y++ : x++;
        spare.push(this.i[next]!, this.j[next]!, this.n[next]!, this.bits[next]!);
      }
    }
    [this.i, spare.i] = [spare.i, this.i];
    [this.j, spare.j] = [spare.j, this.j];
    [this.n, spare.n] = [spare.n, this.n];
    [this.bits, spare.bits] = [spare.bits, this.bits];
  }

  #isBefore(x: number, y: number): boolean {
    return this.i[x]! < this.i[y]! || (this.i[x] === this.i[y] && this.j[x]! < this.j[y]!);
  }

  #write(x: number, i: number, j: number, n: number, bits: number): void {
    this.i[x] = i;
    this.j[x] = j;
    this.n[x] = n;
    this.bits[x] = bits;
  }

  #grow(): void {
    const length = this.size + 1;
    [this.i, this.j, this.n, this.bits] = [withRoom(this.i, length), withRoom(this.j, length), withRoom(this.n, length), withRoom(this.bits, length)];
  }
}
