/**
 * Command line: the options that commands have in common, each once, with its group in the help. Names, choices and defaults of the flags are
 * those of the options of the API.
 */
import { Command, InvalidArgumentError, Option } from "commander";
import { FIELDS, type FieldMap } from "../io/readers/field-names.js";
import { DATE_ORDERS } from "../io/readers/read-date.js";
import { ENCODINGS, type Encoding, type EncodingPatterns } from "../io/readers/read-options.js";
import { OFFSET_UNITS } from "../io/writers/offset-units.js";
import { TABLE_FORMS } from "../node/write-tables.js";
import { DEFAULT_BOUNDS } from "../settings/bounds.js";
import { SENSITIVITIES } from "../settings/options.js";
import { DEFAULT_THRESHOLD, KEEPS } from "../settings/sketch-options.js";
import { THRESHOLD_NAMES } from "../settings/thresholds.js";
import type { Keep, ThresholdOptions } from "../types/options.js";
import { collected } from "./read-texts.js";

/** Headings of the help, in the order in which commands add their options. */
export const GROUPS = { output: "Output:", input: "Input:", reuse: "What counts as reuse:", duplicates: "Near-duplicates:", run: "Run:" } as const;

/** Value names of options whose value is a file or a folder; arguments are files unless they have choices. */
export const FILE_VALUES: readonly string[] = ["file", "folder", "corpus"];

type Group = keyof typeof GROUPS;

function option(group: Group, flags: string, description: string): Option {
  return new Option(flags, description).helpGroup(GROUPS[group]);
}

/** An option with choices; of a value that is none of them the message says which one was meant. */
export function choiceOption(group: Group, flags: string, { text, choices }: { readonly text: string; readonly choices: readonly string[] }): Option {
  return option(group, flags, text)
    .choices(choices)
    .argParser((value) => oneOf(value, choices));
}

/** `value`, if it is one of the choices. @throws {InvalidArgumentError} with the choices, and the nearest of them. */
function oneOf(value: string, choices: readonly string[]): string {
  if (choices.includes(value)) return value;
  throw new InvalidArgumentError(`Allowed choices are ${choices.join(", ")}.${suggestion(value, choices)}`);
}

/**
 * "\n(Did you mean sentence?)", or nothing. commander measures how near a word is for commands and flags only; asked for a command among the
 * choices it measures these in the same way.
 */
export function suggestion(word: string, choices: readonly string[]): string {
  const asCommands = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  for (const choice of choices) asCommands.command(choice);
  try {
    asCommands.parse([word], { from: "user" });
  } catch (error) {
    return /\n\(Did you mean .*\)/.exec((error as Error).message)?.[0] ?? "";
  }
  return "";
}

function asNumber(value: string): number {
  if (value.trim() === "" || Number.isNaN(Number(value))) throw new InvalidArgumentError("Expected a number.");
  return Number(value);
}

export function sensitivityOption(text = "how short a run starts a search: 3, 8 or 15 words (default: quote)"): Option {
  return choiceOption("reuse", "--sensitivity <name>", { text, choices: Object.keys(SENSITIVITIES) });
}

export function marginBitsOption(): Option {
  const text = "bits a passage needs beyond its threshold: more for fewer false alarms, down to -6 for more finds (default: 0)";
  return option("reuse", "--margin-bits <n>", text).argParser(asNumber);
}

export function thresholdsOption(): Option {
  const text = "bits a passage needs by class, such as plain=40,quotation=24 (default: by how much text is searched)";
  return option("reuse", "--thresholds <list>", text).argParser(asThresholds);
}

/** @throws {InvalidArgumentError} if it is no list of names with numbers. */
function asThresholds(value: string): ThresholdOptions {
  const pairs = value.split(",").map((pair) => pair.split("="));
  for (const [name = "", bits = ""] of pairs) {
    oneOf(name, THRESHOLD_NAMES);
    asNumber(bits);
  }
  return Object.fromEntries(pairs.map(([name, bits]) => [name, Number(bits)]));
}

export function modelOption(): Option {
  return option("input", "--model <file>", "judge by the words of other texts: a file of `wirecopy model train` (default: those of the inputs)");
}

export function engineOptions(): Option[] {
  const text = "run on a disk, for more than memory holds, by DuckDB; reads JSON lines, CSV, Parquet and globs, writes Parquet";
  return [
    choiceOption("run", "--engine <name>", { text, choices: ["duckdb"] }),
    option("run", "--memory <size>", "of the engine: how much it holds, such as 2GB; the process takes up to 0.7 GB more (default: 4GB)"),
    option("run", "--temp <folder>", "of the engine: where it works; a run that was killed goes on from there (default: the system's)"),
  ];
}

export function whereOption(): Option {
  return option("reuse", "--where <sql>", 'of the engine: pairs that are allowed, such as "day < day2 and day2 - day <= 30"');
}

export function stageOptions(): Option[] {
  return [
    option("input", "--settings <json>", "options of detect or deduplicate, by their names in the API (default: theirs)"),
    modelOption(),
    option("run", "--describe", "print what it takes and gives, and its stamp, as JSON; read nothing"),
  ];
}

export function maxTokensOption(): Option {
  return option("run", "--max-tokens <n>", `tokens that are counted, at most (default: ${DEFAULT_BOUNDS.maxModelTokens})`).argParser(asNumber);
}

/** @param what a document is from there on. */
export function thresholdOption(what = "two documents are near-duplicates", byDefault: number = DEFAULT_THRESHOLD): Option {
  return option("duplicates", "--threshold <share>", `resemblance from which ${what}, in (0, 1] (default: ${byDefault})`).argParser(asNumber);
}

/** Those that `wirecopy index` alone has: of the input, and of the run. */
export function indexOptions(): { readonly input: readonly Option[]; readonly run: readonly Option[] } {
  const choices = ["error", "replace", "skip"];
  const input = [
    choiceOption("input", "--if-exists <what>", { text: "what add does with a document whose id is there (default: error)", choices }),
    option("input", "--since <date>", "only documents published then or later, such as 2026-01-31"),
  ];
  const run = [
    option("run", "--limit <n>", "documents that query looks at closely (default: 20)").argParser(asNumber),
    option("run", "--batch <n>", "documents that add commits together (default: 100)").argParser(asNumber),
    option("run", "--retention <duration>", "add removes what is older: 90d, 52w"),
    option("run", "--before <date>", "expire removes what was published before"),
    option("run", "--older-than <duration>", "expire removes what is older: 90d"),
    option("run", "--train-model", "compact trains a new word model too"),
    option("run", "--rebuild", "add and compact make the postings again from the documents: after damage, or for another version"),
  ];
  return { input, run };
}

/** Those that `wirecopy serve` alone has. */
export function serveOptions(): readonly Option[] {
  return [
    option("run", "--host <address>", "where to listen (default: 127.0.0.1, this machine alone)"),
    option("run", "--port <n>", "0 takes a free one (default: 8017)").argParser(asNumber),
    option("run", "--token-file <file>", "what clients have to show, needed on other hosts (default: WIRECOPY_TOKEN of the environment)"),
    option("run", "--read-only", "take no documents in, beside another process that does"),
    option("run", "--retention <duration>", "remove what is older when documents come: 90d, 52w"),
    option("run", "--changes", "keep what becomes of stories as documents come, for /v1/changes: at the cost of a question a document"),
    option("run", "--max-body <n>", "bytes of a request (default: 32000000)").argParser(asNumber),
    option("run", "--queue <n>", "questions that may wait; more are refused for a while (default: 64)").argParser(asNumber),
    option("run", "--log", "write a JSON line a request to standard error: its route, status and time, nothing of its texts"),
  ];
}

export function noPassagesOption(): Option {
  return option("duplicates", "--no-passages", "near-duplicates only, no passages");
}

export function representativeOption(): Option {
  const text = "which document stands for a cluster (default: earliest)";
  return choiceOption("duplicates", "--representative <rule>", { text, choices: ["earliest", "longest"] });
}

/** A rule by its name, or a list of sources, which has a comma. */
export function keepOption(): Option {
  const text = "which one of several near-duplicates stays, or the preferred sources: AP,Reuters or AP, for one (default: first)";
  return option("duplicates", "--keep <which>", text)
    .choices(KEEPS)
    .argParser((value): Keep => {
      if (!value.includes(",")) return oneOf(value, KEEPS) as Keep;
      const sources = value.split(",").map((source) => source.trim());
      return { preferredSources: sources.filter((source) => source !== "") };
    });
}

export function preferSourceOption(): Option {
  const text = "rather the earliest of this source; can be repeated, the most preferred first";
  return option("duplicates", "--prefer-source <source>", text).argParser(collected);
}

export function otherSourceOption(): Option {
  return option("reuse", "--other-source-only", "only pairs of different publishers");
}

export function withinOption(): Option {
  return option("reuse", "--within <duration>", "only pairs published at most this far apart: 90m, 72h, 3d, 2w");
}

export function noSelfOption(): Option {
  return option("reuse", "--no-self", "do not look for repeats inside one document");
}

export function familyPairsOption(): Option {
  const text = `documents that share a passage, up to which all pairs of them are listed; of more, each with the first ones (default: ${DEFAULT_BOUNDS.familyPairs})`;
  return option("reuse", "--family-pairs <n>", text).argParser(asNumber);
}

export function againstOption(): Option {
  const text = "compare the inputs with these files, folders or -, not with each other; can be repeated";
  return option("input", "--against <corpus>", text).argParser(collected);
}

export function ignoreOption(): Option {
  const text = "texts that are no reuse (legal notes, footers): .txt one, .jsonl and .csv one a record; can be repeated";
  return option("input", "--ignore <file>", text).argParser(collected);
}

export function encodingOption(): Option {
  const text =
    "of files that are not UTF-8, such as windows-1252, or of some: *.csv=windows-1252; can be repeated (default: what a file says of itself, else what its letters fit)";
  return option("input", "--encoding <name>", text).argParser(asEncodings);
}

/** A name, or "pattern=name"; the first pattern that fits a file counts, so a name alone stands last. */
function asEncodings(value: string, before: EncodingPatterns = {}): EncodingPatterns {
  const sign = value.lastIndexOf("=");
  const name = oneOf(value.slice(sign + 1), ENCODINGS) as Encoding;
  const { "**": forAll, ...patterns } = before;
  if (sign >= 0) return { ...patterns, [value.slice(0, sign)]: name, ...(forAll === undefined ? {} : { "**": forAll }) };
  return { ...patterns, "**": name };
}

export function mapOption(): Option {
  const text = "columns or keys that hold fields, where they are called otherwise: text=body,source=medium";
  return option("input", "--map <list>", text).argParser((value) => {
    const pairs = value.split(",").map((pair) => [pair.slice(0, Math.max(0, pair.indexOf("="))), pair.slice(pair.indexOf("=") + 1)] as const);
    for (const [field] of pairs) oneOf(field, FIELDS);
    return Object.fromEntries(pairs) as FieldMap;
  });
}

export function datesOption(): Option {
  const text = "what comes first in dates such as 3/4/2026: the day or the month (default: such dates are no time)";
  return choiceOption("input", "--dates <order>", { text, choices: DATE_ORDERS });
}

/** An option that names a file to write. */
export function outputOption(flags: string, text: string): Option {
  return option("output", flags, text);
}

export function tablesOption(): Option {
  return option("output", "--tables <folder>", "write tables that join, and run.json, which names the run");
}

export function tableFormOption(): Option {
  return choiceOption("output", "--as <form>", { text: "what the tables are (default: csv)", choices: TABLE_FORMS });
}

export function offsetsOption(): Option {
  return choiceOption("output", "--offsets <unit>", {
    text: "what offsets in the tables count: codepoint for Python and R, byte for Rust (default: utf16)",
    choices: OFFSET_UNITS,
  });
}

export function saveTextsOption(): Option {
  return option("output", "--save-texts <folder>", "write the texts that offsets count in, a file each, and texts.csv, which says whose");
}

export function quietOption(): Option {
  return option("output", "--quiet", "no summary and no progress bar; problems are still reported");
}

export function noColorOption(): Option {
  return option("output", "--no-color", "no colours and links (NO_COLOR: no colours)");
}

export function helpOption(): Option {
  return option("run", "-h, --help", "print this");
}

export function threadsOption(): Option {
  return option("run", "--threads <n>", "threads that compute, 1 to 64; the result is the same (default: one a processor)").argParser(asNumber);
}
