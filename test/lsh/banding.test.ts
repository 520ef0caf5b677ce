import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { candidateProbability, solveBanding } from "../../src/lsh/banding.js";

const legal = fc.record({
  threshold: fc.double({ min: 0.001, max: 1, noNaN: true }),
  maxMissRate: fc.double({ min: 1e-12, max: 0.999, noNaN: true }),
  numComponents: fc.integer({ min: 1, max: 60 }),
});

const missRate = (threshold: number, bands: number, rows: number): number => (1 - threshold ** rows) ** bands;

/** The area under the S-curve below the threshold, by adding up 2,000 rectangles. */
function areaBelow(threshold: number, bands: number, rows: number): number {
  const steps = 2000;
  let sum = 0;
  for (let i = 0; i < steps; i++) sum += 1 - (1 - ((threshold * (i + 0.5)) / steps) ** rows) ** bands;
  return (sum * threshold) / steps;
}

describe("candidateProbability", () => {
  it("is 1 - (1 - s^rows)^bands", () => {
    expect(candidateProbability(0.5, { bands: 4, rows: 2 })).toBeCloseTo(1 - 0.75 ** 4, 12);
    expect(candidateProbability(0, { bands: 4, rows: 2 })).toBe(0);
    expect(candidateProbability(1, { bands: 4, rows: 2 })).toBe(1);
  });

  it("keeps its precision where it is tiny", () => {
    expect(candidateProbability(1e-3, { bands: 10, rows: 6 })).toBeCloseTo(1e-17, 25);
  });
});

describe("solveBanding", () => {
  it("solves the defaults to 17 bands of 4 rows", () => {
    const banding = solveBanding({ threshold: 0.7, maxMissRate: 0.01, numComponents: 128 });
    expect(banding).toEqual({ bands: 17, rows: 4, missRate: expect.closeTo(0.0094, 4) });
  });

  it("fits into the components and states its miss rate, for every legal input", () => {
    fc.assert(
      fc.property(legal, (options) => {
        const { bands, rows, missRate: stated } = solveBanding(options);
        expect(bands >= 1 && rows >= 1 && bands * rows <= options.numComponents).toBe(true);
        expect(Number.isInteger(bands) && Number.isInteger(rows)).toBe(true);
        expect(stated).toBeCloseTo(missRate(options.threshold, bands, rows), 9);
      }),
    );
  });

  it("keeps to the largest miss rate wherever any division does", () => {
    fc.assert(
      fc.property(legal, (options) => {
        // One row a band and all components as bands misses least of all.
        const possible = missRate(options.threshold, options.numComponents, 1) < options.maxMissRate * (1 - 1e-9);
        if (possible) expect(solveBanding(options).missRate).toBeLessThanOrEqual(options.maxMissRate);
      }),
    );
  });

  it("has the least area of false candidates of all divisions that keep to the miss rate", () => {
    fc.assert(
      fc.property(legal, (options) => {
        const { threshold, maxMissRate, numComponents } = options;
        const solved = solveBanding(options);
        fc.pre(solved.missRate <= maxMissRate);
        const area = areaBelow(threshold, solved.bands, solved.rows);
        for (let rows = 1; rows <= numComponents; rows++)
          for (let bands = 1; bands * rows <= numComponents; bands++)
            if (missRate(threshold, bands, rows) <= maxMissRate * (1 - 1e-9))
              expect(area).toBeLessThanOrEqual(areaBelow(threshold, bands, rows) * (1 + 1e-3) + 1e-6);
      }),
      { numRuns: 15 },
    );
  });

  it("falls back to one row a band and says how much that misses, where every division misses more than allowed", () => {
    expect(solveBanding({ threshold: 0.1, maxMissRate: 0.01, numComponents: 8 })).toEqual({ bands: 8, rows: 1, missRate: expect.closeTo(0.9 ** 8, 12) });
  });

  it("asks for equal signatures at a threshold of 1", () => {
    expect(solveBanding({ threshold: 1, maxMissRate: 0.5, numComponents: 128 })).toEqual({ bands: 1, rows: 128, missRate: 0 });
  });

  it("prefers fewer rows where one more would double the bands for nothing", () => {
    // (1, 5) just keeps to 1 %, six rows need two bands: twice the false candidates.
    expect(solveBanding({ threshold: 0.998, maxMissRate: 0.01, numComponents: 12 })).toMatchObject({ bands: 1, rows: 5 });
  });
});
