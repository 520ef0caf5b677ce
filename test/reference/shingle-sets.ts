/** Shingles as joined strings in a Set: the plain form of what src/shingle and src/sketch do with hashes. */

/** The distinct k-word shingles of a document; a shorter one has one, its whole text, and an empty one none. */
export function plainShingles(words: readonly number[], k: number): Set<string> {
  if (words.length === 0) return new Set();
  if (words.length < k) return new Set([words.join(" ")]);
  return new Set(Array.from({ length: words.length - k + 1 }, (_, i) => words.slice(i, i + k).join(" ")));
}

/** Resemblance and containments of two sets by counting. */
export function plainResemblance(a: ReadonlySet<string>, b: ReadonlySet<string>) {
  const shared = [...a].filter((shingle) => b.has(shingle)).length;
  const union = new Set([...a, ...b]).size;
  const both = a.size === 0 && b.size === 0 ? 1 : 0;
  return {
    resemblance: union === 0 ? both : shared / union,
    containmentA: a.size === 0 ? both : shared / a.size,
    containmentB: b.size === 0 ? both : shared / b.size,
  };
}
