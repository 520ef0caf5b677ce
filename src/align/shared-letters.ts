/**
 * Stage align: how far two words agree from their beginning and from their end, for the judgement by letters alone whether
 * one is a form of the other (inflection.ts) or misread (misreading.ts). UTF-16 units. O(letters).
 */

/** Letters of the longest common beginning. */
export function sharedBeginning(x: string, y: string): number {
  const most = Math.min(x.length, y.length);
  let shared = 0;
  while (shared < most && x.charCodeAt(shared) === y.charCodeAt(shared)) shared++;
  return shared;
}

/** Letters of the longest common ending, `most` at most, which is no more than either word has. */
export function sharedEnding(x: string, y: string, most: number): number {
  let shared = 0;
  while (shared < most && x.charCodeAt(x.length - 1 - shared) === y.charCodeAt(y.length - 1 - shared)) shared++;
  return shared;
}
