/**
 * Stage relations: what the shape of a pair says of its direction, whatever the texts say themselves: times, who has the whole, who quotes,
 * who corrects. Input two documents and what they share, output evidence. All but a time at one publisher is weak: it fits a
 * third document as the source of both about as well. O(quotations + edits) a pair.
 */
import type { Judged } from "../passages/judge.js";
import type { RelationEvidence } from "../relation-types.js";
import type { TokenColumns } from "../text/columns.js";
import type { DocumentFacts } from "./document-facts.js";
import { shownTime } from "./document-times.js";
import { because, percent } from "./evidence.js";
import { RELATION_RULES } from "./relation-rules.js";
import { errorsOf } from "./shared-errors.js";
import type { SharedText } from "./shared-text.js";

export interface ShapeContext {
  readonly facts: DocumentFacts;
  readonly columns: TokenColumns;
  /** By global token: 1 inside quotation marks. */
  readonly isQuoted: Uint8Array;
  /** Whether this document holds the whole of that one, and of enough others that share nothing with each other. */
  isDigest(document: number, part: number): boolean;
}

/** Tokens of a quotation that go on beyond what is shared: fewer are a word or two of chance. */
const MORE_OF_QUOTATION = 3;
/** Shares of a passage that count as inside and outside quotation marks. */
const MOSTLY = 0.9;
const HARDLY = 0.1;

/** All that the shape of a pair says, in the order of the rules. At one publisher its times say all. */
export function evidenceOfShape(context: ShapeContext, shared: SharedText): RelationEvidence[] {
  const times = timeEvidence(context, shared);
  if (context.facts.areOfOnePublisher(shared.a, shared.b)) return times;
  return [...times, ...quotationEvidence(context, shared), ...wholeEvidence(context, shared), ...errorEvidence(context, shared)];
}

function timeEvidence({ facts }: ShapeContext, { a, b }: SharedText): RelationEvidence[] {
  const sign = facts.isBefore(a, b) ? 1 : facts.isBefore(b, a) ? -1 : 0;
  if (sign === 0) return [];
  const [first, later] = sign === 1 ? [a, b] : [b, a];
  const isOwn = facts.areOfOnePublisher(a, b);
  const detail = `${facts.id(first)} (${shownTime(facts.time(first))}) is before ${facts.id(later)} (${shownTime(facts.time(later))})${isOwn ? ", of the same publisher" : ""}`;
  const spans = [first, later].flatMap((document) => {
    const date = facts.time(document).isFromText ? facts.textDate(document) : null;
    return date ? [{ id: facts.id(document), start: date.start, end: date.end }] : [];
  });
  return [because("time", detail, sign * (isOwn ? RELATION_RULES.timeSamePublisher : RELATION_RULES.time), spans)];
}

/** Words that one writes as its own and the other one quotes. Where marks were lost, the text has none elsewhere either, and says nothing. */
function quotationEvidence({ facts, columns, isQuoted }: ShapeContext, shared: SharedText): RelationEvidence[] {
  const { a, b, passages, spans } = shared;
  if (columns.quotations[a]!.length === 0 || columns.quotations[b]!.length === 0) return [];
  const quotedBy = (passage: Judged, x: number): -1 | 0 | 1 => {
    const [onA, onB] = [shareOf(isQuoted, passage.a0, passage.a1), shareOf(isQuoted, passage.b0, passage.b1)];
    if (onA <= HARDLY && onB >= MOSTLY && spans[x]) return 1;
    return onB <= HARDLY && onA >= MOSTLY ? -1 : 0;
  };
  const signs = passages.map(quotedBy);
  const x = signs.findIndex((sign) => sign !== 0);
  if (x < 0 || signs.some((sign) => sign === -signs[x]!)) return [];
  const [plain, quoting] = signs[x] === 1 ? [a, b] : [b, a];
  const detail = `${facts.id(quoting)} has in quotation marks what ${facts.id(plain)} has as its own words`;
  return [because("quotation-marks", detail, signs[x]! * RELATION_RULES.quotationMarks, [spans[x]!.a, spans[x]!.b])];
}

function shareOf(isQuoted: Uint8Array, from: number, to: number): number {
  let quoted = 0;
  for (let t = from; t < to; t++) quoted += isQuoted[t]!;
  return quoted / (to - from);
}

/** Who has the whole of the other, or more of it: for a digest that says the contrary of what it says elsewhere. */
function wholeEvidence(context: ShapeContext, shared: SharedText): RelationEvidence[] {
  const digest = digestEvidence(context, shared);
  return digest.length > 0 ? digest : completenessEvidence(context, shared);
}

/** One holds the whole of the other and of more documents that have nothing of each other. */
function digestEvidence({ facts, isDigest }: ShapeContext, { a, b }: SharedText): RelationEvidence[] {
  for (const [part, digest, sign] of [
    [a, b, 1],
    [b, a, -1],
  ] as const) {
    if (!isDigest(digest, part)) continue;
    const detail = `${facts.id(digest)} is a digest: it holds the whole of ${facts.id(part)}, and of others that share nothing with each other`;
    return [because("containment", detail, sign * RELATION_RULES.digest)];
  }
  return [];
}

/** Nearly all of one is in the other, which has much more; or one quotes a part of what the other one quotes at length. */
function completenessEvidence(context: ShapeContext, shared: SharedText): RelationEvidence[] {
  const { facts } = context;
  const { a, b, coverageA, coverageB } = shared;
  const { wholeCoverage, partCoverage, completeness } = RELATION_RULES;
  const detail = (full: number, part: number, ofFull: number, ofPart: number): string =>
    `${percent(ofPart)} of ${facts.id(part)} stands in ${facts.id(full)}, which has more: ${percent(ofFull)} of it is shared`;
  if (coverageB >= wholeCoverage && coverageA <= partCoverage) return [because("completeness", detail(a, b, coverageA, coverageB), completeness)];
  if (coverageA >= wholeCoverage && coverageB <= partCoverage) return [because("completeness", detail(b, a, coverageB, coverageA), -completeness)];
  return fullerQuotation(context, shared);
}

function fullerQuotation({ facts, columns }: ShapeContext, { a, b, passages, spans }: SharedText): RelationEvidence[] {
  const signs = passages.map(({ a0, a1, b0, b1 }) => {
    const [moreA, moreB] = [beyond(columns, a, a0, a1), beyond(columns, b, b0, b1)];
    if (moreA === undefined || moreB === undefined || Math.min(moreA, moreB) > 0) return 0;
    return moreA >= MORE_OF_QUOTATION ? 1 : moreB >= MORE_OF_QUOTATION ? -1 : 0;
  });
  const x = signs.findIndex((sign) => sign !== 0);
  if (x < 0 || signs.some((sign) => sign === -signs[x]!)) return [];
  const [full, part] = signs[x] === 1 ? [a, b] : [b, a];
  const weight = signs[x]! * RELATION_RULES.completeness;
  return [because("completeness", `${facts.id(full)} quotes more of it than ${facts.id(part)}`, weight, [spans[x]!.a, spans[x]!.b])];
}

/** Tokens by which the quotation that the middle of [from, to) stands in goes beyond it; undefined where it stands in none. */
function beyond({ quotations, offsets }: TokenColumns, document: number, from: number, to: number): number | undefined {
  const list = quotations[document]!;
  const middle = ((from + to) >> 1) - offsets[document]!;
  for (let x = 0; x < list.length && list[x]! <= middle; x += 2) {
    if (list[x + 1]! <= middle) continue;
    return Math.max(0, from - offsets[document]! - list[x]!) + Math.max(0, list[x + 1]! - (to - offsets[document]!));
  }
  return undefined;
}

function errorEvidence({ facts, columns }: ShapeContext, shared: SharedText): RelationEvidence[] {
  const context = { columns, textOf: (document: number) => facts.text(document), idOf: (document: number) => facts.id(document) };
  return errorsOf(context, shared).map(({ error, correction, spans }) => {
    if (correction === undefined) return because("shared-error", `both have the slip "${error}"`, 0, spans);
    const [wrong, right] = correction.sign === 1 ? [shared.a, shared.b] : [shared.b, shared.a];
    const detail = `${facts.id(right)} has "${correction.word}" where ${facts.id(wrong)} has "${error}"`;
    return because("shared-error", detail, correction.sign * RELATION_RULES.correctedError, spans);
  });
}
