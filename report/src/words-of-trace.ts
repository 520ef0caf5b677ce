/**
 * Page of the report: the words of the first view of a trace: a release and who used it, in English. Part of words.ts.
 */

import type { SentenceUse, UseStatus } from "../../src/report/report-data.js";
import { counted } from "../../src/text/figures.js";

const hows: Readonly<Record<SentenceUse, string>> = { verbatim: "verbatim", edited: "edited", fragment: "fragment" };

const howMeanings: Readonly<Record<SentenceUse, string>> = {
  verbatim: "all of it",
  edited: "half or more",
  fragment: "a few words",
};

const statuses: Readonly<Record<UseStatus, string>> = {
  used: "from the release",
  may: "may be from it",
  source: "the release took it from here",
  other: "stock phrases only",
};

export const wordsOfTrace = {
  trace: {
    title: "Who used the release",
    headline: (users: string, all: string) => `${users} of ${all} used this release`,
    nobody: (all: string) => `None of ${all} used this release`,
    articles: (count: number) => counted(count, "article"),
    mayHave: (count: number) => `${counted(count, "more", "more")} may have.`,
    dek: "Choose a sentence to see who used it, an article to read both side by side.",
    nobodyDek: "No article has enough of its words in common with it. The settings below say what was looked for.",
    back: "The release",
    shares: (ofRelease: string, ofArticle: string) => `${ofRelease} of the release, ${ofArticle} of the article`,
    figures: {
      users: "articles used it",
      usersHint: (all: string) => `of ${all}`,
      may: "may have used it",
      mayHint: "no direction is determined",
      share: "of its words used",
      shareOrMay: "of its words used, or may have been",
      shareHint: "by one article or more",
      sentences: "sentences used",
      sentencesOrMay: "sentences used, or may have been",
      sentencesHint: (all: number) => `of ${counted(all, "sentence")}`,
      first: "first use",
      firstHint: (name: string, isUndetermined: boolean) => (isUndetermined ? `by ${name}, direction undetermined` : `by ${name}`),
      noDate: "no date",
      quotations: "quotations used",
    },
    release: "The release",
    releaseHint: "The stronger the shade, the more articles used a sentence or may have; their number stands at its end. Underlined is what somebody has.",
    users: "Articles that have it",
    usersOfSentence: "Who used this sentence",
    missing: "This link names characters that the release does not have.",
    all: "Show all articles",
    badge: (count: number) => `${counted(count, "article")} used it or may have: show which`,
    hows,
    howMeanings,
    statuses,
    table: {
      label: "Articles",
      outlet: "Article",
      how: "Sentences",
      status: "Direction",
      date: "Date",
      share: "Of the release",
      own: "Of the article",
      search: "Filter by title, publisher or id",
      choice: "Has some",
      any: "in any way",
      least: "At least share, %",
      nothing: "–",
    },
    count: (how: SentenceUse, count: number) => `${counted(count, hows[how], how === "fragment" ? "fragments" : hows[how])}`,
    fromText: "from its text",
    quotations: "Its quotations",
    quotationsHint: "Verdicts are against the words of the release.",
    saidBy: (name: string) => `said by ${name}`,
    saidByNobody: "names nobody",
    moreQuotations: (count: number) => `Show ${counted(count, "more quotation", "more quotations")}`,
    moreArticles: (count: number) => `and ${counted(count, "more article", "more articles")}`,
    time: "In time",
    timeHint: "The release and the articles that used it or may have, earliest at the top. A line leads from the release. Times are UTC.",
    pairSideB: "B, article",
  },
} as const;
