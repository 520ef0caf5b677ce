/**
 * Page of the report: elements, made from tags and attributes of the fixed lists below. Texts become text nodes, never markup; an
 * attribute that could run something (`on...`, `style`, `src`) is in no list, and an address is set only where it is a place in this page or
 * http(s). All that the page shows is made here.
 */

const ATTRIBUTES = [
  "aria-controls",
  "aria-disabled",
  "aria-hidden",
  "aria-label",
  "aria-labelledby",
  "aria-pressed",
  "aria-rowcount",
  "aria-rowindex",
  "aria-selected",
  "aria-sort",
  "class",
  "cx",
  "cy",
  "d",
  "data-kind",
  "dir",
  "height",
  "hidden",
  "href",
  "id",
  "lang",
  "min",
  "open",
  "placeholder",
  "points",
  "r",
  "readonly",
  "rel",
  "role",
  "rows",
  "scope",
  "selected",
  "spellcheck",
  "step",
  "stroke-dasharray",
  "stroke-width",
  "tabindex",
  "target",
  "text-anchor",
  "title",
  "transform",
  "type",
  "value",
  "viewBox",
  "width",
  "x",
  "x1",
  "x2",
  "y",
  "y1",
  "y2",
] as const;

type Attribute = (typeof ATTRIBUTES)[number];
/** `true` sets an attribute without a value; undefined and false leave it out. */
type Attributes = Readonly<Partial<Record<Attribute, string | number | boolean | undefined>>>;
/** What can stand in an element; undefined and null are left out. */
export type Child = Node | string | undefined | null;

/** Tags of HTML that the page makes: none of them loads or runs anything. */
type HtmlTag =
  | "a"
  | "bdi"
  | "blockquote"
  | "button"
  | "dd"
  | "del"
  | "details"
  | "dialog"
  | "div"
  | "dl"
  | "dt"
  | "em"
  | "figcaption"
  | "figure"
  | "h1"
  | "h2"
  | "h3"
  | "header"
  | "input"
  | "ins"
  | "label"
  | "li"
  | "main"
  | "mark"
  | "ol"
  | "option"
  | "p"
  | "search"
  | "section"
  | "select"
  | "span"
  | "strong"
  | "summary"
  | "table"
  | "tbody"
  | "td"
  | "textarea"
  | "th"
  | "thead"
  | "tr"
  | "ul";
type SvgTag = "a" | "circle" | "g" | "line" | "path" | "polygon" | "rect" | "svg" | "text" | "title";

const allowed: ReadonlySet<string> = new Set(ATTRIBUTES);

/** A new element of HTML. */
export function element<Tag extends HtmlTag & keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  return filled(document.createElement(tag), attributes, children);
}

/** A new element of SVG. */
export function svgElement<Tag extends SvgTag>(tag: Tag, attributes: Attributes = {}, ...children: readonly Child[]): SVGElementTagNameMap[Tag] {
  return filled(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

/** Sets an attribute of the list, or takes it away (undefined, false). @throws {Error} for another attribute. */
export function setAttribute(target: Element, name: Attribute, value: string | number | boolean | undefined): void {
  if (!allowed.has(name)) throw new Error(`no attribute of the page: ${name}`);
  if (value === undefined || value === false) target.removeAttribute(name);
  else if (name !== "href") target.setAttribute(name, value === true ? "" : String(value));
  else {
    const address = safeAddress(String(value));
    if (address !== undefined) target.setAttribute(name, address);
  }
}

function filled<Made extends Element>(made: Made, attributes: Attributes, children: readonly Child[]): Made {
  for (const [name, value] of Object.entries(attributes)) setAttribute(made, name as Attribute, value);
  for (const child of children) if (child !== undefined && child !== null) made.append(child);
  return made;
}

/** `address` where it is a place in this page ("#...") or http(s), normalised by the browser; else undefined. */
export function safeAddress(address: string): string | undefined {
  if (address.startsWith("#")) return address;
  if (!/^https?:\/\//i.test(address)) return undefined;
  try {
    const { protocol, href } = new URL(address);
    return protocol === "http:" || protocol === "https:" ? href : undefined;
  } catch {
    return undefined;
  }
}
