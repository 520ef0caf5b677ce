/**
 * The build: src/ -> dist/. The library as ESM and CommonJS with types for each, its entries sharing chunks; the command
 * as one ESM file. "neutral" keeps esbuild from assuming Node, so a `node:` import stays where it is written, and
 * test/package/core.test.ts holds that the core has none. `npm run build` empties dist first: two builds run side by
 * side here, and neither may clear what the other has written.
 */
import { defineConfig, type Options } from "tsup";

/** Built-in modules keep their `node:`, which tells them from packages, here and in the tests of dist. */
const shared: Options = { target: "es2022", removeNodeProtocol: false, external: [/^node:/] };

const entries = {
  index: "src/index.ts",
  node: "src/node.ts",
  "wire-index": "src/wire-index.ts",
  mcp: "src/mcp.ts",
  duckdb: "src/duckdb.ts",
  postgres: "src/postgres.ts",
  natural: "src/natural.ts",
  minhash: "src/minhash.ts",
};

export default defineConfig([
  { ...shared, entry: entries, format: ["esm", "cjs"], dts: true, platform: "neutral", splitting: true, treeshake: true, shims: true },
  {
    ...shared,
    entry: { worker: "src/node/worker.ts", "index-worker": "src/node/index-worker.ts", "postgres-thread": "src/node/postgres-thread.ts" },
    format: ["esm"],
    platform: "node",
    splitting: false,
  },
  // what an engine ships to its workers: one file, all that it needs in it
  {
    ...shared,
    entry: { stage: "src/cli/stage-main.ts" },
    format: ["esm"],
    platform: "node",
    splitting: false,
    minify: true,
    outExtension: () => ({ js: ".mjs" }),
  },
  { ...shared, entry: { cli: "src/cli/main.ts" }, format: ["esm"], platform: "node", splitting: false },
]);
