// What the entries of src/ export, read by the TypeScript compiler: the declaration of each as a reader of a .d.ts sees it, its doc comment, and the options of an
// interface with their types, doc comments and defaults, inherited ones among them.
import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";

/** Import name -> its source. */
export const ENTRIES = {
  wirecopy: "src/index.ts",
  "wirecopy/node": "src/node.ts",
  "wirecopy/index": "src/wire-index.ts",
  "wirecopy/duckdb": "src/duckdb.ts",
  "wirecopy/postgres": "src/postgres.ts",
  "wirecopy/mcp": "src/mcp.ts",
  "wirecopy/natural": "src/natural.ts",
  "wirecopy/minhash": "src/minhash.ts",
};

/** Exports by import name, each `{ name, kind, file, text, doc, tags }`, and `optionsOf` a type's name. */
export function readDeclarations(root) {
  const { config } = ts.readConfigFile(join(root, "tsconfig.base.json"), (path) => readFileSync(path, "utf8"));
  const { options } = ts.convertCompilerOptionsFromJson({ ...config.compilerOptions, types: ["node"], composite: false, declaration: true }, root);
  const sources = [...Object.values(ENTRIES), "web-globals.d.ts", "src/natural-stemmers.d.ts"].map((path) => join(root, path));
  const program = ts.createProgram(sources, options);
  const checker = program.getTypeChecker();
  const printed = new Map();

  const symbols = new Map();
  const exports = {};
  for (const [name, path] of Object.entries(ENTRIES)) {
    const module = checker.getSymbolAtLocation(program.getSourceFile(join(root, path)));
    exports[name] = checker.getExportsOfModule(module).map((exported) => {
      const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
      symbols.set(exported.name, symbol);
      return describe(symbol, exported.name);
    });
  }

  function describe(symbol, name) {
    const declaration = symbol.declarations[0];
    const file = relative(root, declaration.getSourceFile().fileName).replaceAll("\\", "/");
    if (!printed.has(file)) printed.set(file, declarationTexts(program, declaration.getSourceFile()));
    const texts = printed.get(file).get(symbol.name);
    if (texts === undefined) throw new Error(`no declaration of ${name} in ${file}`);
    return { name, kind: kindOf(symbol), file, text: texts.join("\n"), doc: plain(symbol.getDocumentationComment(checker)), tags: tagsOf(symbol) };
  }

  function tagsOf(symbol) {
    return symbol.getJsDocTags(checker).map(({ name, text }) => ({ name, text: plain(text) }));
  }

  /** The properties of an object type that is exported. */
  function optionsOf(name) {
    const symbol = symbols.get(name);
    if (symbol === undefined) throw new Error(`no export ${name}`);
    return checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol)).map((property) => {
      const type = checker.getNonNullableType(checker.getTypeOfSymbol(property));
      const written = property.declarations?.[0]?.type?.getText().replace(/ \| undefined$/, "") ?? checker.typeToString(type);
      return {
        name: property.name,
        type: written.replace(/\s+/g, " "),
        doc: plain(property.getDocumentationComment(checker)),
        byDefault: tagsOf(property).find((tag) => tag.name === "default")?.text,
      };
    });
  }

  return { exports, optionsOf };
}

const plain = (parts) => ts.displayPartsToString(parts ?? []).trim();

function kindOf({ flags }) {
  if (flags & ts.SymbolFlags.Function) return "function";
  if (flags & ts.SymbolFlags.Class) return "class";
  return flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.TypeAlias) ? "type" : "constant";
}

/** Name -> what the compiler writes into the .d.ts of a file, with the doc comments of its members, without its own. */
function declarationTexts(program, source) {
  const names = new Map();
  const write = (_path, text) => {
    const parsed = ts.createSourceFile("a.d.ts", text, ts.ScriptTarget.ES2022, true);
    const add = (name, statement) => names.set(name, [...(names.get(name) ?? []), withoutModifiers(statement.getText(parsed))]);
    for (const statement of parsed.statements) {
      if (ts.isVariableStatement(statement)) for (const { name } of statement.declarationList.declarations) add(name.getText(parsed), statement);
      else if (statement.name !== undefined) add(statement.name.text, statement);
    }
  };
  program.emit(source, write, undefined, true);
  return names;
}

function withoutModifiers(text) {
  return text
    .replace(/^export /, "")
    .replace(/^declare /, "")
    .replace(/^ +(?:private [^\n]*|#private;)\n/gm, "")
    .replace(/^ {4}/gm, "  ");
}
