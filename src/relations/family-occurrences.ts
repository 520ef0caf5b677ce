/**
 * Stage relations: a family in time. Input its spans and the graph of reuse, output when each appeared, its likely parent and why.
 *
 *   1. inside one document: the place before it
 *   2. a source of its document by the text of an edge, or the third document that explains one, that has the family: the nearest
 *   3. an earlier place at its own publisher: the last one
 *   4. the earliest place of all, where that one was over before this one appeared
 *
 * Otherwise the parent is undetermined, and the reason says what ties. O(spans × sources of their documents).
 */
import type { Span } from "../types/document.js";
import type { Occurrence } from "../types/family.js";
import { type DocumentTime, isBefore, shownTime } from "./document-times.js";
import type { Source } from "./reuse-graph.js";

/** What is known of the documents of a family, by number. */
export interface OccurrenceContext {
  timeOf(document: number): DocumentTime;
  sourceOf(document: number): string | undefined;
  idOf(document: number): string;
  /** As `ReuseGraph.sources`. */
  originsOf(document: number): readonly Source[];
}

interface Place {
  readonly span: Span;
  readonly document: number;
}

type Parent = Pick<Occurrence, "parent" | "reason">;

/**
 * The spans again, in their order, each with its time and its likely parent.
 * @param documents the document number of each span.
 */
export function occurrencesOf(context: OccurrenceContext, spans: readonly Span[], documents: ArrayLike<number>): Occurrence[] {
  const places = spans.map((span, x) => ({ span, document: documents[x]! }));
  const firstOf = new Map<number, number>();
  places.forEach(({ document }, x) => {
    if (!firstOf.has(document)) firstOf.set(document, x);
  });
  const firsts = [...firstOf.values()];
  const order = {
    firstOf,
    earliest: earliestOf(context, places, firsts),
    lastAtPublisher: previousAtPublisher(context, places, firsts),
    isParent: new Set(firsts.map((x) => nearestOrigin(context, places[x]!.document, firstOf)?.document)),
  };
  return places.map(({ span, document }, x) => {
    const { publishedAt, precision, isFromText } = context.timeOf(document);
    const own = firstOf.get(document)!;
    const parent = own < x ? { parent: x - 1, reason: "again in the same document" } : parentOf(context, places, x, order);
    return { id: span.id, start: span.start, end: span.end, publishedAt, precision, timeFromText: isFromText, parent: parent.parent, reason: parent.reason };
  });
}

interface FamilyOrder {
  /** First place in each document. */
  readonly firstOf: ReadonlyMap<number, number>;
  /** The place of the earliest time that is known. */
  readonly earliest: number | undefined;
  readonly lastAtPublisher: ReadonlyMap<number, number>;
  /** Documents that others have the family of. */
  readonly isParent: ReadonlySet<number | undefined>;
}

function parentOf(context: OccurrenceContext, places: readonly Place[], x: number, { firstOf, earliest, lastAtPublisher, isParent }: FamilyOrder): Parent {
  const { document } = places[x]!;
  const named = (place: number): string => context.idOf(places[place]!.document);
  const seen = (place: number): string => `${named(place)}, ${shownTime(context.timeOf(places[place]!.document))}`;
  const origin = nearestOrigin(context, document, firstOf);
  if (origin) {
    const parent = firstOf.get(origin.document)!;
    const reason = origin.isDirect
      ? `its document has text of ${named(parent)} (${origin.label})`
      : `${named(parent)} holds what its document shares with others`;
    return { parent, reason };
  }
  const previous = lastAtPublisher.get(x);
  if (previous !== undefined) return { parent: previous, reason: `the same publisher had it in ${seen(previous)}` };
  if (earliest === x) return { parent: null, reason: "the first one of those whose time is known" };
  if (isParent.has(document)) return { parent: null, reason: "the origin of others; no source of it is here" };
  if (earliest !== undefined && isEarlier(context, places[earliest]!, places[x]!))
    return { parent: earliest, reason: `first seen in ${seen(earliest)}; nothing says which later one it came from` };
  return { parent: null, reason: undetermined(context, document) };
}

/** The one place of the least time; undefined where another may be as early. */
function earliestOf(context: OccurrenceContext, places: readonly Place[], firsts: readonly number[]): number | undefined {
  const timeOf = (x: number): DocumentTime => context.timeOf(places[x]!.document);
  const known = firsts.filter((x) => timeOf(x).interval);
  if (known.length === 0) return undefined;
  const first = known.reduce((best, x) => (timeOf(x).interval!.startMs < timeOf(best).interval!.startMs ? x : best));
  return known.every((x) => x === first || isBefore(timeOf(first), timeOf(x))) ? first : undefined;
}

/** Of the sources that have the family, the one that is furthest from the origin: what others among them have is theirs first. */
function nearestOrigin(context: OccurrenceContext, document: number, firstOf: ReadonlyMap<number, number>): Source | undefined {
  return context.originsOf(document).findLast((source) => source.document !== document && firstOf.has(source.document));
}

function undetermined(context: OccurrenceContext, document: number): string {
  return context.timeOf(document).interval ? "undetermined: its time ties with others or theirs is not known" : "undetermined: its time is not known";
}

function isEarlier({ timeOf }: OccurrenceContext, x: Place, y: Place): boolean {
  return isBefore(timeOf(x.document), timeOf(y.document));
}

/** For each first place the last one of its publisher that is before it. Spans come by time, so it is the one before or none. */
function previousAtPublisher(context: OccurrenceContext, places: readonly Place[], firsts: readonly number[]): Map<number, number> {
  const last = new Map<string, number>();
  const previous = new Map<number, number>();
  for (const x of firsts) {
    const source = context.sourceOf(places[x]!.document);
    if (source === undefined) continue;
    const before = last.get(source);
    if (before !== undefined && isEarlier(context, places[before]!, places[x]!)) previous.set(x, before);
    last.set(source, x);
  }
  return previous;
}
