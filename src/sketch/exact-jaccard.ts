/**
 * Stage sketch: two texts -> their exact resemblance over distinct k-token shingles (Broder 1997). The truth that
 * `estimateJaccard` estimates. O(tokens) time, 8 bytes a shingle.
 */
import { checkString } from "../errors.js";
import { resolveJaccardOptions } from "../settings/sketch-options.js";
import { scanTokens } from "../text/tokens.js";
import type { JaccardOptions } from "../types/options.js";
import { distinctShingles } from "./distinct-shingles.js";
import { compareShingleSets } from "./resemblance.js";

/**
 * The exact resemblance (Jaccard coefficient) of the sets of distinct k-token shingles of two texts, 0 to 1; symmetric.
 * A text of fewer than `shingleSize` tokens has one shingle, its whole text. Two texts without a token have 1, one of them 0.
 * @throws {TypeError} if a text is not a string.
 * @throws {TypeError | RangeError} if an option is of the wrong type, out of range or unknown.
 * @example
 * exactJaccard("To be or not to be", "To be or not", { shingleSize: 2 }); // 0.75: "to be", "be or", "or not" of four
 */
export function exactJaccard(textA: string, textB: string, options?: JaccardOptions): number {
  const { shingleSize, folding } = resolveJaccardOptions(options);
  const [a, b] = [checkString("textA", textA), checkString("textB", textB)].map((text) => {
    const tokens = scanTokens(text, folding);
    return distinctShingles(tokens, { startToken: 0, endToken: tokens.length, k: shingleSize });
  });
  return compareShingleSets(a!, b!).resemblance;
}
