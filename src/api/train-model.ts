/**
 * Documents in, a model of their words out (information/word-model.ts), for the option `model` of the verbs. Each text is cut into tokens
 * once, when its document comes; of those of the sample so far the tokens are kept, not the text. A document whose hash lies beyond the sample
 * is not cut at all: whatever comes later can only make the sample end earlier.
 */
import { checkDocument } from "../corpus/intake.js";
import { checkIterable } from "../errors.js";
import { createLexicon, type Lexicon, numberWords } from "../information/lexicon.js";
import { compareHashes, joinTexts, modelOf, type SampledDocument, sampleDocuments } from "../information/word-model.js";
import { hashUnits } from "../kernels/hash.js";
import { createPace, takeEach, takeTurns } from "../run/pace.js";
import { resolveTrainOptions } from "../settings/options.js";
import { scanTokens } from "../text/tokens.js";
import type { Document } from "../types/document.js";
import type { TokenFolding, TrainOptions } from "../types/options.js";
import type { WordModel } from "../types/word-model.js";

/**
 * A model of the words of documents.
 *
 * @param documents read to their end, none of them kept. Of two with one id the first counts.
 * @returns counted on the documents that come first by the hash of their ids, as many as have `maxTokens` tokens together: the same for the same
 * documents in any order.
 * @throws {TypeError | RangeError} if a document or an option is not what it has to be; the signal's reason if the run is cancelled.
 *
 * Cost: that of cutting the texts of the sample, and some more, into tokens, and about a second and a half for 4 million that are counted.
 * Memory: 5 bytes a token, of at most twice the sample.
 *
 * @example
 * const model = await trainModel([{ id: "story", text: "The port is closed." }]);
 * const { passages } = compare("One text.", "Another text.", { model });
 */
export async function trainModel(documents: Iterable<Document> | AsyncIterable<Document>, options?: TrainOptions): Promise<WordModel> {
  const { folding, maxTokens, maxDocumentChars, signal, onProgress } = resolveTrainOptions(options);
  const pace = createPace(signal, onProgress, ["tokens", "information"]);
  const sample = new GrowingSample(maxTokens);
  let seen = 0;
  await takeEach(checkIterable("documents", documents), (value) => {
    const { id, text } = checkDocument(value, `documents[${seen++}]`);
    if (sample.wants(id)) sample.add(id, text.slice(0, maxDocumentChars), folding);
    if (!pace.isDue()) return undefined;
    pace.report("tokens", seen, 0);
    return pace.breathe();
  });
  pace.report("information", 0, 1);
  return takeTurns(modelOf(joinTexts(sample.texts()), sample.lexicon, folding?.name ?? null), pace);
}

/** A document of the sample so far: its words by number, and the breaks between them. */
interface SampledText extends SampledDocument {
  readonly words: Uint32Array;
  readonly flags: Uint8Array;
}

/** The documents that come first by the hash of their ids, of those that were seen. */
class GrowingSample {
  readonly lexicon: Lexicon = createLexicon();
  readonly #maxTokens: number;
  #texts = new Map<string, SampledText>();
  #numTokens = 0;
  /** The hash of the last document of the sample, once the sample is full. */
  #last: ReturnType<typeof hashUnits> | undefined;

  constructor(maxTokens: number) {
    this.#maxTokens = maxTokens;
  }

  /** Whether a document is new and may still come into the sample. */
  wants(id: string): boolean {
    return !this.#texts.has(id) && (this.#last === undefined || compareHashes(hashUnits(id), this.#last) < 0);
  }

  add(id: string, text: string, folding: TokenFolding | undefined): void {
    const columns = scanTokens(text, folding);
    const { length, flags } = columns;
    const words = new Uint32Array(length);
    numberWords(this.lexicon, { columns, from: 0, to: length, text }, words);
    this.#texts.set(id, { id, numTokens: length, words, flags: flags.slice(0, length) });
    this.#numTokens += length;
    if (this.#numTokens > 2 * this.#maxTokens) this.#cut();
  }

  texts(): SampledText[] {
    this.#cut();
    return [...this.#texts.values()];
  }

  /** Leaves out what does not fit. */
  #cut(): void {
    const all = [...this.#texts.values()];
    const kept = sampleDocuments(all, this.#maxTokens).map((x) => all[x]!);
    this.#texts = new Map(kept.map((text) => [text.id, text]));
    this.#numTokens = kept.reduce((sum, { numTokens }) => sum + numTokens, 0);
    if (kept.length === all.length) return;
    this.#last = kept.map(({ id }) => hashUnits(id)).reduce((last, hash) => (compareHashes(last, hash) < 0 ? hash : last));
  }
}
