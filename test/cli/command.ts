/** The command as a process of its own: bundled into a temporary folder, once for all files of a process, run with real files, streams and signals. */
import { type ChildProcessWithoutNullStreams, type SpawnOptions, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build, type PluginBuild } from "esbuild";
import { beforeAll } from "vitest";

let folder = "";
let bundled: Promise<void> | undefined;

beforeAll(() => {
  bundled ??= bundle();
  return bundled;
});

async function bundle(): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), "wirecopy-command-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  // peers are loaded from where they lie, as they have native parts or parts that are not installed
  const native = {
    name: "native",
    setup: ({ onResolve }: PluginBuild) =>
      onResolve({ filter: /^(?:libsql|pg|@duckdb\/node-api|@modelcontextprotocol\/.*)$/ }, ({ path }) => ({ path: import.meta.resolve(path), external: true })),
  };
  const shared: BuildOptions = {
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    logLevel: "warning",
    plugins: [native],
    define: { "import.meta.url": "bundleUrl" },
    banner: { js: 'const bundleUrl = require("node:url").pathToFileURL(__filename).href;' },
  };
  await build({
    ...shared,
    entryPoints: [fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url))],
    outfile: join(folder, "wirecopy.cjs"),
  });
  for (const name of ["worker", "index-worker", "postgres-thread"])
    await build({ ...shared, entryPoints: [fileURLToPath(new URL(`../../src/node/${name}.ts`, import.meta.url))], outfile: join(folder, `${name}.js`) });
}

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A descriptor that is standard output; the child has no such stream then. @default a pipe */
  readonly stdout?: number;
}

/** The command as a line for a shell. @param args without single quotes. */
export function commandLine(args: readonly string[]): string {
  return commandWords(args)
    .map((word) => `'${word}'`)
    .join(" ");
}

/** The command as words, for who starts it by other means. */
export function commandWords(args: readonly string[]): readonly [program: string, ...words: string[]] {
  return [process.execPath, join(folder, "wirecopy.cjs"), ...args];
}

/** Starts the command; colours are decided by its own rules, not by where the tests run. */
export function start(args: readonly string[], { cwd, env, stdout }: CommandOptions = {}): ChildProcessWithoutNullStreams {
  const { NO_COLOR: _noColor, FORCE_COLOR: _forceColor, ...inherited } = process.env;
  const options = { cwd, env: { ...inherited, ...env }, stdio: ["pipe", stdout ?? "pipe", "pipe"] } satisfies SpawnOptions;
  return spawn(process.execPath, [join(folder, "wirecopy.cjs"), ...args], options) as ChildProcessWithoutNullStreams;
}

export interface Outcome {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Waits for the end of a process that `start` began. */
export function outcomeOf(child: ChildProcessWithoutNullStreams): Promise<Outcome> {
  let stdout = "";
  let stderr = "";
  // null where it is a descriptor
  (child.stdout as typeof child.stdout | null)?.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status, signal) => resolve({ status, signal, stdout, stderr }));
  });
}

/** Runs the command to its end, with `input` on standard input. */
export function wirecopy(
  args: readonly string[],
  { input = "", ...options }: CommandOptions & { readonly input?: string | Uint8Array } = {},
): Promise<Outcome> {
  const child = start(args, options);
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  return outcomeOf(child);
}
