import { describe, expect, it } from "vitest";
import { areOneName, commonName } from "../../src/quotations/speaker-names.js";

describe("names of speakers", () => {
  it.each([
    ["Palm", "Ingrid Palm", true],
    ["Ms. Palm", "Ingrid M. Palm", true],
    ["INGRID PALM", "Ingrid Palm", true],
    ["Ingrid Palm", "Lars Palm", false],
    ["Ingrid Palm", "Lars Berg", false],
    ["Ingrid", "Ingrid Palm", false],
  ])("%s and %s", (x, y, expected) => {
    expect(areOneName(x, y)).toBe(expected);
    expect(areOneName(y, x)).toBe(expected);
  });

  it("of several that agree the fullest is given, and none where two do not", () => {
    expect(commonName(["Palm", "Ingrid Palm", "Palm"])).toBe("Ingrid Palm");
    expect(commonName(["Palm", "Ingrid Palm", "Lars Palm"])).toBeNull();
    expect(commonName([])).toBeNull();
  });
});
