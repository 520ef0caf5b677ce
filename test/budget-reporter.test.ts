import { describe, expect, it } from "vitest";
import { budgetLines, skipLines } from "./budget-reporter.js";

const files = (count: number, seconds = 1) => Array.from({ length: count }, (_, i) => ({ path: `test/${String(i).padStart(2, "0")}.test.ts`, seconds }));

describe("budgetLines", () => {
  it("says nothing of a few files that keep their budget", () => {
    expect(budgetLines(files(10, 10))).toEqual([]);
  });

  it("lists ten of many files, the slowest first", () => {
    const [head, ...listed] = budgetLines([...files(11), { path: "test/lone.test.ts", seconds: 2.25 }]);
    expect(head).toBe("The slowest 10 of 12 files:");
    expect(listed).toHaveLength(10);
    expect(listed.slice(0, 2)).toEqual(["     2.3 s  test/lone.test.ts", "     1.0 s  test/00.test.ts"]);
  });

  it("names each file that is over its budget, with what it may take", () => {
    const late = [
      { path: "test/a.test.ts", seconds: 10.5 },
      { path: "test/b.slow.test.ts", seconds: 119 },
      { path: "test/c.slow.test.ts", seconds: 121 },
    ];
    expect(budgetLines(late)).toEqual(["Over their budget:", "   121.0 s  test/c.slow.test.ts, of 120 s", "    10.5 s  test/a.test.ts, of 10 s"]);
  });
});

describe("skipLines", () => {
  it("says nothing where nothing was skipped", () => {
    expect(skipLines([])).toEqual([]);
  });

  it("gives each reason once with the number of its tests, most first, and says where there is none", () => {
    const browser = "no browser: get one";
    expect(skipLines(["no shell: get one", browser, undefined, browser])).toEqual([
      "Skipped:",
      "       2 tests, no browser: get one",
      "       1 test, no reason given",
      "       1 test, no shell: get one",
    ]);
  });
});
