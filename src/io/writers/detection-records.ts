/**
 * Stage output: what a run found -> plain records with the keys, and the order of keys, that docs/formats.md promises. The
 * JSON and the JSON-lines form are made of the same records. Free of Node, so that a browser can write them too.
 * O(1) a record; nothing is kept.
 */
import type { Family } from "../../types/family.js";
import type { Limit } from "../../types/limit.js";
import type { IgnoredSpan, Passage } from "../../types/passage.js";
import type { Pair } from "../../types/relation.js";
import type { DetectionLists, DocumentSummary } from "../../types/result.js";
import type { Cluster } from "../../types/story.js";
import type { ProblemCount } from "../read-problem.js";
import { editRecord, finite, spanRecord } from "./record-parts.js";
import { occurrenceRecord, relationRecord, shareRecord } from "./relation-records.js";
import { type Section, section } from "./sections.js";

/** What a file says it is: the first two keys of either form. */
interface Format {
  readonly format: string;
  readonly version: number;
}

/** The name and version of a written detection. */
export const DETECTION_FORMAT: Format = { format: "wirecopy-detection", version: 2 };

/** The head of either form. Settings are written as they were used; one that is infinite (no bound) becomes null. */
export function headRecord({ format, version }: Format, { settings, guarantee }: Pick<DetectionLists, "settings" | "guarantee">) {
  const { minTokens, minCharacters, minBits } = guarantee;
  return {
    format,
    version,
    settings,
    guarantee: {
      minTokens: finite("minTokens", minTokens),
      minCharacters: finite("minCharacters", minCharacters),
      minBits: finite("minBits", minBits),
    },
  };
}

export function documentRecord(document: DocumentSummary): DocumentSummary {
  const { id, source, publishedAt, title, url, language, tokens, chars, against, shares } = document;
  const known = { id, source, publishedAt, title, url, language, tokens: finite("tokens", tokens), chars: finite("chars", chars) };
  return { ...known, against, shares: shares.map(shareRecord) };
}

export function passageRecord(passage: Passage): Passage {
  const { index, bits, tokens, kind, family } = passage;
  return {
    index: finite("index", index),
    a: spanRecord(passage.a),
    b: spanRecord(passage.b),
    bits: finite("bits", bits),
    tokens: finite("tokens", tokens),
    kind,
    family: finite("family", family),
    blocks: passage.blocks.map(({ a, b }) => ({ a: [finite("start", a[0]), finite("end", a[1])], b: [finite("start", b[0]), finite("end", b[1])] })),
    edits: passage.edits.map(editRecord),
  };
}

export function familyRecord(family: Family): Family {
  const { index, bits, tokens, text, spans, label, occurrences } = family;
  const known = { index: finite("index", index), bits: finite("bits", bits), tokens: finite("tokens", tokens), text, spans: spans.map(spanRecord) };
  return { ...known, label, occurrences: occurrences.map(occurrenceRecord) };
}

export function pairRecord(pair: Pair): Pair {
  return {
    a: pair.a,
    b: pair.b,
    resemblance: finite("resemblance", pair.resemblance),
    containmentA: finite("containmentA", pair.containmentA),
    containmentB: finite("containmentB", pair.containmentB),
    coverageA: finite("coverageA", pair.coverageA),
    coverageB: finite("coverageB", pair.coverageB),
    passages: pair.passages.map((index) => finite("passages", index)),
    relation: pair.relation && relationRecord(pair.relation),
  };
}

export function clusterRecord({ index, documents, representative, weakest }: Cluster): Cluster {
  const { a, b, resemblance } = weakest;
  return { index: finite("index", index), documents: [...documents], representative, weakest: { a, b, resemblance: finite("resemblance", resemblance) } };
}

export function ignoredRecord(ignored: IgnoredSpan): IgnoredSpan {
  return { ...spanRecord(ignored), text: ignored.text };
}

export function limitRecord(limit: Limit): Limit {
  return { code: limit.code, count: finite("count", limit.count), detail: limit.detail };
}

export function problemRecord({ severity, code, count, first }: ProblemCount): ProblemCount {
  return {
    severity,
    code,
    count: finite("count", count),
    first: first.map(({ file, line, message }) => ({ file, ...(line !== undefined && { line }), message })),
  };
}

/** The list of problems, where they are known. */
export function problemSections(problems: readonly ProblemCount[] | undefined): Section[] {
  return problems === undefined ? [] : [section({ list: "problems", kind: "problem", items: problems, recordOf: problemRecord })];
}
