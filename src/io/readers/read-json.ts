/**
 * Stage input: a JSON file -> documents. It is an array of records, an object with one array of them at most NESTED keys deep (`{"articles": {"results": […]}}`), one
 * record, a JSON Feed, an item of ninjs, or JSON lines under another name (passim), which are read as a stream. An id of a record without one is
 * `<id of the file>:<number of the record>`. Holds the file, but for JSON lines.
 */
import { shown } from "../../errors.js";
import { counted } from "../../text/figures.js";
import { ByteSource, putBack } from "./byte-source.js";
import { aliasesOf, NAMES } from "./field-names.js";
import type { InputFile } from "./input-files.js";
import { documentOfFeedItem, documentOfNinjs, isJsonFeed, isNinjs, type JsonObject } from "./json-news.js";
import { placeId, quoteLongIntegers, readLines } from "./read-json-lines.js";
import type { ReadContext } from "./read-options.js";
import { type FoundDocument, reportNoDocuments } from "./read-text.js";
import { reportSummaries } from "./read-xml.js";
import { RecordReader } from "./record-reader.js";

/** How deep the array of records may lie. */
const NESTED = 3;
/** Characters of a first line that is tried as JSON. */
const MOST_LINE_CHARS = 1 << 24;
const LONG_INTEGER = /[:[,]\s*-?\d{16}/;

/** Yields the documents of `file` in their order. */
export async function* readJson(file: InputFile, context: ReadContext): AsyncGenerator<FoundDocument> {
  const source = new ByteSource(file, context);
  const { areLines, texts } = await peeked(source.text());
  if (areLines) return yield* readLines(texts, file, context);
  const text = await wholeOf(texts, file, context);
  if (text === undefined || (source.failed && text === "") || text.trim() === "") return;
  const value = parsed(text, file, context);
  if (value !== undefined) yield* documentsOfValue(value, file, context);
}

/** Whether the first line is a whole object and another one follows; and all of the text again. */
async function peeked(texts: AsyncGenerator<string>): Promise<{ readonly areLines: boolean; readonly texts: AsyncGenerator<string> }> {
  let first = "";
  let hasSecond = false;
  while (first.length < MOST_LINE_CHARS && !hasSecond) {
    const { value, done } = await texts.next();
    if (done) break;
    first = `${first}${value}`.trimStart();
    const end = first.indexOf("\n");
    hasSecond = end >= 0 && first.slice(end).trimStart() !== "";
  }
  const line = first.slice(0, Math.max(0, first.indexOf("\n")));
  return { areLines: hasSecond && line.startsWith("{") && isJson(line), texts: putBack(first, texts) };
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

async function wholeOf(texts: AsyncIterable<string>, { path }: InputFile, { report, maxRecordChars }: ReadContext): Promise<string | undefined> {
  const pieces: string[] = [];
  let length = 0;
  for await (const piece of texts) {
    length += piece.length;
    if (length > maxRecordChars) {
      const message = `longer than ${maxRecordChars} characters; left out (JSON lines may be of any length: \`jq -c '.[]'\` makes them of an array)`;
      report({ severity: "error", code: "too-long", file: path, message });
      return undefined;
    }
    pieces.push(piece);
  }
  return pieces.join("");
}

function parsed(text: string, { path }: InputFile, { report }: ReadContext): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return LONG_INTEGER.test(text) ? JSON.parse(quoteLongIntegers(text)) : value;
  } catch (cause) {
    report({ severity: "error", code: "bad-record", file: path, message: `not valid JSON (${(cause as Error).message}); left out` });
    return undefined;
  }
}

function* documentsOfValue(value: unknown, file: InputFile, context: ReadContext): Generator<FoundDocument> {
  if (isJsonFeed(value)) return yield* feedDocuments(value, file, context);
  const found = recordsIn(value, context);
  if (typeof found === "string") return reportNoDocuments(file, context, { code: "bad-record", message: found });
  const records = new RecordReader(context);
  const isOne = found.length === 1 && found[0] === value;
  const bad: string[] = [];
  let [good, empty] = [0, 0];
  for (const [i, record] of found.entries()) {
    const place = isOne ? file.id : placeId(file, i + 1);
    const document = isNinjs(record) ? documentOfNinjs(record, place) : records.read(record, place);
    if (document === undefined) empty++;
    else if (typeof document === "string") bad.push(`record ${i + 1}: ${document}`);
    else {
      good++;
      yield { document: records.dated(document), line: undefined, otherId: isNinjs(record) ? place : undefined };
    }
  }
  if (good === 0 && bad.length > 0) return reportNoDocuments(file, context, { code: "bad-record", message: `it holds no document (${bad[0]})` });
  const problem = { severity: "error", code: "bad-record", file: file.path } as const;
  for (const message of bad.slice(0, MOST_SAID)) context.report({ ...problem, message: `${message}; it is skipped` });
  if (bad.length > MOST_SAID) context.report({ ...problem, message: `${bad.length - MOST_SAID} more records are none and are skipped` });
  if (empty > 0)
    context.report({ severity: "warning", code: "doubtful-text", file: file.path, message: `${counted(empty, "item")} without a text passed over` });
  records.finish(file, context);
}

const MOST_SAID = 20;

function* feedDocuments(feed: JsonObject, file: InputFile, context: ReadContext): Generator<FoundDocument> {
  const records = new RecordReader(context);
  const items = Array.isArray(feed.items) ? feed.items : [];
  let [summaries, empty] = [0, 0];
  for (const [i, item] of items.entries()) {
    const otherId = placeId(file, i + 1);
    const { document, isSummary } = documentOfFeedItem(item, otherId, feed);
    if (document.text === "") empty++;
    else {
      if (isSummary) summaries++;
      yield { document: records.dated(document), line: undefined, otherId };
    }
  }
  records.finish(file, context);
  reportSummaries(file, context, { summaries, empty });
}

/** The records of a value, itself where it has a text; a sentence where it cannot be told which they are. */
function recordsIn(value: unknown, { map }: ReadContext): readonly unknown[] | string {
  if (Array.isArray(value)) return value;
  if (typeof value !== "object" || value === null) return "expected an array of objects, or an object with one";
  const record = value as JsonObject;
  const named = [...NAMES.text, ...aliasesOf(Object.keys(record), map, true).map(({ field, name }) => (field === "text" ? name : ""))];
  if (isNinjs(value) || named.some((name) => typeof record[name] === "string")) return [value];
  let level: (readonly [path: string, value: unknown])[] = [["", value]];
  for (let depth = 0; depth < NESTED; depth++) {
    const inside = level.flatMap(([path, each]) =>
      Object.entries(each as JsonObject).map(([key, one]) => [path === "" ? key : `${path}.${key}`, one] as const),
    );
    const lists = inside.filter(([, each]) => isListOfObjects(each));
    if (lists.length === 1) return lists[0]![1] as readonly unknown[];
    if (lists.length > 1) {
      const paths = lists.slice(0, 5).map(([path]) => path);
      return `it has several lists of objects (${paths.map(shown).join(", ")}); take one out: \`jq -c '.${paths[0]}[]'\` makes JSON lines of it`;
    }
    level = inside.filter(([, each]) => typeof each === "object" && each !== null && !Array.isArray(each));
  }
  return [value];
}

function isListOfObjects(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === "object" && each !== null && !Array.isArray(each));
}
