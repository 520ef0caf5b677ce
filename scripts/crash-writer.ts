/**
 * The victim of scripts/crash.mjs: opens an index and adds, replaces, removes and trains without end, until it is killed. It writes to a log what it is
 * about to do, and again when that is acknowledged; so who reads the log knows what has to be there. Segments are written from 64 documents and merged by
 * fours, so files are written and merged all the time.
 *   node crash-writer.mjs FOLDER LOG SEED
 */
import { openSync, writeSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openStore } from "../src/index/stored-index.js";
import { openFolder } from "../src/node/folder-store.js";
import { threadJobs } from "../src/node/index-thread.js";
import type { Document } from "../src/types/document.js";
import type { WireIndex } from "../src/types/wire-index.js";

/** Documents that come and go, and the words of a text. */
const NUM_IDS = 600;
const NUM_WORDS = 120;
const UPKEEP = { flush: 64, fanout: 4 };

export async function openSmall(path: string): Promise<WireIndex> {
  const store = await openFolder(path, { mode: "write", create: true });
  try {
    return openStore(store, {}, { jobs: threadJobs({ kind: "folder", path }, store), upkeep: UPKEEP });
  } catch (error) {
    store.close();
    throw error;
  }
}

/** A stream of numbers below a bound (xorshift), the same for a seed. */
function numbers(seed: number): (bound: number) => number {
  let state = seed | 1;
  return (bound) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % bound;
  };
}

/** Version `version` of a document: words that it shares with its neighbours, some of which every version changes. */
export function madeDocument(id: number, version: number): Document {
  const next = numbers(1 + (id >> 2) * 7919);
  const own = numbers(1 + id * 104729 + version);
  const words = Array.from({ length: NUM_WORDS }, (_, x) => `w${x % 10 === 0 ? own(50_000) : next(3000)}`);
  return { id: `d${id}`, text: `${words.join(" ")} version ${version}.` };
}

/** An operation, as the log has it: what documents become, a version each, or -1 for gone. */
export type Operation = readonly (readonly [id: number, version: number])[];

async function write(path: string, log: string, seed: number): Promise<never> {
  const file = openSync(log, "a");
  const say = (kind: "try" | "done", operation: Operation): void => void writeSync(file, `${JSON.stringify([kind, operation])}\n`);
  const next = numbers(seed);
  const index = await openSmall(path);
  for (let round = 0; ; round++) {
    const ids = [...new Set(Array.from({ length: [1, 3, 10, 40][next(4)]! }, () => next(NUM_IDS)))];
    const isRemoval = next(6) === 0;
    const version = seed * 1000 + round;
    const operation: Operation = ids.map((id) => [id, isRemoval ? -1 : version]);
    say("try", operation);
    if (isRemoval) await index.remove(ids.map((id) => `d${id}`));
    else
      await index.add(
        ids.map((id) => madeDocument(id, version)),
        { ifExists: "replace" },
      );
    say("done", operation);
    if (next(60) === 0) await index.compact({ model: true });
    else if (next(10) === 0) await index.query(madeDocument(next(NUM_IDS), 1), { relations: false });
    // lets what is under way behind the commits go on
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const [, program, path, log, seed] = process.argv;
if (program === fileURLToPath(import.meta.url) && path !== undefined && log !== undefined) await write(path, log, Number(seed));
