/**
 * Stage stories: documents of a story that are put together from others of it: a page of two agency stories, a digest, a weekly's round-up. Input the
 * pairs of the story, output what such documents have from whom. A document is put together if it holds half or more of several others, or of others
 * besides what it is known to have taken, that
 *
 *   have no tie to each other       two versions of one story are one part
 *   are half of it or more together
 *   find room in it beside each other: two parts that lie over each other are one story, though their own pair is missing
 *
 * It then descends from all of them, whoever was first, and what else it shares with their kin it has by them. O(pairs), and for a document with
 * many parts the square of the first MOST_PARTS of them at worst.
 */
import { append } from "../arrays/append.js";
import { type Descent, REAL_SHARE, type RelatedPair, SAME_SHARE, type Tie } from "./ties.js";

/** What a document has beyond one of its parts is no less than what makes it dependent on another. */
const PART_SHARE = 1 - REAL_SHARE;
/** Shares of parts add up to so much at most: a formula stands in two of them, and ends of passages lie over each other by a word. */
const ROOM = 1.1;
/** Parts of a document that are looked at. */
const MOST_PARTS = 256;

export interface Composites {
  readonly descents: readonly Descent[];
  /** The ties that no composite explains. */
  readonly others: readonly Tie[];
}

/** @param open pairs without a direction. @param known what is taken for sure. */
export function findComposites(pairs: readonly RelatedPair[], open: readonly Tie[], known: readonly Descent[]): Composites {
  const partsOf = new Map<number, Descent[]>();
  for (const tie of open) {
    const part = partIn(tie);
    if (part) append(partsOf, part.child, part);
  }
  for (const descent of known) if (partsOf.has(descent.child)) append(partsOf, descent.child, descent);
  const areKin = kinship(pairs);
  const composites = new Map([...partsOf].filter(([, parts]) => parts.length > 1 && arePutTogether(parts, areKin)));
  const isExplained = (document: number, other: number): boolean =>
    composites.get(document)?.some(({ parent }) => parent === other || areKin(parent, other)) ?? false;
  return {
    descents: open.flatMap((tie) => {
      const part = partIn(tie);
      return part && composites.has(part.child) ? [part] : [];
    }),
    others: open.filter(({ a, b }) => !isExplained(a, b) && !isExplained(b, a)),
  };
}

/** The one of two of which more is shared as a part of the other, if half of it is there, as of one story, and the other one has much besides. */
function partIn({ a, b, coverageA, coverageB }: Tie): Descent | undefined {
  const [part, whole] = coverageA >= coverageB ? [a, b] : [b, a];
  const [ofPart, ofWhole] = [Math.max(coverageA, coverageB), Math.min(coverageA, coverageB)];
  return ofPart >= SAME_SHARE && ofWhole <= PART_SHARE ? { parent: part, child: whole, coverage: ofWhole } : undefined;
}

/** Answers whether two documents share much of one of them, whichever way it went. */
function kinship(pairs: readonly RelatedPair[]): (x: number, y: number) => boolean {
  const kin = new Map<number, Set<number>>();
  for (const { a, b, coverageA, coverageB } of pairs) {
    if (Math.max(coverageA, coverageB) < REAL_SHARE) continue;
    const known = kin.get(a);
    if (known) known.add(b);
    else kin.set(a, new Set([b]));
  }
  return (x, y) => kin.get(x)?.has(y) === true || kin.get(y)?.has(x) === true;
}

/** Whether parts are of several kins, which have room beside each other and are half of the whole. */
function arePutTogether(parts: readonly Descent[], areKin: (x: number, y: number) => boolean): boolean {
  let left = parts.slice(0, MOST_PARTS);
  let [numKins, sum] = [0, 0];
  while (left.length > 0) {
    const kin = [left[0]!];
    left = left.slice(1);
    for (const { parent } of kin) {
      const isNear = (part: Descent): boolean => part.parent === parent || areKin(parent, part.parent);
      kin.push(...left.filter(isNear));
      left = left.filter((part) => !isNear(part));
    }
    numKins++;
    sum += Math.max(...kin.map(({ coverage }) => coverage));
  }
  return numKins > 1 && sum >= SAME_SHARE && sum <= ROOM;
}
