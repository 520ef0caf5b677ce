/**
 * Near-duplicates among all Reuters stories, held against every pair there is: recall of pairs at and above the threshold, and
 * whether anything is reported that is not one. Tokens are the library's, resemblance is counted anew.
 */
import { join } from "node:path";
import { detectTimed, type EvaluationSet, missingReport } from "../context.js";
import { readJsonl } from "../read-jsonl.js";
import { type Row, settingsOf } from "../report.js";
import { resemblingPairs, TokenNumbers } from "../resemblance-truth.js";
import { pairKey } from "../spans.js";

const CORPUS = "corpora/reuters21578.jsonl.gz";
const SHINGLE_SIZE = 5;
/** The truth reaches below the threshold, so that a pair is seen that is reported with too high a resemblance. */
const TRUTH_FROM = 0.5;
const THRESHOLD = 0.7;

/** One report: the pairs below 1, and the equal ones beneath. */
export const nearDuplicates: EvaluationSet = async function* (context) {
  const set = "near-duplicates reuters21578";
  const missing = missingReport(context, set, [CORPUS]);
  if (missing) return yield missing;
  const documents = readJsonl(join(context.shared, CORPUS));
  context.progress(`${set}: every pair of ${documents.length} documents with J >= ${TRUTH_FROM}`);
  const numbers = new TokenNumbers();
  const pairs = resemblingPairs(
    documents.map(({ text }) => numbers.of(context.library.tokenize(text))),
    SHINGLE_SIZE,
    TRUTH_FROM,
  );
  const truth = new Map(pairs.map(({ a, b, resemblance }) => [pairKey(documents[a]!.id, documents[b]!.id), resemblance]));
  context.progress(`${set}: ${truth.size} pairs; detecting`);
  const { detection, seconds, megabytes } = await detectTimed(context, documents, { passages: false });
  const reported = new Map(detection.pairs.filter(({ resemblance }) => resemblance >= THRESHOLD).map((pair) => [pairKey(pair.a, pair.b), pair]));
  const recallOf = (from: number, below: number): Pick<Row, "cases" | "found"> => {
    const wanted = [...truth].filter(([, resemblance]) => resemblance >= from && resemblance < below);
    return { cases: wanted.length, found: wanted.filter(([key]) => reported.has(key)).length / wanted.length };
  };
  const right = [...reported.keys()].filter((key) => (truth.get(key) ?? 0) >= THRESHOLD).length;
  const differing = [...reported].filter(([key, { resemblance }]) => Math.abs(resemblance - (truth.get(key) ?? 0)) > 1e-9).length;
  const precision = reported.size > 0 ? right / reported.size : 1;
  yield {
    set,
    settings: settingsOf(detection),
    rows: [
      {
        name: set,
        ...recallOf(THRESHOLD, 1),
        precision,
        seconds,
        megabytesPerSecond: megabytes / seconds,
        other: `${reported.size} pairs reported, ${differing} with another resemblance than the exact one`,
      },
      { name: "  0.7 <= J < 0.75", ...recallOf(0.7, 0.75) },
      { name: "  0.75 <= J < 1", ...recallOf(0.75, 1) },
      { name: "  J = 1", ...recallOf(1, Number.POSITIVE_INFINITY) },
    ],
  };
};
