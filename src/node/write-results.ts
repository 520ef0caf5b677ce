/**
 * Node: a detection, or what became of a release -> files or standard output in the forms that were asked for, all or none (write-outputs.ts). A
 * detection from outside is looked at first, the kinds of its parts only: records are checked as they are written.
 */
import { checkOneOf, shown } from "../errors.js";
import { detectionToJson, detectionToJsonLines } from "../io/writers/detection-json.js";
import { detectionToCsv, storiesToCsv, type TextOf, traceToCsv } from "../io/writers/result-csv.js";
import { traceToJson, traceToJsonLines } from "../io/writers/trace-records.js";
import { detectionToHtml, traceToHtml } from "../report/detection-html.js";
import { visibleCsv, visibleJson } from "../text/visible-text.js";
import type { ListView } from "../types/list-view.js";
import type { DetectionLists } from "../types/result.js";
import type { ReleaseTrace } from "../types/trace.js";
import { checkWriteOptions, type DetectionTargets, listOutputs, type TraceTargets, type WriteOptions, writeOutputs } from "./write-outputs.js";

/** What a row of CSV is: a passage, or a document of a story with one of its origins. */
type CsvRows = "passages" | "stories";

export interface WriteDetectionOptions extends WriteOptions {
  /** What a row of CSV is, and the list that the report opens with; CSV of "stories" needs no `textOf`. @default "passages" */
  readonly rows?: CsvRows | undefined;
  /** Keys of the object that `json` writes, beside those of a detection: what an index says of its answer. @default none */
  readonly more?: object | undefined;
}

/**
 * Writes `detection` in the forms of `targets` (docs/formats.md). Resolves when all are complete; a reader of standard
 * output that has gone is no error. A file appears whole or not at all, and on failure none of them does. Temporary files go
 * when the process exits meanwhile; a signal that nobody handles ends it without that: pass `signal` and abort it instead.
 * Where "-" is a terminal, control characters are written as visible escapes.
 *
 * @throws {TypeError} if `detection` is none, a target is no string, an option is unknown or of the wrong type, or `csv` or
 * `html` is asked for without `textOf`.
 * @throws {RangeError} if a target is empty, two forms go to the same target, or a number of the detection is not finite.
 * @throws {WirecopyError} code "unwritable-output".
 */
export async function writeDetection(detection: DetectionLists, targets: DetectionTargets, options?: WriteDetectionOptions): Promise<void> {
  checkDetection(detection);
  const outputs = listOutputs(targets);
  const { textOf, problems, stdout = process.stdout, signal, rows: given, more } = checkWriteOptions(options, ["rows", "more"]);
  const rows = checkOneOf<CsvRows>("rows", given ?? "passages", ["passages", "stories"]);
  const needsTexts = outputs.find(({ form }) => form === "html" || (form === "csv" && rows === "passages"));
  if (needsTexts && typeof textOf !== "function") throw new TypeError(`"textOf" expected function for "${needsTexts.form}", got ${shown(textOf)}`);
  const written = outputs.map(({ form, target }) => ({
    target,
    chunks: rows === "stories" && form === "csv" ? storiesToCsv(detection) : chunksOf(form, detection, { rows, problems, more, textOf: textOf as TextOf }),
    // the report is ASCII, and has no line end but LF
    visible: form === "csv" || form === "html" ? visibleCsv : visibleJson,
  }));
  await writeOutputs(written, stdout, signal);
}

function chunksOf(
  form: keyof DetectionTargets,
  detection: DetectionLists,
  { rows, problems, more, textOf }: Pick<WriteDetectionOptions, "problems" | "more"> & { readonly rows: CsvRows; readonly textOf: TextOf },
): Iterable<string> {
  if (form === "html") return detectionToHtml(detection, textOf, { firstList: rows === "stories" ? "stories" : "pairs", problems });
  if (form === "json") return detectionToJson(detection, { problems, more });
  return form === "jsonl" ? detectionToJsonLines(detection, { problems }) : detectionToCsv(detection, textOf);
}

/**
 * Writes `trace` in the forms of `targets` (docs/formats.md), as `writeDetection` does.
 * @throws as `writeDetection`.
 */
export async function writeTrace(trace: ReleaseTrace, targets: TraceTargets, options?: WriteOptions): Promise<void> {
  if (typeof trace !== "object" || trace === null || !Array.isArray(trace.articles))
    throw new TypeError(`"trace" expected the result of traceRelease, got ${shown(trace)}`);
  const outputs = listOutputs(targets);
  const { textOf, problems, stdout = process.stdout, signal } = checkWriteOptions(options);
  const needsTexts = outputs.find(({ form }) => form === "csv" || form === "html");
  if (needsTexts && typeof textOf !== "function") throw new TypeError(`"textOf" expected function for "${needsTexts.form}", got ${shown(textOf)}`);
  const chunksOf = {
    json: () => traceToJson(trace, { problems }),
    jsonl: () => traceToJsonLines(trace, { problems }),
    csv: () => traceToCsv(trace, textOf as TextOf),
    html: () => traceToHtml(trace, textOf as TextOf, { problems }),
  };
  const written = outputs.map(({ form, target }) => ({
    target,
    chunks: chunksOf[form](),
    // the report is ASCII, and has no line end but LF
    visible: form === "csv" || form === "html" ? visibleCsv : visibleJson,
  }));
  await writeOutputs(written, stdout, signal);
}

const LISTS = ["documents", "passages", "families", "pairs", "quotations", "clusters", "stories", "ignored", "limits"] as const;

/** @throws {TypeError} if `value` is no detection; the message names the part that is missing or of the wrong type. */
function checkDetection(value: unknown): DetectionLists {
  if (!isObject(value)) throw new TypeError(`"detection" expected the result of detect, got ${shown(value)}`);
  for (const name of ["settings", "guarantee"])
    if (!isObject(value[name])) throw new TypeError(`"detection.${name}" expected object, got ${shown(value[name])}; pass the result of detect`);
  for (const name of LISTS)
    if (!isList(value[name])) throw new TypeError(`"detection.${name}" expected array, got ${shown(value[name])}; pass the result of detect`);
  return value as unknown as DetectionLists;
}

function isList(value: unknown): boolean {
  if (Array.isArray(value)) return true;
  const { length, at, [Symbol.iterator]: each } = isObject(value) ? (value as Partial<ListView<unknown>>) : {};
  return typeof length === "number" && typeof at === "function" && typeof each === "function";
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
