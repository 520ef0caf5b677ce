/**
 * Tools for agents: `trace_release`: a release, and articles or the archive -> who used it, how much of it, which of its sentences most. It is `traceRelease`,
 * or `trace` of an index.
 */
import { traceRelease } from "../api/trace.js";
import { counted, percent } from "../text/figures.js";
import type { ReleaseTrace, ReleaseUse } from "../types/trace.js";
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
  NOTES,
  nameOf,
  objectOf,
  RELATION,
  relationOf,
  rounded,
  SHARE,
  SPAN,
  spanOf,
  strongestFirst,
  TEXT,
  TEXT_ARGUMENT,
  TEXT_OR_NULL,
  type Tool,
  type ToolCall,
} from "./tool.js";

const CLAIMS = [
  "`a` is the release. Of an article whose direction is undetermined it is not claimed that it took the text from the release: both may have it of a third.",
  "Through whom an article came to the text is not told; independent_origins of the articles says more.",
  "What was retold in other words is not found.",
];
/** Sentences of the release that are named, the most used first. */
const MOST_SENTENCES = 3;
/** An id that no document of an archive is likely to have: the document of the same id would be left out. */
const RELEASE_ID = "(the release)";

const USE = objectOf({
  id: TEXT,
  source: TEXT_OR_NULL,
  publishedAt: TEXT_OR_NULL,
  releaseShare: SHARE,
  articleShare: SHARE,
  relation: RELATION,
  passages: COUNT,
  strongest: SPAN,
});

export const TRACE_RELEASE: Tool = {
  name: "trace_release",
  title: "Trace a release",
  description:
    "Says who used a press release or any other text: which articles have its words, how much of the release and of the article that is, and which sentences were used most. Searches the archive of this server, or `articles` where they are given.",
  inputSchema: {
    type: "object",
    properties: { release: TEXT_ARGUMENT, articles: DOCUMENTS_ARGUMENT, limit: LIMIT_ARGUMENT },
    required: ["release"],
    additionalProperties: false,
  },
  outputSchema: objectOf({
    tokens: COUNT,
    usedShare: { ...SHARE, description: "share of the release that some article has" },
    articlesSearched: COUNT,
    uses: cutListOf(USE),
    others: { ...COUNT, description: "articles that share with it what is no use of it: stock phrases, furniture of pages" },
    sentences: cutListOf(objectOf({ articles: COUNT, sentence: SPAN })),
    notes: NOTES,
  }),
  async run(given, call) {
    const { release, articles, limit } = argumentsOf(given, ["release", "articles", "limit"]);
    const document = documentOf("release", release, RELEASE_ID);
    const list = articles === undefined ? undefined : documentsOf("articles", articles);
    const most = limitOf(limit);
    const trace = list === undefined ? await inArchive(document, call) : await traceRelease(document, list, { signal: call.signal });
    return answerOf(trace, document.text, most);
  },
};

function inArchive(document: Parameters<typeof traceRelease>[0], call: ToolCall): Promise<ReleaseTrace> {
  return archiveOf(call, "; give `articles`").trace(document, { signal: call.signal }).result;
}

function answerOf(trace: ReleaseTrace, text: string, limit: number) {
  const { release, usedShare, numArticles, articles, others, sentences } = trace;
  const used = sentences.filter((sentence) => sentence.articles.length > 0).sort((x, y) => y.articles.length - x.articles.length || x.start - y.start);
  const strongest = [...articles].sort((x, y) => y.releaseShare - x.releaseShare);
  const data = {
    tokens: release.tokens,
    usedShare: rounded(usedShare),
    articlesSearched: numArticles,
    uses: cutList(strongest, limit, (use) => useOf(use, text)),
    others: others.length,
    sentences: cutList(used, MOST_SENTENCES, (sentence) => ({ articles: sentence.articles.length, sentence: spanOf(text, sentence) })),
    notes: CLAIMS,
  };
  const sure = articles.filter(({ relation }) => relation.direction === "a-to-b").length;
  const summary = `${counted(articles.length, "article")} of ${numArticles} have text of the release, ${sure} of them took it from there by the evidence; ${percent(usedShare)} of the release is used.`;
  return { data, summary };
}

function useOf({ article, publishedAt, releaseShare, articleShare, relation, passages }: ReleaseUse, text: string) {
  return {
    id: nameOf(article.id),
    source: nameOf(article.source),
    publishedAt: nameOf(publishedAt),
    releaseShare: rounded(releaseShare),
    articleShare: rounded(articleShare),
    relation: relationOf(relation),
    passages: passages.length,
    strongest: spanOf(text, strongestFirst(passages)[0]?.a ?? { start: 0, end: 0 }),
  };
}
