/**
 * Stage output: a detection -> its JSON form (docs/formats.md, docs/detection.schema.json), as a stream of chunks: one
 * record a line, so that a line of a large file can be found and compared. Free of Node. Holds one record and one chunk.
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
import { jsonList } from "./json-list.js";
import { quotationRecord, storyRecord } from "./relation-records.js";

/**
 * The chunks of one JSON object, ended by a line end; joined they are what JSON.parse takes. The same detection gives the
 * same characters.
 * @throws {RangeError} while iterating, if a number of the detection is not finite.
 */
export function detectionToJson(detection: Detection): Generator<string> {
  return inChunks(pieces(detection));
}

function* pieces(detection: Detection): Generator<string> {
  const head = JSON.stringify(headRecord(DETECTION_FORMAT, detection));
  yield head.slice(0, -1);
  yield* jsonList("documents", detection.documents, documentRecord);
  yield* jsonList("passages", detection.passages, passageRecord);
  yield* jsonList("families", detection.families, familyRecord);
  yield* jsonList("pairs", detection.pairs, pairRecord);
  yield* jsonList("quotations", detection.quotations, quotationRecord);
  yield* jsonList("clusters", detection.clusters, clusterRecord);
  yield* jsonList("stories", detection.stories, storyRecord);
  yield* jsonList("ignored", detection.ignored, ignoredRecord);
  yield* jsonList("limits", detection.limits, limitRecord);
  yield "\n}\n";
}
