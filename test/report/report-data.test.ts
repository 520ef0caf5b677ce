import { describe, expect, it } from "vitest";
import { firstUse, type UseStatus } from "../../src/report/report-data.js";

const uses = (...given: readonly (readonly [UseStatus, string | null])[]) => given.map(([status, publishedAt]) => ({ status, publishedAt }));

describe("firstUse", () => {
  it("is the first in time, whether its direction is determined or not", () => {
    expect(firstUse(uses(["used", "2020-05-06"], ["may", "2020-05-05"]))).toBe(1);
    expect(firstUse(uses(["used", "2020-05-04"], ["may", "2020-05-05"]))).toBe(0);
  });

  it("is none that the release took from, nor one that shares stock phrases only", () => {
    expect(firstUse(uses(["source", "2020-05-01"], ["other", "2020-05-02"], ["used", "2020-05-03"]))).toBe(2);
    expect(firstUse(uses(["source", "2020-05-01"], ["other", "2020-05-02"]))).toBeUndefined();
  });

  it("is one without a time only where none has one", () => {
    expect(firstUse(uses(["used", null], ["used", "2020-05-05"]))).toBe(1);
    expect(firstUse(uses(["may", null], ["used", null]))).toBe(0);
  });
});
