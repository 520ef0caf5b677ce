/**
 * What a program sees that imports "wirecopy/natural", as an ES module and as CommonJS: the entry is bundled with natural
 * left outside, and run by node in a folder of its own.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folders: string[] = [];

/** A folder with both bundles, a .env, two programs, and the packages of this project if `withPackages`. */
async function createFolder(withPackages: boolean): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "wirecopy-natural-"));
  folders.push(folder);
  if (withPackages) symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  for (const [format, extension] of [
    ["esm", "mjs"],
    ["cjs", "cjs"],
  ] as const) {
    const outfile = join(folder, `natural.${extension}`);
    await build({ entryPoints: [join(root, "src/natural.ts")], outfile, format, bundle: true, external: ["natural/*"], target: "es2022", platform: "neutral" });
  }
  writeFileSync(join(folder, ".env"), "WIRECOPY_LEAK=read\n");
  const program = `createStemmerFolding("en").then(
    (folding) => { process.stderr.write(JSON.stringify({ stem: folding.fold("protecting"), leak: process.env.WIRECOPY_LEAK ?? null })); },
    ({ name, code, message }) => { process.stderr.write(JSON.stringify({ name, code, message })); });`;
  writeFileSync(join(folder, "program.mjs"), `import { createStemmerFolding } from "./natural.mjs";\n${program}`);
  writeFileSync(join(folder, "program.cjs"), `const { createStemmerFolding } = require("./natural.cjs");\n${program}`);
  return folder;
}

/** Runs a program in its folder; its answer comes on stderr, so that stdout shows what else is printed. */
function run(folder: string, program: string): { stdout: string; answer: unknown } {
  const { stdout, stderr } = spawnSync(process.execPath, [program], { cwd: folder, encoding: "utf8" });
  return { stdout, answer: JSON.parse(stderr) };
}

let installed: string;
let missing: string;

beforeAll(async () => {
  installed = await createFolder(true);
  missing = await createFolder(false);
});

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe.each(["program.mjs", "program.cjs"])("wirecopy/natural in %s", (program) => {
  it("stems, prints nothing to stdout and does not read the user's .env", () => {
    expect(run(installed, program)).toEqual({ stdout: "", answer: { stem: "protect", leak: null } });
  });

  it("says how to install natural where it is missing", () => {
    expect(run(missing, program).answer).toEqual({ name: "WirecopyError", code: "missing-peer", message: expect.stringContaining("npm install natural") });
  });
});

describe("natural's root", () => {
  it("does what this entry avoids: it reads the .env of the working folder", () => {
    writeFileSync(join(installed, "root.cjs"), `require("natural"); process.stderr.write(JSON.stringify({ leak: process.env.WIRECOPY_LEAK ?? null }));`);
    const { stdout, answer } = run(installed, "root.cjs");
    expect(answer).toEqual({ leak: "read" });
    expect(stdout).not.toBe("");
  });
});
