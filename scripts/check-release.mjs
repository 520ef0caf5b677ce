#!/usr/bin/env node
// What of a checkout has to be there before it is published (CONTRIBUTING.md, "A release"), as far as a program can tell. Fetches nothing.
//
//   node scripts/check-release.mjs [FOLDER]    exit 1 and a line for each thing that is missing
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(process.argv[2] ?? join(import.meta.dirname, ".."));
const read = (path) => readFileSync(join(root, path), "utf8");
const manifest = JSON.parse(read("package.json"));
const { version } = manifest;
const missing = [];

for (const field of ["repository", "bugs", "homepage"]) if (manifest[field] === undefined) missing.push(`package.json has no "${field}"`);

const source = /VERSION = "([^"]+)"/.exec(read("src/version.ts"))?.[1];
if (source !== version) missing.push(`src/version.ts says ${source}, package.json ${version}`);
const cited = /^version: (\S+)$/m.exec(read("CITATION.cff"))?.[1];
if (cited !== version) missing.push(`CITATION.cff says ${cited}, package.json ${version}`);
const changes = read("CHANGELOG.md");
if (!new RegExp(`^## ${version.replaceAll(".", "\\.")}\\b.*\\d{4}-\\d{2}-\\d{2}`, "m").test(changes))
  missing.push(`CHANGELOG.md has no heading of ${version} with a date`);
if (/^## Unreleased$/m.test(changes)) missing.push('CHANGELOG.md still has "Unreleased"');

const { packages } = JSON.parse(read("package-lock.json"));
// the first is the package itself; one that is a folder of it is a link
const unsigned = Object.entries(packages).filter(([path, { integrity, link }]) => path.startsWith("node_modules/") && !link && integrity === undefined);
if (unsigned.length > 0) missing.push(`package-lock.json has no checksum of ${unsigned.length} packages, ${unsigned[0][0]} the first`);

const changed = execFileSync("git", ["status", "--porcelain"], { cwd: root, encoding: "utf8" }).split("\n").filter(Boolean);
if (changed.length > 0) missing.push(`${changed.length} files are not committed`);

for (const line of missing) console.error(line);
console.error(missing.length === 0 ? `${version} may be published` : `not to be published: ${missing.length} missing`);
if (missing.length > 0) process.exitCode = 1;
