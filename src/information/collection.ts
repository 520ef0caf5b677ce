/**
 * Stage information: a collection as the passage search sees it. Input token columns and texts, output words and bits for
 * each token, all documents end to end. Token positions are global: document d has [offsets[d], offsets[d + 1]).
 * 28 bytes a token; texts are not kept.
 */
import { startsOf } from "../kernels/starts.js";
import type { TokenColumns } from "../text/columns.js";
import { enumeratedTokens } from "./enumerations.js";
import { backgroundOf, createLexicon, type Lexicon, numberWords } from "./lexicon.js";
import { buildModel, type InformationModel } from "./model.js";
import { type TokenBits, tokenBits } from "./token-bits.js";

export interface Collection {
  readonly numDocuments: number;
  readonly numTokens: number;
  readonly offsets: Uint32Array;
  /** UTF-16 offsets of each token in the text of its document. */
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  readonly flags: Uint8Array;
  /** Token ranges relative to the document's first token. */
  readonly quotations: readonly Uint32Array[];
  /** Word number of each token; equal numbers are equal tokens. */
  readonly words: Uint32Array;
  /** Of the lexicon and the model, what is read once all tokens have their bits. */
  readonly lexicon: Pick<Lexicon, "words" | "isCharacter">;
  readonly model: Pick<InformationModel, "wordBits">;
  readonly bits: TokenBits;
}

/** Word numbers of all tokens. */
export function numberCollection(columns: TokenColumns, textOf: (document: number) => string): { lexicon: Lexicon; words: Uint32Array } {
  const lexicon = createLexicon();
  const words = new Uint32Array(columns.numTokens);
  for (let d = 0; d < columns.numDocuments; d++) numberWords(lexicon, { columns, document: d, text: textOf(d) }, words);
  return { lexicon, words };
}

/** The documents a model is counted on: all, or evenly spaced ones until `maxTokens` are reached. */
export function sampleDocuments(columns: TokenColumns, maxTokens: number): number[] {
  const step = Math.max(1, Math.ceil(columns.numTokens / maxTokens));
  const sample: number[] = [];
  for (let d = 0; d < columns.numDocuments; d += step) sample.push(d);
  return sample;
}

/** Counts the model on `sample` and gives every token its bits. */
export function createCollection(columns: TokenColumns, numbered: { lexicon: Lexicon; words: Uint32Array }, sample: readonly number[]): Collection {
  const { lexicon, words } = numbered;
  const { numDocuments, numTokens, offsets, start, end, flags, quotations } = columns;
  const model = buildModel(gather(words, offsets, sample), backgroundOf(lexicon));
  return {
    numDocuments,
    numTokens,
    offsets,
    start,
    end,
    flags,
    quotations,
    words,
    lexicon: { words: lexicon.words, isCharacter: lexicon.isCharacter },
    model: { wordBits: model.wordBits },
    bits: tokenBits(model, { words, flags, offsets, enumerated: enumeratedTokens({ words, flags, offsets, forms: lexicon.words }) }),
  };
}

function gather(words: Uint32Array, offsets: Uint32Array, sample: readonly number[]): { words: Uint32Array; offsets: Uint32Array } {
  if (sample.length === offsets.length - 1) return { words, offsets };
  const cuts = startsOf(sample.length, (x) => offsets[sample[x]! + 1]! - offsets[sample[x]!]!);
  const gathered = new Uint32Array(cuts[sample.length]!);
  sample.forEach((d, x) => {
    gathered.set(words.subarray(offsets[d]!, offsets[d + 1]!), cuts[x]!);
  });
  return { words: gathered, offsets: cuts };
}

/** Bits of the token at i of one side and j of the other, which continue a shared run that already has `length` tokens: the least of both sides. */
export function sharedBits(bits: TokenBits, i: number, j: number, length: number): number {
  const column = length === 0 ? bits.alone : length === 1 ? bits.afterOne : bits.afterTwo;
  return Math.min(column[i]!, column[j]!);
}
