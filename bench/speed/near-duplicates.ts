/**
 * Speed of near-duplicates on one thread: signatures, LSH, exact verification and clusters of Reuters and the first 20,000 of senate-press, as
 * `detect` without passages and relations and as `deduplicate`, beside signatures alone (`sketchAll`) in the same run. With it what the answer is
 * worth: recall and precision of the pairs of `detect` against all pairs there are (bench/quality/resemblance-truth.ts). Times are
 * those of the processor, garbage collection included; the best of some rounds.
 */
import { deduplicate } from "../../src/api/deduplicate.js";
import { detect } from "../../src/api/detect.js";
import { createSketcher } from "../../src/sketch/sketcher.js";
import { tokenize } from "../../src/text/tokens.js";
import type { Document } from "../../src/types/document.js";
import { type Measurement, megabytesOf, rateOf } from "../measurement.js";
import { resemblingPairs, TokenNumbers } from "../quality/resemblance-truth.js";
import { processorTime, readTexts } from "./corpus.js";

const ROUNDS = 4;
const THRESHOLD = 0.8;
const SHINGLE_SIZE = 5;
const DETECT = "detect, passages and relations: false";

export async function run(corpora: string): Promise<Measurement[]> {
  const texts = readTexts(corpora);
  const documents = texts.map((text, i) => ({ id: String(i), text }));
  const megabytes = megabytesOf(texts);
  const sketcher = createSketcher();
  const cases: readonly (readonly [string, () => unknown])[] = [
    ["sketchAll", () => sketcher.sketchAll(texts)],
    [DETECT, () => detect(documents, { passages: false, relations: false, threshold: THRESHOLD })],
    ["deduplicate", () => deduplicate(documents, { threshold: THRESHOLD })],
  ];
  const least = cases.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < ROUNDS; round++)
    for (const [i, [, work]] of cases.entries()) {
      const start = processorTime();
      await work();
      least[i] = Math.min(least[i]!, processorTime() - start);
    }
  const worth = await accuracy(documents);
  return cases.map(([what], i) => ({
    stage: "near-duplicates",
    what,
    setting: `J >= ${THRESHOLD}`,
    ...rateOf(texts.length, megabytes, least[i]! / 1000),
    ...(what === DETECT && worth),
  }));
}

/** What `detect` finds of all pairs there are, and of those that are not equal to the last shingle. */
async function accuracy(documents: readonly Document[]): Promise<Pick<Measurement, "pairs" | "recall" | "recallBelowOne" | "precision">> {
  const numbers = new TokenNumbers();
  const truth = resemblingPairs(
    documents.map(({ text }) => numbers.of(tokenize(text))),
    SHINGLE_SIZE,
    THRESHOLD,
  );
  const keyOf = (a: number, b: number): string => `${Math.min(a, b)} ${Math.max(a, b)}`;
  const wanted = new Map(truth.map(({ a, b, resemblance }) => [keyOf(a, b), resemblance]));
  const { pairs } = await detect(documents, { passages: false, threshold: THRESHOLD });
  const found = new Set(pairs.map(({ a, b }) => keyOf(Number(a), Number(b))));
  const recallOf = (pairs: readonly string[]): number => pairs.filter((key) => found.has(key)).length / pairs.length;
  const below1 = [...wanted].filter(([, resemblance]) => resemblance < 1).map(([key]) => key);
  const precision = [...found].filter((key) => wanted.has(key)).length / found.size;
  return { pairs: found.size, recall: recallOf([...wanted.keys()]), recallBelowOne: recallOf(below1), precision };
}
