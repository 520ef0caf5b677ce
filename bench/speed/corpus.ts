/** What the stages of this folder are measured on, and the clock they are measured with. */
import { join } from "node:path";
import type { Document } from "../../src/types/document.js";
import { readJsonl } from "../quality/read-jsonl.js";

/** The texts of Reuters and of the first 20,000 of senate-press. */
export function readTexts(corpora: string): string[] {
  const texts = (name: string): string[] => readJsonl(join(corpora, `${name}.jsonl.gz`)).map(({ text }) => text);
  return [...texts("reuters21578"), ...texts("senate-press").slice(0, 20_000)];
}

/** The documents of senate-press. */
export function readReleases(corpora: string): Document[] {
  return readJsonl(join(corpora, "senate-press.jsonl.gz"));
}

/** Milliseconds that all threads of this process have run. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
