/** Slow reference of the scanner: a text becomes a string of class letters (reference/fold.ts), and one expression cuts words out of it. */
import { referenceClass, referenceFold } from "./fold.js";

export interface ReferenceToken {
  readonly start: number;
  readonly end: number;
  readonly fold: string;
  readonly isCapitalised: boolean;
  readonly isNumber: boolean;
  readonly isUnspaced: boolean;
}

const WORD = /[dcklU](?:[is]*(?:[dcklUm]|(?<=[clU][mis]*)'[is]*(?=[clU])|(?<=l[mis]*)[-s](?:[wr]*n[wr]*|w*rw*)(?=l)))*|u(?:[is]*m)*/g;

export function referenceTokens(text: string): ReferenceToken[] {
  const characters = Array.from(text);
  const classes = characters.map(referenceClass).join("");
  const offsets = [0];
  for (const character of characters) offsets.push(offsets.at(-1)! + character.length);
  return Array.from(classes.matchAll(WORD), (match) => {
    const [word] = match;
    const start = offsets[match.index]!;
    const end = offsets[match.index + word.length]!;
    const firstLetter = word.match(/[cklUu]/)?.[0];
    return {
      start,
      end,
      fold: referenceFold(text.slice(start, end)),
      isCapitalised: firstLetter === "U",
      isNumber: firstLetter === undefined,
      isUnspaced: firstLetter === "u",
    };
  });
}
