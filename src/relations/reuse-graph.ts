/**
 * Stage relations: documents tied by what they share, and which of them are sources of which. Input pairs with what is known of
 * them, output neighbours, edges and sources of a document. Edges are looked up in O(1), neighbours earliest first;
 * O(pairs log pairs) to build.
 */
import { append } from "../arrays/append.js";
import type { DocumentOrder } from "../corpus/document-order.js";
import type { Direction, RelationLabel } from "../types/relation.js";
import type { TokenRanges } from "./token-ranges.js";

/** Two documents that share text, by number, a before b; and what relates them, as far as that is decided. */
export interface Edge {
  readonly a: number;
  readonly b: number;
  /** What they share, as tokens of each; without passages that are templates or catchphrases. */
  readonly tokensA: TokenRanges;
  readonly tokensB: TokenRanges;
  readonly label: RelationLabel;
  readonly direction: Direction;
  /** Whether one names the other, or is a version of it at its own publisher: nothing explains that away. */
  readonly isNamed: boolean;
  /** Number of the document that both took it from, and how much of what they share it has. */
  readonly via?: number;
  readonly viaShare?: number;
  /** The wire that both have it from by their credits, and that is no end of the edge. */
  readonly wire?: string;
}

/** A document that another one has text of, and which part of that other one it is. */
export interface Source {
  readonly document: number;
  readonly label: RelationLabel;
  readonly tokens: TokenRanges;
  /** Whether the text of the edge decides it; otherwise it is the third document that explains an edge. */
  readonly isDirect: boolean;
}

/** Relations that are none of origin: what is shared stays each document's own. */
const OWN: ReadonlySet<RelationLabel> = new Set(["template", "catchphrase", "none"]);

/** Whether a relation says anything of where a text came from. */
export function isReuse({ label }: Pick<Edge, "label">): boolean {
  return !OWN.has(label);
}

/** The tokens of `document`, one end of the edge, that the other end has as well. */
export function tokensOf(edge: Edge, document: number): TokenRanges {
  return document === edge.a ? edge.tokensA : edge.tokensB;
}

/** The end that the text came from; undefined where that is not decided. */
function originOf({ a, b, direction }: Edge): number | undefined {
  return direction === "undetermined" ? undefined : direction === "a-to-b" ? a : b;
}

/** Edges of reuse between documents. */
export class ReuseGraph {
  readonly #order: DocumentOrder;
  /** By document: those it shares text with, earliest first. */
  readonly #edges = new Map<number, Map<number, Edge>>();
  readonly #origins = new Map<number, readonly number[]>();

  /** @param edges those that are no reuse are left out, as are pairs without one. @param order which of two documents is earlier. */
  constructor(edges: readonly (Edge | undefined)[], order: DocumentOrder) {
    this.#order = order;
    const neighbours = new Map<number, [other: number, edge: Edge][]>();
    for (const edge of edges) {
      if (edge === undefined || !isReuse(edge)) continue;
      append(neighbours, edge.a, [edge.b, edge]);
      append(neighbours, edge.b, [edge.a, edge]);
    }
    for (const [document, list] of neighbours) this.#edges.set(document, new Map(list.sort(([x], [y]) => order(x, y))));
  }

  between(x: number, y: number): Edge | undefined {
    return this.#edges.get(x)?.get(y);
  }

  degree(document: number): number {
    return this.#edges.get(document)?.size ?? 0;
  }

  /** Documents that share something with this one, earliest first. */
  neighbours(document: number): Iterable<number> {
    return this.#edges.get(document)?.keys() ?? [];
  }

  /** Whether the text of one edge decides that `target` has text of `origin`. */
  isOrigin(origin: number, target: number): boolean {
    const edge = this.between(origin, target);
    return edge !== undefined && originOf(edge) === origin;
  }

  /** The documents that the text of an edge decides to be origins of this one, earliest first. */
  origins(document: number): readonly number[] {
    let origins = this.#origins.get(document);
    if (!origins) {
      origins = [...this.neighbours(document)].filter((other) => this.isOrigin(other, document));
      this.#origins.set(document, origins);
    }
    return origins;
  }

  /**
   * The documents that a document has text of, the ones that others among them have text of first, then the earliest: so a wire's story
   * stands behind the release that it is made of. O(sources of the document, squared).
   */
  sources(document: number): Source[] {
    const found: Source[] = [];
    for (const [other, edge] of this.#edges.get(document) ?? []) {
      const tokens = tokensOf(edge, document);
      if (edge.via !== undefined) found.push({ document: edge.via, label: edge.label, tokens, isDirect: false });
      else if (originOf(edge) === other) found.push({ document: other, label: edge.label, tokens, isDirect: true });
    }
    const ids = new Set(found.map((source) => source.document));
    const rank = new Map<number, number>();
    for (const id of ids) rank.set(id, [...ids].filter((other) => other !== id && this.isOrigin(other, id)).length);
    const rankOf = (x: Source): number => rank.get(x.document)!;
    return found.sort((x, y) => rankOf(x) - rankOf(y) || this.#order(x.document, y.document) || Number(y.isDirect) - Number(x.isDirect));
  }
}
