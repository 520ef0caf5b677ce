// Reads a collection with its gold list: { documents, cases, allowed, isJudged }, offsets in UTF-16 code units. Two forms:
//
// - documents.jsonl, a line a document: {"id", "text", "title"?, "source"?, "publishedAt"?}, and gold.json, a list of what was copied:
//   {"a": {"id", "start", "end"}, "b": {"id", "start", "end"}, "kind"?, "tier"?}. A tier of "may" asks for nothing and makes nothing
//   wrong, "noise" is no reuse at all (as if it were not in the list); every other item, "must" or without a tier, has to be found.
// - a folder as the PAN competitions have it (https://pan.webis.de): source-documents/ and suspicious-documents/ with their .txt, and
//   beside each suspicious text an .xml whose <feature> elements say what was copied from where, in code points.
//
// A figure made of a list with a slip in it is worse than none, so whatever cannot be right is a RangeError that names the item.
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { readDocuments } from "wirecopy/node";
import { checkCases, checkGold } from "./check-gold.mjs";

/** @param goldPath a list in JSON; @param documentsPath whatever wirecopy reads: JSON lines, CSV, a folder of texts. */
export async function readGold(documentsPath, goldPath) {
  const documents = [];
  for await (const document of readDocuments(documentsPath, { onProblem: refuse })) documents.push(document);
  const gold = checkGold(await readFile(goldPath, "utf8"), goldPath, documents);
  const allowed = gold.filter(({ tier }) => tier !== "noise");
  const cases = allowed.filter(({ tier }) => tier !== "may").map(({ kind = "all", a, b }) => ({ kind, a, b }));
  checkCases(cases, goldPath);
  return { documents, cases, allowed, isJudged: () => true };
}

/** A document that is not read would be missing in the figures. */
function refuse({ severity, file, line, message }) {
  const problem = `${file}${line === undefined ? "" : `:${line}`}: ${message}`;
  if (severity === "error") throw new RangeError(problem);
  console.error(problem);
}

/** As PAN does, only passages between a source and a suspicious text are judged. */
export async function readPan(folder) {
  const sources = await readTexts(join(folder, "source-documents"));
  const suspicious = await readTexts(join(folder, "suspicious-documents"));
  const texts = new Map([...sources, ...suspicious]);
  const cases = [];
  for (const id of suspicious.keys()) {
    const xml = await readFile(join(folder, "suspicious-documents", id.replace(/\.txt$/, ".xml")), "utf8");
    for (const [, attributes] of xml.matchAll(/<feature\s([^>]*)>/g)) {
      const { source_reference: source, ...at } = Object.fromEntries([...attributes.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
      if (source === undefined) continue;
      const a = spanOf(source, texts.get(source), Number(at.source_offset), Number(at.source_length));
      const b = spanOf(id, texts.get(id), Number(at.this_offset), Number(at.this_length));
      cases.push({ kind: at.obfuscation ?? at.type, a, b });
    }
  }
  checkCases(cases, folder);
  const documents = [...texts].map(([id, text]) => ({ id, text }));
  return { documents, cases, allowed: cases, isJudged: ({ a, b }) => sources.has(a.id) !== sources.has(b.id) };
}

/** The texts below a folder by file name, in the order of their paths. */
async function readTexts(folder) {
  const paths = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith(".txt")).sort();
  return new Map(await Promise.all(paths.map(async (path) => [basename(path), await readFile(join(folder, path), "utf8")])));
}

/** PAN counts code points; wirecopy counts UTF-16 code units, as strings in JavaScript do. */
function spanOf(id, text, offset, length) {
  if (text === undefined) throw new RangeError(`expected the text "${id}", which a <feature> names, found none`);
  const characters = [...text];
  const start = characters.slice(0, offset).join("").length;
  return { id, start, end: start + characters.slice(offset, offset + length).join("").length };
}
