/**
 * Stage information: numbers the distinct words of a collection. Input token columns and texts, output a dense word number
 * for each token, and for each word its folded form, its kind and its background probability. Expected O(tokens).
 */
import { IdTable } from "../kernels/id-table.js";
import type { TokenColumns } from "../text/columns.js";
import { TokenFlag } from "../text/flags.js";
import { foldText } from "../text/fold.js";
import { backgroundProbability, backgroundTables } from "./background.js";
import type { Background } from "./model.js";

/** What is known of each distinct word, by number. */
export interface Lexicon {
  readonly ids: IdTable;
  /** Folded forms, as they stand at their first appearance. */
  readonly words: string[];
  /** Numbers among the shipped words, -1 for none; and background probabilities. */
  readonly shipped: number[];
  readonly probability: number[];
  /** 1 for a character of a script without spaces, else 0. */
  readonly isCharacter: number[];
}

export function createLexicon(): Lexicon {
  return { ids: new IdTable(1024), words: [], shipped: [], probability: [], isCharacter: [] };
}

/** A document, its text and where its tokens stand. */
interface NumberedDocument {
  readonly columns: TokenColumns;
  readonly document: number;
  readonly text: string;
}

/** Writes the word number of each token of a document to its place in `out`; new words join the lexicon. */
export function numberWords(lexicon: Lexicon, { columns, document, text }: NumberedDocument, out: Uint32Array): void {
  const { ids, words, shipped, probability, isCharacter } = lexicon;
  const { hashLo, hashHi, start, end, flags, offsets } = columns;
  const { numberOf } = backgroundTables();
  const to = offsets[document + 1]!;
  for (let i = offsets[document]!; i < to; i++) {
    const id = ids.intern(hashLo[i]!, hashHi[i]!);
    out[i] = id;
    if (id < words.length) continue;
    const word = foldText(text.slice(start[i]!, end[i]!));
    const isOne = flags[i]! & TokenFlag.UNSPACED;
    words.push(word);
    isCharacter.push(isOne ? 1 : 0);
    const known = numberOf.get(word);
    shipped.push(known ?? -1);
    probability.push(backgroundProbability(word, isOne ? "unspaced" : flags[i]! & TokenFlag.NUMBER ? "number" : "word", known));
  }
}

/** What English at large says of the words of a lexicon. O(words + shipped pairs). */
export function backgroundOf({ shipped, probability, isCharacter }: Lexicon): Background {
  const { numberOf, first, second, pairProbability } = backgroundTables();
  const idOf = new Int32Array(numberOf.size).fill(-1);
  for (let id = 0; id < shipped.length; id++) if (shipped[id]! >= 0) idOf[shipped[id]!] = id;
  const pairs = new IdTable();
  const probabilities: number[] = [];
  for (let x = 0; x < first.length; x++) {
    const [v, w] = [idOf[first[x]!]!, idOf[second[x]!]!];
    if (v < 0 || w < 0) continue;
    pairs.intern(v, w);
    probabilities.push(pairProbability[x]!);
  }
  return { words: new Float64Array(probability), pairs, pairProbability: probabilities, isCharacter: new Uint8Array(isCharacter) };
}
