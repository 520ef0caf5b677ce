/**
 * Stage relations: what the reuse in a collection means. Input documents and the passages, families and pairs found in them; output a relation
 * for each pair, a label and a history for each family, an account for each document.
 *
 *   families -> labels (template, catchphrase ...)
 *   pairs    -> what they share besides templates and catchphrases -> evidence -> direction -> label -> edges
 *   edges    -> those that a third document explains -> sources of each document -> shares, histories of families
 *
 * Directions are all decided before any edge is explained, and all edges are explained before any is changed, so that the order of pairs is
 * nothing to the result. What is kept of a pair is its label, and its edge where text may have gone by it; histories, shares and the evidence of most
 * pairs are made when they are read. O(characters of documents in pairs + matched tokens + edges); nothing is read of a document that shares nothing.
 */
import type { FamilyColumns } from "../families/families.js";
import type { PairColumns } from "../families/pair-columns.js";
import type { PassageColumns } from "../families/passage-columns.js";
import type { PassageRenderer } from "../families/passage-rendering.js";
import type { RenderContext } from "../families/render.js";
import { makeInTurn } from "../run/in-turn.js";
import type { Steps } from "../run/pace.js";
import { RELATION_RULES } from "../settings/relation-rules.js";
import { numTokensOf, type TokenColumns } from "../text/token-columns.js";
import type { Document, Span } from "../types/document.js";
import type { FamilyLabel, Occurrence } from "../types/family.js";
import type { Direction, Relation, RelationEvidence, RelationLabel, Share } from "../types/relation.js";
import { findDigests } from "./digests.js";
import { DocumentFacts } from "./document-facts.js";
import { because } from "./evidence.js";
import { wiresOfBoth } from "./evidence-of-marks.js";
import { explainerOf } from "./explain-away.js";
import { occurrencesOf } from "./family-occurrences.js";
import { judgePair, type PairContext, type PairVerdict } from "./judge-pair.js";
import { type LabelledFamily, labelFamilies } from "./labelled-families.js";
import { ownWordsIn } from "./own-words.js";
import { type Edge, isReuse, ReuseGraph, type Source } from "./reuse-graph.js";
import { type SharedText, SharedTexts } from "./shared-text.js";
import { sharesOf } from "./shares.js";

/** A collection and what was found in it. Documents by number, earliest first. */
export interface Found {
  readonly documents: readonly Document[];
  readonly columns: TokenColumns;
  /** Whether a document is known to be a press release, whatever its text says. */
  readonly isRelease?: (document: number) => boolean;
  readonly context: RenderContext;
  readonly passages: PassageColumns;
  readonly families: FamilyColumns;
  readonly pairs: PairColumns;
  readonly renderer: PassageRenderer;
}

/** Pairs whose evidence is kept as it was found, about a kilobyte each; of further ones it is found again when it is read. */
const MOST_EVIDENCE = 1 << 15;

/** Judges a whole collection. Deterministic; `found` is kept, not changed. */
export function* relate(found: Found): Steps<Relations> {
  const { documents, columns, pairs, families } = found;
  const facts = new DocumentFacts(documents, columns, { order: found.context.order, isKnownRelease: found.isRelease });
  yield* facts.sampleIssuers(documentsOf(pairs, documents.length));
  const labelled = yield* labelFamilies({ facts, context: found.context }, families, pairs);
  const source = {
    ...found,
    spansOf: (x: number) => found.renderer.spans(x),
    familyOf: families.familyOf,
    quoted: (d: number) => facts.quoted(d),
    lengthOf: (d: number) => numTokensOf(columns, d),
  };
  const shared = new SharedTexts(source, labelled);
  const isDigest = findDigests({ ...pairs, ...(yield* wholesOf(shared, pairs.length)) }, facts);
  const context: PairContext = { facts, isDigest, ...ownWordsIn((d) => facts.tokens(d)) };
  const labels: RelationLabel[] = [];
  const evidence = new Map<number, readonly RelationEvidence[]>();
  const edges: (Edge | undefined)[] = yield* makeInTurn(pairs.length, (x) => {
    const familyLabel = shared.familyLabel(x);
    labels.push(familyLabel ?? "none");
    if (familyLabel) return undefined;
    const text = shared.of(x);
    const verdict = judgePair(context, text);
    labels[x] = verdict.label;
    if (evidence.size < MOST_EVIDENCE) evidence.set(x, verdict.evidence);
    return edgeOf(verdict, text);
  });
  return new Relations({ found, context, labelled, shared, labels, evidence, edges: yield* explainAll(edges, facts, shared) });
}

/** The documents of some pairs, in the order in which they come. */
function* documentsOf({ length, a, b }: PairColumns, numDocuments: number): Generator<number> {
  const isKnown = new Uint8Array(numDocuments);
  for (let x = 0; x < length; x++)
    for (const document of [a[x]!, b[x]!]) {
      if (isKnown[document] === 0) yield document;
      isKnown[document] = 1;
    }
}

/** How much of each document is shared, where that may make the one a part of the other (digests.ts); 0 elsewhere. */
function* wholesOf(shared: SharedTexts, numPairs: number): Steps<Pick<PairColumns, "coverageA" | "coverageB">> {
  const [coverageA, coverageB] = [new Float64Array(numPairs), new Float64Array(numPairs)];
  for (let x = 0; x < numPairs; x++) {
    if (!shared.mayCover(x, RELATION_RULES.wholeCoverage)) continue;
    const text = shared.of(x);
    coverageA[x] = text.coverageA;
    coverageB[x] = text.coverageB;
    yield;
  }
  return { coverageA, coverageB };
}

/** The edge of a pair by which text may have gone: a third document may explain what nothing else does. */
function edgeOf({ label, direction, isNamed, wire }: PairVerdict, shared: SharedText): Edge | undefined {
  if (label === "template" || label === "catchphrase") return undefined;
  const { a, b, tokensA, tokensB } = shared;
  return { a, b, tokensA, tokensB, label, direction, isNamed, ...(wire !== undefined && { wire }) };
}

function* explainAll(edges: readonly (Edge | undefined)[], facts: DocumentFacts, shared: SharedTexts): Steps<(Edge | undefined)[]> {
  const graph = new ReuseGraph(edges, facts.order);
  return yield* makeInTurn(edges.length, (x) => {
    const edge = edges[x];
    if (!edge || facts.areOfOnePublisher(edge.a, edge.b)) return edge;
    // only the wire itself explains two copies of its text
    const isCarrier = (document: number): boolean => wiresOfBoth(facts, shared.of(x)).some((wire) => facts.publisher(document) !== wire);
    const explainer = explainerOf({ graph, isCarrier }, edge);
    if (!explainer) return edge;
    const { wire: _, ...rest } = edge;
    return { ...rest, label: "common-source", direction: "undetermined", via: explainer.document, viaShare: explainer.share } as const;
  });
}

/** Most pairs of a large collection share a template and nothing else, and are told in one way. */
const FAMILY_EVIDENCE: Readonly<Record<"template" | "catchphrase", readonly RelationEvidence[]>> = {
  template: [because("family-label", "all that they share is template")],
  catchphrase: [because("family-label", "all that they share is catchphrase")],
};

interface RelatedCollection {
  readonly found: Found;
  readonly context: PairContext;
  /** By family. */
  readonly labelled: readonly LabelledFamily[];
  readonly shared: SharedTexts;
  /** By pair: the label by its own text, what speaks for it where that is kept, and the edge. */
  readonly labels: readonly RelationLabel[];
  readonly evidence: ReadonlyMap<number, readonly RelationEvidence[]>;
  readonly edges: readonly (Edge | undefined)[];
}

/** What reuse means in a collection. Numbers are those of its columns. */
export class Relations {
  readonly facts: DocumentFacts;
  readonly #of: RelatedCollection;
  readonly #graph: ReuseGraph;
  readonly #sources = new Map<number, readonly Source[]>();

  constructor(related: RelatedCollection) {
    this.#of = related;
    this.facts = related.context.facts;
    this.#graph = new ReuseGraph(related.edges, this.facts.order);
  }

  familyLabel(family: number): FamilyLabel {
    return this.#of.labelled[family]!.label;
  }

  /** The edges by which text went, and the pair of each. */
  *edges(): Generator<readonly [pair: number, edge: Edge]> {
    for (const [pair, edge] of this.#of.edges.entries()) if (edge && isReuse(edge)) yield [pair, edge];
  }

  /** A pair's relation; its evidence is made when it is read. */
  relation(pair: number): RelationRow {
    const edge = this.#of.edges[pair];
    const { label, direction, via, wire } = edge ?? { label: this.#of.labels[pair]!, direction: "undetermined" as Direction };
    return new RelationRow({ label, direction, via: via === undefined ? null : this.facts.id(via), wire: wire ?? null }, () => this.#evidence(pair, edge));
  }

  #evidence(pair: number, edge: Edge | undefined): readonly RelationEvidence[] {
    const { context, shared } = this.#of;
    const familyLabel = shared.familyLabel(pair);
    if (familyLabel) return FAMILY_EVIDENCE[familyLabel];
    const evidence = this.#of.evidence.get(pair) ?? judgePair(context, shared.of(pair)).evidence;
    if (edge?.via === undefined) return evidence;
    const detail = `${this.facts.id(edge.via)} has ${Math.floor(100 * edge.viaShare!)} % of what they share and is the origin of both`;
    return [because("third-document", detail), ...evidence];
  }

  /** The history of a family. @param spans its places, rendered. */
  occurrences(family: number, spans: readonly Span[]): Occurrence[] {
    const { firstSpan, document } = this.#of.found.families;
    const context = {
      timeOf: (d: number) => this.facts.time(d),
      sourceOf: (d: number) => this.facts.publisher(d),
      idOf: (d: number) => this.facts.id(d),
      originsOf: (d: number) => this.#sourcesOf(d),
    };
    return occurrencesOf(context, spans, document.subarray(firstSpan[family], firstSpan[family + 1]));
  }

  /** Where the text of a document came from. */
  shares(document: number): Share[] {
    return sharesOf(numTokensOf(this.#of.found.columns, document), this.#sourcesOf(document), (other) => this.facts.id(other));
  }

  #sourcesOf(document: number): readonly Source[] {
    let sources = this.#sources.get(document);
    if (!sources) {
      sources = this.#graph.sources(document);
      this.#sources.set(document, sources);
    }
    return sources;
  }
}

/** A relation whose evidence is made when it is read. */
class RelationRow implements Relation {
  readonly label: RelationLabel;
  readonly direction: Direction;
  readonly via: string | null;
  readonly wire: string | null;
  readonly #makeEvidence: () => readonly RelationEvidence[];

  constructor({ label, direction, via, wire }: Omit<Relation, "evidence">, makeEvidence: () => readonly RelationEvidence[]) {
    this.label = label;
    this.direction = direction;
    this.via = via;
    this.wire = wire;
    this.#makeEvidence = makeEvidence;
  }

  get evidence(): readonly RelationEvidence[] {
    return this.#makeEvidence();
  }

  toJSON(): Relation {
    const { label, direction, evidence, via, wire } = this;
    return { label, direction, evidence, via, wire };
  }
}
