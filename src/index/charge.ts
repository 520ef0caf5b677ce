/**
 * Index: long work of which one writer at a time is in charge: segments, models, changes. A writer that finds something due takes charge, reads the newest state, and
 * lets go when nothing is due any more; one that dies has let go. Where there is one writer it is in charge of everything, and waits for nobody.
 */
import type { IndexReader } from "./index-reader.js";
import type { Charge } from "./store.js";

/** Milliseconds between two looks at what another writer is doing. */
const LOOK_AGAIN_MS = 20;

/** Does the work, on the newest state, if nobody else is in charge of it. @returns whether that was so. */
export async function inCharge(reader: IndexReader, charge: Charge, work: () => Promise<void>): Promise<boolean> {
  const { shared } = reader.store;
  if (shared === undefined) {
    await work();
    return true;
  }
  const end = shared.take(charge);
  if (end === undefined) return false;
  try {
    reader.refresh();
    // what one that died has left behind
    if (charge === "segments") reader.removeStrays();
    await work();
  } finally {
    end();
  }
  return true;
}

/** Waits a while for others, and takes in what they have committed; returns at once where there are none. */
export async function lookAgain(reader: IndexReader): Promise<void> {
  if (reader.store.shared === undefined) return;
  await new Promise<void>((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  reader.refresh();
}
