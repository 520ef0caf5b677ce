/**
 * Stage input: items of JSON Feed 1 and of ninjs 1 to 3 (IPTC) -> documents. Full text where an item has it; of ninjs the time is that of the version whose
 * text this is. O(length of the item).
 */
import type { Document } from "../../types/document.js";
import type { FeedItem } from "./feed-items.js";
import { textOfMarkup } from "./html-text.js";

export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON Feed. */
export function isJsonFeed(value: unknown): value is JsonObject {
  return isObject(value) && typeof value.version === "string" && value.version.includes("jsonfeed.org/version/");
}

/** Whether a value is an item of ninjs: it has an address and a body of its own kind. */
export function isNinjs(value: unknown): value is JsonObject {
  const bodies = ["body_text", "body_xhtml", "body_html", "bodies"];
  return isObject(value) && typeof value.uri === "string" && bodies.some((name) => value[name] !== undefined);
}

/** The document of an item of a feed; its id is its address, else `place`. */
export function documentOfFeedItem(item: unknown, place: string, feed: JsonObject): FeedItem {
  const own = isObject(item) ? item : {};
  const full = stringOf(own.content_text) ?? htmlOf(own.content_html);
  const url = [own.url, own.external_url, own.id].map(stringOf).find((each) => each !== undefined && /^https?:\/\//i.test(each));
  const facts = {
    title: stringOf(own.title),
    source: stringOf(feed.title),
    publishedAt: stringOf(own.date_published),
    url,
    language: stringOf(own.language) ?? stringOf(feed.language),
  };
  return { document: { id: url ?? place, text: full ?? stringOf(own.summary) ?? "", ...present(facts) }, isSummary: full === undefined };
}

/** The document of an item of ninjs; undefined where it has no text, as pictures have none. */
export function documentOfNinjs(item: JsonObject, place: string): Document | undefined {
  const bodies = listOf(item.bodies);
  const plain = bodies.find(({ contenttype }) => typeof contenttype === "string" && contenttype.startsWith("text/plain"));
  const marked = bodies.find((body) => body !== plain);
  const text = stringOf(item.body_text) ?? stringOf(plain?.value) ?? htmlOf(item.body_xhtml) ?? htmlOf(item.body_html) ?? htmlOf(marked?.value);
  if (text === undefined) return undefined;
  const headlines = listOf(item.headlines);
  const main = headlines.find(({ role }) => role === "main") ?? headlines[0];
  const sources = [...listOf(item.infosources), ...listOf(item.infosource)];
  const facts = {
    title: stringOf(item.headline) ?? stringOf(main?.value),
    source: stringOf(sources[0]?.name) ?? stringOf(item.copyrightholder) ?? stringOf(item.provider),
    publishedAt: stringOf(item.versioncreated) ?? stringOf(item.firstcreated),
    url: [item.uri, item.altids].map(stringOf).find((each) => each !== undefined && /^https?:\/\//i.test(each)),
    language: stringOf(item.language),
  };
  return { id: stringOf(item.uri) ?? place, text, ...present(facts) };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function stringOf(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

function htmlOf(value: unknown): string | undefined {
  const html = stringOf(value);
  return html === undefined ? undefined : stringOf(textOfMarkup(html));
}

function present(facts: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(facts).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
