/**
 * Speed of the passage search on one thread: `detect` of the first 4,000 of senate-press, "sentence" and "quote", whole and by stage as its
 * progress tells them; with `--sizes` of so many of them instead, by stage and once each, with how many times the processor of the size before each
 * stage takes; and of `compare`, for pairs of releases of 560 to 640 words that lie beside each other, of which every other
 * one is given 300 words of its neighbour. Times are those of the processor, garbage collection included; the best of some rounds.
 */
import { compare } from "../../src/api/compare.js";
import { detect } from "../../src/api/detect.js";
import type { Document } from "../../src/types/document.js";
import type { Sensitivity } from "../../src/types/options.js";
import { type Measurement, megabytesOf, rateOf } from "../measurement.js";
import { processorTime, readReleases } from "./corpus.js";

const COLLECTION = 4000;
const ROUNDS = 3;
/** Documents of a run before those that are measured. */
const WARM_UP = 500;
const COMPARE_ROUNDS = 20;
const PAIRS = 60;
const WORDS_COPIED = [100, 400] as const;

/** @param sizes numbers of documents; 1/4 is a fourth of all. Empty: what does not grow. */
export async function run(corpora: string, sizes: readonly string[]): Promise<Measurement[]> {
  const releases = readReleases(corpora);
  if (sizes.length > 0)
    return measureGrowth(
      releases,
      sizes.map((size) => numberOf(size, releases.length)),
    );
  const collection = releases.slice(0, COLLECTION);
  return [...(await measureDetect(collection, "sentence")), ...(await measureDetect(collection, "quote")), measureCompare(pairsOf(releases))];
}

async function measureDetect(documents: readonly Document[], sensitivity: Sensitivity): Promise<Measurement[]> {
  const texts = documents.map(({ text }) => text);
  const least = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round++)
    for (const [stage, time] of await timesByStage(documents, sensitivity)) least.set(stage, Math.min(time, least.get(stage) ?? Number.POSITIVE_INFINITY));
  const row = (what: string, time: number): Measurement => ({
    stage: "passages",
    what,
    setting: sensitivity,
    ...rateOf(texts.length, megabytesOf(texts), time / 1000),
  });
  return [...least].map(([stage, time]) => row(stage, time));
}

function numberOf(size: string, all: number): number {
  const [count, of] = size.split("/").map(Number) as [number, number | undefined];
  const number = of === undefined ? count : Math.round((count / of) * all);
  if (!Number.isInteger(number) || number < 1 || number > all)
    throw new RangeError(`--sizes expected numbers from 1 to ${all} or shares as 1/4, got "${size}"`);
  return number;
}

/** One run of each size: how each stage grows. */
async function measureGrowth(releases: readonly Document[], sizes: readonly number[]): Promise<Measurement[]> {
  const rows: Measurement[] = [];
  await timesByStage(releases.slice(0, WARM_UP), "quote");
  let before = new Map<string, number>();
  for (const size of sizes) {
    const documents = releases.slice(0, size);
    const megabytes = megabytesOf(documents.map(({ text }) => text));
    const times = await timesByStage(documents, "quote");
    for (const [what, time] of times) {
      const earlier = before.get(what);
      const growth = earlier === undefined || earlier === 0 ? {} : { timesBefore: time / earlier };
      rows.push({ stage: "passages", what, setting: "quote", ...rateOf(size, megabytes, time / 1000), ...growth });
    }
    before = times;
  }
  return rows;
}

/** Milliseconds of the whole and of each stage, in the order they begin. */
async function timesByStage(documents: readonly Document[], sensitivity: Sensitivity): Promise<Map<string, number>> {
  const times = new Map<string, number>([["detect", 0]]);
  const start = processorTime();
  let [stage, since] = ["tokens", start];
  const end = (): void => {
    times.set(`detect: ${stage}`, (times.get(`detect: ${stage}`) ?? 0) + processorTime() - since);
  };
  await detect(documents, {
    sensitivity,
    onProgress: (progress) => {
      if (progress.stage === stage) return;
      end();
      [stage, since] = [progress.stage, processorTime()];
    },
  });
  end();
  return times.set("detect", processorTime() - start);
}

function pairsOf(releases: readonly Document[]): [string, string][] {
  const texts = releases.map(({ text }) => text).filter((text) => isArticle(text.split(/\s+/).length));
  return texts.slice(0, PAIRS).map((text, x) => {
    const other = texts[x + 1]!;
    const copied =
      x % 2 === 0
        ? ""
        : other
            .split(" ")
            .slice(...WORDS_COPIED)
            .join(" ");
    return [copied ? `${text.slice(0, text.length / 2)} ${copied}` : text, other];
  });
}

function isArticle(words: number): boolean {
  return words >= 560 && words <= 640;
}

function measureCompare(pairs: readonly [string, string][]): Measurement {
  let [least, found] = [Number.POSITIVE_INFINITY, 0];
  for (let round = 0; round < COMPARE_ROUNDS; round++) {
    const start = processorTime();
    for (const [a, b] of pairs) found += compare(a, b).passages.length;
    least = Math.min(least, processorTime() - start);
  }
  if (found === 0) throw new Error("no passage was found");
  return { stage: "passages", what: "compare, a pair of 600 words", setting: "", ...rateOf(pairs.length, megabytesOf(pairs.flat()), least / 1000) };
}
