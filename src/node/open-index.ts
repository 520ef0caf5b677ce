/**
 * Node: `openIndex`: an index in a folder, or in PostgreSQL, with a thread that writes segments, merges them and trains models.
 */
import { checkString } from "../errors.js";
import { resolveIndexOptions } from "../index/index-settings.js";
import type { IndexStore } from "../index/store.js";
import { openStore } from "../index/stored-index.js";
import type { IndexOptions, WireIndex } from "../types/wire-index.js";
import { answerThreads } from "./answer-threads.js";
import { openFolder } from "./folder-store.js";
import { HeldFiles } from "./held-files.js";
import type { IndexAnswers } from "./index-answers.js";
import { type IndexPlace, isDatabaseUrl, type PostgresOptions, postgresPlace } from "./index-place.js";
import { threadJobs } from "./index-thread.js";
import { openPostgresStore } from "./postgres-store.js";
import { workerFile } from "./worker-file.js";

/**
 * Opens the index in a folder, or makes one.
 *
 * @param place a path, or a store (`createMemoryStore`), which the index closes; or the URL of a PostgreSQL database (`openPostgresIndex`).
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
  if (isDatabaseUrl(path)) return openPostgresIndex(path, options);
  return openIn({ kind: "folder", path }, await openFolder(path, { mode, create }), options);
}

/**
 * Opens the index in a schema of a PostgreSQL database, or makes one. Any number of processes on any machines may write at once.
 *
 * @throws {TypeError | RangeError} if an option is not what it has to be.
 * @throws {WirecopyError} as `openIndex`, but "index-locked"; "missing-peer" where the package pg is not installed, "store-unavailable" where the server is.
 *
 * Waits for the server without its event loop: some tenths of a millisecond a call where it is near.
 */
export async function openPostgresIndex(place: string | PostgresOptions, options?: IndexOptions): Promise<WireIndex> {
  const { mode, create } = resolveIndexOptions(options);
  const resolved = postgresPlace(place, { canWrite: mode === "write", create, threadFile: workerFile("postgres-thread").href });
  return openIn(resolved, openPostgresStore(resolved), options);
}

function openIn(place: IndexPlace, store: IndexStore, options: IndexOptions | undefined): WireIndex {
  try {
    return openStore(store, options, store.canWrite ? { jobs: threadJobs(place, store), every } : {});
  } catch (error) {
    store.close();
    throw error;
  }
}

/** Bytes of postings that an index with threads that answer holds in memory, once for all: all of 10^5 documents, and of more all but the largest segments. */
const SERVED_BYTES = 96_000_000;

/** An index, and who answers questions about it. */
export interface ServedIndex {
  readonly index: WireIndex;
  readonly answers: IndexAnswers;
}

/** Opens the index at a place, with threads that answer. Both are closed by the caller, the answers first. @throws as `openIndex`. */
export async function openServed(place: string, options: IndexOptions, threads: number): Promise<ServedIndex> {
  const { mode, create } = resolveIndexOptions(options);
  const held = new HeldFiles(SERVED_BYTES);
  if (isDatabaseUrl(place)) {
    const resolved = postgresPlace(place, { canWrite: mode === "write", create, threadFile: workerFile("postgres-thread").href });
    const index = openIn(resolved, openPostgresStore(resolved), options);
    return { index, answers: answerThreads(index, { place: resolved, held, threads }) };
  }
  const resolved = { kind: "folder", path: checkString("place", place) } as const;
  const index = openIn(resolved, await openFolder(place, { mode, create, held }), options);
  return { index, answers: answerThreads(index, { place: resolved, held, threads }) };
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
