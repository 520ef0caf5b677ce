/**
 * Stage evidence: a passage whose first or last words were changed reaches to the edge all the same. "Nobody told us" and "They told us" share "told
 * us"; what a reader has to see is that the first word is another one. Input a passage, output it with its extent up to where the quotation
 * that it is in begins and ends on both sides, or the sentence of which it has all else, if that is a few tokens away on each;
 * equal words on the way are matched, all others are an edit. Bits and the verdict are not touched. O(log quotations + tokens of the passage).
 */

import { type Alignment, appendRuns, matchedTokens } from "../align/alignment.js";
import type { DocumentView, ViewPair } from "../align/document-view.js";
import { fillGap } from "../align/fill.js";
import type { WordForms } from "../align/word-forms.js";
import { quotationsBefore } from "../seeds/quoted-tokens.js";
import { SCORING } from "../settings/scoring.js";
import { TokenFlag } from "../text/flags.js";
import type { Judged } from "./judge.js";

/** Words at an edge that may differ: "I do not" for "I". Beyond them it is no longer one quotation with another beginning. */
const EDGE = SCORING.edge;
/** The same at the edge of a sentence: two reports of one event begin alike oftener than two quotations. */
const SENTENCE_EDGE = SCORING.edgeOfSentence;

/** @param judged ascending on both sides, as a passage of one block or of several in order is; others are handed back as they are. */
export function toEdges(pair: ViewPair, forms: WordForms, judged: Judged): Judged {
  const { a, b } = pair;
  const { runs } = judged;
  if (a === b || !ascends(runs)) return judged;
  const { a0, a1, b0, b1 } = judged;
  const sides = [
    { view: a, from: a0, to: a1 },
    { view: b, from: b0, to: b1 },
  ] as const;
  const start = sharedEdge(sides, "start");
  const end = sharedEdge(sides, "end");
  if (!start && !end) return judged;
  const extent = { a0: start?.[0] ?? a0, b0: start?.[1] ?? b0, a1: end?.[0] ?? a1, b1: end?.[1] ?? b1 };
  const grown: Alignment = [];
  fillGap(pair, forms, { i0: extent.a0, i1: a0, j0: extent.b0, j1: b0 }, grown);
  appendRuns(grown, runs);
  fillGap(pair, forms, { i0: a1, i1: extent.a1, j0: b1, j1: extent.b1 }, grown);
  return { ...judged, ...extent, runs: grown, tokens: matchedTokens(grown) };
}

function ascends(runs: Alignment): boolean {
  return runs.every((run, x) => x === 0 || runs[x - 1]!.j + runs[x - 1]!.n <= run.j);
}

type Edge = "start" | "end";

/** What a passage has of one document. */
interface PassageSide {
  readonly view: DocumentView;
  readonly from: number;
  readonly to: number;
}

/** Where the quotations or sentences begin (or end) that the passage begins (or ends) in, if both are near; where one is at the place already, the other was cut there. */
function sharedEdge([a, b]: readonly [PassageSide, PassageSide], edge: Edge): readonly [number, number] | null {
  const [atA, atB] = edge === "start" ? [a.from, b.from] : [a.to, b.to];
  for (const edgeOf of [quotationEdge, sentenceEdge]) {
    const [edgeA, edgeB] = [edgeOf(a, edge), edgeOf(b, edge)];
    if (edgeA !== null && edgeB !== null) return edgeA === atA || edgeB === atB ? null : [edgeA, edgeB];
  }
  return null;
}

/** Where the quotation begins (or ends) that a passage begins (or ends) in, if that is at most EDGE tokens before (or after) the place. */
function quotationEdge({ view, from: first, to: last }: PassageSide, edge: Edge): number | null {
  const token = edge === "start" ? first : last;
  const list = view.quotations;
  for (let x = quotationsBefore(list, token + 1) - 1; x >= 0 && x >= quotationsBefore(list, token + 1) - EDGE; x--) {
    const [from, to] = [list[2 * x]!, list[2 * x + 1]!];
    if (edge === "start" && from <= token && to > token && token - from <= EDGE) return from;
    if (edge === "end" && from < token && to >= token && to - token <= EDGE) return to;
  }
  return null;
}

/** Where the sentence begins (or ends) that a passage begins (or ends) in, if that is at most SENTENCE_EDGE tokens away, and the passage has the rest of the sentence. */
function sentenceEdge({ view: { flags, length }, from, to }: PassageSide, edge: Edge): number | null {
  const isEnd = (token: number): boolean => token < 0 || token >= length - 1 || (flags[token]! & TokenFlag.SENTENCE_END) !== 0;
  if (edge === "start") {
    let at = from;
    while (from - at <= SENTENCE_EDGE && !isEnd(at - 1)) at--;
    if (from - at > SENTENCE_EDGE) return null;
    for (let token = from; token < to; token++) if (isEnd(token)) return at;
    return null;
  }
  let at = to;
  while (at - to <= SENTENCE_EDGE && !isEnd(at - 1)) at++;
  if (at - to > SENTENCE_EDGE) return null;
  for (let token = to - 1; token >= from; token--) if (isEnd(token - 1)) return at;
  return null;
}
