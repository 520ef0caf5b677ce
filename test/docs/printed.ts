/**
 * The printed examples of a document: its fenced blocks, and a folder in which they are run as they stand, one after the other, with the built package.
 *
 *     ```js          a module; where a ```text follows at once, what it prints is compared
 *     ```sh          a script of lines; `wirecopy` and `npx wirecopy` are the built command
 *     ```console     "$ command" and what it prints; "…" stands for lines that are left out
 *     ```yaml        of a workflow: its `run` lines
 *     ```python, ```r, ```sql
 *
 * A first line "// file: NAME" or "# file: NAME" is a file to write and no program; "// needs: PACKAGE" is one that is imported. `<!-- not run: WHY -->`
 * stands before a block that is no business of a test.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { recipePackage } from "../needs.js";

export const ROOT = resolve(import.meta.dirname, "../..");
const EXAMPLES = join(ROOT, "examples");

export interface Block {
  readonly language: string;
  readonly code: string;
  /** What a ```text behind it says that it prints. */
  readonly output: string | undefined;
  readonly line: number;
  /** The heading above it. */
  readonly heading: string;
}

/** Time in which a service has begun, on a busy machine too. */
const SERVED_MS = 10_000;

const BLOCK = /^(?:<!-- not run: [^\n]* -->\n)?```(\w+)\n([\s\S]*?)^```$(?:\n\n```text\n([\s\S]*?)^```$)?/gm;
const RUNNABLE = ["js", "sh", "console", "yaml", "python", "r", "sql"];

/** The blocks of a document that can be run. @param path below the root. */
export function blocksOf(path: string): Block[] {
  const text = readFileSync(join(ROOT, path), "utf8");
  const found: Block[] = [];
  for (const { 0: whole, 1: language = "", 2: code = "", 3: output, index } of text.matchAll(BLOCK)) {
    if (whole.startsWith("<!--") || !RUNNABLE.includes(language)) continue;
    const before = text.slice(0, index);
    const heading = [...before.matchAll(/^#+ (.*)$/gm)].at(-1)?.[1] ?? "";
    found.push({ language, code, output, line: before.split("\n").length, heading });
  }
  return found;
}

/** Commands that stand in a line or a table: `wirecopy detect articles/`. */
export function inlineCommands(path: string): string[] {
  const text = readFileSync(join(ROOT, path), "utf8").replace(BLOCK, "");
  return [...text.matchAll(/`(wirecopy [a-z]+ [^`]+)`/g)].map(([, line]) => line as string);
}

/** What a block needs that the machine may lack. */
export function packageOf({ code }: Block): ReturnType<typeof recipePackage> | undefined {
  const name = /^(?:\/\/|#) needs: (\S+)/.exec(code)?.[1];
  return name === undefined ? undefined : recipePackage(name);
}

/** A folder with what the examples read, inside the package, so that "wirecopy" is the built package itself. */
export class Newsroom {
  readonly path: string;
  #count = 0;

  constructor() {
    mkdirSync(join(ROOT, "dist"), { recursive: true });
    this.path = mkdtempSync(join(ROOT, "dist", "printed-"));
    const feed = readFileSync(join(EXAMPLES, "feed.jsonl"), "utf8");
    const release = readFileSync(join(EXAMPLES, "release-pickup/release.txt"), "utf8");
    cpSync(join(EXAMPLES, "release-pickup/stories"), join(this.path, "articles"), { recursive: true });
    for (const [index, name] of readdirSync(join(this.path, "articles")).sort().entries()) {
      const article = readFileSync(join(this.path, "articles", name));
      this.write(`archive/${name}`, article);
      if (index === 0) this.write("story.txt", article);
    }
    this.write("releases/ferry.txt", release);
    this.write("release.txt", release);
    this.write("week.jsonl", feed);
    this.write("today.jsonl", `${JSON.stringify({ id: "today", text: release })}\n`);
    this.write("crawl.jsonl.gz", gzipSync(feed));
    this.write("articles.jsonl.gz", gzipSync(feed));
    this.write("footer.txt", "You may read this story on two devices that you own. All rights reserved.\n");
    this.write("press.csv", Buffer.from("Volltext;Medium;Datum\nDie Fähre nach Osterholm fährt wieder ab dem ersten März.;Küstenblatt;04.03.2026\n", "latin1"));
    this.write("bin/wirecopy", `#!/bin/sh\nexec '${process.execPath}' '${join(ROOT, "dist/cli.js")}' "$@"\n`);
    this.write("bin/npx", '#!/bin/sh\nexec "$@"\n');
    for (const name of ["wirecopy", "npx"]) chmodSync(join(this.path, "bin", name), 0o755);
  }

  write(name: string, content: string | Uint8Array): string {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  }

  /** Makes a package importable here, from where it is installed. */
  link(name: string, from: string): void {
    mkdirSync(join(this.path, "node_modules"), { recursive: true });
    const place = join(this.path, "node_modules", name);
    if (!existsSync(place)) symlinkSync(from, place, "junction");
  }

  /** Runs a block, or writes the file that it is; returns what it printed. @throws with what it wrote to standard error if it fails. */
  run({ language, code }: Block): string {
    const file = /^(?:\/\/|#) file: (\S+)\n/.exec(code)?.[1];
    if (file !== undefined) {
      this.write(file, code);
      return "";
    }
    switch (language) {
      case "js":
        return this.exec(process.execPath, [this.write(`block-${this.#count++}.mjs`, code)]);
      case "sh":
        return this.shell(code);
      case "console":
        return this.shell(/^\$ (.*)$/m.exec(code)?.[1] ?? "false");
      case "yaml":
        return this.shell([...code.matchAll(/- run: ((?:npx|wirecopy) .*)$/gm)].map(([, line]) => line).join("\n"));
      default:
        throw new Error(`no way to run ${language}`);
    }
  }

  /** Lines for a shell; the first that fails ends them. */
  shell(lines: string): string {
    return this.exec("bash", ["-e", "-o", "pipefail", "-c", lines]);
  }

  /** Runs a command that goes on until it is told to end, which it has to do with 0. It listens on a port of its own. */
  serve(line: string): void {
    const words = line.split(" ").slice(1);
    const args = [join(ROOT, "dist/cli.js"), ...words, ...(words[0] === "serve" ? ["--port", "0"] : [])];
    const { status, signal, stderr } = spawnSync(process.execPath, args, {
      cwd: this.path,
      encoding: "utf8",
      input: "",
      timeout: SERVED_MS,
      killSignal: "SIGTERM",
    });
    if (status !== 0 && signal !== "SIGTERM") throw new Error(`${line} ended with ${status}: ${stderr}`);
    if (/error/i.test(stderr)) throw new Error(`${line} said ${stderr}`);
  }

  exec(program: string, args: readonly string[], input = ""): string {
    const env = { ...process.env, PATH: `${join(this.path, "bin")}${delimiter}${process.env.PATH}`, NO_COLOR: "1" };
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: this.path, encoding: "utf8", env, input });
    if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}${stdout}`);
    return stdout;
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** Whether what was printed is what a ```console block says, "…" standing for any lines. */
export function matchesConsole(printed: string, { code }: Block): boolean {
  const said = code.slice(code.indexOf("\n") + 1);
  const parts = said.split(/^…\n/m);
  let from = 0;
  for (const part of parts) {
    const at = printed.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return parts.length > 0 && printed.startsWith(parts[0] ?? "") && printed.endsWith(parts.at(-1) ?? "");
}
