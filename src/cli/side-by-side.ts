/**
 * Command line: two documents and their passages -> the two texts beside each other, matched blocks numbered and coloured.
 * Passages of a line's length or more that come in the same order in both begin in the same row, the strongest first where
 * they contradict each other; the rest is marked where it stands. Time O(characters + passages squared).
 */
import type { Document } from "../types/document.js";
import type { Passage } from "../types/passage.js";
import { type Mark, markedSections, type StyledLine } from "./marked-text.js";
import type { Colors } from "./terminal.js";

const SEPARATOR = " │ ";
/** About one line of a column: a shorter passage is not worth the line break that aligning it makes. */
const LEAST_TOKENS_TO_ALIGN = 12;
const COLORS = ["green", "yellow", "cyan", "magenta", "blue", "red"] as const;

export interface SideBySideContext {
  /** Columns of both texts together. */
  readonly width: number;
  readonly colors: Colors;
}

/**
 * Yields the rows, without line ends, safe to print.
 * @param passages between the two documents; the first has the number 1.
 */
export function* sideBySideLines(documents: readonly [a: Document, b: Document], passages: readonly Passage[], context: SideBySideContext): Generator<string> {
  const columnWidth = Math.max(2, Math.floor((context.width - SEPARATOR.length) / 2));
  const aligned = alignedPassages(passages);
  const [left, right] = (["a", "b"] as const).map((side, i) =>
    markedSections((documents[i] as Document).text, {
      marks: marksOf(passages, side),
      cuts: aligned.map((passage) => passage[side].start),
      width: columnWidth,
    }),
  ) as [StyledLine[][], StyledLine[][]];
  for (const [section, lines] of left.entries()) {
    const others = right[section] as StyledLine[];
    for (let row = 0; row < Math.max(lines.length, others.length); row++) {
      const first = painted(lines[row], context.colors) + " ".repeat(columnWidth - (lines[row]?.width ?? 0));
      yield (first + SEPARATOR + painted(others[row], context.colors)).trimEnd();
    }
  }
}

/** The colour of passage `number`, counted from 1. */
export function colorOf(number: number, colors: Colors): (text: string) => string {
  return colors[COLORS[(number - 1) % COLORS.length] as (typeof COLORS)[number]];
}

function marksOf(passages: readonly Passage[], side: "a" | "b"): Mark[] {
  return passages.flatMap(({ blocks }, index) => blocks.map((block) => ({ start: block[side][0], end: block[side][1], number: index + 1 })));
}

/** Passages that come one after the other in both documents, in that order. Greedy: a stronger one keeps out a weaker one. */
function alignedPassages(passages: readonly Passage[]): Passage[] {
  const kept: Passage[] = [];
  const long = passages.filter(({ tokens }) => tokens >= LEAST_TOKENS_TO_ALIGN);
  for (const passage of long.sort((x, y) => y.bits - x.bits)) {
    if (kept.every((other) => isBefore(passage, other) || isBefore(other, passage))) kept.push(passage);
  }
  return kept.sort((x, y) => x.a.start - y.a.start);
}

function isBefore(x: Passage, y: Passage): boolean {
  return x.a.end <= y.a.start && x.b.end <= y.b.start;
}

function painted(line: StyledLine | undefined, colors: Colors): string {
  return (line?.parts ?? []).map(({ text, number }) => (number === 0 ? text : colorOf(number, colors)(text))).join("");
}
