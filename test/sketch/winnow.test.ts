import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { winnow } from "../../src/sketch/winnow.js";

const kept = (hashes: readonly number[], w: number): number[] => {
  const positions: number[] = [];
  winnow(Uint32Array.from(hashes), w, (at) => positions.push(at));
  return positions;
};
/** Of each window the least hash, of equal ones the last; each position once. */
function plain(hashes: readonly number[], w: number): number[] {
  const positions = new Set<number>();
  const windows = hashes.length === 0 ? 0 : Math.max(1, hashes.length - w + 1);
  for (let from = 0; from < windows; from++) {
    const window = hashes.slice(from, from + w);
    positions.add(from + window.lastIndexOf(Math.min(...window)));
  }
  return [...positions].sort((x, y) => x - y);
}
const hashes = fc.array(fc.nat(9), { maxLength: 30 });
const width = fc.integer({ min: 1, max: 8 });

describe("winnowing", () => {
  it("keeps the last least hash of every window, each once, ascending", () => {
    fc.assert(
      fc.property(hashes, width, (list, w) => {
        expect(kept(list, w)).toEqual(plain(list, w));
      }),
      { seed: 82, numRuns: 400 },
    );
  });
  it("keeps one of the hashes of any window that two texts share", () => {
    fc.assert(
      fc.property(hashes, hashes, hashes, width, (before, shared, after, w) => {
        const window = [...shared, ...Array.from({ length: w }, (_, x) => x + 20)].slice(0, w);
        const [x, y] = [
          [...before, ...window, ...after],
          [...after, ...window, ...before],
        ];
        const inside = (list: number[], from: number) =>
          kept(list, w)
            .filter((at) => at >= from && at < from + w)
            .map((at) => at - from);
        const [p, q] = [inside(x, before.length), inside(y, after.length)];
        expect(p.some((at) => q.includes(at))).toBe(true);
      }),
      { seed: 83, numRuns: 300 },
    );
  });
  it("keeps all where a window is one hash, and nothing of nothing", () => expect([kept([3, 1, 2], 1), kept([], 4)]).toEqual([[0, 1, 2], []]));
});
