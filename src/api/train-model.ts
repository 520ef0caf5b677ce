/**
 * Documents in, a model of their words out (information/word-model.ts), for the option `model` of the verbs. Two passes: the first reads
 * the stream and keeps the documents of the sample, the second counts them.
 */
import { checkDocument, Intake } from "../corpus/intake.js";
import { checkIterable } from "../errors.js";
import { numberCollection } from "../information/lexicon.js";
import { type SampledDocument, sampleDocuments } from "../information/sample.js";
import { modelOf } from "../information/word-model.js";
import { createPace, type Steps, takeEach, takeTurns } from "../run/pace.js";
import { type ResolvedTrainOptions, resolveTrainOptions } from "../settings/options.js";
import { scanTokens } from "../text/tokens.js";
import type { Document } from "../types/document.js";
import type { TrainOptions } from "../types/options.js";
import type { WordModel } from "../types/word-model.js";

/** A document of the sample so far. */
interface Kept extends SampledDocument {
  readonly document: Document;
}

/**
 * A model of the words of documents.
 *
 * @param documents read to their end; those of the sample are kept until the promise settles. Of two with one id the first counts.
 * @returns counted on the documents that come first by the hash of their ids, as many as have `maxTokens` tokens together: the same for the same
 * documents in any order.
 * @throws {TypeError | RangeError} if a document or an option is not what it has to be; the signal's reason if the run is cancelled.
 *
 * Cost: that of cutting all texts into tokens, and about a second for 4 million tokens that are counted. Memory: at most twice the sample.
 *
 * @example
 * const model = await trainModel([{ id: "story", text: "The port is closed." }]);
 * const { passages } = compare("One text.", "Another text.", { model });
 */
export async function trainModel(documents: Iterable<Document> | AsyncIterable<Document>, options?: TrainOptions): Promise<WordModel> {
  const { folding, maxTokens, maxDocumentChars, signal, onProgress } = resolveTrainOptions(options);
  const pace = createPace(signal, onProgress, ["tokens", "information"]);
  let kept = new Map<string, Kept>();
  let numTokens = 0;
  let seen = 0;
  const prune = (): void => {
    const all = [...kept.values()];
    kept = new Map(sampleDocuments(all, maxTokens).map((x) => [all[x]!.id, all[x]!]));
    numTokens = 0;
    for (const one of kept.values()) numTokens += one.numTokens;
  };
  await takeEach(checkIterable("documents", documents), (value) => {
    const document = checkDocument(value, `documents[${seen++}]`);
    if (!kept.has(document.id)) {
      const { length } = scanTokens(document.text.slice(0, maxDocumentChars), folding);
      kept.set(document.id, { id: document.id, numTokens: length, document });
      numTokens += length;
    }
    if (numTokens > 2 * maxTokens) prune();
    if (!pace.isDue()) return undefined;
    pace.report("tokens", seen, 0);
    return pace.breathe();
  });
  prune();
  pace.report("information", 0, 1);
  const sample = Array.from(kept.values(), ({ document }) => document);
  return takeTurns(countSample(sample, { folding, maxDocumentChars }), pace);
}

function* countSample(
  documents: readonly Document[],
  { folding, maxDocumentChars }: Pick<ResolvedTrainOptions, "folding" | "maxDocumentChars">,
): Steps<WordModel> {
  const intake = new Intake({ folding, maxDocumentChars, leastTokens: 1, needsTimes: false, byTime: false });
  for (const document of documents) {
    intake.add(document);
    yield;
  }
  const { columns } = yield* intake.finish();
  const numbered = yield* numberCollection(columns, (d) => documents[d]!.text);
  return yield* modelOf(numbered, columns.offsets, { sample: documents.map((_, d) => d), folding: folding?.name ?? null });
}
