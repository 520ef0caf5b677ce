/**
 * Stage output: the stories of a detection -> CSV, one row for each document of a story and each origin of it (docs/formats.md). Every text
 * is quoted, and one that a spreadsheet would run is neutralised. Holds some rows and one chunk.
 */
import type { Detection, DocumentSummary } from "../../types/result.js";
import type { Story } from "../../types/story.js";
import { type Cell, csvRows } from "./csv-rows.js";
import { spreadsheetCell } from "./spreadsheet-cell.js";

const COLUMNS = ["story", "document", "source", "published_at", "title", "url", "cluster", "represents_cluster", "origin", "is_origin", "share", "reason"];

/** The chunks of the file: a header, then stories in their order, in each its origins with their members; rows end with CRLF. */
export function storiesToCsv(detection: Pick<Detection, "clusters" | "documents" | "stories">): Generator<string> {
  return csvRows(rows(detection));
}

function* rows({ clusters, documents, stories }: Pick<Detection, "clusters" | "documents" | "stories">): Generator<Cell[]> {
  const known = new Map(documents.map((document) => [document.id, document]));
  const clusterOf = new Map(clusters.flatMap((cluster) => cluster.documents.map((id) => [id, cluster.index] as const)));
  const represents = new Set(clusters.map(({ representative }) => representative));
  yield COLUMNS;
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
