/**
 * `npm run eval`: bundles the TypeScript beside it into a temporary file and runs it on the built library (dist/index.js),
 * so that what is measured is what users get. Options: `npm run eval -- --help`.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = resolve(import.meta.dirname, "../..");

/** The command, bundled. */
async function loadCommand() {
  const folder = mkdtempSync(join(tmpdir(), "wirecopy-eval-command-"));
  try {
    const outfile = join(folder, "command.mjs");
    const entryPoints = [join(import.meta.dirname, "command.ts")];
    await build({ entryPoints, outfile, bundle: true, platform: "node", format: "esm", target: "node20", logLevel: "warning" });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What is measured: version, commit and whether src/ has changed since, a hash of dist, Node. */
function describeBuild(version) {
  const git = (...args) => spawnSync("git", ["--no-optional-locks", ...args], { cwd: root, encoding: "utf8" });
  const commit = git("rev-parse", "--short", "HEAD").stdout?.trim() || "unknown";
  const changed = git("status", "--porcelain", "--", "src").stdout?.trim() ? " with changes in src" : "";
  const hash = createHash("sha256");
  for (const name of readdirSync(join(root, "dist"))
    .filter((file) => file.endsWith(".js"))
    .sort())
    hash.update(readFileSync(join(root, "dist", name)));
  return `wirecopy ${version}, commit ${commit}${changed}, dist ${hash.digest("hex").slice(0, 8)}, Node ${process.versions.node}`;
}

const { run } = await loadCommand();
const library = await import(pathToFileURL(join(root, "dist/index.js")).href);
process.exitCode = await run(process.argv.slice(2), {
  library,
  shared: resolve(root, "../shared"),
  build: describeBuild(library.VERSION),
  print: (text) => process.stdout.write(text),
  progress: (line) => process.stderr.write(`${line}\n`),
});
