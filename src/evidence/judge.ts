/**
 * Stage evidence: whether an alignment is a passage. Input an alignment of one pair, output it with its bits, the bits its
 * class needs and the verdict. The class comes from the cues: a whole quotation, a whole sentence, neither; or inside one
 * document. O(tokens of the alignment); of a short run, O(its repeats in the two documents) besides.
 */

import { type Alignment, type Extent, extentOf, matchedTokens, sliceAlignment } from "../align/alignment.js";
import type { AnchorSeeds } from "../align/anchors.js";
import type { Publications } from "../corpus/publications.js";
import type { Collection } from "../information/collection.js";
import { mostBitsOfRun } from "../information/formula-counts.js";
import { log2Sixteenths, sixteenths } from "../kernels/log2.js";
import type { Postings } from "../seeds/postings.js";
import { SCORING } from "../settings/scoring.js";
import type { Thresholds } from "../settings/thresholds.js";
import { BREAK_STRONG, TokenFlag } from "../text/flags.js";
import type { ExplanationRule } from "../types/result.js";
import type { Company } from "./company.js";
import { quotedParts } from "./quoted-parts.js";
import type { Repeats } from "./repeats.js";
import { type Evidence, evidenceOf } from "./score.js";

/** An alignment of documents a and b with its verdict; bits in sixteenths. */
export interface Judged extends Extent {
  readonly a: number;
  readonly b: number;
  readonly runs: Alignment;
  readonly tokens: number;
  readonly bits: number;
  readonly needed: number;
  readonly contentWords: number;
  /** Whether it is, or contains, a whole quotation that passes. */
  readonly isQuotation: boolean;
  /** On how many sides it is whole sentences. */
  readonly sentenceSides: number;
  /** "reported" when it passes. */
  readonly rule: ExplanationRule;
}

export interface JudgeContext {
  readonly collection: Collection;
  readonly thresholds: Thresholds;
  readonly repeats: Repeats;
  /** What the two documents share beside; where it is left out, the words stand alone. */
  readonly company?: Company;
}

/** What pairs of documents are aligned in. */
export interface AlignContext extends JudgeContext {
  readonly postings: Postings;
  readonly anchorSeeds: AnchorSeeds;
  /** By token: 1 inside quotation marks. */
  readonly isQuoted: Uint8Array;
  readonly publications: Publications;
}

/** Tokens that may be lost where a quotation was split. */
export const SPLIT_GAP = SCORING.splitGap;

/**
 * Verdicts on an alignment: on the whole, or on the quotations in it where they are what proves something. Quotations that make
 * up most of it and have other words between them on both sides are passages of their own.
 */
export function judge(context: JudgeContext, a: number, b: number, runs: Alignment): Judged[] {
  const whole = judgeAs(context, a, b, { runs, isQuotation: false });
  const parts = quotedParts(context.collection, a, b, runs).map((part) => judgeAs(context, a, b, { runs: part, isQuotation: true }));
  const passing = outermost(parts.filter(passes));
  if (passing.length === 0) return [passes(whole) ? whole : (parts.find((part) => part.needed - part.bits < whole.needed - whole.bits) ?? whole)];
  if (passing.length > 1 && areApart(passing, runs) && 2 * sumOfTokens(passing) >= whole.tokens) return passing;
  const strongest = passing.reduce((best, part) => (part.bits > best.bits ? part : best));
  if (!passes(whole)) return [passing.length === 1 ? strongest : spanning(context, runs, passing, strongest)];
  // a word or two beyond the marks is chance, unless it makes whole sentences
  const nearlyAll = passing.find((part) => part.tokens >= whole.tokens - 2);
  if (nearlyAll && whole.sentenceSides < 2) return [nearlyAll];
  return [{ ...whole, isQuotation: true }];
}

/** Of quotations ascending on side a, those that lie in no other one. */
function outermost(parts: readonly Judged[]): Judged[] {
  const outer: Judged[] = [];
  for (const part of [...parts].sort((x, y) => x.a0 - y.a0 || y.a1 - x.a1)) if (part.a1 > (outer.at(-1)?.a1 ?? 0)) outer.push(part);
  return outer;
}

/**
 * Whether mostly other words stand between each two on both sides. Where quotations follow each other on one side, one was
 * split; where what stands between is matched too, it was taken along.
 */
function areApart(parts: readonly Judged[], runs: Alignment): boolean {
  return parts.every((part, x) => {
    const last = parts[x - 1];
    if (!last) return true;
    const [gapA, gapB] = [part.a0 - last.a1, part.b0 - last.b1];
    return Math.min(gapA, gapB) > SPLIT_GAP && 2 * matchedTokens(sliceAlignment(runs, last.a1, part.a0)) < Math.max(gapA, gapB);
  });
}

function sumOfTokens(parts: readonly Judged[]): number {
  return parts.reduce((sum, { tokens }) => sum + tokens, 0);
}

export function passes(judged: Judged): boolean {
  return judged.rule === "reported";
}

/** A split quotation: from the first of its parts, which ascend, to the last. */
function spanning(context: JudgeContext, runs: Alignment, parts: readonly Judged[], strongest: Judged): Judged {
  const between = sliceAlignment(runs, parts[0]!.a0, parts.at(-1)!.a1);
  const evidence = evidenceOf(context.collection, between);
  return { ...strongest, ...extentOf(between), runs: between, tokens: matchedTokens(between), bits: Math.max(strongest.bits, evidence.bits) };
}

/** What the rules look at. */
interface Findings {
  readonly extent: Extent;
  readonly evidence: Evidence;
  readonly tokens: number;
  readonly isQuotation: boolean;
  readonly sentenceSides: number;
}

function judgeAs(context: JudgeContext, a: number, b: number, { runs, isQuotation }: { runs: Alignment; isQuotation: boolean }): Judged {
  const { collection } = context;
  const extent = extentOf(runs);
  const evidence = evidenceOf(collection, runs);
  const tokens = matchedTokens(runs);
  const sentenceSides = isSentences(collection, a, extent.a0, extent.a1) + isSentences(collection, b, extent.b0, extent.b1);
  const findings = { extent, evidence, tokens, isQuotation, sentenceSides };
  const { bits, rule: discount } = discounted(context, a, b, findings);
  const needed = neededBits(context, a, b, findings) + (context.company?.moreNeeded(extent, isQuotation) ?? 0);
  const { contentWords } = evidence;
  const rule = bits < needed ? shortfallRule(a === b, evidence, discount) : contentWords < leastContent(findings) ? "too-few-content-words" : "reported";
  return { a, b, runs, ...extent, tokens, bits, needed, contentWords, isQuotation, sentenceSides, rule };
}

/** Why the bits do not suffice: names before what was taken off, and that before the rest. */
function shortfallRule(isSelf: boolean, { hasPlainContent }: Evidence, discount: ExplanationRule | null): ExplanationRule {
  if (!isSelf && !hasPlainContent) return "names";
  return discount ?? (isSelf ? "inside-one-document" : "too-few-bits");
}

function leastContent({ isQuotation, sentenceSides, evidence }: Findings): number {
  if (isQuotation) return evidence.isUnspaced ? SCORING.minContentUnspacedQuotation : SCORING.minContentQuotation;
  return sentenceSides && !evidence.gaps ? SCORING.minContentSentence : SCORING.minContent;
}

function neededBits(context: JudgeContext, a: number, b: number, findings: Findings): number {
  const { self, selfQuotation, plain, quotation, shortQuotation } = context.thresholds;
  const { isQuotation, evidence, tokens } = findings;
  if (a === b) return isQuotation ? selfQuotation : self;
  if (!isQuotation) return plainThreshold(context, a, b, findings) + (evidence.hasPlainContent ? 0 : sixteenths(SCORING.namesAlone));
  if (tokens <= SCORING.shortTokens) return shortQuotation;
  return evidence.gaps ? quotation + Math.round(SCORING.quotationGap * Math.max(0, plain - quotation)) : quotation;
}

/** Bits less what formulas and repeats take off, and the rule that took most. */
function discounted(
  { collection, repeats, company }: JudgeContext,
  a: number,
  b: number,
  { evidence, extent, tokens, isQuotation }: Findings,
): { bits: number; rule: ExplanationRule | null } {
  const { a0, a1, b0, b1 } = extent;
  let { bits } = evidence;
  let rule: ExplanationRule | null = null;
  const isExact = a1 - a0 === tokens && b1 - b0 === tokens;
  // a whole quotation is somebody's words, however many others repeat them; words that one side has without marks may be everybody's
  const isSomebodys = isQuotation && company?.isQuotedTwice(extent) !== false;
  if (isExact && !isSomebodys && tokens <= SCORING.formulaTokens) {
    const most = mostBitsOfRun(collection.formulas, collection.words, a0, a1);
    if (most < bits) {
      bits = most;
      rule = "formula";
    }
  }
  if (tokens <= SCORING.repeatTokens) {
    const { offsets } = collection;
    const times = Math.max(repeats.inDocument(a0, a1, offsets[a]!, offsets[a + 1]!), repeats.inDocument(b0, b1, offsets[b]!, offsets[b + 1]!));
    if (times > 1) {
      bits -= SCORING.repeat * log2Sixteenths(times);
      rule ??= "repeated-elsewhere";
    }
  }
  return { bits: Math.max(0, bits), rule };
}

/** With gaps, or few tokens, no sentence cue; whole sentences need least; one shared sentence edge lies between. */
function plainThreshold({ collection, thresholds }: JudgeContext, a: number, b: number, { extent, evidence, tokens, sentenceSides }: Findings): number {
  const { plain, sentence } = thresholds;
  const { a0, a1, b0, b1 } = extent;
  if (evidence.gaps || tokens < SCORING.sentenceTokens) return plain;
  if (sentenceSides) return Math.min(plain, sentence - (sentenceSides > 1 ? sixteenths(SCORING.sentenceBothSides) : 0));
  const { flags, offsets } = collection;
  const starts = startsAfterBreak(flags, offsets[a]!, a0) && startsAfterBreak(flags, offsets[b]!, b0);
  const ends = isBreak(flags, a1 - 1) && isBreak(flags, b1 - 1);
  return starts || ends ? plain - Math.round(SCORING.sentenceEdge * Math.max(0, plain - sentence)) : plain;
}

function startsAfterBreak(flags: Uint8Array, first: number, at: number): boolean {
  return at === first || isBreak(flags, at - 1);
}

function isBreak(flags: Uint8Array, token: number): boolean {
  return (flags[token]! & TokenFlag.BREAK_MASK) === BREAK_STRONG;
}

/** 1 if [from, to) starts and ends where a sentence may. */
function isSentences({ flags, offsets }: Collection, document: number, from: number, to: number): number {
  const starts = from === offsets[document] || flags[from - 1]! & TokenFlag.SENTENCE_END;
  return starts && flags[to - 1]! & TokenFlag.SENTENCE_END ? 1 : 0;
}
