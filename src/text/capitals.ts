/**
 * Stage text: stretches set in capitals (a headline, a heading, a text that shouts). Where every word is in capitals, capitals
 * do not tell names from other words. Input a text and its tokens, output token ranges. O(capitalised tokens).
 */
import type { Tokens } from "../types.js";
import { TokenFlag } from "./flags.js";
import { CharacterClass, type CharacterTables, classAt, sizeAt } from "./tables.js";

/** Words in capitals that make a stretch, initials and numbers not counted: fewer are acronyms or an emphasis. */
const MIN_WORDS = 4;

/**
 * The ranges [from, to) of tokens set in capitals, ascending; none for most texts. Sentences and lines do not end a stretch, a
 * letter in lower case does. Needs CAPITALISED and NUMBER.
 */
export function capitalStretches(
  tables: CharacterTables,
  text: string,
  tokens: Pick<Tokens, "length" | "start" | "end" | "flags">,
): [from: number, to: number][] {
  const stretches: [number, number][] = [];
  for (let from = 0; from < tokens.length; ) {
    let to = from;
    let words = 0;
    for (; to < tokens.length && isInCapitals(tables, text, tokens, to); to++) if (isWord(text, tokens, to)) words++;
    if (words >= MIN_WORDS) stretches.push([from, to]);
    from = Math.max(to, from + 1);
  }
  return stretches;
}

/** Whether a token can stand in a stretch: a number, or a word without a letter in lower case. */
function isInCapitals(tables: CharacterTables, text: string, { start, end, flags }: Pick<Tokens, "start" | "end" | "flags">, token: number): boolean {
  if ((flags[token]! & (TokenFlag.CAPITALISED | TokenFlag.NUMBER)) === 0) return false;
  for (let at = start[token]!; at < end[token]!; at += sizeAt(text, at)) if (classAt(tables, text, at) === CharacterClass.LOWER) return false;
  return true;
}

function isWord(text: string, { start, end, flags }: Pick<Tokens, "start" | "end" | "flags">, token: number): boolean {
  return (flags[token]! & TokenFlag.NUMBER) === 0 && end[token]! - start[token]! > sizeAt(text, start[token]!);
}
