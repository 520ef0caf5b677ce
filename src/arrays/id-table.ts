/**
 * Kernel: numbers distinct 64-bit keys 0, 1, 2 ... in the order of their first appearance. Open addressing with linear
 * probing over typed arrays; exact (whole keys are compared). 8 bytes a key and 8 a slot, at most 60 % full.
 *
 *   slots   [ tag 0 | tag 3 | 0 0 | tag 1 | tag 2 | ... ]   two words a slot: the hash of the key that stands there, and its
 *                                                           number + 1, 0 = free; a power of two of slots
 *   keys    [ lo hi | lo hi | lo hi | ... ]                 by number
 *
 * The hash stands beside the number so that a probe stays in one cache line and the key itself, which lies anywhere, is read
 * for nearly nothing but a hit; growing moves slots in order and reads no key.
 *
 * The probe stands in `find` and in `intern`: as one function that both call it took 40 % longer beside the stages that use it.
 */
import { withRoom } from "./with-room.js";

/** Numbers of keys, and keys of numbers. */
export class IdTable {
  #slots: Uint32Array;
  #mask: number;
  #keys: Uint32Array<ArrayBuffer>;
  #size = 0;

  /** @param expected number of keys to make room for; the table grows beyond it. */
  constructor(expected = 64) {
    let capacity = 128;
    while (capacity * FULL < expected) capacity *= 2;
    this.#slots = new Uint32Array(2 * capacity);
    this.#mask = capacity - 1;
    this.#keys = new Uint32Array(2 * expected);
  }

  /** Number of distinct keys. */
  get size(): number {
    return this.#size;
  }

  /** Lower 32 bits of key `id`. */
  lo(id: number): number {
    return this.#keys[2 * id]!;
  }

  /** Upper 32 bits of key `id`. */
  hi(id: number): number {
    return this.#keys[2 * id + 1]!;
  }

  /** The number of a key, or -1. Expected O(1). */
  find(lo: number, hi: number): number {
    lo >>>= 0;
    hi >>>= 0;
    const slots = this.#slots;
    const keys = this.#keys;
    const mask = this.#mask;
    const tag = slotHash(lo, hi);
    for (let at = tag & mask; ; at = (at + 1) & mask) {
      const id = slots[2 * at + 1]! - 1;
      if (id < 0 || (slots[2 * at] === tag && keys[2 * id] === lo && keys[2 * id + 1] === hi)) return id;
    }
  }

  /** The number of a key, which is `size` before the call if the key is new. Amortised expected O(1). */
  intern(lo: number, hi: number): number {
    lo >>>= 0;
    hi >>>= 0;
    const slots = this.#slots;
    const keys = this.#keys;
    const mask = this.#mask;
    const tag = slotHash(lo, hi);
    let at = tag & mask;
    for (; slots[2 * at + 1] !== 0; at = (at + 1) & mask) {
      const id = slots[2 * at + 1]! - 1;
      if (slots[2 * at] === tag && keys[2 * id] === lo && keys[2 * id + 1] === hi) return id;
    }
    slots[2 * at] = tag;
    slots[2 * at + 1] = this.#size + 1;
    return this.#add(lo, hi);
  }

  #add(lo: number, hi: number): number {
    const id = this.#size++;
    this.#keys = withRoom(this.#keys, 2 * this.#size);
    this.#keys[2 * id] = lo;
    this.#keys[2 * id + 1] = hi;
    if (this.#size > (this.#mask + 1) * FULL) this.#growSlots();
    return id;
  }

  #growSlots(): void {
    const old = this.#slots;
    const slots = new Uint32Array(2 * old.length);
    const mask = old.length - 1;
    for (let from = 0; from < old.length; from += 2) {
      if (old[from + 1] === 0) continue;
      let at = old[from]! & mask;
      while (slots[2 * at + 1] !== 0) at = (at + 1) & mask;
      slots[2 * at] = old[from]!;
      slots[2 * at + 1] = old[from + 1]!;
    }
    this.#slots = slots;
    this.#mask = mask;
  }
}

/** Share of the slots that may be taken: a key that is not there is missed after 3.6 slots on average, most of them in one cache line. */
const FULL = 0.6;

/** Mixes both halves of a key into 32 bits, the lowest of which number a slot (the finaliser of MurmurHash3). */
function slotHash(lo: number, hi: number): number {
  let h = lo ^ Math.imul(hi, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
