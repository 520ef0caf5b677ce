/**
 * Kernel: a list whose elements are made when they are read, each time anew: as a row, whose parts may be made when they are read in turn, or
 * whole, as plain data. O(1) memory.
 */
import type { ListView } from "../types/list-view.js";

export class MadeList<T> implements ListView<T> {
  readonly length: number;
  readonly #row: (index: number) => T;
  readonly #plain: (index: number) => T;

  /** @param plain a row as plain data, its keys in the order in which they are written. @default the rows are */
  constructor(length: number, row: (index: number) => T, plain: (index: number) => T = row) {
    this.length = length;
    this.#row = row;
    this.#plain = plain;
  }

  at(index: number): T | undefined {
    const place = index < 0 ? this.length + index : index;
    return place >= 0 && place < this.length ? this.#row(place) : undefined;
  }

  *[Symbol.iterator](): Generator<T> {
    for (let index = 0; index < this.length; index++) yield this.#row(index);
  }

  /** All elements as plain data. */
  *plain(): Generator<T> {
    for (let index = 0; index < this.length; index++) yield this.#plain(index);
  }

  toJSON(): T[] {
    return [...this.plain()];
  }
}
