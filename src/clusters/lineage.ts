/**
 * Stage clusters: the relations between the documents of one story -> who took from whom: a graph of groups of documents. A group is one
 * document, or several whose texts are the same in the main while nothing tells which was first; what one of them took, all took.
 *
 *   determined edge, or common-source with `via`   parent -> child
 *   undetermined, whole text (WHOLE_TEXT)          one group
 *   undetermined, a part; common-source without    tie: neither is the other's parent, and they are not independent
 *
 * O(documents + pairs).
 */
import { UnionFind } from "../kernels/union-find.js";
import type { Relation, RelationLabel } from "../relation-types.js";
import { stronglyConnected } from "./strongly-connected.js";

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

/** Two documents that share text, neither known to have it from the other. */
export interface Tie {
  readonly a: number;
  readonly b: number;
  readonly coverageA: number;
  readonly coverageB: number;
  /** Whether both took it from a document that is not in the story; otherwise one may have it from the other. */
  readonly isCommonSource: boolean;
}

export interface Lineage {
  readonly descents: readonly Descent[];
  readonly ties: readonly Tie[];
  /** By document: the place of its component in a topological order; a parent stands in the same one or before. */
  readonly component: Uint32Array;
  /** By component: whether it took from no other. */
  readonly isSource: readonly boolean[];
}

/** Relations of whole texts: where the direction is open, what one of the two took from a third document the other one took as well. */
const WHOLE_TEXT: ReadonlySet<RelationLabel> = new Set<RelationLabel>(["duplicate", "revision", "syndication"]);

/** @param numberOf the number in the story of a document by its id; undefined if it is not in it. */
export function traceLineage(numDocuments: number, pairs: readonly RelatedPair[], numberOf: (id: string) => number | undefined): Lineage {
  const descents: Descent[] = [];
  const ties: Tie[] = [];
  const groups = new UnionFind(numDocuments);
  for (const { a, b, coverageA, coverageB, relation } of pairs) {
    const { label, direction, via } = relation;
    const source = via === undefined ? undefined : numberOf(via);
    if (label === "common-source" && source !== undefined) {
      if (source !== a) descents.push({ parent: source, child: a, coverage: coverageA });
      if (source !== b) descents.push({ parent: source, child: b, coverage: coverageB });
    } else if (label !== "common-source" && direction === "a-to-b") descents.push({ parent: a, child: b, coverage: coverageB });
    else if (label !== "common-source" && direction === "b-to-a") descents.push({ parent: b, child: a, coverage: coverageA });
    else {
      ties.push({ a, b, coverageA, coverageB, isCommonSource: label === "common-source" });
      if (WHOLE_TEXT.has(label)) groups.union(a, b);
    }
  }
  return { descents, ties, ...componentsOf(numDocuments, descents, groups) };
}

/** Directions that contradict each other make one component of several groups. */
function componentsOf(numDocuments: number, descents: readonly Descent[], groups: UnionFind): Pick<Lineage, "component" | "isSource"> {
  const targets: number[][] = Array.from({ length: numDocuments }, () => []);
  for (const { parent, child } of descents) targets[groups.find(parent)]!.push(groups.find(child));
  const ofGroup = stronglyConnected(targets);
  const component = Uint32Array.from({ length: numDocuments }, (_, document) => ofGroup[groups.find(document)]!);
  const isSource = Array.from({ length: numDocuments }, () => true);
  for (const { parent, child } of descents) if (component[parent] !== component[child]) isSource[component[child]!] = false;
  return { component, isSource };
}
