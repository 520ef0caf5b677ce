#!/usr/bin/env node
// Makes docs/options.md (every flag and option) and docs/api.md (every export) from the code: flags from the definitions of the commands, options and exports
// from their types and doc comments, ranges by asking the checks of the options themselves.
//
//   node scripts/make-docs.mjs            writes the files
//   node scripts/make-docs.mjs --check    writes nothing; exit 1 if a file is not what it would write
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { apiPage } from "./docs/api-page.mjs";
import { readDeclarations } from "./docs/declarations.mjs";
import { loadCode } from "./docs/load-code.mjs";
import { optionsPage } from "./docs/options-page.mjs";

const root = resolve(import.meta.dirname, "..");
const declarations = readDeclarations(root);
const pages = { "docs/options.md": optionsPage(declarations, await loadCode(root)), "docs/api.md": apiPage(declarations) };

let isStale = false;
for (const [name, text] of Object.entries(pages)) {
  const path = join(root, name);
  if (existsSync(path) && readFileSync(path, "utf8") === text) continue;
  if (!process.argv.includes("--check")) {
    writeFileSync(path, text);
    console.error(`wrote ${name}`);
    continue;
  }
  console.error(`${name} is not what the code gives: run "npm run docs"`);
  isStale = true;
}
if (isStale) process.exit(1);
