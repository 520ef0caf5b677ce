import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wirecopy } from "../cli/command.js";
import { articles } from "../index/made-articles.js";
import { needs } from "../needs.js";
import { type Cluster, POSTGRES, startCluster } from "./cluster.js";

describe("wirecopy index postgres://…", needs(POSTGRES), () => {
  let cluster: Cluster;
  let root: string;
  beforeAll(async () => {
    cluster = await startCluster();
    root = mkdtempSync(join(tmpdir(), "wirecopy-postgres-command-"));
  });
  afterAll(async () => {
    await cluster?.stop();
    rmSync(root, { recursive: true, force: true });
  });

  it("takes documents in from two commands at once, answers, and is a place for detect --against", async () => {
    const files = [articles(8), articles(8, 8)].map((list, x) => {
      const path = join(root, `${x}.jsonl`);
      writeFileSync(path, list.map((one) => JSON.stringify(one)).join("\n"));
      return path;
    });
    writeFileSync(join(root, "copy.txt"), articles(5)[4]!.text);
    const added = await Promise.all(files.map((file) => wirecopy(["index", "add", cluster.url, file])));
    expect(added.map(({ status, stderr }) => ({ status, stderr }))).toEqual([
      { status: 0, stderr: "" },
      { status: 0, stderr: "" },
    ]);
    const query = await wirecopy(["index", "query", cluster.url, join(root, "copy.txt")]);
    expect(query.stdout).toMatch(/^duplicate of article-4: 100 % /);
    expect(await wirecopy(["index", "verify", cluster.url])).toMatchObject({ status: 0, stdout: expect.stringContaining("16 documents") });
    const detect = await wirecopy(["detect", join(root, "copy.txt"), "--against", cluster.url, "--json", "-"]);
    expect(JSON.parse(detect.stdout).pairs).toContainEqual(expect.objectContaining({ resemblance: 1 }));
    expect(await wirecopy(["index", "compact", `${cluster.url}&schema=none`])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("there is no index in the schema none"),
    });
  });
});
