/**
 * The log of data.db cut off and flipped: an index is written commit by commit, and after each one it is known what it says and how long the log is. A copy
 * with a damaged log has to say what one of the commits said, one that the log still holds whole, or to be refused.
 */
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { openStore } from "../../src/index/stored-index.js";
import { openFolder } from "../../src/node/folder-store.js";
import type { WireIndex } from "../../src/types/wire-index.js";
import { article, articles } from "../index/made-articles.js";

const LOG = "data.db-wal";
const IDS = 14;

async function open(path: string): Promise<WireIndex> {
  const store = await openFolder(path, { mode: "write", create: true });
  try {
    return openStore(store, {}, { upkeep: { flush: 4, fanout: 2 } });
  } catch (error) {
    store.close();
    throw error;
  }
}

/** All that an index says, and no fault. */
async function saidBy(index: WireIndex): Promise<string> {
  const texts: unknown[] = [];
  for (let n = 0; n < IDS; n++) texts.push((await index.get(`article-${n}`)) ?? null);
  const { documents, tokens } = await index.stats();
  const seen = await index.seen({ id: "new", text: article("", [180, 181, 182, 183, 184, 185, 186, 187, 188, 189]).text });
  return JSON.stringify({ texts, documents, tokens, seen });
}

export interface LoggedIndex {
  /** Folder of the index as it was when its writer died. */
  readonly path: string;
  readonly logBytes: number;
  /** What the index said when the log had a length. */
  readonly said: readonly { readonly logBytes: number; readonly text: string }[];
  /** What a copy with another log says; undefined where it is refused. */
  saidWith(log: Uint8Array): Promise<string | undefined>;
  log(): Buffer;
  remove(): void;
}

/** @param withSegments whether segments are written and merged meanwhile. */
export async function logIndex(withSegments: boolean): Promise<LoggedIndex> {
  const root = mkdtempSync(join(tmpdir(), "wirecopy-log-"));
  const [live, path, copy] = ["live", "whole", "copy"].map((name) => join(root, name)) as [string, string, string];
  for (const folder of [live, path, copy]) mkdirSync(folder);
  const first = await open(live);
  await first.add(articles(withSegments ? 3 : 2));
  // which copies the log into the database: what follows is all that the log holds
  await first.close();
  const index = await open(live);
  const said: { logBytes: number; text: string }[] = [];
  const note = async (): Promise<void> => {
    if (withSegments) await index.settled();
    said.push({ logBytes: statSync(join(live, LOG), { throwIfNoEntry: false })?.size ?? 0, text: await saidBy(index) });
  };
  await note();
  for (let n = 3; withSegments && n < 12; n += 3) {
    await index.add(articles(3, n));
    await note();
  }
  await index.remove("article-1");
  await note();
  await index.replace(article("article-2", [9000, 9001]));
  await note();
  // as SIGKILL leaves it: nothing is closed, nothing copied from the log into the database
  for (const name of readdirSync(live)) if (!/-shm$|lock/.test(name)) copyFileSync(join(live, name), join(path, name));
  await index.close();
  const log = readFileSync(join(path, LOG));
  return {
    path,
    logBytes: log.length,
    said,
    log: () => Buffer.from(log),
    remove: () => rmSync(root, { recursive: true, force: true }),
    saidWith: async (damaged) => {
      for (const name of readdirSync(copy)) rmSync(join(copy, name));
      for (const name of readdirSync(path)) if (name !== LOG) copyFileSync(join(path, name), join(copy, name));
      writeFileSync(join(copy, LOG), damaged);
      try {
        const again = await open(copy);
        try {
          const text = await saidBy(again);
          expect((await again.verify()).faults).toEqual([]);
          return text;
        } finally {
          await again.close();
        }
      } catch (error) {
        expect(error).toMatchObject({ code: expect.stringMatching(/^(index-|store-unavailable)/) });
        return undefined;
      }
    },
  };
}

/** Cuts the log at each of some places, and flips a bit at each. @returns how often it was refused. */
export async function damageLog(
  index: LoggedIndex,
  places: Iterable<number>,
): Promise<{ readonly tried: number; readonly refused: number; readonly older: number }> {
  const texts = index.said.map(({ text }) => text);
  let [tried, refused, older] = [0, 0, 0];
  const look = (text: string | undefined, at: number, how: string): void => {
    tried++;
    if (text === undefined) {
      refused++;
      return;
    }
    const place = texts.lastIndexOf(text);
    expect(place, `${how} at byte ${at}`).toBeGreaterThanOrEqual(0);
    // what the log held whole before the damage is there
    const whole = index.said.filter(({ logBytes }) => logBytes <= at).length - 1;
    expect(place, `${how} at byte ${at}`).toBeGreaterThanOrEqual(whole);
    if (place < texts.length - 1) older++;
  };
  for (const at of places) {
    look(await index.saidWith(index.log().subarray(0, at)), at, "cut");
    const flipped = index.log();
    flipped[at]! ^= 1 << (at % 8);
    look(await index.saidWith(flipped), at, "flipped");
  }
  return { tried, refused, older };
}
