/**
 * A project that has the packed package installed as a user would have it: `npm pack`, then `npm install` of the tarball into
 * a temporary folder, offline, with the runtime dependencies packed from this checkout's node_modules. The two optional
 * peers are linked in, so that the subpaths which use them load.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const REPOSITORY = resolve(import.meta.dirname, "../..");
const PEERS = ["natural", "minhash"];

/** package.json of the checkout, as far as the tests of the package read it. */
export const MANIFEST: {
  readonly version: string;
  readonly exports: Readonly<Record<string, unknown>>;
  readonly bin: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
} = JSON.parse(readFileSync(join(REPOSITORY, "package.json"), "utf8"));

export interface PackedProject {
  /** The folder of the project. */
  readonly path: string;
  /** Paths in the tarball, without the leading "package/". */
  readonly files: readonly string[];
  /** Runs Node in the project and returns its stdout. @throws with stderr if it exits with another status than 0. */
  node(...args: string[]): string;
  remove(): void;
}

const npm = (cwd: string, ...args: string[]): string =>
  execFileSync("npm", [...args, "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32",
  });

/** A package, as npm is told to find it in `modules` or one of its own, and what it depends on. */
function placesOf(modules: string, name: string): [name: string, place: string][] {
  const path = join(modules, name);
  const { dependencies = {} }: { dependencies?: object } = JSON.parse(readFileSync(join(path, "package.json"), "utf8"));
  const own = (dependency: string): string =>
    existsSync(join(path, "node_modules", dependency)) ? join(path, "node_modules") : join(REPOSITORY, "node_modules");
  return [[name, `file:${path}`], ...Object.keys(dependencies).flatMap((dependency) => placesOf(own(dependency), dependency))];
}

/** Packs and installs; about 3 s. The caller removes the project. */
export function createPackedProject(): PackedProject {
  const path = mkdtempSync(join(tmpdir(), "wirecopy-package-"));
  const [tarball] = JSON.parse(npm(REPOSITORY, "pack", "--json", "--pack-destination", path)) as [{ filename: string; files: { path: string }[] }];
  const fromCheckout = Object.keys(MANIFEST.dependencies).flatMap((name) => placesOf(join(REPOSITORY, "node_modules"), name));
  const dependencies = { ...Object.fromEntries(fromCheckout), wirecopy: `file:./${tarball.filename}` };
  writeFileSync(join(path, "package.json"), JSON.stringify({ name: "consumer", private: true, dependencies }));
  npm(path, "install", "--offline", "--install-links", "--no-package-lock");
  for (const peer of PEERS) symlinkSync(join(REPOSITORY, "node_modules", peer), join(path, "node_modules", peer), "junction");
  mkdirSync(join(path, "node_modules/@types"));
  symlinkSync(join(REPOSITORY, "node_modules/@types/node"), join(path, "node_modules/@types/node"), "junction");
  return {
    path,
    files: tarball.files.map((file) => file.path),
    node: (...args) => execFileSync(process.execPath, args, { cwd: path, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
