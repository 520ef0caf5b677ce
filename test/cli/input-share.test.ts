import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { InputShare } from "../../src/cli/reading.js";
import { readBoth } from "../../src/io/readers/read-documents.js";
import { resolveReadOptions } from "../../src/io/readers/read-options.js";
import { temporaryFolder } from "../io/temporary-folder.js";

const line = (id: number) => `${JSON.stringify({ id: String(id), text: "word ".repeat(id % 100) })}\n`;
const lines = Array.from({ length: 20_000 }, (_, id) => line(id)).join("");
const context = resolveReadOptions({ onProblem: () => undefined });

test("the share of what is read grows with the bytes of the files, packed or not, up to all of them", async () => {
  const folder = temporaryFolder({ "a.jsonl": lines, "b.jsonl.gz": gzipSync(lines.replaceAll('"id":"', '"id":"b')), "c.txt": "one" });
  const share = new InputShare();
  await share.expect([folder], context);
  const shares = [share.get()!];
  let numDocuments = 0;
  for await (const _ of readBoth([folder], [], { onBytes: share.addBytes }).documents) {
    numDocuments++;
    if (share.get() !== shares.at(-1)) shares.push(share.get()!);
  }
  shares.push(share.get()!);
  expect(numDocuments).toBe(40_001);
  expect(shares[0]).toBe(0);
  expect(shares.at(-1)).toBe(1);
  expect(shares.length).toBeGreaterThan(4);
  expect(shares).toEqual([...shares].sort((x, y) => x - y));
});

test("the share of a file that is read in parts counts those before it as read", async () => {
  const folder = temporaryFolder({ "a.txt": "x".repeat(100), "b.txt": "x".repeat(300) });
  const share = new InputShare();
  await share.expect([folder], context);
  share.setShare(`${folder}/a.txt`, 0.5);
  expect(share.get()).toBe(0.125);
  share.setShare(`${folder}/b.txt`, 1 / 3);
  expect(share.get()).toBe(0.5);
});

test.each([["-"], ["none.txt"], ["/dev/null"]])("is not known where %s is among the inputs", async (path) => {
  const share = new InputShare();
  const file = { id: path, format: "text", packing: undefined, stdin: path === "-" } as const;
  await share.expectFiles([
    { ...file, path: join(temporaryFolder({ "a.txt": "x" }), "a.txt") },
    { ...file, path },
  ]);
  expect(share.get()).toBeUndefined();
});
