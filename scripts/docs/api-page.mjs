// docs/api.md: every export of every entry: its declaration, what its doc comment says, its example.
import { ENTRIES } from "./declarations.mjs";

const KINDS = { function: "Functions", class: "Classes", constant: "Constants", type: "Types" };
const ABOUT = {
  wirecopy: "No dependency; runs in browsers and in Node.",
  "wirecopy/node": "All of `wirecopy`, and what needs files, streams and threads. Here what it adds, and what it has in another form.",
  "wirecopy/index": "An archive that lives on disk ([index.md](index.md)). It also exports the types of `wirecopy` that it names.",
  "wirecopy/duckdb":
    "`detect` without passages and `deduplicate` on one disk, for more than memory holds ([scale.md](scale.md)), by the package `@duckdb/node-api`, an optional peer.",
  "wirecopy/postgres":
    "The archive of `wirecopy/index` in PostgreSQL ([postgres.md](postgres.md)), by the package `pg`, an optional peer. It also exports the types of `wirecopy/index`.",
  "wirecopy/mcp": "Tools for an agent ([mcp.md](mcp.md)); the server needs the optional peer `@modelcontextprotocol/server`.",
  "wirecopy/natural": "Stemming by the package `natural`, an optional peer.",
  "wirecopy/minhash": "Signatures of the package `minhash`, an optional peer, in an `LshIndex`.",
};

export function apiPage({ exports }) {
  const told = new Set();
  const parts = Object.keys(ENTRIES).map((entry) => {
    // what another entry exports too, from the same file, is told once
    const own = exports[entry].filter(({ name, file }) => !told.has(`${file} ${name}`));
    for (const { name, file } of own) told.add(`${file} ${name}`);
    return { entry, own };
  });
  const contents = parts.map(({ entry, own }) => {
    const lists = Object.keys(KINDS).flatMap((kind) => {
      const names = own.filter((each) => each.kind === kind).map(({ name }) => `[\`${name}\`](#${slug(name, entry)})`);
      return names.length === 0 ? [] : [`${KINDS[kind].toLowerCase()} ${names.join(", ")}`];
    });
    return `- **[${entry}](#${headingSlug(entry)})**: ${lists.join("; ")}`;
  });
  const sections = parts.map(({ entry, own }) => {
    const names = Object.fromEntries([...new Set([entry, "wirecopy"])].map((from) => [from, exports[from].map(({ name }) => name)]));
    const kinds = Object.keys(KINDS).flatMap((kind) => own.filter((each) => each.kind === kind).map((each) => entryText(each, { entry, names })));
    return `## ${entry}\n\n${ABOUT[entry]}\n\n${kinds.join("\n")}`;
  });
  return `<!-- Made by scripts/make-docs.mjs from the code: change the doc comments in src/, then "npm run docs" -->
# API

Every export, by what it is imported from. Offsets are UTF-16 code units and spans are half-open, as \`text.slice(start, end)\` takes them. A wrong type is a \`TypeError\`, a value out of
range a \`RangeError\`, everything else a \`WirecopyError\` with a \`code\`. Defaults and ranges of the options stand in [options.md](options.md), the forms of files in [formats.md](formats.md).

${contents.join("\n")}

${sections.join("\n")}`;
}

function entryText({ name, text, doc, tags }, { entry, names }) {
  const throwing = tags.filter((tag) => tag.name === "throws").map(({ text: said }) => `- throws ${braced(said)}`);
  const params = tags.filter((tag) => tag.name === "param").map(({ text: said }) => `- ${said.replace(/^(\S+) (?:- )?/, "`$1`: ")}`);
  // a tag ends where a comment does, so what the last one says behind a blank line is of the whole
  const told = [...params, ...throwing].map((note) => note.split(/\n\s*\n/));
  const notes = told.map(([note]) => note.replace(/\s*\n\s*/g, " "));
  const rest = told.flatMap(([, ...paragraphs]) => paragraphs);
  const examples = tags.filter((tag) => tag.name === "example").map(({ text: code }) => `\`\`\`js\n${withImports(code, names)}\n\`\`\`\n`);
  const parts = [`### ${name}${entry === "wirecopy" ? "" : ` of ${entry}`}\n`, `\`\`\`ts\n${text}\n\`\`\`\n`];
  if (doc !== "") parts.push(`${doc}\n`);
  if (notes.length > 0) parts.push(`${notes.join("\n")}\n`);
  for (const paragraph of rest) parts.push(`${paragraph}\n`);
  return [...parts, ...examples].join("\n");
}

/** An example of a doc comment leaves out where names of its own entry and of the core come from; one that is copied from a page must not. */
function withImports(code, names) {
  const imported = new Set([...code.matchAll(/^import \{([^}]*)\}/gm)].flatMap(([, list]) => list.split(",").map((name) => name.trim())));
  const added = Object.entries(names).flatMap(([from, known]) => {
    const used = known.filter((name) => !imported.has(name) && new RegExp(`\\b${name}\\(`).test(code));
    for (const name of used) imported.add(name);
    return used.length === 0 ? [] : [`import { ${used.join(", ")} } from "${from}";`];
  });
  if (added.length === 0) return code;
  return `${added.join("\n")}\n${code.startsWith("import ") ? "" : "\n"}${code}`;
}

/** "{TypeError} if" and "TypeError if" alike. */
function braced(said) {
  return said.replace(/^\{([^}]+)\}/, "$1").replace(/^((?:TypeError|RangeError|WirecopyError)(?: \| (?:TypeError|RangeError|WirecopyError))*)/, "`$1`");
}

function slug(name, entry) {
  return headingSlug(entry === "wirecopy" ? name : `${name} of ${entry}`);
}

/** As GitHub makes anchors of headings. */
function headingSlug(heading) {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replace(/\s/g, "-");
}
