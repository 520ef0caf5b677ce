/**
 * Stage output: what became of a release -> tables, as detection-tables.ts makes them of a detection: one thing a row, keys that join. Offsets are UTF-16 code units or what `offsetsOf` makes of
 * them. No import of Node here.
 */
import type { ReleaseTrace, ReleaseUse } from "../../types/trace.js";
import { type Cell, QUOTATIONS, quotationRows, type Table } from "./detection-tables.js";
import type { OffsetsOf } from "./offset-units.js";

/** The tables of a trace. */
export function traceTables({ release, articles, others, sentences, quotations }: ReleaseTrace, offsetsOf: OffsetsOf): Table[] {
  const uses: readonly (readonly [ReleaseUse, isUse: boolean])[] = [
    ...articles.map((use) => [use, true] as const),
    ...others.map((use) => [use, false] as const),
  ];
  const inRelease = (offset: number): Cell => offsetsOf(release.id, offset);
  return [
    {
      name: "articles",
      columns: {
        ...{ id: "text", source: "text", published_at: "text", time_from_text: "flag", title: "text", url: "text", uses_release: "flag" },
        ...{ relation: "text", direction: "text", release_share: "number", article_share: "number", passages: "integer" },
      },
      rows: function* () {
        for (const [{ article, publishedAt, timeFromText, relation, releaseShare, articleShare, passages }, isUse] of uses) {
          const { id, source, title, url } = article;
          yield [id, source, publishedAt, timeFromText, title, url, isUse, relation.label, relation.direction, releaseShare, articleShare, passages.length];
        }
      },
    },
    {
      name: "passages",
      columns: {
        ...{ id: "text", release_start: "integer", release_end: "integer", start: "integer", end: "integer" },
        ...{ bits: "number", tokens: "integer", kind: "text", edits: "integer" },
      },
      rows: function* () {
        for (const [{ article, passages }] of uses)
          for (const { a, b, bits, tokens, kind, edits } of passages)
            yield [article.id, inRelease(a.start), inRelease(a.end), offsetsOf(b.id, b.start), offsetsOf(b.id, b.end), bits, tokens, kind, edits.length];
      },
    },
    {
      name: "sentences",
      columns: { sentence: "integer", start: "integer", end: "integer", uses: "integer", possible: "integer" },
      rows: function* () {
        for (const [index, { start, end, uses: used, possible }] of sentences.entries()) yield [index, inRelease(start), inRelease(end), used, possible];
      },
    },
    {
      name: "sentence_uses",
      columns: { sentence: "integer", id: "text" },
      rows: function* () {
        for (const [index, { articles: ids }] of sentences.entries()) for (const id of ids) yield [index, id];
      },
    },
    { name: "quotations", columns: QUOTATIONS, rows: () => quotationRows(quotations, offsetsOf) },
  ];
}
