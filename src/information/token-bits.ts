/**
 * Stage information: the bits of each token where it stands, in sixteenths. Input the model, word numbers and flags of a
 * collection, output three columns, by how much of the left context is shared too. A name proves little: in a name run the
 * most informative token counts at most 14 bits and each other one 2. O(tokens) expected, 7 bytes a token.
 */
import { SCORING } from "../scoring.js";
import { TokenFlag } from "../text/flags.js";
import { sixteenths } from "./log2.js";
import type { InformationModel } from "./model.js";

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
}

interface WordsAndFlags {
  readonly words: Uint32Array;
  readonly flags: Uint8Array;
  readonly offsets: Uint32Array;
}

export function tokenBits(model: InformationModel, { words, flags, offsets }: WordsAndFlags): TokenBits {
  const n = words.length;
  const bits: TokenBits = { alone: new Uint16Array(n), afterOne: new Uint16Array(n), afterTwo: new Uint16Array(n), name: new Uint8Array(n) };
  for (let d = 0; d + 1 < offsets.length; d++) {
    contextBits(model, words, offsets[d]!, offsets[d + 1]!, bits);
    discountNames(model, words, flags, offsets[d]!, offsets[d + 1]!, bits);
  }
  return bits;
}

function contextBits(model: InformationModel, words: Uint32Array, from: number, to: number, bits: TokenBits): void {
  let pair = -1;
  for (let i = from; i < to; i++) {
    const alone = model.wordBits[words[i]!]!;
    const next = i > from ? model.pairs.find(words[i - 1]!, words[i]!) : -1;
    const afterOne = next < 0 ? alone : Math.min(alone, model.pairBits[next]!);
    const triple = pair < 0 ? -1 : model.triples.find(pair, words[i]!);
    bits.alone[i] = alone;
    bits.afterOne[i] = afterOne;
    bits.afterTwo[i] = triple < 0 ? afterOne : Math.min(afterOne, model.tripleBits[triple]!);
    pair = next;
  }
}

const FIRST = sixteenths(SCORING.nameFirst);
const LATER = sixteenths(SCORING.nameLater);

function discountNames(model: InformationModel, words: Uint32Array, flags: Uint8Array, from: number, to: number, bits: TokenBits): void {
  for (let i = from; i < to; ) {
    if (!(flags[i]! & TokenFlag.NAME)) {
      i++;
      continue;
    }
    let end = i + 1;
    let head = i;
    while (end < to && (flags[end]! & (TokenFlag.NAME | TokenFlag.NAME_START)) === TokenFlag.NAME) {
      if (model.wordBits[words[end]!]! > model.wordBits[words[head]!]!) head = end;
      end++;
    }
    for (let q = i; q < end; q++) discount(bits, q, q === head ? FIRST : LATER, q === head ? NAME_HEAD : NAME_REST);
    i = end;
  }
}

function discount(bits: TokenBits, token: number, most: number, name: number): void {
  bits.name[token] = name;
  for (const column of [bits.alone, bits.afterOne, bits.afterTwo]) column[token] = Math.min(column[token]!, most);
}
