/**
 * The texts of `npm run bench:peers`: Reuters-21578 and the first 20,000 of senate-press from ../shared/corpora, in turn, so that the first N
 * of them are a fair sample of both; or, without corpora, texts that are made up. Cost: all texts stand in memory.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Random } from "../quality/random.js";
import { readJsonl } from "../quality/read-jsonl.js";

const NUM_PRESS = 20_000;
const NUM_MADE = 20_000;
const NUM_WORDS = 4000;

/** What is measured. No text is without a word. */
export interface Corpus {
  readonly name: string;
  /** For speed: as they are. */
  readonly texts: readonly string[];
  /** For pairs: newswire stories, as words parted by one space, so that all tools see the same tokens. */
  readonly stories: readonly string[];
}

/** The corpora beside the checkout, or made-up texts where they are not. */
export function readCorpus(corpora: string): Corpus {
  const path = (name: string): string => join(corpora, `${name}.jsonl.gz`);
  const read = (name: string): string[] => readJsonl(path(name)).map(({ text }) => text);
  if (!existsSync(path("reuters21578")) || !existsSync(path("senate-press"))) return makeCorpus(NUM_MADE);
  const reuters = read("reuters21578");
  const press = read("senate-press").slice(0, NUM_PRESS);
  return { name: "Reuters-21578 and 20,000 of senate-press", texts: inTurn(reuters, press), stories: reuters.map(wordsOf) };
}

/** Texts that are made up, the same ones each time. */
export function makeCorpus(count: number): Corpus {
  const texts = makeTexts(count);
  return { name: "made-up texts", texts, stories: texts };
}

/** The words of a text in lower case, those of ASCII, parted by one space: every tokenizer here gives these words again. */
function wordsOf(text: string): string {
  return (text.toLowerCase().match(/[a-z0-9]+/g) ?? []).join(" ");
}

function inTurn(x: readonly string[], y: readonly string[]): string[] {
  const all: string[] = [];
  for (let i = 0; i < Math.max(x.length, y.length); i++) for (const text of [x[i], y[i]]) if (text !== undefined) all.push(text);
  return all.filter((text) => /[a-z0-9]/i.test(text));
}

/** Texts of 80 to 400 words; every third is an earlier one with some of its words replaced, from none to a quarter. */
function makeTexts(count: number): string[] {
  const random = new Random(1);
  const word = (): string => `w${Math.floor(NUM_WORDS * random.share() ** 2)}`;
  const texts: string[][] = [];
  for (let i = 0; i < count; i++) {
    const copied = i % 3 === 2 ? random.pick(texts) : undefined;
    const altered = random.share() / 4;
    texts.push(copied?.map((each) => (random.share() < altered ** 2 ? word() : each)) ?? Array.from({ length: random.integer(80, 400) }, word));
  }
  return texts.map((words) => words.join(" "));
}
