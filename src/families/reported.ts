/**
 * Stage families: the passages of a collection as a result. Input their columns, output their families and pairs beside them, and who
 * renders them. O(passages log passages + matched tokens).
 */
import type { Steps } from "../run/pace.js";
import { type FamilyColumns, findFamilies } from "./families.js";
import { type PairColumns, type PairOptions, pairColumns } from "./pair-columns.js";
import type { PassageColumns } from "./passage-columns.js";
import { PassageRenderer } from "./passage-rendering.js";
import type { RenderContext } from "./render.js";

/** Columns of what was found in a collection. Documents by number, earliest first. */
export interface FoundColumns {
  readonly context: RenderContext;
  readonly passages: PassageColumns;
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
  const families = yield* findFamilies(passages, context.order);
  const lengthOf = (d: number): number => offsets[d + 1]! - offsets[d]!;
  const pairs = yield* pairColumns(passages, { ...options, numDocuments, lengthOf });
  return { context, passages, families, pairs, renderer: new PassageRenderer(context, passages, families.familyOf) };
}
