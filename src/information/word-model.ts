/**
 * Stage information: what a verdict needs beside two texts: in how many contexts words, pairs, triples and short formulas stand. A model is
 * trained on documents, or handed over, saved and merged; the bits of a token follow from its text and the model, and from nothing else.
 *
 *   documents ─► sample (by hash of the id, at most maxTokens) ─► WordCounts ─► model ─► bits of pairs and triples, when first asked for
 *
 * The same documents give the same model, in whatever order they come. Kneser & Ney 1995 (doi:10.1109/ICASSP.1995.479394).
 */

import { IdTable } from "../arrays/id-table.js";
import { startsOf } from "../arrays/starts.js";
import { shown, WirecopyError } from "../errors.js";
import { hashUnits, hexOf } from "../kernels/hash.js";
import type { Steps } from "../run/pace.js";
import type { TokenColumns } from "../text/token-columns.js";
import type { WordModel } from "../types/word-model.js";
import type { Lexicon } from "./lexicon.js";
import type { FlaggedSample } from "./marked-words.js";
import { buildModel, type InformationModel } from "./model.js";
import { Spellings } from "./spellings.js";
import { addCounts, countWords, hashOfCounts, type WordCounts } from "./word-counts.js";

/** A model as this package makes it: counts, and what follows from them, made when it is first asked for. */
export class CountedModel implements WordModel {
  readonly id: string;
  readonly counts: WordCounts;
  readonly folding: string | null;
  /** Of small collections that it has weighed. */
  readonly spellings = new Spellings();
  #numbers: IdTable | undefined;
  #bits: InformationModel | undefined;

  constructor(counts: WordCounts, folding: string | null) {
    this.id = hexOf(hashUnits(`${hashOfCounts(counts)} ${folding}`));
    this.counts = counts;
    this.folding = folding;
  }

  get numDocuments(): number {
    return this.counts.numDocuments;
  }

  get numTokens(): number {
    return this.counts.numTokens;
  }

  get numWords(): number {
    return this.counts.hashLo.length;
  }

  /** Bits of pairs and triples by word number. */
  *bits(): Steps<InformationModel> {
    this.#bits ??= yield* buildModel(this.counts);
    return this.#bits;
  }

  /** The number of a word, by its hash; -1 for one that is not counted. */
  numberOf(lo: number, hi: number): number {
    this.#numbers ??= numbersOf(this.counts);
    return this.#numbers.find(lo, hi);
  }
}

function numbersOf({ hashLo, hashHi }: WordCounts): IdTable {
  const numbers = new IdTable(hashLo.length);
  for (let word = 0; word < hashLo.length; word++) numbers.intern(hashLo[word]!, hashHi[word]!);
  return numbers;
}

/** A document that may be counted. */
export interface SampledDocument {
  readonly id: string;
  readonly numTokens: number;
}

/**
 * The documents that a model is counted on: ascending places in `documents` of those of the least hashes of ids whose tokens are together at most
 * `maxTokens`, and one in any case. A choice that depends on neither order nor number of the others. O(documents log documents).
 */
export function sampleDocuments(documents: readonly SampledDocument[], maxTokens: number): number[] {
  if (documents.reduce((sum, { numTokens }) => sum + numTokens, 0) <= maxTokens) return documents.map((_, x) => x);
  const hashes = documents.map(({ id }) => hashUnits(id));
  const order = documents.map((_, x) => x).sort((x, y) => compareHashes(hashes[x]!, hashes[y]!) || x - y);
  const sample: number[] = [];
  let left = maxTokens;
  for (const x of order) {
    left -= documents[x]!.numTokens;
    if (left < 0 && sample.length > 0) break;
    sample.push(x);
  }
  return sample.sort((x, y) => x - y);
}

type Hash = readonly [lo: number, hi: number];

/** Below 0 where the document of the first hash is sampled before that of the second. */
export function compareHashes(x: Hash, y: Hash): number {
  return x[1] - y[1] || x[0] - y[0];
}

/** The tokens of some documents of a numbered collection, end to end. */
export function sampleOf(words: Uint32Array, { offsets, flags }: Pick<TokenColumns, "offsets" | "flags">, documents: readonly number[]): FlaggedSample {
  const partsOf = (d: number) => [offsets[d]!, offsets[d + 1]!] as const;
  return joinTexts(documents.map((d) => ({ words: words.subarray(...partsOf(d)), flags: flags.subarray(...partsOf(d)) })));
}

/** Texts of numbered words, end to end. */
export function joinTexts(texts: readonly Pick<FlaggedSample, "words" | "flags">[]): FlaggedSample {
  const offsets = startsOf(texts.length, (x) => texts[x]!.words.length);
  const [words, flags] = [new Uint32Array(offsets[texts.length]!), new Uint8Array(offsets[texts.length]!)];
  texts.forEach((text, x) => {
    words.set(text.words, offsets[x]);
    flags.set(text.flags, offsets[x]);
  });
  return { words, flags, offsets };
}

/** The model of a sample of the words of a lexicon. @param folding the name of the further folding, null for none. */
export function* modelOf(sample: FlaggedSample, lexicon: Lexicon, folding: string | null): Steps<CountedModel> {
  const counts = yield* countWords(sample, lexicon);
  yield;
  return new CountedModel(counts, folding);
}

/**
 * One model of several: as if it had been trained on all their documents, but that a context which two of them have counts twice, so a phrase
 * that both know is a little cheaper. A new model; O(words and n-grams of all).
 * @throws {TypeError} if there is none, or one is no model. @throws {WirecopyError} "model-mismatch" if their foldings differ.
 */
export function mergeModels(models: readonly WordModel[]): WordModel {
  if (!Array.isArray(models) || models.length === 0) throw new TypeError(`"models" expected array of at least one model, got ${shown(models)}`);
  const counted = models.map((model, x) => checkModel(`models[${x}]`, model));
  const { folding } = counted[0]!;
  for (const model of counted) checkFoldingOf(model, folding);
  return new CountedModel(addCounts(counted.map(({ counts }) => counts)), folding);
}

/** The option `model` of a run; undefined where there is none. @throws {TypeError | WirecopyError} if it is no model, or one of other tokens. */
export function givenModel({ model, folding }: { readonly model: unknown; readonly folding: { readonly name: string } | undefined }): CountedModel | undefined {
  if (model === undefined) return undefined;
  const counted = checkModel("model", model);
  checkFoldingOf(counted, folding?.name ?? null);
  return counted;
}

/** @throws {TypeError} if `value` is not a model. */
export function checkModel(name: string, value: unknown): CountedModel {
  if (!(value instanceof CountedModel)) throw new TypeError(`"${name}" expected a model of trainModel, mergeModels or loadModel, got ${shown(value)}`);
  return value;
}

/** @throws {WirecopyError} "model-mismatch" if the tokens of a model were folded otherwise. */
function checkFoldingOf({ folding }: WordModel, expected: string | null): void {
  if (folding === expected) return;
  const named = (name: string | null): string => (name === null ? "no further folding" : `the folding ${JSON.stringify(name)}`);
  throw new WirecopyError("model-mismatch", `the model was trained with ${named(folding)}, and ${named(expected)} was expected: train one with the same`);
}
