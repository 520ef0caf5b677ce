import { type Collection, createCollection, numberCollection } from "../../src/information/collection.js";
import { concatenateTokens } from "../../src/text/columns.js";
import { scanTokens } from "../../src/text/tokens.js";

/** A collection of plain texts, as `detect` would make it. */
export function collectionOf(texts: readonly string[]): Collection {
  const columns = concatenateTokens(texts.map((text) => scanTokens(text, undefined)));
  return createCollection(
    columns,
    numberCollection(columns, (d) => texts[d]!),
    texts.map((_, d) => d),
  );
}
