/**
 * Stage output: what became of a release (trace-types.ts) -> plain records with the keys, and the order of keys, that docs/formats.md
 * promises, and of them the JSON and the JSON-lines form. Free of Node. Holds one record and one chunk.
 */
import type { ReleasePart, ReleaseSentence, ReleaseTrace, ReleaseUse } from "../../types/trace.js";
import type { TraceStep } from "../../types/wire-index.js";
import type { JsonOptions } from "./detection-json.js";
import { documentRecord, headRecord, limitRecord, passageRecord, problemSections } from "./detection-records.js";
import { finite } from "./record-parts.js";
import { quotationRecord, relationRecord } from "./relation-records.js";
import { type Section, section, toJson, toJsonLines } from "./sections.js";

/** The name and version of a written trace. */
const TRACE_FORMAT = { format: "wirecopy-trace", version: 2 };

/**
 * The chunks of one JSON object, ended by a line end; joined they are what JSON.parse takes.
 * @throws {RangeError} while iterating, if a number of the trace is not finite.
 */
export function traceToJson(trace: ReleaseTrace, options?: JsonOptions): Generator<string> {
  return toJson({ ...traceHead(trace), ...options?.more }, sectionsOf(trace, options));
}

/**
 * The chunks of the lines: header, articles, others, parts, sentences, quotations, limits, problems. Each line ends with LF.
 * @throws {RangeError} while iterating, if a number of the trace is not finite.
 */
export function traceToJsonLines(trace: ReleaseTrace, options?: JsonOptions): Generator<string> {
  return toJsonLines(traceHead(trace), sectionsOf(trace, options));
}

/** What a batch of articles has of a release, as JSON without line ends. */
export function traceStepToJson({ articles, others }: TraceStep): string {
  return JSON.stringify({ articles: articles.map(useRecord), others: others.map(useRecord) });
}

function sectionsOf({ articles, others, parts, sentences, quotations, limits }: ReleaseTrace, { problems }: JsonOptions = {}): Section[] {
  return [
    section({ list: "articles", kind: "article", items: articles, recordOf: useRecord }),
    section({ list: "others", kind: "other", items: others, recordOf: useRecord }),
    section({ list: "parts", kind: "part", items: parts, recordOf: partRecord }),
    section({ list: "sentences", kind: "sentence", items: sentences, recordOf: sentenceRecord }),
    section({ list: "quotations", kind: "quotation", items: quotations, recordOf: quotationRecord }),
    section({ list: "limits", kind: "limit", items: limits, recordOf: limitRecord }),
    ...problemSections(problems),
  ];
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
