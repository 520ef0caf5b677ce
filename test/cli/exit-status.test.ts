import { readFileSync } from "node:fs";
import { Writable } from "node:stream";
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
