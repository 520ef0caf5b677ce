/**
 * Command line: a detection -> its tables: pairs (strongest first), families in three documents or more, clusters of near-duplicates. Long ones are
 * cut, with the number of rows that are not shown. Time O(pairs log pairs + spans).
 */
import { counted, grouped } from "../text/figures.js";
import type { Family } from "../types/family.js";
import type { Direction, Pair, Relation } from "../types/relation.js";
import type { DetectionLists } from "../types/result.js";
import type { Cluster } from "../types/story.js";
import { notShown, type PrintContext } from "./print-context.js";
import { bitsFigure, precisePercent } from "./printed-figures.js";
import { type Column, tableLines } from "./table.js";
import { excerptLine } from "./terminal-text.js";

const MOST_PAIRS = 50;
const MOST_FAMILIES = 20;
const MOST_CLUSTERS = 50;
const MOST_IDS_OF_A_CLUSTER = 10;
/** The passages of two documents stand under their pair already. */
const LEAST_DOCUMENTS_OF_A_FAMILY = 3;
/** Stands where there is no figure, or nothing to say. */
const NOTHING = "-";
const DIRECTIONS: Readonly<Record<Direction, string>> = { "a-to-b": "a to b", "b-to-a": "b to a", undetermined: "?" };

/** A pair with the most bits that one of its passages has, 0 for none. */
interface RankedPair {
  readonly pair: Pair;
  readonly bits: number;
}

/** How many pairs there are, and the first of them by the most bits of their passages, then by resemblance, then in the order of the detection. */
export interface StrongestPairs {
  readonly length: number;
  readonly first: readonly RankedPair[];
  /** By passage: 1 where a pair has it. The others are repeats inside one document. */
  readonly isPaired: Uint8Array;
}

/** Rows of pairs are let go as they are read: there may be a million, and a few are shown. */
export function strongestPairs({ pairs, passages }: DetectionLists): StrongestPairs {
  const [bits, resemblance] = [new Float64Array(pairs.length), new Float64Array(pairs.length)];
  const isPaired = new Uint8Array(passages.length);
  let x = 0;
  for (const pair of pairs) {
    for (const index of pair.passages) {
      bits[x] = Math.max(bits[x]!, passages.at(index)!.bits);
      isPaired[index] = 1;
    }
    resemblance[x++] = pair.resemblance;
  }
  const order = Uint32Array.from(bits, (_, index) => index).sort((i, j) => bits[j]! - bits[i]! || resemblance[j]! - resemblance[i]! || i - j);
  return { length: pairs.length, first: Array.from(order.subarray(0, MOST_PAIRS), (index) => ({ pair: pairs.at(index)!, bits: bits[index]! })), isPaired };
}

/** Yields the table, without line ends, safe to print; nothing for a single pair, of which all is said below. */
export function* pairTable({ length, first }: StrongestPairs, context: PrintContext): Generator<string> {
  if (length < 2) return;
  const { linked, colors } = context;
  const columns: Column<RankedPair>[] = [
    { head: "bits", kind: "figure", cell: ({ bits }) => (bits > 0 ? bitsFigure(bits) : NOTHING), style: colors.green },
    { head: "of a", kind: "figure", drop: 4, cell: ({ pair }) => (pair.passages.length > 0 ? precisePercent(pair.coverageA) : NOTHING) },
    { head: "of b", kind: "figure", drop: 4, cell: ({ pair }) => (pair.passages.length > 0 ? precisePercent(pair.coverageB) : NOTHING) },
    { head: "resemblance", kind: "figure", drop: 3, cell: ({ pair }) => pair.resemblance.toFixed(3) },
    { head: "relation", kind: "word", drop: 1, cell: ({ pair }) => (isClaimed(pair) ? pair.relation.label : NOTHING) },
    { head: "direction", kind: "word", drop: 2, cell: ({ pair }) => (isClaimed(pair) ? DIRECTIONS[pair.relation.direction] : NOTHING) },
    { head: "a", kind: "text", cell: ({ pair }) => pair.a, style: (shown, { pair }) => linked(pair.a, shown) },
    { head: "b", kind: "text", cell: ({ pair }) => pair.b, style: (shown, { pair }) => linked(pair.b, shown) },
  ];
  yield* ["", colors.bold("Pairs, strongest first")];
  yield* tableLines(first, columns, context);
  if (length > MOST_PAIRS) yield `  ${notShown(length - MOST_PAIRS, { one: "more pair" })}`;
}

/** Whether something is said of how the two came to share text. */
function isClaimed(pair: Pair): pair is Pair & { readonly relation: Relation } {
  return pair.relation !== null && pair.relation.label !== "none";
}

/** A family with the number of documents it stands in. */
interface SpreadFamily {
  readonly family: Family;
  readonly numDocuments: number;
}

/** Yields the table of families that more than two documents have, those of the most documents first. */
export function* familyTable({ families }: DetectionLists, context: PrintContext): Generator<string> {
  const { linked, colors } = context;
  const spread = Array.from(families, (family): SpreadFamily => ({ family, numDocuments: new Set(family.spans.map(({ id }) => id)).size }))
    .filter(({ numDocuments }) => numDocuments >= LEAST_DOCUMENTS_OF_A_FAMILY)
    .sort((x, y) => y.numDocuments - x.numDocuments || y.family.bits - x.family.bits || x.family.index - y.family.index);
  if (spread.length === 0) return;
  const firstOf = ({ family }: SpreadFamily): string => family.spans[0]!.id;
  const columns: Column<SpreadFamily>[] = [
    { head: "documents", kind: "figure", cell: ({ numDocuments }) => grouped(numDocuments) },
    { head: "bits", kind: "figure", drop: 2, cell: ({ family }) => bitsFigure(family.bits), style: colors.green },
    { head: "label", kind: "word", drop: 3, cell: ({ family }) => family.label ?? NOTHING },
    { head: "earliest", kind: "text", drop: 1, cell: firstOf, style: (shown, row) => linked(firstOf(row), shown) },
    { head: "text", kind: "text", cell: ({ family }) => family.text, lineOf: excerptLine },
  ];
  yield* ["", colors.bold("Passages in three documents or more")];
  yield* tableLines(spread.slice(0, MOST_FAMILIES), columns, context);
  if (spread.length > MOST_FAMILIES) yield `  ${notShown(spread.length - MOST_FAMILIES, { one: "more family", many: "more families" })}`;
}

/** Yields the table of clusters, the largest first. */
export function* clusterTable({ clusters }: DetectionLists, context: PrintContext): Generator<string> {
  const { linked, colors } = context;
  const joined = clusters.filter((cluster) => cluster.documents.length > 1).sort((x, y) => y.documents.length - x.documents.length);
  if (joined.length === 0) return;
  const columns: Column<Cluster>[] = [
    { head: "documents", kind: "figure", cell: ({ documents }) => grouped(documents.length) },
    { head: "tied by", kind: "figure", drop: 1, cell: ({ weakest }) => weakest.resemblance.toFixed(3) },
    { head: "stands for it", kind: "text", cell: ({ representative }) => representative, style: (shown, row) => linked(row.representative, shown) },
    { head: "others", kind: "text", cell: othersOf },
  ];
  yield* ["", colors.bold(`${counted(joined.length, "cluster")} of near-duplicates`)];
  yield* tableLines(joined.slice(0, MOST_CLUSTERS), columns, context);
  if (joined.length > MOST_CLUSTERS) yield `  ${notShown(joined.length - MOST_CLUSTERS, { one: "more cluster", flags: "--json or --jsonl FILE" })}`;
}

function othersOf({ documents, representative }: Cluster): string {
  const others = documents.filter((id) => id !== representative);
  const more = others.length > MOST_IDS_OF_A_CLUSTER ? `, and ${grouped(others.length - MOST_IDS_OF_A_CLUSTER)} more` : "";
  return others.slice(0, MOST_IDS_OF_A_CLUSTER).join(", ") + more;
}
