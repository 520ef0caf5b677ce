/**
 * Stage relations: the families of a collection with their labels. Input families as found, their pairs and the facts of documents, output
 * a label a family and where each of its spans lies. O(spans log tokens + passages).
 */
import { lowerBound } from "../arrays/lower-bound.js";
import type { FoundFamily, FoundPair } from "../families/reported.js";
import { mapInTurn } from "../run/in-turn.js";
import type { Steps } from "../run/pace.js";
import { RELATION_RULES } from "../settings/relation-rules.js";
import { TokenFlag } from "../text/flags.js";
import type { Span, Tokens } from "../types/document.js";
import type { FamilyLabel } from "../types/family.js";
import type { Passage } from "../types/passage.js";
import type { DocumentFacts } from "./document-facts.js";
import { spreadMs } from "./document-times.js";
import { type FamilyPlace, labelFamily } from "./family-labels.js";
import { isFurniture } from "./furniture.js";

export interface FamilyContext {
  readonly facts: DocumentFacts;
  readonly numberOf: ReadonlyMap<string, number>;
}

/** A family as relations see it. */
export interface LabelledFamily {
  readonly label: FamilyLabel;
  /** Document number of each span. */
  readonly documents: readonly number[];
  /** Whether its words are those of a page, however few documents have it. */
  readonly isFurniture: boolean;
  /** Whether three documents or more have it over longer than a story has versions. */
  readonly isForm: boolean;
}

/** By family number. */
export function* labelFamilies(
  context: FamilyContext,
  families: readonly FoundFamily[],
  passages: readonly Passage[],
  pairs: readonly FoundPair[],
): Steps<LabelledFamily[]> {
  const shared = sharedByFamily(families.length, passages, pairs);
  return yield* mapInTurn(families, ({ id, spans, tokens, text }) => {
    const documents = spans.map((span) => context.numberOf.get(span.id)!);
    const ranges = spans.map((span, x) => tokensIn(context.facts.tokens(documents[x]!), span));
    const places = ranges.map((range, x) => placeOf(context, documents[x]!, range));
    const [from, to] = ranges[0]!;
    const { flags } = context.facts.tokens(documents[0]!);
    const isName = 2 * countTokens(from, to, (t) => (flags[t]! & (TokenFlag.NAME | TokenFlag.NUMBER)) !== 0) > to - from;
    const ofPage = isFurniture(text);
    return {
      documents,
      label: labelFamily({ tokens, places, typicallyShared: shared[id]!, isFurniture: ofPage, isName }),
      isFurniture: ofPage,
      isForm: isForm(places),
    };
  });
}

/** Versions of one story lie within days: what more documents have for longer is filled in anew. */
function isForm(places: readonly FamilyPlace[]): boolean {
  const times = new Map(places.map(({ document, time }) => [document, time]));
  return times.size >= RELATION_RULES.recursDocuments && (spreadMs(times.values()) ?? 0) > RELATION_RULES.revisionMs;
}

type Range = readonly [from: number, to: number];

function placeOf({ facts }: FamilyContext, document: number, [from, to]: Range): FamilyPlace {
  const isQuoted = facts.isQuoted(document);
  const edge = from < RELATION_RULES.edgeTokens ? "top" : isQuoted.length - to < RELATION_RULES.edgeTokens ? "end" : undefined;
  const quoted = countTokens(from, to, (t) => isQuoted[t] === 1);
  return { document, source: facts.publisher(document), time: facts.time(document), isQuoted: 2 * quoted > to - from, edge };
}

/** For each family the middle one of what its pairs have in common, each the share of the more covered document. */
function sharedByFamily(numFamilies: number, passages: readonly Passage[], pairs: readonly FoundPair[]): number[] {
  const shares = Array.from({ length: numFamilies }, (): number[] => []);
  for (const { coverageA, coverageB, passages: own } of pairs) for (const x of own) shares[passages[x]!.family]!.push(Math.max(coverageA, coverageB));
  return shares.map((list) => list.sort((x, y) => x - y)[list.length >> 1] ?? 0);
}

/** Tokens of a span. */
function tokensIn({ start, length }: Tokens, span: Span): Range {
  const from = lowerBound(start, span.start, 0, length);
  return [from, lowerBound(start, span.end, from, length)];
}

function countTokens(from: number, to: number, holds: (token: number) => boolean): number {
  let count = 0;
  for (let t = from; t < to; t++) if (holds(t)) count++;
  return count;
}
