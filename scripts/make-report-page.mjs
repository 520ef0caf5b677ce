#!/usr/bin/env node
// Makes src/report/page.generated.ts: the page of the HTML report (report/src, with what it imports of d3) as one script, its style, and
// the hashes of both for the Content-Security-Policy. esbuild and d3 are pinned in package.json, so the same sources give the same bytes.
//
//   node scripts/make-report-page.mjs            writes the file
//   node scripts/make-report-page.mjs --check    writes nothing; exit 1 if the file is not what it would write, or larger than LIMIT
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build, version } from "esbuild";

const root = resolve(import.meta.dirname, "..");
const target = join(root, "src/report/page.generated.ts");
/** Bytes of script and style together. */
const LIMIT = 300_000;
async function bundle(entry, options) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    charset: "ascii",
    legalComments: "none",
    logLevel: "warning",
    ...options,
  });
  return { text: outputFiles[0].text.trim(), inputs: Object.keys(metafile.inputs).sort() };
}

function sourceHash(inputs) {
  const hash = createHash("sha256").update(`esbuild ${version}\n`);
  for (const name of inputs) hash.update(`${name}\n${readFileSync(join(root, name), "utf8")}`);
  return hash.digest("hex");
}

/** The licences of d3 want their notices in all copies: each text once, after the copyright lines of the packages that have it. */
function noticesOf(inputs) {
  const packages = new Set(inputs.flatMap((name) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(name)?.[1] ?? []));
  const holders = new Map();
  for (const name of packages) {
    const lines = readFileSync(join(root, "node_modules", name, "LICENSE"), "utf8")
      .trim()
      .split("\n");
    const copyright = lines.filter((line) => line.startsWith("Copyright"));
    const terms = lines
      .filter((line) => !line.startsWith("Copyright"))
      .join("\n")
      .trim();
    holders.set(terms, [...(holders.get(terms) ?? []), `${name}: ${copyright.join("; ")}`]);
  }
  // ASCII like the rest of the page: some years are joined by a dash
  const notices = [...holders].map(([terms, names]) => `${names.join("\n")}\n\n${terms}`);
  return `/*! wirecopy, MIT. It contains:\n\n${notices.join("\n\n").replaceAll("\u2013", "-")}\n*/\n`;
}

const script = await bundle("report/src/main.ts", { platform: "browser", format: "iife", target: "es2022" });
script.text = noticesOf(script.inputs) + script.text;
const style = await bundle("report/src/page.css", { target: "es2022" });
// In an HTML file a script ends where this stands, even inside a string
for (const { text } of [script, style]) {
  const [found] = /<!--|<\/(script|style)|[^\t\n -~]/i.exec(text) ?? [];
  if (found !== undefined) throw new Error(`the bundle holds what cannot stand in an element of the page: ${JSON.stringify(found)}`);
}

const cspHash = (text) => `sha256-${createHash("sha256").update(text).digest("base64")}`;
const size = script.text.length + style.text.length;
console.error(`page: ${script.text.length} bytes of script, ${style.text.length} of style`);
if (size > LIMIT) {
  console.error(`the page has ${size} bytes of its own, more than ${LIMIT}`);
  process.exit(1);
}

const generated = `/**
 * Made by scripts/make-report-page.mjs from report/src: the script and the style of the HTML report, and their hashes for its
 * Content-Security-Policy. SHA-256 of bundler and sources: ${sourceHash([...script.inputs, ...style.inputs])}
 */
export const PAGE_SCRIPT_HASH = ${JSON.stringify(cspHash(script.text))};
export const PAGE_STYLE_HASH = ${JSON.stringify(cspHash(style.text))};
export const PAGE_STYLE =
  ${JSON.stringify(style.text)};
export const PAGE_SCRIPT =
  ${JSON.stringify(script.text)};
`;

if (!process.argv.includes("--check")) writeFileSync(target, generated);
else if (readFileSync(target, "utf8") !== generated) {
  console.error(`${target} is not what report/src gives: run "node scripts/make-report-page.mjs"`);
  process.exit(1);
}
