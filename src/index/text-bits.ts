/**
 * Index: the bits of the tokens of one text by a word model, for estimates and bounds: text in, sums of bits out. What a run is worth between two texts is
 * the least of both sides, so the bits of one side are never below it. O(tokens log tokens).
 */
import { intakeFor } from "../api/prepare.js";
import { collectInformation } from "../evidence/search.js";
import { finish } from "../run/pace.js";
import { resolveCompareOptions } from "../settings/options.js";
import type { Document } from "../types/document.js";
import type { TokenFolding } from "../types/options.js";
import type { WordModel } from "../types/word-model.js";
import type { TextBits } from "./candidates.js";

/**
 * The bits of a document's text. A name counts as it does in a passage; what a series gives, half. Whatever stands beside the text is not known here, so
 * no cue and no company is.
 * @throws {WirecopyError} "model-mismatch" if the model is of another folding.
 */
export function bitsOfText(document: Document, model: WordModel, folding: TokenFolding | undefined): TextBits {
  const options = resolveCompareOptions({ model, folding });
  const intake = intakeFor(options, { needsTimes: false, byTime: false });
  intake.add(document);
  const corpus = finish(intake.finish());
  const { bits } = finish(collectInformation(corpus.columns, corpus.documents, options)).collection;
  const numTokens = bits.alone.length;
  const sums = new Float64Array(numTokens + 1);
  for (let t = 0; t < numTokens; t++) sums[t + 1] = sums[t]! + bits.afterTwo[t]!;
  // the first token of a run has nothing before it, the second one word
  const before = new Float64Array(numTokens);
  for (let t = 0; t < numTokens; t++) {
    const second = t + 1 < numTokens ? bits.afterOne[t + 1]! - bits.afterTwo[t + 1]! : 0;
    before[t] = sums[t]! - (bits.alone[t]! - bits.afterTwo[t]!) - second;
  }
  const least = leastOfRanges(before);
  return {
    numTokens,
    between: (from, to) => (from < to ? sums[to]! - before[from]! : 0),
    mostWithin: (from, to) => (from < to ? sums[to]! - least(from, to) : 0),
  };
}

/** The least element of any range [from, to) in O(1), by those of ranges of 1, 2, 4 ... elements (Bender & Farach-Colton 2000). O(n log n) to make. */
function leastOfRanges(values: Float64Array): (from: number, to: number) => number {
  const levels = [values];
  for (let size = 1; 2 * size <= values.length; size *= 2) {
    const half = levels.at(-1)!;
    const level = new Float64Array(values.length - 2 * size + 1);
    for (let x = 0; x < level.length; x++) level[x] = Math.min(half[x]!, half[x + size]!);
    levels.push(level);
  }
  return (from, to) => {
    const level = 31 - Math.clz32(to - from);
    const column = levels[level]!;
    return Math.min(column[from]!, column[to - 2 ** level]!);
  };
}
