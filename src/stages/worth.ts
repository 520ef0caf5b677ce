/**
 * Stages measure and worth: which of the pairs that seeds bring together are aligned. The rule of first holders (tie.ts) knows seeds alone; a pair is tied where the run of
 * equal words around one of its places is worth it (seeds/worth.ts). That needs the words of both texts, which are cut into tokens and measured
 * once a document, not once a pair: of the pairs that are asked most share a name and a title, and are not aligned.
 *
 *   measure   texts -> two integers of 32 bits a token       [ 30 bits of a hash of the word | 1 a quotation ends | 1 one begins ]  [ 1 near an edge | 1 quoted | 10 bits after two | 10 bits after one | 10 bits alone ]
 *   worth     a document and its partners, measured, with the places that tie them -> those that are tied
 *
 * A collision of two words, one in 2^30, may lengthen a run; nothing else comes of it. O(tokens) a document of a batch, then O(run) a place.
 */
import { WirecopyError } from "../errors.js";
import { seedLevels } from "../evidence/search.js";
import { mix32, mixOffZero } from "../kernels/hash.js";
import type { SeedPlaces } from "../seeds/longer-seeds.js";
import {
  AFTER_ONE_MASK,
  BEGINS_QUOTATION,
  DISCOUNT_SHIFT,
  DISCOUNTS,
  documentOf,
  ENDS_QUOTATION,
  HOLDER,
  isNearEdge,
  isQuotedToken,
  LOOK,
  NEAR_EDGE,
  STRIDE,
  SUM,
  sameSeedWords,
} from "../seeds/seed-tokens.js";
import { WorthOfRuns } from "../seeds/worth.js";
import type { ResolvedDetectOptions } from "../settings/options.js";
import type { Thresholds } from "../settings/thresholds.js";
import type { BatchOf } from "./columns.js";
import { distinctDocuments, groupsOf } from "./groups.js";
import { givenThresholds, type PreparedBatch, prepareBatch } from "./passage-batch.js";
import type { Stage } from "./stage.js";
import { DETECT_STAGE } from "./stage-settings.js";

/** Integers of a measured token, and of a place that ties two documents: i, j, repeats, as tie.ts has them. */
const MEASURED = 2;
export const TIE_STRIDE = 3;

const FIGURE_BITS = 10;
const MOST_FIGURE = (1 << FIGURE_BITS) - 1;
const QUOTED_SHIFT = 3 * FIGURE_BITS;
const EDGE_SHIFT = QUOTED_SHIFT + 1;
/** The ends of quotations, as seed-tokens.ts has them, are the lowest bits of a word here. */
const MARKS = BEGINS_QUOTATION | ENDS_QUOTATION;
const MARK_BITS = 2;
const MARK_SHIFT = 31 - Math.clz32(BEGINS_QUOTATION);

/**
 * What `worth` reads of the documents of a batch, end to end.
 * @param numberOf of a document in the corpus: words of ignored texts are told apart by it.
 */
export function measuredTokens(batch: PreparedBatch, numberOf: (document: number) => number): Uint32Array {
  const { tokens } = batch.measure();
  const { numTokens, offsets, words, formulas, bits } = batch.search.collection;
  const { lo } = formulas.words;
  const measured = new Uint32Array(MEASURED * numTokens);
  for (let t = 0; t < numTokens; t++) {
    const at = STRIDE * t;
    const look = tokens[at + LOOK]!;
    const most = Math.min(MOST_FIGURE, DISCOUNTS[(look >>> DISCOUNT_SHIFT) & 3]!);
    const one = Math.min(most, look & AFTER_ONE_MASK);
    const two = Math.min(most, (tokens[at + STRIDE + SUM]! - tokens[at + SUM]!) | 0);
    // a word of an ignored text stands nowhere else
    const word = lo[words[t]!] ?? hashOfIgnored(numberOf(documentOf(tokens, t)), t - offsets[documentOf(tokens, t)]!);
    measured[MEASURED * t] = (word << MARK_BITS) | ((look & MARKS) >>> MARK_SHIFT);
    measured[MEASURED * t + 1] =
      Math.min(MOST_FIGURE, bits.alone[t]!) |
      (one << FIGURE_BITS) |
      (two << (2 * FIGURE_BITS)) |
      (isQuotedToken(tokens, t) << QUOTED_SHIFT) |
      (isNearEdge(tokens, t) ? 1 << EDGE_SHIFT : 0);
  }
  return measured;
}

function hashOfIgnored(document: number, token: number): number {
  return mix32(mix32(document) ^ mixOffZero(token) ^ (document / 2 ** 32));
}

const MEASURE_INPUT = { document: "i64", text: "utf8?" } as const;
const MEASURE_OUTPUT = { document: "i64", measured: "bytes" } as const;

export const measureStage: Stage<typeof MEASURE_INPUT, typeof MEASURE_OUTPUT, ResolvedDetectOptions> = {
  name: "measure",
  summary: "texts -> what the stage worth reads of them, eight bytes a token",
  input: MEASURE_INPUT,
  output: MEASURE_OUTPUT,
  needsModel: true,
  settings: DETECT_STAGE,
  open:
    (options) =>
    ({ document, text }) => {
      const batch = prepareBatch(
        text.map((one) => ({ text: one })),
        options,
      );
      const { offsets } = batch.search.collection;
      const all = new Uint8Array(measuredTokens(batch, (x) => Number(document[x]!)).buffer);
      return { document, measured: text.map((_, x) => all.subarray(8 * offsets[x]!, 8 * offsets[x + 1]!)) };
    },
};

const WORTH_INPUT = { a: "i64", chunk: "i32", document: "i64", measured: "bytes", ties: "list<i32>" } as const;
const WORTH_OUTPUT = { a: "i64", b: "i64" } as const;

/** Rows of one a and chunk stand together, one of them for a itself, without ties. */
export const worthStage: Stage<typeof WORTH_INPUT, typeof WORTH_OUTPUT, ResolvedDetectOptions> = {
  name: "worth",
  summary: "documents that share seeds, measured -> those that are aligned",
  input: WORTH_INPUT,
  output: WORTH_OUTPUT,
  groupedBy: ["a", "chunk"],
  settings: DETECT_STAGE,
  open: (options) => {
    const thresholds = givenThresholds(options);
    return (rows) => {
      const tied = tiedRows(rows, thresholds);
      return { a: BigInt64Array.from(tied, (row) => rows.a[row]!), b: BigInt64Array.from(tied, (row) => rows.document[row]!) };
    };
  },
};

function tiedRows({ a, chunk, document, measured, ties }: BatchOf<typeof WORTH_INPUT>, thresholds: Thresholds): number[] {
  const { places, placeOf, firstRow } = distinctDocuments(document);
  const worth = new TiesWorth(
    firstRow.map((row) => integersOf(measured[row]!)),
    thresholds,
  );
  const tied: number[] = [];
  for (const [start, end] of groupsOf([chunk, a])) {
    const own = places.get(a[start]!);
    if (own === undefined) throw new WirecopyError("stage-input", `document ${a[start]} has a task without its own text`);
    for (let row = start; row < end; row++)
      if (worth.hasAny(own, placeOf[row]!, ties.values.subarray(ties.offsets[row]!, ties.offsets[row + 1]!))) tied.push(row);
  }
  return tied;
}

/** @throws {WirecopyError} "stage-input" for what the stage measure did not make. */
function integersOf(bytes: Uint8Array): Uint32Array {
  if (bytes.byteLength % (4 * MEASURED) !== 0)
    throw new WirecopyError("stage-input", `a measured text expected ${4 * MEASURED} bytes a token, got ${bytes.byteLength} bytes`);
  return new Uint32Array(bytes.slice().buffer);
}

/** Whether places that tie two documents are worth it. */
export class TiesWorth {
  readonly #offsets: Uint32Array;
  readonly #tokens: Uint32Array;
  readonly #worth: WorthOfRuns;

  /** @param texts as `measuredTokens` gives them. O(tokens). */
  constructor(texts: readonly Uint32Array[], thresholds: Thresholds) {
    this.#offsets = new Uint32Array(texts.length + 1);
    texts.forEach((text, x) => {
      this.#offsets[x + 1] = this.#offsets[x]! + text.length / MEASURED;
    });
    const numTokens = this.#offsets[texts.length]!;
    this.#tokens = new Uint32Array(STRIDE * (numTokens + 1));
    const alone = new Uint16Array(numTokens);
    texts.forEach((text, x) => {
      writeTokens(text, this.#tokens, { alone, document: x, first: this.#offsets[x]! });
    });
    this.#worth = new WorthOfRuns({ offsets: this.#offsets, tokens: this.#tokens, alone }, { thresholds, quoted: seedLevels(thresholds).soon });
  }

  /** Whether one of some places of texts x and y is worth it, or any two places of its seed where a document has it twice. */
  hasAny(x: number, y: number, ties: Int32Array): boolean {
    const offsets = this.#offsets;
    for (let at = 0; at < ties.length; at += TIE_STRIDE) {
      const [p, q] = [offsets[x]! + ties[at]!, offsets[y]! + ties[at + 1]!];
      if (!(ties[at]! >= 0 && ties[at + 1]! >= 0 && p < offsets[x + 1]! && q < offsets[y + 1]!))
        throw new WirecopyError("stage-input", `a tie names tokens ${ties[at]} and ${ties[at + 1]}, which the two texts do not have`);
      if (this.#worth.has(p, q)) return true;
    }
    for (let at = 0; at < ties.length; at += TIE_STRIDE)
      if (ties[at + 2]! > 0 && this.#worth.hasElsewhere(this.#placesOf(offsets[x]! + ties[at]!, ties[at + 2]!, [x, y]), x, y)) return true;
    return false;
  }

  /** Where the `length` words from a token on stand in two texts. O(their tokens). */
  #placesOf(token: number, length: number, [x, y]: readonly [number, number]): SeedPlaces {
    const offsets = this.#offsets;
    const places: number[] = [];
    for (const text of x < y ? [x, y] : [y, x])
      for (let at = offsets[text]!; at + length <= offsets[text + 1]!; at++) if (sameSeedWords(this.#tokens, at, token, length)) places.push(at);
    return { places: Uint32Array.from(places), from: 0, to: places.length, length };
  }
}

interface TextPlace {
  readonly alone: Uint16Array;
  readonly document: number;
  /** Its first token. */
  readonly first: number;
}

/** Writes a measured text as seed-tokens.ts has tokens, without the length of seeds and what begins a sentence: nobody asks for those here. */
function writeTokens(text: Uint32Array, tokens: Uint32Array, { alone, document, first }: TextPlace): void {
  let sum = tokens[STRIDE * first + SUM]!;
  for (let x = 0, t = first; x < text.length; x += MEASURED, t++) {
    const figures = text[x + 1]!;
    const at = STRIDE * t;
    alone[t] = figures & MOST_FIGURE;
    tokens[at] = text[x]! >>> MARK_BITS;
    tokens[at + SUM] = sum;
    tokens[at + HOLDER] = 2 * document + ((figures >>> QUOTED_SHIFT) & 1);
    tokens[at + LOOK] = ((figures >>> FIGURE_BITS) & MOST_FIGURE) | (figures >>> EDGE_SHIFT === 1 ? NEAR_EDGE : 0) | ((text[x]! << MARK_SHIFT) & MARKS);
    sum = (sum + ((figures >>> (2 * FIGURE_BITS)) & MOST_FIGURE)) | 0;
    tokens[at + STRIDE + SUM] = sum;
  }
}
