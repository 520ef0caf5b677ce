/**
 * Stage families: the passages of a collection as a result. Input their columns, output their families and pairs beside them, and who
 * renders them. O(passages log passages + matched tokens).
 */

import { inRanges } from "../run/in-turn.js";
import type { Steps } from "../run/pace.js";
import { type FamilyColumns, findFamilies } from "./families.js";
import { type PairColumns, type PairOptions, pairColumns } from "./pair-columns.js";
import type { PassageColumns } from "./passage-columns.js";
import { PassageRenderer } from "./passage-rendering.js";
import { type RenderContext, tokenizedText } from "./render.js";
import { rangeOfWholeNumbers } from "./whole-numbers.js";

/** Columns of what was found in a collection. Documents by number, earliest first. */
export interface FoundColumns {
  readonly context: RenderContext;
  readonly passages: PassageColumns;
  /** Their spans begin and end inside no number: what is told of a family is told of these. */
  readonly families: FamilyColumns;
  readonly pairs: PairColumns;
  readonly renderer: PassageRenderer;
}

export function* reportPassages(
  context: RenderContext,
  passages: PassageColumns,
  options: Pick<PairOptions, "nearDuplicates" | "figuresOf">,
): Steps<FoundColumns> {
  const { offsets, numDocuments } = context.columns;
  const families = yield* ofWholeNumbers(context, yield* findFamilies(passages, context.order));
  const lengthOf = (d: number): number => offsets[d + 1]! - offsets[d]!;
  const pairs = yield* pairColumns(passages, { ...options, numDocuments, lengthOf });
  return { context, passages, families, pairs, renderer: new PassageRenderer(context, passages, families.familyOf) };
}

/** Families whose spans are less the numbers that they have a part of. */
function* ofWholeNumbers(context: RenderContext, families: FamilyColumns): Steps<FamilyColumns> {
  const [from, to] = [families.from.slice(), families.to.slice()];
  yield* inRanges(from.length, (first, last) => {
    for (let x = first; x < last; x++) {
      const whole = rangeOfWholeNumbers(tokenizedText(context, families.document[x]!), [from[x]!, to[x]!]);
      from[x] = whole[0];
      to[x] = whole[1];
    }
  });
  return { ...families, from, to };
}
