/**
 * Node: a detection -> files or standard output in the forms that were asked for. All files are written under temporary
 * names first and get their own together in the end. Holds one chunk a form.
 */
import type { Writable } from "node:stream";
import { checkOptions, checkString, shown, WirecopyError } from "../errors.js";
import { detectionToCsv, type TextOf } from "../io/writers/detection-csv.js";
import { detectionToJson } from "../io/writers/detection-json.js";
import { detectionToJsonLines } from "../io/writers/detection-json-lines.js";
import type { Detection } from "../types.js";
import { checkTarget, PendingFile } from "./pending-file.js";
import { writeToStream } from "./write-stream.js";

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
 * output that has gone is no error. A file appears whole or not at all, and on failure none of them does.
 *
 * @throws {TypeError} if a target is no string, an option is unknown, or `csv` is asked for without `textOf`.
 * @throws {RangeError} if two forms go to the same target, or a number of the detection is not finite.
 * @throws {WirecopyError} code "unwritable-output".
 */
export async function writeDetection(detection: Detection, targets: DetectionTargets, options?: WriteDetectionOptions): Promise<void> {
  const { textOf, stdout, signal } = checkOptions(options, ["textOf", "stdout", "signal"]) as WriteDetectionOptions;
  const outputs = listOutputs(targets);
  if (targets.csv !== undefined && typeof textOf !== "function") throw new TypeError(`"textOf" expected function for "csv", got ${shown(textOf)}`);
  const files: PendingFile[] = [];
  try {
    for (const { form, target } of outputs) {
      signal?.throwIfAborted();
      const chunks = chunksOf(form, detection, textOf as TextOf);
      if (target === "-") {
        await writeToStream(stdout ?? process.stdout, chunks, signal);
        continue;
      }
      const file = await PendingFile.open(target);
      files.push(file);
      await file.write(chunks, signal);
    }
    for (const file of files) await file.commit();
  } catch (error) {
    await Promise.all(files.map((file) => file.discard()));
    throw error;
  }
}

/**
 * Resolves if every target can be written as far as this can be known beforehand.
 * @throws as `writeDetection`.
 */
export async function checkDetectionTargets(targets: DetectionTargets): Promise<void> {
  for (const { target } of listOutputs(targets)) if (target !== "-") await checkTarget(target);
}

/** Standard output last, so that it stays empty where a file cannot be opened. */
function listOutputs(targets: DetectionTargets) {
  const given = checkOptions(targets, FORMS);
  const outputs = FORMS.filter((form) => given[form] !== undefined).map((form) => ({ form, target: checkString(form, given[form]) }));
  outputs.forEach(({ form, target }, i) => {
    if (target === "") throw new WirecopyError("unwritable-output", `"${form}" expected a path, got ""`);
    const other = outputs.slice(0, i).find((output) => output.target === target);
    if (other) throw new RangeError(`"${form}" expected another target than "${other.form}", got ${shown(target)} for both`);
  });
  return outputs.sort((x, y) => Number(x.target === "-") - Number(y.target === "-"));
}

function chunksOf(form: (typeof FORMS)[number], detection: Detection, textOf: TextOf): Iterable<string> {
  if (form === "json") return detectionToJson(detection);
  return form === "jsonl" ? detectionToJsonLines(detection) : detectionToCsv(detection, textOf);
}
