/**
 * Kernel: UTF-8 -> one byte a UTF-16 unit, by UNIT_MAP, so that a position among them is an offset in the text. The map is
 * made by sketch/unit-map.ts from the character tables: ASCII is itself, and so is a letter or digit that folds to one of ASCII
 * (é is e, É is E); every apostrophe is ' and every hyphen -; what separates words is 0; the rest, 0x80 and more, is "hard": the
 * kernel leaves a word with it to JavaScript. A code point above 0xffff is two hard units. O(bytes): 16 at a time where they are
 * ASCII. A text of ASCII alone needs none of this: its UTF-8 are its units.
 */
import { TEXT, UNIT_MAP, UNITS } from "./layout";

const HARD: u8 = 0x80;

/** Writes the units of `byteLength` bytes of well-formed UTF-8 at TEXT to UNITS. */
export function decodeUnits(byteLength: usize): void {
  const end = TEXT + byteLength;
  let from = TEXT;
  let to = UNITS;
  while (from < end) {
    if (ASC_FEATURE_SIMD) {
      const bytes = v128.load(from);
      v128.store(to, bytes);
      const ascii = <usize>ctz(i8x16.bitmask(bytes) | 0x10000);
      from += ascii;
      to += ascii;
    } else if (load<u8>(from) < 0x80) store<u8>(to++, load<u8>(from++));
    while (from < end) {
      const first = <u32>load<u8>(from);
      if (first < 0x80) break;
      if (first >= 0xf0) {
        store<u8>(to, HARD);
        store<u8>(to, HARD, 1);
        from += 4;
        to += 2;
        continue;
      }
      let unit = <u32>load<u8>(from, 1) & 63;
      if (first < 0xe0) {
        unit |= (first & 31) << 6;
        from += 2;
      } else {
        unit = ((first & 15) << 12) | (unit << 6) | (<u32>load<u8>(from, 2) & 63);
        from += 3;
      }
      store<u8>(to++, load<u8>(UNIT_MAP + unit));
    }
  }
}
