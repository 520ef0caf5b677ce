/**
 * Stage input: a text document of Word (.docx, ECMA-376) or OpenDocument (.odt, ISO 26300) -> one document. Both are a ZIP of XML: fflate unpacks the two parts
 * that are needed, saxes reads them. A paragraph, heading, item of a list or cell of a table is a paragraph; text that a tracked change has deleted, fields,
 * comments, footnotes, headers and footers are no part of it. The title is that of the document's properties. When a file was made is not when its text was
 * published, so there is no time. A part above MOST_PART_BYTES is not unpacked, whatever its size is said to be. Holds the part and a paragraph.
 */
import { strFromU8, unzipSync } from "fflate";
import type { InputFile } from "./input-files.js";
import type { ReadContext } from "./read-options.js";
import { bytesOfFile, type FoundDocument } from "./read-text.js";
import { plainText, type XmlElement, type XmlFaults, xmlRecords } from "./xml-records.js";

const MOST_FILE_BYTES = 1 << 28;
const MOST_PART_BYTES = 1 << 26;

/** Where a kind of file has what. */
interface OfficeKind {
  readonly content: string;
  readonly properties: string;
  /** Elements that are paragraphs. */
  readonly paragraphs: readonly string[];
  /** Elements whose text is not shown where they stand. */
  readonly unseen: readonly string[];
  /** What stands for a character. */
  readonly signs: Readonly<Record<string, string>>;
  /** Elements whose text counts; undefined for any. */
  readonly runs: readonly string[] | undefined;
}

const WORD: OfficeKind = {
  content: "word/document.xml",
  properties: "docProps/core.xml",
  paragraphs: ["p"],
  unseen: ["del", "moveFrom", "Fallback", "instrText", "delText", "pPr", "rPr"],
  signs: { tab: "\t", br: "\n", cr: "\n", noBreakHyphen: "-", softHyphen: "\u00ad" },
  runs: ["t"],
};
const OPEN_DOCUMENT: OfficeKind = {
  content: "content.xml",
  properties: "meta.xml",
  paragraphs: ["p", "h"],
  unseen: ["note", "annotation", "tracked-changes", "deletion"],
  signs: { tab: "\t", "line-break": "\n", s: " " },
  runs: undefined,
};

/** Yields the one document of a file of Word, or none. */
export function readDocx(file: InputFile, context: ReadContext): AsyncGenerator<FoundDocument> {
  return readOffice(WORD, file, context);
}

/** Yields the one document of an OpenDocument text, or none. */
export function readOdt(file: InputFile, context: ReadContext): AsyncGenerator<FoundDocument> {
  return readOffice(OPEN_DOCUMENT, file, context);
}

async function* readOffice(kind: OfficeKind, file: InputFile, context: ReadContext): AsyncGenerator<FoundDocument> {
  const bytes = await bytesOfFile(file, context, MOST_FILE_BYTES);
  if (bytes === undefined) return;
  const problem = { severity: "error", file: file.path } as const;
  const parts = partsOf(bytes, kind);
  if (typeof parts === "string") return context.report({ ...problem, code: "damaged", message: `${parts}; left out` });
  const faults: XmlFaults = { first: undefined, count: 0, end: undefined };
  const text = await textOf(parts.content, kind, faults);
  if (faults.end !== undefined) context.report({ ...problem, code: "damaged", message: `${faults.end}; what came before is kept` });
  const title = await titleOf(parts.properties);
  yield { document: { id: file.id, text, ...(title === undefined ? {} : { title }) }, line: undefined };
}

/** The two parts as text; a sentence where the archive has not the one that counts, or is broken. */
function partsOf(bytes: Buffer, { content, properties }: OfficeKind): { readonly content: string; readonly properties: string | undefined } | string {
  let tooLarge = false;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (name !== content && name !== properties) return false;
        tooLarge ||= originalSize > MOST_PART_BYTES;
        return originalSize <= MOST_PART_BYTES;
      },
    });
    if (tooLarge) return `its text is larger than ${MOST_PART_BYTES} bytes when it is unpacked`;
    const [found, about] = [files[content], files[properties]];
    if (found === undefined) return `it has no ${content}, where such files have their text`;
    return { content: strFromU8(found), properties: about && strFromU8(about) };
  } catch (cause) {
    return `the archive is damaged (${(cause as Error).message})`;
  }
}

async function textOf(xml: string, kind: OfficeKind, faults: XmlFaults): Promise<string> {
  const paragraphs: string[] = [];
  const isRecord = (name: string): boolean => kind.paragraphs.includes(name) || kind.unseen.includes(name);
  for await (const element of xmlRecords(one(xml), { isRecord, mostChars: MOST_PART_BYTES }, faults)) {
    if (!kind.paragraphs.includes(element.name)) continue;
    // a paragraph inside a text box stands behind the one it is tied to
    const waiting = [element];
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const text = paragraphText(next, kind, waiting).trim();
      if (text !== "") paragraphs.push(text);
    }
  }
  return paragraphs.join("\n\n");
}

/** @param inner is given the paragraphs inside this one. */
function paragraphText(element: XmlElement, kind: OfficeKind, inner: XmlElement[]): string {
  let text = "";
  for (const child of element.children) {
    if (typeof child === "string") text += kind.runs === undefined || kind.runs.includes(element.name) ? child : "";
    else if (kind.paragraphs.includes(child.name)) inner.push(child);
    else if (!kind.unseen.includes(child.name)) text += kind.signs[child.name] ?? paragraphText(child, kind, inner);
  }
  return text;
}

async function titleOf(properties: string | undefined): Promise<string | undefined> {
  if (properties === undefined) return undefined;
  const faults: XmlFaults = { first: undefined, count: 0, end: undefined };
  for await (const element of xmlRecords(one(properties), { isRecord: (name) => name === "title", mostChars: MOST_PART_BYTES }, faults))
    if (element.name === "title") return plainText(element).trim() || undefined;
  return undefined;
}

async function* one(text: string): AsyncGenerator<string> {
  yield text;
}
