/**
 * Command line: what stands below the options in the help of each command: examples, what they do beside them, and notes. Written for 80 columns, and laid
 * out anew for fewer. O(1).
 */
import { wrappedLines } from "./marked-text.js";

/** A command line and what it does. */
type Example = readonly [line: string, gloss: string];

interface HelpText {
  readonly examples: readonly Example[];
  readonly notes: readonly string[];
}

const GOES_ON = "Exit status: 0 fine, 2 usage or input (the rest of the input is still examined),\n3 internal, 130 interrupted.";
const ENDS = "Exit status: 0 fine, 2 usage or input, 3 internal, 130 interrupted.";

const TEXTS = {
  wirecopy: {
    examples: [
      ["wirecopy detect articles/", "all reuse in a folder"],
      ["wirecopy stories articles/", "stories and their origins"],
      ["wirecopy trace release.txt articles/", "who used a release"],
      ["wirecopy dedupe crawl.jsonl --out new.jsonl", "without near-duplicates"],
      ["wirecopy index query archive/ story.txt", "seen before?"],
      ["wirecopy compare release.txt story.txt", "two texts side by side"],
      ["wirecopy explain release.txt story.txt", "why the rest is not reuse"],
      ["wirecopy help detect", "more about one command"],
    ],
    notes: [ENDS],
  },
  detect: {
    examples: [
      ["wirecopy detect articles/", "every .txt, .jsonl, .csv in it"],
      ["wirecopy detect articles/ --html report.html", "a report to look at"],
      ["wirecopy detect wire.jsonl.gz --json out.json", "every passage, for programs"],
      ["wirecopy detect new.jsonl --against archive/", "new articles with an archive"],
      ["wirecopy detect a.csv --sensitivity sentence", "faster: no short quotations"],
      ["zcat feed.gz | wirecopy detect - --within 72h", "JSON lines from a pipe"],
    ],
    notes: [GOES_ON, "Ctrl-C ends the run as soon as its present step lets go, a second one at once;\nfiles appear whole or not at all."],
  },
  stories: {
    examples: [
      ["wirecopy stories articles/", "stories and their origins"],
      ["wirecopy stories week.jsonl.gz --csv s.csv", "a row a document and origin"],
      ["wirecopy stories a.jsonl --prefer-source AP", "AP stands for its clusters"],
    ],
    notes: ["--json, --jsonl and --html write what `wirecopy detect` writes.", GOES_ON],
  },
  trace: {
    examples: [
      ["wirecopy trace release.txt articles/", "who used which sentences"],
      ["wirecopy trace release.txt a/ --html r.html", "a report to look at"],
      ["wirecopy trace release.jsonl crawl.jsonl.gz", "with its time and source"],
      ["wirecopy trace release.txt a/ --csv uses.csv", "a row a passage"],
      ["zcat feed.gz | wirecopy trace release.txt -", "articles from a pipe"],
    ],
    notes: [
      "RELEASE is a text file, or JSON lines or CSV of one record, which can tell its\ntime and source. Articles are compared with it, not with each other:\n`wirecopy stories` of all of them tells through whom a text came.",
      GOES_ON,
    ],
  },
  dedupe: {
    examples: [
      ["wirecopy dedupe crawl.jsonl", "how many near-duplicates"],
      ["wirecopy dedupe crawl.jsonl.gz --out new.jsonl", "the lines that stay"],
      ["wirecopy dedupe a.csv b.csv --duplicates d.jsonl", "what is dropped, for which"],
      ["wirecopy dedupe articles/ --out - | xargs cat", "of text files, the names"],
      ["zcat feed.gz | wirecopy dedupe - --out - | jq .id", "from a pipe into another"],
    ],
    notes: [GOES_ON, "Records are copied byte for byte. Standard input and .gz pass through a\ntemporary file in TMPDIR."],
  },
  index: {
    examples: [
      ["wirecopy index add archive/ crawl.jsonl.gz", "put documents in, or make it"],
      ["wirecopy index query archive/ story.txt", "seen before? what, and where"],
      ["wirecopy index trace archive/ release.txt", "who used a release"],
      ["wirecopy index expire archive/ --older-than 90d", "keep three months"],
      ["wirecopy index verify archive/", "is every byte as it was?"],
    ],
    notes: [
      "What add says is on disk when it says so. One process writes to a folder, any\nnumber reads; to a database (postgres://host/name) any number writes.",
      "Exit status: 0 fine, 1 verify found damage, 2 usage or input, 3 internal,\n130 interrupted.",
    ],
  },
  serve: {
    examples: [
      ["wirecopy serve archive/", "a page at http://127.0.0.1:8017"],
      ["wirecopy serve archive/ --port 0", "on a free port, which it prints"],
      ["wirecopy serve archive/ --host 0.0.0.0 --token-file token", "for others too"],
    ],
    notes: [
      "It ends by Ctrl-C or SIGTERM, when requests under way are answered. Without a\ntoken it listens on this machine alone. docs/service.md tells what to send.",
      "Exit status: 0 ended by a signal, 2 usage or input, 3 internal.",
    ],
  },
  mcp: {
    examples: [
      ["wirecopy mcp", "compare_texts and the others on given texts"],
      ["wirecopy mcp archive/", "with an index: seen_before"],
      ["wirecopy mcp articles.jsonl.gz", "with files, kept in memory"],
    ],
    notes: ["Needs npm install @modelcontextprotocol/server. Standard output carries the\nprotocol and nothing else; it ends with its standard input.", ENDS],
  },
  model: {
    examples: [
      ["wirecopy model train archive/ --out news.model", "count the words of an archive"],
      ["wirecopy model merge news.model own.model --out m.model", "both counts in one"],
      ["wirecopy model info news.model", "what it was counted on"],
      ["wirecopy compare a.txt b.txt --model news.model", "two texts by those words"],
    ],
    notes: [
      "How common words and phrases are decides what a shared run proves. Two short\ntexts cannot tell; with one model they are judged alike in any company.",
      GOES_ON,
    ],
  },
  stage: {
    examples: [
      ["wirecopy stage sign --describe", "what it takes and gives"],
      ["wirecopy stage sign --settings '{\"threshold\":0.8}'", "frames in, frames out"],
    ],
    notes: ["Standard input and output carry frames of Arrow and nothing else. docs/stages.md\ntells their form, and what each stage takes and gives.", ENDS],
  },
  compare: {
    examples: [
      ["wirecopy compare release.txt story.txt", "side by side"],
      ["wirecopy compare a.txt b.txt.gz | less", "page by page"],
      ["wirecopy compare <(pdftotext a.pdf -) b.txt", "from another program"],
    ],
    notes: [ENDS],
  },
  explain: {
    examples: [
      ["wirecopy explain release.txt story.txt", "every shared run, why or why not"],
      ["wirecopy explain release.txt - < story.txt", "one text from a pipe"],
    ],
    notes: [ENDS],
  },
  completion: {
    examples: [
      ["source <(wirecopy completion bash)", "this bash; in ~/.bashrc, every one"],
      ["wirecopy completion zsh > _wirecopy", "into a folder of zsh's $fpath"],
      ["wirecopy completion fish | source", "this fish; in config.fish, every one"],
    ],
    notes: [],
  },
} satisfies Record<string, HelpText>;

/** A command, or "wirecopy" for all. */
export type HelpName = keyof typeof TEXTS;

/** The text below the options of a command. @param columns to lay it out for. */
export function helpTextOf(command: HelpName, columns: number): string {
  const { examples, notes }: HelpText = TEXTS[command];
  return ["", "Examples:", ...exampleLines(examples, columns), ...notes.flatMap((note) => ["", ...noteLines(note, columns)])].join("\n");
}

/** A note as it was written, if it fits. */
function noteLines(note: string, columns: number): string[] {
  const lines = note.split("\n");
  if (lines.every(({ length }) => length <= columns)) return lines;
  return [...wrappedLines(lines.join(" "), { width: columns, indent: 0 })];
}

/** What `wirecopy` alone says. */
export function firstSteps(): string {
  return [
    "wirecopy finds copied text in news. What to try first:",
    "",
    ...exampleLines([
      ["wirecopy compare release.txt story.txt", "what two texts share"],
      ["wirecopy detect articles/", "all reuse in a folder, JSON lines or CSV"],
      ["wirecopy detect articles/ --html report.html", "the same to look at"],
      ["wirecopy trace release.txt articles/", "who used a release, and how"],
    ]),
    "",
    "`wirecopy help` lists every command, `wirecopy help detect` says more of one.",
    "",
  ].join("\n");
}

/** What an example does stands beside it; below it, if one has no room for that. */
function exampleLines(examples: readonly Example[], columns = Number.POSITIVE_INFINITY): string[] {
  const width = Math.max(...examples.map(([line]) => line.length));
  const beside = examples.map(([line, gloss]) => `  ${line.padEnd(width)}  ${gloss}`);
  if (beside.every(({ length }) => length <= columns)) return beside;
  return examples.flatMap(([line, gloss]) => [`  ${line}`, ...wrappedLines(gloss, { width: columns, indent: 6 })]);
}
