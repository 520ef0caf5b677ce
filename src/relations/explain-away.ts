/**
 * Stage relations: edges that a third document explains. Input the graph of reuse with its directions, output for each edge the document
 * that both ends took it from, if there is one. Two papers that print one release share all of it, and neither had it of the other.
 *
 * A third document explains an edge if
 *   - it shares with either end at least 90 % of what the two share, at the same places: it holds all of that about as completely;
 *   - it may be the origin of both: the text of its edge with an end says so, or it has the same story as that end, was over before it
 *     appeared, and the text does not say the contrary; of quoted words and smaller parts time alone proves nothing;
 *   - it is no mere carrier: where both ends credit a wire, only the wire itself explains them.
 * An edge is never explained where one end names the other. So the copies of an origin do not explain an edge into it: they are its
 * descendants, or not before it; and no two edges explain each other, because "origin of" is an order.
 *
 * Bounded: at most 16 documents are asked that the texts decide to be origins of both ends, and if none of them explains the edge 16 others: the
 * earliest that has each of its passages, and the earliest neighbours that the ends have in common, 64 neighbours of the end with fewer
 * being looked at. O(edges × origins of a document) with these bounds.
 */
import type { RelationLabel } from "../relation-types.js";
import { RELATION_RULES } from "./relation-rules.js";
import { type Edge, isReuse, originOf, type ReuseGraph, tokensOf } from "./reuse-graph.js";
import { commonSize, sizeOf } from "./token-ranges.js";

/** A third document and how much of an edge it explains. */
export interface Explainer {
  readonly document: number;
  /** Of the matched tokens, on the side where it is less; 0 to 1. */
  readonly share: number;
}

export interface ExplainContext {
  readonly graph: ReuseGraph;
  /** The earliest documents that have the passages of an edge. */
  firstHolders(edge: Edge): Iterable<number>;
  /** Whether a document was published before another began to be. */
  isBefore(x: number, y: number): boolean;
  /** Whether both ends of an edge credit a wire that this document is not. */
  isCarrier(document: number, edge: Edge): boolean;
}

/**
 * The document that explains an edge best: one that the texts decide to be the origin of both ends, else of one, else one that is only
 * earlier; of these the one that explains most, then the earliest.
 */
export function explainerOf(context: ExplainContext, edge: Edge): Explainer | undefined {
  if (edge.isNamed || !isReuse(edge) || edge.tokensA.length === 0) return undefined;
  return bestOf(context, edge, commonOrigins(context.graph, edge)) ?? bestOf(context, edge, otherCandidates(context, edge));
}

function bestOf(context: ExplainContext, edge: Edge, candidates: Iterable<number>): Explainer | undefined {
  const { graph } = context;
  let best: (Explainer & { readonly decided: number }) | undefined;
  for (const document of candidates) {
    if (!mayBeOrigin(context, document, edge.a) || !mayBeOrigin(context, document, edge.b) || context.isCarrier(document, edge)) continue;
    const share = Math.min(shareOf(graph, document, edge, edge.a), shareOf(graph, document, edge, edge.b));
    if (share < RELATION_RULES.explainedShare) continue;
    const decided = Number(graph.isOrigin(document, edge.a)) + Number(graph.isOrigin(document, edge.b));
    const isBetter =
      !best || decided > best.decided || (decided === best.decided && (share > best.share || (share === best.share && document < best.document)));
    if (isBetter) best = { document, share, decided };
  }
  return best && { document: best.document, share: best.share };
}

/** Relations of one story: that one had it before the other may mean something. Quoted words come from who said them, other parts from elsewhere. */
const STORY: ReadonlySet<RelationLabel> = new Set(["duplicate", "revision", "syndication", "release"]);

function mayBeOrigin({ graph, isBefore }: ExplainContext, document: number, end: number): boolean {
  const edge = graph.between(document, end);
  if (!edge) return false;
  const origin = originOf(edge);
  if (origin === undefined) return STORY.has(edge.label) && isBefore(document, end);
  return origin === document;
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

/** The earliest documents that have a passage of the edge, and the earliest that share something with both ends. */
function otherCandidates({ graph, firstHolders }: ExplainContext, edge: Edge): Set<number> {
  const found = new Set<number>();
  const add = (document: number): void => {
    if (document !== edge.a && document !== edge.b && found.size < RELATION_RULES.explainers) found.add(document);
  };
  for (const document of firstHolders(edge)) add(document);
  const [fewer, other] = graph.degree(edge.a) <= graph.degree(edge.b) ? [edge.a, edge.b] : [edge.b, edge.a];
  let looked = 0;
  for (const neighbour of graph.neighbours(fewer)) {
    if (looked++ === RELATION_RULES.neighbours) break;
    if (graph.between(neighbour, other)) add(neighbour);
  }
  return found;
}
