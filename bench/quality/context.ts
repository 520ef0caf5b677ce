/**
 * What every evaluation set is given: the library under test, where the corpora are, the sizes of planted sets, a line for
 * progress; and `detectTimed`, the one place where the clock runs.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Document } from "../../src/types/document.js";
import type { DetectOptions } from "../../src/types/options.js";
import { megabytesOf, type Report, type TimedDetection } from "./report.js";

/** The part of "wirecopy" that is measured, always with default settings. */
export type Library = Pick<typeof import("../../src/index.js"), "detect" | "compare" | "tokenize" | "VERSION">;

/** Everything a set needs. */
export interface Context {
  readonly library: Library;
  /** Folder with `corpora/`, `eval/` and `seeds/`; sets whose files are not there are skipped. */
  readonly shared: string;
  readonly seeds: readonly number[];
  /** Sizes of planted sets. */
  readonly planting: { readonly docs: number; readonly cases: number; readonly popular: number };
  /** Passages of fewer bits are taken for not reported. */
  readonly minBits: number;
  /** Takes a line of progress. */
  readonly progress: (line: string) => void;
}

/** Runs on one kind of data and hands out a report for each collection, one after the other, so that memory is freed between them. */
export type EvaluationSet = (context: Context) => AsyncGenerator<Report>;

/** The report of a set whose files, below the shared folder, are not all there; undefined where they are. */
export function missingReport({ shared }: Context, set: string, paths: readonly string[]): Report | undefined {
  const absent = paths.filter((path) => !existsSync(join(shared, path)));
  return absent.length > 0 ? { set, rows: [], missing: `${set}: skipped, not found below ${shared}: ${absent.join(", ")}` } : undefined;
}

/** `detect` with its wall time; of its passages those of at least `minBits`. */
export async function detectTimed({ library, minBits }: Context, documents: readonly Document[], options?: DetectOptions): Promise<TimedDetection> {
  const started = performance.now();
  const detection = await library.detect(documents, options);
  const seconds = (performance.now() - started) / 1000;
  const passages = detection.passages.filter(({ bits }) => bits >= minBits);
  return { detection: { ...detection, passages }, seconds, megabytes: megabytesOf(documents) };
}
