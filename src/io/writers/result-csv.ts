/**
 * Stage output: a detection, its stories, or what became of a release -> CSV (RFC 4180, by csv-stringify), for people with a spreadsheet
 * (docs/formats.md): one row a passage; one for each document of a story and each origin of it; one a passage with the figures of its article.
 *
 * Every text is quoted, and one that a spreadsheet would run is neutralised: Excel, LibreOffice and Google Sheets take a cell that begins with
 * = + - @ for a formula (OWASP, CSV Injection), some after trimming white space, and Japanese and Chinese versions take the full-width and
 * small forms for the same signs; a tab, CR or LF at the beginning can move what follows into a cell of its own. No import of Node here. Holds
 * 64 rows and one chunk.
 */

import { stringify } from "csv-stringify/sync";
import type { Span } from "../../types/document.js";
import type { Passage } from "../../types/passage.js";
import type { Pair } from "../../types/relation.js";
import type { DetectionLists, DocumentSummary } from "../../types/result.js";
import type { Story } from "../../types/story.js";
import type { ReleaseTrace, ReleaseUse } from "../../types/trace.js";
import { inChunks } from "./chunks.js";

/** The text of a document by its id; undefined where it is not at hand, which leaves the excerpts of that document empty. */
export type TextOf = (id: string) => string | undefined;

const COLUMNS = ["a_id", "a_start", "a_end", "b_id", "b_start", "b_end", "bits", "tokens", "kind", "family", "a_text", "b_text"];
/** Which of the two is a document of `against`: a column of runs that have some. */
const AGAINST = "against";
/** Of the pair of documents, and of the family. */
const MEANING = ["relation", "direction", "via", "family_label"];

/** What a row tells beside the passage; columns of a part that is absent are empty, and without `documents` there is no column `against`. */
type WrittenDetection = Pick<DetectionLists, "passages"> & Partial<Pick<DetectionLists, "documents" | "families" | "pairs">>;

/** The chunks of the file: a header, then a row for each passage in the order of the detection; rows end with CRLF. */
export function detectionToCsv(detection: WrittenDetection, textOf: TextOf): Generator<string> {
  return csvRows(rows(detection, textOf));
}

function* rows({ documents = [], passages, families = [], pairs = [] }: WrittenDetection, textOf: TextOf): Generator<Cell[]> {
  const against = new Set<string>();
  for (const { id, against: isAgainst } of documents) if (isAgainst) against.add(id);
  const hasSides = against.size > 0;
  const relations = relationsByPassage(pairs, passages.length);
  yield [...COLUMNS, ...(hasSides ? [AGAINST] : []), ...MEANING];
  for (const passage of passages) {
    const { index, a, b, family } = passage;
    const side = against.has(a.id) ? "a" : against.has(b.id) ? "b" : "";
    yield [...rowOf(passage, textOf), ...(hasSides ? [side] : []), ...relationCells(relations[index]), families.at(family)?.label ?? ""];
  }
}

/** By passage: the relation of the two documents it stands in; none for a repeat inside one. */
function relationsByPassage(pairs: Iterable<Pair>, numPassages: number): (Pair["relation"] | undefined)[] {
  const relations = new Array<Pair["relation"] | undefined>(numPassages).fill(undefined);
  for (const { passages, relation } of pairs) for (const index of passages) relations[index] = relation;
  return relations;
}

function relationCells(relation: Pair["relation"] | undefined): Cell[] {
  return relation === undefined || relation === null ? ["", "", ""] : [relation.label, relation.direction, spreadsheetCell(relation.via ?? "")];
}

function rowOf({ a, b, bits, tokens, kind, family }: Passage, textOf: TextOf): Cell[] {
  const texts = [excerpt(a, textOf), excerpt(b, textOf)].map(spreadsheetCell);
  return [spreadsheetCell(a.id), a.start, a.end, spreadsheetCell(b.id), b.start, b.end, bits, tokens, kind, family, ...texts];
}

function excerpt({ id, start, end }: Span, textOf: TextOf): string {
  return textOf(id)?.slice(start, end) ?? "";
}

const STORY_COLUMNS = [
  "story",
  "document",
  "source",
  "published_at",
  "title",
  "url",
  "cluster",
  "represents_cluster",
  "origin",
  "is_origin",
  "share",
  "reason",
];

/** The chunks of the file: a header, then stories in their order, in each its origins with their members; rows end with CRLF. */
export function storiesToCsv(detection: Pick<DetectionLists, "clusters" | "documents" | "stories">): Generator<string> {
  return csvRows(storyRows(detection));
}

function* storyRows({ clusters, documents, stories }: Pick<DetectionLists, "clusters" | "documents" | "stories">): Generator<Cell[]> {
  const known = new Map(Array.from(documents, (document) => [document.id, document]));
  const clusterOf = new Map(clusters.flatMap((cluster) => cluster.documents.map((id) => [id, cluster.index] as const)));
  const represents = new Set(clusters.map(({ representative }) => representative));
  yield STORY_COLUMNS;
  for (const story of stories)
    for (const [id, origin, share, reason] of membersOf(story)) {
      const isOrigin = id === origin ? "yes" : "";
      const cluster = [clusterOf.get(id) ?? "", represents.has(id) ? "yes" : ""];
      yield [story.index, spreadsheetCell(id), ...described(known.get(id)), ...cluster, spreadsheetCell(origin), isOrigin, share, spreadsheetCell(reason)];
    }
}

/** The reason stands in the row of the origin. */
function* membersOf({ origins }: Story): Generator<readonly [id: string, origin: string, share: number, reason: string]> {
  for (const { document, reason, members } of origins) for (const { id, share } of members) yield [id, document, share, id === document ? reason : ""];
}

function described(document: DocumentSummary | undefined): Cell[] {
  return [document?.source, document?.publishedAt, document?.title, document?.url].map((text) => spreadsheetCell(text ?? ""));
}

const OF_ARTICLE = ["article", "source", "published_at", "time_from_text", "title", "url", "relation", "direction", "release_share", "article_share"];
const OF_PASSAGE = ["release_start", "release_end", "article_start", "article_end", "bits", "tokens", "kind", "edits", "release_text", "article_text"];

/** The chunks of the file: a header, then the rows of `articles` and of `others`, in their order; rows end with CRLF. */
export function traceToCsv(trace: ReleaseTrace, textOf: TextOf): Generator<string> {
  return csvRows(traceRows(trace, textOf));
}

function* traceRows({ articles, others }: ReleaseTrace, textOf: TextOf): Generator<Cell[]> {
  yield [...OF_ARTICLE, ...OF_PASSAGE];
  for (const use of [...articles, ...others]) {
    const ofArticle = articleCells(use);
    for (const passage of use.passages) yield [...ofArticle, ...passageCells(passage, textOf)];
    // near-duplicates of texts too short for a passage
    if (use.passages.length === 0) yield [...ofArticle, ...OF_PASSAGE.map(() => "")];
  }
}

function articleCells({ article, publishedAt, timeFromText, relation, releaseShare, articleShare }: ReleaseUse): Cell[] {
  const texts = [article.id, article.source, publishedAt].map((text) => spreadsheetCell(text ?? ""));
  const more = [article.title, article.url].map((text) => spreadsheetCell(text ?? ""));
  return [...texts, timeFromText ? "yes" : "", ...more, relation.label, relation.direction, releaseShare, articleShare];
}

/** `edits` is how many there are. */
function passageCells({ a, b, bits, tokens, kind, edits }: Passage, textOf: TextOf): Cell[] {
  const texts = [a, b].map(({ id, start, end }) => spreadsheetCell(textOf(id)?.slice(start, end) ?? ""));
  return [a.start, a.end, b.start, b.end, bits, tokens, kind, edits.length, ...texts];
}

const ROWS_AT_ONCE = 64;

/** Null is a cell with nothing in it; an empty text stands in quotation marks, so that a database can tell them apart. */
type Cell = number | string | null;

/** The chunks of a file of such rows. */
export function csvRows(rows: Iterable<readonly Cell[]>): Generator<string> {
  return inChunks(batches(rows));
}

function* batches(rows: Iterable<readonly Cell[]>): Generator<string> {
  let batch: (readonly Cell[])[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length < ROWS_AT_ONCE) continue;
    yield csv(batch);
    batch = [];
  }
  if (batch.length > 0) yield csv(batch);
}

function csv(batch: (readonly Cell[])[]): string {
  return stringify(batch as Cell[][], { quoted_string: true, record_delimiter: "windows" });
}

/** White space and characters that show as nothing, then a sign that begins a formula; or a control that begins a cell. */
const FORMULA = /^(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠﹦﹢﹣﹫])/u;

/** `text` with an apostrophe before it where a spreadsheet would take it for a formula, else unchanged. */
export function spreadsheetCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
