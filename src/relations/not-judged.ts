/**
 * Stage relations: a collection whose relations are not asked for. Input families and pairs as found, output the same in the form of a result:
 * no relation, no label but `repeat` of families of one document, nothing in time. O(families + pairs).
 */
import type { FoundFamily, FoundPair } from "../families/reported.js";
import type { Family } from "../types/family.js";
import type { Pair, Share } from "../types/relation.js";

/** Families and pairs without what relations add; no shares. */
export function unrelated({ families, pairs }: { readonly families: readonly FoundFamily[]; readonly pairs: readonly FoundPair[] }): {
  readonly families: Family[];
  readonly pairs: Pair[];
  readonly shares: Share[][];
  readonly facts: undefined;
} {
  return {
    families: families.map((family) => ({ ...family, label: isRepeat(family) ? "repeat" : null, occurrences: [] })),
    pairs: pairs.map((pair) => ({ ...pair, relation: null })),
    shares: [],
    facts: undefined,
  };
}

function isRepeat({ spans }: FoundFamily): boolean {
  return spans.every(({ id }) => id === spans[0]!.id);
}
