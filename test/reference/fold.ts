/**
 * Slow reference of src/text/fold.ts and of the classes in src/text/tables.ts, on `normalize`, `toLowerCase` and \p{}: the
 * Unicode data of the running Node instead of tables.
 */
const DROPPED =
  /[\u0300-\u036F\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE20-\uFE2F\u0640\u064B-\u065F\u0670\u06D6-\u06ED]|(?=\p{Script=Hebrew})\p{M}|\p{Default_Ignorable_Code_Point}/gu;
const UNSPACED_SCRIPTS = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u;

/** Letters that are written in two ways, the first of each list for all of them. */
const ALIKE = ["يیى", "كک", "هہە", "اٱ", "ةۃ", "ंँ", "oø", "lł", "dđð", "hħ", "tŧ", "gǥ", "iɨ", "uʉ", "rɍꝛ", "jɉ", "eɇ", "bƀ", "cȼ", "əǝ"].map((all) =>
  Array.from(all),
);
const IN_FULL: Readonly<Record<string, string>> = { æ: "ae", œ: "oe", װ: "וו", ױ: "וי", ײ: "יי" };

function unified(character: string): string {
  const alike = ALIKE.find((all) => all.includes(character))?.[0] ?? IN_FULL[character] ?? character;
  if (!/\p{Nd}/u.test(alike)) return alike;
  let value = 0;
  for (let before = alike.codePointAt(0)! - 1; /\p{Nd}/u.test(String.fromCodePoint(before)); before--) value++;
  return String(value % 10);
}

/** The nukta stays on dda and ddha only, which are other letters with it. */
function withoutNukta(text: string): string {
  return text.replace(/(\P{M}?)(\p{M}+)/gu, (all, base: string, marks: string) => (/[\u0921\u0922]/.test(base) ? all : base + marks.replaceAll("\u093c", "")));
}

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
  const bare = withoutSpaces(word.replace(/[-\u2010\u2011\u00AC\u2E17]/gu, "").replace(/['\u2019\u2018\u201B\u02BB\u02BC\u05F3\u2032\u00B4\uFF07]/gu, "'"));
  const once = (text: string): string =>
    Array.from(withoutSpaces(strip(lowerCase(strip(text)))), unified)
      .join("")
      .replace(/[\u02BB\u02BC]/g, "'");
  return sortMarks(withoutNukta(once(once(bare))));
}

/** o other, i ignorable, s soft hyphen, m mark, d digit, u unspaced, c k l U letters without case, of Hangul, lower, upper, ' - n r w apostrophe, hyphen, LF, CR, space. */
export function referenceClass(character: string): string {
  const special = { "\n": "n", "\r": "r", " ": "w", "\t": "w", "\u00ad": "s", "\u200b": "o", "\u0640": "i" }[character];
  if (special) return special;
  if (/['\u2019\u2018\u201B\u02BB\u02BC\u05F3\u2032\u00B4\uFF07]/.test(character)) return "'";
  if (/[-\u2010\u2011\u00AC\u2E17]/.test(character)) return "-";
  if (/\p{Default_Ignorable_Code_Point}/u.test(character)) return "i";
  if (/\p{M}/u.test(character)) return "m";
  if (!/[\p{L}\p{N}]/u.test(character)) return "o";
  const fold = referenceFold(character);
  if (fold === "") return "i";
  if (/^\p{M}+$/u.test(fold)) return "m";
  if (UNSPACED_SCRIPTS.test(character) && !/\p{Nd}/u.test(character)) return "u";
  if (/\p{N}/u.test(character)) return "d";
  if (/[\p{Lu}\p{Lt}]/u.test(character)) return "U";
  if (/\p{Ll}/u.test(character)) return "l";
  return /\p{Script=Hangul}/u.test(character) ? "k" : "c";
}
