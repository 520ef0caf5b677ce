/**
 * Three groups. "source" tests the modules of src/ as they are. "built" tests what a user gets (the packed package, the README, the
 * examples) and builds dist first where a source is newer. "slow" is what ends in .slow.test.ts: tests of sources that take more than 10 s.
 * `npm test` runs the first two, `npm run test:all` all three; `npx vitest run test/sketch` builds nothing.
 */
import { rmSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { defineConfig, type Plugin } from "vitest/config";

const built = ["test/package/**/*.test.ts", "test/examples/!(albuquerque).test.ts", "test/readme.test.ts"];
const slow = "test/**/*.slow.test.ts";

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
    reporters: ["default", "./test/budget-reporter.ts"],
    coverage: { include: ["src/**/*.ts"], exclude: ["**/*.generated.ts"] },
    projects: [
      { extends: true, test: { name: "source", include: ["test/**/*.test.ts"], exclude: [...built, slow] } },
      { extends: true, test: { name: "built", include: built, globalSetup: "test/package/build.ts" } },
      // after the others and one at a time: some of them measure times
      { extends: true, test: { name: "slow", include: [slow], maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
});
