/**
 * A program that uses threads, made one file by a bundler: its workers are found, or the message says what to do, and doing so helps. The package is imported as it was built.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build as esbuild } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { needs, recipePackage } from "../needs.js";

const ROOT = resolve(import.meta.dirname, "../..");
const WEBPACK = recipePackage("webpack");

/** 20 MB of words that no two texts share, so that signing them is worth threads; says how many workers started. */
const PROGRAM = `
import { deduplicate } from "wirecopy/node";
let workers = 0;
process.on("worker", () => workers++);
const textOf = (d) => Array.from({ length: 20000 }, (_, i) => "w" + d + "x" + i).join(" ");
const documents = Array.from({ length: 160 }, (_, d) => ({ id: String(d), text: textOf(d) }));
try {
  const { kept } = await deduplicate(documents, { threads: Number(process.argv[2] ?? 2) });
  console.log(kept.length, "kept,", workers, "workers");
} catch (error) {
  console.log(error.code, error.message);
}
`;

/** Inside the package, so that "wirecopy" resolves to it. */
let folder: string;
beforeAll(() => {
  execFileSync(process.execPath, ["scripts/setup.mjs", "build"], { cwd: ROOT, stdio: "inherit" });
  folder = mkdtempSync(join(ROOT, "dist", "bundled-"));
  writeFileSync(join(folder, "program.mjs"), PROGRAM);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A bundle may lie where no package.json says what its files are. */
function run(file: string, ...args: string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, [file, ...args], { encoding: "utf8" });
  return stdout + stderr;
}

/** As a person does who reads the message. */
function copyWorker(bundle: string): void {
  copyFileSync(join(ROOT, "dist/worker.js"), join(bundle, "worker.js"));
}

/** The bundle alone cannot start threads and says how; with the file beside it, and with one thread, it runs. */
function expectAdvice(bundle: string, file: string): void {
  expect(run(file)).toMatch(
    /^worker-failed .*copy node_modules\/wirecopy\/dist\/worker\.js to .*worker\.js, or leave "wirecopy" out of the bundle .*"threads": 1/,
  );
  expect(run(file, "1")).toContain("160 kept, 0 workers");
  copyWorker(bundle);
  expect(run(file)).toContain("160 kept, 2 workers");
}

describe("workers of a program", () => {
  it("that is no bundle are found", () => {
    expect(run(join(folder, "program.mjs"))).toContain("160 kept, 2 workers");
  });

  it("that esbuild has bundled are found where the message says they belong", async () => {
    const bundle = join(folder, "esbuild");
    const banner = { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' };
    const outfile = join(bundle, "program.mjs");
    await esbuild({
      entryPoints: [join(folder, "program.mjs")],
      outfile,
      bundle: true,
      platform: "node",
      format: "esm",
      banner,
      external: ["libsql", "unpdf"],
    });
    expectAdvice(bundle, outfile);
  });

  it("that Vite has bundled for a server are found where the message says they belong", async () => {
    const { build } = await import("vite");
    const bundle = join(folder, "vite");
    await build({
      root: folder,
      logLevel: "error",
      build: { ssr: join(folder, "program.mjs"), outDir: bundle, minify: false, rollupOptions: { output: { entryFileNames: "program.mjs" } } },
      ssr: { noExternal: true, external: ["libsql", "unpdf"] },
    });
    const places = readdirSync(bundle, { recursive: true, encoding: "utf8" });
    const chunk = places.find((name) => name.startsWith("assets/") && name.includes("node"));
    const [, where] = /to (\S+)worker\.js/.exec(run(join(bundle, "program.mjs"))) ?? [];
    expect(existsSync(where!)).toBe(true);
    expectAdvice(where!, join(bundle, "program.mjs"));
    expect(chunk === undefined || where!.includes("assets")).toBe(true);
  });

  it("that webpack has bundled come along", needs(WEBPACK), async () => {
    const webpack = createRequire(pathToFileURL(join(WEBPACK.path, "package.json")))("webpack");
    const bundle = join(folder, "webpack");
    mkdirSync(bundle);
    const config = {
      mode: "production",
      target: "node20",
      entry: join(folder, "program.mjs"),
      experiments: { outputModule: true },
      output: { path: bundle, filename: "program.mjs", module: true, chunkFormat: "module" },
      externals: { libsql: "module libsql", unpdf: "module unpdf" },
      optimization: { minimize: false },
    };
    const stats = await new Promise<{ hasErrors(): boolean; toString(how: object): string }>((done, fail) =>
      webpack(config, (error: Error | null, result: { hasErrors(): boolean; toString(how: object): string }) => (error ? fail(error) : done(result))),
    );
    expect(stats.hasErrors() && stats.toString({ all: false, errors: true })).toBe(false);
    expect(run(join(bundle, "program.mjs"))).toContain("160 kept, 2 workers");
  });
});
