/**
 * Node: where the workers stand: ES modules beside the built files, for both forms of the package.
 */

/** The built entry of a worker thread: of a thread pool, or of an index. */
export function workerFile(name: "worker" | "index-worker" = "worker"): URL {
  return new URL(`./${name}.js`, import.meta.url);
}
