/**
 * The package as a user gets it: packed, installed from the tarball, imported, required, compiled against, and run as a
 * command. What publint and attw say of it is `npm run check`'s affair.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { needs, POSIX } from "../needs.js";
import { createPackedProject, MANIFEST, type PackedProject } from "./packed-project.js";

const CONSUMER = join(import.meta.dirname, "consumer");
const TSC = resolve(import.meta.dirname, "../../node_modules/typescript/bin/tsc");
const SUBPATHS = [
  "wirecopy",
  "wirecopy/node",
  "wirecopy/index",
  "wirecopy/mcp",
  "wirecopy/duckdb",
  "wirecopy/postgres",
  "wirecopy/natural",
  "wirecopy/minhash",
];
const CORE = ["compare", "createLshIndex", "createSketcher", "deduplicate", "detect", "estimateJaccard", "exactJaccard", "explain", "tokenize"];

const A = 'The mayor called it "a hollow promise wrapped in borrowed paper" and left.';
const B = "“a hollow promise wrapped in borrowed paper” was how the offer struck one listener.";

let project: PackedProject;
beforeAll(() => {
  project = createPackedProject();
});
afterAll(() => project?.remove());

describe("the tarball", () => {
  it("holds every file that package.json promises", () => {
    const promised = JSON.stringify([MANIFEST.exports, MANIFEST.bin]).match(/dist\/[^"]+/g) ?? [];
    expect(promised.length).toBeGreaterThanOrEqual(17);
    expect(promised.filter((path) => !project.files.includes(path))).toEqual([]);
  });

  it("holds nothing but dist, the documents, the program for Spark, the licence, the readme and package.json, and what the readme links to", () => {
    expect(
      project.files.filter(
        (path) => !/^(dist\/.+|docs\/[a-z.-]+|spark\/wirecopy_spark\.py|LICENSE|README\.md|CHANGELOG\.md|CITATION\.cff|llms\.txt|package\.json)$/.test(path),
      ),
    ).toEqual([]);
    const readme = readFileSync(join(import.meta.dirname, "../../README.md"), "utf8");
    const links = [...readme.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, path]) => path!);
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((path) => !project.files.includes(path))).toEqual([]);
    expect(project.files).toContain("LICENSE");
  });
});

describe("the file for the workers of an engine", () => {
  it("runs where nothing is beside it", () => {
    const alone = mkdtempSync(join(tmpdir(), "wirecopy-stage-"));
    try {
      copyFileSync(join(project.path, "node_modules/wirecopy/dist/stage.mjs"), join(alone, "stage.mjs"));
      const { status, stdout } = spawnSync(process.execPath, [join(alone, "stage.mjs"), "sign", "--describe"], { cwd: alone, encoding: "utf8" });
      expect(status).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ name: "sign", stamp: { version: MANIFEST.version } });
    } finally {
      rmSync(alone, { recursive: true });
    }
  });
});

describe("the library", () => {
  const list = `Object.fromEntries(modules.map((m, i) => [names[i], Object.keys(m).filter((k) => k !== "default" && k !== "module.exports" && k !== "__esModule").sort()]))`;
  const names = JSON.stringify(SUBPATHS);
  const byImport = (): Record<string, string[]> =>
    JSON.parse(
      project.node(
        "--input-type=module",
        "-e",
        `const names = ${names}; const modules = await Promise.all(names.map((n) => import(n))); process.stdout.write(JSON.stringify(${list}))`,
      ),
    );
  const byRequire = (): Record<string, string[]> =>
    JSON.parse(project.node("-e", `const names = ${names}; const modules = names.map((n) => require(n)); process.stdout.write(JSON.stringify(${list}))`));

  it("is imported, with the functions of its interface", () => {
    expect(byImport().wirecopy).toEqual(expect.arrayContaining(CORE));
  });

  it("exports the same names to require as to import, from every subpath", () => {
    const imported = byImport();
    expect(Object.keys(imported)).toEqual(SUBPATHS);
    expect(byRequire()).toEqual(imported);
  });

  it("writes nothing when it is loaded", () => {
    expect(project.node("-e", `for (const name of ${names}) require(name)`)).toBe("");
  });

  it("gives the same comparison through import and through require", () => {
    const call = `process.stdout.write(JSON.stringify(compare(${JSON.stringify(A)}, ${JSON.stringify(B)})))`;
    const imported = project.node("--input-type=module", "-e", `import { compare } from "wirecopy"; ${call}`);
    expect(project.node("-e", `const { compare } = require("wirecopy"); ${call}`)).toBe(imported);
    const { passages } = JSON.parse(imported);
    expect(A.slice(passages[0].a.start, passages[0].a.end)).toBe("a hollow promise wrapped in borrowed paper");
  });

  it("exports its package.json", () => {
    expect(project.node("-p", "require('wirecopy/package.json').version").trim()).toBe(MANIFEST.version);
  });
});

describe("the types", () => {
  it.each([
    ["NodeNext", "NodeNext", ["consumer.mts", "consumer.cts"]],
    ["ESNext", "Bundler", ["consumer.mts"]],
    // that of TypeScript before "exports": the subpaths stand in "typesVersions"
    ["CommonJS", "Node10", ["consumer.cts"]],
  ])("compile with --strict under --module %s --moduleResolution %s, declaration files checked", { timeout: 120_000 }, (module, moduleResolution, files) => {
    for (const file of files) cpSync(join(CONSUMER, file), join(project.path, file));
    const options = ["--strict", "--exactOptionalPropertyTypes", "--noEmit", "--target", "ES2022", "--lib", "ES2022,DOM", "--types", "node"];
    const args = [TSC, ...options, "--module", module, "--moduleResolution", moduleResolution, ...files];
    const { status, stdout } = spawnSync(process.execPath, args, { cwd: project.path, encoding: "utf8" });
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
  });
});

describe("what is optional", () => {
  it("is named where it is missing", () => {
    const failureOf = (call: string) => {
      const code = `${call}.catch(({ code, message }) => process.stdout.write(JSON.stringify({ code, message })))`;
      return JSON.parse(project.node("--input-type=module", "-e", code));
    };
    const missing = (name: string) => ({ code: "missing-peer", message: expect.stringContaining(`npm install ${name}`) });
    expect(failureOf('import { serveMcp } from "wirecopy/mcp"; serveMcp()')).toEqual(missing("@modelcontextprotocol/server"));
    expect(failureOf('import { detectInDuckDB } from "wirecopy/duckdb"; detectInDuckDB([], "out", { passages: false })')).toEqual(missing("@duckdb/node-api"));
    expect(failureOf('import { openPostgresIndex } from "wirecopy/postgres"; openPostgresIndex({})')).toEqual(missing("pg"));
  });
});

describe("the command", () => {
  const bin = () => join(project.path, "node_modules/.bin/wirecopy");
  const run = (...args: string[]): string =>
    execFileSync(bin(), args, { cwd: project.path, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], shell: process.platform === "win32" });

  it("is installed as an executable that says its version", () => {
    expect(run("--version").trim()).toBe(MANIFEST.version);
  });

  it("may be executed by everybody", needs(POSIX), () => {
    expect(statSync(bin()).mode & 0o111).toBe(0o111);
  });

  it("detects the passage that two documents share and writes it as JSON", () => {
    writeFileSync(join(project.path, "two.jsonl"), `${JSON.stringify({ id: "a", text: A })}\n${JSON.stringify({ id: "b", text: B })}\n`);
    expect(run("detect", "two.jsonl", "--json", "out.json")).toContain("a hollow promise wrapped in borrowed paper");
    const { format, version, passages } = JSON.parse(readFileSync(join(project.path, "out.json"), "utf8"));
    expect({ format, version }).toEqual({ format: "wirecopy-detection", version: 2 });
    expect(
      passages.map(({ a, b }: { a: { start: number; end: number }; b: { start: number; end: number } }) => [A.slice(a.start, a.end), B.slice(b.start, b.end)]),
    ).toEqual([["a hollow promise wrapped in borrowed paper", "a hollow promise wrapped in borrowed paper"]]);
  });
});
