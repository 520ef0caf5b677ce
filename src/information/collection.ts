/**
 * Stage information: a collection as the passage search sees it. Input token columns and texts, output words and bits for
 * each token, all documents end to end. Token positions are global: document d has [offsets[d], offsets[d + 1]).
 * 28 bytes a token; texts are not kept.
 */

import { bitsOf } from "../kernels/log2.js";
import type { Steps } from "../run/pace.js";
import type { TokenColumns } from "../text/token-columns.js";
import { enumeratedTokens } from "./enumerations.js";
import { type FormulaColumns, hashesOf } from "./formulas.js";
import type { Lexicon, NumberedWords } from "./lexicon.js";
import { type InformationModel, uncountedProbability } from "./model.js";
import type { WeighedWord } from "./spellings.js";
import { type TokenBits, tokenBits, type WordInformation } from "./token-bits.js";
import type { CountedModel } from "./word-model.js";

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
  readonly model: Pick<WordInformation, "wordBits">;
  readonly bits: TokenBits;
  readonly formulas: FormulaColumns;
}

/** Gives every token its bits by a model. */
export function* createCollection(columns: TokenColumns, { lexicon, words }: NumberedWords, model: CountedModel): Steps<Collection> {
  const { numDocuments, numTokens, offsets, start, end, flags, quotations } = columns;
  const bits = yield* model.bits();
  const information = informationOf(lexicon, model, bits);
  yield;
  const enumerated = yield* enumeratedTokens({ words, flags, offsets, forms: lexicon.words });
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
    model: { wordBits: information.wordBits },
    bits: yield* tokenBits(bits, information, { words, flags, offsets, enumerated }),
    formulas: { counts: model.counts.formulas, numTokens: model.numTokens, words: hashesOf(lexicon.ids) },
  };
}

/** What a model says of the words of a lexicon. O(words). */
function informationOf(lexicon: Lexicon, model: CountedModel, bits: InformationModel): WordInformation {
  const { ids, shipped, halves, isCharacter, spellings } = lexicon;
  const numbers = new Int32Array(ids.size);
  const probability = new Float64Array(ids.size);
  const wordBits = new Uint16Array(ids.size);
  const weigh = (id: number): WeighedWord => {
    const [lo, hi] = [ids.lo(id), ids.hi(id)];
    const number = model.numberOf(lo, hi);
    const p = number < 0 ? uncountedProbability(bits, halves[id]!, isCharacter[id] === 1) : bits.probability[number]!;
    return { lo, hi, number, probability: p, bits: bitsOf(p) };
  };
  for (let id = 0; id < ids.size; id++) {
    const spelling = spellings[id];
    const known = spelling?.weighed;
    // a spelling may be another word where a text is escaped or misread
    const weighed = known !== undefined && known.lo === ids.lo(id) && known.hi === ids.hi(id) ? known : weigh(id);
    if (spelling !== undefined) spelling.weighed = weighed;
    numbers[id] = weighed.number;
    probability[id] = weighed.probability;
    wordBits[id] = weighed.bits;
  }
  return { numbers, shipped, probability, wordBits };
}
