import { type Collection, createCollection } from "../../src/information/collection.js";
import { numberCollection } from "../../src/information/lexicon.js";
import { modelOf } from "../../src/information/word-model.js";
import { concatenateTokens } from "../../src/text/columns.js";
import { scanTokens } from "../../src/text/tokens.js";

/** A collection of plain texts, as `detect` would make it. */
export function collectionOf(texts: readonly string[]): Collection {
  const columns = concatenateTokens(texts.map((text) => scanTokens(text, undefined)));
  const numbered = numberCollection(columns, (d) => texts[d]!);
  return createCollection(columns, numbered, modelOf(numbered, columns.offsets, { sample: texts.map((_, d) => d), folding: null }));
}
