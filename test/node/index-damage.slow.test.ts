import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openIndex } from "../../src/node/open-index.js";
import { article, articles } from "../index/made-articles.js";

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "wirecopy-damage-"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const folder = (name: string): string => join(root, name);

describe("damage", { timeout: 600_000 }, () => {
  /** What an index answers, as far as it says anything. */
  async function answersOf(path: string): Promise<string> {
    const index = await openIndex(path, { mode: "read" });
    try {
      const texts: unknown[] = [];
      for (let n = 0; n < 14; n++) texts.push((await index.get(`article-${n}`)) ?? null);
      const { documents, tokens } = await index.stats();
      const seen = await index.seen(articles(12)[11]!.text);
      const { passages } = await index.query(article("new", [110, 111, 112, 113, 160, 161]), { relations: false });
      return JSON.stringify({ texts, documents, tokens, seen, passages });
    } finally {
      await index.close();
    }
  }

  it("of any byte of any file is refused, or changes no answer", async () => {
    const path = folder("whole");
    const index = await openIndex(path);
    await index.add(articles(10));
    await index.remove("article-3");
    await index.compact({ model: true });
    await index.add(articles(3, 10));
    await index.remove("article-11");
    await index.close();
    const right = await answersOf(path);
    const copy = folder("damaged");
    mkdirSync(copy);
    let refused = 0;
    let tried = 0;
    for (const name of readdirSync(path).filter((one) => /\.seg$|\.db$/.test(one))) {
      const bytes = readFileSync(join(path, name));
      // some places of each file, spread over it by a step that is prime to everything in the format
      for (let at = 0; at < bytes.length; at += name.endsWith(".db") ? 331 : 61) {
        for (const other of readdirSync(copy)) rmSync(join(copy, other));
        for (const other of readdirSync(path)) copyFileSync(join(path, other), join(copy, other));
        const damaged = Buffer.from(bytes);
        damaged[at]! ^= 1 << (at % 8);
        writeFileSync(join(copy, name), damaged);
        tried++;
        const answer = await answersOf(copy).catch((error: { code?: string; message?: string }) => {
          expect(error, `${name} ${at}`).toMatchObject({ code: expect.stringMatching(/^(index-|store-unavailable|model-)/) });
          refused++;
          return right;
        });
        expect(answer, `${name}, byte ${at}`).toBe(right);
      }
      // cut short
      for (const length of [0, 1, bytes.length >> 1, bytes.length - 1]) {
        writeFileSync(join(copy, name), bytes.subarray(0, length));
        for (const other of readdirSync(path)) if (other !== name) copyFileSync(join(path, other), join(copy, other));
        const answer = await answersOf(copy).catch((error: { code?: string }) => {
          expect(error).toMatchObject({ code: expect.stringMatching(/^(index-|store-unavailable)/) });
          return right;
        });
        expect(answer, `${name}, cut at ${length}`).toBe(right);
      }
    }
    expect(refused).toBeGreaterThan(tried / 20);
  });
});
