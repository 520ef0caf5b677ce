#!/usr/bin/env node
// Every link of the docs leads somewhere: files and anchors of the project, in Markdown, in llms.txt, and names such as docs/formats.md in the comments of the code. Addresses of
// other hosts are not asked for: no network. Own 90 lines, since link checkers either fetch or know nothing of GitHub's anchors.
//
//   node scripts/check-links.mjs [FOLDER]    exit 1 and a line for each link that leads nowhere
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

const root = resolve(process.argv[2] ?? join(import.meta.dirname, ".."));
const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { cwd: root, encoding: "utf8" })
  .split("\n")
  .filter((path) => existsSync(join(root, path)));

const FENCE = /^(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1[ \t]*$/gm;
const CODE = /(`+)(?:(?!\1)[\s\S])+?\1/g;
/** `[text](target)`, `![alt](target)`, `[name]: target`, `src="target"`, `srcset`, `href`. */
const TARGETS = [/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g, /^\[[^\]]+\]:\s*(\S+)/gm, /\b(?:src|srcset|href)="([^"\s]+)"/g];
/** A file of the docs as comments and texts name it. */
const NAMED = /(?<![\w/.-])docs\/[\w./-]*?\.(?:md|json)\b/g;
const ELSEWHERE = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i;

const anchors = new Map();
const faults = [];

for (const path of files) {
  const isDocument = path.endsWith(".md") || path === "llms.txt";
  if (isDocument) checkTargets(path);
  if (isDocument || (/\.(?:ts|mjs|js|css|sh)$/.test(path) && !path.includes(".generated."))) checkNames(path);
}
for (const fault of faults) console.error(fault);
console.error(
  `links: ${files.filter((path) => path.endsWith(".md")).length} files of Markdown, ${faults.length === 0 ? "all lead somewhere" : `${faults.length} lead nowhere`}`,
);
if (faults.length > 0) process.exit(1);

function checkTargets(path) {
  const text = readFileSync(join(root, path), "utf8");
  const prose = text.replace(FENCE, blank).replace(CODE, blank);
  for (const pattern of TARGETS) for (const match of prose.matchAll(pattern)) checkTarget(path, match[1], lineOf(text, match.index));
}

function checkTarget(path, target, line) {
  if (ELSEWHERE.test(target)) return;
  const [file, anchor] = target.split("#");
  const there = file === "" ? path : relative(root, resolve(root, dirname(path), decodeURIComponent(file))).replaceAll("\\", "/");
  if (!existsSync(join(root, there))) faults.push(`${path}:${line}: there is no ${there}`);
  else if (anchor && there.endsWith(".md") && !anchorsOf(there).has(anchor)) faults.push(`${path}:${line}: ${there} has no heading #${anchor}`);
}

function checkNames(path) {
  const text = readFileSync(join(root, path), "utf8");
  for (const { 0: name, index } of text.matchAll(NAMED)) if (!existsSync(join(root, name))) faults.push(`${path}:${lineOf(text, index)}: there is no ${name}`);
}

/** Anchors as GitHub makes them: of headings, a number behind one that comes again, and ids. */
function anchorsOf(path) {
  const known = anchors.get(path);
  if (known !== undefined) return known;
  const found = new Set();
  const text = readFileSync(join(root, path), "utf8").replace(FENCE, blank);
  for (const [, heading] of text.matchAll(/^#{1,6}\s+(.*?)\s*#*$/gm)) {
    const slug = slugOf(heading);
    let name = slug;
    for (let n = 1; found.has(name); n++) name = `${slug}-${n}`;
    found.add(name);
  }
  for (const [, id] of text.matchAll(/\b(?:id|name)="([^"]+)"/g)) found.add(id);
  anchors.set(path, found);
  return found;
}

function slugOf(heading) {
  const shown = heading.replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/[`*]/g, "");
  return shown
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, "")
    .replace(/\s/g, "-");
}

function blank(text) {
  return text.replace(/[^\n]/g, " ");
}

function lineOf(text, index) {
  return text.slice(0, index).split("\n").length;
}
