#!/usr/bin/env node
// A notebook: how accurate is `detect` on a collection of which we know what was copied? It tells what it does, step by step.
//
//   node examples/accuracy.mjs                               the Indonesian plagiarism corpus of docs/accuracy.md where it is at hand,
//                                                            else the five documents in examples/albuquerque
//   node examples/accuracy.mjs documents.jsonl gold.json     your own collection; accuracy/read-gold.mjs describes the list
//   node examples/accuracy.mjs PAN-FOLDER                    a corpus in PAN's layout
import { existsSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { detect, VERSION } from "wirecopy/node";
import { measure } from "./accuracy/plagdet.mjs";
import { readGold, readPan } from "./accuracy/read-gold.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const indonesian = here("../../shared/corpora/indonesian-pan");

const USAGE = `Usage: node examples/accuracy.mjs [DOCUMENTS GOLD.json | PAN-FOLDER]

Prints how accurate \`detect\` is on a collection of which it is known what was copied: your own documents and gold list
(accuracy/read-gold.mjs describes it), a corpus in PAN's layout, or without arguments one that is at hand.`;

/** Ends the run; a stack trace says nothing to somebody whose list has a slip in it. */
function fail({ message }) {
  console.error(`accuracy.mjs: ${message}`);
  process.exit(2);
}

/** What was asked for: paths of one's own, none, or help. */
function askedFor() {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { help: { type: "boolean", short: "h" } } });
  const isFolder = positionals.length === 1 && statSync(positionals[0]).isDirectory();
  if (positionals.length > 2 || (positionals.length === 1 && !isFolder))
    throw new RangeError(`expected documents and a gold list, or a folder in PAN's layout, got ${positionals.join(" ")}`);
  return { own: positionals, wantsHelp: values.help };
}

const { own, wantsHelp } = (() => {
  try {
    return askedFor();
  } catch (error) {
    return fail(error);
  }
})();
if (wantsHelp) {
  console.log(USAGE);
  process.exit();
}

const say = (prose) => console.log(`${prose}\n`);
const table = (rows) => say(rows.map((cells) => `| ${cells.join(" | ")} |`).join("\n"));

say(`# How accurate is wirecopy ${VERSION}?`);

say("## 1. A collection, and what we know of it");
if (own.length === 0 && !existsSync(indonesian))
  say(`The Indonesian corpus of docs/accuracy.md is not here, so this is a small one: the five documents in examples/albuquerque.
It shows how the figures are made; five documents written for the purpose prove nothing.`);
const [path, goldPath] =
  own.length > 0 ? own : existsSync(indonesian) ? [indonesian] : ["documents.jsonl", "gold-passages.json"].map((name) => here(`albuquerque/${name}`));
const { documents, cases, allowed, isJudged } = await (goldPath ? readGold(path, goldPath) : readPan(path)).catch(fail);
const textOf = new Map(documents.map(({ id, text }) => [id, text]));
say(`${documents.length} documents. Somebody wrote down ${cases.length} places that were copied from one to another: the cases.`);

say("## 2. The search, with default settings, which does not see the list");
const { passages, settings } = await detect(documents);
const judged = passages.filter(isJudged);
say(
  `${passages.length} passages reported, ${judged.length} of them between documents that the list speaks of. Settings ${settings.hash}: cite this with the figures.`,
);

say(`## 3. The figures (Potthast et al. 2010)

recall       how much of each case was reported: mean share of its characters, both sides together
precision    how much of each reported passage was copied: mean share of its characters in cases
granularity  in how many pieces a case was reported; 1 is best
plagdet      F1 of recall and precision, divided by log2(1 + granularity): one figure for all
found        share of the cases that were reported by 80 % of both sides at least`);
const { recall, precision, granularity, plagdet, missed, falseAlarms } = measure(cases, judged, allowed);
const found = 1 - missed.length / cases.length;
table([
  ["cases", "found", "recall", "precision", "granularity", "plagdet"],
  ["---:", "---:", "---:", "---:", "---:", "---:"],
  [cases.length, found.toFixed(4), recall.toFixed(4), precision.toFixed(4), granularity.toFixed(3), plagdet.toFixed(4)],
]);

say("## 4. What kind of copying is found");
const kinds = [...new Set(cases.map(({ kind }) => kind))].sort();
const ofKind = (list, kind) => list.filter((each) => each.kind === kind).length;
table([
  ["kind", "cases", "found"],
  ["---", "---:", "---:"],
  ...kinds.map((kind) => [kind, ofKind(cases, kind), (1 - ofKind(missed, kind) / ofKind(cases, kind)).toFixed(3)]),
]);

say("## 5. Look at the errors before you believe a figure");
const excerpt = ({ id, start, end }) => `   ${id} [${start}, ${end}) ${JSON.stringify(textOf.get(id).slice(start, Math.min(end, start + 90)))}`;
for (const [name, list] of Object.entries({ "cases not found": missed, "false alarms": falseAlarms })) {
  say(`${list.length} ${name}${list.length > 3 ? ", the first three" : ""}${list.length > 0 ? ":" : "."}`);
  for (const { a, b } of list.slice(0, 3)) say(`${excerpt(a)}\n${excerpt(b)}`);
}
