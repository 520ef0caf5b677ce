/**
 * Stage text: web and mail addresses, marked as names (NAME and NAME_START in the flags): whoever gives an address gives it in
 * the same words, so like a name it proves little. An address is a run of tokens that nothing but address punctuation joins,
 * with "//", "@" or a dot before a lower-case word in it: http://example.org/news, press@example.org, example.org.
 * Initials and numbers (p.m., 3.5) are none. O(characters between joined tokens).
 */
import type { Tokens } from "../types.js";
import { TokenFlag } from "./flags.js";

/** What may stand between two parts of an address. */
const PUNCTUATION = new Set([..."./:@_?=&#%~+-"].map((mark) => mark.charCodeAt(0)));
const DOT = ".".charCodeAt(0);
const AT = "@".charCodeAt(0);
const SLASH = "/".charCodeAt(0);

/** Sets NAME and NAME_START; a name run that an address covers in part gives way. Needs CAPITALISED and NUMBER, runs after markNames. */
export function markAddresses(text: string, tokens: Pick<Tokens, "length" | "start" | "end" | "flags">): void {
  const { length, flags } = tokens;
  for (let first = 0; first + 1 < length; ) {
    let end = first + 1;
    let isAddress = false;
    while (end < length && isJoined(text, tokens, end)) isAddress = joinsAddress(text, tokens, end++) || isAddress;
    if (isAddress) {
      for (let i = first; i < end; i++) flags[i] = (flags[i]! & ~TokenFlag.NAME_START) | TokenFlag.NAME;
      flags[first]! |= TokenFlag.NAME_START;
      if (end < length && flags[end]! & TokenFlag.NAME) flags[end]! |= TokenFlag.NAME_START;
    }
    first = end;
  }
}

/** Whether only address punctuation stands between token `at` and the one before it. */
function isJoined(text: string, { start, end }: Pick<Tokens, "start" | "end">, at: number): boolean {
  const to = start[at]!;
  for (let i = end[at - 1]!; i < to; i++) if (!PUNCTUATION.has(text.charCodeAt(i))) return false;
  return to > end[at - 1]!;
}

/** Whether the punctuation before token `at` is that of an address, not of an abbreviation, a number or a missing space. */
function joinsAddress(text: string, { start, end, flags }: Pick<Tokens, "start" | "end" | "flags">, at: number): boolean {
  const from = end[at - 1]!;
  const isAbbreviation = end[at]! - start[at]! === 1 || flags[at]! & (TokenFlag.CAPITALISED | TokenFlag.NUMBER);
  for (let i = from; i < start[at]!; i++) {
    const unit = text.charCodeAt(i);
    if (unit === AT || (unit === SLASH && text.charCodeAt(i + 1) === SLASH)) return true;
    if (unit === DOT && !isAbbreviation) return true;
  }
  return false;
}
