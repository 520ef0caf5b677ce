/**
 * How much of an article is found in a page, and how much that is none: over pages made around texts of ../shared (made-pages.mjs), by template. docs/accuracy.md has the tables. Needs dist/.
 *   node bench/extraction/main.mjs [--articles 100] [--seed 1] [--examples 2]
 *
 * Measure: runs of four words, as the benchmark of Scrapinghub has it (article-extraction-benchmark): precision and recall of the multisets, by page, and their means. "Whole" is the share of
 * pages in which the text is the article's word for word; a title above it is neither right nor wrong. "Doubtful" are those of which the reader says so itself.
 * With them the encodings that nobody names: texts of fundus-multilang in the encoding that their language had before Unicode, read back.
 */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { build } from "esbuild";
import { madePages, TEMPLATES } from "./made-pages.mjs";

const { values } = parseArgs({
  options: { articles: { type: "string", default: "100" }, seed: { type: "string", default: "1" }, examples: { type: "string", default: "0" } },
});
const root = resolve(import.meta.dirname, "../..");
const corpora = join(root, "../shared/corpora");
const lines = (name) =>
  gunzipSync(readFileSync(join(corpora, name)))
    .toString()
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

const { outputFiles } = await build({
  stdin: {
    contents: 'export { documentOfPage } from "./src/io/readers/page-document.js"; export { guessedEncoding } from "./src/io/readers/guessed-encoding.js";',
    resolveDir: root,
  },
  bundle: true,
  write: false,
  platform: "node",
  format: "esm",
  packages: "external",
  outfile: join(root, "node_modules/.cache/wirecopy-extraction.mjs"),
});
const { writeFileSync } = await import("node:fs");
writeFileSync(outputFiles[0].path, outputFiles[0].contents);
const { documentOfPage, guessedEncoding } = await import(outputFiles[0].path);

const count = Number(values.articles);
/** Articles of several paragraphs, of both: some broken into lines, some into paragraphs. */
const articles = [...lines("us-news-2012-14.jsonl.gz"), ...lines("fundus-multilang.jsonl.gz")]
  .filter(({ title, text }) => title && text && /\n\s*\n/.test(text) && text.length > 600 && text.length < 12_000)
  // every n-th, so that all publishers have their turn
  .filter((_, i, all) => i % Math.max(1, Math.floor(all.length / count)) === 0)
  .slice(0, count)
  .map(({ title, text }) => ({ title, text: text.startsWith(title) ? text.slice(title.length) : text }));

const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
function runs(text) {
  const found = new Map();
  const all = words(text);
  for (let i = 0; i + 4 <= all.length; i++) {
    const run = all.slice(i, i + 4).join(" ");
    found.set(run, (found.get(run) ?? 0) + 1);
  }
  return found;
}
const sum = (map) => [...map.values()].reduce((total, n) => total + n, 0);

const totals = Object.fromEntries(Object.keys(TEMPLATES).map((name) => [name, { pages: 0, precision: 0, recall: 0, whole: 0, doubtful: 0 }]));
let shown = 0;
for (const { template, html, text } of madePages(articles, { seed: Number(values.seed) })) {
  const { document, doubt } = await documentOfPage(html, "page");
  const [wanted, found] = [runs(text), runs(document.text)];
  let right = 0;
  for (const [run, n] of found) right += Math.min(n, wanted.get(run) ?? 0);
  const [precision, recall] = [sum(found) === 0 ? 0 : right / sum(found), right / sum(wanted)];
  const total = totals[template];
  total.pages++;
  total.precision += precision;
  total.recall += recall;
  total.whole += Number(words(document.text).join(" ").endsWith(words(text).join(" ")) && precision > 0.9);
  total.doubtful += Number(doubt !== undefined);
  if ((precision < 0.9 || recall < 0.9) && shown < Number(values.examples)) {
    shown++;
    console.log(
      `\n${template}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}\n--- found\n${document.text.slice(0, 1500)}\n--- wanted\n${text.slice(0, 600)}`,
    );
  }
}
console.log(
  `${articles.length} articles, seed ${values.seed}\n| template | pages | precision | recall | whole | doubtful |\n| --- | ---: | ---: | ---: | ---: | ---: |`,
);
for (const [name, { pages, precision, recall, whole, doubtful }] of Object.entries(totals))
  console.log(`| ${name} | ${pages} | ${(precision / pages).toFixed(3)} | ${(recall / pages).toFixed(3)} | ${(whole / pages).toFixed(2)} | ${doubtful} |`);

const ENCODING = {
  at: "windows-1252",
  de: "windows-1252",
  fr: "windows-1252",
  es: "windows-1252",
  it: "windows-1252",
  pt: "windows-1252",
  no: "windows-1252",
  dk: "windows-1252",
  se: "windows-1252",
  pl: "windows-1250",
  cz: "windows-1250",
  tr: "windows-1254",
  gr: "windows-1253",
  lt: "windows-1257",
  ru: "windows-1251",
  bg: "windows-1251",
  ua: "windows-1251",
};
const tables = new Map();
function encoded(text, encoding) {
  let table = tables.get(encoding);
  if (table === undefined) {
    table = new Map();
    for (let byte = 0; byte < 256; byte++) table.set(new TextDecoder(encoding).decode(Uint8Array.of(byte)), byte);
    tables.set(encoding, table);
  }
  return Buffer.from([...text].flatMap((char) => table.get(char) ?? []));
}
const byCountry = new Map();
for (const { country, text = "" } of lines("fundus-multilang.jsonl.gz")) {
  const encoding = ENCODING[country];
  const bytes = encoding === undefined ? Buffer.alloc(0) : encoded(text, encoding);
  if (!bytes.some((byte) => byte > 0x7f)) continue;
  const guess = guessedEncoding(bytes);
  const row = byCountry.get(country) ?? { encoding, all: 0, right: 0, wrong: 0 };
  byCountry.set(country, row);
  row.all++;
  if (guess === undefined) continue;
  const same = new TextDecoder(guess).decode(bytes) === new TextDecoder(encoding).decode(bytes);
  row[same ? "right" : "wrong"]++;
}
console.log("\n| news of | in | articles | read rightly | as something else |\n| --- | --- | ---: | ---: | ---: |");
for (const [country, { encoding, all, right, wrong }] of [...byCountry].sort()) console.log(`| ${country} | ${encoding} | ${all} | ${right} | ${wrong} |`);
