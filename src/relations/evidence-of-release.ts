/**
 * Stage relations: whether one of two documents is the press release that the other one used. Input a pair and the marks of its texts, output
 * evidence for a direction. A mark alone is much where the other text names who issued the release, as a story does; it is little
 * where it does not, where the two are months apart, or where what both share speaks of the other one's publisher: that one may be
 * an issuer too, whose marks were cut off. Of a document that is known to be the release nothing of that is asked. O(marks + shared characters + length of the text that may have used it).
 */
import type { RelationEvidence } from "../relation-types.js";
import type { Span } from "../types.js";
import type { DocumentFacts, ReleaseStanding } from "./document-facts.js";
import { spreadMs } from "./document-times.js";
import { because } from "./evidence.js";
import { findWord, partySpan } from "./named-parties.js";
import { LEAST_NAME } from "./publisher-names.js";
import { RELATION_RULES } from "./relation-rules.js";
import type { SharedText } from "./shared-text.js";

/** Speakers of a release that are looked for in the other text. */
const MOST_SPEAKERS = 8;
/** Characters beside a shared passage in which a story names whose words it uses. */
const REACH = 300;
const DAY_MS = 86_400_000;

/** What the marks of a release say of a pair; nothing where neither has one. */
export function evidenceOfRelease(facts: DocumentFacts, shared: SharedText): RelationEvidence[] {
  const { a, b } = shared;
  const [standingA, standingB] = [facts.releaseStanding(a), facts.releaseStanding(b)];
  if (standingA === "strong" && standingB === "strong")
    return [because("release-marker", `${facts.id(a)} and ${facts.id(b)} are both press releases`, 0, [...markSpans(facts, a), ...markSpans(facts, b)])];
  const weightA = weightOf(standingA, standingB);
  const weightB = weightOf(standingB, standingA);
  if (weightA > 0) return [judged(facts, shared, { release: a, story: b, weight: weightA, sign: 1 })];
  return weightB > 0 ? [judged(facts, shared, { release: b, story: a, weight: weightB, sign: -1 })] : [];
}

/** A story about a release may have a weak mark ("issued the following statement"), no strong one. */
function weightOf(release: ReleaseStanding, story: ReleaseStanding): number {
  if (story === "strong" || story === "issuer") return 0;
  if (release === "strong") return RELATION_RULES.releaseMarker;
  return release === "weak" && story === "none" ? RELATION_RULES.weakReleaseMarker : 0;
}

interface Use {
  readonly release: number;
  readonly story: number;
  readonly weight: number;
  readonly sign: 1 | -1;
}

function judged(facts: DocumentFacts, shared: SharedText, { release, story, weight, sign }: Use): RelationEvidence {
  if (facts.isKnownRelease(release)) return because("release-marker", `${facts.id(release)} is the release whose use is asked for`, sign * weight, []);
  const marker = `${facts.id(release)} has the mark of a press release (${strongestMark(facts, release)!.marker})`;
  const spans = markSpans(facts, release);
  const party = partySpan(facts, shared, story);
  if (party)
    return because("release-marker", `${marker}, but what both share speaks of ${facts.source(story)}, the publisher of ${facts.id(story)}`, 0, [
      ...spans,
      party,
    ]);
  const tip = sign * RELATION_RULES.doubtfulReleaseMarker;
  const spread = spreadMs([facts.time(release), facts.time(story)]);
  if (spread !== undefined && spread > RELATION_RULES.releaseMs)
    return because("release-marker", `${marker}; the two are ${Math.round(spread / DAY_MS)} days apart`, tip, spans);
  const names = issuerNames(facts, release, story);
  const named = names.map((name) => nearShared(facts, shared, story, name)).find((span) => span !== undefined);
  if (named)
    return because("release-marker", `${marker}, ${facts.id(story)} has none and names who issued it or speaks in it`, sign * weight, [...spans, named]);
  if (names.length === 0) return because("release-marker", `${marker}, ${facts.id(story)} has none`, sign * weight, spans);
  const isStory = Math.max(shared.coverageA, shared.coverageB) >= RELATION_RULES.storyCoverage;
  const doubtful = isStory ? sign * Math.min(weight, RELATION_RULES.weakReleaseMarker) : tip;
  return because("release-marker", `${marker}, but beside what both share ${facts.id(story)} does not name who issued it`, doubtful, spans);
}

/** What a story may call the issuer of a release: words of its name that the story's own publisher has not, last names of those it quotes. */
function issuerNames(facts: DocumentFacts, release: number, story: number): string[] {
  const words = (document: number): string[] => (facts.source(document) ?? "").split(/[^A-Za-z0-9\u00c0-\u024f]+/).filter((word) => word.length >= LEAST_NAME);
  const own = new Set(words(story));
  const names = new Set(words(release).filter((word) => !own.has(word)));
  for (const { speaker } of facts.speech(release)) {
    if (names.size >= MOST_SPEAKERS) break;
    const last = speaker?.name.split(" ").at(-1) ?? "";
    if (last.length >= LEAST_NAME) names.add(last);
  }
  return [...names];
}

/** Where a text has a name in what it shares, or beside it. */
function nearShared(facts: DocumentFacts, { a, spans }: SharedText, document: number, name: string): Span | undefined {
  const text = facts.text(document);
  for (const span of spans) {
    const { start, end } = document === a ? span.a : span.b;
    const from = Math.max(0, start - REACH);
    const at = findWord(text.slice(from, end + REACH), name);
    if (at >= 0) return { id: facts.id(document), start: from + at, end: from + at + name.length };
  }
  return undefined;
}

function strongestMark(facts: DocumentFacts, document: number) {
  const release = facts.releaseMarks(document);
  return release.find(({ strength }) => strength === "strong") ?? release[0];
}

function markSpans(facts: DocumentFacts, document: number): Span[] {
  const mark = strongestMark(facts, document);
  return mark ? [{ id: facts.id(document), start: mark.start, end: mark.end }] : [];
}
