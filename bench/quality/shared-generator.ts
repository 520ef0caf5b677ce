/**
 * Runs the generator that evaluations share, eval/plant.mjs, as a process of its own (a large corpus takes a gigabyte there
 * and nothing here): it leaves articles out until no two have a run of six words in common, and plants passages among
 * them. Input: a corpus, sizes and a seed; output: the collection, sources first. Cost: 2 to 6 s a corpus.
 */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Context } from "./context.js";
import { type LabelledSet, readPlanted } from "./read-labelled.js";

/** The corpora that passages are planted into, by name. */
export const PLANTED_CORPORA = ["reuters21578", "senate-press"];

const GENERATOR = "eval/plant.mjs";

/** What the generator needs, below the shared folder. */
export function generatorFiles(corpus: string): string[] {
  return [GENERATOR, `corpora/${corpus}.jsonl.gz`];
}

/** A collection of the generator; without cases and popular copies, articles that share nothing. */
export async function runGenerator(
  { shared }: Pick<Context, "shared">,
  corpus: string,
  sizes: Context["planting"] & { readonly seed: number },
): Promise<LabelledSet> {
  const folder = mkdtempSync(join(tmpdir(), "wirecopy-eval-"));
  try {
    const options = Object.entries(sizes).flatMap(([name, value]) => [`--${name}`, String(value)]);
    const [generator, source] = generatorFiles(corpus).map((path) => join(shared, path));
    await promisify(execFile)(process.execPath, [generator!, "--corpus", source!, ...options, "--out", folder]);
    return readPlanted(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
