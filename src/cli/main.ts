#!/usr/bin/env node
/**
 * Command line: arguments -> a command, and its exit status. Results go to standard output, everything else to standard
 * error. An interrupt leaves no partial file; a reader that has seen enough (`| head`) ends the command quietly.
 */
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { ENCODINGS } from "../io/readers/read-options.js";
import { DEFAULT_BOUNDS, DEFAULT_DEDUPLICATE_THRESHOLD, DEFAULT_THRESHOLD, KEEPS, SENSITIVITIES } from "../options.js";
import { VERSION } from "../version.js";
import { type CompareFlags, runCompare } from "./compare.js";
import { type DedupeFlags, runDedupe } from "./dedupe.js";
import { type DetectFlags, runDetect } from "./detect.js";
import { describeError, EXIT_FINE, EXIT_INPUT, UsageError } from "./exit-status.js";
import { runExplain } from "./explain.js";
import { abortOnSignals } from "./interrupts.js";
import { collected } from "./read-ignored.js";
import type { TwoFileFlags } from "./read-two.js";
import { runStories } from "./stories.js";
import type { Terminal } from "./terminal.js";
import { oneLine } from "./terminal-text.js";
import { runTrace, type TraceFlags } from "./trace.js";

const DETECT_EXAMPLES = `
Examples:
  wirecopy detect articles/                          every .txt, .jsonl, .ndjson and .csv below a folder
  wirecopy detect release.txt stories/ --json out.json
  wirecopy detect articles/ --html report.html       a report to look at
  wirecopy detect new.jsonl --against archive.jsonl  new articles with an archive, not with each other
  wirecopy detect corpus.jsonl.gz --sensitivity sentence --csv passages.csv
  zcat feed.jsonl.gz | wirecopy detect - --other-source-only --within 72h --jsonl - | jq .record

Exit status: 0 fine, 2 usage or input (the rest of the input is still examined), 3 internal, 130 interrupted.
Ctrl-C ends the run as soon as its present step lets go, a second one at once; files appear whole or not at all.`;

const DEDUPE_EXAMPLES = `
Examples:
  wirecopy dedupe crawl.jsonl                        how many near-duplicates there are
  wirecopy dedupe crawl.jsonl.gz --out unique.jsonl --duplicates dropped.jsonl
  wirecopy dedupe monday.csv tuesday.csv --keep longest --out unique.csv
  wirecopy dedupe articles/ --out - | xargs cat      of text files, --out has the names
  zcat feed.jsonl.gz | wirecopy dedupe - --out - | jq .id

Exit status: 0 fine, 2 usage or input (the rest of the input is still examined), 3 internal, 130 interrupted.
Records are copied byte for byte. Standard input and .gz pass through a temporary file in TMPDIR.`;

const TRACE_EXAMPLES = `
Examples:
  wirecopy trace release.txt articles/               who used which sentences of it, how altered, who first
  wirecopy trace release.txt articles/ --html report.html
  wirecopy trace release.jsonl crawl.jsonl.gz --csv uses.csv
  zcat feed.jsonl.gz | wirecopy trace release.txt - --within 2w --json trace.json

RELEASE is a text file, or JSON lines or CSV of one record, which can tell its time and source. Articles are compared with it, not
with each other: \`wirecopy stories\` of all of them tells through whom a text came.

Exit status: 0 fine, 2 usage or input (the rest of the input is still examined), 3 internal, 130 interrupted.`;

const STORIES_EXAMPLES = `
Examples:
  wirecopy stories articles/                         stories, and how many independent origins are behind each
  wirecopy stories week.jsonl.gz --within 2w --csv stories.csv
  wirecopy stories corpus.jsonl --prefer-source Reuters --prefer-source AP --json out.json

--json and --jsonl write what \`wirecopy detect\` writes; --csv has a row for each document of a story and each of its origins.

Exit status: 0 fine, 2 usage or input (the rest of the input is still examined), 3 internal, 130 interrupted.`;

const EXIT_STATUS = `

Exit status: 0 fine, 2 usage or input, 3 internal, 130 interrupted.`;

const COMPARE_EXAMPLES = `
Examples:
  wirecopy compare release.txt story.txt
  wirecopy compare a.txt b.txt.gz --no-color | less
  wirecopy compare <(pdftotext a.pdf -) b.txt${EXIT_STATUS}`;

const EXPLAIN_EXAMPLES = `
Examples:
  wirecopy explain release.txt story.txt
  wirecopy explain release.txt - < story.txt${EXIT_STATUS}`;

/** Runs a command to its exit status; usage errors point to the help of the command that is named. */
type Run = (name: string, command: () => Promise<number>) => Promise<void>;

/** The whole of the command line; `run` is given the command that was asked for. */
function createProgram(terminal: Terminal, run: Run): Command {
  const program = new Command("wirecopy")
    .description("Finds copied text in news: near-duplicates, wire copy, reused releases and quotations, with the exact characters on both sides.")
    .version(VERSION)
    .exitOverride()
    .showHelpAfterError(hintOf())
    .addHelpText(
      "after",
      `\nExamples:\n  wirecopy detect articles/ --json out.json\n  wirecopy stories articles/\n  wirecopy trace release.txt articles/\n  wirecopy dedupe crawl.jsonl --out unique.jsonl\n  wirecopy compare release.txt story.txt\n  wirecopy explain release.txt story.txt${EXIT_STATUS}`,
    );
  addDetect(program, terminal, run);
  addStories(program, terminal, run);
  addTrace(program, terminal, run);
  addDedupe(program, terminal, run);
  addTwoFileCommand(program, "compare", "print two text files side by side with what they share")
    .addOption(noSelfOption())
    .addHelpText("after", COMPARE_EXAMPLES)
    .action((a: string, b: string, flags: CompareFlags) => run("compare", () => runCompare([a, b], flags, terminal)));
  addTwoFileCommand(program, "explain", "say for each run that two text files share why it is or is not reported")
    .addHelpText("after", EXPLAIN_EXAMPLES)
    .action((a: string, b: string, flags: TwoFileFlags) => run("explain", () => runExplain([a, b], flags, terminal)));
  return program;
}

function addDetect(program: Command, terminal: Terminal, run: Run): void {
  const command = program.command("detect").description("find every reused passage and every near-duplicate in a collection");
  addDetectOptions(command)
    .option("--no-passages", "near-duplicates only")
    .addHelpText("after", DETECT_EXAMPLES)
    .action((inputs: string[], flags: DetectFlags) => run("detect", () => runDetect(inputs, flags, { ...terminal, signal: abortOnSignals() })));
}

function addStories(program: Command, terminal: Terminal, run: Run): void {
  const command = program.command("stories").description("group a collection into stories tied by reuse, and count the independent origins of each");
  addDetectOptions(command)
    .addHelpText("after", STORIES_EXAMPLES)
    .action((inputs: string[], flags: DetectFlags) => run("stories", () => runStories(inputs, flags, { ...terminal, signal: abortOnSignals() })));
}

/** Arguments and options that `detect` and `stories` have in common. */
function addDetectOptions(command: Command): Command {
  return command
    .showHelpAfterError(hintOf(command.name()))
    .argument("<inputs...>", "files, folders, or - for JSON lines on standard input")
    .addOption(sensitivityOption())
    .addOption(marginBitsOption())
    .option("--threshold <share>", `resemblance from which two documents are near-duplicates, in (0, 1] (default: ${DEFAULT_THRESHOLD})`, asNumber)
    .option("--json <file>", "write the whole result as one JSON object; - for standard output")
    .option("--jsonl <file>", "write it as JSON lines, one record a line")
    .option(
      "--csv <file>",
      command.name() === "stories" ? "write a table of the stories' documents with their origins" : "write a table with one row a passage",
    )
    .option("--html <file>", "write a report to look at: one file, opened by a browser, that needs no network")
    .addOption(againstOption())
    .addOption(otherSourceOption())
    .addOption(withinOption())
    .addOption(noSelfOption())
    .addOption(new Option("--representative <rule>", "which document stands for a cluster (default: earliest)").choices(["earliest", "longest"]))
    .addOption(new Option("--prefer-source <source>", "rather the earliest of this source; can be repeated, the most preferred first").argParser(collected))
    .addOption(ignoreOption())
    .addOption(encodingOption())
    .addOption(hotSeedOption())
    .addOption(threadsOption())
    .addOption(quietOption())
    .addOption(noColorOption());
}

function addTrace(program: Command, terminal: Terminal, run: Run): void {
  program
    .command("trace")
    .showHelpAfterError(hintOf("trace"))
    .description("say who used a release: which articles, which sentences of it, how altered, who first")
    .argument("<release>", "a text file, or JSON lines or CSV of one record; - for text on standard input")
    .argument("<articles...>", "files, folders, or - for JSON lines on standard input; the release among them is passed over")
    .addOption(sensitivityOption())
    .addOption(marginBitsOption())
    .option("--json <file>", "write the whole result as one JSON object; - for standard output")
    .option("--jsonl <file>", "write it as JSON lines, one record a line")
    .option("--csv <file>", "write a table with one row a passage, and the figures of its article")
    .option("--html <file>", "write a report to look at: the release with who used which sentence, in one file that needs no network")
    .addOption(otherSourceOption())
    .addOption(withinOption())
    .addOption(ignoreOption())
    .addOption(encodingOption())
    .addOption(hotSeedOption())
    .addOption(threadsOption())
    .addOption(quietOption())
    .addOption(noColorOption())
    .addHelpText("after", TRACE_EXAMPLES)
    .action((release: string, articles: string[], flags: TraceFlags) =>
      run("trace", () => runTrace([release, ...articles], flags, { ...terminal, signal: abortOnSignals() })),
    );
}

function addDedupe(program: Command, terminal: Terminal, run: Run): void {
  program
    .command("dedupe")
    .showHelpAfterError(hintOf("dedupe"))
    .description("leave out what is nearly the same as another document")
    .argument("<inputs...>", "files, folders, or - for JSON lines on standard input")
    .option("--threshold <share>", `resemblance from which a document is dropped, in (0, 1] (default: ${DEFAULT_DEDUPLICATE_THRESHOLD})`, asNumber)
    .addOption(new Option("--keep <which>", "which one of several near-duplicates stays (default: first)").choices([...KEEPS]))
    .option("--out <file>", "write what is kept as it came in, of text files their names; - for standard output")
    .option("--duplicates <file>", "write what is dropped and for which kept document, as JSON lines")
    .addOption(encodingOption())
    .addOption(threadsOption())
    .addOption(quietOption())
    .addOption(noColorOption())
    .addHelpText("after", DEDUPE_EXAMPLES)
    .action((inputs: string[], flags: DedupeFlags) => run("dedupe", () => runDedupe(inputs, flags, { ...terminal, signal: abortOnSignals() })));
}

function addTwoFileCommand(program: Command, name: string, description: string): Command {
  return program
    .command(name)
    .showHelpAfterError(hintOf(name))
    .description(description)
    .argument("<a>", "a text file, also with .gz; - for standard input")
    .argument("<b>", "another one")
    .addOption(marginBitsOption())
    .addOption(ignoreOption())
    .addOption(encodingOption())
    .addOption(noColorOption());
}

function hintOf(command?: string): string {
  return `(wirecopy ${command === undefined ? "" : `${command} `}--help says more)`;
}

function sensitivityOption(): Option {
  return new Option("--sensitivity <name>", "how short a run starts a search: 3, 8 or 15 words (default: quote)").choices(Object.keys(SENSITIVITIES));
}

function marginBitsOption(): Option {
  return new Option(
    "--margin-bits <n>",
    "bits a passage needs beyond its threshold: more for fewer false alarms, down to -6 for more finds (default: 0)",
  ).argParser(asNumber);
}

function threadsOption(): Option {
  return new Option("--threads <n>", "threads that compute, 1 to 64; the result is the same (default: one a processor)").argParser(asNumber);
}

function otherSourceOption(): Option {
  return new Option("--other-source-only", "only pairs of different publishers");
}

function withinOption(): Option {
  return new Option("--within <duration>", "only pairs published at most this far apart: 90m, 72h, 3d, 2w");
}

function hotSeedOption(): Option {
  const text = `a seed in more documents than this ties each of them to the earliest only (default: ${DEFAULT_BOUNDS.hotSeed})`;
  return new Option("--hot-seed <n>", text).argParser(asNumber);
}

function noSelfOption(): Option {
  return new Option("--no-self", "do not look for repeats inside one document");
}

function againstOption(): Option {
  return new Option("--against <corpus>", "compare the inputs with these files, folders or -, not with each other; can be repeated").argParser(collected);
}

function ignoreOption(): Option {
  return new Option("--ignore <file>", "texts that are no reuse (legal notes, footers): .txt one, .jsonl and .csv one a record; can be repeated").argParser(
    collected,
  );
}

function encodingOption(): Option {
  return new Option("--encoding <name>", "of files without a byte order mark (default: utf-8)").choices([...ENCODINGS]);
}

function quietOption(): Option {
  return new Option("--quiet", "no summary and no progress line; problems are still reported");
}

function noColorOption(): Option {
  return new Option("--no-color", "no colours (NO_COLOR does the same)");
}

function asNumber(value: string): number {
  if (value.trim() === "" || Number.isNaN(Number(value))) throw new InvalidArgumentError("expected a number.");
  return Number(value);
}

/** Sets the exit status and lets the process end by itself, so that everything written is delivered. */
async function main(): Promise<void> {
  const { stdin, stdout, stderr, env } = process;
  const terminal: Terminal = { stdin, stdout, stderr, env, signal: undefined };
  // writeToStream hears of failures itself; without a listener they would end the process as internal errors
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
  const run: Run = async (name, command) => {
    try {
      process.exitCode = await command();
    } catch (cause) {
      throw cause instanceof UsageError ? new UsageError(`${cause.message}\n${hintOf(name)}`, { cause }) : cause;
    }
  };
  try {
    await createProgram(terminal, run).parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? EXIT_FINE : EXIT_INPUT;
      return;
    }
    const { status, message } = describeError(error);
    process.exitCode = status;
    process.stderr.write(`${message.split("\n").map(oneLine).join("\n")}\n`);
  }
}

void main();
