/**
 * Node: where results go. The forms that were asked for with their targets, and the options of writing, are checked; then results in their
 * forms -> files and standard output, all or nothing. Files are written under temporary names first and get their own together in the end;
 * texts from outside must not steer a terminal, so what goes to one is made visible. Holds one chunk an output.
 *
 * Targets are held against each other and against the inputs, whatever they are called: a result that takes the name of an input would replace
 * what cannot be made again. O(targets + inputs), and one look at each file; where no target exists yet the inputs are not looked at.
 */

import { realpath, stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { Writable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import { checkOptions, checkSignal, checkString, shown, throwIfAborted, WirecopyError } from "../errors.js";
import type { ProblemCount } from "../io/read-problem.js";
import type { InputFile } from "../io/readers/input-files.js";
import type { TextOf } from "../io/writers/result-csv.js";
import type { CancelSignal } from "../types/options.js";
import { checkTarget, PendingFile } from "./pending-file.js";
import { writeToStream } from "./write-stream.js";

const FORMS = ["json", "jsonl", "csv", "html"] as const;
type Form = (typeof FORMS)[number];

/**
 * Where each form goes: a path, or "-" for standard output (one form only). A form that is absent is not written; `html` is the report that a
 * person reads.
 */
export interface DetectionTargets {
  readonly json?: string | undefined;
  readonly jsonl?: string | undefined;
  readonly csv?: string | undefined;
  readonly html?: string | undefined;
}

/** Those of a trace are the same. */
export type TraceTargets = DetectionTargets;

/** The options of `writeTrace`, and of `writeDetection`. */
export interface WriteOptions {
  /** The text of a document by its id, for the excerpts in CSV and the report in HTML; required for these. */
  readonly textOf?: TextOf | undefined;
  /** What was the matter with the input (`createProblemCounts`): JSON and the report repeat it. @default nothing is said of it */
  readonly problems?: readonly ProblemCount[] | undefined;
  /** What "-" writes to; is not ended. @default process.stdout */
  readonly stdout?: Writable | undefined;
  /** Ends the writing: nothing is left behind, the promise rejects with the signal's reason. */
  readonly signal?: CancelSignal | undefined;
}

/** A form with its target. */
interface OutputForm {
  readonly form: Form;
  readonly target: string;
}

/** @throws {TypeError} if an option is unknown or of the wrong type. @param others names of options that somebody else checks. */
export function checkWriteOptions<Options extends WriteOptions>(options: Options | undefined, others: readonly string[] = []): Options {
  const given = checkOptions(options, ["textOf", "problems", "stdout", "signal", ...others]) as unknown as Options;
  const { stdout, signal, problems } = given;
  if (problems !== undefined && !Array.isArray(problems)) throw new TypeError(`"problems" expected array, got ${shown(problems)}`);
  if (stdout !== undefined && typeof (stdout as Partial<Writable> | null)?.write !== "function")
    throw new TypeError(`"stdout" expected Writable, got ${shown(stdout)}`);
  checkSignal(signal);
  return given;
}

/**
 * The forms that `targets` asks for.
 * @throws {TypeError | RangeError} if a target is no string or empty, or two forms go to the same target.
 */
export function listOutputs(targets: DetectionTargets): OutputForm[] {
  if (typeof targets !== "object" || targets === null || Array.isArray(targets))
    throw new TypeError(`"targets" expected object { ${FORMS.map((form) => `${form}?`).join(", ")} }, got ${shown(targets)}`);
  const given = checkOptions(targets, FORMS);
  const outputs = FORMS.filter((form) => given[form] !== undefined).map((form) => ({ form, target: checkString(form, given[form]) }));
  outputs.forEach(({ form, target }, i) => {
    if (target === "") throw new RangeError(`"${form}" expected a path or "-", got ""`);
    const other = outputs.slice(0, i).find((output) => output.target === target);
    if (other) throw new RangeError(`"${form}" expected another target than "${other.form}", got ${shown(target)} for both`);
  });
  return outputs;
}

/**
 * Resolves if every target can be written as far as this can be known beforehand.
 * @throws as `writeDetection`.
 */
export async function checkDetectionTargets(targets: DetectionTargets): Promise<void> {
  for (const { target } of listOutputs(targets)) if (target !== "-") await checkTarget(target);
}

/** One result on its way out. */
export interface Output {
  /** A path, or "-" for standard output. */
  readonly target: string;
  /** Text, or bytes of UTF-8; made as they are asked for. */
  readonly chunks: Iterable<string | Uint8Array>;
  /** The form of a chunk in which a terminal shows control characters as escapes. */
  readonly visible: (chunk: string) => string;
}

/** A stream that may be a terminal. */
export type OutputStream = Writable & { readonly isTTY?: boolean | undefined };

/**
 * Writes the outputs, standard output last, so that it stays empty where a file cannot be written. On failure no file is left
 * behind, and those that were there are as they were.
 * @throws {WirecopyError} code "unwritable-output"; the reason of the signal; what a chunk throws as it is made.
 */
export async function writeOutputs(outputs: readonly Output[], stdout: OutputStream, signal?: CancelSignal): Promise<void> {
  const files: PendingFile[] = [];
  try {
    for (const { target, chunks, visible } of [...outputs].sort((x, y) => Number(x.target === "-") - Number(y.target === "-"))) {
      throwIfAborted(signal);
      if (target === "-") {
        await writeToStream(stdout, stdout.isTTY ? visibleChunks(chunks, visible) : chunks, signal);
        continue;
      }
      const file = await PendingFile.open(target);
      files.push(file);
      await file.write(chunks, signal);
    }
    for (const file of files) await file.commit();
    await Promise.all(files.map((file) => file.settle()));
  } catch (error) {
    await Promise.all(files.map((file) => file.discard()));
    throw error;
  }
}

function* visibleChunks(chunks: Iterable<string | Uint8Array>, visible: Output["visible"]): Generator<string> {
  const decoder = new StringDecoder("utf8");
  for (const chunk of chunks) yield visible(typeof chunk === "string" ? chunk : decoder.write(chunk));
}

/** By the name of the option, a path, "-" for standard output, or undefined. */
export type NamedTargets = Readonly<Record<string, string | undefined>>;

/** Resolves if no two targets are the same file. @throws {RangeError} naming the later option and the earlier one. */
export async function checkDistinct(targets: NamedTargets): Promise<void> {
  const names = new Map<string, string>();
  for (const [name, target] of Object.entries(targets)) {
    if (target === undefined) continue;
    const place = await whereabouts(target);
    const other = names.get(place);
    if (other !== undefined) throw new RangeError(`"${name}" expected another target than "${other}", got ${JSON.stringify(target)} for both`);
    names.set(place, name);
  }
}

/** Resolves if no target is one of the files that are read. @throws {WirecopyError} "unwritable-output". */
export async function checkNotAmong(files: Iterable<InputFile> | AsyncIterable<InputFile>, targets: NamedTargets): Promise<void> {
  const places = new Map<string, string>();
  for (const target of Object.values(targets))
    if (target !== undefined && target !== "-" && (await stat(target).catch(() => undefined)) !== undefined) places.set(await whereabouts(target), target);
  if (places.size === 0) return;
  for await (const { path, stdin } of files) {
    const target = stdin ? undefined : places.get(await whereabouts(path));
    if (target !== undefined) throw new WirecopyError("unwritable-output", `${target} cannot be written: it is one of the inputs; give another name`);
  }
}

/** The same for two names of one file, there or not. */
async function whereabouts(path: string): Promise<string> {
  const stats = path === "-" ? undefined : await stat(path).catch(() => undefined);
  // a file system without inodes has 0 for all of them; into a device both may write
  if (stats?.ino && stats.isFile()) return `${stats.dev}:${stats.ino}`;
  return path === "-" ? path : realpath(path).catch(() => resolve(path));
}
