/**
 * A writer of an index in PostgreSQL in a process of its own, for tests that kill it, or need two at the same moment. It tells its parent what it is about to
 * do and what was acknowledged. Segments are written from 24 documents and merged by twos, so that it is often in the midst of that.
 *   node writer.js URL SCHEMA loop SEED       adds and removes until it is killed
 *   node writer.js URL SCHEMA pairs           adds the text of each message, and answers with who resembles it
 */
import { openStore } from "../../src/index/stored-index.js";
import { postgresPlace } from "../../src/node/index-place.js";
import { threadJobs } from "../../src/node/index-thread.js";
import { openPostgresStore } from "../../src/node/postgres-store.js";
import { workerFile } from "../../src/node/worker-file.js";
import type { Document } from "../../src/types/document.js";

export interface Message {
  readonly kind: "begun" | "done";
  readonly what: "add" | "remove";
  readonly ids: readonly string[];
}

const UPKEEP = { flush: 24, fanout: 2 };

/** The text of an id, the same in each process. */
export function textOf(id: string): string {
  let state = [...id].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0, 0x811c9dc5) | 1;
  const word = (): string => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return `w${(state >>> 0) % 4000}`;
  };
  return `${Array.from({ length: 60 }, word).join(" ")} of ${id}.`;
}

export function openWriter(url: string, schema: string) {
  const place = postgresPlace({ connection: url, schema }, { canWrite: true, create: true, threadFile: workerFile("postgres-thread").href });
  const store = openPostgresStore(place);
  return openStore(store, {}, { jobs: threadJobs(place, store), upkeep: UPKEEP });
}

async function loop(url: string, schema: string, seed: string): Promise<never> {
  const index = openWriter(url, schema);
  const say = (message: Message) => new Promise<void>((resolve) => void process.send!(message, undefined, {}, () => resolve()));
  let last: readonly string[] = [];
  for (let n = 0; ; n++) {
    const what = n % 5 === 4 ? "remove" : "add";
    const ids = what === "remove" ? last : Array.from({ length: 1 + (n % 7) }, (_, x) => `${seed}-${n}-${x}`);
    await say({ kind: "begun", what, ids });
    if (what === "add") await index.add(ids.map((id): Document => ({ id, text: textOf(id) })));
    else await index.remove(ids);
    await say({ kind: "done", what, ids });
    last = ids;
    if (n % 40 === 39) await index.compact({ model: n % 80 === 79 });
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function answerPairs(url: string, schema: string): void {
  const index = openWriter(url, schema);
  process.on("message", async (document: Document | null) => {
    if (document === null) {
      await index.close();
      process.disconnect();
      return;
    }
    await index.add(document);
    process.send!((await index.seen(document)).map(({ id }) => id));
  });
  process.send!([]);
}

const [, , url, schema, mode, seed] = process.argv;
// who imports this is no writer
if (process.send !== undefined && url !== undefined && schema !== undefined) {
  if (mode === "loop") void loop(url, schema, seed ?? "");
  else if (mode === "pairs") answerPairs(url, schema);
}
