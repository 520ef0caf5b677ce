/**
 * Text -> its k-token shingles as strings, the way a caller of these packages makes them: `\w+` of the text in lower case. A text of
 * fewer than k tokens has one shingle, all of it; a repeated shingle is given again, since a minimum does not mind. Slices of one
 * joined string: the cheapest way that was found, half the time of joining k tokens for each.
 */

/** The words of a text, in lower case. */
export const tokensOf = (text) => text.toLowerCase().match(/\w+/g) ?? [];

/** One string a shingle, its tokens parted by a space. */
export function shinglesOf(text, k) {
  const tokens = tokensOf(text);
  if (tokens.length === 0) return [];
  const joined = tokens.join(" ");
  if (tokens.length < k) return [joined];
  const shingles = new Array(tokens.length - k + 1);
  let end = -1;
  for (let i = 0; i < k; i++) end += tokens[i].length + 1;
  for (let i = 0, start = 0; i < shingles.length; i++) {
    shingles[i] = joined.slice(start, end);
    start += tokens[i].length + 1;
    if (i + k < tokens.length) end += tokens[i + k].length + 1;
  }
  return shingles;
}

/** Pairs (a, b), a < b, of documents that are in one another's lists of candidates. */
export function pairsOf(candidatesOf, count) {
  const pairs = [];
  for (let b = 0; b < count; b++) for (const a of new Set(candidatesOf(b))) if (a < b) pairs.push([a, b]);
  return pairs;
}

/** Elements 0 and 1, 2 and 3 and so on: texts whose resemblance is to be estimated come in pairs. */
export const neighbours = (all) => Array.from({ length: all.length / 2 }, (_, i) => [all[2 * i], all[2 * i + 1]]);
