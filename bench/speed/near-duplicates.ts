/**
 * Speed of near-duplicates on one thread: signatures, LSH, exact verification and clusters of Reuters and the first 20,000 of senate-press, as
 * `detect` without passages and as `deduplicate`, beside signatures alone (`sketchAll`) in the same run. With it what the answer is
 * worth: recall and precision of the pairs of `detect` against all pairs there are (bench/quality/resemblance-truth.ts). Times are
 * those of the processor, garbage collection included; the best of some rounds.
 */
import { deduplicate } from "../../src/deduplicate.js";
import { detect } from "../../src/detect.js";
import { createSketcher } from "../../src/sketch/sketcher.js";
import { tokenize } from "../../src/text/tokens.js";
import type { Document } from "../../src/types.js";
import { resemblingPairs, TokenNumbers } from "../quality/resemblance-truth.js";
import { processorTime, readTexts } from "./corpus.js";

const ROUNDS = 4;
const THRESHOLD = 0.8;
const SHINGLE_SIZE = 5;

/** Measures and returns the table. */
export async function run(corpora: string): Promise<string> {
  const texts = readTexts(corpora);
  const documents = texts.map((text, i) => ({ id: String(i), text }));
  const megabytes = texts.reduce((sum, text) => sum + text.length, 0) / 1e6;
  const sketcher = createSketcher();
  const cases: readonly (readonly [string, () => unknown])[] = [
    ["sketchAll", () => sketcher.sketchAll(texts)],
    ["detect, passages: false", () => detect(documents, { passages: false, threshold: THRESHOLD })],
    ["deduplicate", () => deduplicate(documents, { threshold: THRESHOLD })],
  ];
  const least = cases.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < ROUNDS; round++)
    for (const [i, [, work]] of cases.entries()) {
      const start = processorTime();
      await work();
      least[i] = Math.min(least[i]!, processorTime() - start);
    }
  const rows = cases.map(([name], i) => {
    const figures = [least[i]!.toFixed(0), ((1000 * megabytes) / least[i]!).toFixed(0), (least[0]! / least[i]!).toFixed(2)];
    return `| ${[name, texts.length, megabytes.toFixed(1), ...figures].join(" | ")} |`;
  });
  const header = ["| case | texts | MB | ms | MB/s | of the speed of sketchAll |", "| - | -: | -: | -: | -: | -: |"];
  return `${[...header, ...rows].join("\n")}\n\n${await accuracy(documents)}\n`;
}

async function accuracy(documents: readonly Document[]): Promise<string> {
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
  const below1 = [...wanted].filter(([, resemblance]) => resemblance < 1);
  const recall = below1.filter(([key]) => found.has(key)).length / below1.length;
  const precision = [...found].filter((key) => wanted.has(key)).length / found.size;
  return `detect: recall ${recall.toFixed(4)} of the ${below1.length} pairs with ${THRESHOLD} <= J < 1, precision ${precision.toFixed(4)} of the ${found.size} reported.`;
}
