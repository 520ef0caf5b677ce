import { describe, expect, it } from "vitest";
import { damageLog, logIndex } from "./index-log.js";

describe("a log that is cut or flipped", () => {
  it("at some bytes, and at each commit, is repaired to what a commit said, or refused", async () => {
    const index = await logIndex(false);
    const ends = index.said.flatMap(({ logBytes }) => [logBytes - 1, logBytes]).filter((at) => at >= 0 && at < index.logBytes);
    const sample = Array.from({ length: 8 }, (_, x) => Math.floor(((x + 0.5) * index.logBytes) / 8));
    const { tried, refused, older } = await damageLog(index, [0, 1, 31, 32, ...ends, ...sample]);
    expect(tried).toBeGreaterThan(30);
    // nothing but the log holds a commit here: most damage takes the last ones away, and nothing has to be refused for it
    expect(older).toBeGreaterThan(tried / 2);
    expect(refused).toBeLessThan(tried / 4);
    index.remove();
  });
});
