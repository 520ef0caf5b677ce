/**
 * Stage input: a PDF with a text layer -> one document, by unpdf (PDF.js in one file, an optional peer). Text comes in the order in which the file draws it, which
 * for what programs of layout write is column by column; a line stays a line, and a hyphen at its end stays (the search joins the word). Where the
 * distance to the line below is larger than within the block, or a block ends as sentences do and another place begins, a paragraph ends. Headers, footers
 * and page numbers are part of the text. A PDF of pictures has no text, which is an error. When a file was made is not when its text was published.
 */
import type { InputFile } from "./input-files.js";
import type { ReadContext } from "./read-options.js";
import { bytesOfFile, type FoundDocument } from "./read-text.js";

const MOST_PDF_BYTES = 1 << 28;
/** Of a larger one the rest is left out, which is reported. */
const MOST_PAGES = 5000;
/** Heights of a line from one baseline to the next, from which on a paragraph ends: 1.2 is usual, double-spaced text has 2.4 throughout. */
const PARAGRAPH_GAP = 1.35;
const END_OF_SENTENCE = /[.!?:"'”’»)\]]\s*$/u;
/** What programs write as title: the name of a file. */
const NO_TITLE = /^(?:untitled|microsoft \w+ - .*|.*\.(?:docx?|indd|pdf|qxd|rtf|odt|pages))$/i;

/** With its version, as npm wants it: later ones need Node 22. */
const PEER = "unpdf@1.6.2";

/** A piece of text as PDF.js gives it. */
interface TextItem {
  readonly str: string;
  readonly hasEOL: boolean;
  readonly height: number;
  readonly transform: readonly number[];
}

interface Line {
  text: string;
  /** Of its baseline, upwards. */
  readonly y: number;
  readonly height: number;
}

/** Yields the one document of `file`, or none. */
export async function* readPdf(file: InputFile, context: ReadContext): AsyncGenerator<FoundDocument> {
  const bytes = await bytesOfFile(file, context, MOST_PDF_BYTES);
  if (bytes === undefined) return;
  const unpdf = await loadPeer(file, context);
  if (unpdf === undefined) return;
  const problem = { severity: "error", file: file.path } as const;
  try {
    const pdf = await unpdf.getDocumentProxy(new Uint8Array(bytes), { isEvalSupported: false, disableFontFace: true, verbosity: 0 });
    const pages: string[] = [];
    for (let number = 1; number <= Math.min(pdf.numPages, MOST_PAGES); number++) {
      const content = await (await pdf.getPage(number)).getTextContent();
      pages.push(paragraphsOf((content.items as readonly unknown[]).filter(isText)));
    }
    const text = joined(pages);
    const title = titleOf((await pdf.getMetadata().catch(() => undefined))?.info);
    const numPages = pdf.numPages;
    await pdf.destroy();
    if (numPages > MOST_PAGES) context.report({ ...problem, code: "too-long", message: `only the first ${MOST_PAGES} of ${numPages} pages are read` });
    if (text === "")
      return context.report({
        ...problem,
        code: "wrong-format",
        message: "it has no text, only pictures of it: it needs character recognition first; left out",
      });
    yield { document: { id: file.id, text, ...(title === undefined ? {} : { title }) }, line: undefined };
  } catch (cause) {
    context.report({ ...problem, code: "damaged", message: `the PDF could not be read (${(cause as Error).message}); left out` });
  }
}

function isText(item: unknown): item is TextItem {
  return typeof (item as Partial<TextItem>).str === "string";
}

/** A page's text. */
function paragraphsOf(items: readonly TextItem[]): string {
  let text = "";
  let before: Line | undefined;
  for (const line of linesOf(items)) {
    if (before !== undefined) text += endsParagraph(before, line) ? "\n\n" : "\n";
    text += line.text;
    before = line;
  }
  return text;
}

function endsParagraph(above: Line, below: Line): boolean {
  const down = above.y - below.y;
  const height = Math.max(above.height, below.height, 1);
  if (down < 0) return END_OF_SENTENCE.test(above.text);
  return down > PARAGRAPH_GAP * height && (down > 2 * height || END_OF_SENTENCE.test(above.text)) ? true : Math.abs(above.height - below.height) > 0.2 * height;
}

function linesOf(items: readonly TextItem[]): Line[] {
  const lines: Line[] = [];
  let current: Line | undefined;
  for (const { str, hasEOL, height, transform } of items) {
    const y = transform[5] ?? 0;
    if (current !== undefined && Math.abs(y - current.y) > Math.max(current.height, height) / 2 && str.trim() !== "") current = undefined;
    if (current === undefined && str.trim() !== "") {
      current = { text: "", y, height };
      lines.push(current);
    }
    if (current !== undefined) current.text += str;
    if (hasEOL) current = undefined;
  }
  return lines.map(({ text, ...place }) => ({ ...place, text: text.trim() })).filter(({ text }) => text !== "");
}

/** A sentence may go on over the page. */
function joined(pages: readonly string[]): string {
  return pages.filter((page) => page !== "").reduce((text, page) => (text === "" ? page : `${text}${END_OF_SENTENCE.test(text) ? "\n\n" : "\n"}${page}`), "");
}

function titleOf(info: unknown): string | undefined {
  const title = (info as { readonly Title?: unknown } | undefined)?.Title;
  return typeof title === "string" && title.trim() !== "" && !NO_TITLE.test(title.trim()) ? title.trim() : undefined;
}

/** The package; undefined where it is not installed or does not load, which is reported as a problem of `file`. */
async function loadPeer({ path }: InputFile, { report }: ReadContext): Promise<typeof import("unpdf") | undefined> {
  try {
    return await import("unpdf");
  } catch (cause) {
    const { code = "", message } = cause as NodeJS.ErrnoException;
    const isMissing = code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND";
    const reason = isMissing ? "" : ` (it does not load: ${message})`;
    report({ severity: "error", code: "missing-peer", file: path, message: `PDFs need the package unpdf${reason}; install it: npm install ${PEER}` });
    return undefined;
  }
}
