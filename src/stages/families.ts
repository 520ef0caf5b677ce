/**
 * Stage families: passages -> families, and the pairs of small ones that are still to be aligned. Input rows of the stage align, in any order, output the columns that
 * `detect` has at this point (families/families.ts, families/complete-pairs.ts). A family is a component of passages, so one task has all rows of the
 * components that it has any row of; documents that no passage joins may be in different tasks.
 */

import { IdTable } from "../arrays/id-table.js";
import type { DocumentOrder } from "../corpus/document-order.js";
import { JudgedField, RunField } from "../evidence/judged-records.js";
import { pairsToComplete } from "../families/complete-pairs.js";
import { Cue, PassageCollector, type PassageColumns } from "../families/passage-columns.js";
import { finish } from "../run/pace.js";
import { type PairLists, pairLists } from "../seeds/ties.js";
import { LIMITED, type PassageRows } from "./align.js";

/** Documents in a task are numbered in the order of their numbers, so that the earlier one has the lower number. */
const BY_NUMBER: DocumentOrder = (x, y) => x - y;

/** What is read of the rows of the stage align. */
export type AlignedColumns = Omit<PassageRows, "a" | "b" | "kind" | "edits" | "spans"> & Readonly<Record<"a" | "b", BigInt64Array | Int32Array>>;

/** What the rows of all pairs come to. */
export class AlignedRows {
  readonly #collector = new PassageCollector();
  readonly #pairs = new IdTable();
  limitedPairs = 0;
  limitedDocuments = 0;

  /** Takes rows in. @param numberOf documents in this task, by their numbers in the corpus. */
  add(rows: AlignedColumns, numberOf: (document: bigint | number) => number = Number): void {
    const { a, b, cues, tokens, runs } = rows;
    const records: number[] = [];
    for (let x = 0; x < a.length; x++) {
      const [first, second] = [numberOf(a[x]!), numberOf(b[x]!)];
      if (tokens[x]! > 0) appendRecord(records, [first, second], rows, x);
      else {
        if (first !== second) this.#pairs.intern(first, second);
        if (cues[x]! & LIMITED) first === second ? this.limitedDocuments++ : this.limitedPairs++;
      }
    }
    if (runs.values.length > 0) this.#collector.add(Int32Array.from(records));
  }

  /** By document, its passages in the order of `detect`. May be asked again when more rows came. */
  passages(numDocuments: number): PassageColumns {
    return finish(this.#collector.columns(numDocuments));
  }

  /** The pairs that families of at most `most` documents have beside those that are aligned. */
  pairsToComplete(
    numDocuments: number,
    { most, mayCompare }: { most: number; mayCompare(a: number, b: number): boolean },
  ): { pairs: PairLists; large: number } {
    const aligned = pairLists(this.#pairs, numDocuments);
    return finish(pairsToComplete(this.passages(numDocuments), { aligned, most, order: BY_NUMBER, mayCompare }));
  }
}

/** Appends a row as a record of evidence/judged-records.ts. */
function appendRecord(records: number[], [a, b]: readonly [number, number], rows: AlignedColumns, x: number): void {
  const at = records.length;
  const [from, to] = [rows.runs.offsets[x]!, rows.runs.offsets[x + 1]!];
  for (let field = 0; field < JudgedField.HEAD; field++) records.push(0);
  records[at + JudgedField.A] = a;
  records[at + JudgedField.B] = b;
  records[at + JudgedField.A0] = rows.a0[x]!;
  records[at + JudgedField.A1] = rows.a1[x]!;
  records[at + JudgedField.B0] = rows.b0[x]!;
  records[at + JudgedField.B1] = rows.b1[x]!;
  records[at + JudgedField.TOKENS] = rows.tokens[x]!;
  records[at + JudgedField.BITS] = rows.bits[x]!;
  records[at + JudgedField.QUOTATION] = Number((rows.cues[x]! & Cue.QUOTATION) !== 0);
  records[at + JudgedField.SENTENCES] = Number((rows.cues[x]! & Cue.SENTENCE) !== 0);
  records[at + JudgedField.RUNS] = (to - from) / RunField.LENGTH;
  for (let value = from; value < to; value++) records.push(rows.runs.values[value]!);
}
