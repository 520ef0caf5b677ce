/**
 * Stages of the passage search: documents of a batch, made ready as `detect` makes all documents ready. Input some documents, output what they are seeded,
 * aligned and judged by. Nothing in it depends on which others are in the batch: bits follow from a text and the model, thresholds are given, ignored words
 * match nothing; word numbers are those of the batch, and nothing that leaves it has one. O(tokens).
 */
import { intakeFor, prepare } from "../api/prepare.js";
import { WirecopyError } from "../errors.js";
import { type SearchContext, seedLevels } from "../evidence/search.js";
import type { RenderContext } from "../families/render.js";
import { finish } from "../run/pace.js";
import type { SeedLevels } from "../seeds/first-holders.js";
import { type SeedMeasure, seedMeasure } from "../seeds/seeds.js";
import type { ResolvedDetectOptions } from "../settings/options.js";
import { THRESHOLD_NAMES, type Thresholds, thresholdsOf } from "../settings/thresholds.js";

/** A document of a batch; what is missing is null. */
export interface BatchDocument {
  readonly text: string | null;
  readonly source?: string | null;
  readonly publishedAt?: string | null;
}

/** Documents of a batch by their places in it. */
export interface PreparedBatch {
  /** What tells their tokens as characters of their texts. */
  readonly context: RenderContext;
  readonly search: SearchContext;
  /** What seeds are measured in; made when it is first asked for, which who aligns does not. */
  measure(): SeedMeasure;
  readonly levels: SeedLevels;
}

/** The thresholds that are given: those of a collection follow from its totals, and a batch does not have them. @throws {WirecopyError} "stage-input". */
export function givenThresholds(options: ResolvedDetectOptions): Thresholds {
  const missing = THRESHOLD_NAMES.find((name) => options.thresholds?.[name] === undefined);
  if (missing !== undefined) throw new WirecopyError("stage-input", `the setting "thresholds" lacks "${missing}", which follows from all documents`);
  return thresholdsOf({ numDocuments: 0, numTokens: 0, offsets: [0] }, options, new Uint8Array(0));
}

/** @param options whose model and thresholds are given. @throws {WirecopyError} "stage-input" where they are not. */
export function prepareBatch(documents: readonly BatchDocument[], options: ResolvedDetectOptions): PreparedBatch {
  const levels = seedLevels(givenThresholds(options));
  if (options.model === undefined) throw new WirecopyError("stage-input", "the passage search of a batch needs a model");
  const intake = intakeFor(options, { needsTimes: false, byTime: false });
  for (const [x, { text, source = null, publishedAt = null }] of documents.entries())
    intake.add({ id: String(x), text: text ?? "", ...(source !== null && { source }), ...(publishedAt !== null && { publishedAt }) });
  const prepared = finish(prepare(finish(intake.finish()), options));
  const { search } = prepared.passages!;
  let made: SeedMeasure | undefined;
  return {
    context: prepared.context,
    search,
    measure: () => {
      made ??= finish(seedMeasure(search.collection, search.isQuoted, options.k + options.w - 1));
      return made;
    },
    levels,
  };
}
