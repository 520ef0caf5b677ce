/**
 * Stage relations: what the reuse in a collection means. Input documents and the passages, families and pairs found in them; output a relation
 * for each pair, a label and a history for each family, an account for each document.
 *
 *   families -> labels (template, catchphrase ...)
 *   pairs    -> what they share besides templates and catchphrases -> evidence -> direction -> label -> edges
 *   edges    -> those that a third document explains -> sources of each document -> shares, histories of families
 *
 * Directions are all decided before any edge is explained, and all edges are explained before any is changed, so that the order of pairs is
 * nothing to the result. O(characters of documents in pairs + matched tokens + edges); nothing is read of a document that shares nothing.
 */
import type { Judged } from "../passages/judge.js";
import { quotedTokens } from "../passages/quoted-tokens.js";
import type { FoundFamily, FoundPair } from "../passages/report.js";
import type { FamilyLabel, Relation, RelationEvidence, RelationLabel, Share } from "../relation-types.js";
import type { TokenColumns } from "../text/columns.js";
import type { Document, Family, Pair, Passage } from "../types.js";
import { findDigests } from "./digests.js";
import { directionOf, isNamed } from "./direction.js";
import { DocumentFacts } from "./document-facts.js";
import { because } from "./evidence.js";
import { evidenceOfMarks, wiresOfBoth } from "./evidence-of-marks.js";
import { evidenceOfShape, type ShapeContext } from "./evidence-of-shape.js";
import { type ExplainContext, type Explainer, explainerOf } from "./explain-away.js";
import { occurrencesOf } from "./family-occurrences.js";
import { type LabelContext, labelPair } from "./label.js";
import { type LabelledFamily, labelFamilies } from "./labelled-families.js";
import { ownWordsIn } from "./own-words.js";
import { RELATION_RULES } from "./relation-rules.js";
import { type Edge, ReuseGraph, type Source } from "./reuse-graph.js";
import { matchedTokensOf, type SharedText } from "./shared-text.js";
import { sharesOf } from "./shares.js";
import { NO_TOKENS } from "./token-ranges.js";

/** A collection and what was found in it. Documents by number, earliest first. */
export interface Found {
  readonly documents: readonly Document[];
  readonly columns: TokenColumns;
  /** Whether a document is known to be a press release, whatever its text says. */
  readonly isRelease?: (document: number) => boolean;
  readonly passages: readonly Passage[];
  /** The alignment behind each passage. */
  readonly judged: readonly Judged[];
  readonly families: readonly FoundFamily[];
  readonly pairs: readonly FoundPair[];
}

/** What reuse means in a collection. */
export interface Relations {
  readonly families: Family[];
  readonly pairs: Pair[];
  /** By document number. */
  readonly shares: Share[][];
  readonly facts: DocumentFacts;
}

/** A phrase that is everybody's, or the publisher's own furniture: it says nothing of where a text came from. */
const LEFT_OUT: ReadonlySet<FamilyLabel> = new Set(["template", "catchphrase"]);

/** Judges a whole collection. Deterministic; the result is new, `found` is not changed. */
export function relate(found: Found): Relations {
  const { documents, columns, passages, pairs } = found;
  const numberOf = new Map(documents.map(({ id }, d) => [id, d]));
  const facts = new DocumentFacts(documents, columns, found.isRelease);
  const isQuoted = quotedTokens(columns);
  facts.learnIssuers(new Set(pairs.flatMap(({ a, b }) => [numberOf.get(a)!, numberOf.get(b)!])));
  const labelled = labelFamilies({ facts, columns, isQuoted, numberOf }, found.families, passages, pairs);
  const shared = pairs.map((pair) => sharedText(found, labelled, numberOf, pair));
  const context: PairContext = {
    facts,
    columns,
    isQuoted,
    isDigest: findDigests(shared, documents.length),
    ...ownWordsIn(columns),
  };
  const edges = pairs.map((pair, x) => judgePair(context, shared[x]!, familyLabelOf(found, labelled, pair)));
  const related = explainAll(found, labelled, facts, edges, numberOf);
  const graph = new ReuseGraph(related);
  const sources = documents.map((_, d) => graph.sources(d));
  return {
    families: found.families.map((family, x) => withHistory(family, labelled[x]!, facts, sources)),
    pairs: pairs.map((pair, x) => ({ ...pair, relation: relationOf(related[x]!, facts) })),
    shares: documents.map((_, d) => sharesOf(columns.offsets[d]!, columns.offsets[d + 1]!, sources[d]!, (other) => facts.id(other))),
    facts,
  };
}

type PairContext = ShapeContext & LabelContext;

function sharedText({ passages, judged }: Found, labelled: readonly LabelledFamily[], numberOf: ReadonlyMap<string, number>, pair: FoundPair): SharedText {
  const familyOf = (x: number): LabelledFamily => labelled[passages[x]!.family]!;
  const reused = pair.passages.filter((x) => !LEFT_OUT.has(familyOf(x).label));
  const own = reused.filter((x) => !familyOf(x).isRecurring);
  const kept = own.length > 0 ? own : reused;
  const alignments = kept.map((x) => judged[x]!);
  const isSearched = pair.passages.length > 0;
  return {
    a: numberOf.get(pair.a)!,
    b: numberOf.get(pair.b)!,
    resemblance: pair.resemblance,
    // near-duplicates without passages: these were not searched
    coverageA: isSearched ? pair.coverageA : pair.containmentA,
    coverageB: isSearched ? pair.coverageB : pair.containmentB,
    passages: alignments,
    spans: kept.map((x) => passages[x]!),
    tokensA: matchedTokensOf(alignments, "i"),
    tokensB: matchedTokensOf(alignments, "j"),
    isRecurring: reused.length > 0 && own.length === 0,
    bits: alignments.reduce((sum, { bits }) => sum + bits, 0) / 16,
  };
}

/** The label of all that a pair shares, if all of it is template or catchphrase: of the more passages, else template. */
function familyLabelOf({ passages }: Found, labelled: readonly LabelledFamily[], pair: FoundPair): "template" | "catchphrase" | undefined {
  const labels = pair.passages.map((x) => labelled[passages[x]!.family]!.label);
  if (labels.length === 0 || labels.some((label) => !LEFT_OUT.has(label))) return undefined;
  return 2 * labels.filter((label) => label === "catchphrase").length > labels.length ? "catchphrase" : "template";
}

const RECURRING = because("family-label", "all that they share recurs in other documents over months");

function judgePair(context: PairContext, shared: SharedText, familyLabel: "template" | "catchphrase" | undefined): Edge {
  const { a, b } = shared;
  const { facts } = context;
  if (familyLabel) return edgeWithout(shared, familyLabel, because("family-label", `all that they share is ${familyLabel}`));
  // what a text says of another's publisher says nothing where nothing is shared
  if (sharesNothing(shared)) return edgeWithout(shared, "none", because("coverage", "they share no passage"));
  const isOwn = facts.areOfOnePublisher(a, b);
  const evidence = shared.isRecurring && !isOwn ? [RECURRING] : [...evidenceOfMarks(facts, shared), ...evidenceOfShape(context, shared)];
  const direction = directionOf(evidence, !isOwn && wiresOfBoth(facts, a, b).length > 0);
  const { label, evidence: reasons } = labelPair(context, shared, direction, evidence);
  const sign = direction === "a-to-b" ? 1 : -1;
  const isReused = label !== "template" && label !== "none";
  return {
    a,
    b,
    tokensA: shared.tokensA,
    tokensB: shared.tokensB,
    label,
    direction: isReused ? direction : "undetermined",
    evidence: [...reasons, ...evidence],
    isNamed: direction !== "undetermined" && (isOwn || isNamed(evidence, sign)),
  };
}

/** Only in a comparison of two: what a collection reports has passages, or is nearly the same. */
function sharesNothing({ passages, resemblance }: SharedText): boolean {
  return passages.length === 0 && resemblance < RELATION_RULES.storyResemblance;
}

/** An edge by which no text of its own went. */
function edgeWithout({ a, b }: SharedText, label: RelationLabel, evidence: RelationEvidence): Edge {
  return { a, b, tokensA: NO_TOKENS, tokensB: NO_TOKENS, label, direction: "undetermined", evidence: [evidence], isNamed: false };
}

function explainAll(
  { documents, families, passages, pairs }: Found,
  labelled: readonly LabelledFamily[],
  facts: DocumentFacts,
  edges: readonly Edge[],
  numberOf: ReadonlyMap<string, number>,
): Edge[] {
  const graph = new ReuseGraph(edges);
  const pairOf = new Map(pairs.map((pair) => [numberOf.get(pair.a)! * documents.length + numberOf.get(pair.b)!, pair]));
  const context: ExplainContext = {
    graph,
    firstHolders: ({ a, b }) => pairOf.get(a * documents.length + b)!.passages.map((x) => labelled[families[passages[x]!.family]!.id]!.documents[0]!),
    isBefore: (x, y) => facts.isBefore(x, y),
    isCarrier: (document, { a, b }) => wiresOfBoth(facts, a, b).some((wire) => facts.publisher(document) !== wire),
  };
  return edges.map((edge) => explained(edge, explainerOf(context, edge), facts));
}

function explained(edge: Edge, explainer: Explainer | undefined, facts: DocumentFacts): Edge {
  if (!explainer) return edge;
  const detail = `${facts.id(explainer.document)} has ${Math.floor(100 * explainer.share)} % of what they share and may be the origin of both`;
  return {
    ...edge,
    label: "common-source",
    direction: "undetermined",
    evidence: [because("third-document", detail), ...edge.evidence],
    via: explainer.document,
  };
}

function relationOf({ label, direction, evidence, via }: Edge, facts: DocumentFacts): Relation {
  return { label, direction, evidence, ...(via !== undefined && { via: facts.id(via) }) };
}

function withHistory(family: FoundFamily, { label, documents }: LabelledFamily, facts: DocumentFacts, sources: readonly (readonly Source[])[]): Family {
  const context = {
    timeOf: (d: number) => facts.time(d),
    sourceOf: (d: number) => facts.source(d),
    idOf: (d: number) => facts.id(d),
    originsOf: (d: number) => sources[d]!,
  };
  return { ...family, label, occurrences: occurrencesOf(context, family.spans, documents) };
}
