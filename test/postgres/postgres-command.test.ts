import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { start, wirecopy } from "../cli/command.js";
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

  it("is served: documents in and questions on threads, with the answers of a folder, until a signal ends it", async () => {
    const documents = articles(12);
    const answersAt = async (place: string): Promise<unknown[]> => {
      const child = start(["serve", place, "--port", "0", "--threads", "2"]);
      const exit = once(child, "exit");
      const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
      const ask = async (path: string, body: unknown) => {
        const response = await fetch(line.replace("listening on ", "") + path, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(body),
        });
        expect(response.status, path).toBe(200);
        return response.text();
      };
      expect(JSON.parse(await ask("/v1/documents?judge=true", documents))).toMatchObject({ added: 12 });
      const asked = [documents[4], articles(5)[4]!.text, { id: "article-9" }];
      const answers = await Promise.all(asked.flatMap((document) => ["/v1/query", "/v1/judge", "/v1/trace"].map((path) => ask(path, { document }))));
      // what was added is in the next answer, by whichever thread
      const [late] = articles(1, 12);
      await fetch(`${line.replace("listening on ", "")}/v1/documents`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(late),
      });
      const told = await Promise.all([1, 2, 3, 4].map(() => ask("/v1/judge", { document: late!.text })));
      expect(told.map((text) => JSON.parse(text).verdict.of)).toEqual(["article-12", "article-12", "article-12", "article-12"]);
      child.kill("SIGTERM");
      expect(await exit).toEqual([0, null]);
      // numbers of commits and of models are those of the place
      return answers.map((text) => text.replaceAll(/"(generation|version)": ?\d+/g, '"$1":0'));
    };
    expect(await answersAt(`${cluster.url}&schema=served`)).toEqual(await answersAt(join(root, "served")));
  });
});
