/**
 * Command line: what a command is run in: the three streams, the environment, the signal that ends it. Commands take it as
 * an argument, so that tests hand in their own.
 */
import type { Readable, Writable } from "node:stream";
import picocolors from "picocolors";
import type { CancelSignal } from "../types/options.js";

/** Functions that colour a string, or leave it as it is. */
export type Colors = ReturnType<typeof picocolors.createColors>;

/** A stream that may be a terminal. */
export type Output = Writable & { readonly isTTY?: boolean | undefined; readonly columns?: number | undefined };

export interface Terminal {
  readonly stdin: Readable;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Undefined for a command that cannot be cancelled: the default of the system ends it at once. */
  readonly signal: CancelSignal | undefined;
}

/** Columns where standard output is no terminal. */
const DEFAULT_COLUMNS = 100;
/** Below this nothing can be laid out. */
const LEAST_COLUMNS = 40;

/** The width to lay out for. */
export function columnsOf(stdout: Output): number {
  return Math.max(LEAST_COLUMNS, (stdout.isTTY && stdout.columns) || DEFAULT_COLUMNS);
}

/** The width to wrap sentences at: none where standard output is no terminal. */
export function sentenceColumnsOf(stdout: Output): number {
  return stdout.isTTY ? columnsOf(stdout) : Number.POSITIVE_INFINITY;
}

/**
 * Colours for standard output: on a terminal that is not dumb, or where FORCE_COLOR asks for them; never with NO_COLOR
 * (https://no-color.org) or `--no-color`.
 * @param wanted what the option `--no-color` left.
 */
export function colorsOf({ stdout, env }: Terminal, wanted: boolean): Colors {
  const forced = Boolean(env.FORCE_COLOR) && env.FORCE_COLOR !== "0";
  const fits = Boolean(stdout.isTTY) && env.TERM !== "dumb";
  return picocolors.createColors(wanted && !env.NO_COLOR && (forced || fits));
}

/** Lines as chunks to write, each with its line end. */
export function* withLineEnds(lines: Iterable<string>): Generator<string> {
  for (const line of lines) yield `${line}\n`;
}
