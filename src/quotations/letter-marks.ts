/**
 * Stage quotations: whether two words that are one but for the marks of their letters are two words of the language: "schon" and "schön". The search
 * folds marks away, because a page may have lost them; a verdict must not. Input two words with equal keys, output a yes or no. Only Latin
 * letters are compared. Letters that a house may write in two ways are no difference: a capital without its mark, "ß" and "ss", a tone of
 * Vietnamese on the other vowel ("hòa", "hoà"), and what reforms left open in French and Spanish. O(characters).
 */

const MARKED = /[À-ÖØ-öø-ɏḀ-ỿ]|[\u0300-\u036f]/;
/** Words that the academy writes without the mark since 2010: "sólo". */
const SPANISH_EITHER = /^(?:s[oó]lo|gui[oó]n|[eé]st[aeo]s?|[eé]s[aeo]s?|aqu[eé]l(?:l[ao]s?)?)$/;
/** "maître" may be "maitre" since 1990, but for words that the mark tells apart. */
const FRENCH_KEPT = /^(?:sûre?s?|mûre?s?|jeûnes?|du|dû|crûs?)$/;

/** Whether a text has a Latin letter with a mark. */
export function hasMarks(text: string): boolean {
  return MARKED.test(text);
}

/** Whether two words differ in the marks of a letter. @param language of the text, as in its tag, where it is known. */
export function differInMarks(x: string, y: string, language: string | undefined): boolean {
  if (x === y || (!MARKED.test(x) && !MARKED.test(y))) return false;
  const [p, q] = [lettersOf(x), lettersOf(y)];
  if (p.length !== q.length || areEitherWay(p.join("").toLowerCase(), q.join("").toLowerCase(), language)) return false;
  return p.some((letter, at) => areTwo(letter, q[at]!)) && sortedUnits(p) !== sortedUnits(q);
}

function lettersOf(word: string): string[] {
  return [
    ...word
      .normalize("NFC")
      .replaceAll("İ", "i")
      .replace(/[^\p{L}\p{M}]/gu, ""),
  ];
}

function areTwo(x: string, y: string): boolean {
  if (x.toLowerCase() === y.toLowerCase() || isBareCapital(x) || isBareCapital(y)) return false;
  return /\p{Script=Latin}/u.test(x) && /\p{Script=Latin}/u.test(y);
}

function isBareCapital(letter: string): boolean {
  return /^[A-Z]$/.test(letter);
}

function areEitherWay(x: string, y: string, language: string | undefined): boolean {
  if (language === "es") return SPANISH_EITHER.test(x) && SPANISH_EITHER.test(y);
  if (language !== "fr" || FRENCH_KEPT.test(x) || FRENCH_KEPT.test(y)) return false;
  return x.replaceAll("î", "i").replaceAll("û", "u") === y.replaceAll("î", "i").replaceAll("û", "u");
}

/** Letters and marks without their order. */
function sortedUnits(letters: readonly string[]): string {
  return [...letters.join("").toLowerCase().normalize("NFD")].sort().join("");
}
