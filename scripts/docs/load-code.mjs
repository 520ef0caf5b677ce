// The definitions of the commands and the checks of the options, bundled from src/ as it stands, so that the docs need no build.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const ENTRY = `
export { createProgram } from "./src/cli/program.js";
export { GROUPS } from "./src/cli/command-options.js";
export { resolveCompareOptions, resolveDetectOptions, resolveTrainOptions } from "./src/settings/options.js";
export { resolveDeduplicateOptions, resolveJaccardOptions, resolveLshIndexOptions, resolveSketcherOptions } from "./src/settings/sketch-options.js";
export { resolveReadOptions } from "./src/io/readers/read-options.js";
export { resolveThreads } from "./src/node/threads.js";
export { resolveAddOptions, resolveIndexOptions, resolveQueryOptions } from "./src/index/index-settings.js";
`;

/** What ENTRY names. */
export async function loadCode(root) {
  const folder = join(root, "node_modules/.cache");
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, "wirecopy-docs.mjs");
  await build({
    absWorkingDir: root,
    stdin: { contents: ENTRY, resolveDir: root, loader: "ts" },
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    outfile,
    logLevel: "warning",
  });
  return import(`${pathToFileURL(outfile)}?${Date.now()}`);
}
