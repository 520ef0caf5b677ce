import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Writable } from "node:stream";
import { describe, expect, test } from "vitest";
import { type OutputStream, writeOutputs } from "../../src/node/write-outputs.js";
import { visibleCsv } from "../../src/text/visible-text.js";
import { temporaryFolder } from "../io/temporary-folder.js";

/** A stream that keeps what is written to it. */
function collector(isTTY: boolean): { stream: OutputStream; text: () => string } {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  return { stream: Object.assign(stream, { isTTY }), text: () => Buffer.concat(chunks).toString() };
}

describe("writing outputs", () => {
  test("leaves standard output empty where a file cannot be written", async () => {
    const { stream, text } = collector(false);
    const missing = join(temporaryFolder({}), "no such folder", "out.csv");
    const outputs = ["-", missing].map((target) => ({ target, chunks: ["a\n"], visible: visibleCsv }));
    await expect(writeOutputs(outputs, stream)).rejects.toMatchObject({ code: "unwritable-output" });
    expect(text()).toBe("");
  });

  test("shows a terminal escapes, and characters whole that are torn between chunks", async () => {
    const { stream, text } = collector(true);
    const bytes = Buffer.from("\u001b[31m Škoda\n");
    const cut = bytes.indexOf(0xc5) + 1;
    await writeOutputs([{ target: "-", chunks: [bytes.subarray(0, cut), bytes.subarray(cut)], visible: visibleCsv }], stream);
    expect(text()).toBe("\\x1b[31m Škoda\n");
  });

  test("writes bytes to a file as they are", async () => {
    const file = join(temporaryFolder({}), "out.csv");
    const bytes = Buffer.from([0x1b, 0xff, 0x0a]);
    await writeOutputs([{ target: file, chunks: [bytes], visible: visibleCsv }], collector(true).stream);
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  test("leaves no file where a later output fails", async () => {
    const file = join(temporaryFolder({}), "out.csv");
    const fail = function* (): Generator<string> {
      yield "a\n";
      throw new Error("no more");
    };
    const outputs = [
      { target: file, chunks: ["a\n"], visible: visibleCsv },
      { target: "-", chunks: fail(), visible: visibleCsv },
    ];
    await expect(writeOutputs(outputs, collector(false).stream)).rejects.toThrow("no more");
    expect(existsSync(file)).toBe(false);
  });

  test("leaves all files as they were where the second of three cannot get its name", async () => {
    const folder = temporaryFolder({});
    const [older, blocked, fresh] = ["older.csv", "blocked.csv", "fresh.csv"].map((name) => join(folder, name)) as [string, string, string];
    writeFileSync(older, "from before\n");
    // a folder takes the name while the output is being made
    const inTheWay = function* (): Generator<string> {
      yield "b\n";
      mkdirSync(blocked);
    };
    const outputs = [
      { target: older, chunks: ["a\n"], visible: visibleCsv },
      { target: blocked, chunks: inTheWay(), visible: visibleCsv },
      { target: fresh, chunks: ["c\n"], visible: visibleCsv },
    ];
    await expect(writeOutputs(outputs, collector(false).stream)).rejects.toMatchObject({ code: "unwritable-output" });
    expect(readFileSync(older, "utf8")).toBe("from before\n");
    expect(readdirSync(folder).sort()).toEqual(["blocked.csv", "older.csv"]);
  });

  test("replaces older files without leaving anything beside them", async () => {
    const folder = temporaryFolder({ "out.csv": "from before\n" });
    await writeOutputs([{ target: join(folder, "out.csv"), chunks: ["a\n"], visible: visibleCsv }], collector(false).stream);
    expect(readdirSync(folder)).toEqual(["out.csv"]);
    expect(readFileSync(join(folder, "out.csv"), "utf8")).toBe("a\n");
  });
});
