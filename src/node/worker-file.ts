/**
 * Node: where the worker of a thread pool stands: one ES module beside the built files, for both forms of the package.
 */

/** The built entry of a worker thread. */
export function workerFile(): URL {
  return new URL("./worker.js", import.meta.url);
}
