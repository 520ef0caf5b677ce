/**
 * Command line: what `wirecopy index` prints: an index as it stands, a verdict, what a command changed. Without line ends, safe to print.
 */
import { counted, grouped } from "../text/figures.js";
import { visibleText } from "../text/visible-text.js";
import type { AddResult, IndexStats, Judgement, VerifyReport } from "../types/wire-index.js";
import type { PrintContext } from "./print-context.js";
import { bytesFigure } from "./printed-figures.js";
import { summaryLines } from "./summary.js";
import { oneLine } from "./terminal-text.js";

export function* addedLines({ added, replaced, skipped }: AddResult, { documents }: IndexStats): Generator<string> {
  const parts = [
    [added, "added"],
    [replaced, "replaced"],
    [skipped, "skipped"],
  ].filter(([count], x) => x === 0 || count !== 0);
  yield `${parts.map(([count, what]) => `${grouped(Number(count))} ${what}`).join(", ")}; the index has ${counted(documents, "document")}`;
}

export function* removedLines(removed: number, { documents }: IndexStats): Generator<string> {
  yield `${counted(removed, "document")} removed; the index has ${grouped(documents)}`;
}

export function* statsLines({ documents, tokens, tail, dead, segments, models, bytes, settings }: IndexStats): Generator<string> {
  yield `${counted(documents, "document")}, ${grouped(tokens)} tokens; ${bytesFigure(bytes.total)}: ${bytesFigure(bytes.data)} documents, ${bytesFigure(bytes.seeds + bytes.bands)} postings`;
  yield `sensitivity ${settings.sensitivity}, near-duplicates from a resemblance of ${settings.threshold}`;
  yield `${counted(segments.length, "segment")}, ${grouped(tail)} documents in none yet, ${grouped(dead)} removed ones in some`;
  for (const { number, level, documents: its, earliest, latest } of segments)
    yield `  segment ${number}, level ${level}: ${grouped(its)} documents${earliest === null ? "" : `, ${earliest.slice(0, 10)} to ${latest?.slice(0, 10)}`}`;
  for (const { version, id, documents: counted, tokens: of } of models)
    yield `  model ${version} (${id}): of ${grouped(counted)} documents, ${grouped(of)} tokens`;
}

export function* verifyLines({ documents, postings, faults }: VerifyReport): Generator<string> {
  yield `${counted(documents, "document")} and ${counted(postings, "posting")} read`;
  if (faults.length === 0) yield "nothing is damaged";
  for (const fault of faults) yield oneLine(fault);
}

/** The verdict, then what a detection prints. */
export function* answerLines(answer: Judgement, context: PrintContext): Generator<string> {
  const { verdict, candidates, model, index } = answer;
  const of = verdict.of === null ? "" : ` of ${visibleText(verdict.of)}`;
  const kind = verdict.kind === "shares" ? `shares with ${visibleText(verdict.of ?? "")}` : `${verdict.kind}${of}`;
  yield `${context.colors.bold(kind)}: ${oneLine(verdict.reason)}`;
  yield `${grouped(candidates.verified)} of ${grouped(candidates.touched)} documents that share a run were looked at, of ${grouped(index.documents)}; model ${model.version}`;
  yield "";
  yield* summaryLines(answer, context);
}
