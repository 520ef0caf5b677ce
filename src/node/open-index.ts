/**
 * Node: `openIndex`: an index in a folder, with a thread that writes segments, merges them and trains models.
 */
import { checkString } from "../errors.js";
import { resolveIndexOptions } from "../index/index-settings.js";
import type { IndexStore } from "../index/store.js";
import { openStore } from "../index/stored-index.js";
import type { IndexOptions, WireIndex } from "../types/wire-index.js";
import { openFolder } from "./folder-store.js";
import { threadJobs } from "./index-thread.js";

/**
 * Opens the index in a folder, or makes one.
 *
 * @param place a path, or a store (`createMemoryStore`), which the index closes.
 * @returns one writer at a time has it; with `mode: "read"` any number of processes.
 * @throws {TypeError | RangeError} if an option is not what it has to be.
 * @throws {WirecopyError} "index-missing", "index-locked" for a second writer, "index-settings" if the index was made with others, "index-version",
 * "index-corrupt", "index-read-only", "missing-peer" where SQLite has to be installed.
 *
 * @example
 * const index = await openIndex("archive");
 * await index.add({ id: "story", text: "The port of Whitby is closed until Monday, the harbour master said." });
 * const { verdict } = await index.judge("The port of Whitby is closed until Monday, the harbour master said.");
 * await index.close();
 */
export async function openIndex(place: string | IndexStore, options?: IndexOptions): Promise<WireIndex> {
  const { mode, create } = resolveIndexOptions(options);
  if (typeof place !== "string") return openStore(place, options);
  const path = checkString("place", place);
  const store = await openFolder(path, { mode, create });
  try {
    return openStore(store, options, mode === "write" ? { jobs: threadJobs(path, store), every } : {});
  } catch (error) {
    store.close();
    throw error;
  }
}

/** Soon, and again and again; a process that has nothing else to do ends all the same. */
function every(intervalMs: number, work: () => void): () => void {
  const soon = setTimeout(work, 0).unref();
  const again = setInterval(work, intervalMs).unref();
  return () => {
    clearTimeout(soon);
    clearInterval(again);
  };
}
