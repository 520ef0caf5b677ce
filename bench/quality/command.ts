/**
 * The command line of `npm run eval`: which sets, with which sizes; runs them one after the other and writes one table on
 * stdout, progress on stderr and, where asked for, everything behind the figures as JSON.
 */
import { writeFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { parseArgs } from "node:util";
import { type Context, detectTimed, type EvaluationSet, type Library } from "./context.js";
import { type LabelledSet, readPan, readPlanted } from "./read-labelled.js";
import { type PassageExample, type Report, reportLabelled } from "./report.js";
import { clough } from "./sets/clough.js";
import { clusters } from "./sets/clusters.js";
import { damaged } from "./sets/damaged.js";
import { indonesian } from "./sets/indonesian.js";
import { nearDuplicates } from "./sets/near-duplicates.js";
import { planted } from "./sets/planted.js";
import { quotations } from "./sets/quotations.js";
import { relations } from "./sets/relations.js";
import { scripts } from "./sets/scripts.js";
import { seedDocuments } from "./sets/seeds.js";
import { speakers } from "./sets/speakers.js";
import { thresholds } from "./sets/thresholds.js";
import { formatTable } from "./table.js";

const SETS: Readonly<Record<string, EvaluationSet>> = {
  planted,
  damaged,
  indonesian,
  clough,
  "near-duplicates": nearDuplicates,
  seeds: seedDocuments,
  scripts,
  thresholds,
  relations,
  clusters,
  speakers,
  quotations,
};

const USAGE = `npm run eval -- [options]
  --only ${Object.keys(SETS).join(",")}
                   some of the sets (default: all)
  --seeds 31,32    seeds of the sets planted, damaged and thresholds
  --docs 4000  --cases 1400  --popular 300
                   sizes of the planted sets
  --pan FOLDER     score a corpus of your own in PAN's layout (source-documents/, suspicious-documents/ with .xml)
  --planted FOLDER score a collection of your own: documents.jsonl and truth.json
  --min-bits N     take passages of fewer bits for not reported
  --json FILE      figures, settings, false alarms and misses with their texts
  --examples N     print the first N false alarms and misses of each set
`;

const OPTIONS = {
  only: { type: "string" },
  seeds: { type: "string", default: "31,32" },
  docs: { type: "string", default: "4000" },
  cases: { type: "string", default: "1400" },
  popular: { type: "string", default: "300" },
  pan: { type: "string" },
  planted: { type: "string" },
  "min-bits": { type: "string", default: "0" },
  json: { type: "string" },
  examples: { type: "string", default: "0" },
  help: { type: "boolean", default: false },
} as const;

/** Where the run happens and what it is given; the caller's own. */
export interface Surroundings {
  readonly library: Library;
  /** Folder with corpora/, eval/ and seeds/. */
  readonly shared: string;
  /** What is measured: a version, a commit. Stands above the table and in the JSON. */
  readonly build: string;
  readonly print: (text: string) => void;
  readonly progress: (line: string) => void;
}

/** @throws {RangeError} if `text` is not an integer of at least `least`. */
function integerOf(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least) throw new RangeError(`--${name} expected an integer >= ${least}, got "${text}"`);
  return value;
}

/** @throws {TypeError | RangeError} for arguments that are not understood. */
function readArguments(args: readonly string[]) {
  const { values } = parseArgs({ args: [...args], options: OPTIONS, strict: true });
  const only = values.only?.split(",") ?? (values.pan === undefined && values.planted === undefined ? Object.keys(SETS) : []);
  const unknown = only.find((name) => !Object.hasOwn(SETS, name));
  if (unknown !== undefined) throw new RangeError(`--only expected some of ${Object.keys(SETS).join(",")}, got "${unknown}"`);
  return {
    ...values,
    only,
    seeds: values.seeds.split(",").map((seed) => integerOf("seeds", seed, 0)),
    examples: integerOf("examples", values.examples, 0),
    minBits: integerOf("min-bits", values["min-bits"], 0),
    planting: { docs: integerOf("docs", values.docs, 2), cases: integerOf("cases", values.cases, 0), popular: integerOf("popular", values.popular, 0) },
  };
}

type Arguments = ReturnType<typeof readArguments>;

/** The user's collection cannot be read; the message names the folder and the reason. */
class UnreadableCollection extends Error {}

/** @throws {UnreadableCollection} */
function readOwn(folder: string, read: (folder: string) => LabelledSet): LabelledSet {
  try {
    return read(folder);
  } catch (error) {
    throw new UnreadableCollection(`${folder}: ${(error as Error).message}`, { cause: error });
  }
}

/** The reports one after the other, the user's own collections first. */
async function* reportsOf(given: Arguments, context: Context): AsyncGenerator<Report> {
  for (const [folder, read] of [[given.pan, readPan] as const, [given.planted, readPlanted] as const]) {
    if (folder === undefined) continue;
    const labelled = readOwn(folder, read);
    context.progress(`${folder}: ${labelled.documents.length} documents, ${labelled.truth.length} cases`);
    yield reportLabelled(basename(resolve(folder)), labelled, await detectTimed(context, labelled.documents));
  }
  for (const name of given.only) yield* SETS[name]!(context);
}

/**
 * Runs the command.
 * @returns the exit status: 0, or 2 for arguments that are not understood and a collection of the user's own that cannot be read.
 */
export async function run(args: readonly string[], { library, shared, build, print, progress }: Surroundings): Promise<number> {
  let given: Arguments;
  try {
    given = readArguments(args);
  } catch (error) {
    progress(`${(error as Error).message}\n\n${USAGE}`);
    return 2;
  }
  if (given.help) {
    print(USAGE);
    return 0;
  }
  const started = performance.now();
  const reports: Report[] = [];
  const { seeds, planting, minBits } = given;
  const context: Context = { library, shared, seeds, planting, minBits, progress };
  try {
    for await (const report of reportsOf(given, context)) {
      if (report.missing !== undefined) progress(report.missing);
      reports.push(withoutExcess(report));
    }
  } catch (error) {
    if (!(error instanceof UnreadableCollection)) throw error;
    progress(error.message);
    return 2;
  }
  const seconds = (performance.now() - started) / 1000;
  const kept = minBits > 0 ? `, passages of at least ${minBits} bits` : "";
  print(`${build}, default settings${kept}; ${seconds.toFixed(0)} s in all\n\n${formatTable(reports.flatMap(({ rows }) => rows))}`);
  for (const table of reports.flatMap(({ tables = [] }) => tables)) print(`\n${table}`);
  for (const report of reports) print(examplesOf(report, given.examples));
  if (given.json !== undefined) writeFileSync(given.json, `${JSON.stringify({ format: "wirecopy-evaluation", version: 1, build, reports }, null, 1)}\n`);
  return 0;
}

/** Examples that are kept of each sort, so that a run with many false alarms does not fill the memory. */
const MOST_EXAMPLES = 500;

function withoutExcess(report: Report): Report {
  const { falseAlarms, misses } = report;
  return {
    ...report,
    ...(falseAlarms ? { falseAlarms: falseAlarms.slice(0, MOST_EXAMPLES) } : {}),
    ...(misses ? { misses: misses.slice(0, MOST_EXAMPLES) } : {}),
  };
}

const shown = (text: string): string => JSON.stringify(text.length > 160 ? `${text.slice(0, 120)} ... ${text.slice(-35)}` : text);
const passageLine = ({ a, b, bits, tokens, textA, textB }: PassageExample): string =>
  `${bits.toFixed(1)} bits, ${tokens} tokens, ${a.id} [${a.start}, ${a.end}) and ${b.id} [${b.start}, ${b.end}): ${shown(textA)} | ${shown(textB)}`;

/** The first false alarms and misses of a report, "" where there is nothing to show. */
function examplesOf({ set, settings, falseAlarms = [], misses = [] }: Report, count: number): string {
  if (count === 0 || falseAlarms.length + misses.length === 0) return "";
  const missLines = misses
    .slice(0, count)
    .flatMap(({ kind, a, b, coverageA, coverageB, textA, textB, reported }) => [
      `  missed ${kind}, covered ${coverageA.toFixed(2)} and ${coverageB.toFixed(2)}, ${a.id} [${a.start}, ${a.end}) and ${b.id} [${b.start}, ${b.end}): ${shown(textA)} | ${shown(textB)}`,
      ...reported.map((passage) => `    reported ${passageLine(passage)}`),
    ]);
  const alarmLines = falseAlarms.slice(0, count).map((alarm) => `  false, ${passageLine(alarm)}`);
  return [`\n${set}; ${JSON.stringify(settings?.thresholds ?? {})}`, ...alarmLines, ...missLines, ""].join("\n");
}
