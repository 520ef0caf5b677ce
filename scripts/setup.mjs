#!/usr/bin/env node
// Makes a checkout ready to run, doing only what is not done yet: installs the packages of package-lock.json where
// node_modules is missing or holds others, and builds dist where a source is newer than it.
//
//   node scripts/setup.mjs          before `npm test` and `npm run demo`, so that each works in a fresh clone
//   node scripts/setup.mjs build    the second half alone (test/package/build.ts; packages must not change under a running test)
//   node scripts/setup.mjs peers    both, and the packages of bench/peers, before `npm run bench:peers`
//
// Needs Node and npm, nothing from node_modules. Says what it does on stderr; exits with the status of the command that failed.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const peers = join(root, "bench/peers");
const readJson = (...path) => JSON.parse(readFileSync(join(...path), "utf8"));

/**
 * Whether node_modules holds exactly what the lock file names. npm records what it installed in a lock file of its own;
 * versions and checksums are compared, not times, since git sets the time of a file to that of the checkout. Packages for
 * other platforms are optional and may be absent.
 */
function isInstalled(folder) {
  if (!existsSync(join(folder, "node_modules/.package-lock.json"))) return false;
  const wanted = readJson(folder, "package-lock.json").packages;
  const present = readJson(folder, "node_modules/.package-lock.json").packages;
  const same = (path) => present[path]?.version === wanted[path].version && present[path]?.integrity === wanted[path].integrity;
  return (
    Object.keys(wanted).every((path) => path === "" || same(path) || (wanted[path].optional === true && present[path] === undefined)) &&
    Object.keys(present).every((path) => path in wanted)
  );
}

/** Time of the last change of a file, or of the newest entry of a folder (a folder changes when an entry is removed). */
function newest(path) {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Every file that package.json promises, found in its "exports" and "bin". */
function promisedFiles(value) {
  if (typeof value === "string") return value.startsWith("./dist/") ? [value] : [];
  return Object.values(value).flatMap(promisedFiles);
}

function isBuilt() {
  const { exports, bin } = readJson(root, "package.json");
  const outputs = promisedFiles({ exports, bin }).map((path) => join(root, path));
  if (!outputs.every((path) => existsSync(path))) return false;
  const sources = ["src", "package.json", "tsconfig.base.json", "tsconfig.json", "tsup.config.ts"].map((path) => newest(join(root, path)));
  return Math.max(...sources) <= Math.min(...outputs.map((path) => statSync(path).mtimeMs));
}

/** Runs npm in a folder with its output on stderr, so that stdout belongs to the command that follows. */
function npm(folder, ...args) {
  console.error(`> npm ${args.join(" ")}`);
  const stdio = ["ignore", 2, 2];
  const script = process.env.npm_execpath;
  const done = script?.endsWith(".js")
    ? spawnSync(process.execPath, [script, ...args], { cwd: folder, stdio })
    : spawnSync("npm", args, { cwd: folder, stdio, shell: process.platform === "win32" });
  if (done.error) throw done.error;
  if (done.status !== 0) {
    console.error(`"npm ${args.join(" ")}" failed; nothing after it was run`);
    process.exit(done.status ?? 1);
  }
}

const [only] = process.argv.slice(2);
const install = ["ci", "--include=dev", "--no-audit", "--no-fund"];
if (only !== "build" && !isInstalled(root)) npm(root, ...install);
if (only === "peers" && !isInstalled(peers)) npm(peers, ...install);
if (!isBuilt()) npm(root, "run", "build");
