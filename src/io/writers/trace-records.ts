/**
 * Stage output: what became of a release (trace-types.ts) -> plain records with the keys, and the order of keys, that docs/formats.md
 * promises, and of them the JSON and the JSON-lines form. Free of Node. Holds one record and one chunk.
 */
import type { ReleasePart, ReleaseSentence, ReleaseTrace, ReleaseUse } from "../../trace-types.js";
import { inChunks } from "./chunks.js";
import { line } from "./detection-json-lines.js";
import { documentRecord, headRecord, limitRecord, passageRecord } from "./detection-records.js";
import { jsonList } from "./json-list.js";
import { finite } from "./record-parts.js";
import { quotationRecord, relationRecord } from "./relation-records.js";

/** The name and version of a written trace. */
const TRACE_FORMAT = { format: "wirecopy-trace", version: 1 };

/**
 * The chunks of one JSON object, ended by a line end; joined they are what JSON.parse takes.
 * @throws {RangeError} while iterating, if a number of the trace is not finite.
 */
export function traceToJson(trace: ReleaseTrace): Generator<string> {
  return inChunks(pieces(trace));
}

/**
 * The chunks of the lines: header, articles, others, parts, sentences, quotations, limits. Each line ends with LF.
 * @throws {RangeError} while iterating, if a number of the trace is not finite.
 */
export function traceToJsonLines(trace: ReleaseTrace): Generator<string> {
  return inChunks(lines(trace));
}

function* pieces(trace: ReleaseTrace): Generator<string> {
  yield JSON.stringify(traceHead(trace)).slice(0, -1);
  yield* jsonList("articles", trace.articles, useRecord);
  yield* jsonList("others", trace.others, useRecord);
  yield* jsonList("parts", trace.parts, partRecord);
  yield* jsonList("sentences", trace.sentences, sentenceRecord);
  yield* jsonList("quotations", trace.quotations, quotationRecord);
  yield* jsonList("limits", trace.limits, limitRecord);
  yield "\n}\n";
}

function* lines(trace: ReleaseTrace): Generator<string> {
  yield line({ record: "header", ...traceHead(trace) });
  for (const use of trace.articles) yield line({ record: "article", ...useRecord(use) });
  for (const use of trace.others) yield line({ record: "other", ...useRecord(use) });
  for (const part of trace.parts) yield line({ record: "part", ...partRecord(part) });
  for (const sentence of trace.sentences) yield line({ record: "sentence", ...sentenceRecord(sentence) });
  for (const quotation of trace.quotations) yield line({ record: "quotation", ...quotationRecord(quotation) });
  for (const limit of trace.limits) yield line({ record: "limit", ...limitRecord(limit) });
}

function traceHead(trace: ReleaseTrace) {
  const { release, numArticles, usedShare } = trace;
  const counts = { numArticles: finite("numArticles", numArticles), usedShare: finite("usedShare", usedShare) };
  return { ...headRecord(TRACE_FORMAT, trace), release: documentRecord(release), ...counts };
}

function useRecord({ article, publishedAt, timeFromText, releaseShare, articleShare, relation, passages }: ReleaseUse): ReleaseUse {
  return {
    article: documentRecord(article),
    publishedAt,
    timeFromText,
    releaseShare: finite("releaseShare", releaseShare),
    articleShare: finite("articleShare", articleShare),
    relation: relationRecord(relation),
    passages: passages.map(passageRecord),
  };
}

function partRecord({ start, end, uses, possible }: ReleasePart): ReleasePart {
  return { start: finite("start", start), end: finite("end", end), uses: finite("uses", uses), possible: finite("possible", possible) };
}

function sentenceRecord(sentence: ReleaseSentence): ReleaseSentence {
  return { ...partRecord(sentence), articles: [...sentence.articles] };
}
