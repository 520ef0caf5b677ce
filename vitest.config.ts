/**
 * Five groups. "stages" tests most modules of src/ as they are, file after file in one process, which loads each module and bundles
 * the command once. "source" does so for those that change what others would meet (globals, hooks, threads), each file in a process of its own. "page" opens
 * reports in Chromium, file after file in one process, which starts it once. "built" tests what a user gets (the packed package, the
 * docs, the examples) and builds dist first where a source is newer. "slow" is what ends in .slow.test.ts, more than 10 s each.
 * `npm test` runs all but the last, `npm run test:all` all; `npx vitest run test/sketch` builds nothing.
 */
import { rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { defineConfig, type Plugin } from "vitest/config";

const built = ["test/package/**/*.test.ts", "test/examples/!(albuquerque).test.ts", "test/docs/{documents,recipes}.test.ts"];
const slow = "test/**/*.slow.test.ts";
const page = ["test/report/**/*.test.ts", "test/service/page*.test.ts"];
/** No test here leaves anything behind that the next one meets: no global, no environment, no hook of a shared module. */
const stages =
  "test/{arrays,settings,text,sketch,corpus,information,boilerplate,lsh,dedupe,seeds,align,evidence,families,reading,speakers,relations,quotations,stories,stages,api,io,cli}/**/*.test.ts";

/** Worker threads load files, not modules of vitest: where a test of sources imports the workers' file, they are built for it. */
const workerFromSource: Plugin = {
  name: "worker-from-source",
  async load(id) {
    if (!id.endsWith("/src/node/worker-file.ts")) return;
    const folder = fileURLToPath(new URL(`node_modules/.cache/workers-${process.pid}/`, import.meta.url));
    const entryPoints = ["worker", "index-worker", "postgres-thread"].map((name) => id.replace(/worker-file\.ts$/, `${name}.ts`));
    await build({
      entryPoints,
      bundle: true,
      format: "esm",
      platform: "node",
      outdir: folder,
      external: ["libsql", "pg"],
      logLevel: "error",
    });
    // for Node a folder below node_modules has no package.json but its own
    writeFileSync(`${folder}package.json`, '{"type":"module"}');
    process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    return `export const workerFile = (name = "worker") => new URL(name + ".js", ${JSON.stringify(String(pathToFileURL(folder)))});`;
  },
};

export default defineConfig({
  plugins: [workerFromSource],
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // vitest leaves one core to itself, which is half of two
    maxWorkers: availableParallelism(),
    reporters: ["default", "./test/budget-reporter.ts"],
    coverage: { include: ["src/**/*.ts"], exclude: ["**/*.generated.ts"] },
    projects: [
      { extends: true, test: { name: "stages", include: [stages], exclude: [slow], isolate: false } },
      { extends: true, test: { name: "source", include: ["test/**/*.test.ts"], exclude: [stages, ...page, ...built, slow] } },
      { extends: true, test: { name: "page", include: page, exclude: [slow], isolate: false } },
      { extends: true, test: { name: "built", include: built, exclude: [slow], globalSetup: "test/package/build.ts" } },
      // after the others and one at a time: some of them measure times
      { extends: true, test: { name: "slow", include: [slow], maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
});
