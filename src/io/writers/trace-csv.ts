/**
 * Stage output: what became of a release -> CSV, one row a passage, with the figures of its article (docs/formats.md). Every text is quoted,
 * and one that a spreadsheet would run is neutralised. Holds some rows and one chunk.
 */

import type { Passage } from "../../types/passage.js";
import type { ReleaseTrace, ReleaseUse } from "../../types/trace.js";
import { type Cell, csvRows } from "./csv-rows.js";
import type { TextOf } from "./detection-csv.js";
import { spreadsheetCell } from "./spreadsheet-cell.js";

const OF_ARTICLE = ["article", "source", "published_at", "time_from_text", "title", "url", "relation", "direction", "release_share", "article_share"];
const OF_PASSAGE = ["release_start", "release_end", "article_start", "article_end", "bits", "tokens", "kind", "edits", "release_text", "article_text"];

/** The chunks of the file: a header, then the rows of `articles` and of `others`, in their order; rows end with CRLF. */
export function traceToCsv(trace: ReleaseTrace, textOf: TextOf): Generator<string> {
  return csvRows(rows(trace, textOf));
}

function* rows({ articles, others }: ReleaseTrace, textOf: TextOf): Generator<Cell[]> {
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
