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
 * Only pairs and triples that lower the bits are kept, a few per cent of all. O(tokens) expected; about 60 bytes a token of
 * the sample while it is built.
 */
import { IdTable } from "../kernels/id-table.js";
import { SCORING } from "../scoring.js";
import { buildCharacterModel, type CharacterModel } from "./character-model.js";
import { bitsOf } from "./log2.js";

/** Bits of words, pairs and triples in sixteenths, and the size of the collection they were counted in. */
export interface InformationModel {
  /** By word number. */
  readonly wordBits: Uint16Array;
  /** Pairs (first word, second word) that have an entry in `pairBits`. */
  readonly pairs: IdTable;
  readonly pairBits: Uint16Array;
  /** Triples (pair number, third word) that have an entry in `tripleBits`. */
  readonly triples: IdTable;
  readonly tripleBits: Uint16Array;
}

/** Which tokens the model is counted on: word numbers, cut into documents at `offsets` (one more than documents). */
export interface WordSample {
  readonly words: Uint32Array;
  readonly offsets: ArrayLike<number>;
}

/** Background probabilities: of each word by number, and of pairs of words after each other. */
export interface Background {
  readonly words: readonly number[];
  readonly pairs: readonly { readonly first: number; readonly second: number; readonly probability: number }[];
  /** 1 for each word that is a character of a script without spaces. */
  readonly isCharacter: Uint8Array;
}

export function buildModel(sample: WordSample, background: Background): InformationModel {
  const characters = background.isCharacter.includes(1) ? buildCharacterModel(sample, background.isCharacter, background.words) : null;
  const counts = countContexts(sample, background.isCharacter);
  const word = wordProbabilities(counts, background.words);
  const wordBits = Uint16Array.from(word, (p, w) => bitsOf(background.isCharacter[w] ? characters!.alone[w]! : p));
  const frequent = new IdTable(background.pairs.length);
  for (const { first, second } of background.pairs) frequent.intern(first, second);
  const afterFirst = (first: number, second: number) => background.pairs[frequent.find(first, second)]?.probability ?? 0;
  const pair = pairProbabilities(counts, word, afterFirst);
  return { wordBits, ...keepLowering(counts, { word, pair, background, characters }) };
}

/** Distinct pairs and triples with the least of their distinct left and right neighbours, less one. */
interface ContextCounts {
  readonly pairs: IdTable;
  /** (pair number, third word). */
  readonly triples: IdTable;
  readonly wordContexts: Uint32Array;
  readonly pairContexts: Uint32Array;
  readonly tripleContexts: Uint32Array;
}

function countContexts({ words, offsets }: WordSample, isCharacter: Uint8Array): ContextCounts {
  const numWords = isCharacter.length;
  const pairs = new IdTable(words.length >> 1);
  const triples = new IdTable(words.length >> 1);
  const quads = new IdTable(words.length >> 1);
  const left: Uint32Array[] = [new Uint32Array(numWords), new Uint32Array(words.length), new Uint32Array(words.length)];
  const right: Uint32Array[] = [new Uint32Array(numWords), new Uint32Array(words.length), new Uint32Array(words.length)];
  for (let d = 0; d + 1 < offsets.length; d++) {
    let pair = -1;
    let triple = -1;
    for (let i = offsets[d]!, first = i, last = offsets[d + 1]!; i < last; i++) {
      if (i === first) continue;
      // runs of characters are character-model.ts's
      if (isCharacter[words[i]!] && isCharacter[words[i - 1]!]) {
        pair = -1;
        triple = -1;
        continue;
      }
      const before = pairs.size;
      const newPair = pairs.intern(words[i - 1]!, words[i]!);
      if (pairs.size > before) countNeighbours(left[0]!, right[0]!, words[i - 1]!, words[i]!);
      if (pair >= 0) {
        const beforeTriple = triples.size;
        const newTriple = triples.intern(pair, words[i]!);
        if (triples.size > beforeTriple) countNeighbours(left[1]!, right[1]!, pair, newPair);
        if (triple >= 0) {
          const beforeQuad = quads.size;
          quads.intern(triple, words[i]!);
          if (quads.size > beforeQuad) countNeighbours(left[2]!, right[2]!, triple, newTriple);
        }
        triple = newTriple;
      }
      pair = newPair;
    }
  }
  const contexts = (order: number, size: number) =>
    Uint32Array.from({ length: size }, (_, x) => Math.max(0, Math.min(left[order]![x]!, right[order]![x]!) - 1));
  return { pairs, triples, wordContexts: contexts(0, numWords), pairContexts: contexts(1, pairs.size), tripleContexts: contexts(2, triples.size) };
}

/** `first` has gained a right neighbour, `second` a left one. */
function countNeighbours(left: Uint32Array, right: Uint32Array, first: number, second: number): void {
  right[first]!++;
  left[second]!++;
}

function wordProbabilities({ wordContexts }: ContextCounts, background: readonly number[]): Float64Array {
  let sum = 0;
  for (const contexts of wordContexts) sum += contexts;
  const share = 0.5 * Math.min(1, sum / SCORING.leastContinuations);
  const total = Math.max(sum, SCORING.leastContinuations);
  return Float64Array.from(background, (p, w) => (1 - share) * p + (0.5 * wordContexts[w]!) / total);
}

/** p(second | first) of each pair, never below p(second). */
function pairProbabilities({ pairs, pairContexts }: ContextCounts, word: Float64Array, background: (first: number, second: number) => number): Float64Array {
  const sumOf = new Float64Array(word.length);
  for (let x = 0; x < pairs.size; x++) sumOf[pairs.lo(x)]! += pairContexts[x]!;
  return Float64Array.from({ length: pairs.size }, (_, x) => {
    const [first, second] = [pairs.lo(x), pairs.hi(x)];
    return interpolate(word[second]!, Math.max(background(first, second), pairContexts[x]! / (sumOf[first]! + SCORING.contextPrior)));
  });
}

function interpolate(lower: number, conditional: number): number {
  const c = SCORING.contextWeight;
  return Math.max(lower, (1 - c) * lower + c * conditional);
}

/** The pairs and triples whose bits lie below those of the shorter context, renumbered, with the pairs that such triples start with. */
function keepLowering(
  counts: ContextCounts,
  { word, pair, background, characters }: { word: Float64Array; pair: Float64Array; background: Background; characters: CharacterModel | null },
): Omit<InformationModel, "wordBits"> {
  const { pairs, triples, tripleContexts } = counts;
  const { isCharacter } = background;
  const sumOf = new Float64Array(pairs.size);
  for (let x = 0; x < triples.size; x++) sumOf[triples.lo(x)]! += tripleContexts[x]!;
  const kept = new KeptNgrams();
  for (let x = 0; x < pairs.size; x++) if (pair[x]! > word[pairs.hi(x)]! && !isCharacter[pairs.hi(x)]) kept.addPair(pairs.lo(x), pairs.hi(x), pair[x]!);
  // those that only documents outside the sample have
  for (const { first, second, probability } of background.pairs)
    if (pairs.find(first, second) < 0) kept.addPair(first, second, interpolate(word[second]!, probability));
  for (let x = 0; x < triples.size; x++) {
    const first = triples.lo(x);
    const third = triples.hi(x);
    if (tripleContexts[x] === 0 || isCharacter[third]) continue;
    const lower = pair[pairs.find(pairs.hi(first), third)]!;
    const p = interpolate(lower, tripleContexts[x]! / (sumOf[first]! + SCORING.contextPrior));
    if (p > lower) kept.addTriple(kept.addPair(pairs.lo(first), pairs.hi(first), pair[first]!), third, p);
  }
  if (characters) keepCharacters(kept, characters);
  return kept.columns();
}

/** The same for runs that end in a character. */
function keepCharacters(kept: KeptNgrams, { alone, pairs, pair, triples, triple }: CharacterModel): void {
  for (let x = 0; x < pairs.size; x++) if (pair[x]! > alone[pairs.hi(x)]!) kept.addPair(pairs.lo(x), pairs.hi(x), pair[x]!);
  for (let x = 0; x < triples.size; x++) {
    const first = triples.lo(x);
    const lower = pair[pairs.find(pairs.hi(first), triples.hi(x))]!;
    if (triple[x]! > lower) kept.addTriple(kept.addPair(pairs.lo(first), pairs.hi(first), pair[first]!), triples.hi(x), triple[x]!);
  }
}

/** Pairs and triples in the order they are added, each with its bits. */
class KeptNgrams {
  readonly #pairs = new IdTable();
  readonly #triples = new IdTable();
  readonly #pairBits: number[] = [];
  readonly #tripleBits: number[] = [];

  /** The number of a pair, which is added if it is new. */
  addPair(first: number, second: number, p: number): number {
    const id = this.#pairs.intern(first, second);
    if (id === this.#pairBits.length) this.#pairBits.push(bitsOf(p));
    return id;
  }

  /** Adds a triple that is not there yet. */
  addTriple(pair: number, third: number, p: number): void {
    this.#triples.intern(pair, third);
    this.#tripleBits.push(bitsOf(p));
  }

  columns(): Omit<InformationModel, "wordBits"> {
    return { pairs: this.#pairs, pairBits: Uint16Array.from(this.#pairBits), triples: this.#triples, tripleBits: Uint16Array.from(this.#tripleBits) };
  }
}
