/**
 * Page of the report: every word of it, in English, in one table. A translation is another table of the same type.
 */
import { counted, grouped } from "./counted.js";
import { wordsOfLists } from "./words-of-lists.js";
import { wordsOfReading } from "./words-of-reading.js";
import { directions, families, labels, meanings, verdictMeanings, verdicts } from "./words-of-relations.js";
import { wordsOfTrace } from "./words-of-trace.js";

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
  directions,
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
    bitsMeaning: "Bits say how surprising it would be for two authors to write the same words independently: each further bit halves the odds.",
    made: (version: string) => `Made by wirecopy ${version}. This file loads nothing from anywhere.`,
  },
} as const;
