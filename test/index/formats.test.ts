/** An index of every format that a version has written (scripts/make-index-fixture.mjs): it is opened, or refused with both values, and in any case rebuilt. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openIndex } from "../../src/node/open-index.js";
import type { Document } from "../../src/types/document.js";
import type { WireIndex } from "../../src/types/wire-index.js";

const FORMATS = join(import.meta.dirname, "formats");

describe.each(readdirSync(FORMATS))("an index of %s", (name) => {
  const documents = readFileSync(join(FORMATS, name, "documents.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Document);

  async function inCopy(use: (path: string) => Promise<void>): Promise<void> {
    const path = mkdtempSync(join(tmpdir(), "wirecopy-format-"));
    try {
      cpSync(join(FORMATS, name, "index"), path, { recursive: true });
      await use(path);
    } finally {
      rmSync(path, { recursive: true });
    }
  }

  async function answers(index: WireIndex): Promise<void> {
    expect((await index.verify()).faults).toEqual([]);
    for (const document of documents) expect(await index.get(document.id)).toEqual(document);
    expect(await index.has("gone")).toBe(false);
    expect((await index.seen(documents[3]!))[0]).toMatchObject({ id: "evening-paper-1500", resemblance: 1 });
    const { verdict } = await index.judge({ ...documents[0]!, id: "new" });
    expect(verdict).toMatchObject({ kind: "duplicate", of: "agency-0712", resemblance: 1 });
  }

  it("is opened, or refused with what was expected and found", async () => {
    await inCopy(async (path) => {
      const opened = await openIndex(path).catch((error: { code?: string; message?: string }) => error);
      if ("verify" in opened) {
        await answers(opened);
        await opened.close();
      } else expect(opened).toMatchObject({ code: "index-version", message: expect.stringMatching(/expected .+, found .+/) });
    });
  });

  it("answers after a rebuild", async () => {
    await inCopy(async (path) => {
      const index = await openIndex(path, { rebuild: true });
      await answers(index);
      await index.close();
    });
  });
});
