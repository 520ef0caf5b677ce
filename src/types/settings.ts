/**
 * The settings of a result: what decided it, so that a run can be repeated and two results can be told to come from the same settings.
 * Every key is always there; one that has no value is null.
 */
import type { BoundOptions, DeduplicateBoundOptions, Keep, PairBoundOptions, Representative, Sensitivity, ThresholdBits } from "./options.js";

/** Constants by name, as the source has them (src/settings/): they may change with every version of the package. */
export interface Constants {
  readonly [name: string]: number | Constants;
}

/** Bounds as they were used. */
export type BoundsUsed<Options> = { readonly [Name in keyof Options]-?: number };

/** The word model that bits were counted by. */
export interface ModelUsed {
  /** Models of one id say the same of every text. */
  readonly id: string;
  /** Documents and tokens it was counted on. */
  readonly numDocuments: number;
  readonly numTokens: number;
  /** Whether it was an option; otherwise it was trained on the documents of the run. */
  readonly given: boolean;
}

/** What every result says of its run. */
interface AnySettings {
  /** Eight hexadecimal digits over the version, the options and the constants: equal settings have equal hashes. */
  readonly hash: string;
  /** Of the package. */
  readonly version: string;
  /** Name of the further folding of tokens. */
  readonly folding: string | null;
  /** Tokens of a shingle for resemblance. */
  readonly shingleSize: number;
}

/** The settings of a search for passages: those of `compare` and `explain`. */
export interface Settings extends AnySettings {
  /** Of seeds: k + w - 1 words at least. */
  readonly seeds: { readonly k: number; readonly w: number };
  readonly marginBits: number;
  /** Whether repeats inside one document were searched. */
  readonly self: boolean;
  /** How many texts were to be ignored, with a hash of them; null where no list was given. */
  readonly ignore: { readonly texts: number; readonly hash: string } | null;
  readonly limits: BoundsUsed<PairBoundOptions>;
  /** Constants of the passage score, and bounds of the search that a result may depend on. */
  readonly scoring: Constants;
  readonly bounds: Constants;
  /** Constants by which relations were judged; null where they were not. */
  readonly relationRules: Constants | null;
  /** Null where no passages were searched. */
  readonly model: ModelUsed | null;
  readonly thresholds: ThresholdBits;
}

/** The settings of `detect` and `traceRelease`. */
export interface DetectSettings extends Settings {
  readonly sensitivity: Sensitivity;
  /** Whether documents were compared with those of `against`, instead of with each other. */
  readonly against: boolean;
  readonly passages: boolean;
  readonly relations: boolean;
  readonly otherSourceOnly: boolean;
  /** Null where there is no bound. */
  readonly withinMs: number | null;
  readonly threshold: number;
  readonly maxMissRate: number;
  readonly representative: Representative;
  readonly limits: BoundsUsed<BoundOptions>;
  /** Constants by which quotations were judged; null where they were not. */
  readonly quotationRules: Constants | null;
}

/** The settings of `deduplicate`. */
export interface DeduplicateSettings extends AnySettings {
  readonly threshold: number;
  readonly keep: Keep;
  /** "source" where one of each publisher stays. */
  readonly per: "source" | null;
  readonly maxMissRate: number;
  readonly limits: BoundsUsed<DeduplicateBoundOptions>;
}
