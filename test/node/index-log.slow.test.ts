import { describe, expect, it } from "vitest";
import { damageLog, logIndex } from "./index-log.js";

/** All bytes where WIRECOPY_EVERY_BYTE is set, which takes a quarter of an hour; otherwise some of each part of the log. */
const STEP = process.env.WIRECOPY_EVERY_BYTE === undefined ? 173 : 1;

describe("a log that is cut or flipped", { timeout: 3_600_000 }, () => {
  it("at any byte is repaired to what a commit said, or refused", async () => {
    const index = await logIndex(false);
    const places = Array.from({ length: Math.ceil(index.logBytes / STEP) }, (_, x) => x * STEP);
    const { tried, older } = await damageLog(index, places);
    expect(tried).toBe(2 * places.length);
    expect(older).toBeGreaterThan(tried / 2);
    console.log(`${index.logBytes} bytes of log: ${tried} tried, ${older} went back to an earlier commit`);
    index.remove();
  });

  it("after segments were written and merged, too", async () => {
    const index = await logIndex(true);
    const places = Array.from({ length: 60 }, (_, x) => Math.floor(((x + 0.5) * index.logBytes) / 60));
    expect((await damageLog(index, places)).tried).toBe(120);
    index.remove();
  });
});
