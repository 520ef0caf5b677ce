/**
 * Index: what has changed, by cursors 1, 2, 3, ...: written in the commit of what it tells (follower.ts), read from any cursor on, as often as one likes. A reader that
 * remembers the last cursor it has dealt with, in the commit of its own work, misses nothing and does nothing twice, whatever dies when. The oldest leave when there
 * are very many. O(changes read).
 */
import { checkBoolean, checkInteger, checkOptions, throwIfAborted, WirecopyError } from "../errors.js";
import { checkRun } from "../settings/option-checks.js";
import type { CancelSignal } from "../types/options.js";
import type { ChangesOptions, IndexChange } from "../types/wire-index.js";
import type { ChangesState, IndexState } from "./index-state.js";
import { corrupt, jsonRow, readJson, removed, unsealed } from "./rows.js";
import type { IndexStore, RowChange } from "./store.js";

/** Changes that are kept, the last ones: some 200 MB. */
export const CHANGES_KEPT = 1_000_000;
/** Changes that are read at once. */
const BATCH = 500;
/** Milliseconds until it is looked again whether there are more. */
const LOOK_MS = 100;

/** Rows of new changes, and the state of the log with them. @param kept how many changes stay. */
export function appendChanges(
  changes: readonly Omit<IndexChange, "cursor">[],
  log: ChangesState,
  { followed, kept }: { readonly followed: number; readonly kept: number },
): { readonly rows: readonly RowChange[]; readonly log: ChangesState } {
  const rows: RowChange[] = changes.map((change, x) => jsonRow("changes", log.next + x, change));
  const next = log.next + changes.length;
  let { oldest } = log;
  for (; next - oldest > kept; oldest++) rows.push(removed("changes", oldest));
  return { rows, log: { next, oldest, followed } };
}

/** What the reading of changes needs of an index. */
interface ChangingIndex {
  readonly store: IndexStore;
  /** The newest state; throws where the index was closed. */
  state(): IndexState;
  /** Whether there may be more later. */
  readonly mayGrow: boolean;
}

interface ResolvedChangesOptions {
  readonly after: number | undefined;
  readonly wait: boolean;
  readonly signal: CancelSignal | undefined;
}

export function resolveChangesOptions(options: ChangesOptions | undefined): ResolvedChangesOptions {
  const given = checkOptions(options, ["after", "wait", "signal"]);
  return {
    after: given.after === undefined ? undefined : checkInteger("after", given.after, 0),
    wait: checkBoolean("wait", given.wait ?? true),
    signal: checkRun(given).signal,
  };
}

/** @throws {WirecopyError} "changes-off", "changes-gone"; the reason of the signal. */
export async function* readChanges(index: ChangingIndex, { after, wait, signal }: ResolvedChangesOptions): AsyncGenerator<IndexChange> {
  let cursor = after ?? logOf(index.state()).oldest - 1;
  for (;;) {
    throwIfAborted(signal);
    const { next, oldest } = logOf(index.state());
    if (cursor + 1 < oldest || cursor >= next)
      throw new WirecopyError(
        "changes-gone",
        `the index keeps changes ${oldest} to ${next - 1}: after ${cursor} some are missing, or it was none of its cursors`,
      );
    const end = Math.min(next, cursor + 1 + BATCH);
    const batch = readBatch(index.store, cursor + 1, end);
    if (batch.length < end - cursor - 1) {
      // another process may have dropped the oldest meanwhile, which is told above
      if (logOf(index.state()).oldest > cursor + 1) continue;
      throw corrupt(`of changes ${cursor + 1} to ${end - 1} ${batch.length} are there`);
    }
    for (const change of batch) {
      yield change;
      cursor = change.cursor;
    }
    if (cursor + 1 < next) continue;
    if (!wait || !index.mayGrow) return;
    await new Promise<void>((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** As a list: nobody knows when the next one is asked for, and a statement may not stay open so long. */
function readBatch(store: IndexStore, from: number, to: number): IndexChange[] {
  return [...store.range("changes", from, to)].map(([cursor, bytes]) => ({
    cursor,
    ...(readJson(unsealed("changes", cursor, bytes)) as Omit<IndexChange, "cursor">),
  }));
}

function logOf({ changes }: IndexState): ChangesState {
  if (changes === undefined) throw new WirecopyError("changes-off", "the index keeps no changes: open it to write with `changes: true`");
  return changes;
}
