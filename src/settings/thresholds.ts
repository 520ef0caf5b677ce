/**
 * Settings: how many bits a passage needs, by its class. The best score that chance finds grows with the logarithm of
 * the space that is searched (Karlin & Altschul 1990), so each class has a base and a growth per doubling of the position
 * pairs. Input the sizes of a collection, output thresholds in sixteenths of a bit.
 */
import { log2Sixteenths, SIXTEENTHS, sixteenths } from "../kernels/log2.js";
import type { ThresholdBits } from "../types/options.js";
import { SCORING } from "./scoring.js";

/** By class of passage, in sixteenths of a bit. */
export type Thresholds = ThresholdBits;

export const THRESHOLD_NAMES = [
  "plain",
  "sentence",
  "quotation",
  "shortQuotation",
  "self",
  "selfQuotation",
  "candidate",
] as const satisfies readonly (keyof Thresholds)[];

/** Thresholds that were given, in bits. */
export type GivenThresholds = Partial<ThresholdBits>;

/** What thresholds depend on: how many tokens a collection has, and how they are spread over its documents. */
export interface CollectionSize {
  readonly numDocuments: number;
  readonly numTokens: number;
  readonly offsets: ArrayLike<number>;
}

/** What moves thresholds: bits more for each, and those that were given as they are. */
export interface ThresholdSettings {
  readonly marginBits: number;
  readonly thresholds: GivenThresholds | undefined;
}

/**
 * The thresholds of a collection, from its size alone, unless they were given. O(documents).
 * @param isAgainst by document: 1 for those that the others are searched in, and not among themselves; empty where all are.
 */
export function thresholdsOf(size: CollectionSize, { marginBits, thresholds = {} }: ThresholdSettings, isAgainst: Uint8Array): Thresholds {
  let numDocuments = size.numDocuments;
  for (const one of isAgainst) numDocuments -= one;
  const computed = thresholdsFor(positionPairsOf(size, isAgainst), numDocuments, marginBits);
  const given = Object.fromEntries(Object.entries(thresholds).map(([name, bits]) => [name, sixteenths(bits)]));
  return { ...withCandidate({ ...computed, ...given }), ...given };
}

/** @param positionPairs how many pairs of token positions of different documents were searched. @param marginBits added to each. */
export function thresholdsFor(positionPairs: number, numDocuments: number, marginBits = 0): Thresholds {
  const base = (bits: number) => sixteenths(bits + marginBits);
  const space = Math.max(0, log2Sixteenths(positionPairs) - SCORING.referenceSpace * SIXTEENTHS);
  const collection = Math.max(0, log2Sixteenths(numDocuments / SCORING.selfReference));
  const quotation = base(SCORING.quotation) + Math.round(SCORING.quotationGrowth * space);
  const selfGrowth = Math.round(SCORING.selfGrowth * collection);
  const thresholds = {
    plain: base(SCORING.plain) + Math.round(SCORING.plainGrowth * space),
    sentence: base(SCORING.sentence) + Math.round(SCORING.sentenceGrowth * space),
    quotation,
    shortQuotation: base(SCORING.quotation) + Math.round(SCORING.shortQuotationGrowth * space),
    self: base(SCORING.self) + selfGrowth,
    selfQuotation: quotation + selfGrowth,
  };
  return withCandidate(thresholds);
}

function withCandidate(thresholds: Omit<Thresholds, "candidate">): Thresholds {
  return { ...thresholds, candidate: Math.max(thresholds.sentence - sixteenths(SCORING.sentenceBothSides), thresholds.quotation) };
}

/** Pairs of token positions that are searched: in different documents, and of two sides where there are two. */
function positionPairsOf({ numTokens, offsets, numDocuments }: CollectionSize, isAgainst: Uint8Array): number {
  const tokensOf = (d: number): number => offsets[d + 1]! - offsets[d]!;
  if (isAgainst.length > 0) {
    let against = 0;
    for (let d = 0; d < numDocuments; d++) if (isAgainst[d]) against += tokensOf(d);
    return against * (numTokens - against);
  }
  let within = 0;
  for (let d = 0; d < numDocuments; d++) within += tokensOf(d) ** 2;
  return (numTokens ** 2 - within) / 2;
}

/** What a run needs that begins, or ends, with a sentence on both sides. */
export function neededAtEdge({ plain, sentence }: Thresholds): number {
  return plain - Math.round(SCORING.sentenceEdge * Math.max(0, plain - sentence));
}
