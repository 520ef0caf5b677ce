/**
 * Stage information: what is counted of a sample of documents, in a form that does not depend on the order in which they came. Input a
 * numbered sample, output columns:
 *
 *   words     ascending by hash (high half, then low half); only those that are counted: D > 0, or part of an n-gram that is
 *   pairs     [ first word | second word | D ]   ascending by the word numbers
 *   triples   [ number of a pair | third word | D ]   ascending
 *   formulas  [ hash of a run | contexts ]   ascending by hash (formula-counts.ts)
 *
 * D is the continuation count (continuation-counts.ts; of characters character-model.ts). So the same documents have the same columns,
 * and columns of several samples can be added up. O(tokens), and a radix sort of what is kept: one word in three, one pair and one triple for ten tokens of news.
 */

import { IdTable } from "../arrays/id-table.js";
import { radixSort } from "../arrays/radix-sort.js";
import { mix32 } from "../kernels/hash.js";
import { columnInTurn } from "../run/in-turn.js";
import { finish, type Steps } from "../run/pace.js";
import { MOST_HALVES, numShipped } from "./background.js";
import { type CharacterCounts, countCharacters } from "./character-model.js";
import { countContinuations, type NgramCounts } from "./continuation-counts.js";
import { countFormulas } from "./formula-counts.js";
import { addFormulas, areFormulas, type FormulaCounts } from "./formulas.js";
import type { Lexicon } from "./lexicon.js";
import { type FlaggedSample, markedWords } from "./marked-words.js";

/** Counts of words, pairs, triples and formulas. */
export interface WordCounts {
  readonly numDocuments: number;
  readonly numTokens: number;
  /** By word number. */
  readonly hashLo: Uint32Array;
  readonly hashHi: Uint32Array;
  /** How rare the word is at large, in halves of a bit. */
  readonly halves: Uint8Array;
  /** Its number among the shipped words and one more; 0 for none. */
  readonly shipped: Uint16Array;
  /** 1 for a character of a script without spaces. */
  readonly isCharacter: Uint8Array;
  /** D, of pairs that character-model.ts does not count. */
  readonly words: Uint32Array;
  readonly pairs: NgramCounts;
  readonly triples: NgramCounts;
  readonly characters: CharacterCounts;
  readonly formulas: FormulaCounts;
}

/** What `WordCounts` has of each word, by any numbers. */
type WordFacts = Pick<Lexicon, "ids" | "halves" | "shipped" | "isCharacter">;

/** Counts by the word numbers of a lexicon. */
interface LexiconCounts extends Pick<WordCounts, "numDocuments" | "numTokens" | "formulas"> {
  readonly words: ArrayLike<number>;
  readonly pairs: NgramCounts;
  readonly triples: NgramCounts;
  readonly characters: { readonly words: ArrayLike<number>; readonly pairs: NgramCounts; readonly triples: NgramCounts };
}

/** Counts a sample of the words of a lexicon. */
export function* countWords(sample: FlaggedSample, lexicon: WordFacts): Steps<WordCounts> {
  const isCharacter = Uint8Array.from(lexicon.isCharacter);
  const text = yield* markedWords(sample, isCharacter);
  const counting = countFormulas(text, lexicon);
  const { words, pairs, triples } = yield* countContinuations(text, isCharacter.length, counting.onTriple);
  const characters = yield* countCharacters(sample, isCharacter);
  const formulas = yield* counting.finish();
  const [numDocuments, numTokens] = [sample.offsets.length - 1, sample.words.length];
  return yield* inOrder(lexicon, { numDocuments, numTokens, words, pairs, triples, characters, formulas });
}

/** The same counts, of words that have any, in the order of their hashes. */
function* inOrder({ ids, halves, shipped, isCharacter }: WordFacts, counts: LexiconCounts): Steps<WordCounts> {
  const { numDocuments, numTokens, words, characters, formulas } = counts;
  const order = yield* byHash(countedWords(ids.size, counts), ids);
  const numberOf = new Uint32Array(ids.size);
  order.forEach((word, number) => {
    numberOf[word] = number;
  });
  yield;
  return {
    numDocuments,
    numTokens,
    hashLo: order.map((word) => ids.lo(word)),
    hashHi: order.map((word) => ids.hi(word)),
    halves: Uint8Array.from(order, (word) => halves[word]!),
    shipped: Uint16Array.from(order, (word) => shipped[word]! + 1),
    isCharacter: Uint8Array.from(order, (word) => isCharacter[word]!),
    words: order.map((word) => words[word]!),
    ...(yield* renumbered(counts, numberOf)),
    characters: { words: order.map((word) => characters.words[word] ?? 0), ...(yield* renumbered(characters, numberOf)) },
    formulas,
  };
}

/** The words that have a count, or stand in an n-gram that has one. */
function countedWords(numWords: number, { words, pairs, triples, characters }: LexiconCounts): Uint32Array {
  const isCounted = new Uint8Array(numWords);
  for (let word = 0; word < numWords; word++) isCounted[word] = Number(words[word]! > 0 || (characters.words[word] ?? 0) > 0);
  for (const { size, context, last } of [pairs, characters.pairs])
    for (let x = 0; x < size; x++) {
      isCounted[context[x]!] = 1;
      isCounted[last[x]!] = 1;
    }
  for (const { size, last } of [triples, characters.triples]) for (let x = 0; x < size; x++) isCounted[last[x]!] = 1;
  return Uint32Array.from(Array.from(isCounted.keys()).filter((word) => isCounted[word] === 1));
}

/** Words in the order of their hashes. */
function* byHash(words: Uint32Array, ids: IdTable): Steps<Uint32Array> {
  const order = words.slice();
  yield* radixSort(
    Uint32Array.from(order, (word) => ids.lo(word)),
    order,
  );
  yield* radixSort(
    Uint32Array.from(order, (word) => ids.hi(word)),
    order,
  );
  return order;
}

interface Ngrams {
  readonly pairs: NgramCounts;
  readonly triples: NgramCounts;
}

/** Pairs and triples of other word numbers, in their order. */
function* renumbered({ pairs, triples }: Ngrams, numberOf: Uint32Array): Steps<Ngrams> {
  const sortedPairs = yield* sortNgrams(pairs, (x) => numberOf[pairs.context[x]!]!, numberOf);
  const pairOf = new Uint32Array(pairs.size);
  sortedPairs.order.forEach((pair, number) => {
    pairOf[pair] = number;
  });
  yield;
  const sortedTriples = yield* sortNgrams(triples, (x) => pairOf[triples.context[x]!]!, numberOf);
  return { pairs: sortedPairs.ngrams, triples: sortedTriples.ngrams };
}

/** N-grams by their contexts, then by their last words. */
function* sortNgrams(
  { size, last, count }: NgramCounts,
  contextOf: (ngram: number) => number,
  numberOf: Uint32Array,
): Steps<{ ngrams: NgramCounts; order: Uint32Array }> {
  const order = Uint32Array.from({ length: size }, (_, x) => x);
  yield* radixSort(yield* columnInTurn(order, (x) => numberOf[last[x]!]!), order);
  yield* radixSort(yield* columnInTurn(order, contextOf), order);
  const ngrams = {
    size,
    context: yield* columnInTurn(order, contextOf),
    last: yield* columnInTurn(order, (x) => numberOf[last[x]!]!),
    count: yield* columnInTurn(order, (x) => count[x]!),
  };
  return { ngrams, order };
}

export type CountColumn = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;

/** Kinds of the columns of `columnsOf`: seven by word, then three each of four lists of n-grams, and three of formulas. */
const COLUMN_KINDS = [
  Uint32Array,
  Uint32Array,
  Uint8Array,
  Uint16Array,
  Uint8Array,
  Uint32Array,
  Uint32Array,
  ...Array<Uint32ArrayConstructor>(15).fill(Uint32Array),
];
const WORD_COLUMNS = 7;

/** The columns of counts, in a fixed order: what is hashed and saved. */
export function columnsOf({ hashLo, hashHi, halves, shipped, isCharacter, words, pairs, triples, characters, formulas }: WordCounts): CountColumn[] {
  const ngrams = [pairs, triples, characters.pairs, characters.triples].flatMap(({ context, last, count }) => [context, last, count]);
  return [
    hashLo,
    hashHi,
    halves,
    shipped,
    isCharacter,
    words,
    characters.words,
    ...ngrams,
    formulas.hashLo,
    formulas.hashHi,
    formulas.contexts,
  ] as CountColumn[];
}

/** Empty columns of such lengths, as `columnsOf` orders them; fewer where fewer lengths are given. */
export function makeColumns(lengths: readonly number[]): CountColumn[] {
  return COLUMN_KINDS.slice(0, lengths.length).map((Kind, x) => new Kind(lengths[x]!));
}

/** Counts whose columns are these. Keeps them. */
export function countsOfColumns({ numDocuments, numTokens }: Pick<WordCounts, "numDocuments" | "numTokens">, columns: readonly CountColumn[]): WordCounts {
  const [hashLo, hashHi, halves, shipped, isCharacter, words, characterWords] = columns as [
    Uint32Array,
    Uint32Array,
    Uint8Array,
    Uint16Array,
    Uint8Array,
    Uint32Array,
    Uint32Array,
  ];
  const ngrams = (list: number): NgramCounts => {
    const [context, last, count] = columns.slice(WORD_COLUMNS + 3 * list) as [Uint32Array, Uint32Array, Uint32Array];
    return { size: context?.length ?? 0, context, last, count };
  };
  const characters = { words: characterWords, pairs: ngrams(2), triples: ngrams(3) };
  const [formulaLo, formulaHi, contexts] = columns.slice(WORD_COLUMNS + 12) as [Uint32Array, Uint32Array, Uint32Array];
  const formulas = { hashLo: formulaLo, hashHi: formulaHi, contexts };
  return { numDocuments, numTokens, hashLo, hashHi, halves, shipped, isCharacter, words, pairs: ngrams(0), triples: ngrams(1), characters, formulas };
}

/** What is wrong with counts that came from outside: a sentence, or undefined. O(words + n-grams). */
export function checkCounts(counts: WordCounts): string | undefined {
  const columns = columnsOf(counts);
  if (columns.length !== COLUMN_KINDS.length || columns.includes(undefined as unknown as CountColumn)) return `expected ${COLUMN_KINDS.length} columns`;
  const { hashLo, hashHi, halves, shipped, isCharacter, pairs, triples, characters, formulas } = counts;
  const size = hashLo.length;
  if (columns.slice(0, WORD_COLUMNS).some(({ length }) => length !== size)) return "its columns of words have different lengths";
  for (let word = 1; word < size; word++)
    if (hashHi[word]! < hashHi[word - 1]! || (hashHi[word] === hashHi[word - 1] && hashLo[word]! <= hashLo[word - 1]!)) return "its words are not in order";
  if (halves.some((value) => value > MOST_HALVES) || shipped.some((value) => value > numShipped()) || isCharacter.some((value) => value > 1))
    return "a property of a word is out of range";
  for (const [ngrams, numContexts] of [
    [pairs, size],
    [triples, pairs.size],
    [characters.pairs, size],
    [characters.triples, characters.pairs.size],
  ] as const)
    if (!areNgrams(ngrams, numContexts, size)) return "its n-grams are not in order, or of words that it does not have";
  if (!areFormulas(formulas)) return "its formulas are not in order, or are none";
  return undefined;
}

/** Whether n-grams ascend and consist of contexts and words that there are. */
function areNgrams({ size, context, last, count }: NgramCounts, numContexts: number, numWords: number): boolean {
  if (last.length !== size || count.length !== size) return false;
  for (let x = 0; x < size; x++) {
    if (context[x]! >= numContexts || last[x]! >= numWords) return false;
    if (x > 0 && (context[x]! < context[x - 1]! || (context[x] === context[x - 1] && last[x]! <= last[x - 1]!))) return false;
  }
  return true;
}

/** A hash of all that is counted, as a number of 53 bits. */
export function hashOfCounts(counts: WordCounts): number {
  let lo = counts.numDocuments;
  let hi = counts.numTokens;
  for (const column of columnsOf(counts)) {
    lo = mix32(lo ^ column.length);
    // by index: an iterator over columns of several types takes five times as long
    for (let x = 0; x < column.length; x++) {
      lo = Math.imul(lo ^ column[x]!, 0x9e3779b1);
      hi = Math.imul(hi ^ lo, 0x85ebca6b) + (lo >>> 15);
    }
    hi = mix32(hi);
  }
  return (hi >>> 11) * 2 ** 32 + (lo >>> 0);
}

/**
 * Counts of several samples as one, added up. A context that two of them have counts twice, so a phrase of both is a little more common
 * here than if all documents had been counted together.
 */
export function addCounts(all: readonly WordCounts[]): WordCounts {
  const ids = new IdTable();
  const facts = { ids, halves: [] as number[], shipped: [] as number[], isCharacter: [] as number[] };
  const words: number[] = [];
  const characters: number[] = [];
  const sums = { pairs: new NgramSums(), triples: new NgramSums(), characterPairs: new NgramSums(), characterTriples: new NgramSums() };
  for (const counts of all) {
    const numberOf = Uint32Array.from(counts.hashLo, (lo, word) => {
      const id = ids.intern(lo, counts.hashHi[word]!);
      facts.halves[id] = counts.halves[word]!;
      facts.shipped[id] = counts.shipped[word]! - 1;
      facts.isCharacter[id] = counts.isCharacter[word]!;
      words[id] = (words[id] ?? 0) + counts.words[word]!;
      characters[id] = (characters[id] ?? 0) + counts.characters.words[word]!;
      return id;
    });
    sums.triples.add(counts.triples, sums.pairs.add(counts.pairs, numberOf, numberOf), numberOf);
    sums.characterTriples.add(counts.characters.triples, sums.characterPairs.add(counts.characters.pairs, numberOf, numberOf), numberOf);
  }
  const { pairs, triples, characterPairs, characterTriples } = sums;
  return finish(
    inOrder(facts, {
      numDocuments: all.reduce((sum, { numDocuments }) => sum + numDocuments, 0),
      numTokens: all.reduce((sum, { numTokens }) => sum + numTokens, 0),
      words,
      pairs: pairs.counts(),
      triples: triples.counts(),
      characters: { words: characters, pairs: characterPairs.counts(), triples: characterTriples.counts() },
      formulas: finish(addFormulas(all.map(({ formulas }) => formulas))),
    }),
  );
}

/** N-grams of several samples with the sums of their counts. */
class NgramSums {
  readonly #ids = new IdTable();
  readonly #sums: number[] = [];

  /** Adds n-grams whose contexts and last words have other numbers here; returns the number of each. */
  add({ size, context, last, count }: NgramCounts, contextOf: Uint32Array, wordOf: Uint32Array): Uint32Array {
    return Uint32Array.from({ length: size }, (_, x) => {
      const id = this.#ids.intern(contextOf[context[x]!]!, wordOf[last[x]!]!);
      this.#sums[id] = (this.#sums[id] ?? 0) + count[x]!;
      return id;
    });
  }

  counts(): NgramCounts {
    const size = this.#ids.size;
    return {
      size,
      context: Uint32Array.from({ length: size }, (_, x) => this.#ids.lo(x)),
      last: Uint32Array.from({ length: size }, (_, x) => this.#ids.hi(x)),
      count: Uint32Array.from(this.#sums),
    };
  }
}
