/**
 * Command line: `wirecopy stories`: inputs -> files in the forms that were asked for, and the stories with their origins. It is `detect` with
 * other rows of CSV and another print.
 */
import { counted, grouped } from "../text/figures.js";
import type { DetectionLists, DocumentSummary } from "../types/result.js";
import type { Origin, Story } from "../types/story.js";
import { type DetectFlags, examine } from "./detect.js";
import { wrappedLines } from "./marked-text.js";
import { documentName, ignoredLine, notShown, type PrintContext } from "./print-context.js";
import { duration, momentFigure, precisePercent } from "./printed-figures.js";
import { headLines, limitLines, nothingToSearch } from "./summary.js";
import { type Column, tableLines } from "./table.js";
import type { Terminal } from "./terminal.js";
import { shorten } from "./terminal-text.js";

const MOST_STORIES = 50;
const MOST_DETAILED = 20;
const MOST_ORIGINS = 20;
const MOST_MEMBERS = 20;

/**
 * Runs the command and resolves to its exit status.
 * @throws {UsageError} for flags that cannot be used; WirecopyError; the signal's reason.
 */
export async function runStories(inputs: readonly string[], flags: DetectFlags, terminal: Terminal): Promise<number> {
  return examine(inputs, flags, { terminal, view: { rows: "stories", linesOf: storyLines } });
}

/** Yields the lines, without line ends, safe to print: stories of the most documents first. */
export function* storyLines(detection: DetectionLists, context: PrintContext): Generator<string> {
  const { documents, stories, clusters } = detection;
  const inStories = stories.reduce((sum, story) => sum + story.documents.length, 0);
  const told = `${counted(stories.length, "story", "stories")} told by ${grouped(inStories)} of ${counted(documents.length, "document")}`;
  yield* headLines(`${told}, ${counted(clusters.length, "cluster")} of near-duplicates, ${duration(context.elapsedMs)}`, context);
  yield* ignoredLine(detection.ignored, detection.settings);
  if (stories.length === 0) yield* ["", nothingToSearch(detection) ?? "No two documents are tied by reuse. `wirecopy detect` prints whatever they share."];
  const known = new Map(Array.from(documents, (document) => [document.id, document]));
  const ranked = [...stories].sort((x, y) => y.documents.length - x.documents.length || x.index - y.index);
  yield* storyTable(ranked, known, context);
  for (const story of ranked.slice(0, MOST_DETAILED)) yield* linesOfStory(story, known, context);
  if (ranked.length > MOST_DETAILED) yield* ["", `Origins of ${notShown(ranked.length - MOST_DETAILED, { one: "more story", many: "more stories" })}`];
  yield* limitLines(detection, context);
}

/** One row a story; nothing for a single one, of which all is said below. */
function* storyTable(ranked: readonly Story[], known: ReadonlyMap<string, DocumentSummary>, context: PrintContext): Generator<string> {
  if (ranked.length < 2) return;
  const { linked, colors } = context;
  const earliestOf = ({ documents }: Story): string => documents[0]!;
  const columns: Column<Story>[] = [
    { head: "story", kind: "figure", drop: 3, cell: ({ index }) => String(index) },
    { head: "documents", kind: "figure", cell: ({ documents }) => grouped(documents.length) },
    { head: "origins", kind: "figure", cell: ({ origins }) => grouped(origins.length) },
    { head: "appeared", kind: "word", drop: 1, cell: (story) => shorten(momentFigure(known.get(earliestOf(story))?.publishedAt ?? "?"), 22) },
    { head: "source", kind: "text", drop: 2, cell: (story) => known.get(earliestOf(story))?.source ?? "?" },
    { head: "earliest document", kind: "text", cell: earliestOf, style: (shown, story) => linked(earliestOf(story), shown) },
  ];
  yield* ["", colors.bold("Stories of the most documents")];
  yield* tableLines(ranked.slice(0, MOST_STORIES), columns, context);
  if (ranked.length > MOST_STORIES) yield `  ${notShown(ranked.length - MOST_STORIES, { one: "more story", many: "more stories" })}`;
}

function* linesOfStory({ index, documents, origins }: Story, known: ReadonlyMap<string, DocumentSummary>, context: PrintContext): Generator<string> {
  const { colors } = context;
  yield "";
  yield colors.bold(`Story ${index}: ${counted(documents.length, "document")}, ${counted(origins.length, "independent origin")}`);
  for (const origin of origins.slice(0, MOST_ORIGINS)) yield* linesOfOrigin(origin, known, context);
  if (origins.length > MOST_ORIGINS) yield `  ${notShown(origins.length - MOST_ORIGINS, { one: "more origin" })}`;
}

/** Members by their share, the largest first. */
function* linesOfOrigin({ document, reason, members }: Origin, known: ReadonlyMap<string, DocumentSummary>, context: PrintContext): Generator<string> {
  const { width, colors, linked } = context;
  const named = (id: string, room: number): string => linked(id, shorten(documentName(id, known.get(id)), room));
  yield `  ${colors.green("origin")} ${named(document, width - "  origin ".length)}`;
  for (const line of wrappedLines(reason, { width, indent: 4 })) yield colors.dim(line);
  const others = members.filter(({ id }) => id !== document).sort((x, y) => y.share - x.share);
  for (const { id, share } of others.slice(0, MOST_MEMBERS)) {
    const figure = `    ${precisePercent(share).padStart(7)}  `;
    yield figure + named(id, width - figure.length);
  }
  if (others.length > MOST_MEMBERS) yield `    ${notShown(others.length - MOST_MEMBERS, { one: "more document" })}`;
}
