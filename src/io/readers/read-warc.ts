/**
 * Stage input: a web archive (WARC 1.0 and 1.1, ISO 28500) or the texts made of one (WET) -> documents, as a stream. Of responses and resources the pages are
 * read (page-document.ts), of conversions the text; the address is that of the record, the time that of the page: when it was fetched is not when it was
 * published. Answers other than 200, other kinds of content, and records above MOST_RECORD_BYTES are passed over and counted. Holds one record.
 */
import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import { counted } from "../../text/figures.js";
import type { Document } from "../../types/document.js";
import { ByteDecoder } from "./byte-decoder.js";
import { ByteSource } from "./byte-source.js";
import { declaredEncoding, encodingOfLabel } from "./declared-encoding.js";
import type { InputFile } from "./input-files.js";
import { documentOfPage } from "./page-document.js";
import { PieceReader } from "./piece-reader.js";
import { placeId } from "./read-json-lines.js";
import type { ReadContext } from "./read-options.js";
import type { FoundDocument } from "./read-text.js";
import { RecordReader } from "./record-reader.js";

const MOST_RECORD_BYTES = 1 << 25;
const MOST_LINE_BYTES = 1 << 16;
const MOST_HEADER_LINES = 1000;

/** Names in lower case. */
type Headers = ReadonlyMap<string, string>;

const UNPACK: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  gzip: (bytes) => gunzipSync(bytes, { maxOutputLength: MOST_RECORD_BYTES }),
  "x-gzip": (bytes) => gunzipSync(bytes, { maxOutputLength: MOST_RECORD_BYTES }),
  deflate: (bytes) => inflateSync(bytes, { maxOutputLength: MOST_RECORD_BYTES }),
  br: (bytes) => brotliDecompressSync(bytes, { maxOutputLength: MOST_RECORD_BYTES }),
};

/** Yields the documents of `file` in the order of their records. */
export async function* readWarc(file: InputFile, context: ReadContext): AsyncGenerator<FoundDocument> {
  const source = new ByteSource(file, context);
  const input = new PieceReader(source.bytes());
  const problem = { severity: "error", file: file.path } as const;
  const records = new RecordReader(context);
  let [number, unreadable, doubtful] = [0, 0, 0];
  try {
    for (;;) {
      const headers = await headersOf(input);
      if (headers === "end") break;
      if (headers === undefined) {
        if (!source.failed)
          context.report({
            ...problem,
            code: number === 0 ? "wrong-format" : "damaged",
            message: `it is no web archive ${number === 0 ? "(the first line is not WARC/1)" : `from record ${number + 1} on; what came before is kept`}`,
          });
        break;
      }
      number++;
      const length = Number(headers.get("content-length"));
      if (!isText(headers) || !(length <= MOST_RECORD_BYTES)) {
        if (isText(headers)) unreadable++;
        if (await passed(input, length)) continue;
        if (!source.failed) context.report({ ...problem, code: "damaged", message: cutOff(number) });
        break;
      }
      const block = await input.take(length);
      if (block.length < length) {
        if (!source.failed) context.report({ ...problem, code: "damaged", message: cutOff(number) });
        break;
      }
      const otherId = placeId(file, number);
      const found = await documentOf(headers, block, otherId).catch(() => "unreadable" as const);
      if (found === "unreadable") unreadable++;
      else if (found !== undefined && found.document.text !== "") {
        if (found.doubt !== undefined) doubtful++;
        yield { document: records.dated(found.document), line: undefined, otherId };
      }
    }
  } finally {
    await input.close();
  }
  records.finish(file, context);
  const warn = (message: string) => context.report({ severity: "warning", code: "doubtful-text", file: file.path, message });
  if (unreadable > 0) warn(`${counted(unreadable, "page")} that could not be unpacked or are larger than ${MOST_RECORD_BYTES} bytes passed over`);
  if (doubtful > 0) warn(`in ${counted(doubtful, "page")} no article was found; their whole text is taken`);
}

/** "end" where there is no more record; undefined for what is none. */
async function headersOf(input: PieceReader): Promise<Headers | "end" | undefined> {
  let line = await input.takeLine(MOST_LINE_BYTES);
  while (line === "") line = await input.takeLine(MOST_LINE_BYTES);
  if (line === undefined) return "end";
  if (!/^WARC\/\d/.test(line)) return undefined;
  const lines: string[] = [];
  for (line = await input.takeLine(MOST_LINE_BYTES); line !== undefined && line !== ""; line = await input.takeLine(MOST_LINE_BYTES)) {
    lines.push(line);
    if (lines.length > MOST_HEADER_LINES) return undefined;
  }
  const headers = parsedHeaders(lines);
  return Number.isSafeInteger(Number(headers.get("content-length"))) && Number(headers.get("content-length")) >= 0 ? headers : undefined;
}

/** The first of each name. */
function parsedHeaders(lines: readonly string[]): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(":");
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
    if (name !== "" && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return headers;
}

function cutOff(number: number): string {
  return `record ${number} ends too early; what came before is kept`;
}

async function passed(input: PieceReader, length: number): Promise<boolean> {
  return input.pass(length).then(
    () => true,
    () => false,
  );
}

/** Whether a record may hold a text. */
function isText(headers: Headers): boolean {
  const [type, content] = [headers.get("warc-type"), headers.get("content-type") ?? ""];
  if (type === "conversion") return /^text\/plain/i.test(content);
  return type === "response" ? /^application\/http/i.test(content) : type === "resource" && isPage(content);
}

function isPage(contentType: string): boolean {
  return /^(?:text\/html|application\/xhtml\+xml)/i.test(contentType);
}

/** Undefined for what is no page; throws what an unpacker does. */
async function documentOf(
  headers: Headers,
  block: Buffer,
  place: string,
): Promise<{ readonly document: Document; readonly doubt: string | undefined } | undefined> {
  const url = headers.get("warc-target-uri")?.replace(/^<(.*)>$/, "$1");
  if (headers.get("warc-type") === "conversion") {
    const text = block.toString("utf8");
    const [language] = (headers.get("warc-identified-content-language") ?? "").split(",");
    const facts = { url, source: hostOf(url), language: language === "" ? undefined : language };
    return { document: { id: url ?? place, text, ...Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) }, doubt: undefined };
  }
  const isResponse = headers.get("warc-type") === "response";
  const content = isResponse ? contentOfResponse(block) : { bytes: block, contentType: headers.get("content-type") ?? "" };
  return content === undefined ? undefined : documentOfPage(decoded(content.bytes, content.contentType), place, url);
}

function hostOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).hostname.replace(/^www\d?\./, "") : undefined;
}

/** The body of an answer with a page; undefined for any other. */
function contentOfResponse(block: Buffer): { readonly bytes: Buffer; readonly contentType: string } | undefined {
  const blank = /\r?\n\r?\n/.exec(block.toString("latin1", 0, MOST_LINE_BYTES));
  if (blank === null) return undefined;
  const [status = "", ...lines] = block.toString("latin1", 0, blank.index).split(/\r?\n/);
  const headers = parsedHeaders(lines);
  const contentType = headers.get("content-type") ?? "";
  if (!/^HTTP\/[\d.]+ 200\b/.test(status) || !isPage(contentType)) return undefined;
  let bytes: Buffer = block.subarray(blank.index + blank[0].length);
  if (/chunked/i.test(headers.get("transfer-encoding") ?? "")) bytes = unchunked(bytes);
  for (const coding of (headers.get("content-encoding") ?? "")
    .toLowerCase()
    .split(/\s*,\s*/)
    .reverse())
    bytes = UNPACK[coding]?.(bytes) ?? bytes;
  return { bytes, contentType };
}

/** As it is where it is not chunked after all: some archives store it so. */
function unchunked(bytes: Buffer): Buffer {
  const chunks: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf("\n", at);
    const size = end < 0 || end - at > 100 ? undefined : /^([0-9a-f]{1,8})\s*(?:;.*)?\r?$/i.exec(bytes.toString("latin1", at, end))?.[1];
    if (size === undefined) return chunks.length === 0 ? bytes : Buffer.concat(chunks);
    const length = Number.parseInt(size, 16);
    if (length === 0) break;
    chunks.push(bytes.subarray(end + 1, end + 1 + length));
    at = end + 1 + length;
    if (bytes[at] === 13) at++;
    if (bytes[at] === 10) at++;
  }
  return Buffer.concat(chunks);
}

function decoded(bytes: Buffer, contentType: string): string {
  const label = /charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(contentType)?.[1];
  const decoder = new ByteDecoder(encodingOfLabel(label) ?? declaredEncoding(bytes, "html") ?? "utf-8", { mayBeUtf8: true });
  return decoder.push(bytes) + decoder.end();
}
