/**
 * Tools for agents: `independent_origins`: documents, or documents of the archive by their ids or by a text that they share something with -> stories, and the
 * independent origins of each. It is `detect` of these documents with each other: all pairs are looked at, as an answer of the index alone, which looks at
 * pairs with the text, would take copies of one article for several origins.
 */
import { detect } from "../api/detect.js";
import { checkString } from "../errors.js";
import { counted } from "../text/figures.js";
import type { Document } from "../types/document.js";
import type { Detection } from "../types/result.js";
import type { Origin, Story } from "../types/story.js";
import {
  archiveOf,
  argumentsOf,
  COUNT,
  cutList,
  cutListOf,
  DOCUMENTS_ARGUMENT,
  documentOf,
  documentsOf,
  LIMIT_ARGUMENT,
  limitOf,
  MOST_DOCUMENTS,
  NOTES,
  nameOf,
  objectOf,
  TEXT,
  TEXT_ARGUMENT,
  TEXT_OR_NULL,
  type Tool,
  type ToolCall,
} from "./tool.js";

const CLAIMS = [
  "Origins are counted among these documents: what they may have of one that is not here is not known.",
  "An origin is a document that took no real share of its text from the others. That its author heard it independently is not claimed.",
  "Documents in no story share nothing that ties them; they may tell of the same event in other words.",
];
/** Documents of the archive that a text brings in, the most promising first. */
const MOST_FOUND = 60;
/** Ids that an answer names of a list. */
const MOST_IDS = 8;
const TEXT_ID = "(the text)";

const IDS = cutListOf(TEXT);

export const INDEPENDENT_ORIGINS: Tool = {
  name: "independent_origins",
  title: "Count independent origins",
  description:
    "Groups documents into stories tied by reuse and counts the independent origins of each: ten articles that all carry one agency's text have one origin. Give one of: `documents`; `ids` of documents of the archive; `text`, with which documents of the archive share passages.",
  inputSchema: {
    type: "object",
    properties: {
      documents: DOCUMENTS_ARGUMENT,
      ids: { type: "array", items: TEXT, maxItems: MOST_DOCUMENTS },
      text: TEXT_ARGUMENT,
      limit: LIMIT_ARGUMENT,
    },
    additionalProperties: false,
  },
  outputSchema: objectOf({
    documents: COUNT,
    notLookedAt: { ...COUNT, description: "documents of the archive that may belong here and were not looked at" },
    inNoStory: COUNT,
    stories: cutListOf(
      objectOf({
        documents: IDS,
        origins: cutListOf(objectOf({ document: TEXT, source: TEXT_OR_NULL, wire: TEXT_OR_NULL, reason: TEXT, members: IDS })),
      }),
    ),
    notes: NOTES,
  }),
  async run(given, call) {
    const { documents, ids, text, limit } = argumentsOf(given, ["documents", "ids", "text", "limit"]);
    const most = limitOf(limit);
    const named = Object.entries({ documents, ids, text }).filter(([, value]) => value !== undefined);
    if (named.length !== 1) throw new TypeError(`expected one of "documents", "ids" and "text", got ${named.map(([name]) => name).join(" and ") || "none"}`);
    const taken = documents !== undefined ? theseDocuments(documents) : ids !== undefined ? await byIds(ids, call) : await aroundText(text, call);
    const found = await detect(taken.documents, { signal: call.signal });
    return answerOf(found, taken, most);
  },
};

interface Taken {
  readonly documents: readonly Document[];
  readonly notLookedAt: number;
}

function theseDocuments(documents: unknown): Taken {
  return { documents: documentsOf("documents", documents), notLookedAt: 0 };
}

async function byIds(ids: unknown, call: ToolCall): Promise<Taken> {
  if (!Array.isArray(ids)) throw new TypeError('"ids" expected an array of strings');
  if (ids.length > MOST_DOCUMENTS) throw new RangeError(`"ids" expected at most ${MOST_DOCUMENTS}, got ${ids.length}`);
  const archive = archiveOf(call, "; give `documents`");
  const documents: Document[] = [];
  for (const [x, id] of ids.entries()) {
    const document = await archive.get(checkString(`ids[${x}]`, id));
    if (document === undefined) throw new RangeError(`"ids[${x}]" expected the id of a document of the archive, got ${JSON.stringify(nameOf(id as string))}`);
    documents.push(document);
  }
  return { documents, notLookedAt: 0 };
}

/** The text, and the documents of the archive that share a passage with it or resemble it. */
async function aroundText(text: unknown, call: ToolCall): Promise<Taken> {
  const document = documentOf("text", text, TEXT_ID);
  const archive = archiveOf(call, "; give `documents`");
  const { pairs, candidates } = await archive.query(document, { limit: MOST_FOUND, relations: false, signal: call.signal });
  const documents = [document];
  for (const { a, b } of pairs) {
    const found = await archive.get(a === TEXT_ID ? b : a);
    if (found !== undefined) documents.push(found);
  }
  return { documents, notLookedAt: candidates.notVerified };
}

function answerOf({ documents, stories }: Detection, { notLookedAt }: Taken, limit: number) {
  const sources = new Map(documents.map(({ id, source }) => [id, source]));
  const inStories = new Set(stories.flatMap((story) => story.documents));
  const largest = [...stories].sort((x, y) => y.documents.length - x.documents.length || x.index - y.index);
  const data = {
    documents: documents.length,
    notLookedAt,
    inNoStory: documents.length - inStories.size,
    stories: cutList(largest, limit, (story) => storyOf(story, sources, limit)),
    notes: CLAIMS,
  };
  const told = largest
    .slice(0, limit)
    .map((story) => `${counted(story.documents.length, "document")} with ${counted(story.origins.length, "independent origin")}`);
  return { data, summary: `${counted(stories.length, "story", "stories")}${told.length > 0 ? `: ${told.join("; ")}` : ""}. In no story: ${data.inNoStory}.` };
}

function storyOf({ documents, origins }: Story, sources: ReadonlyMap<string, string | null>, limit: number) {
  return { documents: cutList(documents, MOST_IDS, (id) => nameOf(id)), origins: cutList(origins, limit, (origin) => originOf(origin, sources)) };
}

function originOf({ document, wire, reason, members }: Origin, sources: ReadonlyMap<string, string | null>) {
  return {
    document: nameOf(document),
    source: nameOf(sources.get(document) ?? null),
    wire: nameOf(wire),
    reason,
    members: cutList(members, MOST_IDS, ({ id }) => nameOf(id)),
  };
}
