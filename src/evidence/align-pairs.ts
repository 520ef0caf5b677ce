/**
 * Stage evidence: the alignment of all tied pairs, cut into parts. Input a search and its tied pairs, output the judged
 * alignments of each part in the order of pairs. Each document has a slot for itself and one for each partner, end to end:
 *
 *   slots   | 0 0-3 0-7 | 1 | 2 2-3 | 3 ...     document a has the slots [first[a] + a, first[a + 1] + a + 1)
 *   parts   [         )[            ) ...       about PART_COST each, whatever document they begin or end in
 *
 * The cost of a pair varies a thousandfold, and a document can have a hundred thousand partners: so parts are cut by estimated
 * work, and many times more of them than threads, so that the last ones end together. O(pairs) to cut.
 */

import { type DocumentView, SegmentViews } from "../align/document-view.js";
import type { PartedStage } from "../run/executor.js";
import type { PairLists } from "../seeds/ties.js";
import { appendJudged } from "./judged-records.js";
import { PairAligner } from "./pair-passages.js";
import type { SearchContext } from "./search.js";

/** Tokens looked at in one part: 5 to 40 ms, a slice between two looks at the event loop, and a hundred times what it costs to hand one over. */
const PART_COST = 32_768;
/** What a pair costs beside its tokens, in tokens. */
const PAIR_COST = 64;

/** What all parts read. */
export interface PairsToAlign {
  readonly search: SearchContext;
  readonly pairs: PairLists;
  /** By document: 1 for those that are aligned with themselves too. */
  readonly withItself: Uint8Array;
  readonly maxPairSeeds: number;
}

/** Slots from `from` up to `to`. */
export interface SlotRange {
  readonly from: number;
  readonly to: number;
}

interface AlignedPairs {
  /** judged-records.ts */
  readonly records: Int32Array;
  /** Pairs, and documents with themselves, in which frequent shingles were passed over. */
  readonly limitedPairs: number;
  readonly limitedDocuments: number;
}

/** Aligns the pairs of a range of slots. */
export const alignPairs: PartedStage<PairsToAlign, SlotRange, AlignedPairs> = {
  name: "align-pairs",
  open: ({ search, pairs, withItself, maxPairSeeds }) => {
    const views = new SegmentViews(search);
    const aligner = new PairAligner(views.vocabulary, search, maxPairSeeds);
    const partnersOf = (a: number) => pairs.partners.subarray(pairs.first[a]!, pairs.first[a + 1]!);
    return ({ from, to }) => {
      const numbers: number[] = [];
      const [pairsBefore, documentsBefore] = [aligner.limitedPairs, aligner.limitedDocuments];
      const append = (b: DocumentView): void => {
        for (const passage of aligner.passages(b)) appendJudged(numbers, passage);
      };
      for (let a = documentOfSlot(pairs.first, from), slot = from; slot < to; a++) {
        const own = slotOf(pairs.first, a);
        const partners = partnersOf(a).subarray(Math.max(0, slot - own - 1), to - own - 1);
        const isWithItself = withItself[a] === 1 && slot === own;
        if (isWithItself || partners.length > 0) {
          const view = views.view(a);
          aligner.load(view);
          if (isWithItself) append(view);
          for (const b of partners) append(views.view(b));
        }
        slot = slotOf(pairs.first, a + 1);
      }
      return {
        records: Int32Array.from(numbers),
        limitedPairs: aligner.limitedPairs - pairsBefore,
        limitedDocuments: aligner.limitedDocuments - documentsBefore,
      };
    };
  },
};

/** The slot of a document with itself. */
function slotOf(first: Uint32Array, document: number): number {
  return first[document]! + document;
}

/** The document that a slot belongs to; the number of documents for the end of all slots. */
function documentOfSlot(first: Uint32Array, slot: number): number {
  let low = 0;
  let high = first.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (slotOf(first, middle) <= slot) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Cuts all slots into parts of about equal work. The cut depends on the documents only. */
export function cutPairs({ search, pairs, withItself }: PairsToAlign): { parts: SlotRange[]; cost: number } {
  const { offsets, numDocuments } = search.collection;
  const { first, partners } = pairs;
  const tokensOf = (document: number) => offsets[document + 1]! - offsets[document]!;
  const parts: SlotRange[] = [];
  let [from, cost, total] = [0, 0, 0];
  const add = (work: number, end: number): void => {
    cost += work;
    total += work;
    if (cost < PART_COST) return;
    parts.push({ from, to: end });
    [from, cost] = [end, 0];
  };
  for (let a = 0; a < numDocuments; a++) {
    const own = slotOf(first, a);
    const isLoaded = withItself[a] === 1 || first[a + 1]! > first[a]!;
    add(isLoaded ? tokensOf(a) : 0, own + 1);
    for (let x = first[a]!; x < first[a + 1]!; x++) add(tokensOf(partners[x]!) + PAIR_COST, x + a + 2);
  }
  const end = slotOf(first, numDocuments);
  if (end > from) parts.push({ from, to: end });
  return { parts, cost: total };
}
