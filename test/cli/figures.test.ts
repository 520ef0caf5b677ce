import { expect, test } from "vitest";
import { duration, momentFigure } from "../../src/cli/printed-figures.js";

test.each([
  [1234, "1.2 s"],
  [59_940, "59.9 s"],
  [59_990, "1 min 0 s"],
  [81_000, "1 min 21 s"],
  [7_860_000, "2 h 11 min"],
])("%i ms are %s", (ms, shown) => {
  expect(duration(ms)).toBe(shown);
});

test.each([
  ["2017-08-03", "2017-08-03"],
  ["2017-08-03T10:15:00-06:00", "2017-08-03 10:15-06:00"],
  ["2017-08-03T10:15:30.250Z", "2017-08-03 10:15Z"],
  ["2017-08-03T10:15", "2017-08-03 10:15"],
  ["yesterday", "yesterday"],
])("the moment %s is shown as %s", (given, shown) => {
  expect(momentFigure(given)).toBe(shown);
});
