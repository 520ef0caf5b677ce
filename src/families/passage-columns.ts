/**
 * Stage families: the passages of a collection as columns, from the aligner to the writers: a number is what a passage of a million costs, not
 * an object. Input the records that alignment hands out (evidence/judged-records.ts), output columns by passage and by run. O(passages log
 * passages of a document), 37 bytes a passage and 13 a run.
 *
 *   passages   a b a0 a1 b0 b1 tokens bits cues        by document a, then offset in it, then b and offset in b
 *   firstRun   0        3    4          9              (numPassages + 1; passage x has the runs [firstRun[x], firstRun[x + 1]))
 *   runs       r r r    r    r r r r r                 i j n same, ascending in a
 */
import type { Alignment, Extent } from "../align/alignment.js";
import { groupedSort } from "../arrays/grouped-sort.js";
import { startsOf } from "../arrays/starts.js";
import type { Judged } from "../evidence/judge.js";
import { appendJudged, JudgedField, RunField, recordLength } from "../evidence/judged-records.js";
import { inRanges } from "../run/in-turn.js";
import type { Steps } from "../run/pace.js";

/** What is known of an alignment behind its verdict. */
export interface TokenPassage extends Extent, Pick<Judged, "a" | "b" | "tokens" | "bits" | "isQuotation"> {
  readonly numRuns: number;
  /** Whether it is whole sentences on a side. */
  readonly isSentence: boolean;
}

/** Runs of equal tokens, or one token and another form of it (`same` 0), of all passages end to end. */
export interface RunColumns {
  readonly i: Uint32Array;
  readonly j: Uint32Array;
  readonly n: Uint32Array;
  readonly same: Uint8Array;
}

/** A bit of `cues`. */
export const Cue = { QUOTATION: 1, SENTENCE: 2 } as const;

/** Documents by number, tokens by their place in their document. */
export interface PassageColumns {
  readonly length: number;
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  readonly a0: Uint32Array;
  readonly a1: Uint32Array;
  readonly b0: Uint32Array;
  readonly b1: Uint32Array;
  /** Matched tokens. */
  readonly tokens: Uint32Array;
  /** Sixteenths. */
  readonly bits: Uint32Array;
  /** Bits of `Cue`: whether it is, or contains, a whole quotation; whether it is whole sentences on a side. */
  readonly cues: Uint8Array;
  readonly firstRun: Uint32Array;
  readonly runs: RunColumns;
}

const EXTENT = ["a", "b", "a0", "a1", "b0", "b1", "tokens", "bits"] as const;
const FIELDS = [JudgedField.A, JudgedField.B, JudgedField.A0, JudgedField.A1, JudgedField.B0, JudgedField.B1, JudgedField.TOKENS, JudgedField.BITS] as const;

/** Takes records in as parts of the search hand them out, in any order. */
export class PassageCollector {
  readonly #chunks: Int32Array[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** @param records kept. */
  add(records: Int32Array): void {
    if (records.length === 0) return;
    this.#chunks.push(records);
    for (let at = 0; at < records.length; at += recordLength(records, at)) this.#length++;
  }

  /** The columns of all that came. May be asked again when more has come. @param numDocuments those that passages are of. */
  *columns(numDocuments: number): Steps<PassageColumns> {
    const chunkOf = new Uint32Array(this.#length);
    const placeOf = new Uint32Array(this.#length);
    const documents = new Uint32Array(this.#length);
    let length = 0;
    for (const [chunk, records] of this.#chunks.entries()) {
      for (let at = 0; at < records.length; at += recordLength(records, at), length++) {
        chunkOf[length] = chunk;
        placeOf[length] = at;
        documents[length] = records[at + JudgedField.A]!;
      }
      yield;
    }
    const compare = (x: number, y: number): number => byPlace(this.#chunks[chunkOf[x]!]!, placeOf[x]!, this.#chunks[chunkOf[y]!]!, placeOf[y]!);
    const { order } = yield* groupedSort(documents, numDocuments, compare);
    const numRuns = (x: number): number => this.#chunks[chunkOf[order[x]!]!]![placeOf[order[x]!]! + JudgedField.RUNS]!;
    const columns = emptyColumns(length, startsOf(length, numRuns));
    yield* inRanges(length, (from, to) => {
      for (let x = from; x < to; x++) fill(columns, x, this.#chunks[chunkOf[order[x]!]!]!, placeOf[order[x]!]!);
    });
    return columns;
  }
}

/** By offset in a, then b, then offset in b. */
function byPlace(x: Int32Array, atX: number, y: Int32Array, atY: number): number {
  for (const field of [JudgedField.A0, JudgedField.B, JudgedField.B0, JudgedField.A1, JudgedField.B1]) {
    const difference = x[atX + field]! - y[atY + field]!;
    if (difference !== 0) return difference;
  }
  return 0;
}

function emptyColumns(length: number, firstRun: Uint32Array): PassageColumns {
  const numRuns = firstRun[length]!;
  const column = (): Uint32Array => new Uint32Array(length);
  const [a, b, a0, a1, b0, b1, tokens, bits] = EXTENT.map(column) as [
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
  ];
  const runs = { i: new Uint32Array(numRuns), j: new Uint32Array(numRuns), n: new Uint32Array(numRuns), same: new Uint8Array(numRuns) };
  return { length, a, b, a0, a1, b0, b1, tokens, bits, cues: new Uint8Array(length), firstRun, runs };
}

function fill(columns: PassageColumns, x: number, records: Int32Array, at: number): void {
  for (let field = 0; field < EXTENT.length; field++) columns[EXTENT[field]!][x] = records[at + FIELDS[field]!]!;
  columns.cues[x] = (records[at + JudgedField.QUOTATION] ? Cue.QUOTATION : 0) | (records[at + JudgedField.SENTENCES] ? Cue.SENTENCE : 0);
  const { i, j, n, same } = columns.runs;
  let from = at + JudgedField.HEAD;
  for (let run = columns.firstRun[x]!; run < columns.firstRun[x + 1]!; run++, from += RunField.LENGTH) {
    i[run] = records[from + RunField.I]!;
    j[run] = records[from + RunField.J]!;
    n[run] = records[from + RunField.N]!;
    same[run] = records[from + RunField.SAME]!;
  }
}

/** Columns of a few passages, in their places. */
export function* passageColumns(passages: Iterable<Judged>): Steps<PassageColumns> {
  const numbers: number[] = [];
  let numDocuments = 0;
  for (const passage of passages) {
    appendJudged(numbers, passage);
    numDocuments = Math.max(numDocuments, passage.a + 1);
  }
  const collector = new PassageCollector();
  collector.add(Int32Array.from(numbers));
  return yield* collector.columns(numDocuments);
}

/** One passage as an object. */
export function passageAt(columns: PassageColumns, x: number): TokenPassage {
  const { a, b, a0, a1, b0, b1, tokens, bits, cues } = columns;
  const extent = { a0: a0[x]!, a1: a1[x]!, b0: b0[x]!, b1: b1[x]! };
  const [isQuotation, isSentence] = [(cues[x]! & Cue.QUOTATION) !== 0, (cues[x]! & Cue.SENTENCE) !== 0];
  return {
    a: a[x]!,
    b: b[x]!,
    ...extent,
    tokens: tokens[x]!,
    bits: bits[x]!,
    isQuotation,
    isSentence,
    numRuns: columns.firstRun[x + 1]! - columns.firstRun[x]!,
  };
}

/** The runs of a passage. */
export function runsOf({ firstRun, runs }: PassageColumns, x: number): Alignment {
  const list: Alignment = [];
  for (let run = firstRun[x]!; run < firstRun[x + 1]!; run++) list.push({ i: runs.i[run]!, j: runs.j[run]!, n: runs.n[run]!, same: runs.same[run] === 1 });
  return list;
}
