/**
 * Stage relations: the families of a collection with their labels. Input families as found, their pairs and the facts of documents, output
 * a label a family and where each of its spans lies. O(spans log tokens + passages).
 */
import { lowerBound } from "../kernels/lower-bound.js";
import type { FoundFamily, FoundPair } from "../passages/report.js";
import type { FamilyLabel } from "../relation-types.js";
import type { TokenColumns } from "../text/columns.js";
import type { Passage, Span } from "../types.js";
import type { DocumentFacts } from "./document-facts.js";
import { isRecurring, labelFamily } from "./family-labels.js";

export interface FamilyContext {
  readonly facts: DocumentFacts;
  readonly columns: TokenColumns;
  /** By global token: 1 inside quotation marks. */
  readonly isQuoted: Uint8Array;
  readonly numberOf: ReadonlyMap<string, number>;
}

/** A family as relations see it. */
export interface LabelledFamily {
  readonly label: FamilyLabel;
  /** Document number of each span. */
  readonly documents: readonly number[];
  /** Whether it is in so many documents over so long that it says nothing of a direction. */
  readonly isRecurring: boolean;
}

/** By family number. */
export function labelFamilies(
  context: FamilyContext,
  families: readonly FoundFamily[],
  passages: readonly Passage[],
  pairs: readonly FoundPair[],
): LabelledFamily[] {
  const shared = sharedByFamily(families.length, passages, pairs);
  return families.map(({ id, spans, tokens }) => {
    const documents = spans.map((span) => context.numberOf.get(span.id)!);
    const places = spans.map((span, x) => {
      const document = documents[x]!;
      return { document, source: context.facts.source(document), time: context.facts.time(document), isQuoted: isMostlyQuoted(context, document, span) };
    });
    return { documents, label: labelFamily({ tokens, places, typicallyShared: shared[id]! }), isRecurring: isRecurring({ places }) };
  });
}

/** For each family the middle one of what its pairs have in common, each the share of the more covered document. */
function sharedByFamily(numFamilies: number, passages: readonly Passage[], pairs: readonly FoundPair[]): number[] {
  const shares = Array.from({ length: numFamilies }, (): number[] => []);
  for (const { coverageA, coverageB, passages: own } of pairs) for (const x of own) shares[passages[x]!.family]!.push(Math.max(coverageA, coverageB));
  return shares.map((list) => list.sort((x, y) => x - y)[list.length >> 1] ?? 0);
}

function isMostlyQuoted({ columns, isQuoted }: FamilyContext, document: number, { start, end }: Span): boolean {
  let [quoted, all] = [0, 0];
  const to = columns.offsets[document + 1]!;
  for (let t = lowerBound(columns.start, start, columns.offsets[document]!, to); t < to && columns.start[t]! < end; t++) {
    quoted += isQuoted[t]!;
    all++;
  }
  return 2 * quoted > all;
}
