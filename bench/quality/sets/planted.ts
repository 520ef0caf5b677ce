/** Passages planted into Reuters stories and senators' press releases by the shared generator. One collection a corpus and seed. */
import { plantedCollections } from "../planted-collections.js";
import { runGenerator } from "../shared-generator.js";

/** One report a corpus and seed. */
export const planted = plantedCollections("planted", (context, corpus, seed) => runGenerator(context, corpus, { ...context.planting, seed }));
