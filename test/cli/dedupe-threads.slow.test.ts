/** The command on files that are worth several threads: the same bytes for any number of them (test/node/ has the same of the library). */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { cutBytes } from "../../src/node/sign-lines.js";
import { LEAST_COST } from "../../src/node/threads.js";
import { temporaryFolder } from "../io/temporary-folder.js";
import { sharedStories } from "../node/shared-stories.js";
import { wirecopy } from "./command.js";

const sha = (path: string) => createHash("sha256").update(readFileSync(path)).digest("hex");

describe("wirecopy dedupe on threads", () => {
  const stories = sharedStories(400);
  /** Stories again and again, every third one each time in other words; a blank, a bad and a repeated line among them. */
  const again = (text: string, d: number, round: number): string => (d % 3 ? `${text} ${d % 2 ? "" : `r${round}`}` : text.replaceAll("the", `the${round}`));
  const feed = Array.from({ length: 46 }, (_, round) =>
    stories.map(({ id, text, publishedAt }, d) => JSON.stringify({ id: `${id}-${round}`, text: again(text, d, round), publishedAt })),
  )
    .flat()
    .toSpliced(5000, 0, "", "{ no JSON", JSON.stringify({ id: "d3-0", text: "again" }))
    .join("\n");

  test("is given work that threads are started for", () => {
    expect(cutBytes(feed.length, 0).cost).toBeGreaterThan(LEAST_COST);
  });

  test.each([
    ["first", ["2", "3", "5"]],
    ["longest", ["3"]],
    ["earliest", ["2"]],
  ])("gives the same bytes and problems for any number of them, keeping the %s", async (keep, numbers) => {
    const cwd = temporaryFolder({ "feed.jsonl": feed });
    const run = async (threads: string) => {
      const { status, stdout, stderr } = await wirecopy(
        ["dedupe", "feed.jsonl", "--keep", keep, "--threads", threads, "--out", "out", "--duplicates", "dropped"],
        { cwd },
      );
      return { status, stderr, summary: stdout.replace(/; .*/, ""), out: sha(join(cwd, "out")), dropped: sha(join(cwd, "dropped")) };
    };
    const alone = await run("1");
    expect(alone).toMatchObject({ status: 2, stderr: expect.stringMatching(/feed\.jsonl:5002: not valid JSON[\s\S]*feed\.jsonl:5003: the id "d3-0"/) });
    for (const threads of numbers) expect(await run(threads)).toEqual(alone);
  });

  test("gives the same bytes from standard input and a compressed file", async () => {
    const cwd = temporaryFolder({ "feed.jsonl.gz": gzipSync(feed) });
    const [piped, packed] = [
      await wirecopy(["dedupe", "-", "--threads", "2", "--out", "-"], { cwd, input: feed }),
      await wirecopy(["dedupe", "feed.jsonl.gz", "--threads", "3", "--out", "-"], { cwd }),
    ];
    expect(packed.stdout.length).toBeGreaterThan(1e6);
    expect(packed.stdout === piped.stdout).toBe(true);
  });
});
