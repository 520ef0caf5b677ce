/**
 * Stage quotations: whether names are of one person, as far as names tell. "Palm", "Ingrid Palm" and "Ms. Ingrid M. Palm" may be one;
 * "Ingrid Palm" and "Lars Palm" are two, and so is whatever shares no last name. Input names as texts have them, output a yes or no,
 * and the name of several that says most. Titles and initials are passed over. O(characters).
 */
import { isTitleInAny } from "../reading/language.js";

/** Whether two names may be of one person: the shorter one is the end of the other. */
export function areOneName(x: string, y: string): boolean {
  const [short, long] = [partsOf(x), partsOf(y)].sort((p, q) => p.length - q.length) as [string[], string[]];
  if (short.length === 0) return long.length === 0;
  return short.every((part, at) => part === long[long.length - short.length + at]);
}

/** The longest of names that are all of one person; null where two of them are not, or there is none. O(names, distinct ones squared). */
export function commonName(names: Iterable<string>): string | null {
  const distinct = [...new Set(names)];
  for (const [at, x] of distinct.entries()) for (const y of distinct.slice(0, at)) if (!areOneName(x, y)) return null;
  return distinct.reduce<string | null>((longest, name) => (longest === null || partsOf(name).length > partsOf(longest).length ? name : longest), null);
}

/** Its words, folded, without titles before them and initials. */
function partsOf(name: string): string[] {
  const words = name
    .normalize("NFKD")
    .toLowerCase()
    .split(/[\s.,]+/)
    .map((word) => word.replace(/[^\p{L}\p{N}'-]/gu, ""))
    .filter(Boolean);
  const kept = words.filter((word, at) => at === words.length - 1 || (word.length > 1 && !isTitleInAny(word)));
  return kept.filter((word, at) => at === 0 || !/^(?:jr|sr|ii|iii|iv)$/.test(word));
}
