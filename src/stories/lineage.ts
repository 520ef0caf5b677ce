/**
 * Stage stories: the relations between the documents of one story -> who took from whom: a graph of groups of documents. A group is one
 * document, or several whose texts are the same in the main while nothing tells which was first; what one of them took, all took.
 *
 *   determined edge, or common-source with `via`          parent -> child
 *   undetermined, the larger holds the most of several    parts -> the larger: it is put together from them (composites.ts), whoever was first
 *   undetermined, most of both (SAME_SHARE)               one group
 *   undetermined, a real share of both (REAL_SHARE)       tie: neither is the other's parent, and they are not independent
 *   less, and public words (quotation) undetermined       nothing: who quotes a speech, or shares a paragraph, still has a text of its own
 *
 * O(documents + pairs).
 */
import { UnionFind } from "../arrays/union-find.js";
import { findComposites } from "./composites.js";
import { stronglyConnected } from "./strongly-connected.js";
import { type Descent, REAL_SHARE, type RelatedPair, SAME_SHARE, type Tie } from "./ties.js";

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
    const source = via === null ? undefined : numberOf(via);
    if (label === "common-source" && source !== undefined) {
      if (source !== a) descents.push({ parent: source, child: a, coverage: coverageA });
      if (source !== b) descents.push({ parent: source, child: b, coverage: coverageB });
    } else if (label !== "common-source" && direction === "a-to-b") descents.push({ parent: a, child: b, coverage: coverageB });
    else if (label !== "common-source" && direction === "b-to-a") descents.push({ parent: b, child: a, coverage: coverageA });
    else if (label !== "quotation")
      open.push({ a, b, coverageA, coverageB, wire: wire ?? undefined, isCommonSource: label === "common-source" || wire !== null });
  }
  // before anything is joined: a page would be one text with the larger of its parts, and so all of its parts would be one
  const composites = findComposites(pairs, open, descents);
  descents.push(...composites.descents);
  const ties = composites.others.filter((tie) => Math.min(tie.coverageA, tie.coverageB) >= REAL_SHARE);
  const groups = new UnionFind(numDocuments);
  for (const { a, b, coverageA, coverageB } of ties) if (Math.min(coverageA, coverageB) >= SAME_SHARE) groups.union(a, b);
  return { descents, ties, ...componentsOf(numDocuments, descents, groups) };
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
