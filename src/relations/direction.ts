/**
 * Stage relations: which way a text went. Input evidence with weights, output a direction or none. Weights add up; a direction needs a sum
 * of `decides`, no rule against it that would decide alone, and no time against it: what was over before the other text began cannot have
 * been taken from it, but for the hours that clocks and embargoes are off. Two copies of a wire's story have none, unless one credits
 * the other. O(evidence).
 */

import { RELATION_RULES } from "../settings/relation-rules.js";
import type { Direction, RelationEvidence } from "../types/relation.js";

/** @param areCopies whether both carry the story of one wire, and neither is it. */
export function directionOf(evidence: readonly RelationEvidence[], areCopies: boolean): Direction {
  const sum = evidence.reduce((total, { weight }) => total + weight, 0);
  const sign = Math.sign(sum);
  if (Math.abs(sum) < RELATION_RULES.decides || isAgainst(evidence, sign) || (areCopies && !isCredited(evidence, sign))) return "undetermined";
  return sign === 1 ? "a-to-b" : "b-to-a";
}

/** Whether a time, or a rule that would decide alone, speaks against a direction. @param sign 1 for a as the origin. */
export function isAgainst(evidence: readonly RelationEvidence[], sign: number): boolean {
  return evidence.some(({ rule, weight }) => weight * sign <= -(rule === "time" ? RELATION_RULES.time : RELATION_RULES.decides));
}

/** Whether one side names the other, by a credit or by attributing the words to it. @param sign 1 for a as the origin. */
export function isNamed(evidence: readonly RelationEvidence[], sign: number): boolean {
  return isCredited(evidence, sign) || evidence.some(({ rule, weight }) => rule === "attribution" && weight * sign > 0);
}

function isCredited(evidence: readonly RelationEvidence[], sign: number): boolean {
  return evidence.some(({ rule, weight }) => rule === "credit" && weight * sign > 0);
}
