/**
 * Stage output: a detection -> tables as pandas, R, DuckDB and network tools take them: one thing a row, one name a column, keys that join (docs/formats.md). A table is
 * its columns and a source of rows, made as they are asked for; what a row cannot say is null. Offsets are UTF-16 code units or what `offsets` makes of
 * them. No import of Node here. Holds a map of the documents to their cluster, story and source.
 */
import type { Span } from "../../types/document.js";
import type { ReusedQuotation } from "../../types/quotation.js";
import type { DetectionLists } from "../../types/result.js";
import type { OffsetsOf } from "./offset-units.js";

type ColumnKind = "text" | "integer" | "number" | "flag";
export type Cell = string | number | boolean | null;

export interface Table {
  readonly name: string;
  readonly columns: Readonly<Record<string, ColumnKind>>;
  /** Cells in the order of the columns. Can be asked for once more. */
  readonly rows: () => Iterable<readonly Cell[]>;
}

const DOCUMENT = {
  id: "text",
  source: "text",
  published_at: "text",
  title: "text",
  url: "text",
  language: "text",
  tokens: "integer",
  chars: "integer",
  against: "flag",
} as const;
const SPAN_A = { a_id: "text", a_start: "integer", a_end: "integer" } as const;
const SPAN_B = { b_id: "text", b_start: "integer", b_end: "integer" } as const;

/** The tables of a detection. @param offsetsOf how offsets are counted. */
export function detectionTables(detection: DetectionLists, offsetsOf: OffsetsOf): Table[] {
  const { documents, passages, families, pairs, quotations, clusters, stories } = detection;
  const clusterOf = new Map(clusters.flatMap(({ index, documents: ids }) => ids.map((id) => [id, index] as const)));
  const storyOf = new Map(stories.flatMap(({ index, documents: ids }) => ids.map((id) => [id, index] as const)));
  const place = ({ id, start, end }: Span): Cell[] => [id, offsetsOf(id, start), offsetsOf(id, end)];
  return [
    {
      name: "documents",
      columns: { ...DOCUMENT, cluster: "integer", story: "integer" },
      rows: function* () {
        for (const { id, source, publishedAt, title, url, language, tokens, chars, against } of documents)
          yield [id, source, publishedAt, title, url, language, tokens, chars, against, clusterOf.get(id) ?? null, storyOf.get(id) ?? null];
      },
    },
    {
      name: "passages",
      columns: { passage: "integer", ...SPAN_A, ...SPAN_B, bits: "number", tokens: "integer", kind: "text", family: "integer", edits: "integer" },
      rows: function* () {
        for (const { index, a, b, bits, tokens, kind, family, edits } of passages)
          yield [index, ...place(a), ...place(b), bits, tokens, kind, family, edits.length];
      },
    },
    {
      name: "families",
      columns: { family: "integer", bits: "number", tokens: "integer", label: "text", documents: "integer", spans: "integer", first_id: "text", text: "text" },
      rows: function* () {
        for (const { index, bits, tokens, label, spans, text } of families)
          yield [index, bits, tokens, label, new Set(spans.map(({ id }) => id)).size, spans.length, spans[0]?.id ?? null, text];
      },
    },
    {
      name: "occurrences",
      columns: {
        family: "integer",
        id: "text",
        start: "integer",
        end: "integer",
        published_at: "text",
        time_from_text: "flag",
        parent_id: "text",
        reason: "text",
      },
      rows: function* () {
        for (const { index, spans, occurrences } of families) {
          for (const { publishedAt, timeFromText, parent, reason, ...span } of occurrences)
            yield [index, ...place(span), publishedAt, timeFromText, parent === null ? null : (occurrences[parent]?.id ?? null), reason];
          if (occurrences.length === 0) for (const span of spans) yield [index, ...place(span), null, null, null, null];
        }
      },
    },
    {
      name: "pairs",
      columns: { ...PAIR, relation: "text", direction: "text", via: "text" },
      rows: function* () {
        for (const { a, b, resemblance, containmentA, containmentB, coverageA, coverageB, passages: between, relation } of pairs) {
          const shares = [resemblance, containmentA, containmentB, coverageA, coverageB, between.length];
          yield [a, b, ...shares, relation?.label ?? null, relation?.direction ?? null, relation?.via ?? null];
        }
      },
    },
    { name: "quotations", columns: QUOTATIONS, rows: () => quotationRows(quotations, offsetsOf) },
    {
      name: "clusters",
      columns: { cluster: "integer", id: "text", represents: "flag" },
      rows: function* () {
        for (const { index, documents: ids, representative } of clusters) for (const id of ids) yield [index, id, id === representative];
      },
    },
    {
      name: "stories",
      columns: { story: "integer", id: "text", origin_id: "text", share: "number", reason: "text" },
      rows: function* () {
        for (const { index, origins } of stories)
          for (const { document, reason, members } of origins) for (const { id, share } of members) yield [index, id, document, share, reason];
      },
    },
  ];
}

export const QUOTATIONS = {
  ...({ quotation: "integer", family: "integer", id: "text", start: "integer", end: "integer", speaker: "text" } as const),
  ...({ verdict: "text", is_quoted: "flag", text: "text" } as const),
};

/** A row a quotation in a document. */
export function* quotationRows(quotations: Iterable<ReusedQuotation>, offsetsOf: OffsetsOf): Generator<Cell[]> {
  for (const { index, family, text, occurrences } of quotations)
    for (const { speaker, verdict, isQuoted, id, start, end } of occurrences)
      yield [index, family, id, offsetsOf(id, start), offsetsOf(id, end), speaker?.name ?? null, verdict, isQuoted, text];
}

const PAIR = {
  ...({ a_id: "text", b_id: "text", resemblance: "number", containment_a: "number", containment_b: "number" } as const),
  ...({ coverage_a: "number", coverage_b: "number", passages: "integer" } as const),
};

/** What passim writes of each passage, as JSON lines: `cluster` is the family, `src` the passage that it is likely to be taken from. */
export function* passimLines({ documents, families }: DetectionLists, offsetsOf: OffsetsOf): Generator<string> {
  const series = new Map<string, string | null>();
  for (const { id, source } of documents) series.set(id, source);
  for (const { index: cluster, spans, occurrences } of families) {
    const size = spans.length;
    const place = ({ id, start, end }: Span) => ({ begin: offsetsOf(id, start), end: offsetsOf(id, end), uid: id });
    const known = occurrences.length > 0 ? occurrences : spans.map((span) => ({ ...span, parent: null, publishedAt: null }));
    for (const each of known) {
      const parent = each.parent === null ? undefined : known[each.parent];
      yield `${JSON.stringify({ cluster, size, ...place(each), series: series.get(each.id) ?? null, date: each.publishedAt, src: parent === undefined ? [] : [place(parent)] })}\n`;
    }
  }
}

/** GraphML of documents and pairs (Gephi, networkx, igraph, Cytoscape); an edge goes the way the text went, and has none where that is not known. */
export function* graphMl({ documents, pairs }: DetectionLists): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n';
  for (const name of ["source", "published_at", "title"]) yield `<key id="${name}" for="node" attr.name="${name}" attr.type="string"/>\n`;
  for (const name of ["weight", "resemblance"]) yield `<key id="${name}" for="edge" attr.name="${name}" attr.type="double"/>\n`;
  yield '<key id="relation" for="edge" attr.name="relation" attr.type="string"/>\n<graph id="reuse" edgedefault="directed">\n';
  for (const { id, source, publishedAt, title } of documents)
    yield `<node id="${xml(id)}">${data("source", source)}${data("published_at", publishedAt)}${data("title", title)}</node>\n`;
  for (const { a, b, resemblance, coverageA, coverageB, relation } of pairs) {
    const [from, to] = relation?.direction === "b-to-a" ? [b, a] : [a, b];
    const isDirected = relation?.direction === "a-to-b" || relation?.direction === "b-to-a";
    const facts = data("weight", Math.max(coverageA, coverageB)) + data("resemblance", resemblance) + data("relation", relation?.label ?? null);
    yield `<edge source="${xml(from)}" target="${xml(to)}" directed="${isDirected}">${facts}</edge>\n`;
  }
  yield "</graph>\n</graphml>\n";
}

function data(key: string, value: string | number | null): string {
  return value === null ? "" : `<data key="${key}">${xml(String(value))}</data>`;
}

/** Characters that XML has no form for become U+FFFD. */
const NO_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function xml(text: string): string {
  return text.replace(NO_XML, "\ufffd").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
