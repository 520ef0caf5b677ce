/**
 * Made-up documents as the rules of relations/ see them: their facts, and what two of them share, said by the words that stand in both. All knowledge
 * of how tokens are addressed is here, so that no test of a rule has any.
 */

import { RangeUnion } from "../../src/arrays/range-union.js";
import type { Judged } from "../../src/evidence/judge.js";
import type { TokenPassage } from "../../src/families/passage-columns.js";
import { DocumentFacts } from "../../src/relations/document-facts.js";
import type { SharedText } from "../../src/relations/shared-text.js";
import { commonSize, sizeOf, type TokenRanges } from "../../src/relations/token-ranges.js";
import { concatenateTokens, type TokenColumns } from "../../src/text/token-columns.js";
import { tokenize } from "../../src/text/tokens.js";
import type { Document, Span } from "../../src/types/document.js";

export interface News {
  readonly documents: readonly Document[];
  readonly facts: DocumentFacts;
  readonly columns: TokenColumns;
  /** What documents a and b share: these words, which stand in both. */
  passageOf(a: number, b: number, words: string): Judged;
  /** Where words stand in a document. */
  spanOf(document: number, words: string): Span;
  /** What documents a and b share: `parts` stand in both; where a part is two, its words in a and its words in b. */
  shared(
    a: number,
    b: number,
    parts: readonly (string | readonly [string, string])[],
    more?: Partial<SharedText & Pick<TokenPassage, PassageFact>>,
  ): SharedText;
}

type PassageFact = "isQuotation" | "isSentence" | "bits";

/** The union of ranges. */
export function unionOf(ranges: readonly (readonly [from: number, to: number])[]): TokenRanges {
  const union = new RangeUnion();
  for (const [from, to] of ranges) union.add(from, to);
  return [...union.ranges()];
}

/** Documents by number, earliest first; ids are "d0", "d1" ... where none is given. @param releases those known to be releases. */
export function news(given: readonly (Partial<Document> & Pick<Document, "text">)[], releases: readonly number[] = []): News {
  const documents = given.map((document, d): Document => ({ id: `d${d}`, ...document }));
  const columns = concatenateTokens(documents.map(({ text }) => tokenize(text)));
  const facts = new DocumentFacts(documents, columns, { order: (x, y) => x - y, isKnownRelease: (d) => releases.includes(d) });
  const spanOf = (document: number, words: string): Span => {
    const start = documents[document]!.text.indexOf(words);
    if (start < 0) throw new RangeError(`"${words}" expected to stand in document ${document}`);
    return { id: documents[document]!.id, start, end: start + words.length };
  };
  const tokensOf = (document: number, { start, end }: Span): [number, number] => {
    const tokens = facts.tokens(document);
    const inside = Array.from({ length: tokens.length }, (_, t) => t).filter((t) => tokens.start[t]! >= start && tokens.end[t]! <= end);
    return [inside[0]!, inside.at(-1)! + 1];
  };
  const between = (a: number, b: number, spans: { readonly a: Span; readonly b: Span }, more: Partial<TokenPassage>): TokenPassage & Pick<Judged, "runs"> => {
    const [[a0, a1], [b0, b1]] = [tokensOf(a, spans.a), tokensOf(b, spans.b)];
    const n = Math.min(a1 - a0, b1 - b0);
    const rest = { isQuotation: false, isSentence: true, bits: 16 * 8 * n };
    return { a, b, a0, a1, b0, b1, tokens: n, numRuns: 1, runs: [{ i: a0, j: b0, n, same: true }], ...rest, ...more };
  };
  const shared: News["shared"] = (a, b, parts, { isQuotation = false, isSentence = true, bits, ...more } = {}) => {
    const spans = parts.map((part) => {
      const [wordsA, wordsB] = typeof part === "string" ? [part, part] : part;
      return { a: spanOf(a, wordsA), b: spanOf(b, wordsB) };
    });
    const passages = spans.map((one) => between(a, b, one, { isQuotation, isSentence, ...(bits !== undefined && { bits }) }));
    const matched = (side: "i" | "j"): TokenRanges => unionOf(passages.flatMap(({ runs }) => runs.map((run) => [run[side], run[side] + run.n] as const)));
    const [tokensA, tokensB] = [matched("i"), matched("j")];
    const lengthOf = (document: number): number => facts.tokens(document).length;
    return {
      a,
      b,
      resemblance: 0,
      coverageA: sizeOf(tokensA) / lengthOf(a),
      coverageB: sizeOf(tokensB) / lengthOf(b),
      passages,
      spans,
      tokensA,
      tokensB,
      isForm: false,
      hasTemplate: false,
      prose: Math.min(sizeOf(tokensA) - commonSize(tokensA, facts.quoted(a)), sizeOf(tokensB) - commonSize(tokensB, facts.quoted(b))),
      ...more,
    };
  };
  const passageOf = (a: number, b: number, words: string): Judged => {
    const { isSentence: _, numRuns: __, ...passage } = between(a, b, { a: spanOf(a, words), b: spanOf(b, words) }, {});
    return { ...passage, needed: 0, contentWords: passage.tokens, sentenceSides: 2, rule: "reported" };
  };
  return { documents, columns, spanOf, passageOf, shared, facts };
}

/** The same two documents and what they share, told with the other one first. */
export function turned(shared: SharedText): SharedText {
  const { a, b, coverageA, coverageB, tokensA, tokensB, spans, passages } = shared;
  return {
    ...shared,
    a: b,
    b: a,
    coverageA: coverageB,
    coverageB: coverageA,
    tokensA: tokensB,
    tokensB: tokensA,
    spans: spans.map((span) => ({ a: span.b, b: span.a })),
    passages: passages.map((one) => ({
      ...one,
      a: one.b,
      b: one.a,
      a0: one.b0,
      a1: one.b1,
      b0: one.a0,
      b1: one.a1,
    })),
  };
}
