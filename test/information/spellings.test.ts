/** What is kept of spellings from one collection to the next changes no bit: a model that has met texts before weighs others as a new one does. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detect, loadModel, saveModel, trainModel } from "../../src/index.js";
import { Spellings } from "../../src/information/spellings.js";
import { TokenFlag } from "../../src/text/flags.js";
import type { Document } from "../../src/types/document.js";

/** Spellings of a few words, some of which are one word, and some of which are no word where they stand. */
const WORDS = [
  "the",
  "The",
  "THE",
  "café",
  "Cafe",
  "CAF\u00c9",
  "caf&eacute;",
  "12",
  "1200",
  "東",
  "京",
  "anchor",
  "Anchors",
  "ſhip",
  "ﬁsh",
  "doesn't",
  "doesn’t",
  "harbour",
  "Whitby",
  "\ud800x",
];
const text = fc.array(fc.constantFrom(...WORDS), { minLength: 12, maxLength: 60 }).map((words) => words.join(" "));
const documents = fc.array(text, { minLength: 2, maxLength: 4 }).map((texts) => texts.map((one, x): Document => ({ id: `${x}`, text: one })));

describe("spellings of a model", () => {
  it("weigh as they would for the first time, whatever was weighed before", async () => {
    const model = await trainModel(
      WORDS.map((word, x) => ({ id: `${x}`, text: `${word} in the harbour of Whitby ${WORDS[(x + 3) % WORDS.length]} the anchor ${word}` })),
    );
    const bytes = saveModel(model);
    await fc.assert(
      fc.asyncProperty(documents, async (given) => {
        expect(await detect(given, { model })).toEqual(await detect(given, { model: loadModel(bytes) }));
      }),
      { numRuns: 60 },
    );
  });

  it("are told apart by what the tokenizer says of them, and are bounded", () => {
    const known = new Spellings();
    const word = known.of("一", 0);
    expect(known.of("一", TokenFlag.CAPITALISED)).toBe(word);
    expect(known.of("一", TokenFlag.UNSPACED).word).toMatchObject({ isCharacter: 1 });
    expect(known.of("一", 0).word).toMatchObject({ isCharacter: 0 });
    const long = `${"a".repeat(50)} tail`.slice(0, 50);
    expect(known.of(long, 0).word.form).toBe(long);
    const first = known.of("first", 0);
    for (let x = 0; x < 40_000; x++) known.of(`word${x}`, 0);
    expect(known.of("first", 0)).not.toBe(first);
    expect(known.of("first", 0)).toEqual(first);
  });
});
