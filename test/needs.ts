/**
 * What some tests need and not every machine has. Such a test is skipped where the thing is missing, and the end of the run says why, and how
 * to get it (test/budget-reporter.ts prints it). With CI set, what .ci/run provides must be there: the file fails instead.
 *
 *     describe("the page", needs(CHROMIUM), () => ...)
 *     test("completes commands", needs(shell("zsh")), () => ...)
 */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { TestOptions } from "vitest";

declare module "vitest" {
  interface TaskMeta {
    /** Why a test was skipped, and how to get what it lacks. */
    lacking?: string;
  }
}

export interface Need {
  /** What is needed, as it follows "no". */
  readonly name: string;
  /** How to get it. */
  readonly how: string;
  readonly isMet: boolean;
  /** Whether a run with CI set has to have it. */
  readonly isOwedInCi: boolean;
}

/** Options of a test or of a group of tests: skipped where a need is not met. @throws Error where it is owed, and CI is set. */
export function needs(...all: readonly Need[]): TestOptions {
  const missing = all.find(({ isMet }) => !isMet);
  if (missing === undefined) return {};
  const lacking = `no ${missing.name}: ${missing.how}`;
  if (missing.isOwedInCi && process.env.CI) throw new Error(`${lacking}. With CI set, a test that needs it may not be skipped.`);
  return { skip: true, meta: { lacking } };
}

const runs = (program: string, ...args: string[]): string | undefined => {
  try {
    return execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch {
    return undefined;
  }
};

const CHROMIUM_PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The system's Chromium: CHROMIUM_PATH, or where package managers put it. */
export const chromiumPath = [process.env.CHROMIUM_PATH, ...CHROMIUM_PLACES].find((path) => path !== undefined && existsSync(path));

export const CHROMIUM: Need = {
  name: "Chromium",
  how: "apt-get install chromium, or set CHROMIUM_PATH to one",
  isMet: chromiumPath !== undefined,
  isOwedInCi: true,
};

const SHARED = resolve(import.meta.dirname, "../../shared");

/** Texts that may not be copied into the project: a file or folder of ../shared, seen from the checkout. */
export function shared(path: string): Need {
  return { name: `../shared/${path}`, how: "put the shared texts beside the checkout", isMet: existsSync(join(SHARED, path)), isOwedInCi: true };
}

export function shell(name: "bash" | "zsh" | "fish"): Need {
  return { name, how: `apt-get install ${name}`, isMet: runs(name, "-c", ":") !== undefined, isOwedInCi: name === "zsh" };
}

/** `script` of util-linux makes a terminal; that of BSD has other flags. */
export const PSEUDO_TERMINAL: Need = {
  name: "`script` of util-linux",
  how: "apt-get install bsdutils, on Linux",
  get isMet() {
    return runs("script", "--version")?.includes("util-linux") ?? false;
  },
  isOwedInCi: false,
};

export const FULL_DISK: Need = { name: "/dev/full", how: "run on Linux", isMet: existsSync("/dev/full"), isOwedInCi: false };

/** Root may read and write whatever it likes. */
export const ORDINARY_USER: Need = { name: "ordinary user", how: "run as another user than root", isMet: process.getuid?.() !== 0, isOwedInCi: false };

const newerNode = [process.execPath, process.env.NEWER_NODE].find(
  (path) => path && Number(runs(path, "-p", "Boolean(process.getBuiltinModule?.('node:sqlite')) ? 1 : 0")) === 1,
);
/** A Node with SQLite built in: the one that runs, or NEWER_NODE. */
export const newerNodePath = newerNode ?? "";
export const NEWER_NODE: Need = {
  name: "Node with node:sqlite (22.13 or later)",
  how: "run it, or set NEWER_NODE to one: npm install --prefix /tmp/node node@22",
  isMet: newerNode !== undefined,
  isOwedInCi: false,
};

/** A package that a recipe of the docs imports, and wirecopy does not: where RECIPE_PACKAGES, a folder of node_modules, has it. */
export function recipePackage(name: string): Need & { readonly path: string } {
  const path = join(process.env.RECIPE_PACKAGES ?? "", name);
  const how = `npm install --prefix /tmp/recipes ${name}, and set RECIPE_PACKAGES to /tmp/recipes/node_modules`;
  return { name: `package ${name}`, how, isMet: process.env.RECIPE_PACKAGES !== undefined && existsSync(path), isOwedInCi: false, path };
}

const python = [process.env.PYTHON, "python3"].find((path) => path && runs(path, "-c", "import pandas, pyarrow, duckdb") !== undefined);
/** A Python with pandas, pyarrow and duckdb: PYTHON, or python3. */
export const pythonPath = python ?? "";
export const PANDAS: Need = {
  name: "Python with pandas and DuckDB",
  how: "python3 -m venv /tmp/venv && /tmp/venv/bin/pip install pandas pyarrow duckdb, and set PYTHON to /tmp/venv/bin/python",
  isMet: python !== undefined,
  isOwedInCi: false,
};

const sparkPython = (): string | undefined =>
  [process.env.PYSPARK_PYTHON, process.env.PYTHON, "python3"].find((path) => path && runs(path, "-c", "import pyspark, pyarrow, pandas") !== undefined);
/** A Python with pyspark: PYSPARK_PYTHON, PYTHON or python3; and Java. Looked for where it is asked for: it takes a second. */
export const SPARK: Need & { readonly path: string } = {
  name: "Java and a Python with pyspark",
  how: "apt-get install openjdk-17-jre-headless, python3 -m venv /tmp/venv && /tmp/venv/bin/pip install pyspark==4.0.1 pyarrow pandas, and set PYSPARK_PYTHON to /tmp/venv/bin/python",
  isOwedInCi: false,
  get isMet() {
    return this.path !== "" && runs("java", "-version") !== undefined;
  },
  get path() {
    return sparkPython() ?? "";
  },
};

export const RSCRIPT: Need = { name: "R", how: "apt-get install r-base-core", isMet: runs("Rscript", "--version") !== undefined, isOwedInCi: false };

const POSTGRES_PLACES = existsSync("/usr/lib/postgresql") ? readdirSync("/usr/lib/postgresql").map((version) => `/usr/lib/postgresql/${version}/bin`) : [];
/** The folder of initdb and postgres: POSTGRES_BIN, or where Debian puts it. */
export const postgresPath = [process.env.POSTGRES_BIN, ...POSTGRES_PLACES].find((path) => path !== undefined && existsSync(join(path, "initdb"))) ?? "";
export const POSTGRES: Need = {
  name: "PostgreSQL",
  how: "apt-get install postgresql, or set POSTGRES_BIN to the folder of initdb",
  isMet: postgresPath !== "" && runs("psql", "--version") !== undefined,
  isOwedInCi: false,
};

export const PYTHON: Need = { name: "python3", how: "apt-get install python3", isMet: runs("python3", "--version") !== undefined, isOwedInCi: false };

export const CURL: Need = { name: "curl", how: "apt-get install curl", isMet: runs("curl", "--version") !== undefined, isOwedInCi: false };

export const POSIX: Need = { name: "file modes", how: "run on another system than Windows", isMet: process.platform !== "win32", isOwedInCi: false };
