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
 * Only pairs and triples that lower the bits are kept, a few per cent of all. O(tokens); about 16 bytes a token of the sample
 * while it is built.
 */
import type { IdTable } from "../kernels/id-table.js";
import { SCORING } from "../scoring.js";
import { buildCharacterModel, type CharacterModel } from "./character-model.js";
import { type ContinuationCounts, countContinuations, type NgramCounts } from "./continuation-counts.js";
import { bitsOf } from "./log2.js";
import { NgramTable } from "./ngram-table.js";
import type { WordSample } from "./occurrences.js";

/** Bits of words, pairs and triples in sixteenths, and the size of the collection they were counted in. */
export interface InformationModel {
  /** By word number. */
  readonly wordBits: Uint16Array;
  /** Pairs (first word, second word). */
  readonly pairs: NgramTable;
  /** Triples (pair number, third word). */
  readonly triples: NgramTable;
}

/** Background probabilities of words, and of pairs of words after each other, in columns. */
export interface Background {
  /** By word number. */
  readonly words: Float64Array;
  /** Pairs (first word, second word), and p(second | first) by pair number. */
  readonly pairs: IdTable;
  readonly pairProbability: readonly number[];
  /** 1 for each word that is a character of a script without spaces. */
  readonly isCharacter: Uint8Array;
}

export function buildModel(sample: WordSample, background: Background): InformationModel {
  const { isCharacter } = background;
  const characters = isCharacter.includes(1) ? buildCharacterModel(sample, isCharacter, background.words) : null;
  const counts = countContinuations(sample, isCharacter);
  const word = wordProbabilities(counts.words, background.words);
  const mostPairs = counts.pairs.size + background.pairs.size + (characters?.pairs.size ?? 0);
  const kept = new KeptNgrams(mostPairs, counts.triples.size + (characters?.triples.size ?? 0));
  const pair = keepPairs(kept, counts, { word, background });
  keepTriples(kept, counts, { word, pair, isCharacter });
  if (characters) keepCharacters(kept, characters);
  const wordBits = new Uint16Array(word.length);
  for (let w = 0; w < word.length; w++) wordBits[w] = bitsOf(isCharacter[w] ? characters!.alone[w]! : word[w]!);
  return { wordBits, pairs: kept.pairs, triples: kept.triples };
}

function wordProbabilities(counts: Uint32Array, background: Float64Array): Float64Array {
  let sum = 0;
  for (const count of counts) sum += count;
  const share = 0.5 * Math.min(1, sum / SCORING.leastContinuations);
  const total = Math.max(sum, SCORING.leastContinuations);
  const word = new Float64Array(counts.length);
  for (let w = 0; w < word.length; w++) word[w] = (1 - share) * background[w]! + (0.5 * counts[w]!) / total;
  return word;
}

/** Keeps the pairs whose bits lie below those of their second word, and all shipped ones; returns p(second | first) of each counted pair. */
function keepPairs(kept: KeptNgrams, { words, pairs }: ContinuationCounts, { word, background }: { word: Float64Array; background: Background }): Float64Array {
  const { isCharacter, pairs: shipped, pairProbability } = background;
  const { size, context: first, last: second, count } = pairs;
  const sum = sumsByContext(pairs, words.length);
  const pair = new Float64Array(size);
  for (let x = 0; x < size; x++) {
    const known = shipped.find(first[x]!, second[x]!);
    const atLarge = known < 0 ? 0 : pairProbability[known]!;
    const lower = word[second[x]!]!;
    pair[x] = interpolate(lower, Math.max(atLarge, count[x]! / (sum[first[x]!]! + SCORING.contextPrior)));
    if (pair[x]! > lower && isCharacter[second[x]!] === 0) kept.addPair(first[x]!, second[x]!, pair[x]!);
  }
  // those that were not counted: other documents may have them
  for (let x = 0; x < shipped.size; x++) kept.ensurePair(shipped.lo(x), shipped.hi(x), interpolate(word[shipped.hi(x)]!, pairProbability[x]!));
  return pair;
}

/** Keeps the triples whose bits lie below those of their last pair, with the pairs they start with. */
function keepTriples(
  kept: KeptNgrams,
  { pairs, triples }: ContinuationCounts,
  { word, pair, isCharacter }: { word: Float64Array; pair: Float64Array; isCharacter: Uint8Array },
): void {
  const { size, context, last: third, count } = triples;
  const sum = sumsByContext(triples, pairs.size);
  for (let x = 0; x < size; x++) {
    const first = context[x]!;
    if (isCharacter[third[x]!]) continue;
    const second = pairs.last[first]!;
    const lower = kept.pairProbability(second, third[x]!) ?? word[third[x]!]!;
    const p = interpolate(lower, count[x]! / (sum[first]! + SCORING.contextPrior));
    if (p > lower) kept.addTriple(kept.ensurePair(pairs.context[first]!, second, pair[first]!), third[x]!, p);
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
function keepCharacters(kept: KeptNgrams, { alone, pairs, pair, triples, triple }: CharacterModel): void {
  for (let x = 0; x < pairs.size; x++) if (pair[x]! > alone[pairs.hi(x)]!) kept.ensurePair(pairs.lo(x), pairs.hi(x), pair[x]!);
  for (let x = 0; x < triples.size; x++) {
    const first = triples.lo(x);
    const lower = pair[pairs.find(pairs.hi(first), triples.hi(x))]!;
    if (triple[x]! > lower) kept.addTriple(kept.ensurePair(pairs.lo(first), pairs.hi(first), pair[first]!), triples.hi(x), triple[x]!);
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

  /** Adds a pair that is not there yet; returns its number. */
  addPair(first: number, second: number, p: number): number {
    const pair = this.pairs.add(first, second, bitsOf(p));
    this.#pair[pair] = p;
    return pair;
  }

  addTriple(pair: number, third: number, p: number): void {
    this.triples.add(pair, third, bitsOf(p));
  }
}
