import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePublicationTime } from "../../../src/corpus/publication-time.js";
import { readDate } from "../../../src/io/readers/read-date.js";

describe("a date that is clear is read", () => {
  test.each([
    ["04.03.2026", "2026-03-04"],
    ["4.3.26", "2026-03-04"],
    ["25/4/2026", "2026-04-25"],
    ["4/25/2026", "2026-04-25"],
    ["3/3/2026", "2026-03-03"],
    ["2026/03/04", "2026-03-04"],
    ["March 4, 2026", "2026-03-04"],
    ["Mar. 4th, 2026 at 2:05 p.m. EST", "2026-03-04T14:05:00-05:00"],
    ["4. März 2026, 14:30 Uhr", "2026-03-04T14:30:00"],
    ["Mittwoch, 4. März 2026", "2026-03-04"],
    ["4 mars 2026 à 9h30", "2026-03-04T09:30:00"],
    ["1er mars 2026", "2026-03-01"],
    ["4 de marzo de 2026", "2026-03-04"],
    ["2026年3月4日", "2026-03-04"],
    ["Wed, 04 Mar 2026 09:30:00 +0100", "2026-03-04T09:30:00+01:00"],
    ["Tue, 3 Mar 26 18:05 GMT", "2026-03-03T18:05:00Z"],
    ["Wed Mar 04 09:30:00 +0000 2026", "2026-03-04T09:30:00+00:00"],
    ["2026-03-04 09:30:00 CET", "2026-03-04T09:30:00+01:00"],
    ["20260304T083000Z", "2026-03-04T08:30:00Z"],
    ["20260304", "2026-03-04"],
    ["1772613000", "2026-03-04T08:30:00.000Z"],
    ["1772613000000", "2026-03-04T08:30:00.000Z"],
    ["12:30", undefined],
    ["31.04.2026", undefined],
    ["30 February 2026", undefined],
    ["4.13.2026", undefined],
    ["March 2026", undefined],
    ["Wed, 04 Mar 2026 09:30 BST", undefined],
    ["Wed, 04 Mar 2026 25:30 GMT", undefined],
    ["two days ago", undefined],
    ["", undefined],
  ])("%s", (written, iso) => {
    expect(readDate(written)).toBe(iso);
    if (iso !== undefined) expect(typeof parsePublicationTime(iso)).toBe("object");
  });
});

test("a date that could be of two days is of neither, unless the caller knows", () => {
  for (const written of ["3/4/2026", "03-04-2026", "3/4/26 10:00"]) {
    expect(readDate(written)).toBe("ambiguous");
    expect(readDate(written, "dmy")).toMatch(/^2026-04-03/);
    expect(readDate(written, "mdy")).toMatch(/^2026-03-04/);
  }
});

test("whatever is read is a time, and reading ends", () => {
  const parts = fc.array(fc.constantFrom("1", "04", "2026", ".", "/", "-", " ", "March", "mars", "Uhr", "10:30", "GMT", "+0100", ",", "p.m.", "T", "de"), {
    maxLength: 14,
  });
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ maxLength: 90 }),
        parts.map((each) => each.join("")),
      ),
      (written) => {
        const read = readDate(written, "dmy");
        if (read !== undefined && read !== "ambiguous") expect(typeof parsePublicationTime(read)).toBe("object");
      },
    ),
    { numRuns: 2000 },
  );
});
