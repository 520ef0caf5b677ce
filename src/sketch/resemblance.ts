/**
 * Stage sketch: two sets of shingles -> exact resemblance and containment (Broder 1997), by merging sorted hashes.
 * O(|A| + |B|). Exact up to collisions of 64 bits (sketch/distinct-shingles.ts).
 */
import type { ShingleSet } from "./distinct-shingles.js";

/** How much two sets have in common; all 0 to 1. */
export interface Resemblance {
  /** |A and B| / |A or B|, the Jaccard coefficient; 1 for two empty sets. */
  readonly resemblance: number;
  /** |A and B| / |A|, the share of A that B has; for an empty A 1 if B is empty too, otherwise 0. */
  readonly containmentA: number;
  /** |A and B| / |B|. */
  readonly containmentB: number;
}

/** Exact resemblance and both containments of two sets. */
export function compareShingleSets(a: ShingleSet, b: ShingleSet): Resemblance {
  if (a.length === 0 || b.length === 0) {
    const share = a.length === b.length ? 1 : 0;
    return { resemblance: share, containmentA: share, containmentB: share };
  }
  const shared = countShared(a, b);
  return { resemblance: shared / (a.length + b.length - shared), containmentA: shared / a.length, containmentB: shared / b.length };
}

/** Number of hashes that stand in both sets. */
function countShared(a: ShingleSet, b: ShingleSet): number {
  const { lo: aLo, hi: aHi } = a;
  const { lo: bLo, hi: bHi } = b;
  let shared = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    let x = aHi[i]!;
    let y = bHi[j]!;
    if (x === y) {
      x = aLo[i]!;
      y = bLo[j]!;
      if (x === y) shared++;
    }
    i += x <= y ? 1 : 0;
    j += y <= x ? 1 : 0;
  }
  return shared;
}
