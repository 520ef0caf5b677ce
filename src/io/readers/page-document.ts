/**
 * Stage input: the HTML of a page -> a document. The text is the article that @mozilla/readability finds (the extractor of Firefox's reading view), in
 * paragraphs; the rest is what the page says of itself, in this order: JSON-LD of schema.org, Open Graph, meta elements, the page's title and address. The
 * time is that of publication, never of a change or a visit. O(elements), whose number and depth page-parts.ts bounds.
 */
import type { Document } from "../../types/document.js";
import { htmlText, textOfMarkup } from "./html-text.js";
import { factsOfLinkedData } from "./linked-data.js";
import { type PageParts, partsOfPage } from "./page-parts.js";

/** What is kept apart from the document: how its text was found. */
export interface FoundPage {
  readonly document: Document;
  /** Why the text may be more or less than the article. */
  readonly doubt: string | undefined;
}

const TIMES = [
  ...[
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
  ],
  ...["publish-date", "publish_date", "publication_date", "pubdate", "publishdate", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created"],
  ...["dc.date", "dcterms.date", "citation_publication_date", "article.published", "date"],
];
const PUBLISHERS = ["og:site_name", "publisher", "dc.publisher", "dcterms.publisher", "citation_journal_title", "application-name"];
const TITLES = ["og:title", "twitter:title", "dc.title", "title"];
/** An article of the page's own data is taken where the extractor found less than this share of it. */
const LEAST_SHARE = 0.5;
const ADDRESS = /^https?:\/\/[^\s/]+/i;

/**
 * The document of a page.
 * @param address where it was found, if that is known (web archives); else it is what the page says.
 */
export async function documentOfPage(html: string, id: string, address?: string): Promise<FoundPage> {
  const parts = partsOfPage(html);
  const { meta } = parts;
  const linked = factsOfLinkedData(parts.linkedData);
  const first = (names: readonly string[]): string | undefined => names.map((name) => meta.get(name)).find((value) => value !== undefined);
  const url = [address, parts.canonical, meta.get("og:url"), linked.url].find((each) => each !== undefined && ADDRESS.test(each));
  const { text, doubt } = await textOfPage(parts, linked.text);
  const facts = {
    title: plain(linked.title ?? first(TITLES) ?? parts.title),
    source: plain(linked.publisher ?? first(PUBLISHERS) ?? hostOf(url)),
    publishedAt: linked.published ?? first(TIMES) ?? parts.time,
    url,
    language: languageOf(parts, linked.language),
  };
  const known = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined && value !== ""));
  return { document: { id: url ?? id, text, ...known }, doubt };
}

async function textOfPage({ body, isCut }: PageParts, article: string | undefined): Promise<{ readonly text: string; readonly doubt: string | undefined }> {
  const cut = isCut ? "it has more elements than are looked at, or they nest too deep; the text may be incomplete" : undefined;
  const found = await articleOf(body);
  const own = article === undefined ? "" : textOfMarkup(article);
  if (own !== "" && found.length < LEAST_SHARE * own.length) return { text: own, doubt: cut };
  if (found !== "") return { text: found, doubt: cut };
  const all = htmlText(body);
  return { text: all, doubt: all === "" ? "there is no text in it" : "no article was found in it; its whole text is taken" };
}

/** The text of the article; "" where none is found. */
async function articleOf(body: string): Promise<string> {
  const [{ Readability }, { parseHTML }] = await Promise.all([import("@mozilla/readability"), import("linkedom")]);
  const { document } = parseHTML(`<!DOCTYPE html><html><head></head><body>${body}</body></html>`);
  const article = new Readability(document as unknown as ConstructorParameters<typeof Readability>[0], { disableJSONLD: true }).parse();
  return htmlText(article?.content ?? "");
}

/** Titles and names are escaped twice as often as not. */
function plain(text: string | undefined): string | undefined {
  return text === undefined ? undefined : htmlText(text).replace(/\s+/g, " ");
}

function hostOf(url: string | undefined): string | undefined {
  return url === undefined || !URL.canParse(url) ? undefined : new URL(url).hostname.replace(/^www\d?\./, "");
}

function languageOf({ meta, language }: PageParts, linked: string | undefined): string | undefined {
  const tag = language ?? linked ?? meta.get("og:locale") ?? meta.get("content-language") ?? meta.get("language");
  return tag === undefined || !/^[a-z]{2,3}(?:[-_][a-z0-9]+)*$/i.test(tag.trim()) ? undefined : tag.trim().replaceAll("_", "-");
}
