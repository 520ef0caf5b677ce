/**
 * Kernel: the memory of the text kernel, 36 pages of 64 KiB that never grow. A longer text is read by TypeScript.
 *
 *   0x00000  WORD       lo, hi, flags of a word that JavaScript has read, u32 each
 *   0x00100  PARTICLES  256 slots of [ lo | hi ], u32, by the lowest byte of lo, open addressing; 0 0 for none
 *   0x10000  CLASSES    u8 a UTF-16 unit (text/tables.ts)
 *   0x20000  KINDS      u8 a UTF-16 unit (text/separators.ts)
 *   0x30000  SIGNS      u8 a UTF-16 unit (text/quotations.ts)
 *   0x40000  BYTES      the text in UTF-8, three bytes a unit at most
 *   0x71000  UNITS      the text in UTF-16, and zeros behind it
 *   0x92000  HASH_LO, HASH_HI, START, END, GAPS, MARKED, u32 a token each; then FLAGS, u8 a token
 */

/** UTF-16 units of a text, and the most tokens it can have. */
export const MOST_UNITS: usize = 0x10000;

export const WORD: usize = 0;
export const PARTICLES: usize = 0x100;
export const CLASSES: usize = 0x10000;
export const KINDS: usize = 0x20000;
export const SIGNS: usize = 0x30000;
export const BYTES: usize = 0x40000;
export const UNITS: usize = 0x71000;
export const HASH_LO: usize = 0x92000;
export const HASH_HI: usize = HASH_LO + 4 * MOST_UNITS;
export const START: usize = HASH_HI + 4 * MOST_UNITS;
export const END: usize = START + 4 * MOST_UNITS;
export const GAPS: usize = END + 4 * MOST_UNITS;
export const MARKED: usize = GAPS + 4 * MOST_UNITS;
export const FLAGS: usize = MARKED + 4 * MOST_UNITS;

/** Classes of units; text/tables.ts. */
export const IGNORABLE: u32 = 1;
export const MARK: u32 = 2;
export const DIGIT: u32 = 3;
export const LETTER: u32 = 5;
export const LOWER: u32 = 6;
export const UPPER: u32 = 7;

/** Flags of tokens; text/flags.ts. */
export const FLAG_CAPITALISED: u32 = 1;
export const FLAG_NUMBER: u32 = 2;
export const BREAK_WEAK: u32 = 4;
export const BREAK_STRONG: u32 = 8;
export const BREAK_MASK: u32 = 12;
export const FLAG_UNSPACED: u32 = 16;
export const FLAG_SENTENCE_END: u32 = 32;
export const FLAG_NAME: u32 = 64;
export const FLAG_NAME_START: u32 = 128;

/** The class of the code point above 0xffff that begins at a unit, 0 where none does. */
declare function classOf(at: u32): u32;

export function unitAt(at: u32): u32 {
  return <u32>load<u16>(UNITS + ((<usize>at) << 1));
}

/** The class of the code point that begins at a unit; 0 for a lone surrogate and past the end. */
export function classAt(at: u32): u32 {
  const unit = unitAt(at);
  return (unit & 0xf800) !== 0xd800 ? <u32>load<u8>(CLASSES + unit) : classOf(at);
}

/** Units of the code point that begins at a unit. */
export function sizeAt(at: u32): u32 {
  return (unitAt(at) & 0xfc00) === 0xd800 ? 2 : 1;
}

export function column(base: usize, token: u32): u32 {
  return load<u32>(base + ((<usize>token) << 2));
}

export function put(base: usize, token: u32, value: u32): void {
  store<u32>(base + ((<usize>token) << 2), value);
}

export function flagsOf(token: u32): u32 {
  return <u32>load<u8>(FLAGS + <usize>token);
}

export function addFlags(token: u32, flags: u32): void {
  store<u8>(FLAGS + <usize>token, <u8>(flagsOf(token) | flags));
}
