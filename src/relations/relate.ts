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
import type { Judged } from "../evidence/judge.js";
import type { FoundFamily, FoundPair } from "../families/reported.js";
import { mapInTurn } from "../run/in-turn.js";
import type { Steps } from "../run/pace.js";
import { RELATION_RULES } from "../settings/relation-rules.js";
import { numTokensOf, type TokenColumns } from "../text/token-columns.js";
import type { Document } from "../types/document.js";
import type { Family, FamilyLabel } from "../types/family.js";
import type { Passage } from "../types/passage.js";
import type { Pair, Relation, RelationEvidence, RelationLabel, Share } from "../types/relation.js";
import { findDigests } from "./digests.js";
import { directionOf, isNamed } from "./direction.js";
import { DocumentFacts } from "./document-facts.js";
import { because } from "./evidence.js";
import { evidenceOfMarks, wiresOfBoth } from "./evidence-of-marks.js";
import { evidenceOfTime, type TimeContext } from "./evidence-of-time.js";
import { type Explainer, explainerOf } from "./explain-away.js";
import { occurrencesOf } from "./family-occurrences.js";
import { isMuchOfOne, type LabelContext, labelPair } from "./label.js";
import { type LabelledFamily, labelFamilies } from "./labelled-families.js";
import { ownWordsIn } from "./own-words.js";
import { type Edge, ReuseGraph, type Source } from "./reuse-graph.js";
import { matchedTokensOf, quotedTokensOf, type SharedText } from "./shared-text.js";
import { sharesOf } from "./shares.js";
import { NO_TOKENS, sizeOf, type TokenRanges } from "./token-ranges.js";

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

/** A pair whose relation is judged. */
export type JudgedPair = Pair & { readonly relation: Relation };

/** What reuse means in a collection. */
export interface Relations {
  readonly families: Family[];
  readonly pairs: JudgedPair[];
  /** By document number. */
  readonly shares: Share[][];
  readonly facts: DocumentFacts;
}

/** A phrase that is everybody's, or the publisher's own furniture: it says nothing of where a text came from. */
const LEFT_OUT: ReadonlySet<FamilyLabel> = new Set(["template", "catchphrase"]);

/** Relations that may be those of two copies of a wire's text. */
const OF_A_WIRE: ReadonlySet<RelationLabel> = new Set(["duplicate", "syndication", "common-source"]);

/** Judges a whole collection. Deterministic; the result is new, `found` is not changed. */
export function* relate(found: Found): Steps<Relations> {
  const { documents, columns, passages, pairs } = found;
  const numberOf = new Map(documents.map(({ id }, d) => [id, d]));
  const facts = new DocumentFacts(documents, columns, found.isRelease);
  const related = new Set(pairs.flatMap(({ a, b }) => [numberOf.get(a)!, numberOf.get(b)!]));
  yield* facts.learnIssuers(related);
  const labelled = yield* labelFamilies({ facts, numberOf }, found.families, passages, pairs);
  const shared = yield* mapInTurn(pairs, (pair) => sharedText(found, { labelled, numberOf, facts }, pair));
  const context: PairContext = {
    facts,
    isDigest: findDigests(shared, documents.length, facts),
    ...ownWordsIn((d) => facts.tokens(d)),
  };
  const edges = yield* mapInTurn(pairs, (pair, x) => judgePair(context, shared[x]!, familyLabelOf(found, labelled, pair)));
  const judged = yield* explainAll(edges, facts, shared);
  const graph = new ReuseGraph(judged);
  const sources = yield* mapInTurn(documents, (_, d) => graph.sources(d));
  return {
    families: yield* mapInTurn(found.families, (family, x) => withHistory(family, labelled[x]!, facts, sources)),
    pairs: yield* mapInTurn(pairs, (pair, x) => ({ ...pair, relation: relationOf(judged[x]!, facts) })),
    shares: yield* mapInTurn(documents, (_, d) => sharesOf(numTokensOf(columns, d), sources[d]!, (other) => facts.id(other))),
    facts,
  };
}

type PairContext = TimeContext & LabelContext;

interface SharedContext {
  readonly labelled: readonly LabelledFamily[];
  readonly numberOf: ReadonlyMap<string, number>;
  readonly facts: DocumentFacts;
}

function sharedText({ passages, judged }: Found, { labelled, numberOf, facts }: SharedContext, pair: FoundPair): SharedText {
  const [a, b] = [numberOf.get(pair.a)!, numberOf.get(pair.b)!];
  const kept = pair.passages.filter((x) => !isLeftOut(labelled[passages[x]!.family]!, pair));
  const alignments = kept.map((x) => judged[x]!);
  const [tokensA, tokensB] = [matchedTokensOf(alignments, "i"), matchedTokensOf(alignments, "j")];
  // near-duplicates without passages: these were not searched
  const isWhole = kept.length === pair.passages.length;
  const coverage = (tokens: TokenRanges, document: number, found: number, contained: number): number =>
    pair.passages.length === 0 ? contained : isWhole ? found : sizeOf(tokens) / Math.max(1, facts.tokens(document).length);
  return {
    a,
    b,
    resemblance: pair.resemblance,
    coverageA: coverage(tokensA, a, pair.coverageA, pair.containmentA),
    coverageB: coverage(tokensB, b, pair.coverageB, pair.containmentB),
    passages: alignments,
    spans: kept.map((x) => passages[x]!),
    tokensA,
    tokensB,
    isForm: kept.some((x) => labelled[passages[x]!.family]!.isForm),
    hasTemplate: !isWhole,
    prose: Math.min(sizeOf(tokensA) - quotedTokensOf(tokensA, facts.isQuoted(a)), sizeOf(tokensB) - quotedTokensOf(tokensB, facts.isQuoted(b))),
  };
}

/** A page's own words always; what recurs elsewhere only where it is not the story of these two. */
function isLeftOut({ label, isFurniture }: LabelledFamily, pair: FoundPair): boolean {
  return isFurniture || (LEFT_OUT.has(label) && !isMuchOfOne(pair));
}

/** The label of all that a pair shares, if all of it is template or catchphrase: of the more passages, else template. */
function familyLabelOf({ passages }: Found, labelled: readonly LabelledFamily[], pair: FoundPair): "template" | "catchphrase" | undefined {
  const found = pair.passages.map((x) => labelled[passages[x]!.family]!);
  if (found.length === 0 || found.some((family) => !isLeftOut(family, pair))) return undefined;
  const labels = found.map(({ label }) => label);
  return 2 * labels.filter((label) => label === "catchphrase").length > labels.length ? "catchphrase" : "template";
}

function judgePair(context: PairContext, shared: SharedText, familyLabel: "template" | "catchphrase" | undefined): Edge {
  const { a, b } = shared;
  const { facts } = context;
  if (familyLabel) return edgeWithout(shared, familyLabel, because("family-label", `all that they share is ${familyLabel}`));
  // what a text says of another's publisher says nothing where nothing is shared
  if (sharesNothing(shared)) return edgeWithout(shared, "none", because("coverage", "they share no passage"));
  const isOwn = facts.areOfOnePublisher(a, b);
  const evidence = [...evidenceOfMarks(facts, shared), ...evidenceOfTime(context, shared)];
  const wire = isOwn ? undefined : wiresOfBoth(facts, shared)[0];
  const direction = directionOf(evidence, wire !== undefined);
  const { label, evidence: reasons } = labelPair(context, shared, direction, evidence);
  const sign = direction === "a-to-b" ? 1 : -1;
  // a publisher's times order its versions; public words it has from who said them
  const isReused = label !== "template" && label !== "none" && !(isOwn && label === "quotation");
  return {
    a,
    b,
    tokensA: shared.tokensA,
    tokensB: shared.tokensB,
    label,
    direction: isReused ? direction : "undetermined",
    evidence: [...reasons, ...evidence],
    isNamed: isReused && direction !== "undetermined" && (isOwn || isNamed(evidence, sign)),
    ...(wire !== undefined && direction === "undetermined" && OF_A_WIRE.has(label) && { wire: facts.credits(a).get(wire)!.name }),
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

function* explainAll(edges: readonly Edge[], facts: DocumentFacts, shared: readonly SharedText[]): Steps<Edge[]> {
  const graph = new ReuseGraph(edges);
  return yield* mapInTurn(edges, (edge, x) => {
    // only the wire itself explains two copies of its text
    const isCarrier = (document: number): boolean => wiresOfBoth(facts, shared[x]!).some((wire) => facts.publisher(document) !== wire);
    return explained(edge, explainerOf({ graph, isCarrier }, edge), facts);
  });
}

function explained(edge: Edge, explainer: Explainer | undefined, facts: DocumentFacts): Edge {
  if (!explainer || facts.areOfOnePublisher(edge.a, edge.b)) return edge;
  const detail = `${facts.id(explainer.document)} has ${Math.floor(100 * explainer.share)} % of what they share and is the origin of both`;
  const { wire: _, ...rest } = edge;
  return {
    ...rest,
    label: "common-source",
    direction: "undetermined",
    evidence: [because("third-document", detail), ...edge.evidence],
    via: explainer.document,
  };
}

function relationOf({ label, direction, evidence, via, wire }: Edge, facts: DocumentFacts): Relation {
  return { label, direction, evidence, via: via === undefined ? null : facts.id(via), wire: wire ?? null };
}

function withHistory(family: FoundFamily, { label, documents }: LabelledFamily, facts: DocumentFacts, sources: readonly (readonly Source[])[]): Family {
  const context = {
    timeOf: (d: number) => facts.time(d),
    sourceOf: (d: number) => facts.publisher(d),
    idOf: (d: number) => facts.id(d),
    originsOf: (d: number) => sources[d]!,
  };
  return { ...family, label, occurrences: occurrencesOf(context, family.spans, documents) };
}
