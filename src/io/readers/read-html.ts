/**
 * Stage input: a page -> the document of its article (page-document.ts). The id is the page's address, where it names one, else that of a file. A page of
 * more than MOST_PAGE_CHARS is left out. Holds the page and its tree: about thirty times its size, while it is read.
 */

import type { InputFile } from "./input-files.js";
import { documentOfPage } from "./page-document.js";
import type { ReadContext } from "./read-options.js";
import { type FoundDocument, textOfFile } from "./read-text.js";
import { RecordReader } from "./record-reader.js";

/** The longest page of a paper that is one article has 3 MB, most of it scripts. */
export const MOST_PAGE_CHARS = 1 << 25;

/** Yields the one document of `file`, or none. */
export async function* readHtml(file: InputFile, context: ReadContext): AsyncGenerator<FoundDocument> {
  const html = await textOfFile(file, { ...context, maxRecordChars: Math.min(context.maxRecordChars, MOST_PAGE_CHARS) });
  if (html !== undefined) yield* documentsOfHtml(html, file, context);
}

/** The same of a page that is read already. */
export async function* documentsOfHtml(html: string, file: InputFile, context: ReadContext): AsyncGenerator<FoundDocument> {
  const { document, doubt } = await documentOfPage(html, file.id);
  if (doubt !== undefined) context.report({ severity: "warning", code: "doubtful-text", file: file.path, message: doubt });
  const records = new RecordReader(context);
  if (document.text !== "") yield { document: records.dated(document), line: undefined, otherId: file.id };
  records.finish(file, context);
}
