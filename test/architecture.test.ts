/**
 * The plan of the house, held against the imports of src/: the stages stand in one order and import from earlier ones and
 * from leaves only; `node:` stays in io/, node/, cli/ and node.ts; the core, all that index.ts reaches, has neither `node:`
 * imports nor runtime dependencies; files are small, named after what they compute, and never called index, utils or helpers.
 */
import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

/** Earliest first: a folder imports from itself and from what stands before it. */
const ORDER = [
  "arrays",
  "kernels",
  "settings",
  "run",
  "text",
  "sketch",
  "corpus",
  "information",
  "boilerplate",
  "lsh",
  "seeds",
  "align",
  "evidence",
  "families",
  "reading",
  "speakers",
  "relations",
  "dedupe",
  "quotations",
  "stories",
  "api",
  "io",
  "report",
  "node",
  "cli",
];
/** What every room may use. */
const LEAVES = ["errors.ts", "version.ts", "types/"];
/** What a user imports: an entry may re-export from every room, and no room imports an entry. */
const ENTRIES = ["index.ts", "node.ts", "natural.ts", "minhash.ts", "natural-stemmers.d.ts"];
/** Imports against the order that the contracts demand: of types, and of nothing else. */
const TYPE_EXCEPTIONS = ["settings/options.ts -> information/word-model.ts", "settings/settings.ts -> information/word-model.ts"];
const NODE_FOLDERS = ["io", "node", "cli"];
const LONGEST_FILE = 350;
const ROOT = new URL("../src/", import.meta.url);

interface Import {
  /** A path below src/ where the specifier is relative, else the specifier as it stands. */
  readonly target: string;
  readonly typeOnly: boolean;
}

interface SourceFile {
  /** Below src/, with "/". */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

/** The specifier of an import or export declaration, of `import(...)` or of `new URL(..., import.meta.url)`. */
function specifierOf(node: ts.Node): { specifier: ts.Expression | undefined; typeOnly: boolean } | undefined {
  if (ts.isImportDeclaration(node)) return { specifier: node.moduleSpecifier, typeOnly: node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword };
  if (ts.isExportDeclaration(node)) return { specifier: node.moduleSpecifier, typeOnly: node.isTypeOnly };
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    const { literal } = node.argument;
    return { specifier: ts.isStringLiteral(literal) ? literal : undefined, typeOnly: true };
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return { specifier: node.arguments[0], typeOnly: false };
  if (ts.isNewExpression(node) && node.expression.getText() === "URL" && node.arguments?.[1]?.getText() === "import.meta.url")
    return { specifier: node.arguments[0], typeOnly: false };
  return undefined;
}

function importsOf(path: string, text: string): Import[] {
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const { specifier, typeOnly = false } = specifierOf(node) ?? {};
    if (specifier !== undefined && ts.isStringLiteralLike(specifier)) {
      const relative = specifier.text.startsWith(".");
      found.push({ target: relative ? posix.join(posix.dirname(path), specifier.text).replace(/\.js$/, ".ts") : specifier.text, typeOnly });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true));
  return found;
}

function readSources(): SourceFile[] {
  return readdirSync(ROOT, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".ts"))
    .sort()
    .map((path) => {
      const text = readFileSync(new URL(path, ROOT), "utf8");
      return { path, text, imports: importsOf(path, text) };
    });
}

const isLeaf = (path: string): boolean => LEAVES.some((leaf) => (leaf.endsWith("/") ? path.startsWith(leaf) : path === leaf));

/** The room of a file; undefined for what lies loose. */
function roomOf(path: string): string | undefined {
  return path.includes("/") ? path.slice(0, path.indexOf("/")) : undefined;
}

/** Whether the plan allows `from` to import `target`, both below src/. */
function isAllowed(from: string, { target, typeOnly }: Import): boolean {
  if (typeOnly && TYPE_EXCEPTIONS.includes(`${from} -> ${target}`)) return true;
  if (ENTRIES.includes(target)) return ENTRIES.includes(from);
  if (isLeaf(target) || ENTRIES.includes(from)) return true;
  return !isLeaf(from) && ORDER.indexOf(roomOf(target) ?? "") <= ORDER.indexOf(roomOf(from) ?? "");
}

const sources = readSources();
const byPath = new Map(sources.map((source) => [source.path, source]));
const isBelowSource = ({ target }: Import): boolean => target.endsWith(".ts");

/** Everything that `entry` loads, with the way to it. Types are erased, so imports of types lead nowhere. */
function reachableFrom(entry: string): Map<string, string> {
  const ways = new Map([[entry, entry]]);
  for (const [path, way] of ways)
    for (const { target, typeOnly } of byPath.get(path)?.imports ?? []) if (!typeOnly && !ways.has(target)) ways.set(target, `${way} > ${target}`);
  return ways;
}

describe("the reader of imports", () => {
  it("sees imports, re-exports, types, import() and workers, and resolves them below src/", () => {
    const text = `import { a } from "../text/a.js"; import type { B } from "./b.js"; export * from "node:fs"; export type { C } from "csv-parse";
      const d = await import("../errors.js"); new Worker(new URL("./worker.js", import.meta.url)); let e: import("./e.js").E; import { type F } from "./f.js";`;
    expect(importsOf("io/x.ts", text)).toEqual([
      { target: "text/a.ts", typeOnly: false },
      { target: "io/b.ts", typeOnly: true },
      { target: "node:fs", typeOnly: false },
      { target: "csv-parse", typeOnly: true },
      { target: "errors.ts", typeOnly: false },
      { target: "io/worker.ts", typeOnly: false },
      { target: "io/e.ts", typeOnly: true },
      { target: "io/f.ts", typeOnly: false },
    ]);
  });

  it("allows an earlier stage, a leaf and a listed type, and refuses a later stage and a leaf that uses a stage", () => {
    const value = (target: string): Import => ({ target, typeOnly: false });
    expect(isAllowed("seeds/candidates.ts", value("sketch/shingles.ts"))).toBe(true);
    expect(isAllowed("seeds/candidates.ts", value("arrays/radix-sort.ts"))).toBe(true);
    expect(isAllowed("settings/options.ts", { target: "information/word-model.ts", typeOnly: true })).toBe(true);
    expect(isAllowed("settings/options.ts", value("information/model.ts"))).toBe(false);
    expect(isAllowed("text/tokens.ts", value("seeds/candidates.ts"))).toBe(false);
    expect(isAllowed("text/tokens.ts", value("api/detect.ts"))).toBe(false);
    expect(isAllowed("kernels/hash.ts", value("text/tokens.ts"))).toBe(false);
    expect(isAllowed("cli/main.ts", value("api/detect.ts"))).toBe(true);
  });
});

describe("src/", () => {
  it("has no folder that the plan does not name, and nothing loose but entries and leaves", () => {
    const unknown = sources.filter(({ path }) => !isLeaf(path) && !ENTRIES.includes(path) && !ORDER.includes(roomOf(path) ?? ""));
    expect(unknown.map(({ path }) => path)).toEqual([]);
  });

  it("imports from earlier rooms and from leaves only", () => {
    const against = sources.flatMap(({ path, imports }) =>
      imports.filter((each) => isBelowSource(each) && !isAllowed(path, each)).map(({ target, typeOnly }) => `${path} -> ${target}${typeOnly ? " (type)" : ""}`),
    );
    expect(against).toEqual([]);
  });

  it("imports nothing that is not there", () => {
    const missing = sources.flatMap(({ path, imports }) =>
      imports.filter((each) => isBelowSource(each) && !byPath.has(each.target)).map(({ target }) => `${path} -> ${target}`),
    );
    expect(missing).toEqual([]);
  });

  it("names a module of Node with node:, and in io/, node/, cli/ and node.ts only", () => {
    const elsewhere = sources.filter(
      ({ path, imports }) => path !== "node.ts" && !NODE_FOLDERS.includes(roomOf(path) ?? "") && imports.some(({ target }) => target.startsWith("node:")),
    );
    expect(elsewhere.map(({ path }) => path)).toEqual([]);
  });

  it.each(["index.ts", "node.ts", "natural.ts", "minhash.ts"])("has the entry %s", (entry) => {
    expect([...byPath.keys()]).toContain(entry);
  });

  it("loads neither a module of Node nor a package through index.ts", () => {
    const outside = [...reachableFrom("index.ts")].filter(([target]) => !target.endsWith(".ts"));
    expect(outside.map(([, way]) => way)).toEqual([]);
  });

  it("has no index.ts inside a folder and no file named utils or helpers", () => {
    expect(sources.map(({ path }) => path).filter((path) => /\/index\.ts$|(^|\/|-)(utils?|helpers?|misc|common)\.ts$/.test(path))).toEqual([]);
  });

  it(`has no file of more than ${LONGEST_FILE} lines whose header does not say why it is longer`, () => {
    const long = sources.filter(({ path, text }) => {
      const lines = text.split("\n");
      return !path.endsWith(".generated.ts") && lines.length > LONGEST_FILE && !lines.slice(0, 15).join(" ").includes("longer than");
    });
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  it("opens every file with a comment", () => {
    const bare = sources.filter(({ text }) => !/^(#!.*\n)?(\/\*\*|\/\/)/.test(text));
    expect(bare.map(({ path }) => path)).toEqual([]);
  });
});
