/**
 * Stage text: how long a part of a text is, in words: tokens of scripts with and without spaces on one scale. Input flags of
 * tokens, output a number of words, as seeds and content words are counted, too. O(tokens).
 */
import { SCORING } from "../settings/scoring.js";
import { TokenFlag } from "./flags.js";
import { CharacterClass, characterTables } from "./tables.js";

/** The tokens [from, to) in words: `charactersPerWord` characters of a script without spaces are one, what is left of them is none. */
export function sizeInWords(flags: Uint8Array, from: number, to: number): number {
  let characters = 0;
  for (let t = from; t < to; t++) if (flags[t]! & TokenFlag.UNSPACED) characters++;
  return to - from - characters + Math.floor(characters / SCORING.charactersPerWord);
}

let unspaced: RegExp | undefined;

/** Whether a text may hold characters of scripts without spaces; false for nearly all of other scripts, whose tokens are words then. O(length). */
export function mayHaveUnspaced(text: string): boolean {
  unspaced ??= unspacedUnits(characterTables().classes);
  return unspaced.test(text);
}

/** The units that are such characters, and all surrogates. */
function unspacedUnits(classes: Uint8Array): RegExp {
  const isOne = (unit: number): boolean => classes[unit] === CharacterClass.UNSPACED || (unit & 0xf800) === 0xd800;
  const shown = (unit: number): string => `\\u${unit.toString(16).padStart(4, "0")}`;
  let units = "";
  for (let from = 0; from < classes.length; ) {
    let to = from;
    while (to < classes.length && isOne(to)) to++;
    if (to > from) units += `${shown(from)}-${shown(to - 1)}`;
    from = Math.max(to, from + 1);
  }
  return new RegExp(`[${units}]`);
}
