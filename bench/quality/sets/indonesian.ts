/**
 * The Indonesian plagiarism corpus in PAN's layout: 30 sources, 35 suspicious texts, copied, shuffled, rewritten by rule or
 * by hand. Only passages between a source and a suspicious text are judged.
 */
import { join } from "node:path";
import { detectTimed, type EvaluationSet, missingReport } from "../context.js";
import { readPan } from "../read-labelled.js";
import { reportLabelled } from "../report.js";

const FOLDER = "corpora/indonesian-pan";

/** One report. */
export const indonesian: EvaluationSet = async function* (context) {
  const missing = missingReport(context, "indonesian-pan", [FOLDER]);
  if (missing) return yield missing;
  context.progress("indonesian-pan");
  const labelled = readPan(join(context.shared, FOLDER));
  yield reportLabelled("indonesian-pan", labelled, await detectTimed(context, labelled.documents));
};
