/**
 * Stage text: character references of HTML, and what else stands for a character by its number, read at a place of a text. Input a text
 * and the offset of a "&", "<" or "\", output the character and where it ends. References are read that were escaped again, too
 * (&amp;quot;). Names are those of HTML 4 (https://www.w3.org/TR/html401/sgml/entities.html); numbers from 128 to 159 mean windows-1252,
 * as every browser reads them (HTML, 13.2.5.80). O(length of the reference), 60 units at most.
 */
/** Characters of the bytes 0x80 to 0x9f. */
export const WINDOWS_1252 =
  "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

/** Latin-1 from 160 on, in order. */
const LATIN_1 =
  "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm " +
  "raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde " +
  "Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave " +
  "eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";
/** Greek from 913 on, in order; "-" for a place without a letter. */
const GREEK =
  "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - Sigma Tau Upsilon Phi Chi Psi Omega - - - - - - - " +
  "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega";
/** Name and character. */
const OTHERS =
  "quot=\" apos=' amp=& lt=< gt=> lsquo=‘ rsquo=’ sbquo=‚ ldquo=“ rdquo=” bdquo=„ lsaquo=‹ rsaquo=› ndash=– mdash=— hellip=… bull=• prime=′ Prime=″ " +
  "dagger=† Dagger=‡ permil=‰ euro=€ trade=™ OElig=Œ oelig=œ Scaron=Š scaron=š Yuml=Ÿ fnof=ƒ circ=ˆ tilde=˜ ensp=\u2002 emsp=\u2003 thinsp=\u2009 " +
  "zwnj=\u200c zwj=\u200d lrm=\u200e rlm=\u200f oline=‾ frasl=⁄ larr=← uarr=↑ rarr=→ darr=↓ harr=↔ minus=− lowast=∗ radic=√ infin=∞ ne=≠ le=≤ ge=≥ " +
  "asymp=≈ equiv=≡ sum=∑ prod=∏ part=∂ loz=◊ hearts=♥ Tab=\t NewLine=\n";

let known: ReadonlyMap<string, string> | undefined;

function characters(): ReadonlyMap<string, string> {
  if (known) return known;
  const names = new Map<string, string>();
  for (const [list, first] of [
    [LATIN_1, 160],
    [GREEK, 913],
  ] as const) {
    for (const [i, name] of list.split(" ").entries()) names.set(name, String.fromCharCode(first + i));
  }
  for (const pair of OTHERS.split(/ (?=[A-Za-z]+=)/)) names.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
  known = names;
  return names;
}

/** A character that is written in several, which end before `to`. */
export interface Written {
  readonly character: string;
  readonly to: number;
}

const REFERENCE = /&(?:amp;){0,4}(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z]{2,8}\d{0,2}));/y;

/** The character reference at `at`, where a "&" stands. */
export function readReference(text: string, at: number): Written | undefined {
  REFERENCE.lastIndex = at;
  const match = REFERENCE.exec(text);
  if (match === null) return undefined;
  const [, decimal, hexadecimal, name] = match;
  const character = name === undefined ? numbered(decimal === undefined ? Number.parseInt(hexadecimal!, 16) : Number(decimal)) : characters().get(name);
  return character === undefined ? undefined : { character, to: REFERENCE.lastIndex };
}

function numbered(number: number): string | undefined {
  if (number >= 0x80 && number <= 0x9f) return WINDOWS_1252[number - 0x80];
  const isCharacter = number > 8 && number <= 0x10ffff && (number & 0xfffff800) !== 0xd800;
  return isCharacter ? String.fromCodePoint(number) : undefined;
}

const CODE_POINT = /<U\+([\dA-F]{4,6})>/y;

/** A character as R prints it where it has no glyph, at a "<": <U+2019>. */
export function readCodePoint(text: string, at: number): Written | undefined {
  CODE_POINT.lastIndex = at;
  const match = CODE_POINT.exec(text);
  const character = match === null ? undefined : numbered(Number.parseInt(match[1]!, 16));
  return character === undefined ? undefined : { character, to: CODE_POINT.lastIndex };
}

/** What JSON may write after a backslash. */
const ESCAPED: Readonly<Record<string, string>> = { n: "\n", r: "\n", t: "\t", f: "\n", b: " ", '"': '"', "'": "'", "/": "/", "\\": "\\" };
const FOUR_DIGITS = /[\da-fA-F]{4}/y;

/** The escape of JSON at `at`, where a backslash stands. Two surrogates are one character. */
export function readEscape(text: string, at: number): Written | undefined {
  const letter = text[at + 1] ?? "";
  if (letter !== "u") {
    const character = ESCAPED[letter];
    return character === undefined ? undefined : { character, to: at + 2 };
  }
  const first = readUnit(text, at);
  if (first === undefined) return undefined;
  const second = (first & 0xfc00) === 0xd800 && text.startsWith("\\u", at + 6) ? readUnit(text, at + 6) : undefined;
  if (second !== undefined && (second & 0xfc00) === 0xdc00) return { character: String.fromCharCode(first, second), to: at + 12 };
  return { character: String.fromCharCode(first), to: at + 6 };
}

function readUnit(text: string, at: number): number | undefined {
  FOUR_DIGITS.lastIndex = at + 2;
  const match = FOUR_DIGITS.exec(text);
  return match === null ? undefined : Number.parseInt(match[0], 16);
}

/**
 * Whether a text was written as JSON once more than it was read: it has backslashes, and each of them begins an escape of JSON. One
 * with a path (C:\new) or a formula (\alpha) has others. O(length).
 */
export function isEscapedAgain(text: string): boolean {
  let hasLineEnd = false;
  for (let at = text.indexOf("\\"); at >= 0; ) {
    const written = readEscape(text, at);
    if (written === undefined || text[at - 1] === ":") return false;
    hasLineEnd ||= text[at + 1] !== "\\" && text[at + 1] !== "'";
    at = text.indexOf("\\", written.to);
  }
  return hasLineEnd;
}
