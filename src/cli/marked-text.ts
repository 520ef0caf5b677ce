/**
 * Command line: a text and the ranges that are marked in it -> lines that fit a column, the marks kept as styled pieces.
 *
 *   The mayor said: “We will      ->   The mayor said: “[1 We
 *   not be bullied.”                   will not be bullied. 1]”
 *
 * A range begins with "[n " and ends with " n]", so that it is seen without colour too. Lines break at white space, between
 * wide characters, and inside a word that is longer than a line. Time O(characters + ranges log ranges).
 */
import { visibleText } from "../text/visible-text.js";
import { type Cell, cellsOf } from "./display-width.js";
import { oneLine, withoutInvisible } from "./terminal-text.js";

/** A range of the text that belongs to passage `number`. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  /** From 1; decides the label and the colour. */
  readonly number: number;
}

/** A part of a line; `number` is that of the innermost mark around it, 0 where there is none. */
interface StyledText {
  readonly text: string;
  readonly number: number;
}

export interface StyledLine {
  readonly parts: readonly StyledText[];
  /** Columns. */
  readonly width: number;
}

interface Event {
  readonly at: number;
  readonly kind: "close" | "cut" | "open";
  readonly number: number;
}

const ORDER = { close: 0, cut: 1, open: 2 };

/**
 * The lines of `text`, in sections: a new one begins at every offset of `cuts`, so there is one more than cuts.
 * @param width columns of a line, at least 2.
 */
export function markedSections(
  text: string,
  { marks, cuts, width }: { readonly marks: readonly Mark[]; readonly cuts: readonly number[]; readonly width: number },
): StyledLine[][] {
  const sections: StyledLine[][] = [];
  const open: number[] = [];
  let wrapper = new LineWrapper(width);
  let from = 0;
  for (const { at, kind, number } of eventsOf(marks, cuts)) {
    wrapper.add(text.slice(from, at), open.at(-1) ?? 0);
    from = at;
    if (kind === "cut") {
      sections.push(wrapper.finish());
      wrapper = new LineWrapper(width);
    } else if (kind === "open") {
      open.push(number);
      wrapper.addLabel(`[${number} `, number);
    } else {
      wrapper.addLabel(` ${number}]`, number);
      open.splice(open.lastIndexOf(number), 1);
    }
  }
  wrapper.add(text.slice(from), open.at(-1) ?? 0);
  sections.push(wrapper.finish());
  return sections;
}

/** At one offset ranges close before a cut, and open after it; of those that open together the longest is the outermost. */
function eventsOf(marks: readonly Mark[], cuts: readonly number[]): Event[] {
  const sorted = [...marks].sort((x, y) => x.start - y.start || y.end - x.end || x.number - y.number);
  const events: Event[] = sorted.map(({ start, number }) => ({ at: start, kind: "open", number }));
  const closing = [...sorted].reverse();
  for (const { end, number } of closing) events.push({ at: end, kind: "close", number });
  for (const cut of cuts) events.push({ at: cut, kind: "cut", number: 0 });
  return events.sort((x, y) => x.at - y.at || ORDER[x.kind] - ORDER[y.kind]);
}

/** Fills lines with cells; a word waits until its end is known. */
class LineWrapper {
  readonly #width: number;
  readonly #lines: StyledLine[] = [];
  #line: Run = new Run();
  #word: Run = new Run();
  /** The white space before the word; shown only if the word comes on the same line. */
  #space: Run = new Run();

  constructor(width: number) {
    this.#width = width;
  }

  add(text: string, number: number): void {
    for (const [index, row] of text.split(/\r\n|[\n\r\u0085\u2028\u2029]/).entries()) {
      if (index > 0) this.#endRow();
      for (const cell of cellsOf(visibleText(withoutInvisible(row).replace(/\s/g, " ")))) this.#addCell(cell, number);
    }
  }

  /** A label stays with the word it stands at. */
  addLabel(text: string, number: number): void {
    for (const cell of cellsOf(text)) this.#word.with(cell, number);
  }

  finish(): StyledLine[] {
    this.#placeWord();
    if (!this.#line.isEmpty) this.#endLine();
    return this.#lines;
  }

  #addCell(cell: Cell, number: number): void {
    if (cell.text === " ") {
      this.#placeWord();
      this.#space = new Run().with(cell, number);
      return;
    }
    if (this.#word.width + cell.width > this.#width) this.#placeWord();
    this.#word.with(cell, number);
    if (cell.width === 2) this.#placeWord();
  }

  #placeWord(): void {
    if (this.#word.isEmpty) return;
    if (!this.#line.isEmpty && this.#line.width + this.#space.width + this.#word.width > this.#width) this.#endLine();
    else if (!this.#line.isEmpty) this.#line.append(this.#space);
    this.#line.append(this.#word);
    this.#word = new Run();
    this.#space = new Run();
  }

  #endRow(): void {
    this.#placeWord();
    this.#endLine();
    this.#space = new Run();
  }

  #endLine(): void {
    this.#lines.push({ parts: this.#line.parts, width: this.#line.width });
    this.#line = new Run();
  }
}

/** Styled cells one after the other; neighbours of one style are one part. */
class Run {
  readonly parts: { text: string; number: number }[] = [];
  width = 0;

  get isEmpty(): boolean {
    return this.parts.length === 0;
  }

  with(cell: Cell, number: number): this {
    this.#add(cell.text, number);
    this.width += cell.width;
    return this;
  }

  append(run: Run): void {
    for (const { text, number } of run.parts) this.#add(text, number);
    this.width += run.width;
  }

  #add(text: string, number: number): void {
    const last = this.parts.at(-1);
    if (last?.number === number) last.text += text;
    else this.parts.push({ text, number });
  }
}

const HANG = 2;

/** Yields at least one line, safe to print, each indented by `indent` columns, from the second on by two more. */
export function* wrappedLines(text: string, { width, indent }: { readonly width: number; readonly indent: number }): Generator<string> {
  const [lines = []] = markedSections(oneLine(text), { marks: [], cuts: [], width: Math.max(2, width - indent - HANG) });
  if (lines.length === 0) yield "";
  for (const [row, { parts }] of lines.entries()) yield " ".repeat(row === 0 ? indent : indent + HANG) + parts.map((part) => part.text).join("");
}
