/**
 * A program that writes an index, and the threads that it starts -> files that Node runs, for who kills it again and again: scripts/crash.mjs and
 * test/postgres/killed-writers.slow.test.ts. They lie beside node_modules, where the packages of a bundle are looked for.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/**
 * Builds a program, and the threads beside it.
 * @param {string} path of its source
 * @returns {Promise<{ program: string, remove: () => void }>} where it is; `remove` takes all of it away
 */
export async function buildWriter(path) {
  const name = basename(path, ".ts");
  const folder = join(ROOT, `node_modules/.cache/${name}-${process.pid}`);
  await build({
    entryPoints: [path, join(ROOT, "src/node/index-worker.ts"), join(ROOT, "src/node/postgres-thread.ts")],
    outdir: folder,
    entryNames: "[name]",
    bundle: true,
    format: "esm",
    platform: "node",
    external: ["libsql", "pg"],
    logLevel: "error",
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  return { program: join(folder, `${name}.js`), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
