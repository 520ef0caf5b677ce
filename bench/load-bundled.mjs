/**
 * TypeScript of bench/ -> a module that is running: bundled with src/ into a temporary file and imported. It takes src/ and not dist/,
 * because what is forced on one kind of kernels is not public. Some 50 ms a file.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

/** The exports of the file at `path`. */
export async function loadBundled(path) {
  const folder = mkdtempSync(join(tmpdir(), "wirecopy-bench-"));
  try {
    const outfile = join(folder, "bundled.mjs");
    // tinybench is loaded as it is: it finds out about its surroundings on its own.
    const plugins = [
      { name: "packages", setup: ({ onResolve }) => onResolve({ filter: /^tinybench$/ }, () => ({ path: import.meta.resolve("tinybench"), external: true })) },
    ];
    await build({ entryPoints: [path], outfile, bundle: true, platform: "node", format: "esm", target: "node20", logLevel: "warning", plugins });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
