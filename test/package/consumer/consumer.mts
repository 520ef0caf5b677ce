// What a program in ESM writes; compiled against the packed package by test/package/package.test.ts, never run.
import {
  compare,
  createLshIndex,
  createSketcher,
  type Detection,
  type Document,
  detect,
  estimateJaccard,
  exactJaccard,
  explain,
  type Passage,
  tokenize,
  WirecopyError,
} from "wirecopy";
import { openIndex, type Verdict } from "wirecopy/index";
import * as minhash from "wirecopy/minhash";
import * as natural from "wirecopy/natural";
import { detect as detectWithThreads, readDocuments } from "wirecopy/node";

const documents: Document[] = [
  { id: "a", text: "one" },
  { id: "b", text: "two", source: "x", publishedAt: "2020-01-01" },
];

export async function run(): Promise<number> {
  const detection: Detection = await detect(documents, { sensitivity: "quote", threshold: 0.7, within: "72h", otherSourceOnly: true });
  const passage: Passage | undefined = detection.passages[0];
  const sketcher = createSketcher({ shingleSize: 5 });
  const index = createLshIndex({ threshold: 0.7 });
  index.add("a", sketcher.sketch("one"));
  const same: number = estimateJaccard(sketcher.sketch("one"), sketcher.sketch("one")) + exactJaccard("one", "two");
  const { coverageA } = compare("one", "two");
  const { summary } = explain("one", "two");
  for await (const { id, text } of readDocuments("articles.jsonl")) index.add(id, sketcher.sketch(text));
  // @ts-expect-error an unknown option is refused by the compiler
  compare("one", "two", { treshold: 1 });
  return (passage?.bits ?? 0) + same + coverageA + summary.length + tokenize("one").length;
}

export async function gate(document: Document): Promise<Verdict> {
  await using index = await openIndex("archive", { retention: "90d" });
  return (await index.addAndJudge(document, { ifExists: "replace" })).verdict;
}

export const used = [WirecopyError, detectWithThreads, minhash, natural];
