/**
 * Kernel: the 64-bit hash of a token, over the UTF-16 units of its folded form (text/fold.ts), and the mixers that other hashes are made of.
 * This file is the specification; every faster kernel gives the same bits.
 *
 *   bytes   each unit on its own in UTF-8, NUL in two bytes (the modified UTF-8 of Java), so no byte is 0; zeros fill up the last 8
 *   lo = 0, hi = 0
 *   for each 8 bytes, two little-endian integers x and y:
 *     lo ^= x;  hi ^= y;  hi ^= F(lo);  lo ^= F(hi);  hi ^= F(lo)                      F(z) = mix32(z + 0x9e3779b9)
 *
 * The three rounds of a Feistel network are a bijection of the 64 bits, each bit of either lane depending on all of them. So two tokens of at
 * most 8 ASCII characters never collide; longer ones (8 bytes in 64 bits, then the next) are as good as 64 random bits: among 10^8 distinct
 * words a collision has a probability of 2^-11. Either lane alone is a good 32-bit hash. No step but XOR is linear: lanes that are polynomials
 * modulo 2^32 are cheaper by themselves, but for any odd multiplier two Thue-Morse words of 256 letters share one.
 * Not keyed: no defence against an adversary. Cost: six multiplications for 8 bytes.
 * The constants stand in the functions, where an engine sees that they are constant: bundlers turn a `const` at the top of a module into a
 * variable, which costs a factor of two here.
 */

/** A bijection of 32-bit integers, each bit of the result depending on each bit of `x`: the finaliser of MurmurHash3. 0 stays 0. Returns an int32. */
export function mix32(x: number): number {
  let h = x;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** `mix32` over x + 2^32 / golden ratio, so that 0 does not stay 0. Returns an int32. */
export function mixOffZero(x: number): number {
  return mix32((x + 0x9e3779b9) | 0);
}

/** Hashes one sequence of units after the other: `begin`, `add` each unit, `end`; then `lo` and `hi` are the hash, int32. */
export class UnitHash {
  lo = 0;
  hi = 0;
  /** Where in the 64 bits the next byte goes. */
  #shift = 0;

  begin(): void {
    this.lo = 0;
    this.hi = 0;
    this.#shift = 0;
  }

  add(unit: number): void {
    if (unit < 0x80 && unit !== 0) this.#addByte(unit);
    else if (unit < 0x800) {
      this.#addByte(0xc0 | (unit >> 6));
      this.#addByte(0x80 | (unit & 0x3f));
    } else {
      this.#addByte(0xe0 | (unit >> 12));
      this.#addByte(0x80 | ((unit >> 6) & 0x3f));
      this.#addByte(0x80 | (unit & 0x3f));
    }
  }

  end(): void {
    if (this.#shift > 0) this.#mix();
  }

  #addByte(byte: number): void {
    if (this.#shift < 32) this.lo ^= byte << this.#shift;
    else this.hi ^= byte << this.#shift;
    this.#shift += 8;
    if (this.#shift === 64) this.#mix();
  }

  #mix(): void {
    const hi = this.hi ^ mixOffZero(this.lo);
    this.lo ^= mixOffZero(hi);
    this.hi = hi ^ mixOffZero(this.lo);
    this.#shift = 0;
  }
}

/** The hash [lo, hi] of a string as it stands, two unsigned 32-bit integers. O(length). */
export function hashUnits(units: string): readonly [lo: number, hi: number] {
  const hash = new UnitHash();
  for (let i = 0; i < units.length; i++) hash.add(units.charCodeAt(i));
  hash.end();
  return [hash.lo >>> 0, hash.hi >>> 0];
}

/** A hash as 16 hexadecimal digits, the low half first. */
export function hexOf(hash: readonly [lo: number, hi: number]): string {
  return hash.map((half) => half.toString(16).padStart(8, "0")).join("");
}
