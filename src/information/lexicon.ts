/**
 * Stage information: numbers the distinct words of a collection. Input token columns and texts, output a dense word number
 * for each token, and for each word its folded form, its kind and its background probability. Expected O(tokens).
 */
import { IdTable } from "../kernels/id-table.js";
import { TokenFlag } from "../text/flags.js";
import { foldText } from "../text/fold.js";
import type { Tokens } from "../types.js";
import { backgroundProbability, backgroundTables } from "./background.js";
import type { Background } from "./model.js";

/** What is known of each distinct word, by number. */
export interface Lexicon {
  readonly ids: IdTable;
  /** Folded forms, as they stand at their first appearance. */
  readonly words: string[];
  /** Background probabilities. */
  readonly probability: number[];
  /** 1 for a character of a script without spaces, else 0. */
  readonly isCharacter: number[];
}

export function createLexicon(): Lexicon {
  return { ids: new IdTable(1024), words: [], probability: [], isCharacter: [] };
}

type WordColumns = Pick<Tokens, "length" | "hashLo" | "hashHi" | "start" | "end" | "flags">;

/** Writes the word number of each token of `tokens` to `out` from `at` on; new words join the lexicon. */
export function numberWords(lexicon: Lexicon, tokens: WordColumns, text: string, out: Uint32Array, at: number): void {
  const { ids, words, probability, isCharacter } = lexicon;
  for (let i = 0; i < tokens.length; i++) {
    const id = ids.intern(tokens.hashLo[i]!, tokens.hashHi[i]!);
    if (id === words.length) {
      const word = foldText(text.slice(tokens.start[i]!, tokens.end[i]!));
      const flags = tokens.flags[i]!;
      words.push(word);
      isCharacter.push(flags & TokenFlag.UNSPACED ? 1 : 0);
      probability.push(backgroundProbability(word, flags & TokenFlag.UNSPACED ? "unspaced" : flags & TokenFlag.NUMBER ? "number" : "word"));
    }
    out[at + i] = id;
  }
}

/** What English at large says of the words of a lexicon. O(words + shipped pairs). */
export function backgroundOf({ words, probability, isCharacter }: Lexicon): Background {
  const { numberOf, first, second, pairProbability } = backgroundTables();
  const idOf = new Int32Array(numberOf.size).fill(-1);
  words.forEach((word, id) => {
    const number = numberOf.get(word);
    if (number !== undefined) idOf[number] = id;
  });
  const pairs: { first: number; second: number; probability: number }[] = [];
  for (let x = 0; x < first.length; x++) {
    const [v, w] = [idOf[first[x]!]!, idOf[second[x]!]!];
    if (v >= 0 && w >= 0) pairs.push({ first: v, second: w, probability: pairProbability[x]! });
  }
  return { words: probability, pairs, isCharacter: Uint8Array.from(isCharacter) };
}
