/**
 * What a set reports: rows of one table, and the false alarms and misses behind them with their texts and bits, so that a
 * figure can be looked into. Input: a collection with its answers and the detection of it. Cost: nothing beside `measure`.
 */
import type { Document, Span } from "../../src/types/document.js";
import type { Passage } from "../../src/types/passage.js";
import type { Detection } from "../../src/types/result.js";
import { type Measures, measure } from "./measures.js";
import type { LabelledSet } from "./read-labelled.js";

/** One row of the table; what is absent does not apply. Shares are 0 to 1. */
export interface Row {
  /** A name that starts with two spaces belongs to the row above. */
  readonly name: string;
  readonly cases?: number;
  /** Share of the cases covered by at least 80 % on both sides. */
  readonly found?: number;
  readonly recall?: number;
  readonly precision?: number;
  /** False alarms as shares of all that is reported: between two documents, inside one. */
  readonly falseBetween?: number;
  readonly falseInside?: number;
  readonly granularity?: number;
  readonly plagdet?: number;
  /** Precision and plagdet of the passages between two documents. */
  readonly precisionBetween?: number;
  readonly plagdetBetween?: number;
  /** UTF-16 code units. */
  readonly edgeError?: number | null;
  readonly seconds?: number;
  /** Megabytes of UTF-8 text a second. */
  readonly megabytesPerSecond?: number;
  /** Measures that other sets do not have. */
  readonly other?: string;
}

/** A passage with the texts it stands for. */
export interface PassageExample {
  readonly a: Span;
  readonly b: Span;
  readonly bits: number;
  readonly tokens: number;
  readonly textA: string;
  readonly textB: string;
}

/** A case that was not found, with the texts of both sides and what was reported there. */
export interface MissExample {
  readonly kind: string;
  readonly a: Span;
  readonly b: Span;
  readonly coverageA: number;
  readonly coverageB: number;
  readonly textA: string;
  readonly textB: string;
  readonly reported: readonly PassageExample[];
}

/** What one collection gave; `missing` says why there is nothing. */
export interface Report {
  readonly set: string;
  readonly missing?: string;
  readonly rows: readonly Row[];
  /** Tables in Markdown that have columns of their own; they stand below the rows of all sets. */
  readonly tables?: readonly string[];
  /** Hash and thresholds in bits of the run. */
  readonly settings?: { readonly hash: string; readonly thresholds: unknown };
  readonly falseAlarms?: readonly PassageExample[];
  readonly misses?: readonly MissExample[];
}

/** A run of `detect` with what it cost. */
export interface TimedDetection {
  readonly detection: Detection;
  readonly seconds: number;
  readonly megabytes: number;
}

/** UTF-8 megabytes of all texts. */
export function megabytesOf(documents: readonly Document[]): number {
  let bytes = 0;
  for (const { text } of documents) bytes += Buffer.byteLength(text);
  return bytes / 1e6;
}

/** The columns of one run against its answers, without a name. */
export function measuredColumns(measures: Measures<Passage>, { seconds, megabytes }: Pick<TimedDetection, "seconds" | "megabytes">): Omit<Row, "name"> {
  const { cases, found, recall, precision, granularity, plagdet, between, edgeError, reported } = measures;
  const share = (alarms: readonly unknown[]): number => (reported > 0 ? alarms.length / reported : 0);
  return {
    cases,
    found: cases > 0 ? found / cases : 1,
    recall,
    precision,
    falseBetween: share(measures.alarmsBetween),
    falseInside: share(measures.alarmsInside),
    granularity,
    plagdet,
    precisionBetween: between.precision,
    plagdetBetween: between.plagdet,
    edgeError,
    seconds,
    megabytesPerSecond: megabytes / seconds,
  };
}

/** One row a kind, by name. */
export function kindRows({ kinds }: Measures<Passage>): Row[] {
  return [...kinds].sort(([x], [y]) => (x < y ? -1 : 1)).map(([kind, { cases, found }]) => ({ name: `  ${kind}`, cases, found: found / cases }));
}

/** Texts of spans, looked up in the documents of a run. */
export class Excerpts {
  readonly #texts: ReadonlyMap<string, string>;

  constructor(documents: readonly Document[]) {
    this.#texts = new Map(documents.map(({ id, text }) => [id, text]));
  }

  of({ id, start, end }: Span): string {
    return this.#texts.get(id)?.slice(start, end) ?? "";
  }

  passage({ a, b, bits, tokens }: Passage): PassageExample {
    return { a, b, bits, tokens, textA: this.of(a), textB: this.of(b) };
  }

  /** The false alarms and the misses of a run. */
  examples(measures: Measures<Passage>): Required<Pick<Report, "falseAlarms" | "misses">> {
    return {
      falseAlarms: [...measures.alarmsBetween, ...measures.alarmsInside].map((alarm) => this.passage(alarm)),
      misses: measures.misses.map(({ truth: { kind, a, b }, coverageA, coverageB, hits }) => ({
        kind,
        a,
        b,
        coverageA,
        coverageB,
        textA: this.of(a),
        textB: this.of(b),
        reported: hits.map((hit) => this.passage(hit)),
      })),
    };
  }
}

/** The hash and the thresholds of a run. */
export function settingsOf({ settings }: Pick<Detection, "settings">): { hash: string; thresholds: unknown } {
  return { hash: settings.hash, thresholds: settings.thresholds };
}

/** The report of one run against its answers: a row for the set, one for each kind, and the examples. */
export function reportLabelled(set: string, { documents, truth, isJudged }: LabelledSet, timed: TimedDetection): Report {
  const measures = measure(truth, timed.detection.passages.filter(isJudged));
  return {
    set,
    rows: [{ name: set, ...measuredColumns(measures, timed) }, ...kindRows(measures)],
    settings: settingsOf(timed.detection),
    ...new Excerpts(documents).examples(measures),
  };
}
