/**
 * Stage text: quotation spans, as token ranges. A stack of open marks; a closing mark ends the topmost one of its kind and
 * drops what was left open above it.
 *
 *   “ ”   „ “   „ ”   ” ”   « »   » «   » »   ‚ ‘   ‚ ’   ‘ ’   " "   `` ''   '' ''   「 」   『 』   and ' ', where it is clear
 *
 * Marks that open and close alike are told apart by their neighbours. A single closing mark after an s and before a space
 * may be a possessive (‘the workers’ rights’): it ends the quotation only if no mark after punctuation does so later.
 * A paragraph ends all quotations. One that a paragraph opens with and never closes runs to the end of the paragraph if
 * the next one opens with the same mark, or closes one it never opened; any other unclosed mark is dropped.
 * O(length of what stands between tokens): the stack has at most 8 marks.
 */
import type { ScannedTokens } from "./scan.js";
import { isBlankLine, Separator, separatorKinds } from "./separators.js";
import { CharacterClass, type CharacterTables } from "./tables.js";

/** Opening marks, as bits, so that a closing mark can name several. */
const Mark = {
  CURLY: 1,
  LOW: 2,
  RIGHT: 4,
  ANGLE: 8,
  REVERSED: 16,
  CORNER: 32,
  WHITE_CORNER: 64,
  STRAIGHT: 128,
  TICKS: 256,
  TWO_STRAIGHT: 512,
  SINGLE: 1024,
  LOW_SINGLE: 2048,
  STRAIGHT_SINGLE: 4096,
} as const;

const MAX_DEPTH = 8;

/** What stands beside a mark. */
const Side = { EDGE: 0, WORD: 1, UNSPACED: 2, OPENING: 3, PUNCTUATION: 4 } as const;
const OPENING_MARKS = "([{<\"'`“‘„‚«「『（［-–—/";
/** Short forms that begin with an apostrophe. */
const ELISION = /^(?:em|tis|twas|til|till|cause|cos|n|bout|round)(?![a-z])/i;

interface OpenMark {
  readonly mark: number;
  /** Index into the starts and ends of quotations. */
  readonly slot: number;
  readonly opensParagraph: boolean;
  /** The token after a closing mark that may be a possessive; 0 if there is none. */
  possibleEnd: number;
}

/** Takes marks in the order of the text, with the number of tokens before each. */
class QuotationStack {
  /** In the order of opening, so sorted by start, an outer quotation before its inner ones. An end of 0 is none. */
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  readonly #open: OpenMark[] = [];
  #paragraphStart = 0;
  /** The mark that the paragraph before opened with and did not close, and where that paragraph ended. */
  #pending: { readonly mark: number; readonly slot: number; readonly end: number } | undefined;
  /** Slot kept for a quotation from the start of this paragraph. */
  #paragraphSlot = -1;

  has(marks: number): boolean {
    return this.#open.some((open) => (open.mark & marks) !== 0);
  }

  open(mark: number, token: number): void {
    const top = this.#open.at(-1);
    if (top?.mark === mark && (top.possibleEnd > 0 || mark === Mark.STRAIGHT || mark === Mark.TWO_STRAIGHT)) this.#drop();
    if (this.#open.length === MAX_DEPTH) this.#settle(this.#open.shift()!);
    const opensParagraph = token === this.#paragraphStart;
    if (opensParagraph && this.#pending?.mark === mark) this.#confirmPending();
    this.#open.push({ mark, slot: this.#reserve(token), opensParagraph, possibleEnd: 0 });
  }

  /** Ends the topmost of these marks, or one that the paragraph before left open. */
  close(marks: number, token: number): void {
    let depth = this.#open.length - 1;
    while (depth >= 0 && (this.#open[depth]!.mark & marks) === 0) depth--;
    if (depth < 0) {
      this.#closePending(marks, token);
      return;
    }
    while (this.#open.length - 1 > depth) this.#drop();
    this.ends[this.#open.pop()!.slot] = token;
  }

  /** Ends a single mark, which has to be the topmost one: an apostrophe inside another quotation ends nothing. */
  closeSingle(marks: number, token: number, after: { readonly s: boolean; readonly punctuation: boolean }): void {
    const top = this.#open.at(-1);
    if (top === undefined || (top.mark & marks) === 0) {
      if (top === undefined && after.punctuation) this.#closePending(marks, token);
    } else if (after.s) top.possibleEnd ||= token;
    else if (top.possibleEnd === 0 || after.punctuation) this.ends[this.#open.pop()!.slot] = token;
  }

  endParagraph(token: number): void {
    const first = this.#open.find((open) => open.opensParagraph && open.possibleEnd === 0);
    while (this.#open.length > 0) this.#drop();
    if (token === this.#paragraphStart) return;
    this.#paragraphStart = token;
    this.#pending = first && { mark: first.mark, slot: first.slot, end: token };
    this.#paragraphSlot = this.#pending ? this.#reserve(token) : -1;
  }

  /** [startToken, endToken) of each quotation of at least one token. */
  ranges(): Uint32Array {
    const ranges: number[] = [];
    for (let slot = 0; slot < this.starts.length; slot++) {
      if (this.ends[slot]! > this.starts[slot]!) ranges.push(this.starts[slot]!, this.ends[slot]!);
    }
    return Uint32Array.from(ranges);
  }

  #reserve(token: number): number {
    this.ends.push(0);
    return this.starts.push(token) - 1;
  }

  #drop(): void {
    this.#settle(this.#open.pop()!);
  }

  #settle(open: OpenMark): void {
    this.ends[open.slot] = open.possibleEnd;
  }

  #confirmPending(): void {
    this.ends[this.#pending!.slot] = this.#pending!.end;
    this.#pending = undefined;
  }

  #closePending(marks: number, token: number): void {
    if (this.#pending === undefined || (this.#pending.mark & marks) === 0) return;
    this.#confirmPending();
    this.ends[this.#paragraphSlot] = token;
  }
}

/**
 * The quotations of a text as `Tokens.quotations` holds them: [startToken, endToken) one after the other, sorted by start,
 * an outer one before its inner ones, each of at least one token. The array belongs to the caller.
 */
export function findQuotations(tables: CharacterTables, text: string, tokens: ScannedTokens): Uint32Array {
  const { length, start, end } = tokens;
  const stack = new QuotationStack();
  for (const token of tokens.gaps) readGap(tables, text, { from: token === 0 ? 0 : end[token - 1]!, to: start[token]!, token, stack });
  readGap(tables, text, { from: length === 0 ? 0 : end[length - 1]!, to: text.length, token: length, stack });
  stack.endParagraph(length);
  return stack.ranges();
}

/** Takes the marks and blank lines of [from, to), what stands before the token `token`. */
function readGap(tables: CharacterTables, text: string, gap: { from: number; to: number; token: number; stack: QuotationStack }): void {
  const { from, to, token, stack } = gap;
  const kinds = separatorKinds();
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    const kind = kinds[unit];
    if (kind === Separator.LINE_END) {
      if (isBlankLine(kinds, text, at, to)) stack.endParagraph(token);
    } else if (kind === Separator.DOUBLE_QUOTE) doubleMark(tables, text, { at, token, stack });
    else if (kind === Separator.HALF_QUOTE && at + 1 < to && text.charCodeAt(at + 1) === unit) halfMarks(tables, text, { at: at++, token, stack });
    else if (unit === 0x27 || unit === 0x2018 || unit === 0x2019 || unit === 0x201a) singleMark(tables, text, { at, token, stack });
  }
}

/** One mark: its UTF-16 offset, and the number of tokens before it. */
interface Place {
  readonly at: number;
  readonly token: number;
  readonly stack: QuotationStack;
}

function sideOf(tables: CharacterTables, text: string, at: number): number {
  if (at < 0 || at >= text.length) return Side.EDGE;
  const unit = text.charCodeAt(at);
  const kind = tables.classes[unit]!;
  if (kind === CharacterClass.UNSPACED) return Side.UNSPACED;
  if (kind > CharacterClass.OTHER) return Side.WORD;
  const separator = separatorKinds()[unit]!;
  if (separator === Separator.SPACE || separator === Separator.LINE_END) return Side.EDGE;
  return OPENING_MARKS.includes(text[at]!) ? Side.OPENING : Side.PUNCTUATION;
}

/** Space or an opening mark before, a word or a mark after. */
function isOpener(before: number, after: number): boolean {
  return (before === Side.EDGE || before === Side.OPENING) && after !== Side.EDGE && after !== Side.PUNCTUATION;
}

function doubleMark(tables: CharacterTables, text: string, { at, token, stack }: Place): void {
  const before = sideOf(tables, text, at - 1);
  const after = sideOf(tables, text, at + 1);
  const opens = isOpener(before, after);
  switch (text[at]) {
    case "“":
    case "‟":
      if (stack.has(Mark.LOW) && !opens) stack.close(Mark.LOW, token);
      else stack.open(Mark.CURLY, token);
      return;
    case "„":
      stack.open(Mark.LOW, token);
      return;
    case "”":
      if (opens && !stack.has(Mark.CURLY | Mark.LOW | Mark.RIGHT)) stack.open(Mark.RIGHT, token);
      else stack.close(Mark.CURLY | Mark.LOW | Mark.RIGHT, token);
      return;
    case "«":
      if (stack.has(Mark.REVERSED) && !opens) stack.close(Mark.REVERSED, token);
      else stack.open(Mark.ANGLE, token);
      return;
    case "»":
      if (opens && !stack.has(Mark.ANGLE)) stack.open(Mark.REVERSED, token);
      else stack.close(Mark.ANGLE | Mark.REVERSED, token);
      return;
    case "「":
    case "｢":
      stack.open(Mark.CORNER, token);
      return;
    case "」":
    case "｣":
      stack.close(Mark.CORNER, token);
      return;
    case "『":
      stack.open(Mark.WHITE_CORNER, token);
      return;
    case "』":
      stack.close(Mark.WHITE_CORNER, token);
      return;
    case '"':
    case "＂":
      straightMark(Mark.STRAIGHT, Mark.STRAIGHT, { before, after, token, stack });
  }
}

/** `` opens, '' closes it; without `` it opens and closes alike. */
function halfMarks(tables: CharacterTables, text: string, { at, token, stack }: Place): void {
  if (text[at] === "`") stack.open(Mark.TICKS, token);
  else {
    const sides = { before: sideOf(tables, text, at - 1), after: sideOf(tables, text, at + 2) };
    straightMark(Mark.TWO_STRAIGHT, Mark.TICKS | Mark.TWO_STRAIGHT, { ...sides, token, stack });
  }
}

/** A mark that opens and closes alike: where its neighbours leave it open, it closes what is open. */
function straightMark(mark: number, closes: number, place: { before: number; after: number; token: number; stack: QuotationStack }): void {
  const { before, after, token, stack } = place;
  const isFree = before === Side.EDGE || before === Side.OPENING || before === Side.UNSPACED;
  if (stack.has(closes) ? isOpener(before, after) : isFree && (after !== Side.EDGE || before === Side.EDGE)) stack.open(mark, token);
  else stack.close(closes, token);
}

function singleMark(tables: CharacterTables, text: string, { at, token, stack }: Place): void {
  const before = sideOf(tables, text, at - 1);
  const after = sideOf(tables, text, at + 1);
  const mark = text[at];
  const closes = before !== Side.EDGE && after !== Side.WORD;
  if (mark === "‚") {
    if (before !== Side.WORD && after !== Side.EDGE) stack.open(Mark.LOW_SINGLE, token);
  } else if (mark === "‘" && closes && !isOpener(before, after) && stack.has(Mark.LOW_SINGLE)) stack.close(Mark.LOW_SINGLE, token);
  else if (mark === "‘") {
    if (before !== Side.WORD && after !== Side.EDGE && !ELISION.test(text.slice(at + 1, at + 8))) stack.open(Mark.SINGLE, token);
  } else if (mark === "'" && isOpener(before, after)) {
    const isLetter = tables.classes[text.charCodeAt(at + 1)]! > CharacterClass.DIGIT || after === Side.OPENING;
    if (isLetter && !ELISION.test(text.slice(at + 1, at + 8))) stack.open(Mark.STRAIGHT_SINGLE, token);
  } else if (closes) {
    const evidence = { s: after === Side.EDGE && "sSzZxX".includes(text[at - 1]!), punctuation: before === Side.PUNCTUATION };
    stack.closeSingle(mark === "'" ? Mark.STRAIGHT_SINGLE : Mark.SINGLE | Mark.LOW_SINGLE, token, evidence);
  }
}
