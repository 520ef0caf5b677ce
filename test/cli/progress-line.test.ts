import { describe, expect, test } from "vitest";
import { createProblemLog } from "../../src/cli/problem-log.js";
import { createProgressLine } from "../../src/cli/progress-line.js";

function fakeTerminal(isTTY = true) {
  const written: string[] = [];
  let clock = 0;
  const stream = { isTTY, columns: 30, write: (text: string) => written.push(text) };
  return { written, line: createProgressLine(stream, () => clock), pass: (ms: number) => (clock += ms) };
}

describe("the progress line", () => {
  test("is written over, at most ten times a second, and erased", () => {
    const { written, line, pass } = fakeTerminal();
    line.show({ stage: "tokens", done: 1, total: 0 });
    line.show({ stage: "tokens", done: 2, total: 0 });
    pass(100);
    line.show({ stage: "passages", done: 1500, total: 3000 });
    line.erase();
    line.erase();
    expect(written).toEqual(["\r\u001b[Kreading documents …", expect.stringContaining("\r\u001b[Kcomparing"), "\r\u001b[K"]);
  });

  test("fits the terminal", () => {
    const { written, line } = fakeTerminal();
    line.show({ stage: "signatures", done: 123456789, total: 987654321 });
    expect(written[0]!.slice(4).length).toBeLessThan(30);
  });

  test("is not written where the stream is no terminal", () => {
    const { written, line } = fakeTerminal(false);
    line.show({ stage: "tokens", done: 1, total: 0 });
    line.erase();
    expect(written).toEqual([]);
  });

  test("comes again at once after it was erased for another line", () => {
    const { written, line } = fakeTerminal();
    line.show({ stage: "tokens", done: 1, total: 0 });
    line.erase();
    line.show({ stage: "tokens", done: 2, total: 0 });
    expect(written.length).toBe(3);
  });
});

describe("the problem log", () => {
  test("prints file, line and reason, with control characters made visible", () => {
    const lines: string[] = [];
    const log = createProblemLog((line) => lines.push(line));
    log.add({ severity: "error", code: "bad-record", file: "a\u001b[2J.jsonl", line: 7, message: "not valid JSON (\u0000)" });
    log.add({ severity: "warning", code: "invalid-bytes", file: "b.txt", message: "1 place" });
    expect(lines).toEqual(["wirecopy: error: a\\x1b[2J.jsonl:7: not valid JSON (\\x00)", "wirecopy: warning: b.txt: 1 place"]);
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
