/**
 * Stage evidence: whether an alignment is a passage. Input an alignment of one pair, output it with its bits, the bits its
 * class needs and the verdict. The class comes from the cues: a whole quotation, a whole sentence, neither; or inside one
 * document. O(tokens of the alignment) and the occurrences of short runs.
 */

import { type Alignment, type Extent, extentOf, matchedTokens, sliceAlignment } from "../align/alignment.js";
import type { DocumentView, ViewPair } from "../align/document-view.js";
import { type FormulaColumns, mostBitsOfRun } from "../information/formulas.js";
import { log2Sixteenths, sixteenths } from "../kernels/log2.js";
import { SCORING } from "../settings/scoring.js";
import { neededAtEdge, type Thresholds } from "../settings/thresholds.js";
import { BREAK_STRONG, TokenFlag } from "../text/flags.js";
import type { ExplanationRule } from "../types/result.js";
import type { Company } from "./company.js";
import { quotedParts } from "./quoted-parts.js";
import { repeatsOf } from "./repeats.js";
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

/** What a verdict reads beside the two documents. */
export interface JudgeContext {
  readonly thresholds: Thresholds;
  /** By runs of words of the vocabulary of both views. */
  readonly formulas: FormulaColumns;
  /** What the two documents share beside; where it is left out, the words stand alone. */
  readonly company?: Company;
}

/** Tokens that may be lost where a quotation was split. */
export const SPLIT_GAP = SCORING.splitGap;

/**
 * Verdicts on an alignment: on the whole, or on the quotations in it where they are what proves something. Quotations that make
 * up most of it and have other words between them on both sides are passages of their own.
 */
export function judge(context: JudgeContext, pair: ViewPair, runs: Alignment): Judged[] {
  const whole = judgeAs(context, pair, { runs, isQuotation: false });
  const quoted = quotedParts(pair, runs);
  if (quoted.length === 0) return [whole];
  const parts = quoted.map((part) => judgeAs(context, pair, { runs: part, isQuotation: true }));
  const passing = outermost(parts.filter(passes));
  if (passing.length === 0) return [passes(whole) ? whole : (parts.find((part) => part.needed - part.bits < whole.needed - whole.bits) ?? whole)];
  if (passing.length > 1 && areApart(passing, runs) && 2 * sumOfTokens(passing) >= whole.tokens) return passing;
  const strongest = passing.reduce((best, part) => (part.bits > best.bits ? part : best));
  if (!passes(whole)) return [passing.length === 1 ? strongest : spanning(pair, runs, { parts: passing, strongest })];
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
function spanning(pair: ViewPair, runs: Alignment, { parts, strongest }: { parts: readonly Judged[]; strongest: Judged }): Judged {
  const between = sliceAlignment(runs, parts[0]!.a0, parts.at(-1)!.a1);
  const evidence = evidenceOf(pair, between);
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

function judgeAs(context: JudgeContext, pair: ViewPair, { runs, isQuotation }: { runs: Alignment; isQuotation: boolean }): Judged {
  const { a, b } = pair;
  const extent = extentOf(runs);
  const evidence = evidenceOf(pair, runs);
  const tokens = matchedTokens(runs);
  const sentenceSides = isSentences(a, extent.a0, extent.a1) + isSentences(b, extent.b0, extent.b1);
  const findings = { extent, evidence, tokens, isQuotation, sentenceSides };
  const { bits, rule: discount } = discounted(context, pair, findings);
  const needed = neededBits(context, pair, findings) + (context.company?.moreNeeded(extent, isQuotation) ?? 0);
  const { contentWords } = evidence;
  const rule = bits < needed ? shortfallRule(a === b, evidence, discount) : contentWords < leastContent(findings) ? "too-few-content-words" : "reported";
  return { a: a.number, b: b.number, runs, ...extent, tokens, bits, needed, contentWords, isQuotation, sentenceSides, rule };
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

function neededBits(context: JudgeContext, pair: ViewPair, findings: Findings): number {
  const { self, selfQuotation, plain, quotation, shortQuotation } = context.thresholds;
  const { isQuotation, evidence, tokens } = findings;
  if (pair.a === pair.b) return isQuotation ? selfQuotation : self;
  if (!isQuotation) return plainThreshold(context, pair, findings) + (evidence.hasPlainContent ? 0 : sixteenths(SCORING.namesAlone));
  if (tokens <= SCORING.shortTokens) return shortQuotation;
  return evidence.gaps ? quotation + Math.round(SCORING.quotationGap * Math.max(0, plain - quotation)) : quotation;
}

/** Bits less what formulas and repeats take off, and the rule that took most. */
function discounted(
  { formulas, company }: JudgeContext,
  { a, b }: ViewPair,
  { evidence, extent, tokens, isQuotation }: Findings,
): { bits: number; rule: ExplanationRule | null } {
  const { a0, a1, b0, b1 } = extent;
  let { bits } = evidence;
  let rule: ExplanationRule | null = null;
  const isExact = a1 - a0 === tokens && b1 - b0 === tokens;
  // a whole quotation is somebody's words, however many others repeat them; words that one side has without marks may be everybody's
  const isSomebodys = isQuotation && company?.isQuotedTwice(extent) !== false;
  if (isExact && !isSomebodys && tokens <= SCORING.formulaTokens) {
    const most = mostBitsOfRun(formulas, a.words, a0, a1);
    if (most < bits) {
      bits = most;
      rule = "formula";
    }
  }
  if (tokens <= SCORING.repeatTokens) {
    const repeats = Math.max(repeatsOf(a, a0, a1), repeatsOf(b, b0, b1));
    if (repeats > 1) {
      bits -= SCORING.repeat * log2Sixteenths(repeats);
      rule ??= "repeated-elsewhere";
    }
  }
  return { bits: Math.max(0, bits), rule };
}

/** With gaps, or few tokens, no sentence cue; whole sentences need least; one shared sentence edge lies between. */
function plainThreshold({ thresholds }: JudgeContext, { a, b }: ViewPair, { extent, evidence, tokens, sentenceSides }: Findings): number {
  const { plain, sentence } = thresholds;
  const { a0, a1, b0, b1 } = extent;
  if (evidence.gaps || tokens < SCORING.sentenceTokens) return plain;
  if (sentenceSides) return Math.min(plain, sentence - (sentenceSides > 1 ? sixteenths(SCORING.sentenceBothSides) : 0));
  const starts = startsAfterBreak(a, a0) && startsAfterBreak(b, b0);
  const ends = isBreak(a, a1 - 1) && isBreak(b, b1 - 1);
  return starts || ends ? neededAtEdge(thresholds) : plain;
}

function startsAfterBreak(view: DocumentView, at: number): boolean {
  return at === 0 || isBreak(view, at - 1);
}

function isBreak({ flags }: DocumentView, token: number): boolean {
  return (flags[token]! & TokenFlag.BREAK_MASK) === BREAK_STRONG;
}

/** 1 if [from, to) starts and ends where a sentence may. */
function isSentences({ flags }: DocumentView, from: number, to: number): number {
  const starts = from === 0 || flags[from - 1]! & TokenFlag.SENTENCE_END;
  return starts && flags[to - 1]! & TokenFlag.SENTENCE_END ? 1 : 0;
}
