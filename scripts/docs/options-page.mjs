// docs/options.md: every flag of the command and every option of the API, with default, unit and range.
// The range of an option is what its own check asks for: each check is given NaN, which fits none, and its message says what it expected.

/** Tables of the API: what takes the options of a type, the type, and the check that resolves them. */
const TABLES = [
  {
    title: "detect, traceRelease, compare, explain",
    type: "DetectOptions",
    check: "resolveDetectOptions",
    others: { traceRelease: "TraceOptions", compare: "CompareOptions", explain: "ExplainOptions" },
    commands: ["detect", "trace", "compare"],
  },
  {
    title: "limits of these",
    type: "BoundOptions",
    check: "resolveDetectOptions",
    inside: "limits",
    others: { "compare, explain": "PairBoundOptions", deduplicate: "DeduplicateBoundOptions" },
    commands: ["detect"],
  },
  { title: "threads, of wirecopy/node", type: "ThreadOptions", check: "resolveThreads", commands: ["detect"] },
  { title: "deduplicate", type: "DeduplicateOptions", check: "resolveDeduplicateOptions", commands: ["dedupe"] },
  { title: "trainModel", type: "TrainOptions", check: "resolveTrainOptions", commands: ["model"] },
  { title: "createSketcher", type: "SketcherOptions", check: "resolveSketcherOptions", commands: [] },
  { title: "createLshIndex", type: "LshIndexOptions", check: "resolveLshIndexOptions", commands: [] },
  { title: "exactJaccard", type: "JaccardOptions", check: "resolveJaccardOptions", commands: [] },
  { title: "readDocuments, of wirecopy/node", type: "ReadOptions", check: "resolveReadOptions", commands: ["detect"] },
  { title: "writeDetection, of wirecopy/node", type: "WriteDetectionOptions", commands: [] },
  { title: "writeTables, of wirecopy/node", type: "TableOptions", commands: ["detect"] },
  { title: "openIndex, of wirecopy/index", type: "IndexOptions", check: "resolveIndexOptions", commands: ["index"] },
  { title: "add of an index", type: "AddOptions", check: "resolveAddOptions", commands: ["index"] },
  { title: "query and judge of an index", type: "QueryOptions", check: "resolveQueryOptions", commands: ["index"] },
];
const DEFAULT = / \(default: ([^)]*)\)$/;

export function optionsPage({ optionsOf }, code) {
  const program = code.createProgram(
    { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr, env: {}, signal: undefined },
    async () => undefined,
  );
  const commands = program.commands.filter((command) => command.name() !== "help");
  return `<!-- Made by scripts/make-docs.mjs from the code: change the definitions in src/, then "npm run docs" -->
# Options

Every flag of \`wirecopy\`, then every option of the functions. Flags and options of one name mean the same and have the same default. An option that is absent, or \`undefined\`, has its
default. One that is not known, or out of range, is an error that says what was expected. What a result was made with stands in its \`settings\`.

## Commands

${commandsTable(commands)}

## Flags

${flagTables(commands, code.GROUPS)}

## Options of the functions

\`import\` says where each comes from: [api.md](api.md). "bits" are those of [architecture.md](architecture.md#bits), "tokens" are words as [it cuts them](architecture.md#tokens).

${TABLES.map((table) => optionTable(table, { optionsOf, code, commands })).join("\n\n")}
`;
}

function commandsTable(commands) {
  const rows = commands.map((command) => {
    const args = command.registeredArguments.map(({ required, variadic, ...argument }) => {
      const name = `${argument._name}${variadic ? "..." : ""}`;
      return required ? `<${name}>` : `[${name}]`;
    });
    return [`\`wirecopy ${[command.name(), ...args].join(" ")}\``, command.summary()];
  });
  return table(["command", "does"], rows);
}

function flagTables(commands, groups) {
  const rows = new Map();
  for (const command of commands) {
    for (const option of [...command.options, command._getHelpOption?.()].filter(Boolean)) {
      const key = `${option.flags}\n${option.description}`;
      const row = rows.get(key) ?? { option, names: [] };
      row.names.push(command.name());
      rows.set(key, row);
    }
  }
  const all = [...rows.values()];
  const firstOf = (flag) => all.findIndex(({ option }) => option.long === flag);
  return Object.values(groups)
    .map((heading) => {
      const those = all.filter(({ option }) => option.helpGroupHeading === heading).sort((x, y) => firstOf(x.option.long) - firstOf(y.option.long));
      const cells = those.map(({ option, names }) => [
        `\`${option.flags}\``,
        option.argChoices === undefined ? "" : option.argChoices.map((choice) => `\`${choice}\``).join(", "),
        DEFAULT.exec(option.description)?.[1] ?? "",
        option.description.replace(DEFAULT, ""),
        names.length === commands.length ? "all" : names.join(", "),
      ]);
      return `### ${heading.replace(/:$/, "")}\n\n${table(["flag", "one of", "default", "effect", "commands"], cells)}`;
    })
    .join("\n\n");
}

function optionTable({ title, type, check, inside, others = {}, commands: names }, { optionsOf, code, commands }) {
  const resolve = check === undefined ? undefined : (options) => code[check](inside === undefined ? options : { [inside]: options });
  const resolved = check === undefined ? {} : resolve({});
  const defaults = inside === undefined ? resolved : resolved[inside];
  const takers = Object.entries(others).map(([taker, of]) => [taker, new Set(optionsOf(of).map(({ name }) => name))]);
  const rows = optionsOf(type).map(({ name, type: written, doc, byDefault }) => {
    if (doc === "") throw new Error(`${type}.${name} has no doc comment`);
    checkDefault({ type, name, byDefault, used: defaults?.[name] });
    const takes = takers.filter(([, has]) => has.has(name)).map(([taker]) => taker);
    return [
      `\`${name}\``,
      flagOf(name, { names, commands }),
      rangeOf(name, resolve) ?? `\`${written}\``,
      byDefault ?? "",
      doc.replace(/\s*\n\s*/g, " "),
      ...(takers.length === 0 ? [] : [takes.join(", ")]),
    ];
  });
  const head = ["option", "flag", "value", "default", "effect", ...(takers.length === 0 ? [] : ["also of"])];
  return `### ${title}\n\n${table(head, rows)}`;
}

/** The first command of these that has a flag for the option. */
function flagOf(name, { names, commands }) {
  const options = names.flatMap((each) => commands.find((command) => command.name() === each).options);
  const found = options.find((option) => option.attributeName() === name);
  return found === undefined ? "" : `\`${found.long}\``;
}

/** What the check of an option expects; undefined where it takes anything, or has no check. */
function rangeOf(name, resolve) {
  if (resolve === undefined) return undefined;
  try {
    resolve({ [name]: Number.NaN });
    return undefined;
  } catch (error) {
    const expected = /expected (.*), got/.exec(error.message)?.[1];
    return expected === "object" || expected === "function" ? undefined : expected;
  }
}

/** A default that a doc comment tells and the code does not have would be a lie. */
function checkDefault({ type, name, byDefault, used }) {
  if (byDefault === undefined || !["number", "boolean"].includes(typeof used) || !/^(?:[\d_.]+|true|false)$/.test(byDefault)) return;
  if (String(used) !== byDefault.replaceAll("_", "")) throw new Error(`${type}.${name}: the doc comment says ${byDefault}, the code ${used}`);
}

function table(head, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
