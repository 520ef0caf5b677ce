/**
 * Stage input: texts of JSON-LD (schema.org) of a page -> what they say of its article: headline, publisher, time, address, language, and the whole text
 * where it is there. Of several nodes the first that is an article or a post. Bounded: NESTED deep, MOST_NODES nodes.
 */

/** What is known of an article. */
export interface ArticleFacts {
  readonly title?: string | undefined;
  readonly publisher?: string | undefined;
  readonly published?: string | undefined;
  readonly url?: string | undefined;
  readonly language?: string | undefined;
  readonly text?: string | undefined;
}

type Node = Readonly<Record<string, unknown>>;

const ARTICLE = /(?:Article|Posting|Report|Review|Newsletter)$/;
const NESTED = 6;
const MOST_NODES = 10_000;

/** The facts of the first article; of none where there is none, or no text is JSON. */
export function factsOfLinkedData(texts: readonly string[]): ArticleFacts {
  const nodes = texts.flatMap((text) => nodesOf(parsed(text)));
  const article = nodes.find((node) => strings(node["@type"]).some((type) => ARTICLE.test(type)));
  if (article === undefined) return {};
  const byId = new Map(nodes.filter(({ name }) => name !== undefined).map((node) => [node["@id"], node]));
  const publisher = [article.publisher, article.sourceOrganization].map((value) => nameOf(value, byId)).find((name) => name !== undefined);
  return {
    title: stringOf(article.headline) ?? stringOf(article.name),
    publisher,
    published: stringOf(article.datePublished) ?? stringOf(article.dateCreated),
    url: stringOf(article.url) ?? addressOf(article.mainEntityOfPage),
    language: stringOf(article.inLanguage),
    text: stringOf(article.articleBody),
  };
}

/** Undefined for what is no JSON. Some pages put it into a comment or a CDATA section. */
function parsed(text: string): unknown {
  const bare = text.replace(/^\s*(?:\/\*|<!--|\/\/)?\s*<?!?\[?(?:CDATA\[)?(?:\*\/)?/, "").replace(/(?:\/\/|\/\*)?\s*(?:\]\]>|-->)?\s*(?:\*\/)?\s*;?\s*$/, "");
  for (const each of [text, bare]) {
    try {
      return JSON.parse(each);
    } catch {
      // the other form, or none: a page's data is often broken, and the page is read all the same
    }
  }
  return undefined;
}

/** Objects, the outer ones first. */
function nodesOf(value: unknown): Node[] {
  const nodes: Node[] = [];
  let level = [value];
  for (let depth = 0; depth < NESTED && level.length > 0 && nodes.length < MOST_NODES; depth++) {
    const found = level.flatMap((each) => (Array.isArray(each) ? each : [each])).filter((each): each is Node => typeof each === "object" && each !== null);
    for (const each of found.slice(0, MOST_NODES - nodes.length)) if (!Array.isArray(each)) nodes.push(each);
    level = found.flatMap((each) => Object.values(each)).filter((each) => typeof each === "object" && each !== null);
  }
  return nodes;
}

function strings(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((each): each is string => typeof each === "string");
}

function stringOf(value: unknown): string | undefined {
  const [first] = strings(value);
  return first === undefined || first.trim() === "" ? undefined : first.trim();
}

/** Of an organisation, or of one that is named by its id. */
function nameOf(value: unknown, byId: ReadonlyMap<unknown, Node>): string | undefined {
  const [first] = Array.isArray(value) ? value : [value];
  if (typeof first === "string") return stringOf(first);
  if (typeof first !== "object" || first === null) return undefined;
  const node = first as Node;
  return stringOf(node.name) ?? stringOf(byId.get(node["@id"])?.name);
}

function addressOf(value: unknown): string | undefined {
  return typeof value === "object" && value !== null ? stringOf((value as Node)["@id"]) : stringOf(value);
}
