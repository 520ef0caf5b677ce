/**
 * Node: what became of a release -> files or standard output in the forms that were asked for, all or none (write-outputs.ts).
 */
import { shown } from "../errors.js";
import { visibleCsv, visibleJson } from "../io/visible-text.js";
import { traceToCsv } from "../io/writers/trace-csv.js";
import { traceToJson, traceToJsonLines } from "../io/writers/trace-records.js";
import type { ReleaseTrace } from "../trace-types.js";
import { checkWriteOptions, listTraceOutputs, type TraceTargets, type WriteOptions } from "./output-forms.js";
import { writeOutputs } from "./write-outputs.js";

/**
 * Writes `trace` in the forms of `targets` (docs/formats.md), as `writeDetection` does.
 * @throws as `writeDetection`.
 */
export async function writeTrace(trace: ReleaseTrace, targets: TraceTargets, options?: WriteOptions): Promise<void> {
  if (typeof trace !== "object" || trace === null || !Array.isArray(trace.articles))
    throw new TypeError(`"trace" expected the result of traceRelease, got ${shown(trace)}`);
  const outputs = listTraceOutputs(targets);
  const { textOf, stdout = process.stdout, signal } = checkWriteOptions(options);
  if (targets.csv !== undefined && typeof textOf !== "function") throw new TypeError(`"textOf" expected function for "csv", got ${shown(textOf)}`);
  const chunksOf = {
    json: () => traceToJson(trace),
    jsonl: () => traceToJsonLines(trace),
    csv: () => traceToCsv(trace, textOf ?? (() => undefined)),
  };
  const written = outputs.map(({ form, target }) => ({ target, chunks: chunksOf[form](), visible: form === "csv" ? visibleCsv : visibleJson }));
  await writeOutputs(written, stdout, signal);
}
