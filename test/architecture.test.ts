/**
 * The plan of the house, held against the imports of src/ and report/src: the stages stand in one order and import from earlier ones and
 * from leaves only; no file imports, by any way, what imports it; `node:` stays in io/, node/, cli/ and node.ts; the core, all that index.ts
 * reaches, has neither `node:` imports nor runtime dependencies; the page knows the records that src/report writes, and little else. Files
 * are small but no crumbs, named after what they compute, and never called index, utils or helpers.
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
  "stages",
  "index",
  "mcp",
  "io",
  "report",
  "node",
  "service",
  "cli",
];
/** What every room may use. */
const LEAVES = ["errors.ts", "version.ts", "types/"];
/** What a user imports: an entry may re-export from every room, and no room imports an entry. */
const ENTRIES = ["index.ts", "node.ts", "wire-index.ts", "mcp.ts", "duckdb.ts", "postgres.ts", "natural.ts", "minhash.ts", "natural-stemmers.d.ts"];
/** Imports against the order that the contracts demand: of types, and of nothing else. */
const TYPE_EXCEPTIONS = ["settings/options.ts -> information/word-model.ts", "settings/settings.ts -> information/word-model.ts"];
const NODE_FOLDERS = ["io", "node", "service", "cli"];
const LONGEST_FILE = 350;
const ROOT = new URL("../src/", import.meta.url);
const PAGE_ROOT = new URL("../report/src/", import.meta.url);
/** What the page may run of src/: leaves that need neither Node nor DOM. Types it may import of types/ too. */
const PAGE_IMPORTS = ["report/report-data.ts", "text/figures.ts", "text/visible-text.ts", "arrays/append.ts", "corpus/publication-time.ts"];

/** A file of fewer lines is a leaf that so many others import, or it is below: it belongs where its only callers are. */
const SHORTEST_FILE = 50;
const LEAF_IMPORTERS = 3;
/** One file a language, however many words it has. */
const DATA_FOLDER = "reading/lang/";
/** Short files with fewer importers, and why each is a file of its own all the same. */
const SHORT_FILES: Readonly<Record<string, string>> = {
  "index.ts": "entry",
  "node.ts": "entry",
  "wire-index.ts": "entry",
  "mcp.ts": "entry",
  "duckdb.ts": "entry",
  "postgres.ts": "entry",
  "natural-stemmers.d.ts": "what a package lacks, beside its only user natural.ts",
  "cli/main.ts": "entry of the command",
  "cli/stage-main.ts": "entry of the command for engines",
  "cli/stage.ts": "a command a file",
  "index/charge.ts": "what both kinds of work behind commits do where there are many writers",
  "index/detect-in-index.ts": "a verb of an index",
  "node/index-worker.ts": "entry of a thread",
  "node/open-index.ts": "what the entry wire-index.ts is for",
  "node/worker.ts": "entry of a thread",
  "node/worker-file.ts": "tests put another file in its place",
  "node/thread-messages.ts": "what both sides of a thread know; one of them is an entry",
  "node/temporary-files.ts": "one listener for the temporary files of all that make some",
  "io/readers/through.ts": "what two readers do with a stream of Node",
  "arrays/bit-filter.ts": "a structure that one looks for by name",
  "arrays/recent-values.ts": "a structure that one looks for by name",
  "io/readers/read-html.ts": "a format: one file each",
  "io/readers/ocr-pages.ts": "a kind of XML: one file each",
  "io/readers/declared-encoding.ts": "a thing that one looks for by name",
  "io/readers/name-patterns.ts": "a thing that one looks for by name",
  "kernels/assembly/layout.ts": "compiled by another compiler",
  "kernels/assembly/text/text.ts": "compiled by another compiler",
  "stages/int64.ts": "a thing that one looks for by name",
  "stages/published.ts": "a stage a file",
  "stages/registry.ts": "the list that grows with each stage",
  "stages/stage-settings.ts": "what all stages of a verb have in common",
  "text/kernel-rules.ts": "what a kernel has to know, as sketch/character-rules.ts",
  "kernels/assembly/splats.ts": "compiled by another compiler",
  "kernels/assembly/units.ts": "compiled by another compiler",
  "arrays/made-list.ts": "who makes lists and who writes them",
  "boilerplate/mask.ts": "a step of two verbs",
  "evidence/judged-records.ts": "the layout of what threads send, between who packs and who unpacks",
  "families/complete-pairs.ts": "the second round of the search, which detect alone runs",
  "reading/posts.ts": "a thing that one looks for by name",
  "relations/digests.ts": "a thing that one looks for by name",
  "relations/direction.ts": "a thing that one looks for by name",
  "relations/named-parties.ts": "a rule of two kinds of evidence",
  "relations/shares.ts": "a thing that one looks for by name",
  "service/openapi.ts": "a thing that one looks for by name",
  "relations/turned.ts": "two verbs tell a pair from the other side",
};

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

function readSources(root: URL): SourceFile[] {
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".ts"))
    .sort()
    .map((path) => {
      const text = readFileSync(new URL(path, root), "utf8");
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

const sources = readSources(ROOT);
const pageSources = readSources(PAGE_ROOT);
const byPath = new Map(sources.map((source) => [source.path, source]));
const byPagePath = new Map(pageSources.map((source) => [source.path, source]));
const isBelowSource = ({ target }: Import): boolean => target.endsWith(".ts");

/** Everything that `entry` loads, with the way to it. Types are erased, so imports of types lead nowhere. */
function reachableFrom(entry: string): Map<string, string> {
  const ways = new Map([[entry, entry]]);
  for (const [path, way] of ways)
    for (const { target, typeOnly } of byPath.get(path)?.imports ?? []) if (!typeOnly && !ways.has(target)) ways.set(target, `${way} > ${target}`);
  return ways;
}

/** Files that import each other, by whatever way, imports of types included: the ring from the first of them back to it. */
function circlesOf(files: readonly SourceFile[]): string[] {
  const targets = new Map(files.map(({ path, imports }) => [path, imports.map(({ target }) => target)]));
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(" > "));
    if (way.includes(path) || done.has(path)) return;
    for (const target of targets.get(path) ?? []) visit(target, [...way, path]);
    done.add(path);
  };
  for (const { path } of files) visit(path, []);
  return circles;
}

/** Short files that too few others import. */
function crumbsOf(files: readonly SourceFile[]): string[] {
  const importers = new Map<string, Set<string>>();
  for (const { path, imports } of files) for (const { target } of imports) importers.set(target, (importers.get(target) ?? new Set()).add(path));
  const isShort = ({ path, text }: SourceFile) =>
    !path.endsWith(".generated.ts") && !path.startsWith(DATA_FOLDER) && text.split("\n").length - 1 < SHORTEST_FILE;
  return files.filter((file) => isShort(file) && (importers.get(file.path)?.size ?? 0) < LEAF_IMPORTERS).map(({ path }) => path);
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
    expect(isAllowed("seeds/first-holders.ts", value("sketch/shingles.ts"))).toBe(true);
    expect(isAllowed("seeds/first-holders.ts", value("arrays/radix-sort.ts"))).toBe(true);
    expect(isAllowed("settings/options.ts", { target: "information/word-model.ts", typeOnly: true })).toBe(true);
    expect(isAllowed("settings/options.ts", value("information/model.ts"))).toBe(false);
    expect(isAllowed("text/tokens.ts", value("seeds/first-holders.ts"))).toBe(false);
    expect(isAllowed("text/tokens.ts", value("api/detect.ts"))).toBe(false);
    expect(isAllowed("kernels/hash.ts", value("text/tokens.ts"))).toBe(false);
    expect(isAllowed("cli/main.ts", value("api/detect.ts"))).toBe(true);
  });
});

describe("the finder of circles and crumbs", () => {
  const file = (path: string, ...targets: string[]): SourceFile => ({
    path,
    text: "one line\n",
    imports: targets.map((target) => ({ target, typeOnly: target.startsWith("types/") })),
  });

  it("sees a ring of any length, by types as well, and none in a diamond", () => {
    expect(circlesOf([file("a.ts", "b.ts", "c.ts"), file("b.ts", "d.ts"), file("c.ts", "d.ts"), file("d.ts")])).toEqual([]);
    expect(circlesOf([file("a.ts", "b.ts"), file("b.ts", "types/c.ts"), file("types/c.ts", "a.ts")])).toEqual(["a.ts > b.ts > types/c.ts > a.ts"]);
    expect(circlesOf([file("a.ts", "a.ts")])).toEqual(["a.ts > a.ts"]);
  });

  it("takes a short file for a leaf where three others import it", () => {
    const users = ["a.ts", "b.ts", "c.ts"].map((path) => ({ ...file(path, "leaf.ts"), text: "a line\n".repeat(SHORTEST_FILE) }));
    expect(crumbsOf([...users, file("leaf.ts")])).toEqual([]);
    expect(crumbsOf([...users.slice(1), file("leaf.ts")])).toEqual(["leaf.ts"]);
  });
});

describe("report/src", () => {
  it("imports the records of the report, public types and a few leaves, and no module of Node", () => {
    const isAllowedHere = ({ target, typeOnly }: Import): boolean => {
      const below = target.replace(/^\.\.\/\.\.\/src\//, "");
      if (below === target) return byPagePath.has(target) || /^d3-[a-z]+$/.test(target);
      return PAGE_IMPORTS.includes(below) || (typeOnly && below.startsWith("types/"));
    };
    const against = pageSources.flatMap(({ path, imports }) => imports.filter((each) => !isAllowedHere(each)).map(({ target }) => `${path} -> ${target}`));
    expect(against).toEqual([]);
  });

  it("is imported by nothing of src/", () => {
    expect(sources.filter(({ imports }) => imports.some(({ target }) => target.includes("report/src/"))).map(({ path }) => path)).toEqual([]);
  });
});

describe.each([
  ["src/", sources, SHORT_FILES],
  ["report/src", pageSources, {}],
] as const)("files of %s", (_, files, known) => {
  it("import nothing that imports them", () => {
    expect(circlesOf(files)).toEqual([]);
  });

  it(`are leaves where they have fewer than ${SHORTEST_FILE} lines, or are known, with a reason`, () => {
    expect(crumbsOf(files).filter((path) => !(path in known))).toEqual([]);
    const paths = files.map(({ path }) => path);
    expect(Object.keys(known).filter((path) => !paths.includes(path))).toEqual([]);
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

  it.each(["index.ts", "node.ts", "wire-index.ts", "mcp.ts", "duckdb.ts", "postgres.ts", "natural.ts", "minhash.ts"])("has the entry %s", (entry) => {
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
