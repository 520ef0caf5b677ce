/**
 * Texts in memory -> what `deduplicate` needs of each, cut into ranges of documents. O(tokens x components).
 */

import type { PartedStage } from "../run/executor.js";
import { DocumentSigner, type PublishedText, type SigningOptions } from "./document-signer.js";
import { type SignedColumns, SignedColumnsBuilder } from "./signed-columns.js";

/** UTF-16 units of a part at least: some 5 ms of work. */
const PART_UNITS = 1 << 19;
/** Units whose signing costs as much as a token that is looked at. */
const UNITS_PER_COST = 16;

/** Texts by number: an array of strings is one. */
export interface Texts {
  readonly length: number;
  at(text: number): string | undefined;
}

/** What all parts read. */
export interface TextsToSign {
  readonly texts: Texts;
  /** By text: when and by whom it was published; empty where the options do not ask. */
  readonly published: readonly Omit<PublishedText, "text">[];
  readonly options: SigningOptions;
}

/** Documents from `from` up to `to`. */
interface DocumentRange {
  readonly from: number;
  readonly to: number;
}

/** Signs a range of documents. */
export const signTexts: PartedStage<TextsToSign, DocumentRange, SignedColumns> = {
  name: "sign-texts",
  open: ({ texts, published, options }) => {
    const signer = new DocumentSigner(options);
    return ({ from, to }) => {
      const signed = new SignedColumnsBuilder();
      for (let x = from; x < to; x++) signed.add(signer.sign({ ...published[x], text: texts.at(x)! }));
      return signed.build();
    };
  },
};

/** Cuts texts into parts. The cut depends on their lengths only. */
export function cutTexts(texts: readonly string[]): { parts: DocumentRange[]; cost: number } {
  const parts: DocumentRange[] = [];
  let [from, units, total] = [0, 0, 0];
  texts.forEach(({ length }, x) => {
    units += length;
    total += length;
    if (units < PART_UNITS) return;
    parts.push({ from, to: x + 1 });
    [from, units] = [x + 1, 0];
  });
  if (from < texts.length) parts.push({ from, to: texts.length });
  return { parts, cost: total / UNITS_PER_COST };
}
