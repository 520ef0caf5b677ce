import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countContinuations } from "../../src/information/continuation-counts.js";
import { markedWords } from "../../src/information/marked-words.js";
import { PLACE, RECORD } from "../../src/information/occurrences.js";
import { finish } from "../../src/run/pace.js";
import { continuationSets } from "../reference/continuation-sets.js";

const NUM_WORDS = 7;
/** Few words, so that runs of four come back; the last two of them are characters in some of the properties. */
const documents = fc.array(fc.array(fc.integer({ min: 0, max: NUM_WORDS - 1 }), { maxLength: 60 }), { maxLength: 8 });

function countsOf(texts: readonly (readonly number[])[], isCharacter = new Uint8Array(NUM_WORDS)) {
  const offsets = [0];
  for (const text of texts) offsets.push(offsets.at(-1)! + text.length);
  const words32 = Uint32Array.from(texts.flat());
  const text = finish(markedWords({ words: words32, flags: new Uint8Array(words32.length), offsets }, isCharacter));
  const places = new Map<string, number[]>();
  const { words, pairs, triples } = finish(
    countContinuations(text, isCharacter.length, (word, { records, from, to }) => {
      const list = Array.from({ length: to - from }, (_, x) => records[RECORD * (from + x) + PLACE]!).map((place) => (place < 0 ? ~place : place));
      expect(words32[list[0]!]).toBe(word);
      places.set([0, 1, 2].map((x) => words32[list[0]! + x]).join(" "), list);
    }),
  );
  const pairNames = Array.from({ length: pairs.size }, (_, x) => `${pairs.context[x]} ${pairs.last[x]}`);
  const named = (names: readonly string[], counts: ArrayLike<number>) =>
    new Map(names.map((name, x) => [name, counts[x]!] as const).filter(([, count]) => count > 0));
  return {
    words: named(
      Array.from(words, (_, w) => String(w)),
      words,
    ),
    pairs: named(pairNames, pairs.count),
    triples: named(
      Array.from({ length: triples.size }, (_, x) => `${pairNames[triples.context[x]!]} ${triples.last[x]}`),
      triples.count,
    ),
    pairNames,
    places,
  };
}

/** Cut where two characters stand side by side. */
function runsOf(text: readonly number[], isCharacter: Uint8Array): number[][] {
  const runs: number[][] = [];
  for (const [i, word] of text.entries()) {
    if (i === 0 || (isCharacter[word] && isCharacter[text[i - 1]!])) runs.push([]);
    runs.at(-1)!.push(word);
  }
  return runs;
}

describe("countContinuations", () => {
  it("counts what sets of neighbours count, for words, pairs and triples", () => {
    fc.assert(
      fc.property(documents, (texts) => {
        const counts = countsOf(texts);
        expect(counts.words).toEqual(continuationSets(texts, 1));
        expect(counts.pairs).toEqual(continuationSets(texts, 2));
        expect(counts.triples).toEqual(continuationSets(texts, 3));
      }),
    );
  });

  it("ends a run between two characters of a script without spaces", () => {
    const isCharacter = new Uint8Array(NUM_WORDS).fill(1, NUM_WORDS - 3);
    fc.assert(
      fc.property(documents, (texts) => {
        const counts = countsOf(texts, isCharacter);
        const runs = texts.flatMap((text) => runsOf(text, isCharacter));
        expect(counts.words).toEqual(continuationSets(runs, 1));
        expect(counts.pairs).toEqual(continuationSets(runs, 2));
        expect(counts.triples).toEqual(continuationSets(runs, 3));
      }),
    );
  });

  it("tells where each triple stands that has two left neighbours, in the order of the text", () => {
    fc.assert(
      fc.property(documents, (texts) => {
        const places = new Map<string, number[]>();
        const before = new Map<string, Set<number>>();
        let at = 0;
        for (const text of texts)
          text.forEach((_, i) => {
            const triple = text.slice(i, i + 3).join(" ");
            if (i + 3 <= text.length) places.set(triple, [...(places.get(triple) ?? []), at]);
            if (i > 0) before.set(triple, (before.get(triple) ?? new Set()).add(text[i - 1]!));
            at++;
          });
        expect(countsOf(texts).places).toEqual(new Map([...places].filter(([triple]) => (before.get(triple)?.size ?? 0) > 1)));
      }),
    );
  });

  it("lists each pair once, also one that only its triples are counted for", () => {
    // 1 2 is always followed by 3: no count of its own, but its triple has one
    const counts = countsOf([
      [0, 1, 2, 3, 0],
      [4, 1, 2, 3, 4],
    ]);
    expect(counts.pairs.has("1 2")).toBe(false);
    expect(counts.triples.get("1 2 3")).toBe(1);
    expect(new Set(counts.pairNames).size).toBe(counts.pairNames.length);
  });
});
