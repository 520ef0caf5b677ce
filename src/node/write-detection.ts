/**
 * Node: a detection -> files or standard output in the forms that were asked for, all or none (write-outputs.ts).
 */
import type { Writable } from "node:stream";
import { checkOptions, checkString, shown } from "../errors.js";
import { visibleCsv, visibleJson } from "../io/visible-text.js";
import { checkDetection } from "../io/writers/check-detection.js";
import { detectionToCsv, type TextOf } from "../io/writers/detection-csv.js";
import { detectionToJson } from "../io/writers/detection-json.js";
import { detectionToJsonLines } from "../io/writers/detection-json-lines.js";
import type { Detection } from "../types.js";
import { checkTarget } from "./pending-file.js";
import { writeOutputs } from "./write-outputs.js";

const FORMS = ["json", "jsonl", "csv"] as const;

/** Where each form goes: a path, or "-" for standard output (one form only). A form that is absent is not written. */
export interface DetectionTargets {
  readonly json?: string | undefined;
  readonly jsonl?: string | undefined;
  readonly csv?: string | undefined;
}

export interface WriteDetectionOptions {
  /** The text of a document by its id, for the excerpts in CSV; required for that form. */
  readonly textOf?: TextOf | undefined;
  /** What "-" writes to; is not ended. @default process.stdout */
  readonly stdout?: Writable | undefined;
  /** Ends the writing: nothing is left behind, the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Writes `detection` in the forms of `targets` (docs/formats.md). Resolves when all are complete; a reader of standard
 * output that has gone is no error. A file appears whole or not at all, and on failure none of them does. Temporary files go
 * when the process exits meanwhile; a signal that nobody handles ends it without that: pass `signal` and abort it instead.
 * Where "-" is a terminal, control characters are written as visible escapes.
 *
 * @throws {TypeError} if `detection` is none, a target is no string, an option is unknown or of the wrong type, or `csv` is
 * asked for without `textOf`.
 * @throws {RangeError} if a target is empty, two forms go to the same target, or a number of the detection is not finite.
 * @throws {WirecopyError} code "unwritable-output".
 */
export async function writeDetection(detection: Detection, targets: DetectionTargets, options?: WriteDetectionOptions): Promise<void> {
  checkDetection(detection);
  const outputs = listOutputs(targets);
  const { textOf, stdout = process.stdout, signal } = checkWriteOptions(options);
  if (targets.csv !== undefined && typeof textOf !== "function") throw new TypeError(`"textOf" expected function for "csv", got ${shown(textOf)}`);
  const written = outputs.map(({ form, target }) => ({
    target,
    chunks: chunksOf(form, detection, textOf as TextOf),
    visible: form === "csv" ? visibleCsv : visibleJson,
  }));
  await writeOutputs(written, stdout, signal);
}

/**
 * Resolves if every target can be written as far as this can be known beforehand.
 * @throws as `writeDetection`.
 */
export async function checkDetectionTargets(targets: DetectionTargets): Promise<void> {
  for (const { target } of listOutputs(targets)) if (target !== "-") await checkTarget(target);
}

function checkWriteOptions(options: WriteDetectionOptions | undefined): WriteDetectionOptions {
  const given = checkOptions(options, ["textOf", "stdout", "signal"]) as WriteDetectionOptions;
  const { stdout, signal } = given;
  if (stdout !== undefined && typeof (stdout as Partial<Writable> | null)?.write !== "function")
    throw new TypeError(`"stdout" expected Writable, got ${shown(stdout)}`);
  if (signal !== undefined && !(signal instanceof AbortSignal)) throw new TypeError(`"signal" expected AbortSignal, got ${shown(signal)}`);
  return given;
}

function listOutputs(targets: DetectionTargets) {
  if (typeof targets !== "object" || targets === null || Array.isArray(targets))
    throw new TypeError(`"targets" expected object { json?, jsonl?, csv? }, got ${shown(targets)}`);
  const given = checkOptions(targets, FORMS);
  const outputs = FORMS.filter((form) => given[form] !== undefined).map((form) => ({ form, target: checkString(form, given[form]) }));
  outputs.forEach(({ form, target }, i) => {
    if (target === "") throw new RangeError(`"${form}" expected a path or "-", got ""`);
    const other = outputs.slice(0, i).find((output) => output.target === target);
    if (other) throw new RangeError(`"${form}" expected another target than "${other.form}", got ${shown(target)} for both`);
  });
  return outputs;
}

function chunksOf(form: (typeof FORMS)[number], detection: Detection, textOf: TextOf): Iterable<string> {
  if (form === "json") return detectionToJson(detection);
  return form === "jsonl" ? detectionToJsonLines(detection) : detectionToCsv(detection, textOf);
}
