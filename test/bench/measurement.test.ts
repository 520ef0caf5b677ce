import { describe, expect, test } from "vitest";
import { formatMeasurements, type Measurement, measurementsToJson, megabytesOf, rateOf } from "../../bench/measurement.js";

const row: Measurement = { stage: "signatures", what: "a library", setting: "as it comes", version: "1.2.3", ...rateOf(2, 3, 0.5) };
const machine = {
  cpu: "a processor",
  cores: 2,
  platform: "linux x64",
  node: "20.19.0",
  kernel: "wasm-simd",
  commit: "abc1234",
  changed: false,
  date: "2026-11-22T00:00:00Z",
};

describe("rates", () => {
  test("megabytes are of UTF-8, not of UTF-16 units", () => {
    expect(megabytesOf(["a".repeat(500_000), "é".repeat(250_000)])).toBe(1);
  });

  test("the speed is megabytes over seconds", () => {
    expect(rateOf(2, 3, 0.5).megabytesPerSecond).toBe(6);
  });
});

describe("the table", () => {
  test("a column without any figure is left out", () => {
    expect(formatMeasurements([row])).not.toContain("recall");
    expect(formatMeasurements([row, { ...row, recall: 0 }])).toContain("recall");
  });

  test("has the version beside the name and a line for each row", () => {
    const lines = formatMeasurements([row, row]).trimEnd().split("\n");
    expect(lines).toHaveLength(4);
    expect(lines[2]).toContain("a library 1.2.3");
  });

  test("a figure has three digits that count, below 100", () => {
    const shown = (megabytesPerSecond: number): string => formatMeasurements([{ ...row, megabytesPerSecond }]);
    expect(shown(0.2512)).toContain(" 0.25 ");
    expect(shown(21.04)).toContain(" 21.0 ");
    expect(shown(239.2)).toContain(" 239 ");
  });
});

test("the JSON form has the machine and every figure in full", () => {
  const written = measurementsToJson(machine, [{ ...row, wirecopyTimes: 1 / 3 }]);
  expect(written.endsWith("\n")).toBe(true);
  expect(JSON.parse(written)).toEqual({ format: "wirecopy-bench", version: 1, machine, rows: [{ ...row, wirecopyTimes: 1 / 3 }] });
});
