/**
 * Kernel: a list whose elements are made when they are read, each time anew. O(1) memory.
 */
import type { ListView } from "../types/list-view.js";

export class MadeList<T> implements ListView<T> {
  readonly length: number;
  readonly #make: (index: number) => T;
  /** What `JSON.stringify` says of an element, where that is made faster than the element. */
  readonly jsonOf: ((index: number) => string) | undefined;

  constructor(length: number, make: (index: number) => T, jsonOf?: (index: number) => string) {
    this.length = length;
    this.#make = make;
    this.jsonOf = jsonOf;
  }

  at(index: number): T | undefined {
    const place = index < 0 ? this.length + index : index;
    return place >= 0 && place < this.length ? this.#make(place) : undefined;
  }

  *[Symbol.iterator](): Generator<T> {
    for (let index = 0; index < this.length; index++) yield this.#make(index);
  }

  toJSON(): T[] {
    return [...this];
  }
}
