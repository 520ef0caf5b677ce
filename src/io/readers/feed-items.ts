/**
 * Stage input: items of RSS 0.9 to 2.0 and entries of Atom -> documents. The text is the whole one where the feed has it (content:encoded, <content>), else
 * the description, which is mostly a teaser. The publisher is the <source> of an item, else the feed's title. O(length of the item).
 */
import type { Document } from "../../types/document.js";
import { htmlText, ParagraphWriter, textOfMarkup } from "./html-text.js";
import { childrenOf, plainText, writeElement, type XmlElement } from "./xml-records.js";

/** What a feed says of all its items. */
export interface FeedFacts {
  title?: string;
  language?: string;
}

/** An item, and whether its text is no more than a summary. */
export interface FeedItem {
  readonly document: Document;
  readonly isSummary: boolean;
}

const ADDRESS = /^https?:\/\/[^\s/]+/i;
/** Parts of an item that belong to a picture or a film. */
const OF_MEDIA = new Set(["media", "itunes", "image"]);

/** Takes note of what stands outside of items. */
export function noteFeedFact(facts: FeedFacts, { name, prefix, parent, ...element }: XmlElement): void {
  if (parent !== "channel" && parent !== "feed") return;
  if (name === "title" && prefix === "") facts.title ??= oneLine(plainText({ name, prefix, parent, ...element }));
  if (name === "language") facts.language ??= plainText({ name, prefix, parent, ...element }).trim();
}

/** The document of an item; its id is its address, else `place`. */
export function documentOfItem(item: XmlElement, place: string, feed: FeedFacts): FeedItem {
  const own = (...names: readonly string[]): XmlElement[] => childrenOf(item, ...names).filter(({ prefix }) => !OF_MEDIA.has(prefix));
  const textOf = (...names: readonly string[]): string | undefined =>
    names
      .map((name) => own(name)[0])
      .map((found) => (found === undefined ? "" : plainText(found).trim()))
      .find((text) => text !== "");
  const full = own("encoded", "content")
    .map(textOfContent)
    .find((text) => text !== "");
  const summary = own("description", "summary")
    .map(textOfContent)
    .find((text) => text !== "");
  const url = addressOf(item, own);
  const title = own("title").map(textOfContent)[0];
  const facts = {
    title: title === undefined ? undefined : oneLine(title),
    source: sourceOf(own("source")[0]) ?? textOf("publisher") ?? feed.title,
    publishedAt: textOf("pubDate", "published", "issued", "date", "updated", "modified"),
    url,
    language: item.attributes.lang ?? textOf("language") ?? feed.language,
  };
  const known = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined && value !== ""));
  return { document: { id: url ?? place, text: full ?? summary ?? "", ...known }, isSummary: full === undefined };
}

/** Escaped HTML, XHTML, or plain text. */
function textOfContent(element: XmlElement): string {
  if (!element.children.some((child) => typeof child !== "string")) {
    const text = plainText(element);
    return element.attributes.type === "text" ? text.trim() : textOfMarkup(text);
  }
  const writer = new ParagraphWriter();
  writeElement(element, writer);
  return writer.finish();
}

function addressOf(item: XmlElement, own: (...names: readonly string[]) => XmlElement[]): string | undefined {
  const links = own("link");
  const alternate = links.find(({ attributes: { rel = "alternate", href } }) => rel === "alternate" && href !== undefined);
  const named = links.map((link) => plainText(link).trim());
  const guids = own("guid")
    .filter(({ attributes }) => attributes.isPermaLink !== "false")
    .map((guid) => plainText(guid).trim());
  const candidates = [alternate?.attributes.href, ...named, ...guids, ...own("id").map((id) => plainText(id).trim()), item.attributes.about];
  return candidates.find((address) => address !== undefined && ADDRESS.test(address));
}

/** Of RSS the text, of Atom the title of the feed that an entry came from. */
function sourceOf(source: XmlElement | undefined): string | undefined {
  if (source === undefined) return undefined;
  const [title] = childrenOf(source, "title");
  const text = oneLine(plainText(title ?? source));
  return text === "" ? undefined : text;
}

function oneLine(text: string): string {
  return htmlText(text).replace(/\s+/g, " ");
}
