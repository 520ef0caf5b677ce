/**
 * Stage input: the HTML of a page -> what it says of itself (meta elements, JSON-LD, links, language) and its body made fit for a DOM: without scripts,
 * styles and drawings, nested no deeper than MOST_DEPTH, with no more than MOST_ELEMENTS. Readability walks up and down its tree at each step, and
 * 1,000 nested <div> kept it busy for 20 seconds; what lies deeper keeps its text and loses its tags. One pass of htmlparser2; O(length).
 */
import { parseHtml } from "./html-text.js";

/** Pages of news nest 15 to 40 deep. */
const MOST_DEPTH = 100;
/** Pages of news have 500 to 5,000 elements; those of a whole day's comments 20,000. */
const MOST_ELEMENTS = 30_000;
const MOST_ATTRIBUTE_CHARS = 300;
const MOST_LD_CHARS = 1 << 22;
const DROPPED = new Set(
  "script style noscript template svg math iframe object embed canvas audio video select textarea button input link meta base title figcaption".split(" "),
);
/** What readability looks at. */
const KEPT_ATTRIBUTES = ["class", "id", "itemprop", "itemtype", "role", "rel", "style", "hidden", "aria-hidden", "aria-modal", "href", "dir", "lang"];
const OUTERMOST = new Set(["html", "head", "body"]);
/** Words of a class that mean an advertisement, and nothing else. */
const ADVERTISEMENT = /(?:^|\s)(?:ads?|advert(?:isement)?s?|ad-(?:slot|container|wrapper|unit|banner)|adsbygoogle|sponsored-content)(?:\s|$)/i;
/**
 * Ids and classes of what stands in a page beside or inside its article, the same on every page of a paper: consent (with the names of the products that most papers buy), newsletters, buttons to share, links
 * to other stories. Readability leaves them where they stand near enough. Only an element of at most MOST_FURNITURE_CHARS, and less than half of the page, with something to press in it, and no heading or article, is taken for one.
 */
const FURNITURE =
  /(?:^|[\s_-])(?:cookies?|consent|gdpr|newsletters?|share|sharing|related)(?:$|[\s_-])|cookie-?(?:banner|notice|bar|wall|consent|law)|onetrust|didomi|sp_message|qc-cmp|cybot|usercentrics|truste|cmplz|klaro|iubenda|borlabs|outbrain|taboola/i;
const MOST_FURNITURE_CHARS = 1500;
const PRESSED = new Set(["a", "button", "form", "input"]);
const OF_ARTICLES = new Set(["article", "main", "h1"]);
const VOID = new Set("area br col hr img param source track wbr".split(" "));

/** What was found in one page. */
export interface PageParts {
  /** By name or property or itemprop in lower case, the first of each. */
  readonly meta: ReadonlyMap<string, string>;
  /** The texts of JSON-LD. */
  readonly linkedData: readonly string[];
  readonly title: string;
  readonly canonical: string | undefined;
  readonly language: string | undefined;
  /** Of the first <time> that says when the page was published. */
  readonly time: string | undefined;
  /** HTML of the body, clean. */
  readonly body: string;
  /** It has more elements than are looked at, or they nest too deep: the rest has lost its tags, or is not read. */
  readonly isCut: boolean;
}

/** Takes a page apart. */
export function partsOfPage(html: string): PageParts {
  const collector = new PartCollector();
  const isWhole = parseHtml(html, {
    onopentag: (name, attributes) => collector.open(name, attributes),
    onclosetag: (name) => collector.close(name),
    ontext: (text) => collector.text(text),
  });
  return collector.finish(isWhole);
}

/** An open element that may be furniture. */
interface Furniture {
  readonly at: number;
  readonly depth: number;
  /** Behind its end in the body. */
  end: number;
  chars: number;
  isPressed: boolean;
  isArticle: boolean;
}

class PartCollector {
  readonly #meta = new Map<string, string>();
  readonly #linkedData: string[] = [];
  readonly #body: string[] = [];
  #title = "";
  #canonical: string | undefined;
  #language: string | undefined;
  #time: string | undefined;
  /** Elements that are open inside one that is dropped, itself included. */
  #dropped = 0;
  /** The outermost open element that may be furniture: where it begins in the body, how deep it lies, and what stands in it so far. */
  #furniture: Furniture | undefined;
  /** Those that have ended, in their order. */
  readonly #found: Furniture[] = [];
  #chars = 0;
  #depth = 0;
  #elements = 0;
  #reading: "title" | "linked-data" | undefined;
  #data = "";

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#note(name, attributes);
    if (this.#furniture !== undefined) {
      this.#furniture.isPressed ||= PRESSED.has(name);
      this.#furniture.isArticle ||= OF_ARTICLES.has(name) || /articleBody/i.test(attributes.itemprop ?? "");
    }
    if (this.#dropped > 0 || DROPPED.has(name) || ADVERTISEMENT.test(attributes.class?.slice(0, MOST_ATTRIBUTE_CHARS) ?? "")) {
      this.#dropped++;
      return;
    }
    if (OUTERMOST.has(name)) return;
    if (!VOID.has(name)) this.#depth++;
    if (this.#furniture === undefined && !VOID.has(name) && !OF_ARTICLES.has(name) && FURNITURE.test(namesOf(attributes)))
      this.#furniture = { at: this.#body.length, depth: this.#depth, end: 0, chars: 0, isPressed: PRESSED.has(name), isArticle: false };
    if (this.#depth > MOST_DEPTH || ++this.#elements > MOST_ELEMENTS) this.#body.push(" ");
    else this.#body.push(`<${name}${KEPT_ATTRIBUTES.map((key) => attributeOf(key, attributes[key])).join("")}>`);
  }

  close(name: string): void {
    if (this.#reading !== undefined && (name === "title" || name === "script")) this.#endReading();
    if (this.#dropped > 0) {
      this.#dropped--;
      return;
    }
    if (OUTERMOST.has(name) || VOID.has(name) || DROPPED.has(name)) return;
    // an element beyond the number that are kept was not opened, and htmlparser2 closes in the order of opening
    if (this.#depth <= MOST_DEPTH && this.#elements <= MOST_ELEMENTS) this.#body.push(`</${name}>`);
    if (this.#furniture?.depth === this.#depth) this.#endFurniture(this.#furniture);
    this.#depth--;
  }

  #endFurniture(furniture: Furniture): void {
    const { chars, isPressed, isArticle } = furniture;
    furniture.end = this.#body.length;
    if (isPressed && !isArticle && chars <= MOST_FURNITURE_CHARS) this.#found.push(furniture);
    this.#furniture = undefined;
  }

  /** The body without its furniture. */
  #ownBody(): string {
    const parts: string[] = [];
    let from = 0;
    for (const { at, end, chars } of this.#found) {
      if (2 * chars >= this.#chars) continue;
      parts.push(this.#body.slice(from, at).join(""));
      from = end;
    }
    return parts.join("") + this.#body.slice(from).join("");
  }

  text(text: string): void {
    if (this.#reading !== undefined && this.#data.length < MOST_LD_CHARS) this.#data += text;
    if (this.#dropped > 0) return;
    this.#body.push(escaped(text));
    this.#chars += text.length;
    if (this.#furniture !== undefined) this.#furniture.chars += text.length;
  }

  finish(isWhole: boolean): PageParts {
    return {
      meta: this.#meta,
      linkedData: this.#linkedData,
      title: this.#title,
      canonical: this.#canonical,
      language: this.#language,
      time: this.#time,
      body: this.#ownBody(),
      isCut: !isWhole || this.#elements > MOST_ELEMENTS,
    };
  }

  #note(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === "meta") this.#noteMeta(attributes);
    else if (name === "html") this.#language ??= attributes.lang || attributes["xml:lang"];
    else if (name === "link" && /(?:^|\s)canonical(?:\s|$)/i.test(attributes.rel ?? "")) this.#canonical ??= attributes.href;
    else if (name === "time" && ("pubdate" in attributes || /datePublished/i.test(attributes.itemprop ?? ""))) this.#time ??= attributes.datetime;
    else if (name === "title" && this.#title === "" && this.#dropped === 0) this.#reading = "title";
    else if (name === "script" && /^application\/ld\+json/i.test(attributes.type ?? "")) this.#reading = "linked-data";
  }

  #noteMeta(attributes: Readonly<Record<string, string>>): void {
    const name = (attributes.property ?? attributes.name ?? attributes.itemprop ?? attributes["http-equiv"])?.trim().toLowerCase();
    const content = attributes.content?.trim();
    if (name && content && !this.#meta.has(name)) this.#meta.set(name, content);
  }

  #endReading(): void {
    if (this.#reading === "title") this.#title = this.#data;
    else this.#linkedData.push(this.#data);
    this.#reading = undefined;
    this.#data = "";
  }
}

/** Id and class, as far as they are looked at. */
function namesOf({ id = "", class: classes = "" }: Readonly<Record<string, string>>): string {
  return `${id.slice(0, MOST_ATTRIBUTE_CHARS)} ${classes.slice(0, MOST_ATTRIBUTE_CHARS)}`;
}

function attributeOf(name: string, value: string | undefined): string {
  return value === undefined ? "" : ` ${name}="${escaped(value.slice(0, MOST_ATTRIBUTE_CHARS)).replaceAll('"', "&quot;")}"`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
