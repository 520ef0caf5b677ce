import { describe, expect, test } from "vitest";
import { createProblemLog } from "../../src/cli/problem-log.js";
import { canShowProgress, createProgressLine, type ProgressSettings, RemainingTime, remainingFigure } from "../../src/cli/progress-line.js";

function fakeTerminal(columns = 120, settings: Partial<ProgressSettings> = {}) {
  const written: string[] = [];
  let clock = 0;
  const stream = { isTTY: true, columns, write: (text: string) => written.push(text) };
  const line = createProgressLine(stream, { stages: ["tokens", "passages"], now: () => clock, ...settings });
  return { written, line, pass: (ms: number) => (clock += ms), last: () => written.at(-1)!.slice("\r".length, -"\u001b[K".length) };
}

describe("the progress line", () => {
  test("is written over, at most ten times a second, in one write each, and erased", () => {
    const { written, line, pass } = fakeTerminal(60);
    line.show({ stage: "tokens", done: 1, total: 0 });
    line.show({ stage: "tokens", done: 2, total: 0 });
    pass(100);
    line.show({ stage: "passages", done: 1500, total: 3000 });
    line.erase();
    line.erase();
    expect(written).toEqual(["\r1/2 reading documents …\u001b[K", "\r2/2 comparing documents  11 %, 1,500 of 3,000 pairs\u001b[K", "\r\u001b[K"]);
  });

  test("has a bar, the share, the count, the rate and the time that is left", () => {
    const { line, pass, last } = fakeTerminal();
    for (let done = 0; done <= 400; done += 10, pass(100)) line.show({ stage: "passages", done, total: 1000 });
    expect(last()).toBe("2/2 comparing documents         ████████░░░░░░░░░░░░  40 %, 400 of 1,000 pairs, 100/s, 6 s left");
  });

  test("takes the share of what is read where a stage knows no total", () => {
    const { line, pass, last } = fakeTerminal(80, { stages: ["read"], shareRead: () => 0.25 });
    line.show({ stage: "read", done: 1, total: 0 });
    pass(5000);
    line.show({ stage: "read", done: 1234, total: 0 });
    expect(last()).toBe("reading documents ███░░░░░░░░░  25 %, 1,234 documents, 250/s, 15 s left");
  });

  test("leaves out what tells least where it is narrow, never the time that is left for the count", () => {
    const lastOf = (columns: number): string => {
      const { line, pass, last } = fakeTerminal(columns);
      for (let done = 0; done <= 400; done += 10, pass(100)) line.show({ stage: "passages", done, total: 1000 });
      return last();
    };
    expect(lastOf(64)).toBe("2/2 comparing documents  40 %, 400 of 1,000 pairs, 6 s left");
    expect(lastOf(50)).toBe("2/2 comparing documents  40 %, 6 s left");
    expect(lastOf(30)).toBe("2/2 comparing documents  40 %");
  });

  test.each([10, 20, 40, 69, 70, 94, 95, 200])("fits %i columns", (columns) => {
    const { line, last } = fakeTerminal(columns);
    line.show({ stage: "signatures", done: 123456789, total: 987654321 });
    expect(last().length).toBeLessThan(columns);
  });

  test("writes a line that has not changed once", () => {
    const { written, line, pass } = fakeTerminal();
    for (let i = 0; i < 5; i++, pass(150)) line.show({ stage: "information", done: 0, total: 1 });
    expect(written.length).toBe(1);
  });

  test("comes again at once after it was erased for another line", () => {
    const { written, line } = fakeTerminal();
    line.show({ stage: "tokens", done: 1, total: 0 });
    line.erase();
    line.show({ stage: "tokens", done: 2, total: 0 });
    expect(written.length).toBe(3);
  });

  test("is for terminals, but not for dumb ones", () => {
    expect(canShowProgress({ isTTY: true }, { TERM: "xterm" })).toBe(true);
    expect(canShowProgress({ isTTY: true }, { TERM: "dumb" })).toBe(false);
    expect(canShowProgress({}, { TERM: "xterm" })).toBe(false);
  });
});

describe("the time that is left", () => {
  /** What is said each 100 ms where `leftAt(ms)` is estimated. */
  const said = (totalMs: number, leftAt: (ms: number) => number): (number | undefined)[] => {
    const remaining = new RemainingTime(0);
    return Array.from({ length: totalMs / 100 }, (_, i) => remaining.after(leftAt((i + 1) * 100), (i + 1) * 100));
  };

  test("is not said in the first two seconds", () => {
    expect(said(5000, (ms) => 10_000 - ms).findIndex((left) => left !== undefined)).toBe(19);
  });

  test("of steady work is what is left", () => {
    for (const [i, left] of said(10_000, (ms) => 10_000 - ms).entries()) if (left !== undefined) expect(left).toBeCloseTo(10_000 - (i + 1) * 100, 3);
  });

  test("does not jump where estimates do", () => {
    const lefts = said(20_000, (ms) => 20_000 - ms + (ms % 1000 === 0 ? 5000 : 0)).filter((left) => left !== undefined);
    for (const [i, left] of lefts.entries()) if (i > 0) expect(Math.abs(left - (lefts[i - 1]! - 100))).toBeLessThan(600);
  });

  test("follows an estimate that has become longer within seconds", () => {
    const lefts = said(10_000, (ms) => (ms <= 5000 ? 10_000 - ms : 60_000 - ms));
    expect(lefts.at(-1)).toBeGreaterThan(45_000);
    expect(lefts.at(-1)).toBeLessThan(50_001);
  });

  test.each([
    [300, "1 s left"],
    [9_400, "10 s left"],
    [11_000, "15 s left"],
    [61_000, "65 s left"],
    [95_000, "2 min left"],
    [4_000_000, "1 h 7 min left"],
  ])("of %i ms is shown as %s", (ms, shown) => {
    expect(remainingFigure(ms)).toBe(shown);
  });
});

describe("the problem log", () => {
  test("prints file, line and reason, with control characters made visible", () => {
    const lines: string[] = [];
    const log = createProblemLog((line) => lines.push(line));
    log.add({ severity: "error", code: "bad-record", file: "a\u001b[2J.jsonl", line: 7, message: "not valid JSON (\u0000)" });
    log.add({ severity: "warning", code: "invalid-bytes", file: "b.txt", message: "1 place" });
    expect(lines).toEqual([
      "wirecopy: error: a\\x1b[2J.jsonl:7: not valid JSON (\\x00)",
      "wirecopy: warning: b.txt: 1 place (--encoding says how a file is encoded)",
    ]);
    expect([log.errors, log.warnings]).toEqual([1, 1]);
  });

  test("prints a hundred and counts the rest", () => {
    const lines: string[] = [];
    const log = createProblemLog((line) => lines.push(line));
    for (let line = 1; line <= 1234; line++) log.add({ severity: "error", code: "bad-record", file: "a", line, message: "" });
    log.finish();
    expect(lines.length).toBe(101);
    expect(lines.at(-1)).toBe("wirecopy: 1,134 more problems in the input not shown");
    expect(log.errors).toBe(1234);
  });
});
