import { type Collection, createCollection } from "../../src/information/collection.js";
import { numberCollection } from "../../src/information/lexicon.js";
import { modelOf, sampleOf } from "../../src/information/word-model.js";
import { finish } from "../../src/run/pace.js";
import { concatenateTokens } from "../../src/text/token-columns.js";
import { scanTokens } from "../../src/text/tokens.js";

/** A collection of plain texts, as `detect` would make it. */
export function collectionOf(texts: readonly string[]): Collection {
  const columns = concatenateTokens(texts.map((text) => scanTokens(text, undefined)));
  const numbered = finish(numberCollection(columns, (d) => texts[d]!));
  return finish(
    createCollection(
      columns,
      numbered,
      finish(
        modelOf(
          sampleOf(
            numbered.words,
            columns,
            texts.map((_, d) => d),
          ),
          numbered.lexicon,
          null,
        ),
      ),
    ),
  );
}
