/**
 * Stage input: XML in pieces -> its records, elements such as <item>, one tree after the other, by saxes (a parser of tokens: no document type is read, no
 * entity of one's own is expanded, nothing is fetched). What stands outside records is given as leaves, so that a feed's title is known before its items.
 * Errors of the markup are counted and passed over, as feeds are rarely well-formed; a file ends where a record, a tag or the depth has no end.
 * O(length); holds one record.
 */
import { SaxesParser } from "saxes";
import type { ParagraphWriter } from "./html-text.js";

/** An element. */
export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  /** "" for none. */
  readonly prefix: string;
  /** By their names without prefixes; `lang` is that of the element around where it has none. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
  /** Where it begins, counted from 1. */
  readonly line: number;
  /** Of the element around it; "" of the root. */
  readonly parent: string;
}

export interface XmlRecordOptions {
  /** By names without prefixes. */
  readonly isRecord: (name: string) => boolean;
  /** Characters of a record, or of a tag or text outside; where there are more the reading ends. */
  readonly mostChars: number;
}

/** What was wrong, known when all was read. */
export interface XmlFaults {
  /** The first, in words, and how many there were. */
  first: string | undefined;
  count: number;
  /** Why the reading ended early. */
  end: string | undefined;
}

const MOST_DEPTH = 500;
/** What is handed to the parser at once: it is asked after each piece whether it still goes on. */
const PIECE_CHARS = 1 << 16;
const ENTITIES: Readonly<Record<string, string>> = {
  ...{ amp: "&", gt: ">", lt: "<", quot: '"', apos: "'", nbsp: "\u00a0", shy: "\u00ad", copy: "©", reg: "®", trade: "™", deg: "°", euro: "€", pound: "£" },
  ...{ ndash: "–", mdash: "—", lsquo: "‘", rsquo: "’", sbquo: "‚", ldquo: "“", rdquo: "”", bdquo: "„", laquo: "«", raquo: "»", hellip: "…", bull: "•" },
  ...{ auml: "ä", ouml: "ö", uuml: "ü", Auml: "Ä", Ouml: "Ö", Uuml: "Ü", szlig: "ß", eacute: "é", egrave: "è", ecirc: "ê", agrave: "à", aacute: "á" },
  ...{ acirc: "â", ccedil: "ç", ntilde: "ñ", oacute: "ó", uacute: "ú", iacute: "í", ocirc: "ô", icirc: "î", aring: "å", oslash: "ø", aelig: "æ", middot: "·" },
};

/** Yields records and leaves outside them, in the order of their ends. `faults` is filled while it goes on. */
export async function* xmlRecords(texts: AsyncIterable<string>, options: XmlRecordOptions, faults: XmlFaults): AsyncGenerator<XmlElement> {
  const builder = new RecordBuilder(options, faults);
  for await (const text of texts)
    for (let from = 0; from < text.length; from += PIECE_CHARS) {
      builder.write(text.slice(from, from + PIECE_CHARS));
      yield* builder.take();
      if (faults.end !== undefined) return;
    }
  builder.close();
  yield* builder.take();
}

class RecordBuilder {
  readonly #parser = new SaxesParser({ position: true });
  readonly #options: XmlRecordOptions;
  readonly #faults: XmlFaults;
  readonly #open: XmlElement[] = [];
  /** How many of the open elements are outside of records; the next one is a record. */
  #recordAt: number | undefined;
  #ready: XmlElement[] = [];
  /** Since a record began, or an event was heard outside of records. */
  #chars = 0;

  constructor(options: XmlRecordOptions, faults: XmlFaults) {
    this.#options = options;
    this.#faults = faults;
    const parser = this.#parser;
    parser.ENTITIES = { ...ENTITIES };
    parser.on("error", (error) => this.#fault(error.message));
    parser.on("opentag", ({ name, attributes }) => this.#openTag(name, attributes as Record<string, string>));
    parser.on("closetag", () => this.#closeTag());
    parser.on("text", (text) => this.#text(text));
    parser.on("cdata", (text) => this.#text(text));
  }

  write(text: string): void {
    this.#chars += text.length;
    this.#parser.write(text);
    if (this.#chars > this.#options.mostChars) this.#faults.end ??= `an element or a tag is longer than ${this.#options.mostChars} characters`;
  }

  close(): void {
    this.#parser.close();
    if (this.#recordAt !== undefined) this.#faults.end ??= "it ends inside an element";
  }

  take(): XmlElement[] {
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  #openTag(qualified: string, given: Record<string, string>): void {
    const [prefix, name] = parted(qualified);
    if (this.#open.length >= MOST_DEPTH) this.#faults.end ??= `elements are nested deeper than ${MOST_DEPTH}`;
    const parent = this.#open.at(-1);
    const attributes: Record<string, string> = Object.create(null) as Record<string, string>;
    for (const [key, value] of Object.entries(given)) attributes[parted(key)[1]] ??= value;
    if (parent?.attributes.lang !== undefined) attributes.lang ??= parent.attributes.lang;
    const element = { name, prefix, attributes, children: [], line: this.#parser.line, parent: parent?.name ?? "" };
    if (this.#recordAt === undefined) this.#chars = 0;
    if (this.#recordAt === undefined && this.#options.isRecord(name)) this.#recordAt = this.#open.length;
    this.#open.push(element);
  }

  #closeTag(): void {
    const element = this.#open.pop();
    if (element === undefined) return;
    if (this.#recordAt === undefined) {
      this.#chars = 0;
      this.#ready.push(element);
    } else if (this.#recordAt === this.#open.length) {
      this.#recordAt = undefined;
      this.#chars = 0;
      this.#ready.push(element);
    } else this.#open.at(-1)!.children.push(element);
  }

  #text(text: string): void {
    const element = this.#open.at(-1);
    if (element === undefined || text === "") return;
    element.children.push(text);
    if (this.#recordAt === undefined) this.#chars = 0;
  }

  #fault(message: string): void {
    this.#faults.first ??= message;
    this.#faults.count++;
  }
}

function parted(qualified: string): [prefix: string, name: string] {
  const colon = qualified.indexOf(":");
  return colon < 0 ? ["", qualified] : [qualified.slice(0, colon), qualified.slice(colon + 1)];
}

/** The elements of these names that are children, in their order. */
export function childrenOf({ children }: XmlElement, ...names: readonly string[]): XmlElement[] {
  return children.filter((child): child is XmlElement => typeof child !== "string" && names.includes(child.name));
}

/** All elements of a name, at any depth, in their order. */
export function descendantsOf({ children }: XmlElement, ...names: readonly string[]): XmlElement[] {
  return children.flatMap((child) => (typeof child === "string" ? [] : [...(names.includes(child.name) ? [child] : []), ...descendantsOf(child, ...names)]));
}

/** The text of an element and of all inside it, as it stands. */
export function plainText({ children }: XmlElement): string {
  return children.map((child) => (typeof child === "string" ? child : plainText(child))).join("");
}

/** Of XHTML what is not shown, of NITF pictures with their captions. */
const UNSEEN = new Set(["script", "style", "media"]);

/** Writes an element of XHTML or NITF in paragraphs. */
export function writeElement(element: XmlElement, writer: ParagraphWriter): void {
  if (UNSEEN.has(element.name)) return;
  writer.breakAt(element.name);
  for (const child of element.children) {
    if (typeof child === "string") writer.write(child);
    else writeElement(child, writer);
  }
  writer.breakAt(element.name);
}
