/**
 * Two groups: "source" tests the modules of src/ as they are, "built" tests what a user gets (the packed package, the
 * examples, the page in a browser) and builds dist first where a source is newer. `npx vitest run test/sketch` builds nothing.
 */
import { rmSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { defineConfig, type Plugin } from "vitest/config";

const built = ["test/package/**/*.test.ts", "test/examples/!(albuquerque).test.ts"];

/** Worker threads load files, not modules of vitest: where a test of sources imports the worker's file, it is built for it. */
const workerFromSource: Plugin = {
  name: "worker-from-source",
  async load(id) {
    if (!id.endsWith("/src/node/worker-file.ts")) return;
    const outfile = fileURLToPath(new URL(`node_modules/.cache/worker-${process.pid}.mjs`, import.meta.url));
    await build({ entryPoints: [id.replace(/worker-file\.ts$/, "worker.ts")], bundle: true, format: "esm", platform: "node", outfile, logLevel: "error" });
    process.once("exit", () => rmSync(outfile, { force: true }));
    return `export const workerFile = () => new URL(${JSON.stringify(pathToFileURL(outfile).href)});`;
  },
};

export default defineConfig({
  plugins: [workerFromSource],
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    coverage: { include: ["src/**/*.ts"], exclude: ["**/*.generated.ts"] },
    projects: [
      { extends: true, test: { name: "source", include: ["test/**/*.test.ts"], exclude: built } },
      { extends: true, test: { name: "built", include: built, globalSetup: "test/package/build.ts" } },
    ],
  },
});
