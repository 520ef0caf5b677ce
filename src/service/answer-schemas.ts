/**
 * Service: what is answered, as JSON Schema, for /openapi.json: what the service alone has. The forms that files have too are the two schemas of docs/, to which these
 * refer by their names (`$id`); /openapi.json holds both. Tests hold answers against them.
 */
import detection from "../../docs/detection.schema.json" with { type: "json" };
import trace from "../../docs/trace.schema.json" with { type: "json" };

/** Of files, by the names that /openapi.json gives them. */
export const FILE_SCHEMAS = { Detection: detection, Trace: trace } as const;

const COUNT = { type: "integer", minimum: 0 } as const;
const SHARE = { type: "number", minimum: 0, maximum: 1 } as const;
const TEXT = { type: "string" } as const;
const TEXT_OR_NULL = { type: ["string", "null"] } as const;

/** An object with all of these members. */
function objectOf(properties: Readonly<Record<string, object>>): object {
  return { type: "object", required: Object.keys(properties), properties };
}

const SEEN_DOCUMENT = objectOf({ id: TEXT, resemblance: SHARE, source: TEXT_OR_NULL, publishedAt: TEXT_OR_NULL });
const SEEN_LIST = { type: "array", items: SEEN_DOCUMENT };
export const SEEN_DOCUMENTS = objectOf({ documents: SEEN_LIST });

const VERDICT = objectOf({
  kind: { enum: ["new", "duplicate", "update", "shares"] },
  of: TEXT_OR_NULL,
  resemblance: { type: ["number", "null"], minimum: 0, maximum: 1 },
  shared: SHARE,
  duplicates: SEEN_LIST,
  relation: { type: ["object", "null"] },
  thresholds: objectOf({ resemblance: SHARE, bits: { type: "object" } }),
  reason: TEXT,
});

const ASKED_INDEX = {
  candidates: objectOf({ touched: COUNT, possible: COUNT, verified: COUNT, notVerified: COUNT }),
  model: objectOf({ version: COUNT, id: TEXT, documents: COUNT, tokens: COUNT }),
  index: objectOf({ generation: COUNT, documents: COUNT }),
};

/** A detection of an index. @param hasVerdict whether a verdict is in it. */
export function answerSchema(hasVerdict: boolean): object {
  return { allOf: [{ $ref: detection.$id }, objectOf({ complete: { type: "boolean" }, ...ASKED_INDEX, ...(hasVerdict ? { verdict: VERDICT } : {}) })] };
}

const USES = { type: "array", items: { $ref: `${trace.$id}#/$defs/use` } };

/** A line of a trace. */
export function traceSchema(): object {
  return {
    oneOf: [
      objectOf({ kind: { const: "step" }, articles: USES, others: USES }),
      { allOf: [{ $ref: trace.$id }, objectOf({ kind: { const: "result" }, ...ASKED_INDEX })] },
      objectOf({ kind: { const: "problem" }, status: COUNT, code: TEXT, title: TEXT, detail: TEXT }),
    ],
  };
}

export const PROBLEM = {
  ...objectOf({ type: { const: "about:blank" }, status: { type: "integer", minimum: 400, maximum: 599 }, code: TEXT, title: TEXT, detail: TEXT }),
  description: "RFC 9457. `code` is stable and made for programs, `detail` for people. `pointer` names the place in the body.",
};

/** What became of one document. */
const STORED = objectOf({
  id: TEXT,
  status: { enum: ["added", "replaced", "skipped"] },
  duplicates: { description: "Near-duplicates of it that are in the index.", ...SEEN_LIST },
  verdict: { description: "Null where none was asked for.", oneOf: [VERDICT, { type: "null" }] },
});

export const STORED_DOCUMENTS = {
  oneOf: [STORED, objectOf({ documents: { type: "array", items: STORED }, added: COUNT, replaced: COUNT, skipped: COUNT })],
};

/** A change of stories (src/types/wire-index.ts). */
export const CHANGE = objectOf({
  cursor: { type: "integer", minimum: 1 },
  kind: { enum: ["new-origin", "story-joined", "stories-merged", "update-of"] },
  story: COUNT,
  document: TEXT,
  of: TEXT_OR_NULL,
  merged: { type: "array", items: COUNT },
  verdict: { enum: ["new", "duplicate", "update", "shares"] },
  model: COUNT,
  at: TEXT,
});

export const REMOVED = objectOf({ removed: COUNT });
export const STATS = objectOf({ documents: COUNT, tokens: COUNT, generation: COUNT, models: { type: "array", items: ASKED_INDEX.model } });
