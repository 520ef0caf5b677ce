/**
 * Stage relations: what a family is, by its words, by its spread over publishers and time and by its contexts. Input the places of a family with
 * their publishers and times, and how much the pairs that share it share besides; output the first of these that holds. O(spans).
 *
 *   repeat         it stands in one document alone, again and again
 *   template       it speaks of the page (labelled-families.ts); or it recurs, mostly not in quotation marks: in 3 documents or more over `recursMs`
 *                  or more, of one publisher, or of several that share little else; or, where times or publishers are not known, in
 *                  `unknownRecurs` documents or more that share little else; or at the end of all its documents, which share little else (or at
 *                  the top of those of one publisher: at several that is a wire's lead)
 *   catchphrase    a template of several publishers, of `catchphraseTokens` at most, no mere name, over a year or more
 *   quotation      within a week, most of it in quotation marks in most places
 *   syndication    within a week, at 3 publishers or more
 *   undetermined   the rest
 *
 * "Little else": what the middle one of its pairs has in common is less than half of the more covered document; so what is a story in each of its
 * documents is no template for being printed again a year later. From one document more a family may become a template; none becomes another claim.
 */

import { RELATION_RULES } from "../settings/relation-rules.js";
import type { FamilyLabel } from "../types/family.js";
import { type DocumentTime, spreadMs } from "./document-times.js";

/** What is known of one place of a family. */
export interface FamilyPlace {
  readonly document: number;
  /** Key of the publisher; undefined where it is not known. */
  readonly source: string | undefined;
  readonly time: DocumentTime;
  /** Whether most of it stands in quotation marks. */
  readonly isQuoted: boolean;
  /** Whether it begins with the document, or ends with it. */
  readonly edge: "top" | "end" | undefined;
}

/** What a label is judged by. */
export interface FamilyFacts {
  readonly tokens: number;
  readonly places: readonly FamilyPlace[];
  /** What the middle one of its pairs has in common, as a share of the more covered document, 0 to 1. */
  readonly typicallyShared: number;
  /** Whether its words are those of a page. */
  readonly isFurniture: boolean;
  /** Whether most of its words are names and numbers. */
  readonly isName: boolean;
}

/** What a family is; `undetermined` where nothing decides. */
export function labelFamily(facts: FamilyFacts): FamilyLabel {
  const rules = RELATION_RULES;
  const documents = new Map(facts.places.map((place) => [place.document, place]));
  const publishers = new Set(Array.from(documents.values(), ({ source }) => source));
  const spread = spreadMs(Array.from(documents.values(), ({ time }) => time));
  const isMostlyQuoted = 2 * facts.places.filter(({ isQuoted }) => isQuoted).length > facts.places.length;
  if (documents.size < 2) return "repeat";
  if (isCatchphrase(facts, { publishers, spread })) return "catchphrase";
  if (facts.isFurniture || (!isMostlyQuoted && recurs(facts, { documents, publishers, spread }))) return "template";
  if (spread === undefined || spread > rules.eventMs) return "undetermined";
  publishers.delete(undefined);
  return isMostlyQuoted ? "quotation" : publishers.size >= rules.syndicationPublishers ? "syndication" : "undetermined";
}

interface Spread {
  readonly documents: ReadonlyMap<number, FamilyPlace>;
  readonly publishers: ReadonlySet<string | undefined>;
  readonly spread: number | undefined;
}

function recurs({ typicallyShared }: FamilyFacts, { documents, publishers, spread }: Spread): boolean {
  const { recursDocuments, recursMs, unknownRecurs, storyCoverage } = RELATION_RULES;
  const isOfOne = publishers.size === 1 && !publishers.has(undefined);
  const isUnlike = typicallyShared < storyCoverage;
  if (documents.size < recursDocuments || !(isOfOne || isUnlike)) return false;
  if (spread !== undefined && spread >= recursMs) return true;
  if (!isUnlike) return false;
  if (documents.size >= unknownRecurs && (spread === undefined || publishers.has(undefined))) return true;
  return ["end", ...(isOfOne ? ["top"] : [])].some((side) => [...documents.values()].every(({ edge }) => edge === side));
}

function isCatchphrase({ tokens, typicallyShared, isFurniture, isName, places }: FamilyFacts, { publishers, spread }: Omit<Spread, "documents">): boolean {
  const { catchphraseTokens, catchphraseMs, catchphrasePublishers, unlikeCoverage } = RELATION_RULES;
  if (isFurniture || isName || tokens > catchphraseTokens || spread === undefined || spread < catchphraseMs || typicallyShared > unlikeCoverage) return false;
  return [...publishers].filter((one) => one !== undefined).length >= catchphrasePublishers && places.every(({ edge }) => edge === undefined);
}
