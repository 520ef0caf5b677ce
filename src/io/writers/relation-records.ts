/**
 * Stage output: what reuse means (relation-types.ts) -> plain records with the keys, and the order of keys, that docs/formats.md
 * promises. Free of Node. O(1) a record, O(members) a story.
 */
import type { Occurrence } from "../../types/family.js";
import type { ReusedQuotation, Speaker } from "../../types/quotation.js";
import type { Relation, Share } from "../../types/relation.js";
import type { Origin, Story } from "../../types/story.js";
import { editRecord, finite, spanRecord } from "./record-parts.js";

export function relationRecord({ label, direction, evidence, via, wire }: Relation): Relation {
  return {
    label,
    direction,
    evidence: evidence.map(({ rule, detail, weight, spans }) => ({ rule, detail, weight: finite("weight", weight), spans: spans.map(spanRecord) })),
    via,
    wire,
  };
}

export function occurrenceRecord(occurrence: Occurrence): Occurrence {
  const { publishedAt, precision, timeFromText, parent, reason } = occurrence;
  return { ...spanRecord(occurrence), publishedAt, precision, timeFromText, parent: parent === null ? null : finite("parent", parent), reason };
}

export function shareRecord({ from, label, share }: Share): Share {
  return { from, label, share: finite("share", share) };
}

export function quotationRecord({ index, family, text, speaker, reference, referenceReason, occurrences }: ReusedQuotation): ReusedQuotation {
  return {
    index: finite("index", index),
    family: finite("family", family),
    text,
    speaker,
    reference: finite("reference", reference),
    referenceReason,
    occurrences: occurrences.map((one) => ({
      ...spanRecord(one),
      speaker: one.speaker && speakerRecord(one.speaker),
      verdict: one.verdict,
      edits: one.edits.map(editRecord),
      isQuoted: one.isQuoted,
    })),
  };
}

function speakerRecord({ name, span }: Speaker): Speaker {
  return { name, span: spanRecord(span) };
}

export function storyRecord({ index, documents, clusters, origins }: Story): Story {
  return {
    index: finite("index", index),
    documents: [...documents],
    clusters: clusters.map((cluster) => finite("clusters", cluster)),
    origins: origins.map(originRecord),
  };
}

function originRecord({ document, wire, reason, members }: Origin): Origin {
  return { document, wire, reason, members: members.map(({ id, share }) => ({ id, share: finite("share", share) })) };
}
