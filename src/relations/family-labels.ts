/**
 * Stage relations: what a family is, by its spread over publishers and time and by its contexts. Input the spans of a family
 * with their publishers and times, and how much the pairs that share it share besides; output template, catchphrase,
 * syndication, quotation or, where sources or times are not known or decide nothing, undetermined. O(spans).
 *
 *                  publishers   over            further
 *   template       one          60 days, more   3 documents or more; of 10 or more no time is asked
 *   catchphrase    3 or more    a year or more  12 tokens at most; the documents share little else, 20 % at most
 *   quotation      any          a week at most  most of it in quotation marks in most places
 *   syndication    3 or more    a week at most
 *
 * A long text is never a catchphrase: what many publishers repeat over years at length is the wording of a law or of a programme, which
 * `isRecurring` knows. Quotation goes before syndication: a statement that many papers quote is one.
 */
import type { FamilyLabel } from "../relation-types.js";
import { type DocumentTime, spreadMs } from "./document-times.js";
import { RELATION_RULES } from "./relation-rules.js";

/** What is known of one place of a family. */
export interface FamilyPlace {
  readonly document: number;
  /** Undefined where the document has no source. */
  readonly source: string | undefined;
  readonly time: DocumentTime;
  /** Whether most of it stands in quotation marks. */
  readonly isQuoted: boolean;
}

/** What a label is judged by. */
export interface FamilyFacts {
  readonly tokens: number;
  readonly places: readonly FamilyPlace[];
  /** What the middle one of its pairs has in common, as a share of the more covered document, 0 to 1. */
  readonly typicallyShared: number;
}

/** What a family is; `undetermined` where it is in fewer than two documents, or where nothing decides. */
export function labelFamily({ tokens, places, typicallyShared }: FamilyFacts): FamilyLabel {
  const rules = RELATION_RULES;
  const documents = new Map(places.map((place) => [place.document, place]));
  const publishers = new Set(Array.from(documents.values(), ({ source }) => source));
  const isOfOne = publishers.size === 1 && !publishers.has(undefined);
  if (isOfOne && documents.size >= rules.templateManyDocuments) return "template";
  const spread = spreadMs(Array.from(documents.values(), ({ time }) => time));
  if (documents.size < 2 || spread === undefined) return "undetermined";
  if (isOfOne && documents.size >= rules.templateDocuments && spread >= rules.templateMs) return "template";
  publishers.delete(undefined);
  const isShort = tokens <= rules.catchphraseTokens;
  if (isShort && publishers.size >= rules.catchphrasePublishers && spread >= rules.catchphraseMs && typicallyShared <= rules.unlikeCoverage)
    return "catchphrase";
  if (spread > rules.eventMs) return "undetermined";
  if (2 * places.filter(({ isQuoted }) => isQuoted).length > places.length) return "quotation";
  return publishers.size >= rules.syndicationPublishers ? "syndication" : "undetermined";
}

/**
 * Whether a family recurs: in as many documents and over as long as a template, at whatever publishers, or in so many that it is no story's. The
 * wording of a law, of a grant programme: which of two documents had it of the other is not to be told, for neither may have.
 */
export function isRecurring({ places }: Pick<FamilyFacts, "places">): boolean {
  const { templateDocuments, templateMs, templateManyDocuments, eventMs } = RELATION_RULES;
  const documents = new Map(places.map(({ document, time }) => [document, time]));
  const spread = spreadMs(documents.values());
  if (spread === undefined) return documents.size >= templateManyDocuments;
  return documents.size >= (spread >= templateMs ? templateDocuments : spread > eventMs ? templateManyDocuments : Number.POSITIVE_INFINITY);
}
