/** Passages planted into Reuters stories and senators' press releases by the shared generator. One collection a corpus and seed. */
import { detectTimed, type EvaluationSet, missingReport } from "../context.js";
import { reportLabelled } from "../report.js";
import { generatorFiles, PLANTED_CORPORA, runGenerator } from "../shared-generator.js";

/** One report a corpus and seed. */
export const planted: EvaluationSet = async function* (context) {
  for (const corpus of PLANTED_CORPORA)
    for (const seed of context.seeds) {
      const set = `planted ${corpus} ${seed}`;
      const missing = missingReport(context, set, generatorFiles(corpus));
      if (missing) {
        yield missing;
        continue;
      }
      context.progress(`${set}: planting`);
      const labelled = await runGenerator(context, corpus, { ...context.planting, seed });
      context.progress(`${set}: ${labelled.documents.length} documents, ${labelled.truth.length} cases`);
      yield reportLabelled(set, labelled, await detectTimed(context, labelled.documents));
    }
};
