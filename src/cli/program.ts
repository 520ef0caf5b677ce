/**
 * Command line: every command with its arguments and options, once: what parses them, what prints the help and what the completions of a shell
 * are made of (completion.ts). One list of a dozen commands, and so longer than other files.
 */
import { existsSync } from "node:fs";
import { type AddHelpTextContext, Argument, Command, type Option } from "commander";
import { writeToStream } from "../node/write-stream.js";
import { DEFAULT_DEDUPLICATE_THRESHOLD } from "../settings/sketch-options.js";
import { VERSION } from "../version.js";
import * as options from "./command-options.js";
import { type CompareFlags, runCompare } from "./compare.js";
import { completionScript, SHELLS, type Shell } from "./completion.js";
import { type DedupeFlags, runDedupe } from "./dedupe.js";
import { type DetectFlags, runDetect } from "./detect.js";
import { EXIT_FINE } from "./exit-status.js";
import { runExplain } from "./explain.js";
import { type HelpName, helpTextOf } from "./help-texts.js";
import { INDEX_ACTIONS, type IndexAction, type IndexFlags, runIndex } from "./index-command.js";
import { abortOnSignals } from "./interrupts.js";
import { type McpFlags, runMcp } from "./mcp.js";
import { messageLine } from "./messages.js";
import { MODEL_ACTIONS, type ModelAction, type ModelFlags, runModel } from "./model.js";
import type { TwoFileFlags } from "./read-texts.js";
import { runServe, type ServeFlags } from "./serve.js";
import type { StageFlags } from "./stage.js";
import { runStories } from "./stories.js";
import { columnsOf, type Terminal } from "./terminal.js";
import { oneLine } from "./terminal-text.js";
import { runTrace, type TraceFlags } from "./trace.js";

/** Runs a command to its exit status; usage errors point to the help of the command that is named. */
export type Run = (name: string, command: () => Promise<number>) => Promise<void>;

const MOST_HELP_COLUMNS = 80;
/** Descriptions are wrapped beside their terms from so many columns on: commander's 40 would leave them to the terminal below 68 columns. */
const LEAST_DESCRIPTION_COLUMNS = 10;
/** Milliseconds for a service to end: its requests have ten seconds, and it writes what is due. */
const SERVICE_GRACE_MS = 20_000;
const MANY_DOCUMENTS = "Many documents:";
const TWO_TEXTS = "Two texts:";
const HELP = "Help:";

/** What a command is run in, and by. */
interface Surroundings {
  readonly terminal: Terminal;
  readonly run: Run;
}

/** The whole of the command line; `run` is given the command that was asked for. */
export function createProgram(terminal: Terminal, run: Run): Command {
  const program = new Command("wirecopy");
  program
    .description("Finds copied text in news: near-duplicates, wire copy, reused releases and quotations, with the exact characters on both sides.")
    .version(VERSION, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this")
    .exitOverride()
    .configureHelp({
      subcommandTerm: (command) => [command.name(), ...command.registeredArguments.map(termOf)].join(" "),
      minWidthToWrap: LEAST_DESCRIPTION_COLUMNS,
    })
    .configureOutput({
      getOutHelpWidth: () => (terminal.stdout.isTTY ? Math.min(MOST_HELP_COLUMNS, columnsOf(terminal.stdout)) : MOST_HELP_COLUMNS),
      outputError: (text, write) => write(linesOfError(text)),
    })
    .showHelpAfterError(hintOf())
    .addHelpText("after", helpTextBelow("wirecopy"));
  // commander would have said so itself, but not of a path
  program.on("command:*", ([word = ""]: string[]) => program.error(unknownCommand(word, program)));
  // of `help nope` commander shows the help of all as an error
  program.on("beforeAllHelp", ({ error }: AddHelpTextContext) => error && refuseHelp(program));
  for (const add of [addDetect, addStories, addTrace, addDedupe, addIndex, addServe, addMcp, addModel, addStage, addCompare, addExplain, addCompletion])
    add(program, { terminal, run });
  program.addHelpCommand(new Command("help").argument("[command]").summary("say more of a command").helpGroup(HELP));
  return program;
}

/** What stands below the options, laid out when it is asked for: as wide as what stands above it. */
function helpTextBelow(name: HelpName): (context: AddHelpTextContext) => string {
  return ({ command }) => helpTextOf(name, command.configureOutput().getOutHelpWidth?.() ?? MOST_HELP_COLUMNS);
}

/** Points to the help of a command. */
export function hintOf(command?: string): string {
  return `(wirecopy ${command === undefined ? "" : `${command} `}--help says more)`;
}

function termOf(argument: Argument): string {
  const shown = `${argument.name()}${argument.variadic ? "..." : ""}`;
  return argument.required ? `<${shown}>` : `[${shown}]`;
}

/** Messages of commander begin as all others do, and hold nothing that a terminal acts upon. */
function linesOfError(text: string): string {
  const lines = text
    .replace(/^error: /, "")
    .trimEnd()
    .split("\n")
    .map(oneLine);
  return `${messageLine(lines.join("\n"))}\n`;
}

/** A path in the place of a command is what newcomers type. */
function unknownCommand(word: string, program: Command): string {
  const names = program.commands.map((command) => command.name());
  const hint = existsSync(word) ? `\n(\`wirecopy detect ${word}\` examines it)` : options.suggestion(word, [...names, "help"]);
  return `unknown command '${word}'${hint}`;
}

/** Ends `wirecopy help WORD` of a word that is no command; "help" itself is explained by the help of all. */
function refuseHelp(program: Command): void {
  const [name, word] = program.args;
  if (name !== "help" || word === undefined) return;
  if (word === name) program.help();
  program.error(unknownCommand(word, program));
}

function command(program: Command, { name, group, summary }: { readonly name: HelpName; readonly group: string; readonly summary: string }): Command {
  const added = program.command(name).summary(summary).description(summary).helpGroup(group).showHelpAfterError(hintOf(name));
  return added.addHelpText("after", helpTextBelow(name)).addHelpOption(options.helpOption());
}

function addDetect(program: Command, { terminal, run }: Surroundings): void {
  const summary = "find every reused passage and every near-duplicate in a collection";
  const added = addDetectOptions(command(program, { name: "detect", group: MANY_DOCUMENTS, summary }), "a table with one row a passage");
  withOptions(added, [options.noPassagesOption(), options.whereOption(), ...options.engineOptions()]).action((inputs: string[], flags: DetectFlags) =>
    run("detect", () => runDetect(inputs, flags, { ...terminal, signal: abortOnSignals() })),
  );
}

function addStories(program: Command, { terminal, run }: Surroundings): void {
  const summary = "group a collection into stories tied by reuse, and count the independent origins of each";
  addDetectOptions(command(program, { name: "stories", group: MANY_DOCUMENTS, summary }), "a table of the stories' documents with their origins").action(
    (inputs: string[], flags: DetectFlags) => run("stories", () => runStories(inputs, flags, { ...terminal, signal: abortOnSignals() })),
  );
}

/** Arguments and options that `detect` and `stories` have in common. @param table what --csv writes. */
function addDetectOptions(added: Command, table: string): Command {
  withResultOptions(added.argument("<inputs...>", "files, folders, or - for JSON lines on standard input"), table)
    .addOption(options.outputOption("--html <file>", "write a report to look at: one file, opened by a browser, that needs no network"))
    .addOption(options.tablesOption())
    .addOption(options.tableFormOption())
    .addOption(options.offsetsOption())
    .addOption(options.saveTextsOption())
    .addOption(options.quietOption())
    .addOption(options.noColorOption())
    .addOption(options.againstOption());
  return withSearchOptions(added)
    .addOption(options.noSelfOption())
    .addOption(options.familyPairsOption())
    .addOption(options.thresholdOption())
    .addOption(options.representativeOption())
    .addOption(options.preferSourceOption())
    .addOption(options.threadsOption());
}

function withOptions(added: Command, all: readonly Option[]): Command {
  return all.reduce((command, option) => command.addOption(option), added);
}

function withResultOptions(added: Command, table: string): Command {
  return added
    .addOption(options.outputOption("--json <file>", "write the whole result as one JSON object; - for standard output"))
    .addOption(options.outputOption("--jsonl <file>", "write it as JSON lines, one record a line"))
    .addOption(options.outputOption("--csv <file>", `write ${table}`));
}

/** What every search of many documents takes. */
function withSearchOptions(added: Command): Command {
  return added
    .addOption(options.ignoreOption())
    .addOption(options.encodingOption())
    .addOption(options.mapOption())
    .addOption(options.datesOption())
    .addOption(options.modelOption())
    .addOption(options.sensitivityOption())
    .addOption(options.marginBitsOption())
    .addOption(options.thresholdsOption())
    .addOption(options.otherSourceOption())
    .addOption(options.withinOption());
}

function addTrace(program: Command, { terminal, run }: Surroundings): void {
  const summary = "say who used a release: which articles, which sentences of it, how altered, who first";
  const added = command(program, { name: "trace", group: MANY_DOCUMENTS, summary })
    .argument("<release>", "a text file, or JSON lines or CSV of one record; - for text on standard input")
    .argument("<articles...>", "files, folders, or - for JSON lines on standard input; the release among them is passed over");
  withResultOptions(added, "a table with one row a passage, and the figures of its article")
    .addOption(options.outputOption("--html <file>", "write a report to look at: the release with who used which sentence, in one file that needs no network"))
    .addOption(options.tablesOption())
    .addOption(options.tableFormOption())
    .addOption(options.offsetsOption())
    .addOption(options.saveTextsOption())
    .addOption(options.quietOption())
    .addOption(options.noColorOption());
  withSearchOptions(added)
    .addOption(options.familyPairsOption())
    .addOption(options.threadsOption())
    .action((release: string, articles: string[], flags: TraceFlags) =>
      run("trace", () => runTrace([release, ...articles], flags, { ...terminal, signal: abortOnSignals() })),
    );
}

function addDedupe(program: Command, { terminal, run }: Surroundings): void {
  const added = command(program, { name: "dedupe", group: MANY_DOCUMENTS, summary: "leave out what is nearly the same as another document" })
    .argument("<inputs...>", "files, folders, or - for JSON lines on standard input")
    .addOption(options.outputOption("--out <file>", "write what is kept as it came in, of text files their names; - for standard output"))
    .addOption(options.outputOption("--duplicates <file>", "write what is dropped and for which kept document, as JSON lines"))
    .addOption(options.quietOption())
    .addOption(options.noColorOption())
    .addOption(options.encodingOption())
    .addOption(options.mapOption())
    .addOption(options.datesOption())
    .addOption(options.thresholdOption("a document is dropped", DEFAULT_DEDUPLICATE_THRESHOLD))
    .addOption(options.keepOption())
    .addOption(options.choiceOption("duplicates", "--per <what>", { text: "one of each publisher stays, not one of all", choices: ["source"] }))
    .addOption(options.threadsOption());
  withOptions(added, options.engineOptions()).action((inputs: string[], flags: DedupeFlags) =>
    run("dedupe", () => runDedupe(inputs, flags, { ...terminal, signal: abortOnSignals() })),
  );
}

function addIndex(program: Command, { terminal, run }: Surroundings): void {
  const added = command(program, { name: "index", group: MANY_DOCUMENTS, summary: "keep an archive on disk that says what of a text it has seen, and where" });
  const actions =
    "add: put documents in; query: what of a text is there; trace: who used a release; remove: by ids; expire: by time; stats; verify: read every byte; compact: one segment";
  added
    .addArgument(new Argument("<action>", actions).choices(INDEX_ACTIONS).argParser(argumentOf(added, INDEX_ACTIONS)))
    .argument("<folder>", "of the index, or postgres://... of a database; add makes one")
    .argument("[words...]", "of add files, folders, or -; of query and trace one text; of remove ids");
  withResultOptions(added, "a table with one row a passage")
    .addOption(options.outputOption("--html <file>", "write a report to look at: one file that needs no network"))
    .addOption(options.quietOption())
    .addOption(options.noColorOption())
    .addOption(options.encodingOption())
    .addOption(options.mapOption())
    .addOption(options.datesOption());
  const { input, run: ofRun } = options.indexOptions();
  withOptions(added, input)
    .addOption(options.sensitivityOption("how short a run is sure to be found, fixed by the first add: 3, 8 or 15 words (default: sentence)"))
    .addOption(options.otherSourceOption())
    .addOption(options.withinOption())
    .addOption(options.thresholdOption("two documents are near-duplicates, fixed by the first add"));
  withOptions(added, ofRun).action((action: IndexAction, folder: string, words: string[], flags: IndexFlags) =>
    run("index", () => runIndex(action, [folder, ...words], flags, { ...terminal, signal: abortOnSignals() })),
  );
}

function addServe(program: Command, { terminal, run }: Surroundings): void {
  const added = command(program, {
    name: "serve",
    group: MANY_DOCUMENTS,
    summary: "answer questions about an index over HTTP, for other programs and for people",
  })
    .argument("<index>", "its folder or postgres://..., which is made if there is none")
    .addOption(options.sensitivityOption("how short a run is sure to be found, of an index that is made: 3, 8 or 15 words (default: sentence)"))
    .addOption(options.thresholdOption("two documents are near-duplicates, of an index that is made"));
  withOptions(added, [...options.serveOptions(), options.threadsOption()]).action((folder: string, flags: ServeFlags) =>
    run("serve", () => runServe(folder, flags, { ...terminal, signal: abortOnSignals({ graceMs: SERVICE_GRACE_MS }) })),
  );
}

function addMcp(program: Command, { terminal, run }: Surroundings): void {
  command(program, { name: "mcp", group: MANY_DOCUMENTS, summary: "offer compare, trace, origins and seen-before as tools to an agent (MCP on stdio)" })
    .argument("[archive...]", "the folder or postgres://... of an index, or files and folders; without it tools have the texts they are given")
    .addOption(options.encodingOption())
    .addOption(options.mapOption())
    .addOption(options.sensitivityOption("of files: how short a run is sure to be found: 3, 8 or 15 words (default: sentence)"))
    .action((archive: string[], flags: McpFlags) => run("mcp", () => runMcp(archive, flags, { ...terminal, signal: abortOnSignals() })));
}

function addModel(program: Command, { terminal, run }: Surroundings): void {
  const added = command(program, { name: "model", group: MANY_DOCUMENTS, summary: "make a file of word statistics for --model, or say what one is" });
  added
    .addArgument(
      new Argument("<action>", "train: count the words of documents; merge: make one model of several; info: print what a model is")
        .choices(MODEL_ACTIONS)
        .argParser(argumentOf(added, MODEL_ACTIONS)),
    )
    .argument("<files...>", "of train files, folders, or - for JSON lines on standard input; of merge models; of info one")
    .addOption(options.outputOption("--out <file>", "write the model there; - for standard output"))
    .addOption(options.quietOption())
    .addOption(options.noColorOption())
    .addOption(options.encodingOption())
    .addOption(options.mapOption())
    .addOption(options.maxTokensOption())
    .action((action: ModelAction, files: string[], flags: ModelFlags) =>
      run("model", () => runModel(action, files, flags, { ...terminal, signal: abortOnSignals() })),
    );
}

function addStage(program: Command, { terminal, run }: Surroundings): void {
  const added = command(program, { name: "stage", group: MANY_DOCUMENTS, summary: "run one stage behind a pipe, for an engine such as Spark" });
  withOptions(added.argument("<name>", "of the stage"), options.stageOptions()).action((name: string, flags: StageFlags) =>
    run("stage", async () => (await import("./stage.js")).runStage(name, flags, terminal)),
  );
}

function argumentOf(command: Command, choices: readonly string[]): (value: string) => string {
  return (value) => argumentAmong(command, { name: "<action>", value, choices });
}

function addCompare(program: Command, { terminal, run }: Surroundings): void {
  withTwoTexts(command(program, { name: "compare", group: TWO_TEXTS, summary: "print two texts side by side with what they share" }))
    .addOption(options.noSelfOption())
    .action((a: string, b: string, flags: CompareFlags) => run("compare", () => runCompare([a, b], flags, terminal)));
}

function addExplain(program: Command, { terminal, run }: Surroundings): void {
  const summary = "say for each run that two texts share why it is or is not reported";
  withTwoTexts(command(program, { name: "explain", group: TWO_TEXTS, summary })).action((a: string, b: string, flags: TwoFileFlags) =>
    run("explain", () => runExplain([a, b], flags, terminal)),
  );
}

function withTwoTexts(added: Command): Command {
  return added
    .argument("<a>", "a text file, also with .gz; - for standard input")
    .argument("<b>", "another one")
    .addOption(options.noColorOption())
    .addOption(options.ignoreOption())
    .addOption(options.encodingOption())
    .addOption(options.modelOption())
    .addOption(options.marginBitsOption())
    .addOption(options.thresholdsOption());
}

function addCompletion(program: Command, { terminal, run }: Surroundings): void {
  const added = command(program, { name: "completion", group: HELP, summary: "print a script that completes wirecopy in a shell" });
  added
    .addArgument(new Argument("<shell>", "which one").choices(SHELLS).argParser((value) => argumentAmong(added, { name: "<shell>", value, choices: SHELLS })))
    .action((shell: Shell) =>
      run("completion", async () => {
        await writeToStream(terminal.stdout, [completionScript(program, shell)]);
        return EXIT_FINE;
      }),
    );
}

/** An argument with choices, as it was typed. */
interface ChosenArgument {
  readonly name: string;
  readonly value: string;
  readonly choices: readonly string[];
}

/** The value, if it is one of the choices; else ends `command` with what was expected. */
function argumentAmong(command: Command, { name, value, choices }: ChosenArgument): string {
  if (choices.includes(value)) return value;
  const expected = `${choices.slice(0, -1).join(", ")} or ${choices.at(-1)}`;
  return command.error(`${name} expected ${expected}, got ${value}${options.suggestion(value, choices)}`);
}
