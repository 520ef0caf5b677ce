/**
 * Stage evidence: judged alignments as numbers, and back: what one thread hands to another. Input alignments in any order, output
 * one column of 32-bit integers, record after record. O(runs).
 *
 *   record  | a b | a0 a1 b0 b1 | tokens bits needed contentWords | rule quotation sentences | runs | i j n same | i j n same | ...
 */

import type { Alignment } from "../align/alignment.js";
import type { ExplanationRule } from "../types/result.js";
import type { Judged } from "./judge.js";

/** Where the figures of a record stand, from its beginning; its runs follow from HEAD on. */
export const JudgedField = {
  A: 0,
  B: 1,
  A0: 2,
  A1: 3,
  B0: 4,
  B1: 5,
  TOKENS: 6,
  BITS: 7,
  NEEDED: 8,
  CONTENT_WORDS: 9,
  RULE: 10,
  QUOTATION: 11,
  SENTENCES: 12,
  RUNS: 13,
  HEAD: 14,
} as const;

/** Where the figures of a run stand, from its beginning, and how many there are. */
export const RunField = { I: 0, J: 1, N: 2, SAME: 3, LENGTH: 4 } as const;

/** Integers of the record that begins at `at`. */
export function recordLength(records: Int32Array, at: number): number {
  return JudgedField.HEAD + RunField.LENGTH * records[at + JudgedField.RUNS]!;
}

/** Rules by number. */
const RULES: readonly ExplanationRule[] = [
  "reported",
  "ignored",
  "too-few-bits",
  "too-few-content-words",
  "formula",
  "names",
  "repeated-elsewhere",
  "inside-one-document",
];

/** Appends the record of an alignment to `numbers`. */
export function appendJudged(numbers: number[], judged: Judged): void {
  const { a, b, a0, a1, b0, b1, tokens, bits, needed, contentWords, rule, isQuotation, sentenceSides, runs } = judged;
  numbers.push(a, b, a0, a1, b0, b1, tokens, bits, needed, contentWords, RULES.indexOf(rule), Number(isQuotation), sentenceSides, runs.length);
  for (const { i, j, n, same } of runs) numbers.push(i, j, n, Number(same));
}

/** The alignments of a column of records, in their order. */
export function* readJudged(records: Int32Array): Generator<Judged> {
  let at = 0;
  const next = (): number => records[at++]!;
  while (at < records.length) {
    const [a, b, a0, a1, b0, b1] = [next(), next(), next(), next(), next(), next()];
    const [tokens, bits, needed, contentWords] = [next(), next(), next(), next()];
    const [rule, isQuotation, sentenceSides] = [RULES[next()]!, next() === 1, next()];
    const runs: Alignment = [];
    for (let left = next(); left > 0; left--) runs.push({ i: next(), j: next(), n: next(), same: next() === 1 });
    yield { a, b, runs, a0, a1, b0, b1, tokens, bits, needed, contentWords, isQuotation, sentenceSides, rule };
  }
}
