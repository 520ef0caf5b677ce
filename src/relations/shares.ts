/**
 * Stage relations: the account of a document, how much of its text came from where. Input its tokens and its sources, origins first,
 * output shares that add up to 1. A token is given once, to the first source that has it; so what a wire took from a release is
 * the release's. Templates, catchphrases and what came from a document that is not here stay its own.
 * O(tokens of the document + its sources).
 */
import type { Share } from "../types/relation.js";
import type { Source } from "./reuse-graph.js";

/**
 * Shares, largest first, the document's own part last if it has any; ties go by the order of `sources`.
 * @param length tokens of the document. @param sources as `ReuseGraph.sources` orders them. @param idOf id of a document number.
 */
export function sharesOf(length: number, sources: readonly Source[], idOf: (document: number) => string): Share[] {
  if (length === 0) return [{ from: null, label: null, share: 1 }];
  const isTaken = new Uint8Array(length);
  const taken = new Map<number, { readonly source: Source; tokens: number }>();
  let own = length;
  for (const source of sources) {
    const tokens = take(isTaken, source);
    if (tokens === 0) continue;
    own -= tokens;
    const known = taken.get(source.document);
    if (known) known.tokens += tokens;
    else taken.set(source.document, { source, tokens });
  }
  const shares: Share[] = [...taken.values()]
    .sort((x, y) => y.tokens - x.tokens)
    .map(({ source, tokens }) => ({ from: idOf(source.document), label: source.label, share: tokens / length }));
  if (own > 0) shares.push({ from: null, label: null, share: own / length });
  return shares;
}

/** Takes what is left of a source's tokens. @returns how many. */
function take(isTaken: Uint8Array, { tokens }: Source): number {
  let count = 0;
  for (let x = 0; x < tokens.length; x += 2)
    for (let t = tokens[x]!; t < tokens[x + 1]!; t++) {
      if (isTaken[t]) continue;
      isTaken[t] = 1;
      count++;
    }
  return count;
}
