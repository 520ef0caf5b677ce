/**
 * Relations and directions, held against pairs that were judged by reading (ids only, no texts). A label is right where it is among those that the
 * reader would give; `none` claims nothing and is counted beside. A direction is right where the reader gave the same, and an undetermined one is none.
 *
 *   senate-press   every third office by name, searched at sensitivity "copy" (relations-judged.json); about five minutes
 *   news           US news of 2014 and every second Reuters story, default settings (relations-judged-news.json): what chose nothing; two minutes
 */
import { join } from "node:path";
import type { Document } from "../../../src/types/document.js";
import type { DetectOptions } from "../../../src/types/options.js";
import type { Pair } from "../../../src/types/relation.js";
import { type Context, detectTimed, type EvaluationSet, missingReport } from "../context.js";
import { readJsonl } from "../read-jsonl.js";
import { type Report, type Row, settingsOf } from "../report.js";
import { pairKey } from "../spans.js";
import ofReleases from "./relations-judged.json" with { type: "json" };
import ofNews from "./relations-judged-news.json" with { type: "json" };

/** Of the offices in alphabetical order, one of so many. */
const EVERY = 3;

/** What a reader would call a pair; `a-to-b` is from `a` as it stands here. */
interface JudgedPair {
  readonly a: string;
  readonly b: string;
  /** The first choice, then what would do as well; none where the label was not judged. */
  readonly labels: readonly string[];
  /** Undefined where it was not judged. */
  readonly direction?: string | undefined;
}

interface JudgedCollection {
  readonly set: string;
  readonly corpus: string;
  select(documents: readonly Document[]): Document[];
  readonly options: DetectOptions;
  readonly judged: readonly JudgedPair[];
}

function ofThirdOffices(documents: readonly Document[]): Document[] {
  const offices = [...new Set(documents.map(({ source }) => source ?? ""))].sort().filter((_, x) => x % EVERY === 0);
  return documents.filter(({ source }) => offices.includes(source ?? ""));
}

const judgedIn = (corpus: string): JudgedPair[] => (ofNews as readonly (JudgedPair & { readonly corpus: string })[]).filter((pair) => pair.corpus === corpus);

const COLLECTIONS: readonly JudgedCollection[] = [
  {
    set: "relations senate-press",
    corpus: "corpora/senate-press.jsonl.gz",
    select: ofThirdOffices,
    options: { sensitivity: "copy", self: false },
    judged: [
      ...ofReleases.labels.map(({ a, b, label, second }: { a: string; b: string; label: string; second?: string }) => ({
        a,
        b,
        labels: second ? [label, second] : [label],
      })),
      ...ofReleases.directions.map(({ a, b, direction }) => ({ a, b, labels: [], direction })),
    ],
  },
  {
    set: "relations us-news-2012-14, 2014",
    corpus: "corpora/us-news-2012-14.jsonl.gz",
    select: (documents) => documents.filter(({ publishedAt }) => publishedAt?.startsWith("2014")),
    options: { self: false },
    judged: judgedIn("us-news-2012-14"),
  },
  {
    set: "relations reuters21578, even ids",
    corpus: "corpora/reuters21578.jsonl.gz",
    select: (documents) => documents.filter(({ id }) => Number(id.split("-")[1]) % 2 === 0),
    options: { self: false },
    judged: judgedIn("reuters21578"),
  },
];

/** One report a collection: the precision of each label, then of the directions given. */
export const relations: EvaluationSet = async function* (context) {
  for (const collection of COLLECTIONS) yield await reportOf(context, collection);
};

async function reportOf(context: Context, { set, corpus, select, options, judged }: JudgedCollection): Promise<Report> {
  const missing = missingReport(context, set, [corpus]);
  if (missing) return missing;
  const documents = select(readJsonl(join(context.shared, corpus)));
  context.progress(`${set}: ${documents.length} documents`);
  const { detection, seconds, megabytes } = await detectTimed(context, documents, options);
  const found = new Map(detection.pairs.map((pair) => [pairKey(pair.a, pair.b), pair]));
  return {
    set,
    settings: settingsOf(detection),
    rows: [
      { name: set, seconds, megabytesPerSecond: megabytes / seconds, other: `${detection.pairs.length} pairs` },
      ...labelRows(found, judged),
      directionRow(found, judged),
    ],
  };
}

function labelRows(found: ReadonlyMap<string, Pair>, judged: readonly JudgedPair[]): Row[] {
  const byLabel = new Map<string, { given: number; first: number; other: number }>();
  for (const { a, b, labels } of judged) {
    if (labels.length === 0) continue;
    const given = found.get(pairKey(a, b))?.relation?.label ?? "absent";
    const count = byLabel.get(given) ?? { given: 0, first: 0, other: 0 };
    count.given++;
    if (given === labels[0]) count.first++;
    else if (labels.includes(given)) count.other++;
    byLabel.set(given, count);
  }
  return [...byLabel]
    .sort(([x], [y]) => (x < y ? -1 : 1))
    .map(([label, { given, first, other }]) => ({ name: `  ${label}`, cases: given, precision: first / given, other: `${other} another choice` }));
}

function directionRow(found: ReadonlyMap<string, Pair>, judged: readonly JudgedPair[]): Row {
  const given = judged.flatMap(({ a, b, direction }) => {
    const pair = found.get(pairKey(a, b));
    if (direction === undefined || !pair || pair.relation!.direction === "undetermined") return [];
    const isTurned = pair.a !== a;
    return [isTurned ? turned(pair.relation!.direction) === direction : pair.relation!.direction === direction];
  });
  const right = given.filter(Boolean).length;
  return { name: "  directions", cases: given.length, precision: given.length > 0 ? right / given.length : 1, other: `${right} right` };
}

function turned(direction: string): string {
  return direction === "a-to-b" ? "b-to-a" : "a-to-b";
}
