/**
 * Passages planted into Reuters stories and senators' press releases by the shared generator, which runs as a process of its
 * own (a large corpus takes a gigabyte there and nothing here). One collection a corpus and seed.
 */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Context, detectTimed, type EvaluationSet, missingReport } from "../context.js";
import { readPlanted } from "../read-labelled.js";
import { reportLabelled } from "../report.js";

const CORPORA = ["reuters21578", "senate-press"];
const GENERATOR = "eval/plant.mjs";

/** Plants into one corpus and scores what `detect` reports. */
async function evaluate(context: Context, corpus: string, seed: number) {
  const set = `planted ${corpus} ${seed}`;
  const folder = mkdtempSync(join(tmpdir(), "wirecopy-eval-"));
  try {
    context.progress(`${set}: planting`);
    const sizes = Object.entries(context.planting).flatMap(([name, value]) => [`--${name}`, String(value)]);
    const source = join(context.shared, "corpora", `${corpus}.jsonl.gz`);
    const args = [join(context.shared, GENERATOR), "--corpus", source, ...sizes, "--seed", String(seed), "--out", folder];
    await promisify(execFile)(process.execPath, args);
    const labelled = readPlanted(folder);
    context.progress(`${set}: ${labelled.documents.length} documents, ${labelled.truth.length} cases`);
    return reportLabelled(set, labelled, await detectTimed(context, labelled.documents));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One report a corpus and seed. */
export const planted: EvaluationSet = async function* (context) {
  for (const corpus of CORPORA)
    for (const seed of context.seeds)
      yield missingReport(context, `planted ${corpus} ${seed}`, [GENERATOR, `corpora/${corpus}.jsonl.gz`]) ?? (await evaluate(context, corpus, seed));
};
