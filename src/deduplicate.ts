/**
 * Documents in, those that are no near-duplicate of another one out: the entry point. The stages are sketch/ (signatures), lsh/
 * (candidates, exact resemblance, keep or drop); deduplicator.ts wires them, this file holds the texts.
 * O(tokens x components) and a comparison for each candidate; texts are kept by reference while they may be needed.
 */
import { checkDocument } from "./corpus.js";
import { Deduplicator } from "./deduplicator.js";
import { checkIterable } from "./errors.js";
import { type DeduplicateOptions, resolveDeduplicateOptions } from "./options.js";
import { createPace } from "./pace.js";
import { deduplicationSettingsOf } from "./settings.js";
import type { Deduplication, Document } from "./types.js";

/**
 * Leaves out of a collection what is nearly the same as another document of it.
 *
 * Documents are visited in the order of `keep`. One is dropped if its exact resemblance to a document that was kept before reaches
 * the threshold, and the kept one it resembles most is named; so whatever is dropped resembles something that stays. Exactly the
 * threshold counts. A near-duplicate at the threshold is missed with probability `maxMissRate`, a closer one less often, one of
 * the same words never, and nothing is dropped that does not reach it. A text of fewer than `shingleSize` words resembles only
 * texts of the same words; texts without a word are duplicates of each other.
 *
 * @param documents never changed. An id that comes a second time is skipped and reported in `limits`: it is neither kept nor a duplicate.
 * @returns the same for the same documents and options on every machine.
 * @throws {TypeError | RangeError} if an option or a document is not what it has to be.
 * @throws the signal's reason if the run is cancelled.
 *
 * Cost: a signature for each document; for one that has candidates its shingles, and a comparison with each of them (at most
 * `limits.maxBucket` a band). Memory: by reference the texts of kept documents, for "longest" and "earliest" of all; beside them 384 bytes
 * a kept document for its band keys (for these two orders 64 a document besides), its id, and 64 MB of shingles of those compared last.
 *
 * @example
 * const { kept, duplicates } = await deduplicate([
 *   { id: "wire", text: "The ferry to Skomer was cancelled on Monday because of the storm, the harbour office said." },
 *   { id: "paper", text: "The ferry to Skomer was cancelled on Monday because of the storm, the harbour office said. Ends." },
 * ]);
 * // kept: ["wire"], duplicates: [{ id: "paper", of: "wire", resemblance: 12 / 13 }]
 */
export async function deduplicate(documents: Iterable<Document> | AsyncIterable<Document>, options?: DeduplicateOptions): Promise<Deduplication> {
  const resolved = resolveDeduplicateOptions(options);
  checkIterable("documents", documents);
  const pace = createPace(resolved.signal, resolved.onProgress);
  const ids = new Set<string>();
  const texts: string[] = [];
  const run = new Deduplicator(resolved, (d) => texts[d]!);
  let seen = 0;
  pace.report("read", 0, 0);
  for await (const value of documents) {
    const document = checkDocument(value, `documents[${seen++}]`);
    if (ids.add(document.id).size === texts.length) run.skip(document.id);
    else texts.push(run.add(document) ? "" : document.text);
    if (!pace.isDue()) continue;
    pace.report("read", seen, 0);
    await pace.breathe();
  }
  await run.finish(pace);
  return { settings: deduplicationSettingsOf(resolved), ...listVerdicts([...ids], run), limits: run.limits() };
}

/** What is kept and what is not, in input order. `ids` by document. */
function listVerdicts(ids: readonly string[], { verdicts }: Deduplicator): Pick<Deduplication, "kept" | "duplicates"> {
  const kept = ids.filter((_, d) => !verdicts.has(d));
  const dropped = [...verdicts].sort(([x], [y]) => x - y);
  return { kept, duplicates: dropped.map(([d, { of, resemblance }]) => ({ id: ids[d]!, of: ids[of]!, resemblance })) };
}
