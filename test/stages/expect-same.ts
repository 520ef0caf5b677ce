/** The passage search by stages against that of `detect`, all columns of all passages. */
import { createHash } from "node:crypto";
import { expect } from "vitest";
import { prepare } from "../../src/api/prepare.js";
import { findPassages } from "../../src/families/find-passages.js";
import type { PassageColumns } from "../../src/families/passage-columns.js";
import { serialExecutor } from "../../src/run/executor.js";
import { createPace, finish } from "../../src/run/pace.js";
import { resolveDetectOptions } from "../../src/settings/options.js";
import type { Document } from "../../src/types/document.js";
import type { DetectOptions } from "../../src/types/options.js";
import { corpusOf, exchangedPassages, filterOf, stageOptions } from "./passage-exchange.js";

/** One line a column: comparing millions of numbers one by one takes minutes. */
function digests({ runs, ...passages }: PassageColumns): Record<string, string> {
  const digest = (column: Uint32Array | Uint8Array): string => createHash("sha256").update(column).digest("hex");
  return Object.fromEntries(
    Object.entries({ ...passages, ...runs }).map(([name, column]) => [name, typeof column === "number" ? String(column) : digest(column)]),
  );
}

/** @returns how many passages there are. */
export async function expectSamePassages(documents: readonly Document[], given: DetectOptions, numParts: readonly number[]): Promise<number> {
  const options = resolveDetectOptions(given);
  const corpus = corpusOf(documents, options);
  const { search, model } = finish(prepare(corpus, options)).passages!;
  const pace = createPace(undefined, undefined);
  const whole = await findPassages(search, options, { filter: filterOf(corpus, options), order: corpus.order, pace, executor: serialExecutor });
  const count = (code: string): number => whole.limits.find((limit) => limit.code === code)?.count ?? 0;
  for (const parts of numParts) {
    const staged = exchangedPassages(corpus, stageOptions({ ...options, model }, search.thresholds), parts);
    expect(digests(staged.passages), `${parts} parts`).toEqual(digests(whole.passages));
    const { untied, large, limitedPairs, limitedDocuments } = staged;
    expect({ untied, large, limitedPairs, limitedDocuments }).toEqual({
      untied: count("untied"),
      large: count("large-family"),
      limitedPairs: count("pair-too-repetitive"),
      limitedDocuments: count("document-too-repetitive"),
    });
  }
  return whole.passages.length;
}
