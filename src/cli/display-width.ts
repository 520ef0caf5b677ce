/**
 * Command line: text -> the columns that a terminal gives it. Two for East Asian wide and full-width characters (Unicode
 * Standard Annex 11) and for emoji, none for combining marks and joiners, one for the rest. Terminals differ on newer
 * emoji sequences; what is counted here is what most show. O(characters), quick for ASCII.
 */

/** Ranges of wide characters, emoji aside; unassigned places inside the blocks included, as the annex has it. */
const WIDE: readonly (readonly [first: number, last: number])[] = [
  [0x1100, 0x115f],
  [0x2329, 0x232a],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x1b2ff],
  [0x1f200, 0x1f2ff],
  [0x20000, 0x3fffd],
];
const ASCII = /^[\x20-\x7e]*$/;
/** Marks, joiners, variation selectors, vowels and finals of decomposed Hangul, tags. */
const NO_WIDTH = /[\p{Mn}\p{Me}\u1160-\u11ff\u200b-\u200d\u2060\ud7b0-\ud7ff\u{e0020}-\u{e007f}]/u;
const EMOJI = /\p{Emoji_Presentation}/u;
const SKIN_TONE = /\p{Emoji_Modifier}/u;
const PICTOGRAPH = /\p{Extended_Pictographic}/u;
const EMOJI_STYLE = "\ufe0f";
const JOINER = "\u200d";

/** What a terminal shows as one character, with the marks and joined parts that belong to it. */
export interface Cell {
  readonly text: string;
  /** Columns: 0 (marks without a base), 1 or 2. */
  readonly width: number;
}

/** The columns of `text`; control characters count one each, so make them visible first. */
export function displayWidth(text: string): number {
  if (ASCII.test(text)) return text.length;
  let width = 0;
  for (const cell of cellsOf(text)) width += cell.width;
  return width;
}

/** The cells of `text` in order; joined they are `text`. No cut between two cells parts a character from its marks. */
export function cellsOf(text: string): Cell[] {
  if (ASCII.test(text)) return Array.from(text, (character) => ({ text: character, width: 1 }));
  const cells: { text: string; width: number }[] = [];
  let last: { text: string; width: number } | undefined;
  for (const character of text) {
    if (last !== undefined && belongsTo(last.text, character)) {
      last.text += character;
      if (character === EMOJI_STYLE && PICTOGRAPH.test(last.text)) last.width = 2;
    } else {
      last = { text: character, width: characterWidth(character) };
      cells.push(last);
    }
  }
  return cells;
}

/** Marks and joiners, a skin tone, what a joiner ties to an emoji, and the second letter of a flag belong to the cell before. */
function belongsTo(cell: string, character: string): boolean {
  if (character < "\u0300") return false;
  if (NO_WIDTH.test(character)) return true;
  if (SKIN_TONE.test(character)) return PICTOGRAPH.test(cell);
  if (cell.endsWith(JOINER)) return PICTOGRAPH.test(character) && PICTOGRAPH.test(cell);
  return isFlagLetter(character) && cell.length === 2 && isFlagLetter(cell);
}

function isFlagLetter(character: string): boolean {
  const code = character.codePointAt(0) as number;
  return code >= 0x1f1e6 && code <= 0x1f1ff;
}

function characterWidth(character: string): number {
  const code = character.codePointAt(0) as number;
  if (code < 0x300) return 1;
  if (EMOJI.test(character)) return 2;
  if (NO_WIDTH.test(character)) return 0;
  return WIDE.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
}
