/** Kernel: the text kernel, all of it: text/scan.ts, text/breaks.ts and text/names.ts of one text after the other. */
import { markBreaks } from "./breaks";
import { markNames } from "./names";
import { decode, scan } from "./scan";

export { BYTES, CLASSES, END, FLAGS, GAPS, HASH_HI, HASH_LO, KINDS, MARKED, MOST_UNITS, PARTICLES, SIGNS, START, WORD } from "./layout";
export { hasUnspaced, numGaps, numMarked } from "./scan";

/** Tokens of the text whose UTF-8 stands in BYTES; returns their number. */
export function readText(byteLength: u32): u32 {
  const numTokens = scan(decode(byteLength));
  markBreaks(numTokens);
  markNames(numTokens);
  return numTokens;
}
