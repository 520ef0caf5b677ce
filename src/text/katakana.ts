/**
 * Stage text: katakana words, marked as names (NAME and NAME_START in the flags). Japanese writes foreign names, products and
 * loanwords in katakana; whoever mentions one writes the same characters, so the word proves something once, not once for
 * each character. A run of at least two katakana tokens that nothing or a middle dot joins. O(tokens).
 */
import type { Tokens } from "../types/document.js";
import { TokenFlag } from "./flags.js";

const MIDDLE_DOT = 0x30fb;
const HALFWIDTH_MIDDLE_DOT = 0xff65;

function isKatakana(unit: number): boolean {
  return (unit >= 0x30a1 && unit <= 0x30fe && unit !== MIDDLE_DOT) || (unit >= 0x31f0 && unit <= 0x31ff) || (unit >= 0xff66 && unit <= 0xff9f);
}

/** Sets NAME and NAME_START. Needs UNSPACED. */
export function markKatakana(text: string, { length, start, end, flags }: Pick<Tokens, "length" | "start" | "end" | "flags">): void {
  const isPart = (token: number) => (flags[token]! & TokenFlag.UNSPACED) !== 0 && isKatakana(text.charCodeAt(start[token]!));
  const isJoined = (token: number) => {
    const gap = start[token]! - end[token - 1]!;
    const unit = text.charCodeAt(end[token - 1]!);
    return gap === 0 || (gap === 1 && (unit === MIDDLE_DOT || unit === HALFWIDTH_MIDDLE_DOT));
  };
  for (let first = 0; first < length; ) {
    let last = first + 1;
    if (isPart(first)) while (last < length && isPart(last) && isJoined(last)) last++;
    if (last - first > 1) {
      flags[first]! |= TokenFlag.NAME_START;
      for (let i = first; i < last; i++) flags[i]! |= TokenFlag.NAME;
    }
    first = last;
  }
}
