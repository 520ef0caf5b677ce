#!/usr/bin/env node
// Makes src/kernels/kernels.generated.ts: the AssemblyScript of src/kernels/assembly, compiled with and without vectors, in hexadecimal,
// with the SHA-256 of what it was made from. Base64 is shorter, but a quarter longer when it is packed: gzip sees no bytes in it. The compiler's version is pinned in package.json, so the same sources give the same bytes.
//
//   node scripts/make-kernels.mjs            writes the file
//   node scripts/make-kernels.mjs --check    writes nothing; exit 1 if the file is not what it would write
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import asc from "assemblyscript/asc";

const root = resolve(import.meta.dirname, "..");
const folder = "src/kernels/assembly";
const target = join(root, "src/kernels/kernels.generated.ts");
// Twelve pages are what layout.ts names. "simd" and "bulk-memory" are all it needs of an engine, the other one nothing beyond the first
// version of WebAssembly but globals that are exported and change. Warning 112 is about functions that pass vectors to JavaScript: ours pass them to each other.
const common = "-O3 --converge --noAssert --runtime stub --initialMemory 12 --maximumMemory 12 --memoryBase 4096 --use abort= --disableWarning 112".split(" ");
const KERNELS = {
  VECTOR_KERNEL: [...common, "--enable", "simd"],
  SCALAR_KERNEL: [...common, "--disable", "simd", "--disable", "bulk-memory", "--disable", "sign-extension", "--disable", "nontrapping-f2i"],
};

const sources = new Map(
  readdirSync(join(root, folder))
    .sort()
    .map((name) => [`${folder}/${name}`, readFileSync(join(root, folder, name), "utf8")]),
);

async function compile(options) {
  let binary;
  const { error, stderr } = await asc.main([`${folder}/signatures.ts`, ...options, "--outFile", "signatures.wasm"], {
    readFile: (name) => sources.get(name.replaceAll("\\", "/")) ?? null,
    writeFile: (_, contents) => {
      binary = contents;
    },
    listFiles: () => [],
  });
  if (error) throw new Error(stderr.toString() || error.message);
  return binary;
}

function sourceHash() {
  const hash = createHash("sha256").update(`assemblyscript ${asc.version} ${JSON.stringify(KERNELS)}\n`);
  for (const [name, text] of sources) hash.update(`${name}\n${text}`);
  return hash.digest("hex");
}

let generated = `/**
 * Made by scripts/make-kernels.mjs from ${folder}: the signature kernel as WebAssembly, in hexadecimal, with 128-bit vectors and without.
 * SHA-256 of compiler, options and sources: ${sourceHash()}
 */
`;
for (const [name, options] of Object.entries(KERNELS)) {
  const binary = await compile(options);
  console.error(`${name}: ${binary.length} bytes of WebAssembly`);
  generated += `export const ${name} =\n  "${Buffer.from(binary).toString("hex")}";\n`;
}

if (!process.argv.includes("--check")) writeFileSync(target, generated);
else if (readFileSync(target, "utf8") !== generated) {
  console.error(`${target} is not what ${folder} gives: run "node scripts/make-kernels.mjs"`);
  process.exit(1);
}
