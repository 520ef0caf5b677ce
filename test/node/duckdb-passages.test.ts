/** Passages by DuckDB inside the process against memory: the same places, bits, kinds and families, whatever the options, also behind an abort. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { detectInDuckDB } from "../../src/node/duckdb-detect.js";
import { madeNews } from "../stages/made-news.js";
import { fresh, linesFile } from "./duckdb-files.js";
import { inMemory, onDisk, readFound } from "./passages-on-disk.js";

describe("passages on a disk", () => {
  const documents = madeNews(42, 5);
  const input = linesFile(documents);

  it("are those of detect", async () => {
    const want = await inMemory(documents);
    expect(want.passages.length).toBeGreaterThan(20);
    expect(await onDisk([input])).toEqual(want);
  });

  it.each([
    ["of other sources within a fortnight", { otherSourceOnly: true, within: "14d" }],
    ["without repeats, from whole sentences on", { self: false, sensitivity: "sentence" }],
    ["with an ignored text", { ignore: [{ id: "note", text: documents[3]!.text }] }],
  ] as const)("are those of detect %s", async (_, options) => {
    expect(await onDisk([input], options)).toEqual(await inMemory(documents, options));
  });

  it("are those of detect against other files", async () => {
    const [recent, old] = [documents.slice(0, 18), documents.slice(18)];
    expect(await onDisk([linesFile(recent)], { against: [linesFile(old)] })).toEqual(await inMemory(recent, { against: old }));
  });

  it("are none where nothing is shared, or nothing is there", async () => {
    const none = { passages: [], families: [], occurrences: [] };
    expect(await onDisk([linesFile([{ id: "a", text: "Nothing of it." }])])).toEqual(none);
    expect(await onDisk([linesFile([{ id: "a", text: "" }])])).toEqual(none);
  });

  it.each(["seeds", "passages"] as const)("are found by the next run where one was ended at %s, and nothing is left behind", async (stage) => {
    const [out, temp] = [fresh(), fresh()];
    const ending = new AbortController();
    const onProgress = (progress: { readonly stage: string }): void => {
      if (progress.stage === stage) ending.abort(new Error("the lights went out"));
    };
    const options = { relations: false, temp, threads: 1 } as const;
    await expect(detectInDuckDB([input], out, { ...options, signal: ending.signal, onProgress })).rejects.toThrow("the lights went out");
    await detectInDuckDB([input], out, options);
    expect(await readFound(out)).toEqual(await inMemory(documents));
    expect(() => readFileSync(join(temp, "records"))).toThrow("ENOENT");
  });

  it("cannot be had with a condition on pairs", async () => {
    await expect(detectInDuckDB([input], fresh(), { where: "day < day2" })).rejects.toThrow('"where" expected with "passages": false');
  });
});
