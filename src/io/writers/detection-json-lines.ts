/**
 * Stage output: a detection -> JSON lines (docs/formats.md): one record a line, its kind in `record`, so that a file of any
 * size can be read line by line. The keys are those of the JSON form; a passage has its `index` besides, because pairs refer
 * to it. Free of Node. Holds one record and one chunk.
 */
import type { Detection } from "../../types.js";
import { inChunks } from "./chunks.js";
import {
  clusterRecord,
  DETECTION_FORMAT,
  documentRecord,
  familyRecord,
  headRecord,
  ignoredRecord,
  limitRecord,
  pairRecord,
  passageRecord,
} from "./detection-records.js";
import { quotationRecord, storyRecord } from "./relation-records.js";

/**
 * The chunks of the lines: header, documents, passages, families, pairs, quotations, clusters, stories, ignored, limits. Each line ends with LF.
 * @throws {RangeError} while iterating, if a number of the detection is not finite.
 */
export function detectionToJsonLines(detection: Detection): Generator<string> {
  return inChunks(lines(detection));
}

function* lines(detection: Detection): Generator<string> {
  yield line({ record: "header", ...headRecord(DETECTION_FORMAT, detection) });
  for (const document of detection.documents) yield line({ record: "document", ...documentRecord(document) });
  let index = 0;
  for (const passage of detection.passages) yield line({ record: "passage", index: index++, ...passageRecord(passage) });
  for (const family of detection.families) yield line({ record: "family", ...familyRecord(family) });
  for (const pair of detection.pairs) yield line({ record: "pair", ...pairRecord(pair) });
  for (const quotation of detection.quotations) yield line({ record: "quotation", ...quotationRecord(quotation) });
  for (const cluster of detection.clusters) yield line({ record: "cluster", ...clusterRecord(cluster) });
  for (const story of detection.stories) yield line({ record: "story", ...storyRecord(story) });
  for (const ignored of detection.ignored) yield line({ record: "ignored", ...ignoredRecord(ignored) });
  for (const limit of detection.limits) yield line({ record: "limit", ...limitRecord(limit) });
}

/** One record on its line. */
export function line(record: object): string {
  return `${JSON.stringify(record)}\n`;
}
