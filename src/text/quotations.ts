/**
 * Stage text: quotation spans, as token ranges. Input a text and its tokens, output `Tokens.quotations`. Marks are looked for in what
 * stands between tokens, with where they stand (mark-sides.ts); mark-reading.ts decides which of them open and close.
 *
 *   “ ”   „ “   „ ”   ” ”   « »   » «   » »   << >>   ‚ ‘   ‚ ’   ‘ ’   ‹ ›   " "   ,, ''   `` ''   '' ''   ` '   「 」   『 』   〝 〟   and ' '
 *
 * Wrong pairs (“so", „so", "so”) are quotations too. A mark inside a word or after a measure is none. A blank line ends a paragraph;
 * where most lines end as sentences do, as in texts that an extractor made of pages, so does every line end.
 * O(length of what stands between tokens).
 */
import { Glyph } from "./mark-kinds.js";
import { Hint, type Marks, readMarks } from "./mark-reading.js";
import { markPosition, Position } from "./mark-sides.js";
import type { ScannedTokens } from "./scan.js";
import { isBlankLine, isWhite, Separator, separatorKinds } from "./separators.js";
import { CharacterClass, type CharacterTables } from "./tables.js";

/** Short forms that begin with an apostrophe, decades and years among them. */
const ELISION = /^(?:\d\ds?|em|tis|twas|twere|twill|til|till|cause|cos|cuz|n|bout|round|neath|nuff|tude|sup|hood)(?![\p{L}\p{N}])/iu;
/** Where fewer line ends follow a full stop, they are not the ends of paragraphs: among wrapped lines it is one in ten. */
const PARAGRAPH_LINES = 0.4;
/** Stand at the end of a paragraph: the last letters of sentences, and marks and brackets behind them. */
const TERMINALS = ".!?…:;。！？”\"“»)’'」』]*_";

/** What stands before the token `token`: the units [from, to). */
interface Gap {
  readonly from: number;
  readonly to: number;
  readonly token: number;
}

/**
 * The quotations of a text as `Tokens.quotations` holds them: [startToken, endToken) one after the other, sorted by start,
 * an outer one before its inner ones, each of at least one token. The array belongs to the caller.
 */
export function findQuotations(tables: CharacterTables, text: string, tokens: ScannedTokens): Uint32Array {
  const { length, start, end } = tokens;
  list.begin();
  for (const token of tokens.gaps) readGap(tables, text, { from: token === 0 ? 0 : end[token - 1]!, to: start[token]!, token });
  readGap(tables, text, { from: length === 0 ? 0 : end[length - 1]!, to: text.length, token: length });
  list.addParagraphEnd(length, isTerminated(text, text.length));
  return list.hasMarks ? readMarks(list.finish()) : new Uint32Array(0);
}

/** Stands for a single line end until it is known what line ends are in this text. */
const LINE = 255;

/** The marks and paragraph ends of one document, as they are found. */
class MarkList {
  glyphs = new Uint8Array(256);
  positions = new Uint8Array(256);
  hints = new Uint8Array(256);
  tokens = new Uint32Array(256);
  length = 0;
  hasMarks = false;
  #numLines = 0;
  #numTerminated = 0;

  begin(): void {
    this.length = 0;
    this.hasMarks = false;
    this.#numLines = 0;
    this.#numTerminated = 0;
  }

  addMark(glyph: number, token: number, { position, hint }: { readonly position: number; readonly hint: number }): void {
    this.#add(glyph, token, hint);
    this.positions[this.length - 1] = position;
    this.hasMarks = true;
  }

  addParagraphEnd(token: number, isTerminated: boolean): void {
    this.#add(Glyph.PARAGRAPH, token, isTerminated ? Hint.SENTENCE : 0);
  }

  addLineEnd(token: number, isTerminated: boolean): void {
    this.#add(LINE, token, isTerminated ? Hint.SENTENCE : 0);
    this.#numLines++;
    if (isTerminated) this.#numTerminated++;
  }

  /** The list, with line ends made paragraph ends or left out. A view of scratch. */
  finish(): Marks {
    if (this.#numLines > 0) this.#settleLines(this.#numTerminated >= PARAGRAPH_LINES * this.#numLines);
    return this;
  }

  #settleLines(areParagraphs: boolean): void {
    let kept = 0;
    for (let i = 0; i < this.length; i++) {
      const isLine = this.glyphs[i] === LINE;
      if (isLine && !areParagraphs) continue;
      this.glyphs[kept] = isLine ? Glyph.PARAGRAPH : this.glyphs[i]!;
      this.positions[kept] = this.positions[i]!;
      this.hints[kept] = this.hints[i]!;
      this.tokens[kept++] = this.tokens[i]!;
    }
    this.length = kept;
  }

  #add(glyph: number, token: number, hint: number): void {
    if (this.length === this.glyphs.length) this.#grow();
    this.glyphs[this.length] = glyph;
    this.hints[this.length] = hint;
    this.tokens[this.length++] = token;
  }

  #grow(): void {
    for (const name of ["glyphs", "positions", "hints"] as const) {
      const grown = new Uint8Array(2 * this[name].length);
      grown.set(this[name]);
      this[name] = grown;
    }
    const tokens = new Uint32Array(2 * this.tokens.length);
    tokens.set(this.tokens);
    this.tokens = tokens;
  }
}

/** Scratch, one for all documents. */
const list = new MarkList();

/** Takes the marks and paragraph ends of a gap. */
function readGap(tables: CharacterTables, text: string, gap: Gap): void {
  const { to } = gap;
  const kinds = separatorKinds();
  const glyphs = glyphTable();
  for (let at = gap.from; at < to; at++) {
    const unit = text.charCodeAt(at);
    const glyph = glyphs[unit]!;
    if (glyph !== 0) at = readMark(tables, text, { ...gap, from: at, glyph });
    else if (kinds[unit] === Separator.LINE_END) at = readLineEnd(kinds, text, { ...gap, from: at });
  }
}

/** Takes the line end at `from` and the white space after it; returns the last unit read. */
function readLineEnd(kinds: Uint8Array, text: string, { from, to, token }: Gap): number {
  const isBlank = isBlankLine(kinds, text, from, to);
  let last = from;
  while (last + 1 < to && isWhite(kinds[text.charCodeAt(last + 1)])) last++;
  if (isBlank) list.addParagraphEnd(token, isTerminated(text, from));
  else list.addLineEnd(token, isTerminated(text, from));
  return last;
}

/** Whether what ends before `at` ends as a sentence does. */
function isTerminated(text: string, at: number): boolean {
  const kinds = separatorKinds();
  let before = at - 1;
  while (before > 0 && before > at - 8 && isWhite(kinds[text.charCodeAt(before)])) before--;
  return before >= 0 && TERMINALS.includes(text.charAt(before));
}

/** Takes the mark that begins at `from`; returns its last unit. */
function readMark(tables: CharacterTables, text: string, { from, to, token, glyph }: Gap & { readonly glyph: number }): number {
  const unit = text.charCodeAt(from);
  let end = from + 1;
  let meant = glyph;
  // the same mark twice is one mark: "" of a table of comma-separated values, '' and `` and ,, and << of a typewriter
  if (end < to && text.charCodeAt(end) === unit) {
    meant = TWICE.get(unit) ?? glyph;
    end++;
  }
  if (meant === ONLY_TWICE) return from;
  const position = markPosition(tables, text, { from, to: end });
  const hint = meant >= Glyph.SINGLE ? hintOf(tables, text, { from, to: end, position }) : position === Position.OPENS ? sentenceHint(text, from) : 0;
  list.addMark(meant, token, { position, hint });
  return end - 1;
}

/** Whether a mark that opens stands after punctuation, or with nothing before it. */
function sentenceHint(text: string, from: number): number {
  const before = text.charCodeAt(from - 2);
  return from < 2 || '.,:!?…)”"»'.includes(text[from - 2]!) || isWhite(separatorKinds()[before]) ? Hint.SENTENCE : 0;
}

/** Whether a single mark may be an apostrophe. */
function hintOf(tables: CharacterTables, text: string, { from, to, position }: { from: number; to: number; position: number }): number {
  if (position === Position.OPENS) return ELISION.test(text.slice(to, to + 9)) ? Hint.ELISION : 0;
  if (position !== Position.CLOSES || tables.classes[text.charCodeAt(from - 1)]! < CharacterClass.LETTER) return 0;
  return "sSzZxX".includes(text[from - 1]!) ? Hint.POSSESSIVE : Hint.LETTER;
}

/** In the table of glyphs: a mark only where it stands twice. */
const ONLY_TWICE = 254;
/** What two of the same unit are, where that is not the mark itself. */
const TWICE = new Map([
  [0x27, Glyph.TWO_STRAIGHT],
  [0x60, Glyph.TICKS],
  [0x2c, Glyph.LOW],
  [0x3c, Glyph.ANGLE_LEFT],
  [0x3e, Glyph.ANGLE_RIGHT],
  [0x201a, Glyph.LOW],
  [0x2018, Glyph.LEFT],
  [0x2019, Glyph.RIGHT],
  [0x2039, Glyph.ANGLE_LEFT],
  [0x203a, Glyph.ANGLE_RIGHT],
]);
const GLYPHS: readonly (readonly [units: string, glyph: number])[] = [
  ['"＂', Glyph.STRAIGHT],
  ["“‟", Glyph.LEFT],
  ["”", Glyph.RIGHT],
  ["„", Glyph.LOW],
  ["«", Glyph.ANGLE_LEFT],
  ["»", Glyph.ANGLE_RIGHT],
  ["「｢", Glyph.CORNER_OPEN],
  ["」｣", Glyph.CORNER_CLOSE],
  ["『", Glyph.WHITE_OPEN],
  ["』", Glyph.WHITE_CLOSE],
  ["〝", Glyph.PRIME_OPEN],
  ["〞〟", Glyph.PRIME_CLOSE],
  ["'", Glyph.SINGLE],
  ["‘‛", Glyph.SINGLE_LEFT],
  ["’", Glyph.SINGLE_RIGHT],
  ["‚", Glyph.SINGLE_LOW],
  ["‹", Glyph.SINGLE_ANGLE_LEFT],
  ["›", Glyph.SINGLE_ANGLE_RIGHT],
  ["`", Glyph.TICK],
  [",<>", ONLY_TWICE],
];

let filled: Uint8Array | undefined;

/** The glyph of each UTF-16 unit, 65,536 elements; 0 for what is no mark. */
function glyphTable(): Uint8Array {
  if (filled) return filled;
  filled = new Uint8Array(0x10000);
  for (const [units, glyph] of GLYPHS) for (const unit of units) filled[unit.charCodeAt(0)] = glyph;
  return filled;
}
