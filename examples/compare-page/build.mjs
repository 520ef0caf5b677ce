#!/usr/bin/env node
// Makes compare.html: one file with wirecopy, the script and the style in it, which a browser opens from disk (file://), where modules
// cannot be imported. Nothing in it may load or send anything: its policy allows this script and this style, by their hashes.
//
//   node examples/compare-page/build.mjs [FILE]      (compare.html beside this file otherwise)
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const [target = here("compare.html")] = process.argv.slice(2);

async function bundle(name) {
  const { outputFiles } = await build({
    entryPoints: [here(name)],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
    charset: "ascii",
  });
  // in a string; esbuild puts these signs side by side nowhere else
  return outputFiles[0].text.trim().replaceAll("<!--", "\\x3C!--");
}
const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

const script = await bundle("page.mjs");
const style = await readFile(here("page.css"), "utf8");
// a script in HTML ends at the first of these, even where it is part of a string
if (/<!--|<\/script/i.test(script)) throw new Error("the script holds what would end it");
const policy = `default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'`;

const parts = { policy, style, script };
const template = await readFile(here("page.html"), "utf8");
await writeFile(
  target,
  template.replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name]),
);
console.log(`${target}: open it in a browser`);
