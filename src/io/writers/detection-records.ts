/**
 * Stage output: what a run found -> plain records with the keys, and the order of keys, that docs/formats.md promises. The
 * JSON and the JSON-lines form are made of the same records. Free of Node, so that a browser can write them too.
 * O(1) a record; nothing is kept.
 */
import type { Cluster, Detection, DocumentSummary, Family, IgnoredSpan, Limit, Pair, Passage, Span } from "../../types.js";

/** The name and version of the format, the first two keys of either form. */
const FORMAT = { format: "wirecopy-detection", version: 1 } as const;

/** The head of either form. Settings are written as they were used; one that is infinite (no bound) becomes null. */
export function headRecord(detection: Pick<Detection, "settings" | "guarantee">) {
  const { minTokens, minCharacters, minBits } = detection.guarantee;
  return {
    ...FORMAT,
    settings: detection.settings,
    guarantee: {
      minTokens: finite("minTokens", minTokens),
      minCharacters: finite("minCharacters", minCharacters),
      minBits: finite("minBits", minBits),
    },
  };
}

export function documentRecord(document: DocumentSummary): DocumentSummary {
  const { id, source, publishedAt, title, url, language, tokens, chars, against } = document;
  const known = { id, source, publishedAt, title, url, language, tokens: finite("tokens", tokens), chars: finite("chars", chars) };
  return { ...known, ...(against && { against }) };
}

export function passageRecord(passage: Passage): Passage {
  const { bits, tokens, kind, family } = passage;
  return {
    a: spanRecord(passage.a),
    b: spanRecord(passage.b),
    bits: finite("bits", bits),
    tokens: finite("tokens", tokens),
    kind,
    family: finite("family", family),
    blocks: passage.blocks.map(({ a, b }) => ({ a: [finite("start", a[0]), finite("end", a[1])], b: [finite("start", b[0]), finite("end", b[1])] })),
    edits: passage.edits.map(({ a, b, op }) => ({ a, b, op })),
  };
}

export function familyRecord(family: Family): Family {
  const { id, bits, tokens, text, spans } = family;
  return { id: finite("id", id), bits: finite("bits", bits), tokens: finite("tokens", tokens), text, spans: spans.map(spanRecord) };
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
  };
}

export function clusterRecord(cluster: Cluster): Cluster {
  return { id: finite("id", cluster.id), documents: [...cluster.documents] };
}

export function ignoredRecord(ignored: IgnoredSpan): IgnoredSpan {
  return { ...spanRecord(ignored), text: typeof ignored.text === "number" ? finite("text", ignored.text) : ignored.text };
}

export function limitRecord(limit: Limit): Limit {
  return { code: limit.code, count: finite("count", limit.count), detail: limit.detail };
}

function spanRecord({ id, start, end }: Span): Span {
  return { id, start: finite("start", start), end: finite("end", end) };
}

/**
 * JSON has no NaN and no Infinity; JSON.stringify would write null, and a reader would learn of the defect much later.
 * @throws {RangeError} if `value` is not finite.
 */
function finite(name: string, value: number): number {
  if (!Number.isFinite(value)) throw new RangeError(`"${name}" of a detection expected a finite number, got ${value}`);
  return value;
}
