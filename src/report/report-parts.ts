/**
 * Stage report: a detection and the texts of its documents -> the parts of the page's data, as JSON. The first part is the overview
 * (report-data.ts); the others hold records of one list each, about PART_CHARS characters, so that the page unpacks only what is
 * opened. Free of Node. Time O(records + characters); holds the heads and one part.
 */

import { append } from "../arrays/append.js";
import { documentRecord, limitRecord, passageRecord } from "../io/writers/detection-records.js";
import { finite, spanRecord } from "../io/writers/record-parts.js";
import { occurrenceRecord, quotationRecord, relationRecord, storyRecord } from "../io/writers/relation-records.js";
import type { Family } from "../types/family.js";
import type { Passage } from "../types/passage.js";
import type { ReusedQuotation } from "../types/quotation.js";
import type { DetectionLists } from "../types/result.js";
import { VERSION } from "../version.js";
import type { FamilyHead, FamilyRecord, Overview, PairHead, PairRecord, QuotationHead, ReportLists } from "./report-data.js";

/** Unpacked and parsed in some 5 ms by a browser, and large enough to be packed as well as the whole. */
const PART_CHARS = 1 << 18;
/** Two lines of a table; the rest is in its record. */
const HEAD_CHARS = 140;

/** One piece of data of the page. */
export interface ReportPart {
  readonly list: keyof ReportLists | "overview";
  /** Place of its first record in the list. */
  readonly from: number;
  readonly json: string;
}

/**
 * Yields the overview, then the lists.
 * @param textOf undefined for a document whose text is not at hand. @param more what the detection does not tell.
 * @throws {RangeError} while iterating, if a number of the detection is not finite: the page would show it as nothing.
 */
export function* reportParts(
  detection: DetectionLists,
  textOf: (id: string) => string | undefined,
  more?: Pick<Overview, "trace" | "firstList" | "problems">,
): Generator<ReportPart> {
  const numberOf = new Map(Array.from(detection.documents, ({ id }, number) => [id, number]));
  const repeats = repeatsByDocument(detection.passages);
  yield { list: "overview", from: 0, json: JSON.stringify({ ...overviewOf(detection, repeats, numberOf), ...more }) };
  yield* partsOf("pairs", pairRecords(detection, repeats));
  yield* partsOf("families", mapped(detection.families, familyRecord));
  yield* partsOf("quotations", mapped(detection.quotations, quotationRecord));
  yield* partsOf("passages", mapped(detection.passages, passageRecord));
  yield* partsOf("texts", textsOf(detection, textOf));
}

/** One at a time, so that only those of a part are held. */
function* mapped<From, To>(list: Iterable<From>, recordOf: (one: From) => To): Generator<To> {
  for (const one of list) yield recordOf(one);
}

function* partsOf<List extends keyof ReportLists>(list: List, records: Iterable<ReportLists[List]>): Generator<ReportPart> {
  let from = 0;
  let next = 0;
  let json = "";
  for (const record of records) {
    json += (json === "" ? "[" : ",") + JSON.stringify(record);
    next++;
    if (json.length < PART_CHARS) continue;
    yield { list, from, json: `${json}]` };
    from = next;
    json = "";
  }
  if (json !== "") yield { list, from, json: `${json}]` };
}

function* textsOf({ documents }: DetectionLists, textOf: (id: string) => string | undefined): Generator<string | null> {
  for (const { id } of documents) yield textOf(id) ?? null;
}

/** Indices of the passages that stand twice in one document, by its id. */
type Repeats = ReadonlyMap<string, readonly number[]>;

function repeatsByDocument(passages: Iterable<Passage>): Repeats {
  const repeats = new Map<string, number[]>();
  for (const { index, a, b } of passages) if (a.id === b.id) append(repeats, a.id, index);
  return repeats;
}

function overviewOf(detection: DetectionLists, repeats: Repeats, numberOf: ReadonlyMap<string, number>): Overview {
  const { settings, guarantee, documents, passages, clusters, ignored, limits } = detection;
  return {
    version: VERSION,
    settings,
    guarantee: {
      minTokens: finite("minTokens", guarantee.minTokens),
      minCharacters: finite("minCharacters", guarantee.minCharacters),
      minBits: finite("minBits", guarantee.minBits),
    },
    documents: Array.from(documents, documentRecord),
    pairs: pairHeads(detection, repeats, numberOf),
    families: Array.from(detection.families, (family) => familyHead(family, numberOf)),
    quotations: detection.quotations.map((quotation) => quotationHead(quotation, numberOf)),
    stories: detection.stories.map(storyRecord),
    numClusters: clusters.filter((cluster) => cluster.documents.length > 1).length,
    numPassages: passages.length,
    numIgnored: ignored.length,
    limits: limits.map(limitRecord),
  };
}

function pairHeads({ pairs, passages }: DetectionLists, repeats: Repeats, numberOf: ReadonlyMap<string, number>): PairHead[] {
  const strongest = (indices: readonly number[]) => indices.reduce((most, index) => Math.max(most, passages.at(index)?.bits ?? 0), 0);
  const heads = Array.from(
    pairs,
    (pair): PairHead => ({
      a: numberOf.get(pair.a) as number,
      b: numberOf.get(pair.b) as number,
      resemblance: finite("resemblance", pair.resemblance),
      coverageA: finite("coverageA", pair.coverageA),
      coverageB: finite("coverageB", pair.coverageB),
      bits: strongest(pair.passages),
      passages: pair.passages.length,
      ...(pair.relation && { label: pair.relation.label, direction: pair.relation.direction }),
      ...(typeof pair.relation?.via === "string" && { via: pair.relation.via }),
    }),
  );
  for (const [id, indices] of repeats) {
    const document = numberOf.get(id) as number;
    heads.push({ a: document, b: document, resemblance: 0, coverageA: 0, coverageB: 0, bits: strongest(indices), passages: indices.length });
  }
  return heads;
}

/** In the order of `pairHeads`. */
function* pairRecords({ pairs }: DetectionLists, repeats: Repeats): Generator<PairRecord> {
  for (const { passages, containmentA, containmentB, relation } of pairs)
    yield {
      passages: passages.map((index) => finite("passages", index)),
      containmentA: finite("containmentA", containmentA),
      containmentB: finite("containmentB", containmentB),
      evidence: relation === null ? [] : relationRecord(relation).evidence,
    };
  for (const passages of repeats.values()) yield { passages, containmentA: 0, containmentB: 0, evidence: [] };
}

function familyHead({ bits, tokens, text, spans, label }: Family, numberOf: ReadonlyMap<string, number>): FamilyHead {
  return {
    bits: finite("bits", bits),
    tokens: finite("tokens", tokens),
    text: text.slice(0, HEAD_CHARS),
    first: numberOf.get(spans[0]?.id as string) ?? 0,
    documents: new Set(spans.map(({ id }) => id)).size,
    spans: spans.length,
    ...(label !== null && { label }),
  };
}

function familyRecord({ text, spans, occurrences }: Family): FamilyRecord {
  return { text, spans: spans.map(spanRecord), occurrences: occurrences.map(occurrenceRecord) };
}

function quotationHead({ family, text, speaker, occurrences }: ReusedQuotation, numberOf: ReadonlyMap<string, number>): QuotationHead {
  return {
    family,
    text: text.slice(0, HEAD_CHARS),
    speaker,
    first: numberOf.get(occurrences[0]?.id as string) ?? 0,
    occurrences: occurrences.length,
    verdicts: [...new Set(occurrences.map(({ verdict }) => verdict))],
  };
}
