/**
 * Stage relations: documents that are put together from others. Input the pairs of a collection, output which document is a digest of
 * which: it holds the whole of several that share nothing with each other, and each is only a part of it. O(pairs), and for a document
 * with many whole parts the square of the first MOST_PARTS of them.
 */
import { RELATION_RULES } from "./relation-rules.js";
import type { SharedText } from "./shared-text.js";

/** Whole parts of a document that are looked at. */
const MOST_PARTS = 16;

/** Answers whether `document` is a digest that holds the whole of `part`. */
export function findDigests(
  pairs: readonly Pick<SharedText, "a" | "b" | "coverageA" | "coverageB">[],
  numDocuments: number,
): (document: number, part: number) => boolean {
  const partsOf = new Map<number, Set<number>>();
  const tied = new Set<number>();
  const add = (document: number, part: number): void => {
    const known = partsOf.get(document);
    if (known) known.add(part);
    else partsOf.set(document, new Set([part]));
  };
  for (const { a, b, coverageA, coverageB } of pairs) {
    tied.add(a * numDocuments + b);
    if (coverageA >= RELATION_RULES.wholeCoverage && coverageB <= RELATION_RULES.partCoverage) add(b, a);
    if (coverageB >= RELATION_RULES.wholeCoverage && coverageA <= RELATION_RULES.partCoverage) add(a, b);
  }
  const areTied = (x: number, y: number): boolean => tied.has(Math.min(x, y) * numDocuments + Math.max(x, y));
  const digests = new Map<number, boolean>();
  const isDigest = (document: number): boolean => {
    const known = digests.get(document);
    if (known !== undefined) return known;
    const apart: number[] = [];
    for (const part of [...partsOf.get(document)!].slice(0, MOST_PARTS)) if (!apart.some((other) => areTied(part, other))) apart.push(part);
    digests.set(document, apart.length >= RELATION_RULES.digestSources);
    return apart.length >= RELATION_RULES.digestSources;
  };
  return (document, part) => partsOf.get(document)?.has(part) === true && isDigest(document);
}
