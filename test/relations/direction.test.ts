/** Directions from weights. */
import { describe, expect, it } from "vitest";
import { directionOf } from "../../src/relations/direction.js";
import type { RelationEvidence } from "../../src/types/relation.js";

function evidence(...weights: readonly (readonly [RelationEvidence["rule"], number])[]): RelationEvidence[] {
  return weights.map(([rule, weight]) => ({ rule, weight, detail: "", spans: [] }));
}

describe("direction", () => {
  it("is undetermined by time alone, or by a digest without its time", () => {
    expect(directionOf(evidence(["time", 2]), false)).toBe("undetermined");
    expect(directionOf(evidence(["containment", 3.5]), false)).toBe("undetermined");
  });

  it("is decided by one strong rule, on either side", () => {
    expect(directionOf(evidence(["credit", 5]), false)).toBe("a-to-b");
    expect(directionOf(evidence(["release-marker", -4], ["time", -1]), false)).toBe("b-to-a");
  });

  it("is never against time", () => {
    expect(directionOf(evidence(["credit", 5], ["release-marker", 4], ["time", -2]), false)).toBe("undetermined");
  });

  it("is not kept from a credit by a clock that is hours off, and needs its sum all the same", () => {
    expect(directionOf(evidence(["credit", 5], ["time", -0.5]), false)).toBe("a-to-b");
    expect(directionOf(evidence(["release-marker", 4], ["time", -0.5]), false)).toBe("undetermined");
  });

  it("is undetermined where strong rules disagree", () => {
    expect(directionOf(evidence(["credit", 5], ["attribution", 4], ["release-marker", -4]), false)).toBe("undetermined");
  });

  it("is undetermined between two copies of one wire, unless one names the other", () => {
    expect(directionOf(evidence(["time", 2], ["quotation-marks", 2]), true)).toBe("undetermined");
    expect(directionOf(evidence(["time", 2], ["credit", 5]), true)).toBe("a-to-b");
  });

  it("of two copies of a wire's story needs a credit of the one by the other, not one that both have from a third", () => {
    expect(directionOf(evidence(["credit", 0], ["update-note", 4]), true)).toBe("undetermined");
    expect(directionOf(evidence(["credit", 5]), true)).toBe("a-to-b");
    expect(directionOf(evidence(["credit", -5], ["update-note", 10]), true)).toBe("undetermined");
  });
});
