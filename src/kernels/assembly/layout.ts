/**
 * Kernel: the memory of the signature kernel, 13 pages of 64 KiB that never grow. A text longer than a window is read
 * window by window, so no text needs more. Every area is followed by slack: vectors are read and written past the ends. There is a
 * zero before TEXT and UNITS, and findRuns puts one after them.
 *
 *   0x00200  SPLATS    vectors of one constant, see splats.ts                     0x00400  KEEP_FIRST, see word-hashes.ts
 *   0x00600  UNIT_CLASSES  256 bytes, see runs.ts
 *   0x08000  BOUNDS    u32 a text of several                                      (4,096 of them at most)
 *   0x10000  UNIT_MAP  65,536 bytes, one a UTF-16 unit: what the kernel sees of it, see units.ts
 *   0x20040  TEXT      UTF-8 as it came, 3 bytes a unit at most                   0x39040  UNITS      one byte a unit
 *   0x41800  EDGES     u32: begin and end of each run of word characters
 *   0x62000  HASH_LO   u32 a token   0x82800  HASH_HI  u32 a token                (a window and the tail of the one before)
 *   0xa3000  SHINGLES  u32, one block; before there are any LONG_WORDS, see word-hashes.ts
 *   0xa8000  FACTORS   u32 a component, then ADDENDS from 0xac000 on              (4,096 components at most)
 *   0xb0000  SLOTS     u32: signatures, numComponents rounded up to LANES each
 *   0xc0000  BINS      u32 a bin of the text under way, a row for each throw      (4,096 of them at most)
 *   0xc8040  CHOSEN    u32: places of empty bins, then their factors, addends and components, see minhash.ts
 *   0xcc800  THROW_FACTORS, THROW_ADDENDS   u32 a throw                            0xcc820  THROW_SCALE  u32, four times the number of bins
 */

/** UTF-16 units of a window, and the most tokens it can have. */
export const WINDOW: usize = 0x8000;
/** Shingles of a block: 16 KiB, so that they stay in the first-level cache while all components go over them. */
export const BLOCK: usize = 4096;
/** Components are handled in groups of this many. */
export const LANES: usize = 16;

export const SPLATS: usize = 0x200;
export const KEEP_FIRST: usize = 0x400;
export const UNIT_CLASSES: usize = 0x600;
export const BOUNDS: usize = 0x8000;
export const UNIT_MAP: usize = 0x10000;
export const TEXT: usize = 0x20040;
export const UNITS: usize = 0x39040;
export const EDGES: usize = 0x41800;
export const HASH_LO: usize = 0x62000;
export const HASH_HI: usize = 0x82800;
export const SHINGLES: usize = 0xa3000;
export const LONG_WORDS: usize = 0xa3000;
export const FACTORS: usize = 0xa8000;
export const ADDENDS: usize = 0xac000;
export const SLOTS: usize = 0xb0000;
export const BINS: usize = 0xc0000;
/** Bytes of a row of BINS. */
export const ROW: usize = 0x4000;
export const THROWS: usize = 2;
export const CHOSEN: usize = 0xc8040;
/** Bytes of each of the four columns of CHOSEN: MOST_CHOSEN elements and slack. */
export const CHOSEN_BYTES: usize = 0x1040;
export const MOST_CHOSEN: usize = 0x400;
export const THROW_FACTORS: usize = 0xcc800;
export const THROW_ADDENDS: usize = 0xcc810;
export const THROW_SCALE: usize = 0xcc820;
/** Bytes of SLOTS. */
export const SLOT_BYTES: usize = 0x10000;
