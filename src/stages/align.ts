/**
 * Stage align: tied documents -> their passages. Input tasks: a document and its partners with their texts, and by what each of them is tied to it; output a row
 * for each pair that was aligned, and behind it one for each of its passages. A pair is tied where the run around one of the places that the rule of first holders
 * found (tie.ts) is worth it: that is asked of the words of both, so a collision of hashes ties nothing. Each pair is aligned as `detect` aligns it
 * (evidence/pair-passages.ts). O(tokens of the documents) once a batch, then what alignments cost.
 *
 *   a        the earlier document; rows of one a and chunk stand together, one of them for a itself
 *   chunk    a document with very many partners is in several tasks
 *   ties     places of a seed: i j repeats | i j repeats | ...       none: the pair is aligned without being asked what ties it
 *            of a itself: none, unless it is to be searched for repeats inside
 */
import { SegmentViews } from "../align/document-view.js";
import { WirecopyError } from "../errors.js";
import type { Judged } from "../evidence/judge.js";
import { PairAligner } from "../evidence/pair-passages.js";
import { bitsOfLevels, NUM_LEVELS } from "../seeds/first-holders.js";
import type { SeedPlaces } from "../seeds/longer-seeds.js";
import { sameSeedWords } from "../seeds/seed-tokens.js";
import { seedLength } from "../seeds/seeds.js";
import { WorthOfRuns } from "../seeds/worth.js";
import type { ResolvedDetectOptions } from "../settings/options.js";
import { type PreparedBatch, prepareBatch } from "./passage-batch.js";

/** Integers of `ties` a place. */
export const TIE_STRIDE = 3;

/** Lists of numbers, end to end. */
export interface NumberLists {
  readonly offsets: Int32Array;
  readonly values: Int32Array;
}

export interface AlignInput {
  readonly a: BigInt64Array;
  readonly chunk: Int32Array;
  readonly document: BigInt64Array;
  readonly text: readonly (string | null)[];
  readonly source: readonly (string | null)[];
  readonly publishedAt: readonly (string | null)[];
  readonly ties: NumberLists;
}

/** Rows of pairs, with `tokens` 0, and of passages. Bits are sixteenths. */
export interface AlignOutput {
  readonly a: BigInt64Array;
  readonly b: BigInt64Array;
  readonly a0: Int32Array;
  readonly a1: Int32Array;
  readonly b0: Int32Array;
  readonly b1: Int32Array;
  readonly tokens: Int32Array;
  readonly bits: Int32Array;
  /** Bit 0 a whole quotation; bit 1 whole sentences on a side; of the row of a pair bit 2: frequent seeds were passed over. */
  readonly cues: Int32Array;
  /** i j n same | ... */
  readonly runs: NumberLists;
}

export const PassageCue = { QUOTATION: 1, SENTENCE: 2, LIMITED: 4 } as const;

export function alignColumns(input: AlignInput, options: ResolvedDetectOptions): AlignOutput {
  const { a, chunk, document } = input;
  const batch = new AlignedBatch(input, options);
  for (let from = 0, to = 0; from < a.length; from = to) {
    while (to < a.length && a[to] === a[from] && chunk[to] === chunk[from]) to++;
    let own = from;
    while (own < to && document[own] !== a[from]) own++;
    if (own === to) throw new WirecopyError("stage-input", `document ${a[from]} has a task without its own text`);
    batch.align(own, { from, to });
  }
  return batch.columns();
}

/** Aligns tasks of one batch. */
class AlignedBatch {
  readonly #input: AlignInput;
  readonly #prepared: PreparedBatch;
  readonly #views: SegmentViews;
  readonly #aligner: PairAligner;
  readonly #worth: TiesWorth;
  readonly #rows = new PassageRows();
  /** By row of the batch: which of its documents it is. */
  readonly #placeOf: Uint32Array;
  constructor(input: AlignInput, options: ResolvedDetectOptions) {
    const { document, text, source, publishedAt } = input;
    const rowOf = new Map<bigint, number>();
    const rows: number[] = [];
    this.#placeOf = Uint32Array.from(document, (one, row) => {
      const known = rowOf.get(one);
      if (known !== undefined) return known;
      rowOf.set(one, rows.length);
      return rows.push(row) - 1;
    });
    this.#input = input;
    this.#prepared = prepareBatch(
      rows.map((row) => ({ text: text[row]!, source: source[row]!, publishedAt: publishedAt[row]! })),
      options,
    );
    this.#views = new SegmentViews(this.#prepared.search);
    this.#aligner = new PairAligner(this.#views.vocabulary, this.#prepared.search, options.limits.maxPairSeeds);
    this.#worth = new TiesWorth(this.#prepared);
  }

  /** Aligns the document of row `own` with those of the other rows [from, to), and with itself if it has ties with itself. */
  align(own: number, { from, to }: { from: number; to: number }): void {
    const { ties, document } = this.#input;
    let isLoaded = false;
    for (let row = from; row < to; row++) {
      const places = ties.values.subarray(ties.offsets[row]!, ties.offsets[row + 1]!);
      const isTied = row === own ? places.length > 0 : places.length === 0 || this.#worth.hasAny(this.#placeOf[own]!, this.#placeOf[row]!, places);
      if (!isTied) continue;
      if (!isLoaded) this.#aligner.load(this.#views.view(this.#placeOf[own]!));
      isLoaded = true;
      const before = this.#aligner.limitedPairs + this.#aligner.limitedDocuments;
      const passages = this.#aligner.passages(this.#views.view(this.#placeOf[row]!));
      const isLimited = this.#aligner.limitedPairs + this.#aligner.limitedDocuments > before;
      this.#rows.addPair(document[own]!, document[row]!, isLimited);
      for (const passage of passages) this.#rows.addPassage(document[own]!, document[row]!, passage);
    }
  }

  columns(): AlignOutput {
    return this.#rows.columns();
  }
}

/** Whether places that tie two documents are worth it. */
class TiesWorth {
  readonly #prepared: PreparedBatch;
  readonly #worth: WorthOfRuns;

  constructor(prepared: PreparedBatch) {
    const { levels, measure, search } = prepared;
    this.#prepared = prepared;
    this.#worth = new WorthOfRuns({ offsets: search.collection.offsets, measure }, { candidate: levels.candidate, quoted: levels.soon });
  }

  /** Whether one of some places of document x and y is worth it, or any two places of its seed where a document has it twice. */
  hasAny(x: number, y: number, ties: Int32Array): boolean {
    const { offsets } = this.#prepared.search.collection;
    for (let at = 0; at < ties.length; at += TIE_STRIDE) {
      const [p, q] = [offsets[x]! + ties[at]!, offsets[y]! + ties[at + 1]!];
      if (!(ties[at]! >= 0 && ties[at + 1]! >= 0 && p < offsets[x + 1]! && q < offsets[y + 1]!))
        throw new WirecopyError("stage-input", `a tie names tokens ${ties[at]} and ${ties[at + 1]}, which the two texts do not have`);
      if (this.#worth.has(p, q)) return true;
    }
    for (let at = 0; at < ties.length; at += TIE_STRIDE)
      if (ties[at + 2]! > 0 && this.#worth.hasElsewhere(this.#placesOf(offsets[x]! + ties[at]!, ties[at + 2]! - 1, [x, y]), x, y)) return true;
    return false;
  }

  /** Where the seed of a level at a token stands in two documents. O(their tokens). */
  #placesOf(token: number, level: number, [x, y]: readonly [number, number]): SeedPlaces {
    const { levels, measure, search } = this.#prepared;
    const { offsets } = search.collection;
    const needed = bitsOfLevels(levels)[Math.min(level, NUM_LEVELS - 1)]!;
    const length = seedLength(measure, token, { end: offsets[x + 1]!, needed });
    const places: number[] = [];
    for (const document of x < y ? [x, y] : [y, x])
      for (let at = offsets[document]!; length > 0 && at + length <= offsets[document + 1]!; at++)
        if (sameSeedWords(measure.tokens, at, token, length)) places.push(at);
    return { places: Uint32Array.from(places), from: 0, to: places.length, length };
  }
}

const FIELDS = ["a0", "a1", "b0", "b1", "tokens", "bits"] as const;

/** Writes pairs and passages down as rows. */
class PassageRows {
  readonly #a: bigint[] = [];
  readonly #b: bigint[] = [];
  readonly #numbers: Record<(typeof FIELDS)[number] | "cues", number[]> = { a0: [], a1: [], b0: [], b1: [], tokens: [], bits: [], cues: [] };
  readonly #runs: number[] = [];
  readonly #firstRun: number[] = [0];

  addPair(a: bigint, b: bigint, isLimited: boolean): void {
    this.#add(a, b, isLimited ? PassageCue.LIMITED : 0);
    for (const field of FIELDS) this.#numbers[field].push(0);
  }

  addPassage(a: bigint, b: bigint, passage: Judged): void {
    for (const { i, j, n, same } of passage.runs) this.#runs.push(i, j, n, Number(same));
    this.#add(a, b, (passage.isQuotation ? PassageCue.QUOTATION : 0) | (passage.sentenceSides ? PassageCue.SENTENCE : 0));
    for (const field of FIELDS) this.#numbers[field].push(passage[field]);
  }

  #add(a: bigint, b: bigint, cues: number): void {
    this.#a.push(a);
    this.#b.push(b);
    this.#numbers.cues.push(cues);
    this.#firstRun.push(this.#runs.length);
  }

  columns(): AlignOutput {
    const { a0, a1, b0, b1, tokens, bits, cues } = this.#numbers;
    return {
      a: BigInt64Array.from(this.#a),
      b: BigInt64Array.from(this.#b),
      a0: Int32Array.from(a0),
      a1: Int32Array.from(a1),
      b0: Int32Array.from(b0),
      b1: Int32Array.from(b1),
      tokens: Int32Array.from(tokens),
      bits: Int32Array.from(bits),
      cues: Int32Array.from(cues),
      runs: { offsets: Int32Array.from(this.#firstRun), values: Int32Array.from(this.#runs) },
    };
  }
}
