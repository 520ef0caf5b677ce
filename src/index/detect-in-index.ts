/**
 * Index: `detect` of many documents against an index: all documents of it that may share something with any of them, looked up by seeds and bands, are
 * the other side. Which these are follows from the bound of candidates (candidates.ts), so what is found is what `detect` against the whole index finds with
 * the same model and thresholds; relations know no document of the index that shares nothing. Documents and those found are kept until the promise settles.
 */
import { detectWith } from "../api/detect.js";
import { checkDocument } from "../corpus/intake.js";
import { serialExecutor } from "../run/executor.js";
import { takeEach } from "../run/pace.js";
import { resolveDetectOptions } from "../settings/options.js";
import type { Document } from "../types/document.js";
import type { Detection } from "../types/result.js";
import type { IndexDetectOptions } from "../types/wire-index.js";
import { resolveQueryOptions } from "./index-settings.js";
import { nearDocuments } from "./near-documents.js";
import { candidatesOf, type ModelledIndex, thresholdsOfQuery } from "./query-index.js";
import { type StoredDocument, withTexts } from "./text-source.js";

/** @throws {TypeError | RangeError} if a document or an option is not what it has to be; the signal's reason. */
export async function detectInIndex(
  index: ModelledIndex,
  given: Iterable<Document> | AsyncIterable<Document>,
  options: Omit<IndexDetectOptions, "model">,
): Promise<Detection> {
  const documents: Document[] = [];
  await takeEach(given, (document) => {
    documents.push(checkDocument(document, `documents[${documents.length}]`));
    return undefined;
  });
  const { reader, keys, settings, model, folding } = index;
  const { marginBits, thresholds: some, within, otherSourceOnly, signal } = options;
  const asked = { ...resolveQueryOptions({ marginBits, thresholds: some, within, otherSourceOnly, signal }), exhaustive: true };
  const keysOf = documents.map(({ text }) => keys.questionOf(text));
  const numTokens = keysOf.reduce((sum, one) => sum + one.numTokens, 0);
  const thresholds = thresholdsOfQuery({ positionPairs: numTokens * reader.state.tokens, numDocuments: documents.length }, asked);
  const found = new Map<number, StoredDocument>();
  const near = new Map<number, Document>();
  for (const [x, document] of documents.entries()) {
    const question = { document, options: asked, below: Number.POSITIVE_INFINITY };
    for (const n of candidatesOf(index, question, { keys: keysOf[x]!, thresholds }).possible) {
      const other = found.has(n) ? undefined : reader.document(n)?.document;
      if (other !== undefined) found.set(n, other);
    }
    for (const { n, document: other } of await nearDocuments(index, document, question)) near.set(n, other);
  }
  // in the order in which they were added, as any input
  const byNumber = [...new Map([...found, ...near])].sort(([x], [y]) => x - y);
  const against = await withTexts(
    byNumber.map(([n, document]) => found.get(n) ?? document),
    index.fetchText,
  );
  const { sensitivity, threshold, maxMissRate, shingleSize } = settings;
  const resolved = resolveDetectOptions({ ...options, against, model, thresholds: thresholds.bits, sensitivity, threshold, maxMissRate, shingleSize, folding });
  return (await detectWith(documents, resolved, serialExecutor)).toPlain();
}
