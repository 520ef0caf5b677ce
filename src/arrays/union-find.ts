/**
 * Kernel: disjoint sets over 0 .. n - 1, with union by size and path halving (Tarjan & van Leeuwen 1984).
 * Amortised inverse Ackermann time an operation, 8 bytes an element.
 */
export class UnionFind {
  readonly #parent: Uint32Array;
  readonly #size: Uint32Array;

  /** @param n number of elements, each a set of its own. */
  constructor(n: number) {
    this.#parent = Uint32Array.from({ length: n }, (_, i) => i);
    this.#size = new Uint32Array(n).fill(1);
  }

  /** The element that stands for the set of `element`; the same for all of a set until it is joined with another. */
  find(element: number): number {
    const parent = this.#parent;
    while (parent[element] !== element) {
      parent[element] = parent[parent[element]!]!;
      element = parent[element]!;
    }
    return element;
  }

  /** Joins the sets of two elements; false if they were one already. */
  union(a: number, b: number): boolean {
    let large = this.find(a);
    let small = this.find(b);
    if (large === small) return false;
    if (this.#size[large]! < this.#size[small]!) [large, small] = [small, large];
    this.#parent[small] = large;
    this.#size[large]! += this.#size[small]!;
    return true;
  }

  /** Number of elements in the set of `element`. */
  sizeOf(element: number): number {
    return this.#size[this.find(element)]!;
  }
}
