/**
 * Stage seed: documents -> a row for each seed of the lowest level (seeds/seeds.ts). Input texts, output where seeds stand, with all that the rule of first
 * holders asks of a place, so that rows of one hash are enough to tie documents (tie.ts). O(tokens x words of a seed), 48 bytes a row.
 *
 *   hash      of the words of the seed: 64 bits, taken to be the seed itself. Two seeds of one hash are tied like one; where their texts meet, their
 *             words are compared (align.ts). Among 10^9 seeds two have one hash with a probability of 3 %
 *   quoted, candidate, plain, twice   of the words of the longer seeds that begin there, 0 where there is none: they tell rows of one hash apart
 *   lengths   tokens of the seeds of the four lower levels, 8 bits each; those of the highest stand in the bits 8-15 of `cues`
 *   cues      bits 0-4  by level: whether the run of the seed touches a quotation      bit 5  whether a sentence begins with it
 *
 * A seed with words of an ignored text has no row: such words stand nowhere else.
 */
import { GrowingHash } from "../information/formulas.js";
import { bitsOfLevels, NUM_LEVELS } from "../seeds/first-holders.js";
import { beginsSentence, isQuotedToken } from "../seeds/seed-tokens.js";
import { seedLength } from "../seeds/seeds.js";
import type { ResolvedDetectOptions } from "../settings/options.js";
import { SEARCH_BOUNDS } from "../settings/scoring.js";
import { type PreparedBatch, prepareBatch } from "./passage-batch.js";
import type { Stage } from "./stage.js";
import { DETECT_STAGE } from "./stage-settings.js";

/** A bit of `cues` beside those of the levels. */
export const BEGINS_SENTENCE = 1 << NUM_LEVELS;

/** Where `cues` has the length of the seed of the highest level. */
const HIGHEST_SHIFT = 8;

/** Tokens of the seed of a level, by a row that has one. */
export function seedLengthOf(lengths: number, cues: number, level: number): number {
  return level < LONGER ? (lengths >>> (8 * level)) & 0xff : (cues >>> HIGHEST_SHIFT) & 0xff;
}

/** Longer seeds than the lowest. */
const LONGER = NUM_LEVELS - 1;
/** Tokens of a seed at most: twice as many characters as words, and three words where bits do not matter. */
const MOST_TOKENS = 2 * 127 + SEARCH_BOUNDS.context;

/** Seeds as rows. Columns of one length. */
export interface SeedRows {
  readonly hash: BigInt64Array;
  /** By place in the batch. */
  readonly document: Uint32Array;
  readonly token: Int32Array;
  readonly longer: readonly Int32Array[];
  readonly lengths: Int32Array;
  readonly cues: Int32Array;
}

/** Whether a seed is wanted, by its hash. */
type SeedFilter = (lo: number, hi: number) => boolean;

/**
 * Rows of the seeds of the documents of a batch, document by document.
 * @param isWanted seeds that it refuses have no row: an engine that knows which of them stand once in all documents may leave them out.
 */
export function seedRows(batch: PreparedBatch, isWanted: SeedFilter = () => true): SeedRows {
  const { collection } = batch.search;
  const measure = batch.measure();
  const { offsets, numDocuments, numTokens, words, formulas } = collection;
  const needed = bitsOfLevels(batch.levels);
  const hashing = new GrowingHash(formulas.words, MOST_TOKENS);
  const writer = new RowWriter(numTokens);
  // words from here on are those of ignored texts
  const numWords = formulas.words.lo.length;
  const lengths = new Uint32Array(NUM_LEVELS);
  for (let d = 0; d < numDocuments; d++) {
    const end = offsets[d + 1]!;
    for (let at = offsets[d]!; at < end; at++) {
      let numLevels = 0;
      let length = 0;
      for (let least = 0; numLevels < NUM_LEVELS; numLevels++) {
        least = seedLength(measure, at, numLevels === 0 ? { end, needed: needed[0]! } : { end, needed: needed[numLevels]!, least });
        while (length < least && words[at + length]! < numWords) hashing.set(++length, words[at + length - 1]!);
        if (least === 0 || length < least) break;
        if (numLevels === 0 && !isWanted(hashing.lo[length]!, hashing.hi[length]!)) break;
        lengths[numLevels] = least;
      }
      if (numLevels === 0) continue;
      let cues = beginsSentence(measure.tokens, at) ? BEGINS_SENTENCE : 0;
      for (let level = 0; level < numLevels; level++)
        cues |= (isQuotedToken(measure.tokens, at) | isQuotedToken(measure.tokens, at + lengths[level]! - 1)) << level;
      writer.add(hashing, { document: d, token: at - offsets[d]!, lengths, numLevels, cues });
    }
  }
  return writer.rows();
}

/** Calls `visit` with the hash of each seed of a batch, as its row would have it. */
export function visitSeeds(batch: PreparedBatch, visit: (lo: number, hi: number) => void): void {
  seedRows(batch, (lo, hi) => {
    visit(lo, hi);
    return false;
  });
}

/** A seed and the longer ones that begin with it. */
interface SeedAt {
  readonly document: number;
  readonly token: number;
  /** By level, of which there are `numLevels`. */
  readonly lengths: Uint32Array;
  readonly numLevels: number;
  readonly cues: number;
}

class RowWriter {
  #size = 0;
  /** [ low | high ] */
  readonly #hash: Uint32Array;
  readonly #document: Uint32Array;
  readonly #token: Int32Array;
  readonly #longer: readonly Int32Array[];
  readonly #lengths: Int32Array;
  readonly #cues: Int32Array;

  /** @param most rows. */
  constructor(most: number) {
    this.#hash = new Uint32Array(2 * most);
    this.#document = new Uint32Array(most);
    this.#token = new Int32Array(most);
    this.#longer = Array.from({ length: LONGER }, () => new Int32Array(most));
    this.#lengths = new Int32Array(most);
    this.#cues = new Int32Array(most);
  }

  add({ lo, hi }: GrowingHash, { document, token, lengths, numLevels, cues }: SeedAt): void {
    const x = this.#size++;
    this.#hash[2 * x] = lo[lengths[0]!]!;
    this.#hash[2 * x + 1] = hi[lengths[0]!]!;
    this.#document[x] = document;
    this.#token[x] = token;
    for (let level = 1; level < numLevels; level++) this.#longer[level - 1]![x] = lo[lengths[level]!]! || 1;
    for (let level = 0; level < Math.min(numLevels, LONGER); level++) this.#lengths[x]! |= lengths[level]! << (8 * level);
    this.#cues[x] = cues | (numLevels === NUM_LEVELS ? lengths[LONGER]! << HIGHEST_SHIFT : 0);
  }

  rows(): SeedRows {
    const size = this.#size;
    return {
      hash: new BigInt64Array(this.#hash.buffer, 0, size),
      document: this.#document.subarray(0, size),
      token: this.#token.subarray(0, size),
      longer: this.#longer.map((column) => column.subarray(0, size)),
      lengths: this.#lengths.subarray(0, size),
      cues: this.#cues.subarray(0, size),
    };
  }
}

const INPUT = { document: "i64", text: "utf8?" } as const;
const LONGER_SEEDS = { quoted: "i32", candidate: "i32", plain: "i32", twice: "i32" } as const;
/** A seed as a row. */
export const SEED_ROW = { hash: "i64", document: "i64", token: "i32", ...LONGER_SEEDS, lengths: "i32", cues: "i32" } as const;

export const seedStage: Stage<typeof INPUT, typeof SEED_ROW, ResolvedDetectOptions> = {
  name: "seed",
  summary: "texts -> a row for each run of words that carries the bits of a quotation, with its hash",
  input: INPUT,
  output: SEED_ROW,
  needsModel: true,
  settings: DETECT_STAGE,
  open:
    (options) =>
    ({ document, text }) => {
      const { longer, ...rows } = seedRows(
        prepareBatch(
          text.map((one) => ({ text: one })),
          options,
        ),
      );
      const [quoted, candidate, plain, twice] = longer as [Int32Array, Int32Array, Int32Array, Int32Array];
      return { ...rows, document: BigInt64Array.from(rows.document, (x) => document[x]!), quoted, candidate, plain, twice };
    },
};
