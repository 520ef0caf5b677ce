/**
 * Stage passages: a passage whose first or last words were changed reaches to the edge all the same. "Nobody told us" and "They told us" share "told
 * us"; what a reader has to see is that the first word is another one. Input a passage, output it with its extent up to where the quotation
 * that it is in begins and ends on both sides, if that is at most EDGE tokens away on each; equal words on the way are matched, all
 * others are an edit. Bits and the verdict are not touched. O(log quotations).
 */
import type { Collection } from "../information/collection.js";
import { SCORING } from "../scoring.js";
import { type Alignment, appendRuns, matchedTokens } from "./alignment.js";
import { fillGap } from "./fill.js";
import type { Judged } from "./judge.js";
import { quotationsBefore } from "./quoted-tokens.js";
import type { WordForms } from "./word-forms.js";

/** Words at an edge that may differ: "I do not" for "I". Beyond them it is no longer one quotation with another beginning. */
const EDGE = SCORING.edge;

/** @param judged ascending on both sides, as a passage of one block or of several in order is; others are handed back as they are. */
export function toEdges(collection: Collection, forms: WordForms, judged: Judged): Judged {
  const { runs, a, b } = judged;
  if (a === b || !ascends(runs)) return judged;
  const { a0, a1, b0, b1 } = judged;
  const start = sharedEdge(collection, a, b, [a0, b0], "start");
  const end = sharedEdge(collection, a, b, [a1, b1], "end");
  if (!start && !end) return judged;
  const extent = { a0: start?.[0] ?? a0, b0: start?.[1] ?? b0, a1: end?.[0] ?? a1, b1: end?.[1] ?? b1 };
  const grown: Alignment = [];
  fillGap(collection, forms, { i0: extent.a0, i1: a0, j0: extent.b0, j1: b0 }, grown);
  appendRuns(grown, runs);
  fillGap(collection, forms, { i0: a1, i1: extent.a1, j0: b1, j1: extent.b1 }, grown);
  return { ...judged, ...extent, runs: grown, tokens: matchedTokens(grown) };
}

function ascends(runs: Alignment): boolean {
  return runs.every((run, x) => x === 0 || runs[x - 1]!.j + runs[x - 1]!.n <= run.j);
}

/** Where the quotations begin (or end) that hold a place on either side, if both are near; where one is at the place already, the other was cut there. */
function sharedEdge(
  collection: Collection,
  a: number,
  b: number,
  [atA, atB]: readonly [number, number],
  side: "start" | "end",
): readonly [number, number] | null {
  const [edgeA, edgeB] = [edgeNear(collection, a, atA, side), edgeNear(collection, b, atB, side)];
  if (edgeA === null || edgeB === null || edgeA === atA || edgeB === atB) return null;
  return [edgeA, edgeB];
}

/** Where the quotation begins (or ends) that a passage begins (or ends) in, if that is at most EDGE tokens before (or after) the place. */
function edgeNear({ quotations, offsets }: Collection, document: number, at: number, side: "start" | "end"): number | null {
  const list = quotations[document]!;
  const token = at - offsets[document]!;
  for (let x = quotationsBefore(list, token + 1) - 1; x >= 0 && x >= quotationsBefore(list, token + 1) - EDGE; x--) {
    const [from, to] = [list[2 * x]!, list[2 * x + 1]!];
    if (side === "start" && from <= token && to > token && token - from <= EDGE) return from + offsets[document]!;
    if (side === "end" && from < token && to >= token && to - token <= EDGE) return to + offsets[document]!;
  }
  return null;
}
