import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { describe, expect, test } from "vitest";
import { asUsage, describeError, UsageError } from "../../src/cli/exit-status.js";
import { colorsOf, columnsOf, type Output, type Terminal } from "../../src/cli/terminal.js";
import { WirecopyError } from "../../src/errors.js";
import { VERSION } from "../../src/version.js";

describe("the exit status", () => {
  test.each([
    [new UsageError("bad flag"), 2],
    [new WirecopyError("unwritable-output", "x"), 2],
    [new WirecopyError("no-input", "x"), 2],
    [new WirecopyError("aborted", "x"), 130],
    [new RangeError("Invalid typed array length"), 3],
    ["thrown", 3],
  ])("of %s is %i", (error, status) => {
    expect(describeError(error).status).toBe(status);
  });

  test("of a range error from an option is that of usage, because it is the user's", async () => {
    const error = await asUsage(() => {
      throw new RangeError("out of range");
    }).catch((cause) => cause);
    expect(describeError(error)).toEqual({ status: 2, message: "wirecopy: out of range" });
  });

  test("of a defect comes with its trace", () => {
    expect(describeError(new TypeError("x is undefined")).message).toMatch(/internal error: TypeError: x is undefined\n {4}at /);
  });
});

describe("a process whose command", () => {
  /** How a process ends that runs this command and nothing else. */
  function endOf(command: string) {
    const resolveDir = fileURLToPath(new URL("../../src/cli", import.meta.url));
    const contents = `import { failUnlessSettled } from "./exit-status.js";\nfailUnlessSettled((${command})());`;
    const { outputFiles } = buildSync({ stdin: { contents, resolveDir }, bundle: true, platform: "node", format: "cjs", write: false });
    return spawnSync(process.execPath, ["-"], { input: outputFiles[0]!.text, encoding: "utf8" });
  }

  test("waits for what can never come ends with 3 and says so, where Node alone would end with 0", () => {
    const { status, stderr } = endOf("async () => { await new Promise(() => undefined); }");
    expect({ status, stderr }).toEqual({ status: 3, stderr: expect.stringMatching(/^wirecopy: internal error: .*was not finished\n$/) });
  });

  test("sets a status and ends keeps it", () => {
    expect(endOf("async () => { await new Promise((done) => setTimeout(done, 20)); process.exitCode = 2; }")).toMatchObject({ status: 2, stderr: "" });
  });

  test("fails is not silenced", () => {
    const { status, stderr } = endOf("async () => { throw new Error('broken'); }");
    expect(status).not.toBe(0);
    expect(stderr).toContain("broken");
  });
});

describe("the terminal", () => {
  const output = (properties: object): Output => Object.assign(new Writable(), properties);
  const hasColors = (env: Record<string, string>, { isTTY = true, wanted = true } = {}) =>
    colorsOf({ stdout: output({ isTTY }), env } as unknown as Terminal, wanted).isColorSupported;

  test("has colours unless something speaks against them", () => {
    expect(hasColors({})).toBe(true);
    expect(hasColors({ NO_COLOR: "1" })).toBe(false);
    expect(hasColors({ NO_COLOR: "" })).toBe(true);
    expect(hasColors({ NO_COLOR: "1", FORCE_COLOR: "1" })).toBe(false);
    expect(hasColors({ TERM: "dumb" })).toBe(false);
    expect(hasColors({}, { wanted: false })).toBe(false);
    expect(hasColors({}, { isTTY: false })).toBe(false);
    expect(hasColors({ FORCE_COLOR: "1" }, { isTTY: false })).toBe(true);
    expect(hasColors({ FORCE_COLOR: "0" }, { isTTY: false })).toBe(false);
  });

  test("has its own width, 100 columns where the output is no terminal, and never less than 40", () => {
    expect(columnsOf(output({ isTTY: true, columns: 133 }))).toBe(133);
    expect(columnsOf(output({ isTTY: true, columns: 0 }))).toBe(100);
    expect(columnsOf(output({ isTTY: true, columns: 7 }))).toBe(40);
    expect(columnsOf(output({ columns: 133 }))).toBe(100);
  });
});

test("the version is that of the package", () => {
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  expect(VERSION).toBe(version);
});
