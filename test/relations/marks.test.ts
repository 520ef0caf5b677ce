import { describe, expect, it } from "vitest";
import { readMarks } from "./read-marks.js";

describe("readMarks", () => {
  it("says nothing of a text that says nothing of itself", () => {
    expect(readMarks("The baker credits her oven, a cold cellar and a great deal of patience.")).toEqual({
      agencies: [],
      release: [],
      date: null,
      updates: [],
    });
  });
});
