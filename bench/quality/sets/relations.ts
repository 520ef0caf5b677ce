/**
 * Relations and directions on press releases of US senators, held against pairs that were judged by reading (relations-judged.json, ids
 * only): every third office by name, all that these share searched at sensitivity "copy". A pair's label is right where the reader gave the same;
 * a direction is right where the reader gave the same, and an undetermined one is none. About five minutes.
 */
import { join } from "node:path";
import type { Pair } from "../../../src/types.js";
import { detectTimed, type EvaluationSet, missingReport } from "../context.js";
import { readJsonl } from "../read-jsonl.js";
import { type Row, settingsOf } from "../report.js";
import { pairKey } from "../spans.js";
import judged from "./relations-judged.json" with { type: "json" };

const CORPUS = "corpora/senate-press.jsonl.gz";
/** Of the offices in alphabetical order, one of so many. */
const EVERY = 3;

interface JudgedPair {
  readonly a: string;
  readonly b: string;
  readonly label: string;
  /** A label that would have done as well. */
  readonly second?: string;
}

/** One report: the precision of each label, then of the directions given. */
export const relations: EvaluationSet = async function* (context) {
  const set = "relations senate-press";
  const missing = missingReport(context, set, [CORPUS]);
  if (missing) return yield missing;
  const all = readJsonl(join(context.shared, CORPUS));
  const offices = [...new Set(all.map(({ source }) => source ?? ""))].sort().filter((_, x) => x % EVERY === 0);
  const documents = all.filter(({ source }) => offices.includes(source ?? ""));
  context.progress(`${set}: ${documents.length} documents of ${offices.length} offices`);
  const { detection, seconds, megabytes } = await detectTimed(context, documents, { sensitivity: "copy", self: false });
  const found = new Map(detection.pairs.map((pair) => [pairKey(pair.a, pair.b), pair]));
  yield {
    set,
    settings: settingsOf(detection),
    rows: [{ name: set, seconds, megabytesPerSecond: megabytes / seconds, other: `${detection.pairs.length} pairs` }, ...labelRows(found), directionRow(found)],
  };
};

function labelRows(found: ReadonlyMap<string, Pair>): Row[] {
  const byLabel = new Map<string, { given: number; right: number; second: number }>();
  for (const { a, b, label, second } of judged.labels as readonly JudgedPair[]) {
    const given = found.get(pairKey(a, b))?.relation.label ?? "absent";
    const count = byLabel.get(given) ?? { given: 0, right: 0, second: 0 };
    count.given++;
    if (given === label) count.right++;
    else if (given === second) count.second++;
    byLabel.set(given, count);
  }
  return [...byLabel]
    .sort(([x], [y]) => (x < y ? -1 : 1))
    .map(([label, { given, right, second }]) => ({ name: `  ${label}`, cases: given, precision: right / given, other: `${second} a second choice` }));
}

function directionRow(found: ReadonlyMap<string, Pair>): Row {
  const given = judged.directions.flatMap((one) => {
    const direction = found.get(pairKey(one.a, one.b))?.relation.direction ?? "undetermined";
    return direction === "undetermined" ? [] : [direction === one.direction];
  });
  const right = given.filter(Boolean).length;
  return { name: "  directions between offices", cases: given.length, precision: given.length > 0 ? right / given.length : 1, other: `${right} right` };
}
