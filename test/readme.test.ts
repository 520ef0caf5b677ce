import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
/** Inside the package, so that "wirecopy" resolves to the built package itself. */
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(root, "dist", "readme-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it("prints what the README says its examples print", async () => {
  const readme = await readFile(join(root, "README.md"), "utf8");
  const examples = [...readme.matchAll(/```js\n((?:(?!```).)*)```\n\n```text\n(.*?)```/gs)];
  expect(examples.length).toBe(5);
  for (const [x, [, code, output]] of examples.entries()) {
    const file = join(folder, `example-of-readme-${x}.mjs`);
    await writeFile(file, code!);
    const { stdout } = await promisify(execFile)(process.execPath, [file]);
    expect(stdout).toBe(output);
  }
});

it("prints what the README says the command prints", async () => {
  const readme = await readFile(join(root, "README.md"), "utf8");
  const [, args, output] = /```console\n\$ wirecopy ([^\n]*)\n(.*?)```/s.exec(readme) ?? [];
  const { stdout } = await promisify(execFile)(process.execPath, [join(root, "dist", "cli.js"), ...args!.split(" ")], { cwd: root });
  // "…" stands for lines that are left out
  const parts = output!.split(/^…\n/m).filter((part) => part !== "");
  expect(parts.length).toBeGreaterThan(0);
  for (const part of parts) expect(stdout).toContain(part);
  expect(stdout.startsWith(output!.split("\n")[0]!) || output!.startsWith("…\n")).toBe(true);
  expect(stdout.endsWith(parts.at(-1)!) || output!.endsWith("…\n")).toBe(true);
});

it("names the flags of trace that set an option of the table", async () => {
  const readme = await readFile(join(root, "README.md"), "utf8");
  const ofTable = new Set(readme.slice(readme.indexOf("| option (flag) |"), readme.indexOf("`traceRelease` has them too")).match(/--[a-z-]+(?=[`,])/g));
  const named = new Set(/`wirecopy trace` has of their flags (.*?)\.\n/s.exec(readme)?.[1]?.match(/--[a-z-]+/g));
  const { stdout } = await promisify(execFile)(process.execPath, [join(root, "dist", "cli.js"), "trace", "--help"]);
  const ofTrace = [...stdout.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, flag]) => flag!);
  expect([...named].sort()).toEqual(ofTrace.filter((flag) => ofTable.has(flag)).sort());
});

it("gives doc comments examples that run", async () => {
  const sources = [
    "api/compare.ts",
    "api/detect.ts",
    "api/deduplicate.ts",
    "api/explain.ts",
    "api/trace.ts",
    "text/tokens.ts",
    "sketch/sketcher.ts",
    "sketch/signature.ts",
    "sketch/resemblance.ts",
    "lsh/lsh-index.ts",
  ];
  const examples: string[] = [];
  for (const source of sources) {
    const text = await readFile(join(root, "src", source), "utf8");
    for (const [, block] of text.matchAll(/@example\n(.*?)(?:\n \*\/|\n \* @)/gs)) examples.push(block!.replace(/^ \* ?/gm, ""));
  }
  expect(examples.length).toBeGreaterThanOrEqual(5);
  for (const [x, example] of examples.entries()) {
    const names = [
      ...new Set(
        example.match(
          /\b(?:compare|detectView|detect|traceRelease|deduplicate|explain|tokenize|createSketcher|estimateJaccard|exactJaccard|createLshIndex)\b/g,
        ),
      ),
    ];
    const file = join(folder, `example-${x}.mjs`);
    await writeFile(file, `import { ${names.join(", ")} } from "wirecopy";\n${example.replace(/^import .*$/gm, "")}\n`);
    await promisify(execFile)(process.execPath, [file]);
  }
}, 60_000);
