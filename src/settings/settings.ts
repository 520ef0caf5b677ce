/**
 * Settings: the settings of a result: every value that decided it, defaults and constants included, in a fixed order and with a hash,
 * so that two results can be told to come from the same settings.
 */

import { hashUnits } from "../kernels/hash.js";
import { bitsFromSixteenths } from "../kernels/log2.js";
import type { ThresholdBits } from "../types/options.js";
import type { DeduplicateSettings, DetectSettings, ModelUsed, Settings } from "../types/settings.js";
import type { WordModel } from "../types/word-model.js";
import { VERSION } from "../version.js";
import { ALL_BOUNDS, boundsOf, DEDUPLICATE_BOUNDS, PAIR_BOUNDS } from "./bounds.js";
import type { IgnoredText } from "./option-checks.js";
import type { ResolvedCompareOptions, ResolvedDetectOptions } from "./options.js";
import { QUOTATION_RULES } from "./quotation-rules.js";
import { RELATION_RULES } from "./relation-rules.js";
import { SCORING, SEARCH_BOUNDS } from "./scoring.js";
import type { ResolvedDeduplicateOptions } from "./sketch-options.js";
import { THRESHOLD_NAMES, type Thresholds } from "./thresholds.js";

/** The settings of `compare` or `explain`, as they were used. @param model that bits were counted by. */
export function settingsOf(options: ResolvedCompareOptions, thresholds: Thresholds, model: WordModel): Settings {
  const values = { ...searchValues(options), limits: boundsOf(options.limits, PAIR_BOUNDS), ...constants(), relationRules: RELATION_RULES };
  return withOutcome(values, options, { thresholds, model });
}

/** The settings of `detect`, as they were used. @param model that bits were counted by; undefined where no passages were searched. */
export function detectSettingsOf(options: ResolvedDetectOptions, thresholds: Thresholds, model: WordModel | undefined): DetectSettings {
  const { sensitivity, passages, relations, otherSourceOnly, withinMs, threshold, maxMissRate, representative } = options;
  const values = {
    ...searchValues(options),
    sensitivity,
    against: options.against !== undefined,
    passages,
    relations,
    otherSourceOnly,
    withinMs: withinMs === Number.POSITIVE_INFINITY ? null : withinMs,
    threshold,
    maxMissRate,
    representative,
    limits: boundsOf(options.limits, ALL_BOUNDS),
    ...constants(),
    relationRules: relations ? RELATION_RULES : null,
    quotationRules: relations ? QUOTATION_RULES : null,
  };
  return withOutcome(values, options, { thresholds, model });
}

/** The settings of `deduplicate`, as they were used. */
export function deduplicateSettingsOf(options: ResolvedDeduplicateOptions): DeduplicateSettings {
  const { threshold, keep, per, folding, shingleSize, maxMissRate } = options;
  const limits = boundsOf(options.limits, DEDUPLICATE_BOUNDS);
  const values = { version: VERSION, folding: folding?.name ?? null, shingleSize, threshold, keep, per: per ?? null, maxMissRate, limits };
  return { hash: hashOf(JSON.stringify(values)), ...values };
}

function searchValues({ k, w, marginBits, self, ignore, folding, shingleSize }: ResolvedCompareOptions) {
  return {
    version: VERSION,
    folding: folding?.name ?? null,
    shingleSize,
    seeds: { k, w },
    marginBits,
    self,
    ignore: ignore === undefined ? null : { texts: ignore.length, hash: hashOfTexts(ignore) },
  };
}

function constants() {
  return { scoring: SCORING, bounds: SEARCH_BOUNDS };
}

/** Thresholds, and a model of the run's own, follow from the settings and the collection, so they stand outside the hash; those that were given are part of it. */
function withOutcome<Values extends object>(
  values: Values,
  options: ResolvedCompareOptions,
  { thresholds, model }: { readonly thresholds: Thresholds; readonly model: WordModel | undefined },
): { hash: string } & Values & { model: ModelUsed | null; thresholds: ThresholdBits } {
  const given = options.thresholds && THRESHOLD_NAMES.map((name) => options.thresholds?.[name] ?? null);
  const hash = hashOf(JSON.stringify({ ...values, model: options.model?.id ?? null, ...(given && { thresholds: given }) }));
  return { hash, ...values, model: model === undefined ? null : modelUsed(model, options.model !== undefined), thresholds: inBits(thresholds) };
}

function modelUsed({ id, numDocuments, numTokens }: WordModel, given: boolean): ModelUsed {
  return { id, numDocuments, numTokens, given };
}

function inBits({ plain, sentence, quotation, shortQuotation, self, selfQuotation, candidate }: Thresholds): ThresholdBits {
  return {
    plain: bitsFromSixteenths(plain),
    sentence: bitsFromSixteenths(sentence),
    quotation: bitsFromSixteenths(quotation),
    shortQuotation: bitsFromSixteenths(shortQuotation),
    self: bitsFromSixteenths(self),
    selfQuotation: bitsFromSixteenths(selfQuotation),
    candidate: bitsFromSixteenths(candidate),
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
