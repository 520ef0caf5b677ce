/**
 * Stage information: numbers the distinct words of a collection. Input token columns and texts, output a dense word number
 * for each token, and for each word its folded form, its kind and how rare it is at large. Expected O(tokens).
 */
import { IdTable } from "../arrays/id-table.js";
import type { Steps } from "../run/pace.js";
import type { TokenColumns } from "../text/token-columns.js";
import { knownWord, type Spelling, type Spellings } from "./spellings.js";

/** What is known of each distinct word, by number. */
export interface Lexicon {
  /** Hashes of the words. */
  readonly ids: IdTable;
  /** Folded forms, as they stand at their first appearance. */
  readonly words: string[];
  /** Numbers among the shipped words, -1 for none; and how rare they are at large, in halves of a bit. */
  readonly shipped: number[];
  readonly halves: number[];
  /** 1 for a character of a script without spaces, else 0. */
  readonly isCharacter: number[];
  /** As they were met before; empty where they are not kept. */
  readonly spellings: Spelling[];
}

/** Word numbers of all tokens, and what is known of the words. */
export interface NumberedWords {
  readonly lexicon: Lexicon;
  readonly words: Uint32Array;
}

/** Tokens that are numbered between two pauses: some milliseconds. */
const STEP_TOKENS = 65_536;

/** Tokens of a collection whose spellings are worth to be kept: most words of a large one stand nowhere else. */
const FEW_TOKENS = 1 << 17;

/** Numbers the words of all documents. @param known of the model that will weigh them. */
export function* numberCollection(columns: TokenColumns, textOf: (document: number) => string, known?: Spellings): Steps<NumberedWords> {
  const lexicon = createLexicon();
  const spellings = columns.numTokens <= FEW_TOKENS ? known : undefined;
  const words = new Uint32Array(columns.numTokens);
  for (let d = 0; d < columns.numDocuments; d++) {
    const [first, end] = [columns.offsets[d]!, columns.offsets[d + 1]!];
    const text = textOf(d);
    for (let from = first; from < end; from += STEP_TOKENS) {
      numberWords(lexicon, { columns, from, to: Math.min(end, from + STEP_TOKENS), text, spellings }, words);
      yield;
    }
  }
  return { lexicon, words };
}

/** A lexicon without words. */
export function createLexicon(): Lexicon {
  return { ids: new IdTable(1024), words: [], shipped: [], halves: [], isCharacter: [], spellings: [] };
}

/** A text and its tokens, [from, to) of some columns. */
interface NumberedText {
  readonly columns: Pick<TokenColumns, "hashLo" | "hashHi" | "start" | "end" | "flags">;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly spellings?: Spellings | undefined;
}

/** Writes the word number of each token of a text to its place in `out`; new words join the lexicon. */
export function numberWords(lexicon: Lexicon, { columns, from, to, text, spellings }: NumberedText, out: Uint32Array): void {
  const { ids, words } = lexicon;
  const { hashLo, hashHi, start, end, flags } = columns;
  for (let i = from; i < to; i++) {
    const id = ids.intern(hashLo[i]!, hashHi[i]!);
    out[i] = id;
    if (id < words.length) continue;
    const spelling = text.slice(start[i]!, end[i]!);
    const met = spellings?.of(spelling, flags[i]!);
    if (met !== undefined) lexicon.spellings.push(met);
    const { form, isCharacter, shipped, halves } = met?.word ?? knownWord(spelling, flags[i]!);
    words.push(form);
    lexicon.isCharacter.push(isCharacter);
    lexicon.shipped.push(shipped);
    lexicon.halves.push(halves);
  }
}
