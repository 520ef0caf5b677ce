/**
 * Stage relations: one pair of documents. Input what the two share and what the texts say of themselves, output its label, its direction, what
 * speaks for them, and whether one side names the other. Pure: asked again, it says the same, so evidence need not be kept.
 * O(marks + quotations + shared tokens).
 */
import { RELATION_RULES } from "../settings/relation-rules.js";
import type { Direction, RelationEvidence, RelationLabel } from "../types/relation.js";
import { directionOf, isNamed } from "./direction.js";
import { because } from "./evidence.js";
import { evidenceOfMarks, wiresOfBoth } from "./evidence-of-marks.js";
import { evidenceOfTime, type TimeContext } from "./evidence-of-time.js";
import { type LabelContext, labelPair } from "./label.js";
import type { SharedText } from "./shared-text.js";

export type PairContext = TimeContext & LabelContext;

/** What two documents are to each other by their own texts. */
export interface PairVerdict {
  readonly label: RelationLabel;
  readonly direction: Direction;
  readonly evidence: readonly RelationEvidence[];
  /** Whether one names the other, or is a version of it at its own publisher. */
  readonly isNamed: boolean;
  /** The wire that both have it from by their credits, and that published neither. */
  readonly wire?: string;
}

/** Relations that may be those of two copies of a wire's text. */
const OF_A_WIRE: ReadonlySet<RelationLabel> = new Set(["duplicate", "syndication", "common-source"]);

/** @param shared more than templates and catchphrases, or nothing. */
export function judgePair(context: PairContext, shared: SharedText): PairVerdict {
  const { a, b } = shared;
  const { facts } = context;
  // what a text says of another's publisher says nothing where nothing is shared
  if (sharesNothing(shared)) return { label: "none", direction: "undetermined", evidence: [because("coverage", "they share no passage")], isNamed: false };
  const isOwn = facts.areOfOnePublisher(a, b);
  const evidence = [...evidenceOfMarks(facts, shared), ...evidenceOfTime(context, shared)];
  const wire = isOwn ? undefined : wiresOfBoth(facts, shared)[0];
  const direction = directionOf(evidence, wire !== undefined);
  const { label, evidence: reasons } = labelPair(context, shared, direction, evidence);
  const sign = direction === "a-to-b" ? 1 : -1;
  // a publisher's times order its versions; public words it has from who said them
  const isReused = label !== "template" && label !== "none" && !(isOwn && label === "quotation");
  return {
    label,
    direction: isReused ? direction : "undetermined",
    evidence: [...reasons, ...evidence],
    isNamed: isReused && direction !== "undetermined" && (isOwn || isNamed(evidence, sign)),
    ...(wire !== undefined && direction === "undetermined" && OF_A_WIRE.has(label) && { wire: facts.credits(a).get(wire)!.name }),
  };
}

/** Only in a comparison of two: what a collection reports has passages, or is nearly the same. */
function sharesNothing({ passages, resemblance }: SharedText): boolean {
  return resemblance < RELATION_RULES.storyResemblance && passages.length === 0;
}
