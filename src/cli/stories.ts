/**
 * Command line: `wirecopy stories`: inputs -> files in the forms that were asked for, and the stories with their origins. It is `detect` with
 * other rows of CSV and another print.
 */
import type { Origin, Story } from "../relation-types.js";
import type { Detection, DocumentSummary } from "../types.js";
import { type DetectFlags, examine } from "./detect.js";
import { documentName } from "./document-name.js";
import { counted, grouped, percent } from "./figures.js";
import { ignoredLine } from "./ignored-line.js";
import { HOW_TO_GET_ALL, limitLines, type SummaryContext } from "./summary.js";
import type { Terminal } from "./terminal.js";
import { wrappedLines } from "./wrapped-lines.js";

const MOST_STORIES = 50;
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
export function* storyLines(detection: Detection, context: SummaryContext): Generator<string> {
  const { documents, stories, clusters } = detection;
  const { colors } = context;
  const inStories = stories.reduce((sum, story) => sum + story.documents.length, 0);
  const told = `${counted(stories.length, "story", "stories")} told by ${grouped(inStories)} of ${counted(documents.length, "document")}`;
  yield colors.bold(`${told}, ${counted(clusters.length, "cluster")} of near-duplicates, ${(context.elapsedMs / 1000).toFixed(1)} s`);
  yield* ignoredLine(detection.ignored, detection.settings);
  if (stories.length === 0) yield* ["", "No two documents are tied by reuse. `wirecopy detect` prints whatever they share."];
  const known = new Map(documents.map((document) => [document.id, document]));
  const ranked = [...stories].sort((x, y) => y.documents.length - x.documents.length || x.id - y.id);
  for (const story of ranked.slice(0, MOST_STORIES)) yield* linesOfStory(story, known, context);
  if (ranked.length > MOST_STORIES) yield* ["", `${counted(ranked.length - MOST_STORIES, "more story", "more stories")} not shown; ${HOW_TO_GET_ALL}.`];
  yield* limitLines(detection, context);
}

function* linesOfStory({ id, documents, origins }: Story, known: ReadonlyMap<string, DocumentSummary>, context: SummaryContext): Generator<string> {
  const { colors } = context;
  yield "";
  yield colors.bold(`Story ${id}: ${counted(documents.length, "document")}, ${counted(origins.length, "independent origin")}`);
  for (const origin of origins.slice(0, MOST_ORIGINS)) yield* linesOfOrigin(origin, known, context);
  if (origins.length > MOST_ORIGINS) yield `  ${counted(origins.length - MOST_ORIGINS, "more origin")} not shown; ${HOW_TO_GET_ALL}.`;
}

/** Members by their share, the largest first. */
function* linesOfOrigin({ document, reason, members }: Origin, known: ReadonlyMap<string, DocumentSummary>, context: SummaryContext): Generator<string> {
  const { width, colors } = context;
  yield `  ${colors.green("origin")} ${documentName(document, known.get(document))}`;
  for (const line of wrappedLines(reason, { width, indent: 4 })) yield colors.dim(line);
  const others = members.filter(({ id }) => id !== document).sort((x, y) => y.share - x.share);
  for (const { id, share } of others.slice(0, MOST_MEMBERS)) yield `    ${percent(share).padStart(7)}  ${documentName(id, known.get(id))}`;
  if (others.length > MOST_MEMBERS) yield `    ${counted(others.length - MOST_MEMBERS, "more document")} not shown; ${HOW_TO_GET_ALL}.`;
}
