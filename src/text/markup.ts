/**
 * Stage text: whether a text is HTML rather than plain text, so that it can be reported: its tags and attributes would be
 * compared as words. Signs are tags of known elements and character references. A text is HTML if it begins with a document
 * type or a root element, or if it has at least 3 tags, one of them closing an element that was opened (or 3 that need no
 * closing), or at least 8 references, and a sign for every 400 units. Prose with a "<" or a "<b>" in it has too few.
 * One pass over the first 65,536 UTF-16 units, O(1) of scratch. And what a tag is to a reader (plain-text.ts).
 */
import type { Written } from "./references.js";

const MAX_UNITS = 1 << 16;
/** What may stand before a document type or a root element: a comment, an XML declaration. */
const MAX_PROLOGUE_UNITS = 1024;
const MIN_TAGS = 3;
const MIN_REFERENCES = 8;
const UNITS_PER_SIGN = 400;

const VOID_ELEMENTS = " area br col embed hr img input link meta param source track wbr ";
const ELEMENTS =
  `${VOID_ELEMENTS}html head title base style script body article section nav aside h1 h2 h3 h4 h5 h6 header footer main address p pre ` +
  "blockquote ol ul li dl dt dd figure figcaption div a em strong small s cite q dfn abbr time code var samp kbd sub sup i b u mark span ins del " +
  "picture iframe object video audio map table caption colgroup tbody thead tfoot tr td th form label button select option textarea fieldset " +
  "legend noscript template svg center font strike tt big ";

/** Elements inside a line. */
const INLINE_ELEMENTS = " a em strong small s cite dfn abbr time code var samp kbd sub sup i b u mark span ins del font strike tt big ";
/** Separates words, and nothing else: marks are read through it. */
const NO_BREAK = "\u200b";
const PARAGRAPH_END = "\u2029";
/** How much of a script or style is skipped at most. */
const MAX_SKIPPED_UNITS = 1 << 18;

const TAG_NAME = /\/?[a-z][a-z0-9]{0,9}(?=[\s/>])/iy;
const REFERENCE =
  /&(?:#\d{2,6}|#x[\da-f]{2,6}|amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|[mn]dash|hellip|copy|reg|trade|[lr]aquo|bull|[a-z](?:acute|grave|uml|circ|cedil|tilde));/iy;
const ROOT = /<(?:!doctype\s+html|html|head|body)(?=[\s>])/i;

/** What one pass counts. */
interface Signs {
  tags: number;
  references: number;
  /** Tags of elements that need no closing. */
  voids: number;
  /** Whether a tag closes an element that was opened before. */
  isPaired: boolean;
}

/** Whether `text` is HTML rather than plain text. O(length), at most 65,536 UTF-16 units of it. */
export function looksLikeHtml(text: string): boolean {
  const start = text.slice(0, MAX_UNITS);
  // nearly every text: searched for by the engine, it costs a twentieth of a pass over its units
  if (!start.includes("<") && !start.includes("&")) return false;
  if (beginsWithRoot(start)) return true;
  const { tags, references, voids, isPaired } = countSigns(start);
  const isDense = (tags + references) * UNITS_PER_SIGN >= start.length;
  return isDense && ((tags >= MIN_TAGS && (isPaired || voids >= MIN_TAGS)) || references >= MIN_REFERENCES);
}

/** A root element after nothing but other markup: a comment or declaration. */
function beginsWithRoot(text: string): boolean {
  if (!/^\s{0,1000}</.test(text)) return false;
  const root = ROOT.exec(text.slice(0, MAX_PROLOGUE_UNITS));
  return root !== null && /^[^<>]*(?:<[!?][^<>]*>[^<>]*)*$/.test(text.slice(0, root.index));
}

function countSigns(text: string): Signs {
  const signs: Signs = { tags: 0, references: 0, voids: 0, isPaired: false };
  const opened = new Set<string>();
  let tag = text.indexOf("<");
  let reference = text.indexOf("&");
  while (tag >= 0 || reference >= 0) {
    const isTag = reference < 0 || (tag >= 0 && tag < reference);
    const end = isTag ? countTag(text, tag, { signs, opened }) : countReference(text, reference, signs);
    // what is found stays found until it is passed, so each unit is searched once for each sign
    if (tag >= 0 && tag < end) tag = text.indexOf("<", end);
    if (reference >= 0 && reference < end) reference = text.indexOf("&", end);
  }
  return signs;
}

/** Counts a character reference at `at`, if there is one. Returns where to go on. */
function countReference(text: string, at: number, signs: Signs): number {
  REFERENCE.lastIndex = at;
  const reference = REFERENCE.exec(text);
  if (reference) signs.references++;
  return at + (reference ? reference[0].length : 1);
}

/** Counts a tag at `at` if it is whole and of a known element. Returns where to go on, after what was read. */
function countTag(text: string, at: number, { signs, opened }: { signs: Signs; opened: Set<string> }): number {
  const tag = tagAt(text, at);
  if (tag.element === "") return tag.to;
  signs.tags++;
  if (VOID_ELEMENTS.includes(` ${tag.element} `)) signs.voids++;
  else if (!tag.isClosing) opened.add(tag.element);
  else if (opened.has(tag.element)) signs.isPaired = true;
  return tag.to;
}

/** A tag; without an element, what is none. */
interface Tag {
  /** In lower case; "" where no whole tag of a known element stands. */
  readonly element: string;
  readonly isClosing: boolean;
  /** After the tag, or where to look for the next one. */
  readonly to: number;
}

/**
 * The tag at `at`, where a "<" stands. A quotation mark has no second one at most once a kind, so each unit is read a bounded number of
 * times.
 */
function tagAt(text: string, at: number): Tag {
  TAG_NAME.lastIndex = at + 1;
  const match = TAG_NAME.exec(text);
  if (!match) return noTag(at + 1);
  const name = match[0].toLowerCase();
  const isClosing = name.startsWith("/");
  const element = isClosing ? name.slice(1) : name;
  let end = at + 1 + name.length;
  if (!ELEMENTS.includes(` ${element} `)) return noTag(end);
  for (; text[end] !== ">"; end++) {
    if (end >= text.length || text[end] === "<") return noTag(end);
    if (text[end] !== '"' && text[end] !== "'") continue;
    const close = text.indexOf(text[end]!, end + 1);
    if (close < 0) return noTag(end + 1);
    end = close;
  }
  return { element, isClosing, to: end + 1 };
}

function noTag(to: number): Tag {
  return { element: "", isClosing: false, to };
}

/** What a tag is to a reader, and where it ends; undefined where no tag stands. Scripts, styles and comments are nothing, with what they hold. O(length). */
export function readTag(text: string, at: number): Written | undefined {
  if (text.startsWith("<!", at)) {
    const end = text.startsWith("<!--", at) ? text.indexOf("-->", at + 4) + 2 : text.indexOf(">", at);
    return end < at ? undefined : { character: NO_BREAK, to: end + 1 };
  }
  const { element, isClosing, to } = tagAt(text, at);
  if (element === "") return undefined;
  if (element === "q") return { character: isClosing ? "\u201d" : "\u201c", to };
  if (!isClosing && (element === "script" || element === "style")) return { character: PARAGRAPH_END, to: elementEnd(text, element, to) };
  if (element === "br") return { character: "\n", to };
  return { character: INLINE_ELEMENTS.includes(` ${element} `) ? NO_BREAK : PARAGRAPH_END, to };
}

/** After the end tag of a script or style, `from` if there is none. */
function elementEnd(text: string, element: string, from: number): number {
  const end = text
    .slice(from, from + MAX_SKIPPED_UNITS)
    .toLowerCase()
    .indexOf(`</${element}>`);
  return end < 0 ? from : from + end + element.length + 3;
}
