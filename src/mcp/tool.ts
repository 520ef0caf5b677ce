/**
 * Tools for agents: what a tool of the Model Context Protocol is here, and what they have in common: JSON Schemas, documents as arguments, lists that are cut with
 * the number left out, excerpts. Nothing of the protocol's package is needed for it, and no module of Node.
 *
 * Arguments come from a language model, so they are checked as strangers' are. Answers go into its context, so they are short, and hold excerpts only.
 */
import { checkDocument } from "../corpus/intake.js";
import { checkInteger, checkIterable, checkOptions, checkString, WirecopyError } from "../errors.js";
import type { Document } from "../types/document.js";
import type { CancelSignal } from "../types/options.js";
import type { Passage } from "../types/passage.js";
import type { Relation } from "../types/relation.js";
import type { IndexQueries } from "../types/wire-index.js";

export type JsonSchema = Readonly<Record<string, unknown>>;

/** What a tool is called in. */
export interface ToolCall {
  /** The archive that is asked; undefined where there is none. */
  readonly archive: IndexQueries | undefined;
  readonly signal: CancelSignal | undefined;
}

/** What a tool says: data that fit its schema, and the same in short for a reader. */
export interface ToolAnswer {
  readonly data: Readonly<Record<string, unknown>>;
  readonly summary: string;
}

export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: JsonSchema;
  readonly outputSchema: JsonSchema;
  /** @throws {TypeError | RangeError | WirecopyError} for arguments that cannot be used. */
  run(given: unknown, call: ToolCall): Promise<ToolAnswer>;
}

/** UTF-16 code units of one text, documents of one call, and code units of them together: what a process of some 500 MB compares in seconds. */
export const MOST_CHARS = 1_000_000;
export const MOST_DOCUMENTS = 500;
const MOST_CHARS_TOGETHER = 10_000_000;
/** Code units of an excerpt, of an id or a name, and of a sentence of evidence. */
const EXCERPT = 160;
const NAME = 200;
const SENTENCE = 240;
/** Sentences of evidence that an answer has. */
const MOST_EVIDENCE = 3;
/** Elements of a list unless `limit` asks for others, and at most. */
export const LIMIT = 6;
const MOST_LIMIT = 50;

export const TEXT: JsonSchema = { type: "string" };
export const NUMBER: JsonSchema = { type: "number" };
export const COUNT: JsonSchema = { type: "integer", minimum: 0 };
export const SHARE: JsonSchema = { type: "number", minimum: 0, maximum: 1 };
export const TEXT_OR_NULL: JsonSchema = { type: ["string", "null"] };
export const NOTES: JsonSchema = { type: "array", items: TEXT, description: "what is not claimed" };

/** Every key is always there. */
export function objectOf(properties: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return { type: "object", properties, required: Object.keys(properties), additionalProperties: false };
}

/** A list that was cut: `total` were found, `leftOut` of them are not in `list`. */
export function cutListOf(items: JsonSchema): JsonSchema {
  return objectOf({ total: COUNT, leftOut: COUNT, list: { type: "array", items } });
}

export function cutList<T, U>(all: readonly T[], limit: number, show: (one: T) => U): { readonly total: number; readonly leftOut: number; readonly list: U[] } {
  return { total: all.length, leftOut: Math.max(0, all.length - limit), list: all.slice(0, limit).map(show) };
}

const FACTS: Readonly<Record<string, JsonSchema>> = {
  source: { type: "string", description: "who published it" },
  publishedAt: { type: "string", description: "ISO 8601" },
  title: TEXT,
  url: TEXT,
  language: TEXT,
};

/** An argument that is a text, or a text with what is known of it. */
export const TEXT_ARGUMENT: JsonSchema = {
  anyOf: [
    { type: "string", maxLength: MOST_CHARS },
    { type: "object", properties: { text: { type: "string", maxLength: MOST_CHARS }, ...FACTS }, required: ["text"], additionalProperties: false },
  ],
};

export const DOCUMENTS_ARGUMENT: JsonSchema = {
  type: "array",
  maxItems: MOST_DOCUMENTS,
  items: {
    type: "object",
    properties: { id: TEXT, text: { type: "string", maxLength: MOST_CHARS }, ...FACTS },
    required: ["id", "text"],
    additionalProperties: false,
  },
};

export const LIMIT_ARGUMENT: JsonSchema = { type: "integer", minimum: 1, maximum: MOST_LIMIT, default: LIMIT, description: "elements of each list" };

/** @throws {TypeError} for an argument that the tool does not have. */
export function argumentsOf(given: unknown, known: readonly string[]): Readonly<Record<string, unknown>> {
  return checkOptions(given ?? {}, known, "arguments");
}

export function limitOf(value: unknown): number {
  return checkInteger("limit", value ?? LIMIT, 1, MOST_LIMIT);
}

/** A text argument as a document with an id. @throws {TypeError | RangeError} */
export function documentOf(name: string, value: unknown, id: string): Document {
  if (typeof value === "string") return { id, text: ofLength(name, value) };
  const { text, ...facts } = checkOptions(value, ["text", ...Object.keys(FACTS)], name);
  return checkDocument({ ...facts, id, text: ofLength(`${name}.text`, text) }, name);
}

/** @throws {TypeError | RangeError} if the argument is no list of documents, or more than can be taken. */
export function documentsOf(name: string, value: unknown): readonly Document[] {
  if (!Array.isArray(value)) checkIterable(name, value);
  const list = value as readonly unknown[];
  if (list.length > MOST_DOCUMENTS) throw new RangeError(`"${name}" expected at most ${MOST_DOCUMENTS} documents, got ${list.length}`);
  let chars = 0;
  const documents = list.map((one, x) => {
    const place = `${name}[${x}]`;
    const document = checkDocument(checkOptions(one, ["id", "text", ...Object.keys(FACTS)], place), place);
    chars += ofLength(`${place}.text`, document.text).length;
    return document;
  });
  if (chars > MOST_CHARS_TOGETHER) throw new RangeError(`"${name}" expected at most ${MOST_CHARS_TOGETHER} characters together, got ${chars}`);
  return documents;
}

function ofLength(name: string, value: unknown): string {
  const text = checkString(name, value);
  if (text.length > MOST_CHARS) throw new RangeError(`"${name}" expected at most ${MOST_CHARS} characters, got ${text.length}`);
  return text;
}

/** @throws {WirecopyError} "index-missing" */
export function archiveOf({ archive }: ToolCall, instead = ""): IndexQueries {
  if (archive !== undefined) return archive;
  throw new WirecopyError("index-missing", `this server was started without an archive (\`wirecopy mcp ARCHIVE\`)${instead}`);
}

/** The beginning of a text, no half characters. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const isHalf = /[\ud800-\udbff]/.test(text.charAt(most - 2));
  return `${text.slice(0, most - (isHalf ? 2 : 1))}…`;
}

export function nameOf(name: string): string;
export function nameOf(name: string | null): string | null;
export function nameOf(name: string | null): string | null {
  return name === null ? null : shortened(name, NAME);
}

export const SPAN = objectOf({ start: COUNT, end: COUNT, text: { type: "string", description: `the first ${EXCERPT} characters of it` } });

/** Where something stands in a text, and how it begins. */
export function spanOf(text: string, { start, end }: { readonly start: number; readonly end: number }): Readonly<Record<string, unknown>> {
  return { start, end, text: shortened(text.slice(start, end), EXCERPT) };
}

/** The strongest first; of equals the one that comes first. */
export function strongestFirst(passages: readonly Passage[]): Passage[] {
  return [...passages].sort((x, y) => y.bits - x.bits || x.index - y.index);
}

export const RELATION = objectOf({ label: TEXT, direction: TEXT, evidence: { type: "array", items: TEXT } });

export function relationOf({ label, direction, evidence }: Relation): Readonly<Record<string, unknown>> {
  return { label, direction, evidence: evidence.slice(0, MOST_EVIDENCE).map(({ detail }) => shortened(detail, SENTENCE)) };
}

/** Figures as a reader needs them. */
export function rounded(value: number): number {
  return Math.round(1000 * value) / 1000;
}
