/**
 * Stage relations: quotations that stand in more than one place. Input families and the texts they stand in, output each quotation
 * with its fullest form, its speaker, and what became of it where it was used again.
 *
 * A family is a quotation if most of it stands in quotation marks in at least one document, and it is in more than one. What a reader
 * would call one quotation may be several families: the statement that two papers have in full, three words of it that everybody
 * has, a sentence that one has. Families are one quotation where their spans overlap by half of the shorter one, or touch, in some
 * document; so parts of a statement that one story has whole are one quotation, and two answers of one speaker with other words
 * between them are two. Verdicts come from the words of the two forms laid side by side (quotation-verdict.ts), not from passages:
 * these tie only some of the documents, and may join what stands in marks with the paraphrase around it.
 *
 * Tokens are made anew for one document at a time, so memory is that of the quotations. O(texts + spans log spans), and for each
 * occurrence what its difference to the fullest form costs.
 */
import { append } from "../kernels/append.js";
import { UnionFind } from "../kernels/union-find.js";
import type { QuotationOccurrence, ReusedQuotation } from "../relation-types.js";
import { quotedSpeech } from "../speakers/quoted-speech.js";
import { scanTokens } from "../text/tokens.js";
import type { Family, Span } from "../types.js";
import { judgeQuotation } from "./quotation-verdict.js";
import { fragmentOf, type QuotedFragment, quotationNumbers, tokenRange } from "./quoted-fragments.js";

/** What `reusedQuotations` reads. */
export interface ReuseToQuote {
  readonly families: readonly Pick<Family, "id" | "spans">[];
  /** Those that have a span of a family, at least; earliest first. */
  readonly documents: readonly { readonly id: string; readonly text: string; readonly language?: string | undefined }[];
}

/** A span of a family, in tokens of its document. */
interface FamilySpan {
  /** Place in `families`. */
  readonly family: number;
  readonly from: number;
  readonly to: number;
}

/** A form of a quotation in one document. */
interface Form {
  readonly id: string;
  readonly fragment: QuotedFragment;
  readonly family: number;
}

/** Least share of a family's words in quotation marks, and of the shorter span that two families share. */
const MOST = 0.5;
/** A form in one piece is the fullest if it has this share of the words of the longest one. */
const IN_WHOLE = 0.8;

/** The reused quotations, by their first occurrence; pure, and the same everywhere. */
export function reusedQuotations({ families, documents }: ReuseToQuote): ReusedQuotation[] {
  const spansOf = spansByDocument(families);
  const isQuotation = new Uint8Array(families.length);
  const groups = new UnionFind(families.length);
  const kept = new Map<string, FamilySpan[]>();
  for (const { id, text } of documents) {
    const spans = spansOf.get(id);
    if (!spans) continue;
    const tokens = scanTokens(text, undefined);
    const numbers = quotationNumbers(tokens);
    kept.set(
      id,
      spans.map(({ family, start, end }) => {
        const [from, to] = tokenRange(tokens, start, end);
        if (quotedShare(numbers, from, to) > MOST && isInSeveral(families[family]!)) isQuotation[family] = 1;
        return { family, from, to };
      }),
    );
  }
  for (const [id, spans] of kept) {
    const quoted = spans.filter(({ family }) => isQuotation[family] === 1).sort((x, y) => x.from - y.from || y.to - x.to);
    kept.set(id, quoted);
    uniteOverlapping(quoted, groups);
  }
  const forms = formsOf(documents, kept, groups);
  return [...forms.values()].filter((list) => list.some(({ id }) => id !== list[0]!.id)).map((list, id) => quotationOf(list, id, families));
}

function isInSeveral({ spans }: Pick<Family, "spans">): boolean {
  return spans.some(({ id }) => id !== spans[0]!.id);
}

function spansByDocument(families: ReuseToQuote["families"]): Map<string, (Span & { family: number })[]> {
  const spansOf = new Map<string, (Span & { family: number })[]>();
  families.forEach(({ spans }, family) => {
    for (const span of spans) append(spansOf, span.id, { ...span, family });
  });
  return spansOf;
}

function quotedShare(numbers: Uint32Array, from: number, to: number): number {
  let quoted = 0;
  for (let at = from; at < to; at++) if (numbers[at] !== 0) quoted++;
  return to > from ? quoted / (to - from) : 0;
}

/** @param spans of one document, by start, longer ones first: each is held against the one that reaches furthest. */
function uniteOverlapping(spans: readonly FamilySpan[], groups: UnionFind): void {
  let furthest: FamilySpan | undefined;
  for (const span of spans) {
    if (furthest && isOneQuotation(furthest, span)) groups.union(furthest.family, span.family);
    if (!furthest || span.to > furthest.to) furthest = span;
  }
}

function isOneQuotation(x: FamilySpan, y: FamilySpan): boolean {
  const shared = Math.min(x.to, y.to) - Math.max(x.from, y.from);
  return shared >= MOST * Math.min(x.to - x.from, y.to - y.from) || shared === 0;
}

/** By group, the forms of its quotation: earliest document first, then by offset. */
function formsOf(documents: ReuseToQuote["documents"], spansOf: ReadonlyMap<string, readonly FamilySpan[]>, groups: UnionFind): Map<number, Form[]> {
  const forms = new Map<number, Form[]>();
  for (const { id, text, language } of documents) {
    const spans = spansOf.get(id) ?? [];
    if (spans.length === 0) continue;
    const tokens = scanTokens(text, undefined);
    const source = { text, tokens, numbers: quotationNumbers(tokens), speech: quotedSpeech(text, tokens, language) };
    for (const { group, from, to, family } of joinedSpans(spans, groups)) {
      const fragment = fragmentOf(source, from, to);
      if (fragment) append(forms, group, { id, fragment, family });
    }
  }
  return forms;
}

/** Spans of one quotation that overlap or touch are one; `family` is that of the longest. */
function joinedSpans(spans: readonly FamilySpan[], groups: UnionFind): (FamilySpan & { group: number })[] {
  const last = new Map<number, { group: number; family: number; from: number; to: number; longest: number }>();
  const joined: { group: number; family: number; from: number; to: number; longest: number }[] = [];
  for (const { family, from, to } of spans) {
    const group = groups.find(family);
    const open = last.get(group);
    if (open && from <= open.to) {
      if (to - from > open.longest) Object.assign(open, { longest: to - from, family });
      open.to = Math.max(open.to, to);
    } else {
      const span = { group, family, from, to, longest: to - from };
      last.set(group, span);
      joined.push(span);
    }
  }
  return joined;
}

function quotationOf(forms: readonly Form[], id: number, families: ReuseToQuote["families"]): ReusedQuotation {
  const fullest = fullestOf(forms);
  const occurrences = forms.map((form) => occurrenceOf(form, fullest));
  return { id, family: families[fullest.family]!.id, text: fullest.fragment.text, speaker: speakerOf(occurrences), occurrences };
}

/** The longest form in one piece, unless one in pieces has many more words; the earliest of several. */
function fullestOf(forms: readonly Form[]): Form {
  const size = ({ fragment }: Form): number => fragment.words.length;
  const longest = forms.reduce((x, y) => (size(y) > size(x) ? y : x));
  const whole = forms.filter(({ fragment }) => !fragment.isApart.includes(1)).reduce<Form | undefined>((x, y) => (!x || size(y) > size(x) ? y : x), undefined);
  return whole && size(whole) >= IN_WHOLE * size(longest) ? whole : longest;
}

function occurrenceOf(form: Form, fullest: Form): QuotationOccurrence {
  const { fragment, id } = form;
  const { verdict, edits } = form === fullest ? { verdict: "verbatim" as const, edits: [] } : judgeQuotation(fullest.fragment, fragment);
  const spoken = fragment.speech?.speaker;
  const speaker = spoken ? { name: spoken.name, span: { id, start: spoken.start, end: spoken.end } } : null;
  return { id, start: fragment.start, end: fragment.end, speaker, verdict, edits, isQuoted: fragment.isQuoted };
}

/** The name that most occurrences give, the first of several; in its longest form, where others have the last name only. */
function speakerOf(occurrences: readonly QuotationOccurrence[]): string | null {
  const counts = new Map<string, number>();
  for (const { speaker } of occurrences) if (speaker) counts.set(speaker.name, (counts.get(speaker.name) ?? 0) + 1);
  const most = [...counts].reduce<readonly [string, number] | undefined>((x, y) => (!x || y[1] > x[1] ? y : x), undefined);
  if (!most) return null;
  return [...counts.keys()].find((name) => name.endsWith(` ${most[0]}`)) ?? most[0];
}
