/**
 * Stage report: what the page of the HTML report reads: the contract between src/report, which writes it (report-parts.ts, trace-head.ts), and
 * report/src, which reads it (model.ts). Heads, small and all at once, for its tables and its graph; records, large and one part at a time, for
 * what a person opens. Documents, pairs, families and quotations are called by their place in the detection. Types, and what both sides have
 * to say alike: which article was the first that used a release.
 */

import { parsePublicationTime } from "../corpus/publication-time.js";
import type { ProblemCount } from "../io/read-problem.js";
import type { Range } from "../types/document.js";
import type { Family, FamilyLabel, Occurrence } from "../types/family.js";
import type { Guarantee, Limit } from "../types/limit.js";
import type { Passage } from "../types/passage.js";
import type { QuotationVerdict, ReusedQuotation } from "../types/quotation.js";
import type { Direction, RelationEvidence, RelationLabel } from "../types/relation.js";
import type { Detection, DocumentSummary } from "../types/result.js";
import type { Story } from "../types/story.js";

/** A pair in a table, or the repeats inside one document (`a` = `b`), whose figures are 0. */
export interface PairHead {
  readonly a: number;
  readonly b: number;
  readonly resemblance: number;
  readonly coverageA: number;
  readonly coverageB: number;
  /** The most of its passages; 0 where it has none. */
  readonly bits: number;
  readonly passages: number;
  /** Absent where the detection knows no relations. */
  readonly label?: RelationLabel;
  readonly direction?: Direction;
  readonly via?: string;
}

/** The rest of a pair. */
export interface PairRecord {
  /** Indices into the passages. */
  readonly passages: readonly number[];
  readonly containmentA: number;
  readonly containmentB: number;
  readonly evidence: readonly RelationEvidence[];
}

/** A family in a table. */
export interface FamilyHead {
  readonly bits: number;
  readonly tokens: number;
  /** The first characters of its text. */
  readonly text: string;
  /** The earliest document. */
  readonly first: number;
  /** How many documents have it. */
  readonly documents: number;
  readonly spans: number;
  readonly label?: FamilyLabel;
}

/** The rest of a family: `occurrences` is empty where the detection has none. */
export type FamilyRecord = Pick<Family, "text" | "spans"> & { readonly occurrences: readonly Occurrence[] };

/** A reused quotation in a table. */
export interface QuotationHead {
  readonly family: number;
  readonly text: string;
  readonly speaker: string | null;
  readonly first: number;
  readonly occurrences: number;
  /** The verdicts that its occurrences have, each once. */
  readonly verdicts: readonly QuotationVerdict[];
}

/**
 * How an article has a sentence of the release.
 * - `verbatim`: all of it in one run, word for word.
 * - `edited`: half of its words or more.
 * - `fragment`: less, but more than the end of what it has of the next sentence.
 */
export type SentenceUse = "verbatim" | "edited" | "fragment";

/** A sentence of the release, and who has it. */
export interface SentenceHead {
  readonly start: number;
  readonly end: number;
  /** Earliest first; `use` is its place among the uses. */
  readonly users: readonly { readonly use: number; readonly how: SentenceUse }[];
}

/**
 * What an article is to the release: it `used` it, it `may` have (no direction is determined), it is a `source` that the release took
 * text from, or it has but boilerplate and stock phrases in common (`other`).
 */
export type UseStatus = "used" | "may" | "source" | "other";

/** An article that shares text with the release. Its shares are those of its pair, which has the same place. */
export interface UseHead {
  readonly status: UseStatus;
  /** As the article has it, or as its text says it. */
  readonly publishedAt: string | null;
  readonly timeFromText: boolean;
}

/** What became of a release: it is document 0, and `a` of all pairs. */
export interface TraceHead {
  /** How many articles were compared with it. */
  readonly numArticles: number;
  readonly usedShare: number;
  /** Earliest first, those of status `other` last. */
  readonly uses: readonly UseHead[];
  readonly sentences: readonly SentenceHead[];
  /** The words of the release that an article used or may have used: ranges that do not touch, by offset. */
  readonly used: readonly Range[];
}

/** The list of the first view that is open at first. */
export type FirstList = "pairs" | "stories";

/** What the page shows first: everything but the records and the texts. */
export interface Overview {
  readonly version: string;
  readonly settings: Detection["settings"];
  readonly guarantee: Guarantee;
  readonly documents: readonly DocumentSummary[];
  readonly pairs: readonly PairHead[];
  readonly families: readonly FamilyHead[];
  readonly quotations: readonly QuotationHead[];
  readonly stories: readonly Story[];
  readonly numClusters: number;
  readonly numPassages: number;
  readonly numIgnored: number;
  readonly limits: readonly Limit[];
  /** Of the input; absent where whoever wrote the page did not tell. */
  readonly problems?: readonly ProblemCount[];
  /** Of a trace: what became of its release. */
  readonly trace?: TraceHead;
  readonly firstList?: FirstList;
}

/** The lists of records, by name; a text is null where the writer of the page had none. */
export interface ReportLists {
  readonly pairs: PairRecord;
  readonly passages: Passage;
  readonly families: FamilyRecord;
  readonly quotations: ReusedQuotation;
  readonly texts: string | null;
}

/**
 * The place of the earliest article that took text of the release or may have, whatever the direction; where none of these has a time, of the
 * first. Undefined where there is none of them. Times that are the same keep the order given. O(articles).
 */
export function firstUse(uses: readonly { readonly status: UseStatus; readonly publishedAt: string | null }[]): number | undefined {
  let first: { readonly place: number; readonly startMs: number } | undefined;
  uses.forEach(({ status, publishedAt }, place) => {
    if (status !== "used" && status !== "may") return;
    const time = parsePublicationTime(publishedAt ?? undefined);
    const startMs = typeof time === "string" ? Number.POSITIVE_INFINITY : time.startMs;
    if (!first || startMs < first.startMs) first = { place, startMs };
  });
  return first?.place;
}
