/**
 * Stage text: web and mail addresses, marked as names (NAME and NAME_START in the flags): whoever gives an address gives it in
 * the same words, so like a name it proves little. An address is a run of tokens that nothing but address punctuation joins,
 * with "//", "@" or a dot before a lower-case word in it: http://example.org/news, press@example.org, example.org.
 * Initials and numbers (p.m., 3.5) are none. O(characters between joined tokens).
 */
import { TokenFlag } from "./flags.js";
import type { ScannedTokens } from "./scan.js";

/** 1 for each unit of ASCII that may stand between two parts of an address. */
const PUNCTUATION = Uint8Array.from({ length: 128 }, (_, unit) => ("./:@_?=&#%~+-".includes(String.fromCharCode(unit)) ? 1 : 0));
const DOT = ".".charCodeAt(0);
const AT = "@".charCodeAt(0);
const SLASH = "/".charCodeAt(0);

/**
 * Sets NAME and NAME_START; a name run that an address covers in part gives way. Needs CAPITALISED and NUMBER, runs after
 * markNames. What makes an address stands in a gap (scan.ts), so other tokens are looked at only beside such a gap.
 */
export function markAddresses(text: string, tokens: ScannedTokens): void {
  const { length } = tokens;
  let end = 1;
  for (const gap of tokens.gaps) {
    if (gap < end || !isJoined(text, tokens, gap) || !joinsAddress(text, tokens, gap)) continue;
    let first = gap - 1;
    while (first >= end && isJoined(text, tokens, first)) first--;
    end = gap + 1;
    while (end < length && isJoined(text, tokens, end)) end++;
    markAddress(tokens, first, end);
  }
}

function markAddress({ length, flags }: ScannedTokens, first: number, end: number): void {
  for (let i = first; i < end; i++) flags[i] = (flags[i]! & ~TokenFlag.NAME_START) | TokenFlag.NAME;
  flags[first]! |= TokenFlag.NAME_START;
  if (end < length && flags[end]! & TokenFlag.NAME) flags[end]! |= TokenFlag.NAME_START;
}

/** Whether only address punctuation stands between token `at` and the one before it. */
function isJoined(text: string, { start, end }: ScannedTokens, at: number): boolean {
  const to = start[at]!;
  for (let i = end[at - 1]!; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 128 || PUNCTUATION[unit] === 0) return false;
  }
  return to > end[at - 1]!;
}

/** Whether the punctuation before token `at` is that of an address, not of an abbreviation, a number or a missing space. */
function joinsAddress(text: string, { start, end, flags }: ScannedTokens, at: number): boolean {
  const from = end[at - 1]!;
  const isAbbreviation = end[at]! - start[at]! === 1 || flags[at]! & (TokenFlag.CAPITALISED | TokenFlag.NUMBER);
  for (let i = from; i < start[at]!; i++) {
    const unit = text.charCodeAt(i);
    if (unit === AT || (unit === SLASH && text.charCodeAt(i + 1) === SLASH)) return true;
    if (unit === DOT && !isAbbreviation) return true;
  }
  return false;
}
