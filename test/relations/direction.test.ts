/** Directions from weights. */
import { describe, expect, it } from "vitest";
import type { RelationEvidence } from "../../src/relation-types.js";
import { directionOf } from "../../src/relations/direction.js";

function evidence(...weights: readonly (readonly [RelationEvidence["rule"], number])[]): RelationEvidence[] {
  return weights.map(([rule, weight]) => ({ rule, weight, detail: "", spans: [] }));
}

describe("direction", () => {
  it("is undetermined by time alone, or by shape alone", () => {
    expect(directionOf(evidence(["time", 2]), false)).toBe("undetermined");
    expect(directionOf(evidence(["completeness", 1], ["quotation-marks", 2]), false)).toBe("undetermined");
  });

  it("is decided by one strong rule, on either side", () => {
    expect(directionOf(evidence(["credit", 5]), false)).toBe("a-to-b");
    expect(directionOf(evidence(["release-marker", -4], ["completeness", -1]), false)).toBe("b-to-a");
  });

  it("is never against time", () => {
    expect(directionOf(evidence(["credit", 5], ["release-marker", 4], ["time", -2]), false)).toBe("undetermined");
  });

  it("is undetermined where strong rules disagree", () => {
    expect(directionOf(evidence(["credit", 5], ["attribution", 4], ["release-marker", -4]), false)).toBe("undetermined");
  });

  it("is undetermined between two copies of one wire, unless one names the other", () => {
    expect(directionOf(evidence(["time", 2], ["quotation-marks", 2]), true)).toBe("undetermined");
    expect(directionOf(evidence(["time", 2], ["credit", 5]), true)).toBe("a-to-b");
  });
});
