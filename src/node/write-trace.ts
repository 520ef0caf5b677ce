/**
 * Node: what became of a release -> files or standard output in the forms that were asked for, all or none (write-outputs.ts).
 */
import { shown } from "../errors.js";
import type { TextOf } from "../io/writers/detection-csv.js";
import { traceToCsv } from "../io/writers/trace-csv.js";
import { traceToJson, traceToJsonLines } from "../io/writers/trace-records.js";
import { traceToHtml } from "../report/detection-html.js";
import { visibleCsv, visibleJson } from "../text/visible-text.js";
import type { ReleaseTrace } from "../types/trace.js";
import { checkWriteOptions, listOutputs, type TraceTargets, type WriteOptions } from "./output-forms.js";
import { writeOutputs } from "./write-outputs.js";

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
