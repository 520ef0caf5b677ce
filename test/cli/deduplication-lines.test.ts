import picocolors from "picocolors";
import { describe, expect, test } from "vitest";
import { type DeduplicationContext, deduplicationLines } from "../../src/cli/dedupe.js";
import { displayWidth } from "../../src/cli/display-width.js";

const context: DeduplicationContext = {
  width: 60,
  sentenceWidth: 60,
  colors: picocolors.createColors(false),
  elapsedMs: 2000,
  byteLength: 3e6,
  textOf: () => undefined,
  linked: (_id, shown) => shown,
  linkedTo: (_document, shown) => shown,
  problems: { errors: 0, warnings: 0 },
};
const result = (ids: readonly string[], dropped: readonly [document: number, of: number, resemblance: number][]) => ({
  ids,
  run: { verdicts: new Map(dropped.map(([document, of, resemblance]) => [document, { of, resemblance, rule: "first" as const }])), limits: () => [] },
});

describe("the print of dedupe", () => {
  test("lists what is dropped in input order, with what is kept for it", () => {
    const ids = ["wire/2026-11-02/ferry.txt", "radio/skomer-ferry-cancelled-because-of-the-storm.txt", "漢字\u001b[2J"];
    expect([
      ...deduplicationLines(
        result(ids, [
          [2, 0, 0.8],
          [1, 0, 0.94444],
        ]),
        context,
      ),
    ]).toEqual([
      "3 documents: 1 kept, 2 dropped; 3.0 MB in 2.0 s, 1.5 MB/s",
      "",
      "Dropped, and what is kept for it",
      "  resemblance  dropped                 kept",
      "        0.944  radio/skome…-storm.txt  wire/2026-…/ferry.txt",
      "        0.800  漢字\\x1b[2J             wire/2026-…/ferry.txt",
    ]);
  });

  test.each([
    [312, 2000, "312 bytes in 2.0 s, 156 bytes/s"],
    [4200, 100, "4.2 kB in 0.1 s, 42.0 kB/s"],
    [1e6, 2000, "1.0 MB in 2.0 s, 500.0 kB/s"],
  ])("gives %i bytes in %i ms in the unit that has figures", (byteLength, elapsedMs, figures) => {
    const [headline] = deduplicationLines(result(["a"], []), { ...context, sentenceWidth: 100, byteLength, elapsedMs });
    expect(headline).toBe(`1 document: 1 kept, 0 dropped; ${figures}`);
  });

  test("names the first twenty and says how to get the rest", () => {
    const ids = Array.from({ length: 51 }, (_, d) => `d${d}`);
    const lines = [
      ...deduplicationLines(
        result(
          ids,
          ids.slice(1).map((_, d) => [d + 1, 0, 1] as [number, number, number]),
        ),
        context,
      ),
    ];
    expect(lines.at(-2)).toBe("        1.000  d20      d0");
    expect(lines.at(-1)).toBe("  30 more documents not shown; --duplicates FILE writes all of them.");
    for (const line of lines.slice(0, -1)) expect(displayWidth(line)).toBeLessThanOrEqual(60);
  });
});
