/**
 * Stages: the settings of a run as they stand in JSON -> options as the rooms take them, and their hash. The options are those of `detect` and of
 * `deduplicate`, under the same names, with the same ranges and defaults; the hash is the one that their results print. Left out is what no JSON
 * can hold: `folding`, `signal`, `onProgress`; the model comes as a file, and of `against` only whether there are two sides.
 */
import { checkBoolean, checkOptions } from "../errors.js";
import { type ResolvedDetectOptions, resolveDetectOptions } from "../settings/options.js";
import { deduplicateSettingsOf, detectSettingsOf } from "../settings/settings.js";
import { type ResolvedDeduplicateOptions, resolveDeduplicateOptions } from "../settings/sketch-options.js";
import { THRESHOLD_NAMES, type Thresholds } from "../settings/thresholds.js";
import type { DetectOptions } from "../types/options.js";
import type { StageSettings } from "./stage.js";

const NOT_IN_JSON = ["folding", "signal", "onProgress", "model"] as const;

/** Thresholds that were not given are no part of the hash. */
const ANY_THRESHOLDS = Object.fromEntries(THRESHOLD_NAMES.map((name) => [name, 0])) as unknown as Thresholds;

/** Stages of `detect`. `against: true` says that documents have two sides. */
export const DETECT_STAGE: StageSettings<ResolvedDetectOptions> = {
  resolve: (given, model) => {
    const { against, ...rest } = jsonOptions(given);
    const sides = checkBoolean("against", against ?? false) ? { against: [] } : {};
    const options = resolveDetectOptions({ ...(rest as DetectOptions), ...sides, ...(model && { model }) });
    return { options, hash: detectSettingsOf(options, ANY_THRESHOLDS, model).hash };
  },
};

/** Stages of `deduplicate`. */
export const DEDUPE_STAGE: StageSettings<ResolvedDeduplicateOptions> = {
  resolve: (given) => {
    const options = resolveDeduplicateOptions(jsonOptions(given));
    return { options, hash: deduplicateSettingsOf(options).hash };
  },
};

function jsonOptions(given: unknown): Readonly<Record<string, unknown>> {
  const options = typeof given === "object" && given !== null ? (given as Record<string, unknown>) : checkOptions(given, []);
  const foreign = NOT_IN_JSON.find((name) => options[name] !== undefined);
  if (foreign !== undefined) throw new TypeError(`"${foreign}" is no setting of a stage`);
  return options;
}
