/**
 * Service: what may be sent, as JSON Schema: the bodies and the parameters of every route. They refuse a request (json-schema.ts) and are shown in /openapi.json.
 * Names and ranges are those of the options of the index; what a schema cannot say (a duration, a date) the index checks.
 */
import { THRESHOLD_NAMES } from "../settings/thresholds.js";
import type { Schema } from "./json-schema.js";

/** Characters of a text: twenty times the longest article. Longer ones would hold up everybody else while they are cut into words. */
const MOST_TEXT = 1_000_000;
/** Characters of an id, which has to fit into an address. */
const MOST_ID = 1_000;
const MOST_FIELD = 4_000;
/** Documents of one array; JSON lines have no such bound. */
const MOST_DOCUMENTS = 1_000;
/** Documents that one question may look at closely. */
const MOST_LIMIT = 1_000;

const ID: Schema = { type: "string", minLength: 1, maxLength: MOST_ID };
const TEXT: Schema = { type: "string", maxLength: MOST_TEXT };
const FIELD: Schema = { type: ["string", "null"], maxLength: MOST_FIELD };

const FIELDS: Readonly<Record<string, Schema>> = {
  id: ID,
  text: TEXT,
  title: FIELD,
  source: { ...FIELD, description: "The publisher." },
  publishedAt: { ...FIELD, description: "ISO 8601 date or date-time." },
  url: FIELD,
  language: { ...FIELD, description: "BCP 47 tag." },
};

export const DOCUMENT: Schema = { type: "object", properties: FIELDS, required: ["id", "text"], additionalProperties: false };

export const DOCUMENTS: Schema = { ...DOCUMENT, type: ["object", "array"], items: DOCUMENT, minItems: 1, maxItems: MOST_DOCUMENTS };

const ASKED: Schema = {
  description: "A text, a document, or the id of one that is in the index: an object without a text.",
  type: ["string", "object"],
  maxLength: MOST_TEXT,
  properties: FIELDS,
  required: ["id"],
  additionalProperties: false,
};

const SEEN_OPTIONS: Readonly<Record<string, Schema>> = {
  within: {
    description: 'Only documents published at most this far from it: milliseconds, or such as "72h".',
    type: ["string", "number"],
    minimum: 0,
    maxLength: 40,
  },
  since: { description: "Only documents published then or later (ISO 8601).", type: "string", maxLength: 40 },
};

/** Options of every question that looks at passages. */
const SEARCH_OPTIONS: Readonly<Record<string, Schema>> = {
  ...SEEN_OPTIONS,
  otherSourceOnly: { type: "boolean", default: false },
  marginBits: { type: "number", minimum: -6, maximum: 1000, default: 0 },
  thresholds: {
    description: "Bits that a passage needs, by its class.",
    type: "object",
    properties: Object.fromEntries(THRESHOLD_NAMES.map((name) => [name, { type: "number", minimum: 0, maximum: 1000 } as const])),
    additionalProperties: false,
  },
  model: { description: "Version of the word model; the newest where it is left out.", type: "integer", minimum: 0 },
};

const LIMITED_OPTIONS: Readonly<Record<string, Schema>> = {
  ...SEARCH_OPTIONS,
  limit: { description: "Documents that are looked at closely.", type: "integer", minimum: 1, maximum: MOST_LIMIT, default: 20 },
  exhaustive: { type: "boolean", default: false },
};

function question(options: Readonly<Record<string, Schema>>): Schema {
  return { type: "object", properties: { document: ASKED, ...options }, required: ["document"], additionalProperties: false };
}

export const SEEN: Schema = question(SEEN_OPTIONS);
export const QUERY: Schema = question({ ...LIMITED_OPTIONS, relations: { type: "boolean", default: true } });
export const JUDGE: Schema = question(LIMITED_OPTIONS);
export const TRACE: Schema = question({ ...SEARCH_OPTIONS, batch: { type: "integer", minimum: 1, maximum: MOST_LIMIT, default: 200 } });

export const EXPIRE: Schema = {
  description: "One of the two.",
  type: "object",
  properties: {
    before: { description: "ISO 8601.", type: "string", maxLength: 40 },
    olderThan: { description: 'Milliseconds, or such as "90d".', type: ["string", "number"], minimum: 0, maxLength: 40 },
  },
  additionalProperties: false,
};

/** Parameters of an address are text. */
const FLAG: Schema = { type: "string", enum: ["true", "false"] };

export const CHANGES_PARAMETERS: Readonly<Record<string, Schema>> = {
  after: { description: "Only changes behind this cursor; Last-Event-ID counts more.", type: "string", maxLength: 15 },
  wait: { ...FLAG, description: "Whether to wait for more when all were told.", default: "true" },
};

export const ADD_PARAMETERS: Readonly<Record<string, Schema>> = {
  ifExists: { description: "What happens to a document whose id is there.", type: "string", enum: ["error", "replace", "skip"], default: "error" },
  judge: { ...FLAG, description: "Whether a verdict is given: by itself for one document, which then costs as much as a question." },
};
