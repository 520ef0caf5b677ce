/**
 * A detection with relations, families in time, quotations and stories as `detect` gives them, made from its passages by rules that are
 * simple and plain to see: the page is tested with every kind of record, whatever the rules of the library make of a text.
 */
import type { Occurrence, Origin, Relation, RelationLabel, ReusedQuotation, Share, Story } from "../../src/relation-types.js";
import type { ReportedDetection } from "../../src/report/report-data.js";
import type { Detection, Document, DocumentSummary, Family, Pair } from "../../src/types.js";

/** @param documents those that were given to `detect`; a quotation is what stands in curly or straight quotation marks in them. */
export function withRelations(detection: ReportedDetection, documents: readonly Document[]): Detection {
  const textOf = new Map(documents.map(({ id, text }) => [id, text]));
  const summaries = new Map(detection.documents.map((summary) => [summary.id, summary]));
  const families = detection.families.map(
    (family): Family => ({ ...family, label: labelOfFamily(family.spans.length), occurrences: occurrencesOf(family.spans, summaries) }),
  );
  const pairs = detection.pairs.map((pair): Pair => ({ ...pair, relation: relationOf(pair, summaries) }));
  return {
    ...detection,
    families,
    pairs,
    quotations: quotationsOf(families, textOf),
    stories: storiesOf(detection.documents, pairs),
    documents: detection.documents.map((summary) => ({ ...summary, shares: sharesOf(summary, pairs) })),
  };
}

function labelOfFamily(numSpans: number): Family["label"] {
  return numSpans > 4 ? "syndication" : numSpans > 2 ? "quotation" : "undetermined";
}

function occurrencesOf(spans: Family["spans"], summaries: ReadonlyMap<string, DocumentSummary>): Occurrence[] {
  return spans.map((span, i) => ({
    ...span,
    publishedAt: summaries.get(span.id)?.publishedAt ?? null,
    precision: "instant",
    timeFromText: false,
    parent: i === 0 ? null : 0,
    reason: i === 0 ? "the earliest document that has it" : "the earliest one has it in full, before this",
  }));
}

function relationOf(pair: Omit<Pair, "relation">, summaries: ReadonlyMap<string, DocumentSummary>): Relation {
  const [a, b] = [summaries.get(pair.a), summaries.get(pair.b)];
  const isDated = a?.publishedAt != null && b?.publishedAt != null && a.publishedAt !== b.publishedAt;
  return {
    label: labelOfPair(pair, a, b),
    direction: isDated ? "a-to-b" : "undetermined",
    evidence: [
      { rule: "coverage", detail: `${Math.round(pair.coverageB * 100)} % of b stands word for word in a`, weight: 0, spans: [] },
      ...(isDated ? [{ rule: "time", detail: "a was published before b", weight: 2, spans: [] } as const] : []),
    ],
  };
}

function labelOfPair({ resemblance, coverageB }: Omit<Pair, "relation">, a: DocumentSummary | undefined, b: DocumentSummary | undefined): RelationLabel {
  const isSameSource = a?.source != null && a.source === b?.source;
  if (resemblance >= 0.97) return "duplicate";
  if (resemblance >= 0.3) return isSameSource ? "revision" : "syndication";
  if (a?.id === "release" || a?.id.startsWith("release/")) return "release";
  return coverageB > 0.1 ? "quotation" : coverageB > 0.05 ? "common-source" : "none";
}

/** Families whose first span stands in quotation marks; the speaker is the two capitalised words that stand nearest after it. */
function quotationsOf(families: readonly Family[], textOf: ReadonlyMap<string, string>): ReusedQuotation[] {
  const quoted = families.filter(({ spans }) => spans.length > 1 && spans.every(({ id, start }) => isQuoted(textOf.get(id) ?? "", start)));
  return quoted.map((family, id) => {
    const occurrences = family.spans.map((span) => {
      const text = textOf.get(span.id) ?? "";
      const named = /[A-Z][a-z]+ [A-Z][a-z]+/.exec(text.slice(span.end, span.end + 200));
      const start = span.end + (named?.index ?? 0);
      const speaker = named ? { name: named[0], span: { id: span.id, start, end: start + named[0].length } } : null;
      const isWhole = span.end - span.start >= family.text.length;
      return { ...span, speaker, verdict: isWhole ? ("verbatim" as const) : ("trimmed" as const), edits: [], isQuoted: true };
    });
    return { id, family: family.id, text: family.text, speaker: occurrences.find(({ speaker }) => speaker)?.speaker?.name ?? null, occurrences };
  });
}

function isQuoted(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 300), at + 1);
  return before.lastIndexOf("“") > before.lastIndexOf("”") || (before.split('"').length % 2 === 0 && before.includes('"'));
}

function sharesOf({ id }: DocumentSummary, pairs: readonly Pair[]): Share[] {
  const best = pairs.filter((pair) => pair.b === id).sort((x, y) => y.coverageB - x.coverageB)[0];
  const own = 1 - (best?.coverageB ?? 0);
  return [...(best ? [{ from: best.a, label: best.relation.label, share: best.coverageB }] : []), { from: null, label: null, share: own }];
}

/** Components of the pairs; the first document of each is its origin. */
function storiesOf(documents: readonly DocumentSummary[], pairs: readonly Pair[]): Story[] {
  const group = new Map(documents.map(({ id }) => [id, id]));
  const root = (id: string): string => (group.get(id) === id ? id : root(group.get(id) as string));
  for (const { a, b } of pairs) group.set(root(b), root(a));
  const members = new Map<string, string[]>();
  for (const { id } of documents) members.set(root(id), [...(members.get(root(id)) ?? []), id]);
  return [...members.values()].filter((ids) => ids.length > 1).map((ids, id): Story => ({ id, documents: ids, clusters: [], origins: [originOf(ids)] }));
}

function originOf(ids: readonly string[]): Origin {
  return { document: ids[0] as string, reason: "the earliest one", members: ids.map((id, i) => ({ id, share: i === 0 ? 1 : 0.5 })) };
}
