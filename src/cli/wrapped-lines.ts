/**
 * Command line: a sentence of any length -> lines that fit, broken at white space, the further ones hanging. O(characters).
 */
import { markedSections } from "./marked-text.js";
import { oneLine } from "./terminal-text.js";

const HANG = 2;

/** Yields at least one line, safe to print, each indented by `indent` columns, from the second on by two more. */
export function* wrappedLines(text: string, { width, indent }: { readonly width: number; readonly indent: number }): Generator<string> {
  const [lines = []] = markedSections(oneLine(text), { marks: [], cuts: [], width: Math.max(2, width - indent - HANG) });
  if (lines.length === 0) yield "";
  for (const [row, { parts }] of lines.entries()) yield " ".repeat(row === 0 ? indent : indent + HANG) + parts.map((part) => part.text).join("");
}
