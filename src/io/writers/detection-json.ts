/**
 * Stage output: a detection -> its JSON form (docs/formats.md, docs/detection.schema.json), as a stream of chunks: one
 * record a line, so that a line of a large file can be found and compared. Free of Node. Holds one record and one chunk.
 */
import type { Detection } from "../../types.js";
import { inChunks } from "./chunks.js";
import { clusterRecord, documentRecord, familyRecord, headRecord, ignoredRecord, limitRecord, pairRecord, passageRecord } from "./detection-records.js";

/**
 * The chunks of one JSON object, ended by a line end; joined they are what JSON.parse takes. The same detection gives the
 * same characters.
 * @throws {RangeError} while iterating, if a number of the detection is not finite.
 */
export function detectionToJson(detection: Detection): Generator<string> {
  return inChunks(pieces(detection));
}

function* pieces(detection: Detection): Generator<string> {
  const head = JSON.stringify(headRecord(detection));
  yield head.slice(0, -1);
  yield* list("documents", detection.documents, documentRecord);
  yield* list("passages", detection.passages, passageRecord);
  yield* list("families", detection.families, familyRecord);
  yield* list("pairs", detection.pairs, pairRecord);
  yield* list("clusters", detection.clusters, clusterRecord);
  yield* list("ignored", detection.ignored, ignoredRecord);
  yield* list("limits", detection.limits, limitRecord);
  yield "\n}\n";
}

function* list<T>(name: string, items: Iterable<T>, record: (item: T) => T): Generator<string> {
  yield `,\n"${name}":[`;
  let separator = "\n";
  for (const item of items) {
    yield separator + JSON.stringify(record(item));
    separator = ",\n";
  }
  yield "]";
}
