/** The clients of docs/service.md, run as they stand, one after the other, against the service of the built package; and its routes and codes, held against those there are. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { transformSync } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CURL, needs, PYTHON } from "../needs.js";

const ROOT = resolve(import.meta.dirname, "../..");
const DOCS = readFileSync(join(ROOT, "docs/service.md"), "utf8");
let folder: string;
let service: ChildProcess;
let address: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "service-docs-"));
  service = spawn(process.execPath, ["dist/cli.js", "serve", join(folder, "archive"), "--port", "0"], { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] });
  const [line] = (await once(createInterface({ input: service.stdout! }), "line")) as [string];
  address = line.replace("listening on ", "");
});
afterAll(async () => {
  const exit = once(service, "exit");
  service.kill("SIGTERM");
  await exit;
  rmSync(folder, { recursive: true });
});

/** The example in a language, for this service, and what it is said to print. */
function exampleIn(language: string): { readonly code: string; readonly printed: string } {
  const [, code = "", printed = ""] = new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\`\n+\`\`\`text\n([\\s\\S]*?)\`\`\``).exec(DOCS) ?? [];
  expect(code).toContain("http://127.0.0.1:8017");
  return { code: code.replaceAll("http://127.0.0.1:8017", address), printed };
}

/** Lines without white space at their ends. */
const lines = (text: string): string[] => text.trim().split(/\s*\n/);

/** What a program prints; not in this process, in which the service's output is read meanwhile. */
function printedBy(program: string, args: readonly string[], input?: string): string[] {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: "utf8", input });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return lines(stdout);
}

/** So that each example finds what the one before has put in, even where that was skipped. */
async function withRelease(): Promise<void> {
  const [, body] = /-d '(\{[\s\S]*?\})'/.exec(DOCS)!;
  const response = await fetch(`${address}/v1/documents?judge=false&ifExists=skip`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: body!,
  });
  expect(response.ok).toBe(true);
  await response.arrayBuffer();
}

describe("docs/service.md", () => {
  it("has a client in curl that prints what it says", needs(CURL), () => {
    const { code, printed } = exampleIn("sh");
    expect(printedBy("sh", ["-e"], code)).toEqual(lines(printed));
  });

  it("has a client in Python that prints what it says", needs(PYTHON), async () => {
    await withRelease();
    const { code, printed } = exampleIn("python");
    expect(printedBy("python3", ["-"], code)).toEqual(lines(printed));
  });

  it("has a client in TypeScript that prints what it says", async () => {
    await withRelease();
    const { code, printed } = exampleIn("ts");
    const path = join(folder, "client.mjs");
    writeFileSync(path, transformSync(code, { loader: "ts", format: "esm" }).code);
    expect(printedBy(process.execPath, [path])).toEqual(lines(printed));
  });

  it("names every route that there is", async () => {
    const { paths } = (await (await fetch(`${address}/openapi.json`)).json()) as { paths: Record<string, Record<string, unknown>> };
    for (const path of Object.keys(paths)) expect(DOCS).toContain(path);
  });

  it("names every code of a problem", () => {
    const codes = [...readFileSync(join(ROOT, "src/service/problem.ts"), "utf8").matchAll(/^ {2}"?([a-z-]+)"?: \[\d{3}, /gm)].map(([, code]) => code!);
    expect(codes.length).toBeGreaterThan(10);
    for (const code of codes) expect(DOCS).toContain(`\`${code}\``);
  });
});
