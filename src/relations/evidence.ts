/**
 * Stage relations: one thing that speaks for a relation, in the words of a person. Input a rule and what it saw, output the evidence. O(1).
 */
import type { Span } from "../types/document.js";
import type { RelationEvidence, RelationRule } from "../types/relation.js";

/** @param weight above 0 for `a-to-b`, below for `b-to-a`, 0 for the label only. */
export function because(rule: RelationRule, detail: string, weight = 0, spans: readonly Span[] = []): RelationEvidence {
  return { rule, detail, weight, spans };
}
