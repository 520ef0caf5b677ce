/**
 * Damaged copies (../damage.ts) planted into Reuters stories and senators' press releases, among which the shared generator
 * has left out what is related. One collection a corpus and seed.
 */
import { detectTimed, type EvaluationSet, missingReport } from "../context.js";
import { plantDamage } from "../plant-damage.js";
import { reportLabelled } from "../report.js";
import { generatorFiles, PLANTED_CORPORA, runGenerator } from "../shared-generator.js";

/** Cases of each kind, where the articles have room for them. */
const CASES_A_KIND = 150;

/** One report a corpus and seed. */
export const damaged: EvaluationSet = async function* (context) {
  for (const corpus of PLANTED_CORPORA)
    for (const seed of context.seeds) {
      const set = `damaged ${corpus} ${seed}`;
      const missing = missingReport(context, set, generatorFiles(corpus));
      if (missing) {
        yield missing;
        continue;
      }
      context.progress(`${set}: planting`);
      const articles = await runGenerator(context, corpus, { docs: context.planting.docs, cases: 0, popular: 0, seed });
      const labelled = { ...articles, ...plantDamage(articles.documents, CASES_A_KIND, seed) };
      context.progress(`${set}: ${labelled.documents.length} documents, ${labelled.truth.length} cases`);
      yield reportLabelled(set, labelled, await detectTimed(context, labelled.documents));
    }
};
