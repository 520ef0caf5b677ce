/**
 * Stage relations: what the texts of a pair say of where they came from. Input two documents and what they share, output evidence for a
 * direction: credits, release markers, attribution of the shared words, notes of an update. Every rule looks from either side, so
 * the order of a and b is nothing to it. O(marks + quotations) a pair.
 */

import { RELATION_RULES } from "../settings/relation-rules.js";
import type { Span } from "../types/document.js";
import type { RelationEvidence } from "../types/relation.js";
import type { Credit, DocumentFacts } from "./document-facts.js";
import { because } from "./evidence.js";
import { evidenceOfRelease } from "./evidence-of-release.js";
import { findWord, partySpan } from "./named-parties.js";
import { isOfPublisher } from "./publisher-names.js";
import type { SharedText } from "./shared-text.js";

/** Characters between an attribution in the running text and a shared passage that it may speak of: the sentence before, or after. */
const ATTRIBUTION_REACH = 300;

type Extent = Pick<Span, "start" | "end">;

/** A pair seen from one side: whether `target` has text of `origin`. `sign` is 1 where the origin is a. */
interface Side {
  readonly origin: number;
  readonly target: number;
  readonly sign: 1 | -1;
}

/** All that the marks of both texts say, in the order of the rules. What a publisher has of itself, only its updates tell. */
export function evidenceOfMarks(facts: DocumentFacts, shared: SharedText): RelationEvidence[] {
  const { a, b } = shared;
  const sides: readonly Side[] = [
    { origin: a, target: b, sign: 1 },
    { origin: b, target: a, sign: -1 },
  ];
  if (facts.areOfOnePublisher(a, b)) return updateEvidence(facts, shared, sides);
  return [
    ...sides.flatMap((side) => creditEvidence(facts, shared, side)),
    ...commonWire(facts, shared),
    ...evidenceOfRelease(facts, shared),
    ...attributionEvidence(facts, shared, sides),
    ...updateEvidence(facts, shared, sides),
  ];
}

/** The wires that both credit for what they share, and neither is: one prints or uses its story, the other does or says that it reports it. */
export function wiresOfBoth(facts: DocumentFacts, shared: SharedText): string[] {
  const { a, b } = shared;
  const [ofA, ofB] = [facts.credits(a), facts.credits(b)];
  return [...ofA.keys()].filter((wire) => {
    const [onA, onB] = [ofA.get(wire)!, ofB.get(wire)];
    if (!onB || facts.publisher(a) === wire || facts.publisher(b) === wire || (onA.use === "names" && onB.use === "names")) return false;
    return counts(facts, shared, a, onA) && counts(facts, shared, b, onB);
  });
}

function commonWire(facts: DocumentFacts, shared: SharedText): RelationEvidence[] {
  const { a, b } = shared;
  return wiresOfBoth(facts, shared).map((wire) => {
    const spans = [a, b].map((document) => spanOf(facts, document, facts.credits(document).get(wire)!));
    return because("credit", `${facts.id(a)} and ${facts.id(b)} both have it from ${facts.credits(a).get(wire)!.name}, by their credits`, 0, spans);
  });
}

/**
 * Whether a credit speaks of what two documents share: one of a whole text of more than a sentence or two, one in the running text of more than a
 * formula beside it; and not of what was printed weeks apart.
 */
function counts(facts: DocumentFacts, shared: SharedText, document: number, { use, start, end }: Credit): boolean {
  const apart = facts.apartMs(shared.a, shared.b);
  if (apart !== undefined && apart > RELATION_RULES.storyMs) return false;
  if (use !== "names") return shared.prose >= RELATION_RULES.storyTokens;
  return shared.passages.some(({ tokens }, x) => {
    const side = document === shared.a ? shared.spans[x]!.a : shared.spans[x]!.b;
    return tokens > RELATION_RULES.formulaTokens && isBeside(facts.text(document), side, { start, end });
  });
}

/** The end of a paragraph: a blank line, or a line that ends with a sentence; a column of text has other line ends. */
const PARAGRAPH_END = /\n\s*\n|[.!?"”»]\s*\n/;

/** The end of a sentence, before the next one; a passage ends before its full stop or behind it. A short title is none ("Sen. Reed"). */
const SENTENCE_END = /(?<!(?<!\p{L})\p{Lu}\p{Ll}{0,4})[.!?][.!?"”»’)\]]{0,3}\s+(?=[\p{L}\p{N}"“„«‘(])/u;
/** Where a sentence behind a passage says that it speaks of what was said before. */
const POINTS_BACK =
  /(?:^\W{0,3}(?:that|this) (?:is|was|has|had)|\bfirst|\bthe (?:story|news|report)|^\W{0,3}(?:das|dies) (?:berichtet|meldet|schr[ei])|\bdarüber|\bzuerst|\bzuvor) /i;

/** Whether a name stands in a passage or beside it in the same paragraph, and the sentence behind a passage does not speak of something else. */
function isBeside(text: string, passage: Extent, name: Extent): boolean {
  if (!overlaps(passage, name.start - ATTRIBUTION_REACH, name.end + ATTRIBUTION_REACH)) return false;
  if (PARAGRAPH_END.test(text.slice(Math.min(passage.end, name.end), Math.max(passage.start, name.start)))) return false;
  const between = text.slice(Math.max(0, passage.end - 1), Math.max(passage.end, name.start));
  const end = SENTENCE_END.exec(between);
  if (!end) return true;
  const rest = between.slice(end.index + end[0].length);
  return !SENTENCE_END.test(rest) && POINTS_BACK.test(`${rest}${text.slice(name.end, name.end + 20)} `);
}

/**
 * Whether the running text of the target names the origin's publisher without saying that it has the shared words from there: both credit a wire for what
 * they share; or the words that name it are shared themselves ("told the Daily Planet") and one credits a third for its text, who may have written them.
 */
function isMentionOnly(facts: DocumentFacts, shared: SharedText, { origin, target }: Side, { name, use, start, end }: Credit): boolean {
  if (use !== "names") return false;
  if (wiresOfBoth(facts, shared).length > 0) return true;
  const own = [facts.publisher(origin), facts.publisher(target)];
  const ofThird = [origin, target].some((document) => [...facts.credits(document)].some(([key, credit]) => credit.use !== "names" && !own.includes(key)));
  return (
    ofThird &&
    shared.spans.some(({ a, b }) => {
      const [there, here] = origin === shared.a ? [a, b] : [b, a];
      return overlaps(here, start, end) && findWord(facts.text(origin).slice(there.start, there.end), name) >= 0;
    })
  );
}

/** The target credits the publisher of the origin; or names the wire whose story the origin prints, if that may be the wire itself. */
function creditEvidence(facts: DocumentFacts, shared: SharedText, side: Side): RelationEvidence[] {
  const { origin, target, sign } = side;
  const [publisher, own] = [facts.publisher(origin), facts.publisher(target)];
  const found: RelationEvidence[] = [];
  for (const [key, credit] of facts.credits(target)) {
    if (own === key || !counts(facts, shared, target, credit)) continue;
    const carried = facts.credits(origin).get(key);
    const span = spanOf(facts, target, credit);
    if (publisher === key && isMentionOnly(facts, shared, side, credit)) continue;
    if (publisher === key)
      found.push(
        because("credit", `${facts.id(target)} credits ${credit.name}, the publisher of ${facts.id(origin)}`, sign * RELATION_RULES.creditOfPublisher, [span]),
      );
    else if (publisher === undefined && carried?.use === "carries" && credit.use === "names") {
      const detail = `${facts.id(target)} names ${credit.name}, whose story ${facts.id(origin)} carries`;
      found.push(because("credit", detail, sign * RELATION_RULES.creditOfWire, [spanOf(facts, origin, carried), span]));
    }
  }
  return found;
}

/**
 * Shared words in quotation marks that the target gives to somebody of the origin's publisher. What a text gives to its own people is no
 * attribution; and where either text gives shared words to somebody of the target's publisher too, or what they share speaks of it, the
 * text is of both.
 */
function attributionEvidence(facts: DocumentFacts, shared: SharedText, sides: readonly Side[]): RelationEvidence[] {
  if (shared.spans.length === 0) return [];
  return sides.flatMap(({ origin, target, sign }) => {
    const own = spokenBy(facts, shared, origin, target);
    if (!own || [origin, target].some((end) => spokenBy(facts, shared, target, end))) return [];
    const detail = `shared words are attributed to ${own.name}, of ${facts.source(origin)}, the publisher of ${facts.id(origin)}`;
    const party = partySpan(facts, shared, target);
    if (party) return [because("attribution", `${detail}; they speak of ${facts.source(target)} too`, 0, [own.span, party])];
    if (own.chars < RELATION_RULES.attributedShare * sharedChars(shared)) return [];
    return [because("attribution", detail, sign * RELATION_RULES.attribution, [own.span])];
  });
}

/** Words of a publisher's people in the shared text, as one of the two texts has it. */
interface Spoken {
  readonly name: string;
  readonly span: Span;
  /** Characters of the shared passages that are theirs. */
  readonly chars: number;
}

/** Where the text of `end` attributes shared words to the publisher of `document`, or to a person that it is named after. */
function spokenBy(facts: DocumentFacts, { a, spans }: SharedText, document: number, end: number): Spoken | undefined {
  const source = facts.source(document);
  if (source === undefined) return undefined;
  const own = spans.map((span) => (end === a ? span.a : span.b));
  if (!own.some((span) => facts.speechIn(end, span).length > 0)) return undefined;
  let first: Omit<Spoken, "chars"> | undefined;
  let chars = 0;
  for (const { start, end: to, speaker } of facts.speech(end)) {
    if (!speaker || !isOfPublisher(speaker.name, source)) continue;
    const common = own.reduce((sum, span) => sum + Math.max(0, Math.min(span.end, to) - Math.max(span.start, start)), 0);
    if (common === 0) continue;
    chars += common;
    first ??= { name: speaker.name, span: { id: facts.id(end), start: speaker.start, end: speaker.end } };
  }
  return first && { ...first, chars };
}

function sharedChars({ spans }: SharedText): number {
  return spans.reduce((sum, { a, b }) => sum + Math.min(a.end - a.start, b.end - b.start), 0);
}

/** A note of an update, in one of two versions of a story; two papers may print two versions of a wire's. */
function updateEvidence(facts: DocumentFacts, shared: SharedText, sides: readonly Side[]): RelationEvidence[] {
  const isOneStory = Math.max(shared.coverageA, shared.coverageB, shared.resemblance) >= RELATION_RULES.storyCoverage;
  if (!isOneStory || facts.areOfTwoPublishers(shared.a, shared.b)) return [];
  return sides.flatMap(({ origin, target, sign }) => {
    const note = facts.updates(target)[0];
    if (!note || facts.updates(origin).length > 0) return [];
    return [
      because("update-note", `${facts.id(target)} says that it updates an earlier text`, sign * RELATION_RULES.updateNote, [spanOf(facts, target, note)]),
    ];
  });
}

function overlaps(span: Extent, start: number, end: number): boolean {
  return span.start < end && start < span.end;
}

function spanOf(facts: DocumentFacts, document: number, { start, end }: { readonly start: number; readonly end: number }): Span {
  return { id: facts.id(document), start, end };
}
