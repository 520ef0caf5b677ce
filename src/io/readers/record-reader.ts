/**
 * Stage input: the records of one file -> documents. Keys that are called otherwise are read as the fields they hold (field-names.ts), a publisher that
 * is an object by its name, and dates as people write them (read-date.ts). What was taken to mean something is said once a file, at its end: under which
 * names fields were found, and how many dates could be of either of two days, which are left out. O(keys) a record; the keys of the last records are remembered.
 */

import { parsePublicationTime } from "../../corpus/publication-time.js";
import { shown } from "../../errors.js";
import { counted } from "../../text/figures.js";
import type { Document } from "../../types/document.js";
import { documentOfRecord } from "./document-record.js";
import { type Alias, aliasesOf, type FieldMap } from "./field-names.js";
import type { InputFile } from "./input-files.js";
import { type DateOrder, readDate } from "./read-date.js";
import type { ReadContext } from "./read-options.js";

/** Sets of keys that are remembered: records of one file have few. */
const MOST_SHAPES = 100;
const THREE_LETTERS = /^[a-z]{3}$/i;
/** Names that are said; there are no more fields. */
const MOST_GUESSES = 12;
/** Keys of an object that is the publisher (Event Registry, NewsAPI). */
const NAMES_OF_AN_OBJECT = ["name", "title", "label"];

type JsonObject = Readonly<Record<string, unknown>>;

/** What records are read by. */
export interface RecordRules {
  readonly map: FieldMap;
  readonly dates: DateOrder | undefined;
}

/** What was taken to mean something, so far: plain, as a thread posts it. */
export interface RecordNotes {
  readonly guesses: readonly (readonly [name: string, field: string])[];
  readonly ambiguous: { readonly first: string; readonly count: number } | undefined;
}

/** Reads the records of one file. */
export class RecordReader {
  readonly #rules: RecordRules;
  readonly #shapes = new Map<string, readonly Alias[]>();
  readonly #guesses = new Map<string, string>();
  #ambiguous: { readonly first: string; count: number } | undefined;

  constructor(rules: RecordRules) {
    this.#rules = rules;
  }

  /** As `documentOfRecord`, of a value whose keys may have other names. */
  read(value: unknown, place: string, digitsOfId?: () => unknown): Document | string {
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    const document = documentOfRecord(isObject ? this.#renamed(value as JsonObject) : value, place, digitsOfId);
    return typeof document === "string" ? document : this.dated(document);
  }

  /** Says that a name of people was read as a field. */
  noteAlias({ name, field, isGuess }: Alias): void {
    if (isGuess && this.#guesses.size < MOST_GUESSES) this.#guesses.set(name, field);
  }

  /** A document with its date as ISO 8601 and its language as BCP 47 has it; without one where it could be of two days. What is no date stays, and is counted as such by the search. */
  dated(found: Document): Document {
    const document = withLanguageTag(found);
    const { publishedAt } = document;
    if (publishedAt === undefined || parsePublicationTime(publishedAt) !== "invalid") return document;
    const read = readDate(publishedAt, this.#rules.dates);
    if (read === undefined) return document;
    if (read !== "ambiguous") return { ...document, publishedAt: read };
    this.#ambiguous ??= { first: publishedAt, count: 0 };
    this.#ambiguous.count++;
    const { publishedAt: _, ...rest } = document;
    return rest;
  }

  /** What is to be said of the records so far. */
  notes(): RecordNotes {
    return { guesses: [...this.#guesses], ambiguous: this.#ambiguous };
  }

  /** Takes in what was noted of a part of the file that somebody else has read; parts come in their order. */
  addNotes({ guesses, ambiguous }: RecordNotes): void {
    for (const [name, field] of guesses) if (this.#guesses.size < MOST_GUESSES) this.#guesses.set(name, field);
    if (ambiguous === undefined) return;
    this.#ambiguous ??= { first: ambiguous.first, count: 0 };
    this.#ambiguous.count += ambiguous.count;
  }

  /** To be called once, when the file has ended. */
  finish({ path }: InputFile, { report }: ReadContext): void {
    if (this.#guesses.size > 0) {
      const names = [...this.#guesses].map(([name, field]) => `${shown(name)} as ${field}`).join(", ");
      report({ severity: "warning", code: "field-names", file: path, message: `read ${names}` });
    }
    if (this.#ambiguous === undefined) return;
    const { first, count } = this.#ambiguous;
    const message = `${counted(count, "date")} such as ${shown(first)} could begin with the day or with the month; ${count === 1 ? "its document has" : "their documents have"} no time`;
    report({ severity: "warning", code: "ambiguous-time", file: path, message });
  }

  /** The record with its fields under their own names; the record itself where they have them. */
  #renamed(record: JsonObject): JsonObject {
    const aliases = this.#aliasesOf(record);
    const publisher = typeof record.source === "object" ? nameOfObject(record.source) : undefined;
    if (aliases.length === 0 && publisher === undefined) return record;
    const renamed: Record<string, unknown> = { ...record };
    if (publisher !== undefined) renamed.source = publisher;
    for (const alias of aliases) {
      const value = valueAt(record, alias.name);
      const found = alias.field === "source" ? (nameOfObject(value) ?? value) : value;
      // a guess is no field where it holds something else
      if (alias.isGuess && typeof found !== "string" && !(alias.field === "publishedAt" && typeof found === "number")) continue;
      renamed[alias.field] = found;
      this.noteAlias(alias);
    }
    return renamed;
  }

  #aliasesOf(record: JsonObject): readonly Alias[] {
    const names = Object.keys(record);
    const shape = names.join("\n");
    const known = this.#shapes.get(shape);
    if (known !== undefined) return known;
    const aliases = aliasesOf(names, this.#rules.map, true);
    if (this.#shapes.size === MOST_SHAPES) this.#shapes.clear();
    this.#shapes.set(shape, aliases);
    return aliases;
  }
}

/** `eng` is `en`: tags have two letters where there are two. */
function withLanguageTag(document: Document): Document {
  const { language } = document;
  if (language === undefined || !THREE_LETTERS.test(language)) return document;
  return { ...document, language: new Intl.Locale(language).toString() };
}

/** The value of a key, or of a key inside objects: "source.name". */
function valueAt(record: JsonObject, name: string): unknown {
  if (Object.hasOwn(record, name) || !name.includes(".")) return record[name];
  return name.split(".").reduce<unknown>((value, key) => (typeof value === "object" && value !== null ? (value as JsonObject)[key] : undefined), record);
}

/** What a publisher that is an object is called. */
function nameOfObject(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const name = NAMES_OF_AN_OBJECT.map((key) => (value as JsonObject)[key]).find((each) => typeof each === "string" && each !== "");
  return name as string | undefined;
}
