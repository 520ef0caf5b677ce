/**
 * Accuracy against a gold list made by hand (the five seed documents): which items of each tier were found, and how much
 * of what was reported is right. Tiers `must`, `should` and `may` are counted; `container` and `fragment` make a passage
 * right without being asked for; `noise` makes none right.
 *
 * Found: at most two passages cover FOUND of both sides of the item, each of them lying by INSIDE on both sides in gold.
 * Right: a passage lies by RIGHT on both sides in gold. Passages of a pair that overlap by half on both sides count once.
 */
import { covered, distinctMatches, lengthOf, type Match, MatchesByPair, overlapOf } from "./spans.js";

/** One hand-checked match. */
export interface GoldItem extends Match {
  readonly tier: string;
}

/** The tiers that are counted. */
export const GOLD_TIERS = ["must", "should", "may"] as const;

/** Result of `scoreGold`. */
export interface GoldScore<P extends Match> {
  readonly tiers: Readonly<Record<(typeof GOLD_TIERS)[number], { readonly items: number; readonly missed: readonly GoldItem[] }>>;
  /** Share of the distinct passages that are right, 0 to 1; 0 where there are none. */
  readonly precision: number;
  /** Passages after those that say the same as a longer one are left out. */
  readonly distinct: number;
  readonly wrong: readonly P[];
}

const FOUND = 0.8;
const INSIDE = 0.3;
const RIGHT = 0.5;

/** Scores `passages` against the gold list; an empty tier has no missed items. */
export function scoreGold<P extends Match>(gold: readonly GoldItem[], passages: readonly P[]): GoldScore<P> {
  const good = new MatchesByPair(gold.filter(({ tier }) => tier !== "noise"));
  const reported = new MatchesByPair(distinctMatches(passages));
  const shareInGold = (passage: Match): number => lesserShare(passage, good.touching(passage));
  const isFound = (item: GoldItem): boolean => {
    const hits = reported.touching(item).filter((hit) => shareInGold(hit) >= INSIDE);
    return hits.some((one, i) => hits.slice(i).some((other) => lesserShare(item, [one, other]) >= FOUND));
  };
  const tierOf = (tier: string) => {
    const items = gold.filter((item) => item.tier === tier);
    return { items: items.length, missed: items.filter((item) => !isFound(item)) };
  };
  const distinct = withoutEchoes(distinctMatches(passages));
  const wrong = distinct.filter((passage) => shareInGold(passage) < RIGHT);
  return {
    tiers: { must: tierOf("must"), should: tierOf("should"), may: tierOf("may") },
    precision: distinct.length > 0 ? 1 - wrong.length / distinct.length : 0,
    distinct: distinct.length,
    wrong,
  };
}

/** Share of a match that others cover, on the side where it is less. */
function lesserShare(match: Match, others: readonly Match[]): number {
  const share = (side: "a" | "b") =>
    covered(
      match[side],
      others.map((other) => other[side]),
    ) / lengthOf(match[side]);
  return Math.min(share("a"), share("b"));
}

/** Longest first, without those that overlap an earlier one by half of the shorter on both sides. */
function withoutEchoes<P extends Match>(passages: readonly P[]): P[] {
  const isHalfIn = (x: Match["a"], y: Match["a"]): boolean => overlapOf(x, y) >= 0.5 * Math.min(lengthOf(x), lengthOf(y));
  const kept: P[] = [];
  for (const passage of [...passages].sort((x, y) => lengthOf(y.a) - lengthOf(x.a)))
    if (!new MatchesByPair(kept).touching(passage).some((other) => isHalfIn(passage.a, other.a) && isHalfIn(passage.b, other.b))) kept.push(passage);
  return kept;
}
