/**
 * Stage output: a detection -> its JSON form (docs/formats.md, docs/detection.schema.json) and its JSON lines: one record a line, so that
 * a line of a large file can be found and compared, and a file of any size read line by line. Free of Node. Holds one record and one chunk.
 */
import type { DetectionLists } from "../../types/result.js";
import type { ProblemCount } from "../read-problem.js";
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
  problemSections,
} from "./detection-records.js";
import { quotationRecord, storyRecord } from "./relation-records.js";
import { type Section, section, toJson, toJsonLines } from "./sections.js";

/** What a file says besides the result. */
export interface JsonOptions {
  /** What was the matter with the input (`createProblemCounts`). @default nothing is said of it */
  readonly problems?: readonly ProblemCount[] | undefined;
  /** Keys beside those of the head, for who says more than a file does. @default none */
  readonly more?: object | undefined;
}

/**
 * The chunks of one JSON object, ended by a line end; joined they are what JSON.parse takes. The same detection gives the
 * same characters.
 * @throws {RangeError} while iterating, if a number of the detection is not finite.
 */
export function detectionToJson(detection: DetectionLists, options?: JsonOptions): Generator<string> {
  return toJson({ ...headRecord(DETECTION_FORMAT, detection), ...options?.more }, sectionsOf(detection, options));
}

/**
 * The chunks of the lines: header, documents, passages, families, pairs, quotations, clusters, stories, ignored, limits, problems. Each line ends with LF.
 * @throws {RangeError} while iterating, if a number of the detection is not finite.
 */
export function detectionToJsonLines(detection: DetectionLists, options?: JsonOptions): Generator<string> {
  return toJsonLines(headRecord(DETECTION_FORMAT, detection), sectionsOf(detection, options));
}

function sectionsOf(detection: DetectionLists, { problems }: JsonOptions = {}): Section[] {
  return [
    section({ list: "documents", kind: "document", items: detection.documents, recordOf: documentRecord }),
    section({ list: "passages", kind: "passage", items: detection.passages, recordOf: passageRecord }),
    section({ list: "families", kind: "family", items: detection.families, recordOf: familyRecord }),
    section({ list: "pairs", kind: "pair", items: detection.pairs, recordOf: pairRecord }),
    section({ list: "quotations", kind: "quotation", items: detection.quotations, recordOf: quotationRecord }),
    section({ list: "clusters", kind: "cluster", items: detection.clusters, recordOf: clusterRecord }),
    section({ list: "stories", kind: "story", items: detection.stories, recordOf: storyRecord }),
    section({ list: "ignored", kind: "ignored", items: detection.ignored, recordOf: ignoredRecord }),
    section({ list: "limits", kind: "limit", items: detection.limits, recordOf: limitRecord }),
    ...problemSections(problems),
  ];
}
