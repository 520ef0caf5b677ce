/**
 * Command line: what a command that reads many documents keeps while it runs: the progress line, the problems of the input, and of each document
 * its text, which the excerpts are cut from in the end, and where it lies. Memory: the texts, and about 100 bytes a document.
 *
 * How much of the inputs has been read is told by the bytes of their files as they lie there, packed or not, for the bar of the progress line.
 * Unknown where one of them is standard input, a pipe or a device. One look at each file beforehand.
 */

import { stat } from "node:fs/promises";
import type { FieldMap } from "../io/readers/field-names.js";
import { type InputFile, listInputs } from "../io/readers/input-files.js";
import type { DateOrder } from "../io/readers/read-date.js";
import type { FollowedReadOptions } from "../io/readers/read-documents.js";
import { type EncodingPatterns, type ReadContext, resolveReadOptions } from "../io/readers/read-options.js";
import type { Document } from "../types/document.js";
import type { Progress } from "../types/options.js";
import { type DocumentPlace, urlOf } from "./hyperlinks.js";
import { createProblemLog, type ProblemLog } from "./problem-log.js";
import { canShowProgress, createProgressLine, NO_PROGRESS, type ProgressLine } from "./progress-line.js";
import type { Terminal } from "./terminal.js";

export interface Reading {
  readonly startMs: number;
  readonly progress: ProgressLine;
  readonly problems: ProblemLog;
  /** What is read of the inputs. */
  readonly share: InputShare;
  /** Options that make `readBoth` and `readAllBut` tell this reading of all they read. */
  readonly options: FollowedReadOptions;
  /** Writes one line to standard error. */
  print(line: string): void;
  /** Looks at the size of the inputs, for the progress line; does nothing where none is shown. */
  expect(paths: readonly string[]): Promise<void>;
  /** The same of inputs that are listed already. */
  expectFiles(files: readonly InputFile[]): Promise<void>;
  /** Remembers a document that somebody else has read. */
  add(document: Document, place: DocumentPlace): void;
  /** The text of a document that was read. */
  textOf(id: string): string | undefined;
  /** The URL that a document is found at. */
  urlOf(id: string): string | undefined;
}

interface ReadingFlags {
  /** Shows no progress; problems are printed all the same. */
  readonly quiet?: boolean;
  readonly encoding?: EncodingPatterns;
  readonly map?: FieldMap;
  readonly dates?: DateOrder;
}

/** @param stages that the run is told of, in their order. */
export function createReading({ quiet, encoding, map, dates }: ReadingFlags, terminal: Terminal, stages: readonly Progress["stage"][]): Reading {
  const { stdin, stderr, env, signal } = terminal;
  const share = new InputShare();
  const isShown = !quiet && canShowProgress(stderr, env);
  const progress = isShown ? createProgressLine(stderr, { stages, shareRead: share.get }) : NO_PROGRESS;
  const print = (line: string): void => {
    progress.erase();
    stderr.write(`${line}\n`);
  };
  const problems = createProblemLog(print);
  const found = new Map<string, { readonly text: string; readonly place: DocumentPlace }>();
  const add: Reading["add"] = ({ id, text }, place) => found.set(id, { text, place });
  const read = { stdin, signal, encoding, map, dates, onProblem: problems.add };
  const options: FollowedReadOptions = {
    ...read,
    onBytes: share.addBytes,
    onFound: (document, { path, format }) => add(document, { path, isWhole: format === "text", url: document.url }),
  };
  return {
    startMs: performance.now(),
    progress,
    problems,
    share,
    options,
    print,
    expect: async (paths) => (isShown ? share.expect(paths, resolveReadOptions(read)) : undefined),
    expectFiles: async (files) => (isShown ? share.expectFiles(files) : undefined),
    add,
    textOf: (id) => found.get(id)?.text,
    urlOf: (id) => {
      const place = found.get(id)?.place;
      return place && urlOf(place);
    },
  };
}

/** Follows one run. */
export class InputShare {
  /** By path; undefined where a size is not known. */
  #sizes: ReadonlyMap<string, number> | undefined;
  #total = 0;
  /** Of the files that are read, and of the one that is being read. */
  #bytes = 0;
  #current: { readonly path: string; share: number } | undefined;

  /** Looks at the files behind `paths`; problems are told when they are read. */
  async expect(paths: readonly string[], context: ReadContext): Promise<void> {
    const files: InputFile[] = [];
    for await (const file of listInputs(paths, { ...context, report: () => undefined })) files.push(file);
    await this.expectFiles(files);
  }

  async expectFiles(files: readonly InputFile[]): Promise<void> {
    const sizes = new Map<string, number>();
    for (const { path } of files) {
      const stats = path === "-" ? undefined : await stat(path).catch(() => undefined);
      if (!stats?.isFile()) return;
      sizes.set(path, stats.size);
      this.#total += stats.size;
    }
    this.#sizes = sizes;
  }

  /** So many more bytes are read. */
  readonly addBytes = (numBytes: number): void => {
    this.#bytes += numBytes;
  };

  /** This much of a file is read, and all of those before it. */
  readonly setShare = (path: string, share: number): void => {
    if (this.#current !== undefined && this.#current.path !== path) this.#bytes += this.#sizes?.get(this.#current.path) ?? 0;
    this.#current = { path, share };
  };

  /** 0 to 1; undefined where it is not known. */
  readonly get = (): number | undefined => {
    if (this.#sizes === undefined || this.#total === 0) return undefined;
    const current = this.#current === undefined ? 0 : this.#current.share * (this.#sizes.get(this.#current.path) ?? 0);
    return Math.min(1, (this.#bytes + current) / this.#total);
  };
}
