/**
 * Stage text: where a quotation mark stands. Input a text and the offsets of a mark, output its `Position`: whether it looks as if it
 * opened, closed, or were no quotation mark at all, from the characters on both sides. Looked through are what is invisible (direction
 * marks, joiners, zero-width spaces), signs of emphasis (*"so"*, _“so”_), escapes (\") and other marks beside it, 8 units at most a side.
 * O(1).
 */
import { Separator, separatorKinds } from "./separators.js";
import { CharacterClass, type CharacterTables } from "./tables.js";

/** What the two sides of a mark say. The order is that of the columns in mark-costs.ts. */
export const Position = {
  /** Space or an opening bracket before, a word after. */
  OPENS: 0,
  /** A word or punctuation before, space or punctuation after. */
  CLOSES: 1,
  /** Space on both sides: « so », or " so ". */
  APART: 2,
  /** Punctuation before and a word after, without a space: said."We or ,"We. */
  GLUED: 3,
  /** A colon before and a word after, without a space: said:"We. */
  AFTER_COLON: 4,
  /** Letters on both sides. */
  INSIDE: 5,
  /** The same in Hebrew, where it is the sign of an acronym. */
  INSIDE_HEBREW: 6,
  /** A number before, no word after: 42" wide. */
  AFTER_NUMBER: 7,
  /** Feet and inches: 6'2". */
  AFTER_FEET: 8,
  /** Characters of a script without spaces, or their punctuation, on both sides. */
  UNSPACED: 9,
  /** Space before and punctuation after: the plan ". */
  BEFORE_PUNCTUATION: 10,
} as const;

/** What one side is. */
const Side = { EDGE: 0, WORD: 1, HANGUL: 2, HEBREW: 3, DIGIT: 4, UNSPACED: 5, OPENING: 6, DASH: 7, COLON: 8, PUNCTUATION: 9, WIDE: 10 } as const;

/** How many units beside a mark are looked through. */
const MAX_LOOKED_THROUGH = 8;
const LOOKED_THROUGH = "*_~\\\"'`“”„‟‘’‚‛«»‹›「」『』｢｣〝〞〟＂";
const OPENING = "([{（［｛【〔《〈¿¡";
const DASHES = "-–—―‒‐‑/|";
const COLONS = ":：";
/** Punctuation of scripts without spaces: no space follows it. */
const WIDE = "，。、！？；…・";
/** Signs that begin what is said: "$5 million". */
const BEGINNINGS = "$£€¥₹₽₩₺#@&+−±§¢°№";

let filled: { readonly through: Uint8Array; readonly sides: Uint8Array } | undefined;

/** By unit: whether it is looked through, and which side it makes where it is no word character. */
function sideTables(): { readonly through: Uint8Array; readonly sides: Uint8Array } {
  if (filled) return filled;
  const through = new Uint8Array(0x10000);
  const sides = new Uint8Array(0x10000).fill(Side.PUNCTUATION);
  const kinds = separatorKinds();
  for (let unit = 0; unit < 0x10000; unit++) if (kinds[unit] === Separator.SPACE || kinds[unit] === Separator.LINE_END) sides[unit] = Side.EDGE;
  const lists = [
    [OPENING, Side.OPENING],
    [DASHES, Side.DASH],
    [COLONS, Side.COLON],
    [WIDE, Side.WIDE],
    [BEGINNINGS, Side.WORD],
  ] as const;
  for (const [list, side] of lists) for (const unit of list) sides[unit.charCodeAt(0)] = side;
  for (const unit of LOOKED_THROUGH) through[unit.charCodeAt(0)] = 1;
  filled = { through, sides };
  return filled;
}

/** The position of the mark [from, to) of a text. */
export function markPosition(tables: CharacterTables, text: string, { from, to }: { readonly from: number; readonly to: number }): number {
  const before = lookThrough(tables, text, from - 1, -1);
  const after = lookThrough(tables, text, to, 1);
  const left = sideAt(tables, text, before);
  const right = sideAt(tables, text, after);
  switch (left) {
    case Side.EDGE:
      return afterSpace(text, right, after);
    case Side.OPENING:
      return right === Side.EDGE || right === Side.PUNCTUATION ? Position.BEFORE_PUNCTUATION : Position.OPENS;
    case Side.DASH:
      return right === Side.EDGE || right === Side.PUNCTUATION || right === Side.WIDE ? Position.CLOSES : Position.OPENS;
    case Side.DIGIT:
      return afterDigit(text, { before, right });
    case Side.UNSPACED:
    case Side.WIDE:
      return right === Side.UNSPACED || right === Side.WORD || right === Side.DIGIT ? Position.UNSPACED : Position.CLOSES;
    case Side.COLON:
    case Side.PUNCTUATION:
      if (!isWord(right)) return right === Side.OPENING && left === Side.COLON ? Position.AFTER_COLON : Position.CLOSES;
      return left === Side.COLON ? Position.AFTER_COLON : Position.GLUED;
    default:
      if (right === Side.HEBREW && left === Side.HEBREW) return Position.INSIDE_HEBREW;
      if (right === Side.UNSPACED) return Position.UNSPACED;
      return isWord(right) && right !== Side.HANGUL ? Position.INSIDE : Position.CLOSES;
  }
}

/** What stands before a mark that begins at `from`, and before one space: the offset of a unit, or -1. */
export function beforeMark(tables: CharacterTables, text: string, from: number): number {
  const before = lookThrough(tables, text, from - 1, -1);
  return before > 0 && separatorKinds()[text.charCodeAt(before)] === Separator.SPACE ? lookThrough(tables, text, before - 1, -1) : before;
}

function isWord(side: number): boolean {
  return side >= Side.WORD && side <= Side.UNSPACED;
}

function afterSpace(text: string, right: number, after: number): number {
  if (right === Side.EDGE) return Position.APART;
  if (right !== Side.PUNCTUATION && right !== Side.WIDE && right !== Side.COLON) return Position.OPENS;
  return isDots(text, after) ? Position.OPENS : Position.BEFORE_PUNCTUATION;
}

function afterDigit(text: string, { before, right }: { before: number; right: number }): number {
  if (right === Side.UNSPACED) return Position.UNSPACED;
  if (isWord(right) && right !== Side.HANGUL) return Position.INSIDE;
  let first = before;
  while (first > 0 && first > before - 4 && isAsciiDigit(text.charCodeAt(first - 1))) first--;
  const sign = first > 0 ? text[first - 1]! : "";
  if ("'’′".includes(sign) && sign !== "" && isAsciiDigit(text.charCodeAt(first - 2))) return Position.AFTER_FEET;
  // a year or a larger number is no measure in inches
  return before - first >= 3 || right === Side.PUNCTUATION ? Position.CLOSES : Position.AFTER_NUMBER;
}

/** An ellipsis, or a dot before a digit or another dot: what is said goes on, or is ".45". */
function isDots(text: string, at: number): boolean {
  const unit = text[at];
  if (unit === "…") return true;
  if (unit !== ".") return false;
  const next = text[at + 1] === " " ? text[at + 2] : text[at + 1];
  return next === "." || (text[at + 1] !== undefined && isAsciiDigit(text.charCodeAt(at + 1)));
}

function isAsciiDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** Whether a unit is not seen: joiners, direction marks, spaces of no width. */
export function isInvisible(tables: CharacterTables, unit: number): boolean {
  return tables.classes[unit] === CharacterClass.IGNORABLE || unit === 0x200b || unit === 0xfeff;
}

/** The offset of the first unit from `at` on, in steps of `step`, that is not looked through. */
function lookThrough(tables: CharacterTables, text: string, at: number, step: 1 | -1): number {
  const { through } = sideTables();
  let next = at;
  for (let left = MAX_LOOKED_THROUGH; left > 0 && next >= 0 && next < text.length; left--) {
    const unit = text.charCodeAt(next);
    if (through[unit] === 0 && !isInvisible(tables, unit)) break;
    next += step;
  }
  return next;
}

function sideAt(tables: CharacterTables, text: string, at: number): number {
  if (at < 0 || at >= text.length) return Side.EDGE;
  const unit = text.charCodeAt(at);
  switch (tables.classes[unit]) {
    case CharacterClass.UNSPACED:
      return Side.UNSPACED;
    case CharacterClass.DIGIT:
      return Side.DIGIT;
    case CharacterClass.OTHER:
      // halves of a character beyond the basic plane: letters, or emoji, which are signs that may begin what is said
      return (unit & 0xf800) === 0xd800 ? Side.WORD : sideTables().sides[unit]!;
    default:
      if (unit >= 0x0590 && unit <= 0x05ff) return Side.HEBREW;
      return (unit >= 0xac00 && unit <= 0xd7ff) || (unit >= 0x1100 && unit <= 0x11ff) ? Side.HANGUL : Side.WORD;
  }
}
