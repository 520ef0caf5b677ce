/**
 * Node: where the workers stand: ES modules beside the built files, for both forms of the package. Each address is written out as bundlers look for it: webpack and
 * Vite's client build take the file along. Those that do not (esbuild, Vite's and Rollup's server builds) leave it behind, which is said when the first thread starts.
 */
import { existsSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { WirecopyError } from "../errors.js";

const FILES = {
  worker: () => new URL("./worker.js", import.meta.url),
  "index-worker": () => new URL("./index-worker.js", import.meta.url),
  "postgres-thread": () => new URL("./postgres-thread.js", import.meta.url),
};

/**
 * The built entry of a worker thread: of a thread pool, of an index, or of its database.
 * @throws {WirecopyError} "worker-failed" where it is not there.
 */
export function workerFile(name: keyof typeof FILES = "worker"): URL {
  const url = FILES[name]();
  if (url.protocol !== "file:" || existsSync(fileURLToPath(url))) return url;
  const path = fileURLToPath(url);
  const ways = [
    `copy node_modules/wirecopy/dist/${basename(path)} to ${path}`,
    'or leave "wirecopy" out of the bundle (esbuild: --external:wirecopy; Vite: ssr.external)',
    ...(name === "worker" ? ['or give "threads": 1, which starts none'] : []),
  ];
  throw new WirecopyError("worker-failed", `the file of worker threads is not there, a bundler may have left it behind: ${ways.join(", ")}`);
}
