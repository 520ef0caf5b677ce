/**
 * Slow reference of src/text/fold.ts and of the classes in src/text/tables.ts, on `normalize`, `toLowerCase` and \p{}: the
 * Unicode data of the running Node instead of tables.
 */
const DROPPED =
  /[\u0300-\u036F\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE20-\uFE2F\u0640\u064B-\u065F\u0670\u06D6-\u06ED]|(?=\p{Script=Hebrew})\p{M}|\p{Default_Ignorable_Code_Point}/gu;
const UNSPACED_SCRIPTS = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u;

function strip(text: string): string {
  return text.normalize("NFKD").replace(DROPPED, "");
}

/** Code point by code point, so that no context decides; upper case first, which folds what has no lower case of its own. */
function lowerCase(text: string): string {
  const upper = Array.from(text, (c) => c.toUpperCase()).join("");
  return Array.from(upper, (c) => c.toLowerCase()).join("");
}

function sortMarks(text: string): string {
  return text.replace(/\p{M}{2,}/gu, (marks) => Array.from(marks).sort().join(""));
}

/** White space of compatibility forms ("a letter with a gap" and the like) goes too. */
function withoutSpaces(text: string): string {
  return text.replace(/\p{White_Space}/gu, "");
}

/** The folded form of a word: white space and hyphens left out, apostrophes alike. */
export function referenceFold(word: string): string {
  const bare = withoutSpaces(word.replace(/[-\u2010\u2011]/gu, "").replace(/['\u2019\u2018\u02BC\uFF07]/gu, "'"));
  const once = (text: string): string => withoutSpaces(strip(lowerCase(strip(text)))).replaceAll("\u02BC", "'");
  return sortMarks(once(once(bare)));
}

/** o other, i ignorable, s soft hyphen, m mark, d digit, u unspaced, c l U letters without case, lower, upper, ' - n r w apostrophe, hyphen, LF, CR, space. */
export function referenceClass(character: string): string {
  const special = { "\n": "n", "\r": "r", " ": "w", "\t": "w", "\u00ad": "s", "\u200b": "o", "\u0640": "i" }[character];
  if (special) return special;
  if (/['\u2019\u2018\u02BC\uFF07]/.test(character)) return "'";
  if (/[-\u2010\u2011]/.test(character)) return "-";
  if (/\p{Default_Ignorable_Code_Point}/u.test(character)) return "i";
  if (/\p{M}/u.test(character)) return "m";
  if (!/[\p{L}\p{N}]/u.test(character)) return "o";
  const fold = referenceFold(character);
  if (fold === "") return "i";
  if (/^\p{M}+$/u.test(fold)) return "m";
  if (UNSPACED_SCRIPTS.test(character) && !/\p{Nd}/u.test(character)) return "u";
  if (/\p{N}/u.test(character)) return "d";
  if (/[\p{Lu}\p{Lt}]/u.test(character)) return "U";
  return /\p{Ll}/u.test(character) ? "l" : "c";
}
