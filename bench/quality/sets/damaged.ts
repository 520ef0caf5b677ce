/**
 * Damaged copies (../damage.ts) planted into Reuters stories and senators' press releases, among which the shared generator
 * has left out what is related. One collection a corpus and seed.
 */
import { plantDamage } from "../plant-damage.js";
import { plantedCollections } from "../planted-collections.js";
import { runGenerator } from "../shared-generator.js";

/** Cases of each kind, where the articles have room for them. */
const CASES_A_KIND = 150;

/** One report a corpus and seed. */
export const damaged = plantedCollections("damaged", async (context, corpus, seed) => {
  const articles = await runGenerator(context, corpus, { docs: context.planting.docs, cases: 0, popular: 0, seed });
  return { ...articles, ...plantDamage(articles.documents, CASES_A_KIND, seed) };
});
