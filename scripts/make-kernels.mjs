#!/usr/bin/env node
// Makes the WebAssembly of src/kernels, in hexadecimal, with the SHA-256 of what it was made from: of src/kernels/assembly kernels.generated.ts, with and
// without vectors, of its folder text text-kernel.generated.ts, and of pairs pair-kernel.generated.ts. Base64 is shorter, but a quarter longer when it is
// packed: gzip sees no bytes in it. The compiler's version is pinned in package.json, so the same sources give the same bytes.
//
//   node scripts/make-kernels.mjs            writes the files
//   node scripts/make-kernels.mjs --check    writes nothing; exit 1 if a file is not what it would write
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import asc from "assemblyscript/asc";

const root = resolve(import.meta.dirname, "..");
const folder = "src/kernels/assembly";
// "simd" and "bulk-memory" are all that the vectors need of an engine, the others nothing beyond the first version of WebAssembly but globals that are
// exported and change. Warning 112 is about functions that pass vectors to JavaScript: ours pass them to each other.
const common = "-O3 --converge --noAssert --runtime stub --memoryBase 4096 --use abort= --disableWarning 112".split(" ");
const plain = "--disable simd --disable bulk-memory --disable sign-extension --disable nontrapping-f2i".split(" ");
/** As many pages as layout.ts names. */
const pages = (count) => ["--initialMemory", String(count), "--maximumMemory", String(count)];
const FILES = [
  {
    target: "src/kernels/kernels.generated.ts",
    sources: folder,
    entry: "signatures.ts",
    what: "the signature kernel as WebAssembly, in hexadecimal, with 128-bit vectors and without",
    kernels: { VECTOR_KERNEL: [...common, ...pages(13), "--enable", "simd"], SCALAR_KERNEL: [...common, ...pages(13), ...plain] },
  },
  {
    target: "src/kernels/text-kernel.generated.ts",
    sources: `${folder}/text`,
    entry: "text.ts",
    what: "the text kernel as WebAssembly, in hexadecimal",
    kernels: { TEXT_KERNEL: [...common, ...pages(36), ...plain] },
  },
  {
    target: "src/kernels/pair-kernel.generated.ts",
    sources: `${folder}/pairs`,
    entry: "pairs.ts",
    what: "the pair kernel as WebAssembly, in hexadecimal",
    kernels: { PAIR_KERNEL: [...common, "--initialMemory", "16", ...plain] },
  },
];

/** Path -> text of what one file is made from. */
const sourcesIn = (folder) =>
  new Map(
    readdirSync(join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
      .sort()
      .map((name) => [`${folder}/${name}`, readFileSync(join(root, folder, name), "utf8")]),
  );

async function compile(entry, sources, options) {
  let binary;
  const { error, stderr } = await asc.main([entry, ...options, "--outFile", "kernel.wasm"], {
    readFile: (name) => sources.get(name.replaceAll("\\", "/")) ?? null,
    writeFile: (_, contents) => {
      binary = contents;
    },
    listFiles: () => [],
  });
  if (error) throw new Error(stderr.toString() || error.message);
  return binary;
}

function hashOf(sources, kernels) {
  const hash = createHash("sha256").update(`assemblyscript ${asc.version} ${JSON.stringify(kernels)}\n`);
  for (const [name, text] of sources) hash.update(`${name}\n${text}`);
  return hash.digest("hex");
}

async function generate({ sources: folder, entry, what, kernels }) {
  const sources = sourcesIn(folder);
  let generated = `/**
 * Made by scripts/make-kernels.mjs from ${folder}: ${what}.
 * SHA-256 of compiler, options and sources: ${hashOf(sources, kernels)}
 */
`;
  for (const [name, options] of Object.entries(kernels)) {
    const binary = await compile(`${folder}/${entry}`, sources, options);
    console.error(`${name}: ${binary.length} bytes of WebAssembly`);
    generated += `export const ${name} =\n  "${Buffer.from(binary).toString("hex")}";\n`;
  }
  return generated;
}

for (const file of FILES) {
  const target = join(root, file.target);
  const generated = await generate(file);
  if (!process.argv.includes("--check")) writeFileSync(target, generated);
  else if (readFileSync(target, "utf8") !== generated) {
    console.error(`${target} is not what ${file.sources} gives: run "node scripts/make-kernels.mjs"`);
    process.exitCode = 1;
  }
}
