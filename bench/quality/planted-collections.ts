/**
 * What the sets have in common that the shared generator makes: a collection for each corpus and seed, one after the other,
 * planted, searched and reported. Input: how a collection is planted; output: the set. Cost: that of the generator and `detect`.
 */
import { type Context, detectTimed, type EvaluationSet, missingReport } from "./context.js";
import type { LabelledSet } from "./read-labelled.js";
import { reportLabelled } from "./report.js";
import { generatorFiles, PLANTED_CORPORA } from "./shared-generator.js";

/** One report a corpus and seed, named after them and `name`. Corpora that are not there are skipped. */
export function plantedCollections(name: string, plant: (context: Context, corpus: string, seed: number) => Promise<LabelledSet>): EvaluationSet {
  return async function* (context) {
    for (const corpus of PLANTED_CORPORA)
      for (const seed of context.seeds) {
        const set = `${name} ${corpus} ${seed}`;
        const missing = missingReport(context, set, generatorFiles(corpus));
        if (missing) {
          yield missing;
          continue;
        }
        context.progress(`${set}: planting`);
        const labelled = await plant(context, corpus, seed);
        context.progress(`${set}: ${labelled.documents.length} documents, ${labelled.truth.length} cases`);
        yield reportLabelled(set, labelled, await detectTimed(context, labelled.documents));
      }
  };
}
