/**
 * Stage relations: what two documents are to each other. Input a pair with its evidence, output a label and what speaks for it. The first
 * of these that holds:
 *
 *   template, catchphrase   all that they share is one (decided before this file is asked)
 *   duplicate               the same text: it needs no further story, whoever printed it
 *   revision                the same story at one publisher within a week, or one says that it updates the other and they are not of two; but
 *                           not one form filled in twice: two grants, two matches
 *   quotation               most of what they share stands in quotation marks; of a whole story in the marks of both, because the marks of one
 *                           may be noise. Not a formula of a few words months apart, nor a sentence that two people say. Before release, because a story that
 *                           quotes a release uses its words as its words
 *   template                the rest of what a publisher has of itself but for names: its own wording again
 *   release                 one is a press release and the other is none
 *   common-source           two press releases of two issuers, neither known to have it from the other: what they share was written for both
 *   syndication             the same story, or a part that came from the other for sure
 *   common-source           a part that both have from one wire, by their credits
 *   none                    the rest: they share a passage, and nothing says where it came from
 *
 * A story with most of a release's text is `release`, not syndication: the marks of a release say more than the share. O(tokens shared).
 */

import { RELATION_RULES } from "../settings/relation-rules.js";
import { percent } from "../text/figures.js";
import type { Span } from "../types/document.js";
import type { Direction, RelationEvidence, RelationLabel } from "../types/relation.js";
import { isAgainst } from "./direction.js";
import type { DocumentFacts } from "./document-facts.js";
import { because } from "./evidence.js";
import { wiresOfBoth } from "./evidence-of-marks.js";
import type { FormBounds } from "./own-words.js";
import { isMuchOfOne, quotedShare, type SharedText } from "./shared-text.js";
import { sizeOf } from "./token-ranges.js";

export interface LabelContext {
  readonly facts: DocumentFacts;
  /** Whether each has numbers that the other one has not. */
  hasOtherNumbers(shared: SharedText): boolean;
  /** Whether what they share is the frame of a form, filled in otherwise: so many of its names and numbers, or words between. */
  isForm(shared: SharedText, bounds: FormBounds): boolean;
  /** Whether passages were looked for in them. */
  isSearched(shared: SharedText): boolean;
  /** Whether most of what they share is names: of offices, shows, bills. */
  isName(shared: SharedText): boolean;
}

/** A label, and what speaks for it; nothing of that has a weight. */
export interface Labelled {
  readonly label: RelationLabel;
  readonly evidence: readonly RelationEvidence[];
}

/** What two documents that share more than templates and catchphrases are to each other. */
export function labelPair(context: LabelContext, shared: SharedText, direction: Direction, evidence: readonly RelationEvidence[]): Labelled {
  const { facts } = context;
  const { a, b } = shared;
  const covered = because("coverage", `${percent(shared.coverageA)} of ${facts.id(a)} and ${percent(shared.coverageB)} of ${facts.id(b)} are shared`);
  if (isSameText(context, shared)) return labelled("duplicate", because("same-text", `resemblance ${shared.resemblance.toFixed(3)}, and no number differs`));
  const isOwn = facts.areOfOnePublisher(a, b);
  const own = isOwn ? [because("same-publisher", `${facts.source(a)} published both`)] : [];
  if (isRevision(context, shared, evidence)) return labelled("revision", covered, ...own);
  const isStory = isOwn ? isMuchOfOne(shared) : isOneStory(facts, shared);
  const quoted = quotedIn(context, shared, isStory);
  if (quoted >= RELATION_RULES.quotedShare) return quotationOf(context, shared, { quoted, direction });
  if (isOwn && sizeOf(shared.tokensA) <= RELATION_RULES.formulaTokens && context.isName(shared)) return labelled("none", NAME_ONLY);
  if (isOwn) return labelled("template", covered, ...own);
  if (isRelease(facts, shared, evidence)) return labelled("release", covered);
  const isOpen = direction === "undetermined";
  if (isOpen && areReleases(facts, shared)) return labelled("common-source", covered);
  if (isStory || !isOpen) return labelled("syndication", covered);
  const ofOneSource = wiresOfBoth(facts, shared).length > 0 && isNear(facts, shared);
  if (ofOneSource) return labelled("common-source", covered);
  if (shared.hasTemplate) return labelled("template", because("family-label", "what they share besides templates says nothing"));
  return labelled("none", because("coverage", "they share a passage, and nothing says that one had it of the other or both of a third"));
}

const NAME_ONLY = because("same-publisher", "one publisher has a name in both");

function isSameText({ hasOtherNumbers }: LabelContext, shared: SharedText): boolean {
  return shared.resemblance >= RELATION_RULES.duplicateResemblance && !hasOtherNumbers(shared);
}

function isRevision(context: LabelContext, shared: SharedText, evidence: readonly RelationEvidence[]): boolean {
  const { a, b } = shared;
  if (!isMuchOfOne(shared)) return false;
  if (evidence.some(({ rule }) => rule === "update-note")) return true;
  const apart = context.facts.apartMs(a, b);
  if (!context.facts.areOfOnePublisher(a, b) || apart === undefined || apart > RELATION_RULES.revisionMs) return false;
  const isLong = sizeOf(shared.tokensA) >= RELATION_RULES.storyTokens;
  // nearly one text, searched, and no passage of these two: what they share stands in more documents than are aligned with each other, as no version does
  if (shared.passages.length === 0) return !context.isSearched(shared);
  return isLong && !context.isForm(shared, formBoundsOf(shared, apart));
}

/** What makes two texts a form filled in twice. A text that comes again within hours, nearly whole, may be one that some facts were put right in. */
function formBoundsOf({ coverageA, coverageB }: SharedText, apartMs: number): FormBounds {
  const { formOwn, correctionOwn, correctionFacts, correctionMs, correctionCoverage } = RELATION_RULES;
  const isAgain = apartMs <= correctionMs && Math.min(coverageA, coverageB) >= correctionCoverage;
  return isAgain ? { ownTokens: correctionFacts + 1, ownShare: correctionOwn } : { ownTokens: 0, ownShare: formOwn };
}

/** Half of the shorter one, and more than the formulas of two short texts: within a fortnight a few sentences, else the whole of both or much text. */
function isOneStory(facts: DocumentFacts, shared: SharedText): boolean {
  if (!isMuchOfOne(shared)) return false;
  const tokens = Math.min(sizeOf(shared.tokensA), sizeOf(shared.tokensB));
  const { storyTokens, longTokens, wholeCoverage } = RELATION_RULES;
  if (shared.passages.length === 0 || tokens >= longTokens) return true;
  if (tokens < storyTokens) return false;
  return isNear(facts, shared) || Math.min(shared.coverageA, shared.coverageB) >= wholeCoverage;
}

/** Whether both are known to be of one fortnight. */
function isNear(facts: DocumentFacts, { a, b }: SharedText): boolean {
  const apart = facts.apartMs(a, b);
  return apart !== undefined && apart <= RELATION_RULES.storyMs;
}

/** Share of the matched tokens in quotation marks: on the side where it is more, of a story on the one where it is less. */
function quotedIn({ facts }: LabelContext, { a, b, tokensA, tokensB }: SharedText, isStory: boolean): number {
  const shares = [quotedShare(tokensA, facts.quoted(a)), quotedShare(tokensB, facts.quoted(b))];
  return isStory ? Math.min(...shares) : Math.max(...shares);
}

interface Quoted {
  readonly quoted: number;
  readonly direction: Direction;
}

function quotationOf(context: LabelContext, shared: SharedText, { quoted, direction }: Quoted): Labelled {
  const { facts } = context;
  const { a, b, tokensA, tokensB } = shared;
  const tokens = sizeOf(tokensA);
  const apart = facts.apartMs(a, b);
  const isLate = apart !== undefined && apart > RELATION_RULES.recursMs;
  const isIdiom = (): boolean =>
    tokens <= RELATION_RULES.idiomTokens && Math.min(quotedShare(tokensA, facts.quoted(a)), quotedShare(tokensB, facts.quoted(b))) < RELATION_RULES.quotedShare;
  // speakers cost most, and are asked for last
  const saysNothing = (): boolean =>
    (tokens <= RELATION_RULES.formulaTokens && isLate) ||
    isIdiom() ||
    context.isName(shared) ||
    (tokens <= RELATION_RULES.twoSpeakersTokens && haveTwoSpeakers(facts, shared));
  const proves = (direction !== "undetermined" && !facts.areOfOnePublisher(a, b)) || !saysNothing();
  if (!proves && shared.hasTemplate) return labelled("template", because("family-label", "what they share besides templates says nothing"));
  if (!proves)
    return labelled(
      "none",
      because("quotation-marks", "a few words in quotation marks, which two people may have said: a name, an idiom, two speakers, or months apart"),
    );
  return labelled("quotation", because("quotation-marks", `${percent(quoted)} of what they share stands in quotation marks`));
}

/** Whether both texts name who said the shared words, by two last names. */
function haveTwoSpeakers(facts: DocumentFacts, { a, b, spans }: SharedText): boolean {
  return spans.some((span) => {
    const x = lastNameOf(facts, a, span.a);
    const y = x === undefined ? undefined : lastNameOf(facts, b, span.b);
    return y !== undefined && x !== y;
  });
}

function lastNameOf(facts: DocumentFacts, document: number, { start, end }: Span): string | undefined {
  const [speech] = facts.speechIn(document, { start, end });
  return speech?.speaker?.name.split(" ").at(-1)?.toLowerCase();
}

/** Whether a release's mark decides, and no firm time speaks against it; of one that is known to be the release a time speaks against the direction only. */
function isRelease(facts: DocumentFacts, { a, b }: SharedText, evidence: readonly RelationEvidence[]): boolean {
  const isKnown = facts.isKnownRelease(a) || facts.isKnownRelease(b);
  return evidence.some(
    ({ rule, weight }) => rule === "release-marker" && Math.abs(weight) >= RELATION_RULES.releaseMarker && (isKnown || !isAgainst(evidence, Math.sign(weight))),
  );
}

function areReleases(facts: DocumentFacts, { a, b }: SharedText): boolean {
  return facts.releaseStanding(a) === "strong" && facts.releaseStanding(b) === "strong";
}

function labelled(label: RelationLabel, ...evidence: RelationEvidence[]): Labelled {
  return { label, evidence };
}
