/**
 * Stage information: how surprising a character of a script without spaces is where it stands. Input word numbers of a
 * sample and which of them are such characters, output counts; and of counts the probabilities alone, after one character and after two.
 *
 *   p(w)       = D(w) / max(sum D, 2000)
 *   p(w | v)   = (D(vw)  + (T(v)  + K) p(w))     / (sum over x of D(vx)  + T(v)  + K)     never below p(w)
 *   p(w | uv)  = (D(uvw) + (T(uv) + K) p(w | v)) / (sum over x of D(uvx) + T(uv) + K)     never below p(w | v)
 *
 * T is the number of different characters that follow (Witten & Bell 1991, doi:10.1109/18.87000): after a context that was
 * seen often and always went on alike, little weight is left for the shorter one. K = contextPrior.
 *
 * D is a continuation count as in model.ts, but a character has its neighbours dictated by its word: inside a set phrase
 * every character has one left and one right neighbour however often the phrase is used. What tells the use of a phrase from a
 * copied text is further away. So D(x) is the least of the two numbers of occurrences whose CONTEXT characters up to the end of
 * x, or from its start on, stand there for the first time, less two (characterOnce): a text copied a thousand times has them once,
 * and a phrase of fewer than CONTEXT characters that two texts share twice.
 * Expected O(tokens); about 40 bytes a token of the sample while it is built. Nothing at all where no such script occurs.
 */
import { IdTable } from "../arrays/id-table.js";
import type { Steps } from "../run/pace.js";
import { SCORING } from "../settings/scoring.js";
import type { NgramCounts } from "./continuation-counts.js";
import type { WordSample } from "./marked-words.js";

/** Characters that tell one place of a phrase from another one. */
const CONTEXT = SCORING.characterContext;

/** D of characters, pairs and triples. */
export interface CharacterCounts {
  /** By word number; 0 for what is no character. */
  readonly words: Uint32Array;
  /** (first word, second character); those with D > 0, and those that a triple of them begins with. */
  readonly pairs: NgramCounts;
  /** (pair number, third character) with D > 0. */
  readonly triples: NgramCounts;
}

export interface CharacterModel {
  /** p(w) by word number; 0 for what is no character. */
  readonly alone: Float64Array;
  /** p(second | first) of each pair that is counted, and p(third | first, second) of each triple. */
  readonly pair: Float64Array;
  readonly triple: Float64Array;
}

/** @param isCharacter by word number. @param least probability of each word at large: no character has less. */
export function characterModel({ words, pairs, triples }: CharacterCounts, isCharacter: Uint8Array, least: Float64Array): CharacterModel {
  const alone = aloneProbabilities(words, isCharacter, least);
  const pair = conditional(pairs, isCharacter.length, (x) => alone[pairs.last[x]!]!);
  const pairOf = new IdTable(pairs.size);
  for (let x = 0; x < pairs.size; x++) pairOf.intern(pairs.context[x]!, pairs.last[x]!);
  // p(third | second): of a pair that was never counted it is that of the third alone
  const shorter = (x: number): number => {
    const known = pairOf.find(pairs.last[triples.context[x]!]!, triples.last[x]!);
    return known < 0 ? alone[triples.last[x]!]! : pair[known]!;
  };
  return { alone, pair, triple: conditional(triples, pairs.size, shorter) };
}

const NOTHING: NgramCounts = { size: 0, context: new Uint32Array(0), last: new Uint32Array(0), count: new Uint32Array(0) };

/** Counts runs of one, two and three tokens that end in a character. Nothing where there is none. */
export function* countCharacters({ words, offsets }: WordSample, isCharacter: Uint8Array): Steps<CharacterCounts> {
  if (!isCharacter.includes(1)) return { words: new Uint32Array(isCharacter.length), pairs: NOTHING, triples: NOTHING };
  const { endsNew, startsNew } = yield* newContexts({ words, offsets });
  const pairs = new IdTable(words.length >> 2);
  const triples = new IdTable(words.length >> 1);
  const sizes = [isCharacter.length, words.length, words.length];
  const left = sizes.map((size) => new Uint32Array(size));
  const right = sizes.map((size) => new Uint32Array(size));
  for (let d = 0; d + 1 < offsets.length; d++) {
    let pair = -1;
    for (let i = offsets[d]!, first = i, last = offsets[d + 1]!; i < last; i++) {
      const word = words[i]!;
      if (isCharacter[word] === 0) {
        pair = -1;
        continue;
      }
      left[0]![word]! += endsNew[i]!;
      right[0]![word]! += startsNew[i]!;
      const before = pair;
      pair = i > first ? pairs.intern(words[i - 1]!, word) : -1;
      if (pair < 0) continue;
      left[1]![pair]! += endsNew[i]!;
      right[1]![pair]! += startsNew[i - 1]!;
      if (before < 0) continue;
      const triple = triples.intern(before, word);
      left[2]![triple]! += endsNew[i]!;
      right[2]![triple]! += startsNew[i - 2]!;
    }
    yield;
  }
  const counts = left.map((list, order) => list.map((count, x) => Math.max(0, Math.min(count, right[order]![x]!) - SCORING.characterOnce)));
  return { words: counts[0]!, ...countedNgrams(pairs, triples, counts) };
}

/** The n-grams with D > 0, and the pairs that triples of them begin with. */
function countedNgrams(pairs: IdTable, triples: IdTable, [, ofPairs, ofTriples]: readonly Uint32Array[]): Pick<CharacterCounts, "pairs" | "triples"> {
  const isKept = Uint8Array.from({ length: pairs.size }, (_, x) => Number(ofPairs![x]! > 0));
  const keptTriples = Array.from({ length: triples.size }, (_, x) => x).filter((x) => ofTriples![x]! > 0);
  for (const x of keptTriples) isKept[triples.lo(x)] = 1;
  const keptPairs = Array.from(isKept.keys()).filter((x) => isKept[x] === 1);
  const numberOf = new Uint32Array(pairs.size);
  keptPairs.forEach((pair, number) => {
    numberOf[pair] = number;
  });
  const columns = (table: IdTable, kept: readonly number[], counts: Uint32Array, contextOf: (context: number) => number): NgramCounts => ({
    size: kept.length,
    context: Uint32Array.from(kept, (x) => contextOf(table.lo(x))),
    last: Uint32Array.from(kept, (x) => table.hi(x)),
    count: Uint32Array.from(kept, (x) => counts[x]!),
  });
  return { pairs: columns(pairs, keptPairs, ofPairs!, (first) => first), triples: columns(triples, keptTriples, ofTriples!, (pair) => numberOf[pair]!) };
}

/**
 * By token: 1 where the CONTEXT tokens that end with it, and that start with it, stand for the first time; at the edges of a text
 * they are what there is of it. Runs are told apart by 64 bits of two polynomial hashes, rolled along.
 */
function* newContexts({ words, offsets }: WordSample): Steps<{ endsNew: Uint8Array; startsNew: Uint8Array }> {
  const endsNew = new Uint8Array(words.length);
  const startsNew = new Uint8Array(words.length);
  const seen = new IdTable(words.length);
  for (let d = 0; d + 1 < offsets.length; d++) {
    const from = offsets[d]!;
    const to = offsets[d + 1]!;
    let [lo, hi, length, isNew] = [0, 0, 0, 0];
    for (let end = from + 1; end < to + CONTEXT; end++) {
      const first = end - CONTEXT;
      if (end <= to) {
        const word = words[end - 1]!;
        lo = Math.imul(lo, BASE_LO) + word + 1;
        hi = Math.imul(hi, BASE_HI) + Math.imul(word + 1, SPREAD);
        length++;
      }
      if (first > from) {
        const word = words[first - 1]!;
        length--;
        lo -= Math.imul(word + 1, POWER_LO[length]!);
        hi -= Math.imul(Math.imul(word + 1, SPREAD), POWER_HI[length]!);
      }
      // a text shorter than CONTEXT is one run at both ends, told apart as a beginning of others and as an end of others
      if (end <= to || first >= from) {
        const before = seen.size;
        seen.intern(lo ^ (first < from ? AT_START : end > to ? AT_END : 0), hi);
        isNew = seen.size - before;
      }
      if (end <= to) endsNew[end - 1] = isNew;
      if (first >= from) startsNew[first] = isNew;
    }
    yield;
  }
  return { endsNew, startsNew };
}

/** Tell what begins a text from what ends one and from what stands within: which of them came first says nothing. */
const AT_START = 0x3c6ef372;
const AT_END = 0x5f356495;

/** Odd multipliers of the two hashes and of a word in the second, and their powers up to CONTEXT. */
const BASE_LO = 0x01000193;
const BASE_HI = 0x85ebca6b;
const SPREAD = 0x9e3779b1;
const POWER_LO = powers(BASE_LO);
const POWER_HI = powers(BASE_HI);

function powers(base: number): Int32Array {
  const list = new Int32Array(CONTEXT + 1).fill(1);
  for (let n = 1; n <= CONTEXT; n++) list[n] = Math.imul(list[n - 1]!, base);
  return list;
}

function aloneProbabilities(occurrences: Uint32Array, isCharacter: Uint8Array, least: Float64Array): Float64Array {
  let sum = 0;
  for (const count of occurrences) sum += count;
  const total = Math.max(sum, SCORING.leastContinuations);
  return Float64Array.from(least, (p, w) => (isCharacter[w] ? Math.max(p, occurrences[w]! / total) : 0));
}

/** p(last | the others) of each n-gram, never below `lower(n-gram)`. */
function conditional({ size, context, count }: NgramCounts, numContexts: number, lower: (ngram: number) => number): Float64Array {
  const sum = new Float64Array(numContexts);
  const types = new Float64Array(numContexts).fill(SCORING.contextPrior);
  for (let x = 0; x < size; x++) {
    sum[context[x]!]! += count[x]!;
    if (count[x]! > 0) types[context[x]!]!++;
  }
  return Float64Array.from({ length: size }, (_, x) => {
    const given = context[x]!;
    const shorter = lower(x);
    return Math.max(shorter, (count[x]! + types[given]! * shorter) / (sum[given]! + types[given]!));
  });
}
