/**
 * Kernel: a set of numbers that knows most of those it does not hold: a bit for each value of a number's lowest bits (Bloom 1970,
 * with one function). "No" is certain; "yes" is asked again of whoever has the numbers. For numbers that are spread over their
 * lowest bits, as hashes and word numbers are. O(1) a look, which stays in the cache where the numbers themselves do not.
 */
export class BitFilter {
  #bits: Uint32Array;
  #mask: number;

  /** @param size in bits, a power of two, 32 at least; or the bits of another filter, which are shared with it. */
  constructor(size: number | Uint32Array) {
    this.#bits = typeof size === "number" ? new Uint32Array(size / 32) : size;
    this.#mask = 32 * this.#bits.length - 1;
  }

  /** Empties the set; `size`, as in the constructor, is kept unless given. O(size / 32). */
  clear(size = this.#mask + 1): void {
    if (size > 32 * this.#bits.length) this.#bits = new Uint32Array(size / 32);
    else this.#bits.fill(0, 0, size / 32);
    this.#mask = size - 1;
  }

  /** Takes an integer in. */
  add(value: number): void {
    this.#bits[(value & this.#mask) >>> 5]! |= 1 << (value & 31);
  }

  /** False if the integer is not in the set; true if it is, or shares its lowest bits with one that is. */
  mayHave(value: number): boolean {
    return ((this.#bits[(value & this.#mask) >>> 5]! >>> (value & 31)) & 1) !== 0;
  }
}
