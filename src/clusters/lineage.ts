/**
 * Stage clusters: the relations between the documents of one story -> who took from whom: a graph of groups of documents. A group is one
 * document, or several whose texts are the same in the main while nothing tells which was first; what one of them took, all took.
 *
 *   determined edge, or common-source with `via`          parent -> child
 *   undetermined, most of both (SAME_SHARE)               one group
 *   undetermined, the larger holds the whole of several   parts -> the larger: it is put together from them, whoever was first
 *   undetermined, a real share of both (REAL_SHARE)       tie: neither is the other's parent, and they are not independent
 *   less, and public words (quotation) undetermined       nothing: who quotes a speech, or shares a paragraph, still has a text of its own
 *
 * O(documents + pairs).
 */
import { append } from "../kernels/append.js";
import { UnionFind } from "../kernels/union-find.js";
import type { Relation } from "../relation-types.js";
import { stronglyConnected } from "./strongly-connected.js";

/** Share of a document by which it is not independent of where that came from. By reason: below a fifth the rest is an article by itself. */
export const REAL_SHARE = 0.2;
/** Share of both by which two documents are one text in the main, and share of one that is nearly all of it. */
const SAME_SHARE = 0.5;
const WHOLE_SHARE = 0.8;

/** A pair of documents of a story, by their numbers in it. */
export interface RelatedPair {
  readonly a: number;
  readonly b: number;
  /** Share of a's tokens that b has, 0 to 1. */
  readonly coverageA: number;
  readonly coverageB: number;
  readonly relation: Relation;
}

/** `child` took text from `parent`. */
interface Descent {
  readonly parent: number;
  readonly child: number;
  /** Share of the child's tokens that is known of, 0 to 1. */
  readonly coverage: number;
}

/** Two documents that share much text, neither known to have it from the other. */
export interface Tie {
  readonly a: number;
  readonly b: number;
  readonly coverageA: number;
  readonly coverageB: number;
  /** Whether both took it from a source that is not in the story; otherwise one may have it from the other. */
  readonly isCommonSource: boolean;
  /** The wire that both credit. */
  readonly wire: string | undefined;
}

export interface Lineage {
  readonly descents: readonly Descent[];
  readonly ties: readonly Tie[];
  /** By document: the place of its component in a topological order; a parent stands in the same one or before. */
  readonly component: Uint32Array;
  /** By component: whether it took no real share from another. */
  readonly isSource: readonly boolean[];
}

/** @param numberOf the number in the story of a document by its id; undefined if it is not in it. */
export function traceLineage(numDocuments: number, pairs: readonly RelatedPair[], numberOf: (id: string) => number | undefined): Lineage {
  const descents: Descent[] = [];
  const open: Tie[] = [];
  for (const { a, b, coverageA, coverageB, relation } of pairs) {
    const { label, direction, via, wire } = relation;
    const source = via === undefined ? undefined : numberOf(via);
    if (label === "common-source" && source !== undefined) {
      if (source !== a) descents.push({ parent: source, child: a, coverage: coverageA });
      if (source !== b) descents.push({ parent: source, child: b, coverage: coverageB });
    } else if (label !== "common-source" && direction === "a-to-b") descents.push({ parent: a, child: b, coverage: coverageB });
    else if (label !== "common-source" && direction === "b-to-a") descents.push({ parent: b, child: a, coverage: coverageA });
    else if (label !== "quotation") open.push({ a, b, coverageA, coverageB, wire, isCommonSource: label === "common-source" || wire !== undefined });
  }
  const groups = new UnionFind(numDocuments);
  for (const { a, b, coverageA, coverageB } of open) if (Math.min(coverageA, coverageB) >= SAME_SHARE) groups.union(a, b);
  const composites = compositesOf(open, groups);
  descents.push(...composites.descents);
  const ties = open.filter((tie) => !composites.isPart(tie) && Math.min(tie.coverageA, tie.coverageB) >= REAL_SHARE);
  return { descents, ties, ...componentsOf(numDocuments, descents, groups) };
}

/** Documents that hold the whole of several of different groups, which are half of them or more together. */
function compositesOf(open: readonly Tie[], groups: UnionFind): { readonly descents: Descent[]; isPart(tie: Tie): boolean } {
  const partsOf = new Map<number, Descent[]>();
  for (const tie of open) {
    const descent = wholePart(tie);
    if (descent) append(partsOf, descent.child, descent);
  }
  const composites = new Map(
    [...partsOf].filter(([, parts]) => {
      const byGroup = new Map(parts.map(({ parent, coverage }) => [groups.find(parent), coverage]));
      return byGroup.size > 1 && [...byGroup.values()].reduce((sum, coverage) => sum + coverage, 0) >= SAME_SHARE;
    }),
  );
  return {
    descents: [...composites.values()].flat(),
    isPart: (tie) => composites.has(wholePart(tie)?.child ?? -1),
  };
}

/** The smaller of two as a part of the larger one, if nearly all of it is there and the larger one has as much of its own. */
function wholePart({ a, b, coverageA, coverageB }: Tie): Descent | undefined {
  if (coverageA >= WHOLE_SHARE && coverageB < SAME_SHARE) return { parent: a, child: b, coverage: coverageB };
  return coverageB >= WHOLE_SHARE && coverageA < SAME_SHARE ? { parent: b, child: a, coverage: coverageA } : undefined;
}

/** Directions that contradict each other make one component of several groups. */
function componentsOf(numDocuments: number, descents: readonly Descent[], groups: UnionFind): Pick<Lineage, "component" | "isSource"> {
  const targets: number[][] = Array.from({ length: numDocuments }, () => []);
  for (const { parent, child } of descents) targets[groups.find(parent)]!.push(groups.find(child));
  const ofGroup = stronglyConnected(targets);
  const component = Uint32Array.from({ length: numDocuments }, (_, document) => ofGroup[groups.find(document)]!);
  return { component, isSource: sourcesOf(component, descents) };
}

/** A component took a real share if one of its documents did, from one parent or from several together, which may have the same words. */
function sourcesOf(component: Uint32Array, descents: readonly Descent[]): boolean[] {
  const isSource = Array.from(component, () => true);
  const taken = new Map<number, number>();
  for (const { parent, child, coverage } of descents) {
    if (component[parent] === component[child]) continue;
    const sum = (taken.get(child) ?? 0) + coverage;
    taken.set(child, sum);
    if (coverage >= REAL_SHARE || sum >= SAME_SHARE) isSource[component[child]!] = false;
  }
  return isSource;
}
