/**
 * Short answers by Clough and Stevenson (2011), labelled by how they were made from their task's source text: not at all,
 * revised heavily, revised lightly, cut and pasted. The library's figure is the share of an answer's tokens that its
 * passages with the source cover; it should rise with the label.
 * Twice: `compare` of each answer with its source, and one `detect` over all hundred texts.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Document } from "../../../src/types/document.js";
import { detectTimed, type EvaluationSet, missingReport } from "../context.js";
import { bestF1, rankCorrelation } from "../ranking.js";
import { megabytesOf, type Row } from "../report.js";
import { pairKey } from "../spans.js";

const FOLDER = "corpora/clough-stevenson";
/** From the least copied to the most. */
const LABELS = ["non", "heavy", "light", "cut"];

interface Answer {
  readonly id: string;
  /** Id of the text its task gave. */
  readonly source: string;
  /** Index into LABELS. */
  readonly label: number;
}

/** The answers in the file that comes with the corpus: File,Task,Category; the sources are labelled "orig". */
function readAnswers(folder: string): Answer[] {
  const [, ...lines] = readFileSync(join(folder, "file_information.csv"), "utf8").split(/\r?\n/).filter(Boolean);
  return lines.flatMap((line) => {
    const [id, task, label] = line.split(",").map((cell) => cell.trim());
    if (label === "orig") return [];
    if (!id || !task || !label || !LABELS.includes(label)) throw new RangeError(`file_information.csv: expected file,task,label, got "${line}"`);
    return [{ id, source: `orig_task${task}.txt`, label: LABELS.indexOf(label) }];
  });
}

/** Some of the answers are UTF-8, some windows-1252. */
function readText(path: string): string {
  const bytes = readFileSync(path);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function rowOf(name: string, answers: readonly Answer[], coverage: readonly number[], cost: { seconds: number; megabytes: number }): Row {
  const rho = rankCorrelation(
    coverage,
    answers.map(({ label }) => label),
  );
  const { f1, bound } = bestF1(
    coverage,
    answers.map(({ label }) => label > 0),
  );
  const means = LABELS.map((label, i) => {
    const values = coverage.filter((_, n) => answers[n]!.label === i);
    return `${label} ${(values.reduce((total, value) => total + value, 0) / values.length).toFixed(2)}`;
  });
  const other = `rank correlation ${rho.toFixed(3)}, best F1 ${f1.toFixed(3)} at coverage >= ${bound.toFixed(2)}; mean coverage ${means.join(", ")}`;
  return { name, cases: answers.length, seconds: cost.seconds, megabytesPerSecond: cost.megabytes / cost.seconds, other };
}

/** One report of two rows. */
export const clough: EvaluationSet = async function* (context) {
  const missing = missingReport(context, "clough-stevenson", [FOLDER]);
  if (missing) return yield missing;
  context.progress("clough-stevenson");
  const folder = join(context.shared, FOLDER);
  const answers = readAnswers(folder);
  const names = readdirSync(folder).filter((name) => /^(orig_|g\d)\w+\.txt$/.test(name));
  const documents: Document[] = names.sort().map((id) => ({ id, text: readText(join(folder, id)) }));
  const textOf = new Map(documents.map(({ id, text }) => [id, text]));

  const started = performance.now();
  const compared = answers.map(({ id, source }) => context.library.compare(textOf.get(source)!, textOf.get(id)!).coverageB);
  const seconds = (performance.now() - started) / 1000;

  const timed = await detectTimed(context, documents);
  const pairs = new Map(timed.detection.pairs.map((pair) => [pairKey(pair.a, pair.b), pair]));
  const detected = answers.map(({ id, source }) => {
    const pair = pairs.get(pairKey(id, source));
    return pair ? (pair.a === id ? pair.coverageA : pair.coverageB) : 0;
  });
  yield {
    set: "clough-stevenson",
    rows: [
      rowOf("clough-stevenson, compare", answers, compared, { seconds, megabytes: megabytesOf(documents) }),
      rowOf("clough-stevenson, detect", answers, detected, timed),
    ],
  };
};
