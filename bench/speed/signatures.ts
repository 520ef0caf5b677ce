/**
 * Speed of signatures: tokens, 5-token shingles and 128 components of Reuters and the first 20,000 of senate-press, all at once and one by
 * one, and of texts of 100 characters; on both WebAssembly kernels and on TypeScript in the same run, in turn, so that the ratio holds on
 * a machine that is busy with other things. Times are those of the processor, garbage collection included, not of the clock on the
 * wall. The median of the rounds and the best one, from which the other figures are.
 */
import { Bench } from "tinybench";
import { forceKernel, type KernelName } from "../../src/kernels/kernel.js";
import { createSketcher, type Sketcher } from "../../src/sketch/sketcher.js";
import { type Measurement, megabytesOf, rateOf } from "../measurement.js";
import { processorTime, readTexts } from "./corpus.js";

const SHORT = 100;
const KERNELS: readonly KernelName[] = ["wasm-simd", "wasm", "typescript"];

interface Case {
  readonly name: string;
  readonly texts: readonly string[];
  readonly sketch: (sketcher: Sketcher, texts: readonly string[]) => number;
}

/** Median and least time, in ms, of one round over the texts. */
interface Times {
  readonly median: number;
  readonly least: number;
}

/** Measures all cases on both kernels; a row for each. */
export async function run(corpora: string): Promise<Measurement[]> {
  const texts = readTexts(corpora);
  const sketchAll = (sketcher: Sketcher, all: readonly string[]): number => sketcher.sketchAll(all).length;
  const sketchEach = (sketcher: Sketcher, all: readonly string[]): number => all.reduce((sum, text) => sum + sketcher.sketch(text).components[0]!, 0);
  const sketchInto = (sketcher: Sketcher, all: readonly string[]): number => {
    const out = new Uint32Array(sketcher.numComponents);
    return all.reduce((sum, text) => {
      sketcher.sketchInto(text, out);
      return sum + out[0]!;
    }, 0);
  };
  const cases: Case[] = [
    { name: "sketchAll", texts, sketch: sketchAll },
    { name: "sketch, one by one", texts, sketch: sketchEach },
    { name: "sketchInto, one by one", texts, sketch: sketchInto },
    { name: `sketchAll, ${SHORT} characters`, texts: shortTexts(texts), sketch: sketchAll },
  ];
  const rows: Measurement[] = [];
  for (const each of cases) rows.push(...(await measure(each)));
  return rows;
}

/** Pieces of 100 characters, each a string of its own and not a view of a long one. */
function shortTexts(texts: readonly string[]): string[] {
  const short: string[] = [];
  for (const text of texts) if (text.length >= 2 * SHORT) short.push([...text.slice(SHORT, 2 * SHORT)].join(""));
  return short;
}

async function measure({ name, texts, sketch }: Case): Promise<Measurement[]> {
  const bench = new Bench({ now: processorTime, time: 1500, iterations: 3, warmupTime: 200, warmupIterations: 1 });
  const sketcher = createSketcher();
  let sink = 0;
  for (const kernel of KERNELS)
    bench.add(kernel, () => {
      forceKernel(kernel);
      sink += sketch(sketcher, texts);
    });
  await bench.run();
  forceKernel(undefined);
  if (sink === 0) throw new Error("nothing was sketched");
  const times = KERNELS.map((kernel) => timesOf(bench, kernel));
  const megabytes = megabytesOf(texts);
  return KERNELS.map((kernel, i) => {
    const { median, least } = times[i]!;
    const rate = rateOf(texts.length, megabytes, least / 1000);
    return { stage: "signatures", what: name, setting: kernel, ...rate, medianSeconds: median / 1000, timesTypescript: times.at(-1)!.least / least };
  });
}

function timesOf(bench: Bench, name: string): Times {
  const result = bench.getTask(name)?.result;
  if (result?.state !== "completed") throw new Error(`${name} was not measured`);
  return { median: result.latency.p50, least: result.latency.min };
}
