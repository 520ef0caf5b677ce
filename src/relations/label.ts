/**
 * Stage relations: what two documents are to each other. Input a pair with its evidence, output a label and what speaks for it. The first
 * of these that holds:
 *
 *   template, catchphrase   all that they share is one (decided before this file is asked)
 *   duplicate               the same text: it needs no further story, whoever printed it
 *   revision                the same story at one publisher within a week, or one says that it updates the other; but not one form filled in
 *                           twice: two grants, two matches
 *   quotation               most of what they share stands in quotation marks; before release, because a story that quotes a release uses
 *                           its words as its words; after the two above, because a version of a story shares its quotations too
 *   release                 one is a press release and the other is none
 *   syndication             the same story at another publisher, a summary that names the wire, or a part that came from the other for sure
 *   template                the rest of what a publisher has of itself: its own wording again
 *   none                    one short passage hardly above its threshold, and no mark
 *   common-source           the rest: they share text, and nothing says that one had it of the other
 *
 * A story with most of a release's text is `release`, not syndication: the marks of a release say more than the share. O(tokens shared).
 */
import type { Direction, RelationEvidence, RelationLabel } from "../relation-types.js";
import type { DocumentFacts } from "./document-facts.js";
import { spreadMs } from "./document-times.js";
import { because, percent } from "./evidence.js";
import { wiresOfBoth } from "./evidence-of-marks.js";
import { RELATION_RULES } from "./relation-rules.js";
import { quotedShare, type SharedText } from "./shared-text.js";

export interface LabelContext {
  readonly facts: DocumentFacts;
  /** By global token: 1 inside quotation marks. */
  readonly isQuoted: Uint8Array;
  /** Whether each has numbers that the other one has not. */
  hasOtherNumbers(shared: SharedText): boolean;
  /** Whether each has names and numbers that the other one has not, in one form. */
  isForm(shared: SharedText): boolean;
}

/** A label, and what speaks for it; nothing of that has a weight. */
export interface Labelled {
  readonly label: RelationLabel;
  readonly evidence: readonly RelationEvidence[];
}

/** What two documents that share more than templates and catchphrases are to each other. */
export function labelPair(context: LabelContext, shared: SharedText, direction: Direction, evidence: readonly RelationEvidence[]): Labelled {
  const { facts } = context;
  const most = Math.max(shared.coverageA, shared.coverageB);
  const isStory = most >= RELATION_RULES.storyCoverage || shared.resemblance >= RELATION_RULES.storyResemblance;
  const isOwn = facts.areOfOnePublisher(shared.a, shared.b);
  const covered = because(
    "coverage",
    `${percent(shared.coverageA)} of ${facts.id(shared.a)} and ${percent(shared.coverageB)} of ${facts.id(shared.b)} are shared`,
  );
  const own = because("same-publisher", `${facts.source(shared.a)} published both`);
  if (isSameText(context, shared)) return labelled("duplicate", because("same-text", `resemblance ${shared.resemblance.toFixed(3)}, and no number differs`));
  const isUpdate = evidence.some(({ rule }) => rule === "update-note");
  if (isStory && ((isOwn && areClose(facts, shared) && !context.isForm(shared)) || (isUpdate && !areOfTwoPublishers(facts, shared))))
    return labelled("revision", covered, ...(isOwn ? [own] : []));
  const quoted = Math.max(quotedShare(shared.tokensA, context.isQuoted), quotedShare(shared.tokensB, context.isQuoted));
  if (quoted >= RELATION_RULES.quotedShare && !isOwn)
    return labelled("quotation", because("quotation-marks", `${percent(quoted)} of what they share stands in quotation marks`));
  if (isRelease(direction, evidence)) return labelled("release", covered);
  if (isOwn) return labelled("template", covered, own);
  const isCredited = evidence.some(({ rule, weight }) => rule === "credit" && weight !== 0);
  if (isStory || isCredited || direction !== "undetermined") return labelled("syndication", covered);
  if (isThin(shared) && direction === "undetermined")
    return labelled("none", because("coverage", `${Math.round(shared.bits)} bits in one short passage, and no mark`));
  const wires = wiresOfBoth(facts, shared.a, shared.b);
  return labelled(
    "common-source",
    covered,
    ...(wires.length > 0 ? [] : [because("third-document", "no document that is here explains it, and nothing says that one had it of the other")]),
  );
}

function isSameText({ hasOtherNumbers }: LabelContext, shared: SharedText): boolean {
  return shared.resemblance >= RELATION_RULES.duplicateResemblance && !hasOtherNumbers(shared);
}

function areClose(facts: DocumentFacts, { a, b }: SharedText): boolean {
  const spread = spreadMs([facts.time(a), facts.time(b)]);
  return spread !== undefined && spread <= RELATION_RULES.revisionMs;
}

function areOfTwoPublishers(facts: DocumentFacts, { a, b }: SharedText): boolean {
  return facts.source(a) !== undefined && facts.source(b) !== undefined && facts.source(a) !== facts.source(b);
}

/** Whether the direction is that of a release's marks: where something speaks against it, the other one may be a release as well. */
function isRelease(direction: Direction, evidence: readonly RelationEvidence[]): boolean {
  const sign = direction === "a-to-b" ? 1 : direction === "b-to-a" ? -1 : 0;
  return evidence.some(({ rule, weight }) => rule === "release-marker" && sign * weight >= RELATION_RULES.releaseMarker);
}

function isThin({ bits, passages }: SharedText): boolean {
  return (
    passages.length <= 1 && bits < RELATION_RULES.thinBits && passages.every(({ tokens, isQuotation }) => tokens < RELATION_RULES.thinTokens && !isQuotation)
  );
}

function labelled(label: RelationLabel, ...evidence: RelationEvidence[]): Labelled {
  return { label, evidence };
}
