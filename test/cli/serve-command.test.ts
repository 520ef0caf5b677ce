/** `wirecopy serve`: started, asked and ended as a process of its own. */
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { article, articles } from "../index/made-articles.js";
import { type CommandOptions, outcomeOf, start } from "./command.js";

const TOKEN = "a-token-of-the-serve-command";
let root: string;
let archive: string;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "wirecopy-serve-"));
  archive = join(root, "archive");
  writeFileSync(
    join(root, "news.jsonl"),
    articles(6)
      .map((one) => JSON.stringify(one))
      .join("\n"),
  );
  writeFileSync(join(root, "token"), `${TOKEN}\n`);
  await outcomeOf(start(["index", "add", archive, join(root, "news.jsonl"), "--quiet"]));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A service, its address, and how it ended. */
async function serving(args: readonly string[] = [], options: CommandOptions = {}) {
  const child = start(["serve", archive, "--port", "0", ...args], options);
  const lines = createInterface({ input: child.stdout });
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text) => (stderr += text));
  const exit = once(child, "exit");
  const first = await Promise.race([once(lines, "line"), exit.then(() => [stderr])]);
  const address = String(first[0]).replace("listening on ", "");
  return {
    address,
    end: async (signal: NodeJS.Signals = "SIGTERM") => {
      child.kill(signal);
      const [code, by] = await exit;
      return { code, by, stderr };
    },
  };
}

const post = (address: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(address + path, { method: "POST", headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) });

describe("wirecopy serve", () => {
  it("answers from the index, and a signal ends it when requests are answered and documents are on disk", async () => {
    const { address, end } = await serving(["--log"]);
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const secret = article("secret-id", [9001, 9002, 9003]);
    expect((await post(address, "/v1/documents", secret)).status).toBe(201);
    // in flight when the signal comes
    const asked = Array.from({ length: 5 }, () => post(address, "/v1/judge", { document: articles(4)[3] }));
    await Promise.race(asked);
    const ended = end();
    for (const response of await Promise.all(asked)) {
      expect(response.status).toBe(200);
      expect(((await response.json()) as { verdict: { kind: string } }).verdict.kind).toBe("shares");
    }
    const { code, by, stderr } = await ended;
    expect({ code, by }).toEqual({ code: 0, by: null });
    const records = stderr
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(records).toHaveLength(6);
    expect(records[0]).toEqual({ time: expect.stringMatching(/^20/), method: "POST", route: "/v1/documents", status: 201, ms: expect.any(Number) });
    expect(stderr).not.toContain("secret");
    const stats = await outcomeOf(start(["index", "stats", archive, "--json", "-"]));
    expect(JSON.parse(stats.stdout).documents).toBe(7);
  });

  it("is asked by a token where it is given one, in a file or in the environment", async () => {
    for (const [args, options] of [
      [["--token-file", join(root, "token")], {}],
      [[], { env: { WIRECOPY_TOKEN: TOKEN } }],
    ] as const) {
      const { address, end } = await serving([...args, "--host", "0.0.0.0"], options);
      const here = address.replace("0.0.0.0", "127.0.0.1");
      expect((await post(here, "/v1/seen", { document: "a" })).status).toBe(401);
      expect((await post(here, "/v1/seen", { document: "a" }, { authorization: `Bearer ${TOKEN}` })).status).toBe(200);
      expect(await end("SIGINT")).toMatchObject({ code: 0, stderr: "" });
    }
  });

  it("reads beside a writer, and then takes nothing in", async () => {
    const writer = await serving();
    const reader = await serving(["--read-only"]);
    await post(writer.address, "/v1/documents", article("late", [9100, 9101, 9102]));
    expect(await (await post(reader.address, "/v1/seen", { document: article("", [9100, 9101, 9102]).text })).json()).toMatchObject({
      documents: [{ id: "late" }],
    });
    const refused = await post(reader.address, "/v1/documents", article("b", [1]));
    expect({ status: refused.status, body: await refused.json() }).toMatchObject({ status: 403, body: { code: "index-read-only" } });
    expect((await serving()).address).toContain("another writer has the index");
    expect((await reader.end()).code).toBe(0);
    expect((await writer.end()).code).toBe(0);
  });

  it("says what cannot be", async () => {
    const refused = async (...args: string[]) => (await outcomeOf(start(["serve", ...args]))) as { status: number; stderr: string };
    expect(await refused(archive, "--host", "0.0.0.0")).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^wirecopy: --host expected a loopback address .* where there is no token/),
    });
    expect(await refused(archive, "--token-file", join(root, "none"))).toMatchObject({ status: 2, stderr: expect.stringContaining("no such file") });
    expect(await refused(archive, "--port", "99999")).toMatchObject({ status: 2, stderr: expect.stringContaining("port") });
    expect(await refused(join(root, "nowhere"), "--read-only")).toMatchObject({ status: 2, stderr: expect.stringContaining("there is no index") });
    for (const flag of ["--max-body", "--queue"])
      expect(await refused(archive, flag, "0")).toMatchObject({ status: 2, stderr: expect.stringMatching(`^wirecopy: ${flag} expected integer >= 1, got 0`) });
    const { address, end } = await serving();
    const port = new URL(address).port;
    expect(await refused(join(root, "other"), "--port", port)).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^wirecopy: cannot listen on 127\.0\.0\.1: .*in use/),
    });
    await end();
  });
});
