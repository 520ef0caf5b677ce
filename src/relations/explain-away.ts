/**
 * Stage relations: edges that a third document explains. Input the graph of reuse with its directions, output for each edge the document
 * that both ends took it from, if there is one. Two papers that print one release share all of it, and neither had it of the other.
 *
 * A third document explains an edge if
 *   - it shares with either end at least 90 % of what the two share, at the same places: it holds all of that about as completely;
 *   - it is the origin of both by the text of its edges with them: that it is earlier alone proves nothing;
 *   - it is no mere carrier: where both ends credit a wire, only the wire itself explains them.
 * An edge is never explained where one end names the other. So the copies of an origin do not explain an edge into it: they are its
 * descendants; and no two edges explain each other, because "origin of" is an order.
 *
 * Bounded: at most 16 origins that both ends have are asked, earliest first. O(edges × origins of a document) with this bound.
 */
import { RELATION_RULES } from "../settings/relation-rules.js";
import { type Edge, type ReuseGraph, tokensOf } from "./reuse-graph.js";
import { commonSize, sizeOf } from "./token-ranges.js";

/** A third document and how much of an edge it explains. */
export interface Explainer {
  readonly document: number;
  /** Of the matched tokens, on the side where it is less; 0 to 1. */
  readonly share: number;
}

export interface ExplainContext {
  readonly graph: ReuseGraph;
  /** Whether both ends of the edge credit a wire that this document is not. */
  isCarrier(document: number): boolean;
}

/** The origin of both ends that explains most of an edge, of several the earliest. */
export function explainerOf({ graph, isCarrier }: ExplainContext, edge: Edge): Explainer | undefined {
  if (edge.isNamed || !mayBeExplained(edge)) return undefined;
  let best: Explainer | undefined;
  for (const document of commonOrigins(graph, edge)) {
    if (isCarrier(document)) continue;
    const share = Math.min(shareOf(graph, document, edge, edge.a), shareOf(graph, document, edge, edge.b));
    if (share >= RELATION_RULES.explainedShare && !(best && best.share >= share)) best = { document, share };
  }
  return best;
}

/** What two documents share and nothing else explains may have come from a third as well. */
function mayBeExplained({ label, tokensA }: Edge): boolean {
  return label !== "template" && label !== "catchphrase" && tokensA.length > 0;
}

/** Share of what the ends have in common that `document` has as well, at the places where it stands in `end`. */
function shareOf(graph: ReuseGraph, document: number, edge: Edge, end: number): number {
  const tokens = tokensOf(edge, end);
  return commonSize(tokens, tokensOf(graph.between(document, end)!, end)) / sizeOf(tokens);
}

/** Documents that both ends have text of by the texts of their edges, earliest first. */
function commonOrigins(graph: ReuseGraph, { a, b }: Edge): number[] {
  const [fewer, other] = graph.origins(a).length <= graph.origins(b).length ? [a, b] : [b, a];
  const common: number[] = [];
  for (const document of graph.origins(fewer)) {
    if (common.length === RELATION_RULES.explainers) break;
    if (graph.isOrigin(document, other)) common.push(document);
  }
  return common;
}
