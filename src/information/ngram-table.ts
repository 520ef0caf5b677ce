/**
 * Stage information: the bits of pairs or triples of words, by (context, last word). Filled once (model.ts), asked for each token of
 * a collection (token-bits.ts), so it is made small: a lookup is a cache miss, and how far it misses is what it costs. Open
 * addressing with linear probing, at most 75 % full, sized once, so that the place of an n-gram is its number.
 *
 *   bit     31            27 26              0
 *   slots   [ low 5 of b    | last word      ]     b = bits in sixteenths + 1; a free slot is 0 0, a power of two of slots
 *           [ high 5 of b   | context        ]     8 bytes a slot, eight slots a cache line
 *
 * Words and slots are below 2^27: a hundred million distinct words are no text. Bits are below 2^10 sixteenths: no probability is
 * less than half that of an unknown word (SCORING.unknownWord), and more are cut off. Exact: whole keys are compared.
 *
 * Most of what is asked for is not there: a bit for each value of other bits of its hash says so of nine in ten, in an eighth of the memory.
 */
const NUMBER_BITS = 27;
const NUMBER_MASK = (1 << NUMBER_BITS) - 1;
const MOST_BITS = (1 << 10) - 2;
/** Bits of the filter for each slot. Which of an element a hash has stands in its lowest five bits, which element above these. */
const FILTER_BITS = 8;
const FILTER_SHIFT = 5;

export class NgramTable {
  readonly #slots: Int32Array;
  readonly #mask: number;
  readonly #filter: Uint32Array;
  #size = 0;
  /** Of what `findEach` looks for: its slots, and which of the elements it is. */
  #at = new Int32Array(64);
  #which = new Int32Array(64);

  /** @param most n-grams that will be added. */
  constructor(most: number) {
    let capacity = 16;
    while (capacity * 0.75 < most) capacity *= 2;
    this.#slots = new Int32Array(2 * capacity);
    this.#mask = capacity - 1;
    this.#filter = new Uint32Array((capacity * FILTER_BITS) / 32);
  }

  /** Number of n-grams. */
  get size(): number {
    return this.#size;
  }

  /** Number of slots: the numbers of n-grams are below it. */
  get capacity(): number {
    return this.#mask + 1;
  }

  /** The number of an n-gram, or -1. Expected O(1). */
  find(context: number, last: number): number {
    const at = this.#slotOf(context, last);
    return (this.#slots[2 * at]! | this.#slots[2 * at + 1]!) === 0 ? -1 : at;
  }

  /**
   * The numbers of n-grams, or -1, of the first `size` elements; those of a context or last word that is -1 are -1. The slots of a block are read
   * before they are needed, in a loop so short that the processor waits for many of them at once: 100 ns a miss become 25.
   */
  findEach(contexts: Int32Array, lasts: Int32Array, size: number, out: Int32Array): void {
    const slots = this.#slots;
    const numKept = this.#mayHave(contexts, lasts, size);
    const [at, which] = [this.#at, this.#which];
    let sum = 0;
    for (let x = 0; x < numKept; x++) sum += slots[2 * at[x]!]!;
    this.touched = sum;
    out.fill(-1, 0, size);
    const mask = this.#mask;
    for (let x = 0; x < numKept; x++) {
      const element = which[x]!;
      const [context, last] = [contexts[element]!, lasts[element]!];
      for (let slot = at[x]!; ; slot = (slot + 1) & mask) {
        const low = slots[2 * slot]!;
        const high = slots[2 * slot + 1]!;
        if ((low | high) === 0) break;
        if ((low & NUMBER_MASK) !== last || (high & NUMBER_MASK) !== context) continue;
        out[element] = slot;
        break;
      }
    }
  }

  /** Writes the elements that may be there, and where they would stand first; returns how many there are. */
  #mayHave(contexts: Int32Array, lasts: Int32Array, size: number): number {
    if (this.#at.length < size) {
      this.#at = new Int32Array(size);
      this.#which = new Int32Array(size);
    }
    const [at, which, filter] = [this.#at, this.#which, this.#filter];
    const mask = this.#mask;
    const filterMask = filter.length - 1;
    let numKept = 0;
    for (let x = 0; x < size; x++) {
      if ((contexts[x]! | lasts[x]!) < 0) continue;
      const hash = slotHash(contexts[x]!, lasts[x]!);
      at[numKept] = hash & mask;
      which[numKept] = x;
      numKept += (filter[(hash >>> FILTER_SHIFT) & filterMask]! >>> hash) & 1;
    }
    return numKept;
  }

  /** What `findEach` has read ahead, so that it is not left out. */
  touched = 0;

  /** Bits of the n-gram with this number, in sixteenths. */
  bits(number: number): number {
    const slots = this.#slots;
    return ((slots[2 * number]! >>> NUMBER_BITS) | ((slots[2 * number + 1]! >>> NUMBER_BITS) << 5)) - 1;
  }

  /** Adds an n-gram that is not there yet; returns its number. */
  add(context: number, last: number, bits: number): number {
    const at = this.#slotOf(context, last);
    const stored = Math.min(bits, MOST_BITS) + 1;
    this.#slots[2 * at] = last | (stored << NUMBER_BITS);
    this.#slots[2 * at + 1] = context | ((stored >>> 5) << NUMBER_BITS);
    const hash = slotHash(context, last);
    this.#filter[(hash >>> FILTER_SHIFT) & (this.#filter.length - 1)]! |= 1 << hash;
    this.#size++;
    return at;
  }

  /** The slot where an n-gram stands, or the free one where it would. */
  #slotOf(context: number, last: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    for (let at = slotHash(context, last) & mask; ; at = (at + 1) & mask) {
      const low = slots[2 * at]!;
      const high = slots[2 * at + 1]!;
      if ((low | high) === 0 || ((low & NUMBER_MASK) === last && (high & NUMBER_MASK) === context)) return at;
    }
  }
}

/** Mixes the two numbers, which count from 0, so that neighbours do not stand side by side. */
function slotHash(context: number, last: number): number {
  const h = Math.imul(context, 0x9e3779b1) + Math.imul(last, 0x85ebca6b);
  const mixed = Math.imul(h ^ (h >>> 15), 0xc2b2ae35);
  return mixed ^ (mixed >>> 15);
}
