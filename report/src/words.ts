/**
 * Page of the report: every word of it, in English, in one table. A translation is another table of the same type. The reading view and the
 * page of a trace have files of their own, words-of-reading.ts and words-of-trace.ts.
 */
import { counted, grouped } from "../../src/text/figures.js";
import type { FamilyLabel } from "../../src/types/family.js";
import type { QuotationVerdict } from "../../src/types/quotation.js";
import type { Direction, RelationLabel } from "../../src/types/relation.js";
import { wordsOfReading } from "./words-of-reading.js";
import { wordsOfTrace } from "./words-of-trace.js";

const wordsOfLists = {
  table: {
    search: "Filter by title, publisher or id",
    searchText: "Filter by words, speaker or publisher",
    relation: "Relation",
    label: "Kind",
    anyRelation: "all relations",
    anyLabel: "all kinds",
    minBits: "At least bits",
    minShare: "At least share, %",
    clear: "Clear",
    shown: (shown: number, all: number) => (shown === all ? counted(all, "row") : `${grouped(shown)} of ${counted(all, "row")}`),
    empty: "No row fits the filter.",
    emptyAtAll: "There are none.",
    sortBy: (column: string) => `sort by ${column}`,
    printed: (shown: number, all: number) => `The first ${grouped(shown)} of ${counted(all, "row")} are printed.`,
    earlier: "A, earlier document",
    later: "B, later document",
    date: "Date",
    relationColumn: "Relation",
    share: "Share",
    bits: "Bits",
    evidence: "Evidence",
    bitsShort: (bits: string) => `${bits} bits`,
    passages: "Passages",
    text: "Passage",
    first: "First in",
    documents: "Documents",
    kind: "Kind",
    quotation: "Quotation",
    speaker: "Speaker",
    places: "Places",
    verdicts: "Verdicts",
    document: "Document",
    reused: "From others",
    ties: "Pairs",
    words: "Words",
    story: "Story, by its earliest document",
    number: "Number",
    publishers: "Publishers",
    morePublishers: (count: number) => `and ${grouped(count)} more`,
    firstDate: "Since",
    origins: "Origins",
    minDocuments: "At least documents",
    noSpeaker: "nobody named",
    lag: (time: string) => `${time} later`,
    minutes: (count: number) => `${count} min`,
    hours: (count: number) => `${count} h`,
    days: (count: number) => counted(count, "day"),
    sameDay: "the same day",
    nextDay: "the next day",
  },
  graph: {
    title: "Who shares with whom",
    all: "All stories",
    choose: "Story",
    story: (name: string, documents: number) => `${name} (${grouped(documents)})`,
    groupHint: "Documents that are tied by reuse. Choose one to see them.",
    hint: (onChoice: string) =>
      `Earlier documents stand further left. An arrow points the way the text went; its width is the share. Choose a document to ${onChoice}, a line to read both.`,
    showPairs: "see its pairs",
    openStory: "Open this story",
    shown: (shown: number, all: number, what: string) => `The ${grouped(shown)} ${what} with the most ties of ${grouped(all)} are shown.`,
    documents: "documents",
    storiesShown: (shown: number, all: number) =>
      `The ${grouped(shown)} largest of ${grouped(all)} stories, with their numbers of documents. Choose one to see who has what from whom.`,
    legend: "Relations",
    zoomIn: "Zoom in",
    zoomOut: "Zoom out",
    fit: "Show all",
    edge: (a: string, b: string, label: string, share: string) => `${a} and ${b}: ${label}, ${share}`,
    node: (name: string, ties: number, onChoice: string) => `${name}: ${counted(ties, "tie")}; ${onChoice}`,
    group: (name: string, documents: number, pairs: number) => `${name}: ${counted(documents, "document")}, ${counted(pairs, "pair")}`,
  },
} as const;

/** What a relation is called. */
const labels: Readonly<Record<RelationLabel, string>> = {
  duplicate: "duplicate",
  revision: "revision",
  syndication: "syndication",
  release: "release pickup",
  quotation: "quotation",
  "common-source": "common source",
  template: "template",
  catchphrase: "catchphrase",
  none: "too little to say",
};

/** What it means, without a full stop. */
const meanings: Readonly<Record<RelationLabel, string>> = {
  duplicate: "The same text",
  revision: "An updated version of the same story",
  syndication: "The same story at another publisher",
  release: "A press release's own wording in a story",
  quotation: "Most of what is shared stands in quotation marks",
  "common-source": "Both took it from a third document",
  template: "Recurring text of one publisher",
  catchphrase: "A phrase that many publishers use over years",
  none: "Too little is shared to say that one has anything of the other",
};

/** What a family is called. */
const families: Readonly<Record<FamilyLabel, string>> = {
  repeat: "repeat inside one document",
  template: "template",
  catchphrase: "catchphrase",
  syndication: "syndication",
  quotation: "quotation",
  undetermined: "undetermined",
};

/** What became of a quotation. */
const verdicts: Readonly<Record<QuotationVerdict, string>> = {
  verbatim: "verbatim",
  trimmed: "trimmed",
  altered: "altered",
  split: "split",
  merged: "merged",
};

/** What that means. */
const verdictMeanings: Readonly<Record<QuotationVerdict, string>> = {
  verbatim: "All of it, word for word, but for words in brackets and another spelling",
  trimmed: "A part of it, word for word",
  altered: "With other words, or without words inside a sentence",
  split: "The writer's words stand between its parts, here or in the reference alone",
  merged: "Parts that do not follow each other stand as one: something between them is left out, or moved",
};

/** Which way the text went, in names of publishers. */
const way = (direction: Direction, a: string, b: string): string =>
  direction === "undetermined" ? "direction undetermined" : direction === "a-to-b" ? `from ${a} to ${b}` : `from ${b} to ${a}`;

/** How strong the evidence of so many bits is, for whoever does not think in bits: 40 bits are a chance of one in a million million. */
const strength = (bits: number): string => (bits < 40 ? "fair" : bits < 100 ? "strong" : "very strong");

/** The table; its parts stand in the files above. */
export const words = {
  name: "wirecopy",
  title: "Reused text",
  reading: "Reading the report…",
  documentTitle: (what: string) => `${what} – wirecopy report`,
  broken: "This report cannot be read",
  brokenDetail: (reason: string) => `The file is damaged or the browser too old (it needs one of 2023 or later): ${reason}`,
  skip: "Skip to the contents",
  theme: { label: "Colours", auto: "as the system", light: "light", dark: "dark" },
  months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
  noDate: "no date",
  labels,
  meanings,
  families,
  verdicts,
  verdictMeanings,
  way,
  strength,
  ...wordsOfLists,
  ...wordsOfReading,
  ...wordsOfTrace,
  repeats: "repeats itself",
  noRelation: "not examined",
  count: {
    documents: (count: number) => counted(count, "document"),
    pairs: (count: number) => counted(count, "pair"),
    passages: (count: number) => counted(count, "passage"),
    origins: (count: number) => counted(count, "independent origin"),
    stories: (count: number) => counted(count, "story", "stories"),
    sentences: (used: number, all: number) => `${grouped(used)} of its ${counted(all, "sentence")}`,
    sources: (count: number) => counted(count, "publisher"),
    clusters: (count: number) => counted(count, "cluster of near-duplicates", "clusters of near-duplicates"),
    tokens: (count: number) => counted(count, "word"),
  },
  figures: {
    documents: "documents",
    documentsHint: (sources: string) => (sources === "" ? "" : `from ${sources}`),
    reuse: "reuse text",
    reuseHint: (percent: string) => `${percent} of all documents`,
    pairs: "pairs",
    pairsHint: (passages: string) => `with ${passages}`,
    families: "distinct passages",
    familiesHint: "each in two places or more",
    stories: "stories",
    storiesHint: (origins: string) => `from ${origins}`,
    quotations: "reused quotations",
    speakers: (count: number) => counted(count, "speaker"),
  },
  summary: {
    title: "In short",
    print: "Print this page alone",
    who: "Who",
    howMuch: "How much",
    first: "First",
    altered: "Altered quotations",
    notClaimed: "What is not claimed",
    took: (to: string, share: string, from: string, label: string) => `${to} has ${share} of its words from ${from} (${label})`,
    shares: (a: string, b: string, share: string, label: string) => `${a} and ${b} share up to ${share} of their words (${label}, direction undetermined)`,
    used: (name: string, share: string) => `${name} has ${share} of the release`,
    mayHave: (name: string, share: string) => `${name} has ${share} of the release, direction undetermined`,
    nobody: "Nobody: no pair has enough in common to say more.",
    more: (count: number) => `and ${grouped(count)} more`,
    ofDocuments: (reusing: string, all: string) => `${reusing} of ${all} share text`,
    ofRelease: (share: string, sentences: string) => `${share} of the words of the release were used, or may have been, and ${sentences}`,
    stories: (stories: string, origins: string) => `${stories} from ${origins}`,
    earliest: (name: string, when: string, what: string) => `${name}, ${when}: ${what}`,
    noTime: "No document has a date.",
    quoted: (text: string, speaker: string) => `“${text}” (${speaker})`,
    noAltered: "None was found.",
    noSpeaker: "nobody is named",
    claims:
      "Who copied from whom, where neither text says so: earlier is not the origin, and what two share without a credit has no direction. That a quotation was said: only who is named for it. That nothing else was copied: rewritten text, translations and what is not among these documents are not found.",
  },
  overview: {
    headline: (reusing: string, all: string) => `${reusing} of ${all} share text`,
    nothing: (all: string) => `Nothing reused was found in ${all}`,
    repeating: (count: number) => counted(count, "document repeats itself", "documents repeat themselves"),
    dek: (found: readonly string[]) => `${found.join(", ")}. Choose a row or a line of the graph to read two documents side by side.`,
    nothingDek: "No two documents share a passage with the evidence that is needed. The settings below say what was looked for.",
    lists: "Lists",
    pairs: "Pairs",
    andRepeats: (count: number) => `and ${counted(count, "repeat")}`,
    stories: "Stories",
    families: "Passages",
    quotations: "Quotations",
    documents: "Documents",
    about: "Settings and limits",
  },
  about: {
    guarantee: (tokens: number, characters: number, bits: string) =>
      `Every shared run of at least ${tokens} words (${characters} characters in scripts without spaces) that carries at least ${bits} bits was examined.`,
    guaranteeTitle: "What was looked at",
    limitsTitle: "What was left out",
    noLimits: "Nothing: no bound was hit and no document was left out.",
    noBounds: "No bound was hit. What was the matter with the input is not known here.",
    problem: (severity: string, code: string, count: string) => `${severity} in the input: ${code} (${count})`,
    furtherProblems: (count: number) => `and ${grouped(count)} more`,
    settings: "Settings",
    ignored: (count: number) => `${counted(count, "place")} with texts that were to be ignored`,
    bits: "What bits are",
    bitsMeaning:
      "Bits say how surprising it would be for two authors to write the same words independently: each further bit halves the odds. Below 40 the lists call it fair, from 100 on very strong.",
    made: (version: string) => `Made by wirecopy ${version}. This file loads nothing from anywhere.`,
  },
} as const;
