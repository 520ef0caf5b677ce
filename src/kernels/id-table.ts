/**
 * Kernel: numbers distinct 64-bit keys 0, 1, 2 ... in the order of their first appearance. Open addressing with linear
 * probing over typed arrays; exact (whole keys are compared). 8 bytes a key and 4 a slot, at most two thirds full.
 *
 *   slots   [ 0 | 3 | 0 | 1 | 2 | ... ]   number + 1 of the key that stands there, 0 = free; a power of two of them
 *   keyLo   [ k0 | k1 | k2 | ... ]        by number
 *   keyHi   [ k0 | k1 | k2 | ... ]
 */
export class IdTable {
  #slots: Uint32Array;
  #mask: number;
  #keyLo: Uint32Array;
  #keyHi: Uint32Array;
  #size = 0;

  /** @param expected number of keys to make room for; the table grows beyond it. */
  constructor(expected = 64) {
    let capacity = 128;
    while (capacity * 0.6 < expected) capacity *= 2;
    this.#slots = new Uint32Array(capacity);
    this.#mask = capacity - 1;
    this.#keyLo = new Uint32Array(expected);
    this.#keyHi = new Uint32Array(expected);
  }

  /** Number of distinct keys. */
  get size(): number {
    return this.#size;
  }

  /** Lower 32 bits of key `id`. */
  lo(id: number): number {
    return this.#keyLo[id]!;
  }

  /** Upper 32 bits of key `id`. */
  hi(id: number): number {
    return this.#keyHi[id]!;
  }

  /** The number of a key, or -1. Expected O(1). */
  find(lo: number, hi: number): number {
    return this.#slots[this.#slotOf(lo >>> 0, hi >>> 0)]! - 1;
  }

  /** The number of a key, which is `size` before the call if the key is new. Amortised expected O(1). */
  intern(lo: number, hi: number): number {
    lo >>>= 0;
    hi >>>= 0;
    const slot = this.#slotOf(lo, hi);
    const known = this.#slots[slot]! - 1;
    if (known >= 0) return known;
    const id = this.#size++;
    if (id === this.#keyLo.length) this.#growKeys();
    this.#keyLo[id] = lo;
    this.#keyHi[id] = hi;
    this.#slots[slot] = id + 1;
    if (this.#size > this.#slots.length * 0.66) this.#growSlots();
    return id;
  }

  /** The slot where a key stands, or the free one where it would. */
  #slotOf(lo: number, hi: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    for (let at = slotHash(lo, hi) & mask; ; at = (at + 1) & mask) {
      const id = slots[at]! - 1;
      if (id < 0 || (this.#keyLo[id] === lo && this.#keyHi[id] === hi)) return at;
    }
  }

  #growKeys(): void {
    const capacity = Math.max(64, this.#keyLo.length * 2);
    const grown = (old: Uint32Array) => {
      const keys = new Uint32Array(capacity);
      keys.set(old);
      return keys;
    };
    this.#keyLo = grown(this.#keyLo);
    this.#keyHi = grown(this.#keyHi);
  }

  #growSlots(): void {
    const capacity = this.#slots.length * 2;
    const slots = new Uint32Array(capacity);
    const mask = capacity - 1;
    for (let id = 0; id < this.#size; id++) {
      let at = slotHash(this.#keyLo[id]!, this.#keyHi[id]!) & mask;
      while (slots[at] !== 0) at = (at + 1) & mask;
      slots[at] = id + 1;
    }
    this.#slots = slots;
    this.#mask = mask;
  }
}

/** Mixes both halves of a key into a slot number (the finaliser of MurmurHash3). */
function slotHash(lo: number, hi: number): number {
  let h = lo ^ Math.imul(hi, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
