import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare, detect, loadModel, mergeModels, saveModel, trainModel, WirecopyError, type WordModel } from "../../src/index.js";
import { randomNumbers } from "../reference/random-numbers.js";

/** Documents of few words, so that pairs and triples come back; some hold characters of a script without spaces. */
const documents = fc
  .array(fc.array(fc.constantFrom("harbour", "board", "at", "the", "end", "of", "said", "港", "湾", "局", "の"), { maxLength: 60 }), { maxLength: 12 })
  .map((texts) => texts.map((words, x) => ({ id: `d${x}`, text: words.join(" ") })));

/** News of no meaning: sentences of drawn words, with stock phrases among them. */
function news(count: number, seed: number) {
  const next = randomNumbers(seed);
  const word = () => `w${(next() % 900).toString(36)}x`;
  const phrase = () => (next() % 40 === 0 ? "a spokesman for the ministry said on" : word());
  return Array.from({ length: count }, (_, x) => ({ id: `${seed}-${x}`, text: Array.from({ length: 120 }, phrase).join(" ") }));
}

const shuffled = <T>(list: readonly T[]) =>
  [...list].sort((x, y) => JSON.stringify(x).length - JSON.stringify(y).length || (JSON.stringify(x) < JSON.stringify(y) ? 1 : -1));

describe("trainModel", () => {
  it("gives the same model for the same documents in any order", async () => {
    await fc.assert(
      fc.asyncProperty(documents, async (list) => {
        expect((await trainModel(shuffled(list))).id).toBe((await trainModel(list)).id);
      }),
      { numRuns: 40 },
    );
  });

  it("gives the same model where a whole text is the beginning of another one, and the end of a third", async () => {
    const list = ["harbour 局", "局 harbour", "港 局", "局"].map((text, x) => ({ id: `d${x}`, text }));
    const ids = await Promise.all([0, 1, 2, 3].map(async (x) => (await trainModel([...list.slice(x), ...list.slice(0, x)])).id));
    expect(new Set(ids).size).toBe(1);
  });

  it("counts at most so many tokens, of the same documents whatever order they come in and however many come besides", async () => {
    const list = news(60, 1);
    const model = await trainModel(list, { maxTokens: 2000 });
    expect(model.numTokens).toBeLessThanOrEqual(2000);
    expect(model.numTokens).toBeGreaterThan(1800);
    expect((await trainModel([...list].reverse(), { maxTokens: 2000 })).id).toBe(model.id);
  });

  it("counts a document once, and one that is longer than all that may be counted", async () => {
    const [first, ...rest] = news(4, 2);
    expect((await trainModel([first!, ...rest, first!])).id).toBe((await trainModel([first!, ...rest])).id);
    expect(await trainModel([first!], { maxTokens: 5 })).toMatchObject({ numDocuments: 1 });
  });

  it("gives a model that says nothing for no documents", async () => {
    expect(await trainModel([])).toMatchObject({ numDocuments: 0, numTokens: 0, numWords: 0, folding: null });
  });

  it("says which document is none, and which option is not known", async () => {
    await expect(trainModel([{ id: "a" } as never])).rejects.toThrow('"documents[0].text" expected string');
    await expect(trainModel([], { maxToken: 3 } as never)).rejects.toThrow('unknown option "maxToken"');
  });

  it("ends when its signal says so", async () => {
    await expect(trainModel(news(3, 3), { signal: AbortSignal.abort(new Error("enough")) })).rejects.toThrow("enough");
  });
});

describe("the option model", () => {
  it("is what detect trains where none is given: the same passages, and the same id in the settings", async () => {
    const list = news(30, 4);
    const copied = [...list, { id: "copy", text: `${list[0]!.text} ${list[1]!.text}` }];
    const alone = await detect(copied);
    const given = await detect(copied, { model: await trainModel(copied) });
    expect(alone.passages.length).toBeGreaterThan(0);
    expect(given.passages).toEqual(alone.passages);
    expect(given.settings.model).toEqual({ ...(alone.settings.model as object), given: true });
  });

  it("gives two texts the bits of the collection it was trained on, not of their own", async () => {
    const list = news(200, 5);
    const model = await trainModel(list);
    const pair = [
      "She swims. A spokesman for the ministry said on w1x w2x w3x w4x w5x w6x",
      "He runs. A spokesman for the ministry said on w1x w2x w3x w4x w5x w6x",
    ] as const;
    const bitsOf = ({ passages }: { passages: readonly { bits: number }[] }) => passages.reduce((sum, { bits }) => sum + bits, 0);
    expect(bitsOf(compare(...pair, { model }))).toBeLessThan(bitsOf(compare(...pair)));
    expect(compare(...pair, { model }).settings.model).toMatchObject({ id: model.id, numDocuments: 200, given: true });
  });

  it("is refused where it is none, or was trained with another folding", async () => {
    const folding = { name: "first-letter", fold: (token: string) => token.slice(0, 1) };
    const model = await trainModel([], { folding });
    expect(() => compare("a", "b", { model: {} as WordModel })).toThrow('"model" expected a model of trainModel, mergeModels or loadModel');
    expect(() => compare("a", "b", { model })).toThrow('the model was trained with the folding "first-letter", and no further folding was expected');
    await expect(detect([], { model })).rejects.toMatchObject({ code: "model-mismatch" });
    expect(compare("a", "b", { model, folding }).passages).toEqual([]);
  });
});

describe("mergeModels", () => {
  it("gives one model for models in any order, and of one the same again", async () => {
    const models = await Promise.all([6, 7, 8].map((seed) => trainModel(news(20, seed))));
    const merged = mergeModels(models);
    expect(mergeModels([models[2]!, models[0]!, models[1]!]).id).toBe(merged.id);
    expect(mergeModels([models[0]!]).id).toBe(models[0]!.id);
    expect(merged).toMatchObject({ numDocuments: 60, numTokens: models.reduce((sum, { numTokens }) => sum + numTokens, 0) });
  });

  it("says nearly what a model of all documents says", async () => {
    const [first, second] = [news(100, 9), news(100, 10)];
    const together = await trainModel([...first, ...second]);
    const merged = mergeModels([await trainModel(first), await trainModel(second)]);
    const text = `${first[3]!.text} and more`;
    const bitsWith = (model: WordModel) => compare(first[3]!.text, text, { model }).passages[0]!.bits;
    expect(Math.abs(bitsWith(merged) / bitsWith(together) - 1)).toBeLessThan(0.05);
  });

  it("refuses none, and models of different foldings", async () => {
    const folding = { name: "first-letter", fold: (token: string) => token.slice(0, 1) };
    expect(() => mergeModels([])).toThrow('"models" expected array of at least one model');
    const models = [await trainModel([]), await trainModel([], { folding })];
    expect(() => mergeModels(models)).toThrow(WirecopyError);
  });
});

describe("saveModel and loadModel", () => {
  it("keep every count", async () => {
    await fc.assert(
      fc.asyncProperty(documents, async (list) => {
        const model = await trainModel(list);
        const bytes = saveModel(model);
        const loaded = loadModel(bytes);
        expect(loaded.id).toBe(model.id);
        expect(saveModel(loaded)).toEqual(bytes);
      }),
      { numRuns: 40 },
    );
  });

  it("read bytes that lie anywhere in a buffer, and an ArrayBuffer", async () => {
    const model = await trainModel(news(5, 11));
    const bytes = saveModel(model);
    const moved = new Uint8Array(bytes.length + 3);
    moved.set(bytes, 3);
    expect(loadModel(moved.subarray(3)).id).toBe(model.id);
    expect(loadModel(bytes.buffer).id).toBe(model.id);
  });

  it("refuse bytes of which any is changed, lost or added", async () => {
    const bytes = saveModel(await trainModel(news(5, 12)));
    const isRefused = (changed: Uint8Array) => {
      try {
        loadModel(changed);
        return false;
      } catch (error) {
        return error instanceof WirecopyError && (error.code === "model-damaged" || error.code === "model-mismatch");
      }
    };
    for (let at = 0; at < bytes.length; at += 7) {
      const changed = bytes.slice();
      changed[at]! ^= 1 << (at % 8);
      expect(isRefused(changed), `byte ${at}`).toBe(true);
      expect(isRefused(bytes.slice(0, at)), `${at} bytes`).toBe(true);
    }
    expect(isRefused(Uint8Array.of(...bytes, 0, 0, 0, 0))).toBe(true);
    expect(isRefused(new Uint8Array(4096))).toBe(true);
  });

  it("name both versions where the format is another one", async () => {
    const bytes = saveModel(await trainModel([]));
    bytes[8] = 9;
    expect(() => loadModel(bytes)).toThrow("the model is of another format: expected 2, found 9");
    expect(() => loadModel("model" as never)).toThrow('"bytes" expected Uint8Array or ArrayBuffer, got "model"');
  });
});
