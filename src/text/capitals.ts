/**
 * Stage text: stretches set in capitals (a headline, a heading, a text that shouts). Where every word is in capitals, capitals
 * do not tell names from other words. Input a text and its tokens, output token ranges. O(capitalised tokens).
 */
import type { Tokens } from "../types/document.js";
import { TokenFlag } from "./flags.js";
import { CharacterClass, type CharacterTables, classAt, sizeAt } from "./tables.js";

/** Words in capitals that make a stretch, initials and numbers not counted: fewer are acronyms or an emphasis. */
const MIN_WORDS = 4;

type TokenPlaces = Pick<Tokens, "length" | "start" | "end" | "flags">;

/**
 * The ranges [from, to) of tokens set in capitals, ascending; none for most texts. Sentences and lines do not end a stretch, a
 * letter in lower case does. Needs CAPITALISED and NUMBER.
 */
export function capitalStretches(tables: CharacterTables, text: string, tokens: TokenPlaces): [from: number, to: number][] {
  const stretches: [number, number][] = [];
  for (let from = 0; from < tokens.length; ) {
    const to = capitalisedEnd(tokens, from);
    if (to - from >= MIN_WORDS) addStretches(tables, text, tokens, { from, to, stretches });
    from = to + 1;
  }
  return stretches;
}

/** Where the capitalised words and numbers from token `from` on end. Most are two or three, and their letters need not be looked at. */
function capitalisedEnd({ length, flags }: Pick<Tokens, "length" | "flags">, from: number): number {
  let to = from;
  while (to < length && (flags[to]! & (TokenFlag.CAPITALISED | TokenFlag.NUMBER)) !== 0) to++;
  return to;
}

/** Adds the stretches among the tokens [from, to), which are capitalised or numbers. */
function addStretches(tables: CharacterTables, text: string, tokens: TokenPlaces, among: { from: number; to: number; stretches: [number, number][] }): void {
  for (let from = among.from; from < among.to; ) {
    let to = from;
    let words = 0;
    for (; to < among.to && isInCapitals(tables, text, tokens, to); to++) if (isWord(text, tokens, to)) words++;
    if (words >= MIN_WORDS) among.stretches.push([from, to]);
    from = Math.max(to, from + 1);
  }
}

/** Whether a capitalised word or number has no letter in lower case. */
function isInCapitals(tables: CharacterTables, text: string, { start, end }: TokenPlaces, token: number): boolean {
  for (let at = start[token]!; at < end[token]!; at += sizeAt(text, at)) if (classAt(tables, text, at) === CharacterClass.LOWER) return false;
  return true;
}

function isWord(text: string, { start, end, flags }: TokenPlaces, token: number): boolean {
  return (flags[token]! & TokenFlag.NUMBER) === 0 && end[token]! - start[token]! > sizeAt(text, start[token]!);
}
