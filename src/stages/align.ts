/**
 * Stage align: tied documents -> their passages. Input tasks: a document and its partners (worth.ts) with their texts; output a row for each pair that was aligned, and
 * behind them one for each passage. Each pair is aligned as `detect` aligns it (evidence/pair-passages.ts). O(tokens of the documents) once a batch, then what alignments
 * cost.
 *
 *   a        the earlier document; rows of one a and chunk stand together, one of them for a itself
 *   chunk    a document with very many partners is in several tasks
 *   itself   of the row of a itself: 1 where it is searched for repeats inside
 */
import { SegmentViews } from "../align/document-view.js";
import { WirecopyError } from "../errors.js";
import { appendJudged } from "../evidence/judged-records.js";
import { PairAligner } from "../evidence/pair-passages.js";
import { PassageCollector, type PassageColumns, runsOf } from "../families/passage-columns.js";
import { PassageRenderer } from "../families/passage-rendering.js";
import type { RenderContext } from "../families/render.js";
import { finish } from "../run/pace.js";
import type { ResolvedDetectOptions } from "../settings/options.js";
import type { BatchOf, ListColumn } from "./columns.js";
import { distinctDocuments, groupsOf } from "./groups.js";
import { type PreparedBatch, prepareBatch } from "./passage-batch.js";
import type { Stage } from "./stage.js";
import { DETECT_STAGE } from "./stage-settings.js";

const INPUT = { a: "i64", chunk: "i32", document: "i64", text: "utf8?", source: "utf8?", publishedAt: "utf8?", itself: "i32" } as const;
/** Tokens [a0, a1) and [b0, b1) of the two, matched ones, and sixteenths of a bit. */
const NUMBERS = { a0: "i32", a1: "i32", b0: "i32", b1: "i32", tokens: "i32", bits: "i32" } as const;
/**
 * Rows of pairs, with `tokens` 0, and of passages, which are in the order of `detect` where they are of one a.
 *
 *   cues   bit 0 a whole quotation; bit 1 whole sentences on a side; of the row of a pair bit 2: frequent seeds were passed over
 *   runs   of tokens: i j n same | ...
 *   kind   as a result has it, empty for a pair; and how many edits
 *   spans  where the passage and its blocks stand in the texts: a from, a to, b from, b to | the same of each block ...
 */
const OUTPUT = { a: "i64", b: "i64", ...NUMBERS, cues: "i32", runs: "list<i32>", kind: "utf8", edits: "i32", spans: "list<i32>" } as const;

/** Rows of what is to be aligned, and of what was found. */
export type AlignTasks = BatchOf<typeof INPUT>;
export type PassageRows = BatchOf<typeof OUTPUT>;

export const alignStage: Stage<typeof INPUT, typeof OUTPUT, ResolvedDetectOptions> = {
  name: "align",
  summary: "tied documents with their texts -> their passages",
  input: INPUT,
  output: OUTPUT,
  groupedBy: ["a", "chunk"],
  needsModel: true,
  settings: DETECT_STAGE,
  open: (options) => (tasks) => alignTasks(tasks, options),
};

/** A bit of `cues` beside those of passages (families/passage-columns.ts). */
export const LIMITED = 4;

function alignTasks(input: AlignTasks, options: ResolvedDetectOptions): PassageRows {
  const { a, chunk, document } = input;
  const batch = new AlignedBatch(input, options);
  for (const [from, to] of groupsOf([chunk, a])) {
    let own = from;
    while (own < to && document[own] !== a[from]) own++;
    if (own === to) throw new WirecopyError("stage-input", `document ${a[from]} has a task without its own text`);
    batch.align(own, { from, to });
  }
  return batch.columns();
}

/** Aligns tasks of one batch. */
class AlignedBatch {
  readonly #input: AlignTasks;
  readonly #prepared: PreparedBatch;
  readonly #views: SegmentViews;
  readonly #aligner: PairAligner;
  readonly #pairs: AlignedPair[] = [];
  readonly #records: number[] = [];
  /** By row of the batch: which of its documents it is; by document: the first row of it. */
  readonly #placeOf: Uint32Array;
  readonly #firstRow: readonly number[];

  constructor(input: AlignTasks, options: ResolvedDetectOptions) {
    const { document, text, source, publishedAt } = input;
    const { placeOf, firstRow } = distinctDocuments(document);
    this.#placeOf = placeOf;
    this.#firstRow = firstRow;
    this.#input = input;
    this.#prepared = prepareBatch(
      firstRow.map((row) => ({ text: text[row]!, source: source[row]!, publishedAt: publishedAt[row]! })),
      options,
    );
    this.#views = new SegmentViews(this.#prepared.search);
    this.#aligner = new PairAligner(this.#views.vocabulary, this.#prepared.search, options.limits.maxPairSeeds);
  }

  /** Aligns the document of row `own` with those of the other rows [from, to), and with itself if it is to be. */
  align(own: number, { from, to }: { from: number; to: number }): void {
    const { itself } = this.#input;
    let isLoaded = false;
    for (let row = from; row < to; row++) {
      if (row === own && itself[row] !== 1) continue;
      if (!isLoaded) this.#aligner.load(this.#views.view(this.#placeOf[own]!));
      isLoaded = true;
      const before = this.#aligner.limitedPairs + this.#aligner.limitedDocuments;
      const passages = this.#aligner.passages(this.#views.view(this.#placeOf[row]!));
      const isLimited = this.#aligner.limitedPairs + this.#aligner.limitedDocuments > before;
      this.#pairs.push({ a: own, b: row, isLimited });
      for (const passage of passages) appendJudged(this.#records, passage);
    }
  }

  columns(): PassageRows {
    const collector = new PassageCollector();
    collector.add(Int32Array.from(this.#records));
    const passages = finish(collector.columns(this.#firstRow.length));
    const { document } = this.#input;
    return rowsOf(this.#pairs, passages, { context: this.#prepared.context, document, documentOf: (place) => document[this.#firstRow[place]!]! });
  }
}

const EXTENT = ["a0", "a1", "b0", "b1", "tokens", "bits"] as const;

/** A pair that was aligned: rows of the batch. */
interface AlignedPair {
  readonly a: number;
  readonly b: number;
  readonly isLimited: boolean;
}

/** Pairs, then passages, as rows. @param documentOf by place in the batch. */
function rowsOf(pairs: readonly AlignedPair[], passages: PassageColumns, { context, document, documentOf }: RowSurroundings): PassageRows {
  const renderer = new PassageRenderer(context, passages, new Uint32Array(passages.length));
  const size = pairs.length + passages.length;
  const behindPairs = (column: Uint32Array | Uint8Array, ofPair: (pair: AlignedPair) => number = () => 0): Int32Array => {
    const all = new Int32Array(size);
    pairs.forEach((pair, x) => {
      all[x] = ofPair(pair);
    });
    all.set(column, pairs.length);
    return all;
  };
  const side = (key: "a" | "b"): BigInt64Array =>
    BigInt64Array.from({ length: size }, (_, x) => (x < pairs.length ? document[pairs[x]![key]]! : documentOf(passages[key][x - pairs.length]!)));
  const rendered = Array.from({ length: passages.length }, (_, x) => renderer.passage(x));
  const [a0, a1, b0, b1, tokens, bits] = EXTENT.map((field) => behindPairs(passages[field])) as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const none = pairs.map(() => []);
  return {
    a: side("a"),
    b: side("b"),
    a0,
    a1,
    b0,
    b1,
    tokens,
    bits,
    cues: behindPairs(passages.cues, ({ isLimited }) => (isLimited ? LIMITED : 0)),
    runs: listsOf([...none, ...rendered.map((_, x) => runsOf(passages, x).flatMap(({ i, j, n, same }) => [i, j, n, Number(same)]))]),
    kind: [...pairs.map(() => "" as const), ...rendered.map(({ kind }) => kind)],
    edits: Int32Array.from([...pairs.map(() => 0), ...rendered.map(({ edits }) => edits.length)]),
    spans: listsOf([...none, ...rendered.map(({ a, b, blocks }) => [a.start, a.end, b.start, b.end, ...blocks.flatMap((block) => [...block.a, ...block.b])])]),
  };
}

interface RowSurroundings {
  readonly context: RenderContext;
  readonly document: BigInt64Array;
  documentOf(place: number): bigint;
}

function listsOf(lists: readonly (readonly number[])[]): ListColumn<Int32Array> {
  const offsets = new Int32Array(lists.length + 1);
  lists.forEach((list, x) => {
    offsets[x + 1] = offsets[x]! + list.length;
  });
  const values = new Int32Array(offsets[lists.length]!);
  lists.forEach((list, x) => {
    values.set(list, offsets[x]);
  });
  return { offsets, values };
}
