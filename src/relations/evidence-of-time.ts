/**
 * Stage relations: what times say of the direction of a pair: which is before the other, and whether the later one is a digest (digests.ts). Input two
 * documents and what they share, output evidence. Times decide at one publisher only: between two they fit a third document as the source of both
 * as well, and the clocks of feeds and the hours of embargoes are not those of writing. O(1) a pair.
 */

import { RELATION_RULES } from "../settings/relation-rules.js";
import type { RelationEvidence } from "../types/relation.js";
import type { DocumentFacts } from "./document-facts.js";
import { shownTime } from "./document-times.js";
import { because } from "./evidence.js";
import type { SharedText } from "./shared-text.js";

export interface TimeContext {
  readonly facts: DocumentFacts;
  /** Whether this document holds the whole of that one, and of another that shares nothing with it. */
  isDigest(document: number, part: number): boolean;
}

/** What the times of a pair say; at two publishers the digest as well. */
export function evidenceOfTime(context: TimeContext, shared: SharedText): RelationEvidence[] {
  const times = timeEvidence(context.facts, shared);
  return context.facts.areOfOnePublisher(shared.a, shared.b) ? times : [...times, ...digestEvidence(context, shared)];
}

function timeEvidence(facts: DocumentFacts, { a, b }: SharedText): RelationEvidence[] {
  const sign = facts.isBefore(a, b) ? 1 : facts.isBefore(b, a) ? -1 : 0;
  if (sign === 0) return [];
  const [first, later] = sign === 1 ? [a, b] : [b, a];
  const isOwn = facts.areOfOnePublisher(a, b);
  const isHours = (facts.apartMs(a, b) ?? 0) < RELATION_RULES.clockMs;
  const weight = isOwn ? RELATION_RULES.timeSamePublisher : isHours ? RELATION_RULES.timeInHours : RELATION_RULES.time;
  const detail = `${facts.id(first)} (${shownTime(facts.time(first))}) is before ${facts.id(later)} (${shownTime(facts.time(later))})${isOwn ? ", of the same publisher" : ""}`;
  const spans = [first, later].flatMap((document) => {
    const date = facts.time(document).isFromText ? facts.textDate(document) : null;
    return date ? [{ id: facts.id(document), start: date.start, end: date.end }] : [];
  });
  return [because("time", detail, sign * weight, spans)];
}

function digestEvidence({ facts, isDigest }: TimeContext, { a, b }: SharedText): RelationEvidence[] {
  for (const [part, digest, sign] of [
    [a, b, 1],
    [b, a, -1],
  ] as const) {
    if (!isDigest(digest, part)) continue;
    const detail = `${facts.id(digest)} is a digest: it holds the whole of ${facts.id(part)}, and of another that shares nothing with it`;
    return [because("containment", detail, sign * RELATION_RULES.digest)];
  }
  return [];
}
