/**
 * Stage relations: documents that are put together from others. Input the pairs of a collection, output whether a document is a digest of another: it
 * holds the whole of that one, and of one more of another publisher that shares nothing with it, each being only a part of it and all before it in
 * time. A press release is none: what papers print of it are parts of it, not its sources; and it comes before them. O(pairs), and for a document
 * with many whole parts the square of the first MOST_PARTS of them.
 */
import { append } from "../arrays/append.js";
import { type PairColumns, pairNumber } from "../families/pair-columns.js";
import { RELATION_RULES } from "../settings/relation-rules.js";
import type { DocumentFacts } from "./document-facts.js";

/** Whole parts of a document that are looked at. */
const MOST_PARTS = 16;

type Wholes = Pick<PairColumns, "length" | "a" | "b" | "coverageA" | "coverageB">;
type Facts = Pick<DocumentFacts, "isBefore" | "areOfOnePublisher" | "releaseStanding" | "source">;

/** Answers whether `document` is a digest that holds the whole of `part`. @param pairs ascending in a, then in b. */
export function findDigests(pairs: Wholes, facts: Facts): (document: number, part: number) => boolean {
  const partsOf = new Map<number, number[]>();
  const consider = (part: number, document: number, ofPart: number, ofDocument: number): void => {
    if (ofPart >= RELATION_RULES.wholeCoverage && ofDocument <= RELATION_RULES.partCoverage && facts.isBefore(part, document)) append(partsOf, document, part);
  };
  for (let x = 0; x < pairs.length; x++) {
    const [a, b, ofA, ofB] = [pairs.a[x]!, pairs.b[x]!, pairs.coverageA[x]!, pairs.coverageB[x]!];
    consider(a, b, ofA, ofB);
    consider(b, a, ofB, ofA);
  }
  const areTied = (x: number, y: number): boolean => pairNumber(pairs, Math.min(x, y), Math.max(x, y)) >= 0;
  const areApart = (x: number, y: number): boolean =>
    facts.source(x) !== undefined && facts.source(y) !== undefined && !facts.areOfOnePublisher(x, y) && !areTied(x, y);
  return (document, part) => {
    const parts = partsOf.get(document);
    if (!parts?.includes(part) || facts.releaseStanding(document) !== "none") return false;
    return parts.slice(0, MOST_PARTS).some((other) => other !== part && areApart(other, part));
  };
}
