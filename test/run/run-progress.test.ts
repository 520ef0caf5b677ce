import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detectStages, RunProgress, type RunShare } from "../../src/run/run-progress.js";
import type { Progress } from "../../src/types/options.js";

type Stage = Progress["stage"];

/** A run whose stages take the given milliseconds, asked a hundred times in each of them; the share of a stage is told where it is known. */
function runOf(stagesMs: readonly (readonly [Stage, number])[], knows: (stage: Stage) => boolean = () => true) {
  let clock = 0;
  const run = new RunProgress(
    stagesMs.map(([stage]) => stage),
    () => clock,
  );
  const said: (RunShare & { readonly atMs: number; readonly stage: Stage })[] = [];
  for (const [stage, ms] of stagesMs)
    for (let x = 0; x <= 100; x++) {
      said.push({ ...run.at(stage, knows(stage) ? x / 100 : undefined), atMs: clock, stage });
      if (x < 100) clock += ms / 100;
    }
  return { said, totalMs: clock };
}

const AS_EXPECTED: readonly (readonly [Stage, number])[] = [
  ["tokens", 1000],
  ["signatures", 250],
  ["information", 2000],
  ["seeds", 2000],
  ["passages", 8000],
  ["families", 3000],
];

describe("the progress of a run", () => {
  it("is exact from a tenth of the first stage on where all stages take what they take on the whole", () => {
    const { said, totalMs } = runOf(AS_EXPECTED);
    for (const { share, leftMs, atMs } of said.slice(10)) {
      expect(leftMs).toBeCloseTo(totalMs - atMs, 6);
      expect(share).toBeCloseTo(Math.min(atMs / totalMs, atMs === totalMs ? 1 : 0.99), 6);
    }
  });

  it("says nothing of the end before anything is known, and all that is left when a stage begins of which no share is known", () => {
    const { said, totalMs } = runOf(AS_EXPECTED, (stage) => stage !== "tokens" && stage !== "families");
    for (const { share, leftMs } of said.slice(0, 101)) expect({ share, leftMs }).toEqual({ share: 0, leftMs: null });
    const start = said.find(({ stage }) => stage === "families")!;
    expect(start.leftMs).toBeCloseTo(totalMs - start.atMs, 6);
    // a stage that tells nothing of itself is never said to be done
    expect(said.at(-1)!.share).toBeLessThan(1);
    expect(said.at(-1)!.leftMs).toBeGreaterThan(0);
  });

  it("follows the texts: where comparing takes ten times as long, the time that is left is right to a fifth once a fifth is compared", () => {
    const { said, totalMs } = runOf(AS_EXPECTED.map(([stage, ms]) => [stage, stage === "passages" ? 10 * ms : ms]));
    const compared = said.filter(({ stage }) => stage === "passages");
    for (const { leftMs, atMs } of compared.slice(20, 80)) expect(Math.abs(leftMs! - (totalMs - atMs))).toBeLessThan(0.2 * totalMs);
  });

  it("never goes back, stays within 0 and 1, and ends with 1 and nothing left, however long the stages take", () => {
    const times = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(times, (all) => {
        const { said } = runOf(detectStages({ passages: true }).map((stage, x) => [stage, all[x]!]));
        const isRight = ({ share, leftMs }: RunShare, x: number): boolean =>
          share >= (x === 0 ? 0 : said[x - 1]!.share) && share <= 1 && (share < 1 || x === said.length - 1) && (leftMs === null || leftMs >= 0);
        expect(said.filter((one, x) => !isRight(one, x))).toEqual([]);
        if (all.some((ms) => ms > 0)) expect(said.at(-1)).toMatchObject({ share: 1, leftMs: 0 });
      }),
    );
  });
});
