/**
 * Kernel: the union of ranges of numbers that come in any order and may overlap. Input pairs [from, to), output their union as sorted, disjoint
 * ranges, or its size. Ranges that come in order, as the runs of one passage do, cost one comparison each; others are sorted.
 * O(ranges log ranges) at worst. One object serves many unions without making anything.
 *
 *   ranges   [from, to, from, to ...)      flat
 */
export class RangeUnion {
  #ranges = new Uint32Array(64);
  /** Elements in use. */
  #length = 0;
  /** Whether all of them ascend and none touches another. */
  #isUnion = true;

  clear(): void {
    this.#length = 0;
    this.#isUnion = true;
  }

  /** Empty ranges count for nothing. */
  add(from: number, to: number): void {
    if (from >= to) return;
    if (this.#isUnion && this.#length > 0) {
      const [lastFrom, end] = [this.#ranges[this.#length - 2]!, this.#ranges[this.#length - 1]!];
      if (from >= lastFrom && from <= end) {
        this.#ranges[this.#length - 1] = Math.max(end, to);
        return;
      }
      this.#isUnion = from > end;
    }
    if (this.#length + 2 > this.#ranges.length) {
      const grown = new Uint32Array(2 * this.#ranges.length);
      grown.set(this.#ranges);
      this.#ranges = grown;
    }
    this.#ranges[this.#length++] = from;
    this.#ranges[this.#length++] = to;
  }

  /** Numbers in the union. */
  size(): number {
    const ranges = this.ranges();
    let size = 0;
    for (let x = 0; x < ranges.length; x += 2) size += ranges[x + 1]! - ranges[x]!;
    return size;
  }

  /** The union: flat, even length, ascending. A view that the next call may overwrite. */
  ranges(): Uint32Array {
    if (!this.#isUnion) this.#unite();
    return this.#ranges.subarray(0, this.#length);
  }

  #unite(): void {
    const given = this.#ranges.slice(0, this.#length);
    const order = Uint32Array.from({ length: this.#length >> 1 }, (_, x) => 2 * x).sort((x, y) => given[x]! - given[y]!);
    this.clear();
    for (const x of order) this.add(given[x]!, given[x + 1]!);
  }
}
