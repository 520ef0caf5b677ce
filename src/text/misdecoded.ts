/**
 * Stage text: UTF-8 that was read as windows-1252, Latin-1 or Mac Roman ("donâ€™t", "cafÃ©"), read at a place of a text. Input a text and
 * an offset, output the character that was meant and where it ends. Read again and misread again it is read, too, up to three times
 * ("Ã¢â‚¬â„¢"). A sequence counts that makes well-formed UTF-8 of a character that news has, and that nobody writes for itself: Ã and Â do
 * end words in capitals of Portuguese, and a mark or dash may follow them (“A MAÇÃ”), so there a small letter has to stand beside.
 * O(1). The same problem, with more languages and more kinds: ftfy (Speer 2019, doi:10.5281/zenodo.2591652).
 */
import { WINDOWS_1252, type Written } from "./references.js";

const BYTES: ReadonlyMap<number, number> = new Map(Array.from(WINDOWS_1252, (character, i) => [character.charCodeAt(0), 0x80 + i]));
/** Bytes of characters that may follow a letter for themselves: marks, dashes, an ellipsis, a no-break space. */
const AMBIGUOUS = new Set([0x80, 0x85, 0x8b, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0x9b, 0xa0, 0xab, 0xbb]);
/** Marks as Mac Roman has them: "‚Äô" is ’. */
const MAC_ROMAN: Readonly<Record<string, string>> = { ú: "“", ù: "”", ô: "’", ò: "‘", î: "—", ì: "–", "¶": "…", û: "„", "¢": "•" };

const LETTER = /\p{L}/u;
const LOWER = /\p{Ll}/u;
const UPPER = /\p{Lu}/u;

/** Whether a text may have any: it has one of the sequences that nearly every misread text has. A few searches of the engine. */
export function maybeMisdecoded(text: string): boolean {
  return (
    text.includes("Ã") ||
    text.includes("Â") ||
    text.includes("â€") ||
    text.includes("â‚¬") ||
    text.includes("â\u0080") ||
    text.includes("ã€") ||
    text.includes("ðŸ") ||
    text.includes("‚Ä")
  );
}

/** Whether a unit may begin such a sequence. */
export function isLead(unit: number): boolean {
  return (unit >= 0xc2 && unit <= 0xf4) || unit === 0x201a;
}

/** The character that was meant at `at`. `follows`: another one was read that ends here. */
export function readMisdecoded(text: string, at: number, follows: boolean): Written | undefined {
  if (text[at] === "‚") {
    const character = text[at + 1] === "Ä" ? MAC_ROMAN[text[at + 2] ?? ""] : undefined;
    return character === undefined ? undefined : { character, to: at + 3 };
  }
  for (let level = 3; level > 0; level--) {
    const read = readLevel(text, { at, level, follows, isInner: false });
    if (read.to > at + 1) return { character: String.fromCodePoint(read.codePoint), to: read.to };
  }
  return undefined;
}

interface Read {
  readonly codePoint: number;
  readonly to: number;
}

interface Reading {
  readonly at: number;
  readonly level: number;
  readonly follows: boolean;
  /** Whether it goes on with a sequence that is read again: there a character of windows-1252 that news has not ("Æ’" for ƒ) is a byte. */
  readonly isInner: boolean;
}

/** The character at `at` after `level` readings; the unit itself where nothing is to be read. */
function readLevel(text: string, { at, level, follows, isInner }: Reading): Read {
  if (level === 0) return { codePoint: text.charCodeAt(at), to: at + 1 };
  const first = readLevel(text, { at, level: level - 1, follows, isInner });
  const lead = byteOf(first.codePoint);
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4) return first;
  const bytes = [lead];
  let to = first.to;
  while (bytes.length < length && to < text.length) {
    const next = readLevel(text, { at: to, level: level - 1, follows, isInner: true });
    const byte = byteOf(next.codePoint);
    if (byte < 0x80 || byte > 0xbf) break;
    bytes.push(byte);
    to = next.to;
  }
  if (lead === 0xe2 && bytes[1] === 0x80 && bytes.length === 2) return withoutLast(text, to);
  if (bytes.length < length) return first;
  const codePoint = bytes.slice(1).reduce((sum, byte) => sum * 64 + (byte & 63), lead & (0x7f >> length));
  const isMeant = isWellFormed(codePoint, length) && (to - at > length || (isInner && BYTES.has(codePoint)) || isPlausible(text, { at, to, bytes, follows }));
  return isMeant ? { codePoint, to } : first;
}

/** The last byte of ” has no character in windows-1252, and is lost; a mark that became " since was the end of a dash. */
function withoutLast(text: string, to: number): Read {
  const next = text.charCodeAt(to);
  if (next === 0x22) return { codePoint: 0x2014, to: to + 1 };
  return { codePoint: 0x201d, to: next === 0xfffd || next === 0x9d ? to + 1 : to };
}

function byteOf(codePoint: number): number {
  return codePoint < 0x100 ? codePoint : (BYTES.get(codePoint) ?? 0);
}

function isWellFormed(codePoint: number, length: number): boolean {
  if (length === 3) return codePoint >= 0x800 && (codePoint & 0xf800) !== 0xd800;
  return length === 2 || (codePoint >= 0x10000 && codePoint <= 0x10ffff);
}

interface Sequence {
  readonly at: number;
  readonly to: number;
  readonly bytes: readonly number[];
  readonly follows: boolean;
}

/** Whether nobody writes the characters [at, to) for themselves. */
function isPlausible(text: string, { at, to, bytes, follows }: Sequence): boolean {
  const [lead, ...rest] = bytes as [number, ...number[]];
  const isClear = rest.some((byte) => !AMBIGUOUS.has(byte));
  if (lead >= 0xf0) return lead === 0xf0 && bytes[1] === 0x9f;
  if (lead >= 0xe3) return isClear && (follows || bytes[1]! < 0xa0 || isLead(text.charCodeAt(to)) || lead === 0xef);
  if (lead === 0xe2) return bytes[1]! < 0xa0 && (bytes[1] === 0x80 || !AMBIGUOUS.has(bytes[1]!));
  if (lead >= 0xe0) return isClear && LETTER.test(String.fromCodePoint(...[bytes.slice(1).reduce((sum, byte) => sum * 64 + (byte & 63), lead & 15)]));
  // Latin, Greek, Cyrillic, Hebrew, Arabic
  const isNews = lead <= 0xc5 || lead === 0xce || lead === 0xcf || lead === 0xd0 || lead === 0xd1 || (lead >= 0xd7 && lead <= 0xdb);
  if (!isNews) return false;
  const before = text[at - 1] ?? " ";
  if (isClear) return !(UPPER.test(before) && lead === 0xc2);
  if (follows) return true;
  if (UPPER.test(before)) return false;
  return (
    LOWER.test(before) || LOWER.test(text[to] ?? " ") || (lead !== 0xc4 && lead !== 0xc5 && isLead(text.charCodeAt(to))) || (lead <= 0xc3 && rest[0] === 0xa0)
  );
}
