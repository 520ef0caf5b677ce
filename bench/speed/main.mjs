/**
 * `npm run bench`: bundles the TypeScript beside it, with src/, into a temporary file and runs it. It takes src/ and not dist/, because
 * what is forced on one kind of kernels is not public. `npm run bench -- --only signatures` runs one of the stages.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";

/** One file a stage. */
const STAGES = ["signatures", "near-duplicates"];

const { only } = parseArgs({ options: { only: { type: "string", default: STAGES.join(",") } } }).values;
const chosen = only.split(",");
for (const stage of chosen) if (!STAGES.includes(stage)) throw new RangeError(`--only expected some of ${STAGES.join(",")}, got "${stage}"`);

const folder = mkdtempSync(join(tmpdir(), "wirecopy-bench-"));
try {
  for (const stage of chosen) {
    const outfile = join(folder, `${stage}.mjs`);
    const entryPoints = [join(import.meta.dirname, `${stage}.ts`)];
    // tinybench is loaded as it is: it finds out about its surroundings on its own.
    const plugins = [
      { name: "packages", setup: ({ onResolve }) => onResolve({ filter: /^tinybench$/ }, () => ({ path: import.meta.resolve("tinybench"), external: true })) },
    ];
    await build({ entryPoints, outfile, bundle: true, platform: "node", format: "esm", target: "node20", logLevel: "warning", plugins });
    const { run } = await import(pathToFileURL(outfile).href);
    process.stdout.write(await run(resolve(import.meta.dirname, "../../../shared/corpora")));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
