/** Runs an example as a user does, `node examples/<name> ...`, against the built package, with `input` on its stdin. */
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../..");

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function runExample(name: string, args: readonly string[] = [], input = ""): Run {
  return runScript(`examples/${name}`, args, input);
}

/** Runs a script from the root of the repository. */
export function runScript(path: string, args: readonly string[] = [], input = ""): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...args], { cwd: ROOT, encoding: "utf8", input });
  return { status, stdout, stderr };
}

/** Lines without the last, empty one. */
export const linesOf = (text: string): string[] => text.trimEnd().split("\n");
