/**
 * The Dockerfile, for those who have no Docker: what it promises is read from it, and what it puts into the image is put into a folder and started there: no file and no
 * package is missing. Where there is Docker .ci/run builds the image, and measures it.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, it } from "vitest";
import { newerNodePath } from "../needs.js";

const ROOT = resolve(import.meta.dirname, "../..");
const TOKEN = "the-token-of-the-image-test";

interface Instruction {
  readonly name: string;
  readonly text: string;
}

/** Instructions by stage; comments left out, continued lines joined. */
const stages: Instruction[][] = [];
for (const line of readFileSync(join(ROOT, "Dockerfile"), "utf8")
  .replace(/^\s*#.*\n/gm, "")
  .replace(/\\\n\s*/g, "")
  .split("\n")) {
  const [, name, text] = /^([A-Z]+) (.*)$/.exec(line) ?? [];
  if (name === undefined || text === undefined) continue;
  if (name === "FROM") stages.push([]);
  stages.at(-1)!.push({ name, text });
}
const image = stages.at(-1)!;
const all = (name: string): string[] => image.filter((one) => one.name === name).map(({ text }) => text);

/** What is copied from the build: paths in the checkout, and where they stand in the image. */
const copied = all("COPY").flatMap((text) => {
  const words = text.split(" ");
  expect(words[0]).toBe("--from=build");
  return words.slice(1, -1).map((from) => ({ from: from.replace("/build/", ""), to: words.at(-1)! }));
});

describe("the image", () => {
  it("is made in stages of known versions, the last of which has no tools of the build", () => {
    expect(stages.length).toBe(2);
    expect(stages.map(([from]) => from!.text)).toEqual([
      expect.stringMatching(/^node:\d+\.\d+-alpine\d+\.\d+ AS build$/),
      expect.stringMatching(/^alpine:\d+\.\d+$/),
    ]);
    expect(all("RUN").join("\n")).not.toMatch(/npm|yarn|curl|wget|git/);
    expect(stages.flat().map(({ name }) => name)).not.toContain("ADD");
  });

  it("runs as nobody, writes to the archive alone, and gets signals itself", () => {
    expect(all("USER")).toEqual(["10001:10001"]);
    // behind it nothing is written any more
    const behind = image.slice(image.findIndex(({ name }) => name === "USER") + 1);
    expect(behind.filter(({ name }) => ["RUN", "COPY", "ADD", "USER"].includes(name))).toEqual([]);
    expect(all("VOLUME")).toEqual(["/archive"]);
    expect(JSON.parse(all("ENTRYPOINT")[0]!)).toEqual(["node", "/app/dist/cli.js", "serve", "/archive", "--host", "0.0.0.0"]);
    expect(all("STOPSIGNAL")).toEqual(["SIGTERM"]);
    expect(all("CMD")).toEqual([]);
    expect(all("HEALTHCHECK")[0]).toContain("/healthz");
  });

  it("holds no token, and nothing of the checkout that it does not name", () => {
    expect(stages.flat().filter(({ name, text }) => ["ARG", "ENV"].includes(name) && /token|secret|password/i.test(text))).toEqual([]);
    const ignored = readFileSync(join(ROOT, ".dockerignore"), "utf8").trim().split("\n");
    expect(ignored[0]).toBe("*");
    for (const line of ignored.slice(1)) expect(line).toMatch(/^![\w.*/-]+$/);
    for (const name of ["node_modules", ".git", "test"]) expect(ignored.join("\n")).not.toContain(name);
  });

  it("has every file that the command loads: it starts from what is copied, with the packages of users, and answers", async () => {
    const folder = mkdtempSync(join(tmpdir(), "wirecopy-image-"));
    try {
      const app = join(folder, "app");
      mkdirSync(join(app, "dist"), { recursive: true });
      for (const { from, to } of copied) {
        if (from === "node_modules") continue;
        expect(existsSync(join(ROOT, from)), from).toBe(true);
        cpSync(join(ROOT, from), join(app, to, from.split("/").at(-1)!));
      }
      linkPackages(app);
      const node = newerNodePath || process.execPath;
      const child = spawn(node, [join(app, "dist/cli.js"), "serve", join(folder, "archive"), "--host", "0.0.0.0", "--port", "0"], {
        env: { PATH: process.env.PATH, NODE_ENV: "production", WIRECOPY_TOKEN: TOKEN },
        cwd: app,
        stdio: ["ignore", "pipe", "inherit"],
      });
      const exit = once(child, "exit");
      const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
      const address = line.replace("listening on ", "").replace("0.0.0.0", "127.0.0.1");
      expect((await fetch(`${address}/healthz`)).status).toBe(200);
      expect((await fetch(`${address}/v1/stats`)).status).toBe(401);
      const headers = { authorization: `Bearer ${TOKEN}`, "content-type": "application/json" };
      const added = await fetch(`${address}/v1/documents`, {
        method: "POST",
        headers,
        body: JSON.stringify({ id: "a", text: "The port of Whitby stays closed until Monday." }),
      });
      expect(added.status).toBe(201);
      child.kill("SIGTERM");
      expect((await exit)[0]).toBe(0);
      expect(readdirSync(join(folder, "archive"))).toContain("data.db");
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

/** What `npm prune --omit=dev` leaves: the dependencies and what they need. Where Node has no SQLite of its own, as that of the image has, libsql too. */
function linkPackages(app: string): void {
  const packages = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")).packages as Record<string, { dev?: boolean; devOptional?: boolean }>;
  const isKept = ([path, { dev, devOptional }]: [string, { dev?: boolean; devOptional?: boolean }]) =>
    /^node_modules\/(@[^/]+\/)?[^/]+$/.test(path) && !dev && !devOptional;
  const kept = Object.entries(packages)
    .filter(isKept)
    .map(([path]) => path);
  expect(kept).toContain("node_modules/commander");
  const more = newerNodePath ? [] : ["node_modules/libsql", "node_modules/@libsql", "node_modules/@neon-rs", "node_modules/detect-libc"];
  for (const path of [...kept, ...more]) {
    if (!existsSync(join(ROOT, path))) continue;
    mkdirSync(join(app, path, ".."), { recursive: true });
    symlinkSync(join(ROOT, path), join(app, path));
  }
}
