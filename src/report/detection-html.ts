/**
 * Stage report: a detection, or a trace, and the texts of its documents -> one HTML file that needs no network and no server (docs/formats.md).
 *
 *   head: a Content-Security-Policy that allows the one script and the one style of the page, by their hashes, and nothing else
 *   the overview, packed, and the script, so that the page is there while the rest is being read
 *   the records and the texts, packed, a part at a time
 *
 * A part is packed as JSON -> zlib (RFC 1950) -> base64. By fflate, of a pinned version, and not zlib of Node: that differs between versions and
 * processors, and the same input has to give the same bytes everywhere. Browsers unpack it themselves (DecompressionStream "deflate"). About
 * 20 MB/s. Nothing from outside stands in the file but in packed parts, whose base64 can end no element. Free of Node. Holds one part.
 */

import { zlibSync } from "fflate";
import { checkOneOf, checkOptions } from "../errors.js";
import type { ProblemCount } from "../io/read-problem.js";
import { problemRecord } from "../io/writers/detection-records.js";
import type { DetectionLists } from "../types/result.js";
import type { ReleaseTrace } from "../types/trace.js";
import { PAGE_SCRIPT, PAGE_SCRIPT_HASH, PAGE_STYLE, PAGE_STYLE_HASH } from "./page.generated.js";
import type { FirstList } from "./report-data.js";
import { type ReportPart, reportParts } from "./report-parts.js";
import { detectionOfTrace, traceHead } from "./trace-head.js";

/** The Content-Security-Policy of the page, as it stands in its head. */
export const REPORT_POLICY = [
  "default-src 'none'",
  `script-src '${PAGE_SCRIPT_HASH}'`,
  `style-src '${PAGE_STYLE_HASH}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

const HEAD = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${REPORT_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>wirecopy report</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<noscript>This report is read with JavaScript, which is turned off here. Nothing is loaded from anywhere.</noscript>
`;

/** What a page says besides the result. */
export interface TraceHtmlOptions {
  /** What was the matter with the input (`createProblemCounts`): it stands below "What was left out". @default nothing is said of it */
  readonly problems?: readonly ProblemCount[] | undefined;
}

/** How the page of a detection opens, too. */
export interface HtmlOptions extends TraceHtmlOptions {
  /** The list that is open at first. @default "pairs" */
  readonly firstList?: FirstList | undefined;
}

/**
 * The chunks of the page (ASCII); the same detection and texts give the same bytes.
 * @param textOf the text of a document by its id; a document without one is listed, and its passages cannot be read.
 * @throws {TypeError} if an option is unknown or no string, {RangeError} if it is none of its values; while iterating, if a number of the
 * detection is not finite.
 */
export function detectionToHtml(detection: DetectionLists, textOf: (id: string) => string | undefined, options?: HtmlOptions): Generator<string> {
  const { firstList = "pairs", problems } = checkOptions(options, ["firstList", "problems"]) as HtmlOptions;
  return pageOf(reportParts(detection, textOf, { firstList: checkOneOf<FirstList>("firstList", firstList, ["pairs", "stories"]), ...problemsOf(problems) }));
}

/**
 * The chunks of the page for a trace: it opens with the release and who used which sentence of it; all else is as `detectionToHtml` has it.
 * @param textOf the text of the release and of the articles by their ids. @throws as `detectionToHtml`.
 */
export function traceToHtml(trace: ReleaseTrace, textOf: (id: string) => string | undefined, options?: TraceHtmlOptions): Generator<string> {
  const { problems } = checkOptions(options, ["problems"]) as TraceHtmlOptions;
  return pageOf(reportParts(detectionOfTrace(trace, textOf(trace.release.id)), textOf, { trace: traceHead(trace), ...problemsOf(problems) }));
}

function problemsOf(problems: readonly ProblemCount[] | undefined): { readonly problems?: readonly ProblemCount[] } {
  return problems === undefined ? {} : { problems: problems.map(problemRecord) };
}

function* pageOf(parts: Iterable<ReportPart>): Generator<string> {
  yield HEAD;
  for (const part of parts) {
    yield dataElement(part);
    if (part.list === "overview") yield `<script>${PAGE_SCRIPT}</script>\n`;
  }
  yield "</body>\n</html>\n";
}

function dataElement({ list, from, json }: ReportPart): string {
  return `<script type="application/octet-stream" data-list="${list}" data-from="${from}">${pack(json)}</script>\n`;
}

/** A multiple of 3, so that the pieces of base64 follow each other without padding, and few enough for arguments of one call. */
const BYTES_AT_ONCE = 3 * (1 << 12);

/** Base64 of the packed UTF-8 of `json`; letters, digits, +, / and = only, so it can stand in an element as it is. */
export function pack(json: string): string {
  const bytes = zlibSync(new TextEncoder().encode(json), { level: 6 });
  let base64 = "";
  for (let from = 0; from < bytes.length; from += BYTES_AT_ONCE) base64 += btoa(String.fromCharCode(...bytes.subarray(from, from + BYTES_AT_ONCE)));
  return base64;
}
