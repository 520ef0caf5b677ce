/**
 * How a user trades recall for precision: thresholds raised and lowered by `marginBits`, and passages of at least so many bits,
 * in collections of three sizes, which need different bits themselves. Planted sets of Reuters stories and senators' releases together; the seeds are counted
 * together. Repeats inside one document are no part of precision: they stand in a column of their own.
 */
import type { Passage } from "../../../src/types/passage.js";
import { type Context, detectTimed, type EvaluationSet, missingReport } from "../context.js";
import { type Measures, measure } from "../measures.js";
import type { LabelledSet } from "../read-labelled.js";
import { type Report, settingsOf } from "../report.js";
import { generatorFiles, PLANTED_CORPORA, runGenerator } from "../shared-generator.js";
import { formatRows } from "../table.js";

/** Articles of a collection. */
const SIZES = [300, 1000, 4000];
const MIN_BITS = [0, 30, 40, 50, 60, 80];
/** Those of marginBits; 0 is the first row of MIN_BITS. */
const MARGINS = [-6, -3, 5, 10, 20];
/** Planted passages for each article, as many as the planted sets have. */
const CASES_AN_ARTICLE = 0.66;

/** Articles of each corpus with passages planted among those of that corpus, as one collection. */
async function collectionOf(context: Context, size: number, seed: number): Promise<LabelledSet> {
  const docs = Math.round(size / PLANTED_CORPORA.length);
  const sizes = { docs, cases: Math.round(docs * CASES_AN_ARTICLE), popular: 0, seed };
  const parts: LabelledSet[] = [];
  for (const corpus of PLANTED_CORPORA) parts.push(await runGenerator(context, corpus, sizes));
  return { documents: parts.flatMap(({ documents }) => documents), truth: parts.flatMap(({ truth }) => truth), isJudged: () => true };
}

/** Totals over collections of one size, for one setting. */
interface Totals {
  readonly name: string;
  readonly measures: Measures<Passage>[];
}

const sum = <T>(list: readonly T[], of: (one: T) => number): number => list.reduce((total, one) => total + of(one), 0);
const perCent = (part: number, whole: number): string => (whole > 0 ? ((100 * part) / whole).toFixed(2) : "-");

function tableOf(rows: readonly Totals[]): string {
  const column = (title: string, cell: (row: Totals) => string) => ({ title, cell });
  const reported = (list: Totals["measures"]): number => sum(list, ({ between }) => between.reported);
  const kinds = [...new Set(rows.flatMap(({ measures }) => measures.flatMap((each) => [...each.kinds.keys()])))].sort();
  const recallOf = (kind: string) =>
    column(kind, ({ measures }) => {
      const found = sum(measures, (each) => each.kinds.get(kind)?.found ?? 0);
      return (found / sum(measures, (each) => each.kinds.get(kind)?.cases ?? 0)).toFixed(3);
    });
  return formatRows(rows, [
    { title: "bits", cell: ({ name }) => name, isText: true },
    column("reported", ({ measures }) => String(reported(measures))),
    column("precision", ({ measures }) => (sum(measures, ({ between }) => between.precision * between.reported) / reported(measures)).toFixed(4)),
    column("false between %", ({ measures }) =>
      perCent(
        sum(measures, ({ alarmsBetween }) => alarmsBetween.length),
        reported(measures),
      ),
    ),
    column("inside", ({ measures }) => String(sum(measures, (each) => each.reported - each.between.reported))),
    ...kinds.map(recallOf),
  ]);
}

async function evaluate(context: Context, size: number): Promise<Report> {
  const margins: Totals[] = MARGINS.map((margin) => ({ name: `marginBits ${margin}`, measures: [] }));
  const bounds: Totals[] = MIN_BITS.map((least) => ({ name: least === 0 ? "all (default)" : `>= ${least}`, measures: [] }));
  const counts: number[] = [];
  let settings: Report["settings"];
  for (const seed of context.seeds) {
    context.progress(`thresholds ${size} ${seed}: planting`);
    const { documents, truth } = await collectionOf(context, size, seed);
    const { detection } = await detectTimed({ ...context, minBits: 0 }, documents);
    counts.push(documents.length);
    settings = settingsOf(detection);
    for (const [i, least] of MIN_BITS.entries())
      bounds[i]!.measures.push(
        measure(
          truth,
          detection.passages.filter(({ bits }) => bits >= least),
        ),
      );
    for (const [i, marginBits] of MARGINS.entries()) {
      context.progress(`thresholds ${size} ${seed}: marginBits ${marginBits}`);
      const { passages } = await context.library.detect(documents, { marginBits });
      margins[i]!.measures.push(measure(truth, passages));
    }
  }
  const name = `thresholds, ${counts.join(" and ")} documents`;
  const table = tableOf([...margins.slice(0, 2), ...bounds, ...margins.slice(2)]);
  return { set: name, rows: [], tables: [`${name} (needed: ${JSON.stringify(settings?.thresholds)})\n\n${table}`], ...(settings ? { settings } : {}) };
}

/** One report a size, with a table over bits. */
export const thresholds: EvaluationSet = async function* (context) {
  const missing = missingReport(context, "thresholds", PLANTED_CORPORA.flatMap(generatorFiles));
  if (missing) return yield missing;
  for (const size of SIZES) yield await evaluate(context, size);
};
