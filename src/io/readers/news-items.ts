/**
 * Stage input: items of agencies -> documents: NITF 3 (<nitf>) and NewsML-G2 (<newsItem>, alone or in a <newsMessage>), whose text is NITF, XHTML or plain
 * text inside <contentSet>. The time is that of the version whose text this is. Items without a text (pictures, planning) are none. O(length).
 */
import type { Document } from "../../types/document.js";
import { htmlText, ParagraphWriter } from "./html-text.js";
import { childrenOf, descendantsOf, plainText, writeElement, type XmlElement } from "./xml-records.js";

/** The document of an item; undefined where it has no text. @param place its id where it has none of its own. */
export function documentOfNews(item: XmlElement, place: string): Document | undefined {
  return item.name === "nitf" ? ofNitf(item, place) : ofNewsItem(item, place);
}

function ofNitf(nitf: XmlElement, place: string): Document | undefined {
  const first = (...names: readonly string[]): XmlElement | undefined => descendantsOf(nitf, ...names)[0];
  const text = textOf(first("body.content"));
  if (text === "") return undefined;
  const { attributes: pubdata = {} } = first("pubdata") ?? {};
  const publisher = pubdata.name ?? first("doc.copyright")?.attributes.holder ?? lineOf(first("distributor"));
  return document(place, text, {
    id: first("doc-id")?.attributes["id-string"],
    title: lineOf(first("hl1")) ?? lineOf(first("title")),
    source: publisher,
    publishedAt: first("date.issue", "date.release")?.attributes.norm ?? pubdata["date.publication"] ?? first("story.date")?.attributes.norm,
    url: [pubdata["ex-ref"], first("doc-id")?.attributes["id-string"]].find((each) => each !== undefined && /^https?:\/\//i.test(each)),
    language: nitf.attributes.lang,
  });
}

function ofNewsItem(item: XmlElement, place: string): Document | undefined {
  const [meta, content] = [childrenOf(item, "itemMeta")[0], childrenOf(item, "contentMeta")[0]];
  const inSet = childrenOf(item, "contentSet").flatMap((set) => childrenOf(set, "inlineXML", "inlineData"));
  const text = inSet.map(textOf).find((each) => each !== "");
  if (text === undefined) return undefined;
  const provider = meta && childrenOf(meta, "provider")[0];
  const languages = content ? childrenOf(content, "language") : [];
  const rights = childrenOf(item, "rightsInfo").flatMap((info) => childrenOf(info, "copyrightHolder"));
  const versions = meta ? [...childrenOf(meta, "versionCreated"), ...childrenOf(meta, "firstCreated")] : [];
  const headlines = [...(content ? childrenOf(content, "headline") : []), ...inSet.flatMap((each) => descendantsOf(each, "hl1", "h1"))];
  return document(place, text, {
    id: item.attributes.guid,
    title: headlines.map(lineOf).find((line) => line !== undefined),
    source: [provider, ...rights].map(nameOf).find((name) => name !== undefined),
    publishedAt: versions.map(lineOf)[0],
    url: undefined,
    language: languages[0]?.attributes.tag ?? item.attributes.lang,
  });
}

function document(
  place: string,
  text: string,
  { id, ...facts }: Readonly<Record<"id" | "title" | "source" | "publishedAt" | "url" | "language", string | undefined>>,
): Document {
  const known = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined && value !== ""));
  return { id: id || place, text, ...known };
}

/** Of XHTML the body, of NITF the content of the body. */
function textOf(element: XmlElement | undefined): string {
  if (element === undefined) return "";
  if (!element.children.some((child) => typeof child !== "string"))
    return /html/.test(element.attributes.contenttype ?? "") ? htmlText(plainText(element)) : plainText(element).trim();
  const writer = new ParagraphWriter();
  writeElement(descendantsOf(element, "body.content")[0] ?? descendantsOf(element, "body")[0] ?? element, writer);
  return writer.finish();
}

function lineOf(element: XmlElement | undefined): string | undefined {
  const text = element === undefined ? "" : plainText(element).replace(/\s+/g, " ").trim();
  return text === "" ? undefined : text;
}

/** A party's name, its literal, or the code behind its scheme. */
function nameOf(party: XmlElement | undefined): string | undefined {
  if (party === undefined) return undefined;
  return lineOf(childrenOf(party, "name")[0]) ?? party.attributes.literal ?? party.attributes.qcode?.replace(/^[^:]*:/, "");
}
