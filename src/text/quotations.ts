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
import { readMarks } from "./mark-reading.js";
import { beforeMark, isInvisible, markPosition, Position } from "./mark-sides.js";
import { Hint, type Marks } from "./mark-stack.js";
import type { ScannedTokens } from "./scan.js";
import { isBlankLine, isWhite, Separator, separatorKinds } from "./separators.js";
import { CharacterClass, type CharacterTables, classAt } from "./tables.js";

/** Short forms that begin with an apostrophe, decades and years among them. */
const ELISION = /^(?:\d\ds?|em|tis|twas|twere|twill|til|till|cause|cos|cuz|n|bout|round|neath|nuff|tude|sup|hood)(?![\p{L}\p{N}])/iu;
/** Where fewer line ends follow a full stop, they are not the ends of paragraphs: among wrapped lines it is one in ten. */
const PARAGRAPH_LINES = 0.4;
/** Stand at the end of a paragraph: the last letters of sentences, and marks and brackets behind them. */
const TERMINALS = ".!?…:;。！？”\"“»)’'」』]*_";

/** Stand before the space before a mark that opens a sentence. */
const OPENERS_OF_SENTENCES = '.,:!?…)”"»。，：！？—–-';

/** Tokens with the gaps that may hold a mark or a line end. */
export interface MarkedTokens extends Pick<ScannedTokens, "length" | "start" | "end"> {
  /** Ascending, of `ScannedTokens.gaps`: all of those before which a unit stands that has a sign. */
  readonly marked: Uint32Array;
}

/**
 * The quotations of a text as `Tokens.quotations` holds them: [startToken, endToken) one after the other, sorted by start,
 * an outer one before its inner ones, each of at least one token. The array belongs to the caller.
 */
export function findQuotations(tables: CharacterTables, text: string, tokens: MarkedTokens): Uint32Array {
  const { length, start, end, marked } = tokens;
  made ??= new MarkFinder();
  const finder = made;
  finder.begin(tables, text);
  for (let g = 0; g < marked.length; g++) {
    const token = marked[g]!;
    finder.readGap(token === 0 ? 0 : end[token - 1]!, start[token]!, token);
  }
  finder.readGap(length === 0 ? 0 : end[length - 1]!, text.length, length);
  const marks = finder.finish(length);
  return marks === undefined ? new Uint32Array(0) : readMarks(marks);
}

/** Finds the marks and paragraph ends of one document after the other. */
class MarkFinder implements Marks {
  glyphs = new Uint8Array(256);
  positions = new Uint8Array(256);
  hints = new Uint8Array(256);
  tokens = new Uint32Array(256);
  length = 0;
  #hasMarks = false;
  #numLines = 0;
  #numTerminated = 0;
  #text = "";
  #tables: CharacterTables | undefined;
  readonly #kinds = separatorKinds();
  readonly #signs = markSigns();

  begin(tables: CharacterTables, text: string): void {
    this.#tables = tables;
    this.#text = text;
    this.length = 0;
    this.#hasMarks = false;
    this.#numLines = 0;
    this.#numTerminated = 0;
  }

  /** Takes the marks and line ends of the units [from, to), which stand before the token `token`. */
  readGap(from: number, to: number, token: number): void {
    const text = this.#text;
    const signs = this.#signs;
    for (let at = from; at < to; at++) {
      const unit = text.charCodeAt(at);
      const sign = signs[unit]!;
      if (sign === 0 || (sign === ONLY_TWICE && text.charCodeAt(at + 1) !== unit)) continue;
      at = sign === LINE_END ? this.#readLineEnd(at, to, token) : this.#readMark(at, to, { token, glyph: sign });
    }
  }

  /**
   * What was found, with line ends made paragraph ends or left out and a paragraph end after the last of `numTokens` tokens; undefined
   * where there is no mark. A view of what the next document overwrites.
   */
  finish(numTokens: number): Marks | undefined {
    this.#add(Glyph.PARAGRAPH, numTokens, this.#sentenceHint(this.#text.length));
    this.#text = "";
    if (!this.#hasMarks) return undefined;
    if (this.#numLines > 0) this.#settleLines(this.#numTerminated >= PARAGRAPH_LINES * this.#numLines);
    return this;
  }

  /** Takes the line end at `from` and the white space after it; returns the last unit read. */
  #readLineEnd(from: number, to: number, token: number): number {
    const isBlank = isBlankLine(this.#kinds, this.#text, from, to);
    let last = from;
    while (last + 1 < to && isWhite(this.#kinds[this.#text.charCodeAt(last + 1)])) last++;
    const hint = this.#sentenceHint(from);
    this.#add(isBlank ? Glyph.PARAGRAPH : LINE_END, token, hint);
    if (!isBlank) {
      this.#numLines++;
      if (hint) this.#numTerminated++;
    }
    return last;
  }

  /** Whether what ends before `at` ends as a sentence does. */
  #sentenceHint(at: number): number {
    const isBlank = (unit: number): boolean => isWhite(this.#kinds[unit]) || isInvisible(this.#tables!, unit);
    let before = at - 1;
    while (before > 0 && before > at - 8 && isBlank(this.#text.charCodeAt(before))) before--;
    return before >= 0 && TERMINALS.includes(this.#text.charAt(before)) ? Hint.SENTENCE : 0;
  }

  /** Takes the mark that begins at `from`; returns its last unit. */
  #readMark(from: number, to: number, { token, glyph }: { readonly token: number; readonly glyph: number }): number {
    const text = this.#text;
    const unit = text.charCodeAt(from);
    let end = from + 1;
    let meant = glyph;
    // the same mark twice is one mark: "" of a table of comma-separated values, '' and `` and ,, and << of a typewriter
    if (end < to && text.charCodeAt(end) === unit) {
      meant = TWICE.get(unit) ?? glyph;
      end++;
    }
    const position = markPosition(this.#tables!, text, { from, to: end });
    this.#add(meant, token, this.#hintOf(meant, position, { from, to: end }));
    this.positions[this.length - 1] = position;
    this.#hasMarks = true;
    return end - 1;
  }

  /** Of a single mark, whether it may be an apostrophe; of one that opens, whether it stands after punctuation, or with nothing before it. */
  #hintOf(glyph: number, position: number, { from, to }: { readonly from: number; readonly to: number }): number {
    const text = this.#text;
    if (glyph >= Glyph.SINGLE && position === Position.OPENS && ELISION.test(text.slice(to, to + 9))) return Hint.ELISION;
    if (position !== Position.CLOSES) {
      const before = beforeMark(this.#tables!, text, from);
      const unit = text.charAt(before);
      if (before < 0 || isWhite(this.#kinds[text.charCodeAt(before)])) return Hint.SENTENCE;
      if (!OPENERS_OF_SENTENCES.includes(unit)) return 0;
      return position === Position.OPENS && ".!?".includes(unit) && glyph < Glyph.SINGLE ? Hint.SENTENCE | Hint.AFTER_SENTENCE : Hint.SENTENCE;
    }
    if (glyph < Glyph.SINGLE || classAt(this.#tables!, text, from - 1) < CharacterClass.LETTER) return 0;
    return "sSzZxX".includes(text.charAt(from - 1)) ? Hint.POSSESSIVE : Hint.LETTER;
  }

  #settleLines(areParagraphs: boolean): void {
    let kept = 0;
    for (let i = 0; i < this.length; i++) {
      const isLine = this.glyphs[i] === LINE_END;
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

/** In the table of signs: a line end, which is no mark, and until it is known what line ends are in a text stands for one. */
const LINE_END = 255;
/** In the table of signs: a mark only where it stands twice. */
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

/** The glyph of each UTF-16 unit, 65,536 elements; LINE_END, ONLY_TWICE, or 0 for what is neither. */
export function markSigns(): Uint8Array {
  const signs = new Uint8Array(0x10000);
  for (const [units, glyph] of GLYPHS) for (const unit of units) signs[unit.charCodeAt(0)] = glyph;
  const kinds = separatorKinds();
  for (let unit = 0; unit < 0x10000; unit++) if (kinds[unit] === Separator.LINE_END) signs[unit] = LINE_END;
  return signs;
}

/** Scratch, one for all documents; made on first use. */
let made: MarkFinder | undefined;
