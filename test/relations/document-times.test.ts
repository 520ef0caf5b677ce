/** Times: what is before what, and what ties. */
import { describe, expect, it } from "vitest";
import { documentTime, isBefore, spreadMs } from "../../src/relations/document-times.js";

const at = (value: string) => documentTime(value, null);
const fromText = (value: string) => documentTime(undefined, value);

describe("times of documents", () => {
  it.each([
    ["2024-03-04", "2024-03-05", true],
    ["2024-03-04", "2024-03-04", false],
    ["2024-03-04", "2024-03-04T23:00:00Z", false],
    ["2024-03-04T00:00:00Z", "2024-03-04", false],
    ["2024-03-04T10:00:00Z", "2024-03-04T10:00:01Z", true],
    ["2024-03-04T10:00:00Z", "2024-03-04T10:00:00Z", false],
    ["2024-03", "2024-04-01", true],
    ["2024-03", "2024-03-31", false],
    ["2024-03-04T23:30:00-05:00", "2024-03-05", false],
  ])("%s is before %s: %s", (x, y, expected) => {
    expect(isBefore(at(x), at(y))).toBe(expected);
  });

  it("lets a local time of day decide only where no zone can turn it round", () => {
    expect(isBefore(fromText("2024-03-04"), at("2024-03-05T05:00:00Z"))).toBe(false);
    expect(isBefore(fromText("2024-03-04"), at("2024-03-05T15:00:00Z"))).toBe(true);
    expect(isBefore(fromText("2024-03-04"), at("2024-03-05"))).toBe(true);
  });

  it("takes the date of the text where the document has none or none that can be read", () => {
    expect(documentTime("yesterday", "2024-03-04")).toMatchObject({ publishedAt: "2024-03-04", precision: "day", isFromText: true });
    expect(documentTime("2023", "2024-03-04")).toMatchObject({ publishedAt: "2023", precision: "year", isFromText: false });
  });

  it("says nothing of documents without a time", () => {
    expect(isBefore(documentTime(undefined, null), at("2024"))).toBe(false);
    expect(spreadMs([documentTime(undefined, null), at("2024-03-04")])).toBeUndefined();
  });
});
