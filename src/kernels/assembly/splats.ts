/**
 * Kernel: constants repeated in all lanes of a vector, kept in memory (SPLATS). Engines build a v128 constant anew wherever it is used,
 * inside loops too, in several instructions, and the compiler undoes every attempt to keep one in a variable; what comes from memory
 * stays in a register, or is an operand.
 */
import { SPLATS } from "./layout";

/** The bit that tells lower from upper case. */
export const CASE_BIT: usize = SPLATS;
/** Units with MARKS in these bits are % ' - / */
export const MARK_BITS: usize = SPLATS + 0x10;
export const MARKS: usize = SPLATS + 0x20;
/** What turns the letters, or the digits, into the least signed bytes, and the byte after those. */
export const LETTER_SHIFT: usize = SPLATS + 0x40;
export const AFTER_LETTERS: usize = SPLATS + 0x50;
export const DIGIT_SHIFT: usize = SPLATS + 0x60;
export const AFTER_DIGITS: usize = SPLATS + 0x70;
/** The multipliers of mix32, in that of tokens' hashes and that of shingles. */
export const MIX_FIRST: usize = SPLATS + 0x80;
export const MIX_SECOND: usize = SPLATS + 0x90;
/** What mixOffZero adds. */
export const GOLDEN: usize = SPLATS + 0xa0;
/** The multipliers of shingles. */
export const SHINGLE_LO: usize = SPLATS + 0xb0;
export const SHINGLE_HI: usize = SPLATS + 0xc0;

/** Fills SPLATS; once, before anything else. */
export function prepareSplats(): void {
  v128.store(CASE_BIT, i8x16.splat(0x20));
  v128.store(MARK_BITS, i8x16.splat(<i8>0xf5));
  v128.store(MARKS, i8x16.splat(0x25));
  v128.store(LETTER_SHIFT, i8x16.splat(<i8>(0x80 - 0x61)));
  v128.store(AFTER_LETTERS, i8x16.splat(<i8>(0x80 + 26)));
  v128.store(DIGIT_SHIFT, i8x16.splat(<i8>(0x80 - 0x30)));
  v128.store(AFTER_DIGITS, i8x16.splat(<i8>(0x80 + 10)));
  v128.store(MIX_FIRST, i32x4.splat(0x85ebca6b));
  v128.store(MIX_SECOND, i32x4.splat(0xc2b2ae35));
  v128.store(SHINGLE_LO, i32x4.splat(0x1b873593));
  v128.store(SHINGLE_HI, i32x4.splat(0x85ebca6b));
  v128.store(GOLDEN, i32x4.splat(0x9e3779b9));
}
