/**
 * The settings of a result: every value that decided it, defaults and constants included, in a fixed order and with a hash,
 * so that two results can be told to come from the same settings.
 */

import type { WordModel } from "../information/word-model.js";
import { hashUnits } from "../kernels/hash.js";
import { bitsFromSixteenths } from "../kernels/log2.js";
import type { Settings } from "../types/result.js";
import { VERSION } from "../version.js";
import type { IgnoredText, ResolvedCompareOptions, ResolvedDeduplicateOptions, ResolvedDetectOptions } from "./options.js";
import { QUOTATION_RULES } from "./quotation-rules.js";
import { RELATION_RULES } from "./relation-rules.js";
import { SCORING, SEARCH_BOUNDS } from "./scoring.js";
import type { Thresholds } from "./thresholds.js";

/**
 * Options as they were used; those of `detect` alone are left out for a pair.
 * @param model that bits were counted by; undefined where no passages were searched.
 */
export function settingsOf(options: ResolvedCompareOptions | ResolvedDetectOptions, thresholds: Thresholds, model: WordModel | undefined): Settings {
  const { sensitivity, k, w, marginBits, self, ignore, folding, shingleSize, limits } = options;
  const values = {
    version: VERSION,
    sensitivity,
    k,
    w,
    marginBits,
    self,
    ...(ignore && { ignore: { texts: ignore.length, hash: hashOfTexts(ignore) } }),
    folding: folding?.name ?? null,
    shingleSize,
    ...("threshold" in options ? detectValues(options) : {}),
    ...(options.model && { model: options.model.id }),
    limits,
    scoring: SCORING,
    bounds: SEARCH_BOUNDS,
    ...(("relations" in options ? options.relations : true) && { relationRules: RELATION_RULES }),
    ...("relations" in options && options.relations && { quotationRules: QUOTATION_RULES }),
  };
  // thresholds and a model of its own follow from these and the collection, so they stand outside the hash
  return {
    hash: hashOf(JSON.stringify(values)),
    ...values,
    model: model ? { id: model.id, numDocuments: model.numDocuments, numTokens: model.numTokens, given: options.model !== undefined } : null,
    thresholds: Object.fromEntries(Object.entries(thresholds).map(([name, value]) => [name, bitsFromSixteenths(value)])),
  };
}

/** Options of `deduplicate` as they were used. */
export function deduplicationSettingsOf(options: ResolvedDeduplicateOptions): Settings {
  const { threshold, keep, folding, shingleSize, maxMissRate, limits } = options;
  const values = { version: VERSION, threshold, keep, folding: folding?.name ?? null, shingleSize, maxMissRate, limits };
  return { hash: hashOf(JSON.stringify(values)), ...values };
}

function detectValues({ against, passages, relations, otherSourceOnly, withinMs, threshold, maxMissRate, representative }: ResolvedDetectOptions) {
  return {
    ...(against && { against: true }),
    passages,
    relations,
    otherSourceOnly,
    withinMs: withinMs === Number.POSITIVE_INFINITY ? null : withinMs,
    threshold,
    maxMissRate,
    representative,
  };
}

/** Of the texts in their order, whatever they are called. */
function hashOfTexts(texts: readonly IgnoredText[]): string {
  return hashOf(texts.map(({ text }) => hashUnits(text).join()).join());
}

/** FNV-1a over UTF-16 units, 32 bits, as eight hexadecimal digits. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
