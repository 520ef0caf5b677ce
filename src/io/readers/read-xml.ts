/**
 * Stage input: XML -> documents, by the root element: feeds (<rss>, <rdf:RDF>, <feed>), items of agencies (<nitf>, <newsItem>, <newsMessage>), pages of OCR
 * (<alto>, <PcGts>) and of the web (<html>). Feeds and messages of any length are read as a stream, an item at a time.
 */
import { counted } from "../../text/figures.js";
import { ByteSource, putBack } from "./byte-source.js";
import { documentOfItem, type FeedFacts, noteFeedFact } from "./feed-items.js";
import type { InputFile } from "./input-files.js";
import { documentOfNews } from "./news-items.js";
import { textOfOcr } from "./ocr-pages.js";
import { documentsOfHtml, MOST_PAGE_CHARS } from "./read-html.js";
import { placeId } from "./read-json-lines.js";
import type { ReadContext } from "./read-options.js";
import { type FoundDocument, reportNoDocuments } from "./read-text.js";
import { RecordReader } from "./record-reader.js";
import { type XmlElement, type XmlFaults, xmlRecords } from "./xml-records.js";

type Kind = "feed" | "news" | "ocr" | "html";

/** What a file is, by the name of its root. */
const KINDS: Readonly<Record<string, Kind>> = {
  ...{ rss: "feed", RDF: "feed", feed: "feed", nitf: "news", newsItem: "news", newsMessage: "news", alto: "ocr", PcGts: "ocr", html: "html", HTML: "html" },
};
const RECORDS: Readonly<Record<Exclude<Kind, "html">, readonly string[]>> = { feed: ["item", "entry"], news: ["nitf", "newsItem"], ocr: ["alto", "PcGts"] };
/** Characters that may stand before the root: declarations, comments, a document type. */
const MOST_PROLOG_CHARS = 1 << 16;
const MOST_RECORD_CHARS = 1 << 25;
const NOT_WELL_FORMED = "it is not well-formed XML";

/** Yields the documents of `file` in their order. */
export async function* readXml(file: InputFile, context: ReadContext): AsyncGenerator<FoundDocument> {
  const { path } = file;
  const source = new ByteSource(file, context);
  const { root, texts } = await withRoot(source.text());
  const kind = KINDS[root ?? ""];
  if (kind === "html") return yield* readPage(texts, file, context);
  if (kind === undefined) {
    for await (const _ of texts) break;
    if (source.failed) return;
    const is = root === undefined ? "has no root element" : `is XML of a kind that is not read (<${root}>)`;
    const message = `it ${is}; RSS, Atom, NITF, NewsML-G2, ALTO, PAGE and XHTML are read`;
    return reportNoDocuments(file, context, { code: "wrong-format", message });
  }
  const faults: XmlFaults = { first: undefined, count: 0, end: undefined };
  const mostChars = Math.min(context.maxRecordChars, MOST_RECORD_CHARS);
  const elements = xmlRecords(texts, { isRecord: (name) => RECORDS[kind].includes(name), mostChars }, faults);
  const records = new RecordReader(context);
  const reading = { file, context, records };
  yield* kind === "feed" ? feedDocuments(elements, reading) : itemDocuments(elements, reading);
  records.finish(file, context);
  if (faults.count > 0) {
    const message = `${NOT_WELL_FORMED} (${faults.first}${faults.count > 1 ? `, and ${faults.count - 1} more` : ""}); read as far as it can be`;
    context.report({ severity: "warning", code: "doubtful-text", file: path, message });
  }
  if (faults.end !== undefined) context.report({ severity: "error", code: "damaged", file: path, message: `${faults.end}; what came before is kept` });
}

interface Reading {
  readonly file: InputFile;
  readonly context: ReadContext;
  readonly records: RecordReader;
}

async function* feedDocuments(elements: AsyncIterable<XmlElement>, { file, context, records }: Reading): AsyncGenerator<FoundDocument> {
  const feed: FeedFacts = {};
  let [summaries, empty] = [0, 0];
  for await (const element of elements) {
    if (element.name !== "item" && element.name !== "entry") {
      noteFeedFact(feed, element);
      continue;
    }
    const otherId = placeId(file, element.line);
    const { document, isSummary } = documentOfItem(element, otherId, feed);
    if (document.text === "") empty++;
    else {
      if (isSummary) summaries++;
      yield { document: records.dated(document), line: element.line, otherId };
    }
  }
  reportSummaries(file, context, { summaries, empty });
}

/** Says that a feed has less than its articles. */
export function reportSummaries(
  { path }: InputFile,
  { report }: ReadContext,
  { summaries, empty }: { readonly summaries: number; readonly empty: number },
): void {
  const warn = (message: string) => report({ severity: "warning", code: "doubtful-text", file: path, message });
  if (summaries > 0)
    warn(`${counted(summaries, "item")} of the feed ${summaries === 1 ? "has a summary" : "have summaries"}, not the full text (the pages have it)`);
  if (empty > 0) warn(`${counted(empty, "item")} of the feed without any text passed over`);
}

async function* itemDocuments(elements: AsyncIterable<XmlElement>, { file, context, records }: Reading): AsyncGenerator<FoundDocument> {
  let [found, empty] = [0, 0];
  for await (const element of elements) {
    const isPage = element.name === "alto" || element.name === "PcGts";
    if (!isPage && element.name !== "nitf" && element.name !== "newsItem") continue;
    const id = found + empty === 0 && element.parent === "" ? file.id : placeId(file, element.line);
    const document = isPage ? { id, text: textOfOcr(element) } : documentOfNews(element, id);
    if (document === undefined || document.text === "") {
      empty++;
      continue;
    }
    found++;
    yield { document: records.dated(document), line: element.parent === "" ? undefined : element.line, otherId: id };
  }
  if (empty === 0) return;
  context.report({ severity: "warning", code: "doubtful-text", file: file.path, message: `${counted(empty, "item")} without a text passed over` });
}

async function* readPage(texts: AsyncIterable<string>, file: InputFile, context: ReadContext): AsyncGenerator<FoundDocument> {
  const pieces: string[] = [];
  let length = 0;
  for await (const piece of texts) {
    length += piece.length;
    if (length > MOST_PAGE_CHARS) {
      const message = `longer than ${MOST_PAGE_CHARS} characters; left out`;
      return context.report({ severity: "error", code: "too-long", file: file.path, message });
    }
    pieces.push(piece);
  }
  yield* documentsOfHtml(pieces.join(""), file, context);
}

/** The name of the root, without its prefix, and all of the text again. */
async function withRoot(texts: AsyncGenerator<string>): Promise<{ readonly root: string | undefined; readonly texts: AsyncGenerator<string> }> {
  let first = "";
  while (first.length < MOST_PROLOG_CHARS) {
    const { value, done } = await texts.next();
    if (done) break;
    first += value;
    if (rootOf(first) !== undefined) break;
  }
  return { root: rootOf(first), texts: putBack(first, texts) };
}

const BEFORE_ROOT = /\s+|<\?[^>]{0,1000}>|<!--[\s\S]*?-->/y;
const DOCTYPE = /<!DOCTYPE/iy;
const ROOT = /<(?:[\w.-]+:)?([\w.-]+)[\s/>]/y;

/** Undefined where the text has not come to its root. */
function rootOf(text: string): string | undefined {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (;;) {
    BEFORE_ROOT.lastIndex = DOCTYPE.lastIndex = at;
    if (BEFORE_ROOT.test(text)) at = BEFORE_ROOT.lastIndex;
    else if (DOCTYPE.test(text)) {
      at = endOfDoctype(text, at);
      if (at < 0) return undefined;
    } else break;
  }
  ROOT.lastIndex = at;
  return ROOT.exec(text)?.[1];
}

/** Behind the document type, which may have an internal subset in brackets; -1 where it has no end. */
function endOfDoctype(text: string, from: number): number {
  let brackets = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "[") brackets++;
    else if (text[at] === "]") brackets--;
    else if (text[at] === ">" && brackets <= 0) return at + 1;
  }
  return -1;
}
