import { describe, expect, it } from "vitest";
import { bestF1, rankCorrelation } from "../../bench/quality/ranking.js";

describe("rankCorrelation", () => {
  it("is 1 for the same order, -1 for the reverse, 0 for no variation", () => {
    expect(rankCorrelation([1, 5, 9], [0, 1, 20])).toBeCloseTo(1, 12);
    expect(rankCorrelation([1, 5, 9], [3, 2, 1])).toBeCloseTo(-1, 12);
    expect(rankCorrelation([1, 1, 1], [3, 2, 1])).toBe(0);
  });

  it("gives equal values the mean of their ranks", () => {
    // ranks 1, 2.5, 2.5, 4 and 1, 2, 3, 4: covariance 4.5, variances 4.5 and 5
    expect(rankCorrelation([0, 3, 3, 7], [0, 1, 2, 3])).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 12);
  });
});

describe("bestF1", () => {
  it("finds the bound that separates best", () => {
    // at >= 0.4: 2 right of 3 chosen, 2 wanted: F1 4/5; at >= 0.6: 1 of 1, F1 2/3; at >= 0.1: 2 of 4, F1 4/6
    expect(bestF1([0.1, 0.4, 0.4, 0.6], [false, true, false, true])).toEqual({ f1: 0.8, bound: 0.4 });
  });

  it("is 0 where nothing is positive", () => {
    expect(bestF1([0.1, 0.4], [false, false]).f1).toBe(0);
  });
});
