/**
 * Texts in memory -> what `deduplicate` needs of each, cut into ranges of documents. O(tokens x components).
 */
import { DocumentSigner, type SigningOptions } from "./document-signer.js";
import type { PartedStage } from "./executor.js";

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
  readonly dates: readonly (string | null | undefined)[];
  readonly options: SigningOptions;
}

/** Documents from `from` up to `to`. */
interface DocumentRange {
  readonly from: number;
  readonly to: number;
}

/** By document of a part: its rank, what is odd about it, its keys. */
interface SignedTexts {
  readonly ranks: Float64Array;
  readonly odd: Uint8Array;
  readonly keys: Uint32Array;
}

/** Signs a range of documents. */
export const signTexts: PartedStage<TextsToSign, DocumentRange, SignedTexts> = {
  name: "sign-texts",
  open: ({ texts, dates, options }) => {
    const signer = new DocumentSigner(options);
    return ({ from, to }) => {
      const [ranks, odd, keys]: [number[], number[], number[]] = [[], [], []];
      for (let x = from; x < to; x++) {
        const signed = signer.sign({ text: texts.at(x)!, publishedAt: dates[x] });
        ranks.push(signed.rank);
        odd.push(signed.odd);
        for (const key of signed.keys) keys.push(key);
      }
      return { ranks: Float64Array.from(ranks), odd: Uint8Array.from(odd), keys: Uint32Array.from(keys) };
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
