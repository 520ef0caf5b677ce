/** What `npm run demo` prints, by the command it runs, on the built package. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
const { demo } = JSON.parse(readFileSync(resolve(ROOT, "package.json"), "utf8")).scripts as { demo: string };

describe("the demo", () => {
  const command = demo.split(" && ").at(-1) ?? "";
  let stdout = "";
  beforeAll(() => {
    const [program, ...args] = command.split(" ");
    const run = spawnSync(program === "node" ? process.execPath : "", args, { cwd: ROOT, encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } });
    if (run.status !== 0) throw new Error(run.stderr);
    stdout = run.stdout;
  });

  it("detects the reuse in examples/albuquerque with the real command and no options", () => {
    expect(command).toBe("node dist/cli.js detect examples/albuquerque/documents.jsonl");
  });

  it.each([
    ["the three-word quotation", "a bullying tactic"],
    ["the quotation in fragments", "petty, coercive, and dangerous"],
    ["the sentences that the digest has of the wire story", "In letters to the police chiefs"],
    ["the lead that the two releases share", "an ultimatum from"],
    ["the caption that stands in the wire story twice", "FILE - Cars wait for the light"],
  ])("prints %s", (_, words) => {
    expect(stdout.replace(/\s+/g, " ")).toContain(words);
  });

  it("names all five documents", () => {
    for (const id of ["release", "second-release", "wire", "regional", "digest"]) expect(stdout).toContain(id);
  });
});
