/**
 * Index: what is known of documents by their numbers, in memory: which were removed, a bit each; when they were published and added, 24 bytes each. Columns
 * that grow. A bit that is set stays set: a number is never used again.
 */
import type { DocumentTimes } from "./rows.js";

type Column = Float64Array<ArrayBuffer>;

/** Times as far as they were set. */
export class TimeColumns {
  #published: Column = emptyColumn(1 << 10);
  #publishedEnd: Column = emptyColumn(1 << 10);
  #added: Column = emptyColumn(1 << 10);
  /** Documents below it are there; later ones as far as they were set. */
  readUpTo = 0;

  set(n: number, { published, publishedEnd, added }: DocumentTimes): void {
    if (n >= this.#added.length) {
      this.#published = grown(this.#published, n + 1);
      this.#publishedEnd = grown(this.#publishedEnd, n + 1);
      this.#added = grown(this.#added, n + 1);
    }
    this.#published[n] = published;
    this.#publishedEnd[n] = publishedEnd;
    this.#added[n] = added;
  }

  /** NaN where it was not set. */
  of(n: number): DocumentTimes {
    const at = (column: Column): number => column[n] ?? Number.NaN;
    return { published: at(this.#published), publishedEnd: at(this.#publishedEnd), added: at(this.#added) };
  }

  /** From when on a document counts as old: its publication, or where that is not known when it was added. NaN for a number that nobody set. */
  birthOf(n: number): number {
    const { published, added } = this.of(n);
    return Number.isNaN(published) ? added : published;
  }

  /** Whether a document may have been published in a time; one without a time may. */
  mayBeOf(n: number, { from, to }: { readonly from: number; readonly to: number }): boolean {
    const { published, publishedEnd } = this.of(n);
    return Number.isNaN(published) || (publishedEnd >= from && published <= to);
  }
}

function emptyColumn(length: number): Column {
  return new Float64Array(length).fill(Number.NaN);
}

function grown(column: Column, length: number): Column {
  const longer = emptyColumn(Math.max(length, 2 * column.length));
  longer.set(column);
  return longer;
}

/** Removed documents. */
export class DeadSet {
  #bits = new Uint8Array(1 << 10);
  #size = 0;

  /** How many were added. */
  get size(): number {
    return this.#size;
  }

  add(document: number): void {
    const byte = document >>> 3;
    if (byte >= this.#bits.length) {
      const grown = new Uint8Array(Math.max(2 * this.#bits.length, byte + 1));
      grown.set(this.#bits);
      this.#bits = grown;
    }
    if (this.has(document)) return;
    this.#bits[byte]! |= 1 << (document & 7);
    this.#size++;
  }

  readonly has = (document: number): boolean => ((this.#bits[document >>> 3] ?? 0) & (1 << (document & 7))) !== 0;

  /** The same set, which later additions to this one do not change. */
  copy(): DeadSet {
    const copy = new DeadSet();
    copy.#bits = this.#bits.slice();
    copy.#size = this.#size;
    return copy;
  }
}
