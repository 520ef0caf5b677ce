/**
 * Stage information: how surprising each word is where it stands. Input word numbers of a collection (or a sample of its
 * documents) and background probabilities, output tables of bits for words, word pairs and word triples.
 *
 * Counts are continuation counts (Kneser & Ney 1995): in how many different contexts a word, pair or triple stands, the
 * least of its distinct left and right neighbours, less one. A text copied a thousand times adds no context, so copying
 * cannot make its own phrases look common. Each order is interpolated with the one below and never worth more than it:
 *
 *   p(w)       = (1 - s/2) background(w) + s/2 D(w) / sum D,   s = min(1, sum D / 2000)
 *   p(w | v)   = (1 - c) p(w)      + c max(background(w | v), D(vw) / (sum over x of D(vx) + 5))
 *   p(w | uv)  = (1 - c) p(w | v)  + c D(uvw) / (sum over x of D(uvx) + 5)
 *
 * s is what the collection has a say in: two short texts cannot know how frequent a word is.
 * Only pairs and triples that lower the bits are kept, a few per cent of all. O(words + n-grams counted).
 */

import { bitsOf } from "../kernels/log2.js";
import type { Steps } from "../run/pace.js";
import { SCORING } from "../settings/scoring.js";
import { probabilityOf, shippedPairProbability } from "./background.js";
import { type CharacterModel, characterModel } from "./character-model.js";
import type { NgramCounts } from "./continuation-counts.js";
import { NgramTable } from "./ngram-table.js";
import type { WordCounts } from "./word-counts.js";

/** Bits of pairs and triples in sixteenths, by the word numbers of the counts, and what those of a single word follow from. */
export interface InformationModel {
  /** Pairs (first word, second word). */
  readonly pairs: NgramTable;
  /** Triples (pair number, third word). */
  readonly triples: NgramTable;
  /** p(w) by word number. */
  readonly probability: Float64Array;
  /** What is left of the background probability of a word that is not counted. */
  readonly backgroundShare: number;
}

/** N-grams between two pauses: about a millisecond. */
const STEP_NGRAMS = 4096;

export function* buildModel(counts: WordCounts): Steps<InformationModel> {
  const { backgroundShare, word } = wordProbabilities(counts);
  const characters = characterModel(counts.characters, counts.isCharacter, Float64Array.from(counts.halves, probabilityOf));
  const kept = new KeptNgrams(counts.pairs.size + counts.characters.pairs.size, counts.triples.size + counts.characters.triples.size);
  const pairs = yield* keepPairs(kept, counts, word);
  yield* keepTriples(kept, counts, { word, ...pairs });
  keepCharacters(kept, counts, characters);
  const probability = word.map((p, w) => (counts.isCharacter[w] ? characters.alone[w]! : p));
  return { pairs: kept.pairs, triples: kept.triples, probability, backgroundShare };
}

/** p(w) of a word that is not counted: what is left of its background probability, but of a character all. */
export function uncountedProbability({ backgroundShare }: InformationModel, halves: number, isCharacter: boolean): number {
  return isCharacter ? probabilityOf(halves) : backgroundShare * probabilityOf(halves);
}

function wordProbabilities({ words, halves }: WordCounts): { backgroundShare: number; word: Float64Array } {
  let sum = 0;
  for (const count of words) sum += count;
  const share = 0.5 * Math.min(1, sum / SCORING.leastContinuations);
  const total = Math.max(sum, SCORING.leastContinuations);
  return { backgroundShare: 1 - share, word: Float64Array.from(words, (count, w) => (1 - share) * probabilityOf(halves[w]!) + (0.5 * count) / total) };
}

/** p(second | first) of two words as they are shipped, by their numbers in the counts. */
function shippedProbability({ shipped }: WordCounts, first: number, second: number): number {
  return shipped[first]! === 0 || shipped[second]! === 0 ? 0 : shippedPairProbability(shipped[first]! - 1, shipped[second]! - 1);
}

/** Bits of a shipped pair that no sample has counted, in sixteenths. @param p of the second word. @param shipped p(second | first). */
export function shippedPairBits(p: number, shipped: number): number {
  return bitsOf(interpolate(p, shipped));
}

/** By counted pair: p(second | first), and its number where it is kept, else -1. */
interface CountedPairs {
  readonly pair: Float64Array;
  readonly numbers: Int32Array;
}

/** Keeps the pairs whose bits lie below those of their second word. */
function* keepPairs(kept: KeptNgrams, counts: WordCounts, word: Float64Array): Steps<CountedPairs> {
  const { size, context: first, last: second, count } = counts.pairs;
  const sum = sumsByContext(counts.pairs, word.length);
  const pair = new Float64Array(size);
  const numbers = new Int32Array(size).fill(-1);
  for (let x = 0; x < size; x++) {
    if (x % STEP_NGRAMS === 0) yield;
    const lower = word[second[x]!]!;
    const atLarge = shippedProbability(counts, first[x]!, second[x]!);
    pair[x] = interpolate(lower, Math.max(atLarge, count[x]! / (sum[first[x]!]! + SCORING.contextPrior)));
    if (pair[x]! > lower && counts.isCharacter[second[x]!] === 0) numbers[x] = kept.addPair(first[x]!, second[x]!, pair[x]!);
  }
  return { pair, numbers };
}

/** Keeps the triples whose bits lie below those of their last pair, with the pairs they start with. */
function* keepTriples(kept: KeptNgrams, counts: WordCounts, { word, pair, numbers }: CountedPairs & { word: Float64Array }): Steps<void> {
  const { pairs, triples, isCharacter } = counts;
  const { size, context, last: third, count } = triples;
  const sum = sumsByContext(triples, pairs.size);
  for (let x = 0; x < size; x++) {
    if (x % STEP_NGRAMS === 0) yield;
    const first = context[x]!;
    if (isCharacter[third[x]!]) continue;
    const second = pairs.last[first]!;
    const alone = word[third[x]!]!;
    const lower = kept.pairProbability(second, third[x]!) ?? interpolate(alone, shippedProbability(counts, second, third[x]!));
    const p = interpolate(lower, count[x]! / (sum[first]! + SCORING.contextPrior));
    if (p <= lower) continue;
    if (numbers[first]! < 0) numbers[first] = kept.addPair(pairs.context[first]!, second, pair[first]!);
    kept.addTriple(numbers[first]!, third[x]!, p);
  }
}

/** Sum over x of D(context, x), by context. */
function sumsByContext({ size, context, count }: NgramCounts, numContexts: number): Float64Array {
  const sum = new Float64Array(numContexts);
  for (let x = 0; x < size; x++) sum[context[x]!]! += count[x]!;
  return sum;
}

function interpolate(lower: number, conditional: number): number {
  const c = SCORING.contextWeight;
  return Math.max(lower, (1 - c) * lower + c * conditional);
}

/** Keeps the pairs and triples that end in a character where they lower its bits. */
function keepCharacters(kept: KeptNgrams, { characters: { pairs, triples } }: WordCounts, { alone, pair, triple }: CharacterModel): void {
  for (let x = 0; x < pairs.size; x++) if (pair[x]! > alone[pairs.last[x]!]!) kept.ensurePair(pairs.context[x]!, pairs.last[x]!, pair[x]!);
  for (let x = 0; x < triples.size; x++) {
    const first = triples.context[x]!;
    const lower = kept.pairProbability(pairs.last[first]!, triples.last[x]!) ?? alone[triples.last[x]!]!;
    if (triple[x]! > lower) kept.addTriple(kept.ensurePair(pairs.context[first]!, pairs.last[first]!, pair[first]!), triples.last[x]!, triple[x]!);
  }
}

/** Pairs and triples that are kept, with their bits. */
class KeptNgrams {
  readonly pairs: NgramTable;
  readonly triples: NgramTable;
  /** p(second | first) by pair number. */
  readonly #pair: Float64Array;

  /** @param mostPairs pairs that will be added, at most. @param mostTriples likewise. */
  constructor(mostPairs: number, mostTriples: number) {
    this.pairs = new NgramTable(mostPairs);
    this.triples = new NgramTable(mostTriples);
    this.#pair = new Float64Array(this.pairs.capacity);
  }

  /** p(second | first) of a pair that was added. */
  pairProbability(first: number, second: number): number | undefined {
    const pair = this.pairs.find(first, second);
    return pair < 0 ? undefined : this.#pair[pair];
  }

  /** The number of a pair, which is added if it is new; one that is there keeps its probability. */
  ensurePair(first: number, second: number, p: number): number {
    const known = this.pairs.find(first, second);
    return known >= 0 ? known : this.addPair(first, second, p);
  }

  /** Adds a pair that is not there yet; returns its number, which is below the capacity of the table. */
  addPair(first: number, second: number, p: number): number {
    const pair = this.pairs.add(first, second, bitsOf(p));
    this.#pair[pair] = p;
    return pair;
  }

  addTriple(pair: number, third: number, p: number): void {
    this.triples.add(pair, third, bitsOf(p));
  }
}
