/**
 * Stage input: a JSON value or a row of named cells -> a Document, or the reason why it is none. Names that extractors of news write for a field are
 * read as well (docs/formats.md has the list and why others are not). Unknown fields are passed over, `null` is as absent; a field of the wrong type
 * makes the record a bad one, because a date or a publisher that is dropped unseen would change the result. O(fields).
 */
import { shown } from "../../errors.js";
import type { Document } from "../../types/document.js";
import { type Field, NAMES, OPTIONAL_FIELDS } from "./field-names.js";

/** Names that say where a document was published; with one of them a `source` that is an address is where it is found (trafilatura). */
const PUBLISHER_NAMES = NAMES.source.slice(1);
const ADDRESS = /^https?:\/\//i;

/** A number is seconds or milliseconds since 1970 where it is a time between these years: no year, and no day as eight digits, is. */
const [EPOCH_FROM_MS, EPOCH_TO_MS] = [Date.UTC(1974, 0), Date.UTC(2100, 0)];
const TIME_WANTED = 'a string such as "2018-03-01" or "2018-03-01T10:00:00Z", or seconds or milliseconds since 1970';

/**
 * The document that `value` describes, or a sentence that says what is wrong with it. The strings are taken over, not copied.
 * @param place the id of a record that has none.
 * @param digitsOfId gives the id again where it is an integer beyond what a number holds; undefined where it has none.
 */
export function documentOfRecord(value: unknown, place: string, digitsOfId: () => unknown = () => undefined): Document | string {
  if (Array.isArray(value)) return 'expected an object with "text", got an array (of a whole file that is one, each object belongs on a line of its own)';
  if (typeof value !== "object" || value === null) return `expected an object with "text", got ${kindOf(value)}`;
  const record = value as Readonly<Record<string, unknown>>;
  const id = idOf(record.id, place, digitsOfId);
  if (id === undefined) return record.id === "" ? `"id" is empty` : `"id" expected string or integer, got ${kindOf(record.id)}`;
  const text = textOf(record);
  if (typeof text !== "string") return `"text" expected string, got ${kindOf(text)}${otherText(record)}`;
  const document: Record<string, string> = { id, text };
  for (const name of OPTIONAL_FIELDS) {
    const found = fieldOf(record, name);
    if (typeof found === "string") document[name] = found;
    else if (found !== undefined) return `"${name}" expected ${name === "publishedAt" ? TIME_WANTED : "string"}, got ${kindOf(record[name])}`;
  }
  return withAddressAsUrl(document, record) as unknown as Document;
}

function idOf(id: unknown, place: string, digits: () => unknown): string | undefined {
  if (id === undefined || id === null) return place;
  if (typeof id === "number" && Number.isSafeInteger(id)) return String(id);
  const exact = typeof id === "number" && Number.isInteger(id) ? digits() : id;
  return typeof exact === "string" && exact !== "" ? exact : undefined;
}

function textOf(record: Readonly<Record<string, unknown>>): unknown {
  for (const name of NAMES.text) if (typeof record[name] === "string") return record[name];
  return record.text;
}

/** Points to the field that is likely to hold the text of a record without one. */
function otherText(record: Readonly<Record<string, unknown>>): string {
  let longest: string | undefined;
  let length = 0;
  for (const [name, value] of Object.entries(record)) {
    if (name === "id" || typeof value !== "string" || value.length <= length) continue;
    longest = name;
    length = value.length;
  }
  return longest === undefined ? "" : ` (the longest field is ${shown(longest)}; call the one that holds the text "text")`;
}

/** A string; undefined where there is none, null where the field is of another type. Another name's value of another type is no such field. */
function fieldOf(record: Readonly<Record<string, unknown>>, field: Field): string | null | undefined {
  const own = stringOf(record[field], field);
  if (own === null || own) return own;
  for (const name of NAMES[field]) {
    const other = stringOf(record[name], field);
    if (other) return other;
  }
  return own;
}

function stringOf(value: unknown, field: Field): string | null | undefined {
  if (value === undefined || value === null) return undefined;
  const read = field === "publishedAt" && typeof value === "number" ? timeOfNumber(value) : value;
  return typeof read === "string" ? read : null;
}

/** ISO 8601 of a number of seconds or milliseconds since 1970. */
function timeOfNumber(value: number): string | undefined {
  const ms = [value, value * 1000].find((time) => time >= EPOCH_FROM_MS && time < EPOCH_TO_MS);
  return ms === undefined ? undefined : new Date(ms).toISOString();
}

function withAddressAsUrl(document: Record<string, string>, record: Readonly<Record<string, unknown>>): Record<string, string> {
  const { source } = document;
  if (source === undefined || !ADDRESS.test(source)) return document;
  const publisher = PUBLISHER_NAMES.map((name) => record[name]).find((name) => typeof name === "string" && name !== "");
  return typeof publisher === "string" ? { url: source, ...document, source: publisher } : document;
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return value === null ? "null" : "nothing";
  if (Array.isArray(value)) return "an array";
  if (typeof value === "number") return `the number ${value}`;
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
