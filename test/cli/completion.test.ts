/** The scripts of `wirecopy completion`, run by the shells themselves. */
import { execFileSync } from "node:child_process";
import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import { completionScript } from "../../src/cli/completion.js";
import { createProgram } from "../../src/cli/program.js";
import { temporaryFolder } from "../io/temporary-folder.js";
import { needs, shell } from "../needs.js";

const stream = () => new PassThrough();
const program = createProgram({ stdin: stream(), stdout: stream(), stderr: stream(), env: {}, signal: undefined }, async () => undefined);
const files = { "release.txt": "", "a story.txt": "", "-": "" };

/** What a shell offers for the last of `words`, sorted. */
type Complete = (words: readonly string[]) => string[];

const linesOf = (printed: string): string[] =>
  printed
    .split("\n")
    .filter((line) => line !== "")
    .sort();

const inBash: Complete = (words) => {
  const script = `${completionScript(program, "bash")}\nCOMP_WORDS=("$@")\nCOMP_CWORD=$(($# - 1))\n_wirecopy\nprintf '%s\\n' "\${COMPREPLY[@]}"`;
  return linesOf(execFileSync("bash", ["--norc", "-c", script, "bash", "wirecopy", ...words], { cwd: temporaryFolder(files), encoding: "utf8" }));
};

const inFish: Complete = (words) => {
  const script = `${completionScript(program, "fish")}\ncomplete -C "wirecopy ${words.join(" ")}"`;
  const printed = execFileSync("fish", ["--no-config", "-c", script], { cwd: temporaryFolder(files), encoding: "utf8" });
  return linesOf(printed).map((line) => line.split("\t")[0]!);
};

describe.each([
  ["bash", inBash],
  ["fish", inFish],
] as const)("completion in %s", (name, complete) => {
  test.each([
    ["commands", ["de"], ["dedupe", "detect"]],
    ["flags", ["detect", "--json"], ["--json", "--jsonl"]],
    ["flags of the command that is typed alone", ["dedupe", "--ke"], ["--keep"]],
    ["no flag of another command", ["dedupe", "--sens"], []],
    ["choices of a flag", ["detect", "--sensitivity", ""], ["copy", "quote", "sentence"]],
    ["the one choice that begins so", ["stories", "--representative", "l"], ["longest"]],
    ["files for arguments", ["compare", "rel"], ["release.txt"]],
    ["files for a flag that takes one", ["trace", "x", "--ignore", "rel"], ["release.txt"]],
    ["nothing for a number", ["detect", "--threads", "rel"], []],
    ["choices of an argument", ["completion", ""], ["bash", "fish", "zsh"]],
    ["commands for help", ["help", "co"], ["compare", "completion"]],
  ] as const)("offers %s", needs(shell(name)), (_, words, expected) => {
    expect(complete(words)).toEqual([...expected].sort());
  });
});

test("bash completes a value behind an equals sign, which it takes for a word, and names with spaces", needs(shell("bash")), () => {
  expect(inBash(["detect", "--sensitivity", "=", "s"])).toEqual(["sentence"]);
  expect(inBash(["detect", "--json", "="])).toContain("release.txt");
  expect(inBash(["detect", "a"])).toEqual(["a story.txt"]);
});

/** _arguments and _describe of zsh print here what they are given. */
const inZsh = (state: "command" | "rest", words: string): string[] => {
  const stubs = `compdef() { print -r -- "compdef $*" }
    _arguments() { print -rl -- "$@"; state=${state} }
    _describe() { print -rl -- "\${commands[@]}" }`;
  return linesOf(execFileSync("zsh", ["-f", "-c", `${stubs}\n${completionScript(program, "zsh")}\nwords=(${words})\n_wirecopy`], { encoding: "utf8" }));
};

describe("completion in zsh", needs(shell("zsh")), () => {
  test("registers itself and describes the commands", () => {
    const lines = inZsh("command", "wirecopy");
    expect(lines).toContain("compdef _wirecopy wirecopy");
    expect(lines).toContain("detect:find every reused passage and every near-duplicate in a collection");
  });

  test("describes flags with their files and choices", () => {
    const lines = inZsh("rest", "detect");
    expect(lines).toContain("--jsonl=[write it as JSON lines, one record a line]: :_files");
    expect(lines).toContain("--sensitivity=[how short a run starts a search\\: 3, 8 or 15 words (default\\: quote)]: :(quote sentence copy)");
    expect(lines).toContain("--other-source-only[only pairs of different publishers]");
    expect(lines).toContain("*: :_files");
  });
});
