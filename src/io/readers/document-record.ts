/**
 * Stage input: a JSON value or a row of named cells -> a Document, or the reason why it is none. Unknown fields are passed
 * over, `null` is as absent; a field of the wrong type makes the record a bad one, because a date or a publisher that is
 * dropped unseen would change the result.
 */
import type { Document } from "../../types.js";

const OPTIONAL_FIELDS = ["title", "source", "publishedAt", "url", "language"] as const;

/** The fields a record can have; every other one is passed over. */
export const DOCUMENT_FIELDS = ["id", "text", ...OPTIONAL_FIELDS] as const;

/**
 * The document that `value` describes, or a sentence that says what is wrong with it. A number as `id` is taken as its
 * decimal string (safe integers only: a longer one has already lost digits). The strings are taken over, not copied.
 */
export function documentOfRecord(value: unknown): Document | string {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return `expected an object with "id" and "text", got ${kindOf(value)}`;
  const record = value as Readonly<Record<string, unknown>>;
  const id = idOf(record.id);
  if (id === undefined) return badId(record.id);
  if (typeof record.text !== "string") return `"text" expected string, got ${kindOf(record.text)}`;
  const document: Record<string, string> = { id, text: record.text };
  for (const name of OPTIONAL_FIELDS) {
    const field = record[name];
    if (field === undefined || field === null) continue;
    if (typeof field !== "string") return `"${name}" expected string, got ${kindOf(field)}`;
    document[name] = field;
  }
  return document as unknown as Document;
}

function idOf(id: unknown): string | undefined {
  if (typeof id === "number" && Number.isSafeInteger(id)) return String(id);
  return typeof id === "string" && id !== "" ? id : undefined;
}

function badId(id: unknown): string {
  if (id === undefined || id === null) return `"id" is missing`;
  if (id === "") return `"id" is empty`;
  return `"id" expected string or integer, got ${kindOf(id)}`;
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return value === null ? "null" : "nothing";
  if (Array.isArray(value)) return "an array";
  if (typeof value === "number") return `the number ${value}`;
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
