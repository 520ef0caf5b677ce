import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isQuoted } from "../../src/seeds/quoted-tokens.js";
import { processorMs } from "../processor-time.js";

describe("a token is quoted", () => {
  it("where any quotation holds it, nested ones and those that cross included", () => {
    const spans = fc.array(fc.tuple(fc.nat(40), fc.nat(20)), { maxLength: 12 });
    fc.assert(
      fc.property(spans, (list) => {
        const sorted = list.map(([start, length]) => [start, start + length] as const).sort((x, y) => x[0] - y[0] || y[1] - x[1]);
        const quotations = Uint32Array.from(sorted.flat());
        for (let token = 0; token < 62; token++) expect(isQuoted(quotations, token)).toBe(sorted.some(([start, end]) => start <= token && token < end));
      }),
    );
  });

  it("in an outer quotation after many inner ones have ended", () => {
    const quotations = Uint32Array.from([0, 1000, ...Array.from({ length: 100 }, (_, x) => [3 * x + 1, 3 * x + 2]).flat()]);
    expect([998, 999, 1000].map((token) => isQuoted(quotations, token))).toEqual([true, true, false]);
  });

  it("or not, in linear time for all the parts of a quotation that is split very often", () => {
    const parts = 200_000;
    const quotations = Uint32Array.from(Array.from({ length: parts }, (_, x) => [6 * x, 6 * x + 4]).flat());
    let quoted = 0;
    const ms = processorMs(() => {
      for (let token = 0; token < 6 * parts; token++) if (isQuoted(quotations, token)) quoted++;
    });
    expect(quoted).toBe(4 * parts);
    // a scan of all quotations for each token would take 240,000,000,000 steps
    expect(ms).toBeLessThan(5000);
  });
});
