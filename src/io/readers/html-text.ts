/**
 * Stage input: HTML -> its text as a reader sees it in paragraphs: a blank line between blocks, a line for each item of a list, row of a table and <br>,
 * white space folded but inside <pre>; scripts, styles and what is hidden in <template> are none of it. By the tokens of htmlparser2, which never nests
 * calls, so depth costs nothing; O(length). Offsets of a document that was markup count in this text.
 */
import { type Handler, Parser } from "htmlparser2";

const BLOCKS = new Set(
  "address article aside blockquote body center dd details dialog div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr main nav ol p pre section summary table ul".split(
    " ",
  ),
);
const LINES = new Set("br dt li tr option caption thead tbody tfoot".split(" "));
const UNSEEN = new Set("script style noscript template head title svg math iframe object select textarea".split(" "));
const WHITE = /[\s\u00a0]+/g;

/** htmlparser2 moves all open elements with each one it opens; pages of news nest 15 to 40 deep. */
const MOST_OPEN = 5000;
const PIECE_CHARS = 1 << 15;

/** Tells `handler` the tokens of `html`; false where it nests so deep that the rest is not looked at. */
export function parseHtml(html: string, handler: Partial<Handler>): boolean {
  let open = 0;
  const counting: Partial<Handler> = {
    ...handler,
    onopentagname: (name) => {
      open++;
      handler.onopentagname?.(name);
    },
    onclosetag: (name, isImplied) => {
      open--;
      handler.onclosetag?.(name, isImplied);
    },
  };
  const parser = new Parser(counting, { decodeEntities: true });
  for (let from = 0; from < html.length && open <= MOST_OPEN; from += PIECE_CHARS) parser.write(html.slice(from, from + PIECE_CHARS));
  const isWhole = open <= MOST_OPEN;
  if (isWhole) parser.end();
  return isWhole;
}

/** The text of a page or of a piece of one; of plain text the same with its entities read and its white space folded. */
export function htmlText(html: string): string {
  const writer = new ParagraphWriter();
  let unseen = 0;
  let verbatim = 0;
  parseHtml(html, {
    onopentagname: (name) => {
      if (UNSEEN.has(name)) unseen++;
      if (name === "pre") verbatim++;
      writer.breakAt(name);
    },
    onclosetag: (name) => {
      if (UNSEEN.has(name)) unseen--;
      if (name === "pre") verbatim--;
      writer.breakAt(name);
    },
    ontext: (text) => {
      if (unseen === 0) writer.write(text, verbatim > 0);
    },
  });
  return writer.finish();
}

const TAG = /<[a-z/!]/i;

/** The text of what may be HTML: where it has no tag its lines stay as they are, and entities are read. */
export function textOfMarkup(text: string): string {
  if (TAG.test(text)) return htmlText(text);
  const lines = text.split(/\r?\n/).map((line) => (line.includes("&") ? htmlText(line) : line.trim()));
  return lines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** Puts paragraphs together. */
export class ParagraphWriter {
  readonly #paragraphs: string[] = [];
  #lines: string[] = [];
  #line = "";

  /** Ends a paragraph or a line where the tag `name`, opened or closed, does. */
  breakAt(name: string): void {
    if (name === "td" || name === "th") this.write(" ");
    else if (LINES.has(name)) this.endLine();
    else if (BLOCKS.has(name)) this.endParagraph();
  }

  write(text: string, isVerbatim = false): void {
    if (!isVerbatim) {
      this.#line += text.replace(WHITE, " ");
      return;
    }
    const lines = text.split(/\r?\n/);
    for (const line of lines.slice(0, -1)) {
      this.#line += line;
      this.endLine();
    }
    this.#line += lines.at(-1);
  }

  endLine(): void {
    const line = this.#line.replace(/ {2,}/g, " ").trim();
    if (line !== "") this.#lines.push(line);
    this.#line = "";
  }

  endParagraph(): void {
    this.endLine();
    if (this.#lines.length > 0) this.#paragraphs.push(this.#lines.join("\n"));
    this.#lines = [];
  }

  /** All paragraphs. */
  finish(): string {
    this.endParagraph();
    return this.#paragraphs.join("\n\n");
  }
}
