/**
 * Stage information: the bits of each token where it stands, in sixteenths. Input the model, word numbers and flags of a
 * collection, output three columns, by how much of the left context is shared too. A name proves little: in a name run the
 * most informative token counts at most 14 bits and each other one 2; what a series gives counts half a bit. O(tokens) expected, 11 bytes a token.
 */

import { sixteenths } from "../kernels/log2.js";
import type { Place } from "../run/executor.js";
import type { Steps } from "../run/pace.js";
import { SCORING } from "../settings/scoring.js";
import { TokenFlag } from "../text/flags.js";
import { shippedPairProbability } from "./background.js";
import { type InformationModel, shippedPairBits } from "./model.js";

/** In no name run; its most informative token; another token of it. */
export const NAME_NONE = 0;
export const NAME_HEAD = 1;
export const NAME_REST = 2;

export interface TokenBits {
  /** Bits of a token that starts a shared run. */
  readonly alone: Uint16Array;
  /** Bits of a token given the one before. */
  readonly afterOne: Uint16Array;
  /** Bits of a token given the two before. */
  readonly afterTwo: Uint16Array;
  /** NAME_NONE, NAME_HEAD or NAME_REST. */
  readonly name: Uint8Array;
  /** afterOne and afterTwo as the words alone have them, whatever is a name or a series where they stand: what seeds are measured in. */
  readonly wordsAfterOne: Uint16Array;
  readonly wordsAfterTwo: Uint16Array;
}

/** What the bits of a shared run are the least of: those of two documents, or of two places in one. */
interface BitsOfTwo {
  readonly a: { readonly bits: Pick<TokenBits, "alone" | "afterOne" | "afterTwo"> };
  readonly b: { readonly bits: Pick<TokenBits, "alone" | "afterOne" | "afterTwo"> };
}

/** Bits of the token at i of side a and j of side b, which continue a shared run that already has `length` tokens: the least of both sides. */
export function sharedBits({ a, b }: BitsOfTwo, i: number, j: number, length: number): number {
  if (length === 0) return Math.min(a.bits.alone[i]!, b.bits.alone[j]!);
  if (length === 1) return Math.min(a.bits.afterOne[i]!, b.bits.afterOne[j]!);
  return Math.min(a.bits.afterTwo[i]!, b.bits.afterTwo[j]!);
}

/** The same bits, each column put in its place. */
export function placeBits({ alone, afterOne, afterTwo, name, wordsAfterOne, wordsAfterTwo }: TokenBits, place: Place): TokenBits {
  const shared = { wordsAfterOne: place(wordsAfterOne), wordsAfterTwo: place(wordsAfterTwo) };
  return { alone: place(alone), afterOne: place(afterOne), afterTwo: place(afterTwo), name: place(name), ...shared };
}

interface WordsAndFlags {
  readonly words: Uint32Array;
  readonly flags: Uint8Array;
  readonly offsets: Uint32Array;
  /** By token: 1 where the series that it stands in gives it (enumerations.ts). */
  readonly enumerated: Uint8Array;
}

/** What a model says of the words of a collection, by their numbers there. */
export interface WordInformation {
  /** Number in the counts of the model, -1 for a word that is not counted. */
  readonly numbers: Int32Array;
  /** Number among the shipped words, or -1. */
  readonly shipped: ArrayLike<number>;
  /** p(w), and its bits in sixteenths. */
  readonly probability: Float64Array;
  readonly wordBits: Uint16Array;
}

export function* tokenBits(model: InformationModel, information: WordInformation, { words, flags, offsets, enumerated }: WordsAndFlags): Steps<TokenBits> {
  const n = words.length;
  const column = () => new Uint16Array(n);
  const bits: TokenBits = {
    alone: column(),
    afterOne: column(),
    afterTwo: column(),
    name: new Uint8Array(n),
    wordsAfterOne: column(),
    wordsAfterTwo: column(),
  };
  const contexts = new ContextBits(model, information);
  for (let d = 0; d + 1 < offsets.length; d++) {
    yield* contexts.write(words, offsets[d]!, offsets[d + 1]!, bits);
    discountNames(information, words, flags, offsets[d]!, offsets[d + 1]!, bits);
    yield;
  }
  for (let i = 0; i < n; i++) if (enumerated[i]) discount(bits, i, GIVEN);
  return bits;
}

/** Tokens of a block. */
const BLOCK = 2048;

/** Bits of tokens in their contexts, block by block; memory for one block. */
class ContextBits {
  readonly #model: InformationModel;
  readonly #information: WordInformation;
  readonly #numbers = new Int32Array(BLOCK + 1);
  readonly #pairs = new Int32Array(BLOCK + 1);
  readonly #triples = new Int32Array(BLOCK);

  constructor(model: InformationModel, information: WordInformation) {
    this.#model = model;
    this.#information = information;
  }

  /** Writes the bits of the tokens [from, to), all of one document, but for what is a name or in a series. */
  *write(words: Uint32Array, from: number, to: number, bits: TokenBits): Steps<void> {
    this.#numbers[0] = -1;
    this.#pairs[0] = -1;
    for (let first = from; first < to; first += BLOCK) {
      const size = Math.min(BLOCK, to - first);
      this.#find(words, first, size);
      this.#writeBlock(words, { from, first, size }, bits);
      this.#numbers[0] = this.#numbers[size]!;
      this.#pairs[0] = this.#pairs[size]!;
      if (size === BLOCK) yield;
    }
  }

  /** Numbers of the words, pairs and triples that end with each token of a block; the first element is that of the token before. */
  #find(words: Uint32Array, first: number, size: number): void {
    const { numbers } = this.#information;
    const [numberOf, pairs] = [this.#numbers, this.#pairs];
    for (let x = 0; x < size; x++) numberOf[x + 1] = numbers[words[first + x]!]!;
    const lasts = numberOf.subarray(1);
    this.#model.pairs.findEach(numberOf, lasts, size, pairs.subarray(1));
    this.#model.triples.findEach(pairs, lasts, size, this.#triples);
  }

  #writeBlock(words: Uint32Array, { from, first, size }: { from: number; first: number; size: number }, bits: TokenBits): void {
    const { pairs, triples } = this.#model;
    const { shipped, probability, wordBits } = this.#information;
    const { alone, afterOne, afterTwo, wordsAfterOne, wordsAfterTwo } = bits;
    let lastShipped = first > from ? shipped[words[first - 1]!]! : -1;
    for (let x = 0; x < size; x++) {
      const i = first + x;
      const word = words[i]!;
      const pair = this.#pairs[x + 1]!;
      const triple = this.#triples[x]!;
      let least = wordBits[word]!;
      alone[i] = least;
      if (pair >= 0) least = Math.min(least, pairs.bits(pair));
      else if (lastShipped >= 0 && shipped[word]! >= 0) {
        const p = shippedPairProbability(lastShipped, shipped[word]!);
        if (p > 0) least = Math.min(least, shippedPairBits(probability[word]!, p));
      }
      lastShipped = shipped[word]!;
      afterOne[i] = least;
      wordsAfterOne[i] = least;
      if (triple >= 0) least = Math.min(least, triples.bits(triple));
      afterTwo[i] = least;
      wordsAfterTwo[i] = least;
    }
  }
}

/** What is left of a token of a name run. */
export const HEAD = { most: sixteenths(SCORING.nameFirst), kind: NAME_HEAD };
export const REST = { most: sixteenths(SCORING.nameLater), kind: NAME_REST };
/** The same of a token that the one before calls for. */
export const GIVEN = { most: sixteenths(SCORING.series), kind: NAME_REST };

function discountNames({ wordBits }: WordInformation, words: Uint32Array, flags: Uint8Array, from: number, to: number, bits: TokenBits): void {
  for (let i = from; i < to; ) {
    if (!(flags[i]! & TokenFlag.NAME)) {
      i++;
      continue;
    }
    let end = i + 1;
    let head = i;
    while (end < to && (flags[end]! & (TokenFlag.NAME | TokenFlag.NAME_START)) === TokenFlag.NAME) {
      if (wordBits[words[end]!]! > wordBits[words[head]!]!) head = end;
      end++;
    }
    for (let q = i; q < end; q++) discount(bits, q, q === head ? HEAD : REST);
    i = end;
  }
}

function discount({ alone, afterOne, afterTwo, name }: TokenBits, token: number, { most, kind }: { most: number; kind: number }): void {
  name[token] = kind;
  alone[token] = Math.min(alone[token]!, most);
  afterOne[token] = Math.min(afterOne[token]!, most);
  afterTwo[token] = Math.min(afterTwo[token]!, most);
}
