/**
 * Stage relations: whether one of two documents is the press release that the other one used. Input a pair and the marks of its texts, output
 * evidence for a direction. A mark that only releases have decides where the other text names who issued the release, or speaks in it, beside what
 * they share, as a story does, or where the whole of the other text is the release's. Without such a name, months apart, or where what both share speaks of the other one's publisher, which may be an
 * issuer too, it says little; and a name that nobody knows names nobody. Of a document that is known to be the release less is asked: a few words
 * in one run that are no sentence, or words months later, are its own only where the other text names who issued it or speaks in it.
 * O(marks + shared characters + length of the text that may have used it).
 */

import type { TokenPassage } from "../families/passage-columns.js";
import { bitsFromSixteenths } from "../kernels/log2.js";
import { RELATION_RULES } from "../settings/relation-rules.js";
import type { Span } from "../types/document.js";
import type { RelationEvidence } from "../types/relation.js";
import type { DocumentFacts, ReleaseStanding } from "./document-facts.js";
import { because } from "./evidence.js";
import { findWord, partySpan } from "./named-parties.js";
import { LEAST_NAME } from "./publisher-names.js";
import type { SharedText } from "./shared-text.js";
import { sizeOf } from "./token-ranges.js";

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
  if (isReleaseOf(standingA, standingB)) return [judged(facts, shared, { release: a, story: b, sign: 1 })];
  return isReleaseOf(standingB, standingA) ? [judged(facts, shared, { release: b, story: a, sign: -1 })] : [];
}

/** A story about a release may have a weak mark ("issued the following statement"), no strong one. */
function isReleaseOf(release: ReleaseStanding, story: ReleaseStanding): boolean {
  if (story === "strong" || story === "issuer") return false;
  return release === "strong" || (release === "weak" && story === "none");
}

interface Use {
  readonly release: number;
  readonly story: number;
  readonly sign: 1 | -1;
}

function judged(facts: DocumentFacts, shared: SharedText, { release, story, sign }: Use): RelationEvidence {
  const [weight, tip] = [sign * RELATION_RULES.releaseMarker, sign * RELATION_RULES.doubtfulReleaseMarker];
  const apart = facts.apartMs(release, story);
  const isLate = apart !== undefined && apart > RELATION_RULES.releaseMs;
  if (facts.isKnownRelease(release)) {
    const known = `${facts.id(release)} is the release whose use is asked for`;
    const bits = bitsFromSixteenths(shared.passages.reduce((sum, passage) => sum + passage.bits, 0));
    const isShort = sizeOf(shared.tokensA) <= RELATION_RULES.formulaTokens && bits < RELATION_RULES.formulaBits;
    const isFormula = isShort && !shared.passages.some((passage) => isWholeSentence(passage) || passage.numRuns > 1);
    if (!(isFormula || isLate) || namesIssuer(facts, shared, release, story)) return because("release-marker", known, weight, []);
    const detail = `${known}, but ${isLate ? "months lie between" : "they share a few words"} and ${facts.id(story)} does not name who issued it`;
    return because("release-marker", detail, tip, []);
  }
  const marker = `${facts.id(release)} has the mark of a press release (${strongestMark(facts, release)!.marker})`;
  const spans = markSpans(facts, release);
  const party = partySpan(facts, shared, story);
  if (party) {
    const detail = `${marker}, but what both share speaks of ${facts.source(story)}, the publisher of ${facts.id(story)}`;
    return because("release-marker", detail, 0, [...spans, party]);
  }
  if (isLate) return because("release-marker", `${marker}; the two are ${Math.round(apart / DAY_MS)} days apart`, tip, spans);
  const ofStory = story === shared.a ? shared.coverageA : shared.coverageB;
  if (ofStory >= RELATION_RULES.wholeCoverage && facts.releaseStanding(release) === "strong")
    return because("release-marker", `${marker}, ${facts.id(story)} has none, and the whole of it stands in ${facts.id(release)}`, weight, spans);
  const named = issuerNames(facts, release, story)
    .map((name) => nearShared(facts, shared, story, name))
    .find((span) => span !== undefined);
  if (!named) return because("release-marker", `${marker}, but beside what both share ${facts.id(story)} does not name who issued it`, tip, spans);
  const detail = `${marker}, ${facts.id(story)} has none and names who issued it or speaks in it`;
  return because("release-marker", detail, facts.releaseStanding(release) === "strong" ? weight : tip, [...spans, named]);
}

/** Whether a passage is whole sentences of one of both, and nobody's quotation. */
function isWholeSentence({ isSentence, isQuotation }: TokenPassage): boolean {
  return isSentence && !isQuotation;
}

/** Whether a text names who issued a release, or speaks in it, beside the words of the release and not in them. */
function namesIssuer(facts: DocumentFacts, shared: SharedText, release: number, story: number): boolean {
  const own = shared.spans.map(({ a, b }) => (story === shared.a ? a : b));
  return issuerNames(facts, release, story).some((name) => {
    const span = nearShared(facts, shared, story, name, (at) => own.some(({ start, end }) => at >= start && at < end));
    return span !== undefined;
  });
}

/** Words of an institution's name that many have. */
const COMMON: ReadonlySet<string> = new Set(
  (
    "the and for office department ministry university institute association group board council company corporation society foundation center centre " +
    "committee agency bureau service services national international federal state states united city county police party union press media news public " +
    "house general north south east west ministerium universität institut verband gesellschaft stadt landkreis amt ministère université ville ministerio " +
    "universidad ciudad comune università министерство университет"
  ).split(" "),
);

/** What a story may call the issuer of a release: its whole name, words of it that few names have, last names of those it quotes. */
function issuerNames(facts: DocumentFacts, release: number, story: number): string[] {
  const wordsOf = (document: number): string[] => (facts.source(document) ?? "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const [words, own] = [wordsOf(release), new Set(wordsOf(story))];
  const names = new Set(words.filter((word) => word.length >= LEAST_NAME && !COMMON.has(word) && !own.has(word)));
  if (words.length > 1) names.add(words.filter((word, x) => x > 0 || word !== "the").join(" "));
  for (const { speaker } of facts.speech(release)) {
    if (names.size >= MOST_SPEAKERS) break;
    const last = (speaker?.name.split(" ").at(-1) ?? "").toLowerCase();
    if (last.length >= LEAST_NAME) names.add(last);
  }
  return [...names];
}

/** Where a text has a name in what it shares, or beside it. @param name in lower case. @param isPassedOver places that do not count. */
function nearShared(
  facts: DocumentFacts,
  { a, spans }: SharedText,
  document: number,
  name: string,
  isPassedOver: (at: number) => boolean = () => false,
): Span | undefined {
  const text = facts.text(document);
  for (const span of spans) {
    const { start, end } = document === a ? span.a : span.b;
    const from = Math.max(0, start - REACH);
    const shown = text.slice(from, end + REACH);
    // lower case of another length would shift what is found
    const lower = shown.toLowerCase();
    const at = lower.length === shown.length ? findWord(lower, name, (place) => isPassedOver(from + place)) : -1;
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
