/**
 * Stage sketch: text -> MinHash signature (Broder 1997): tokens, k-token shingles, the least value of each permutation.
 * O(tokens x numComponents) time, 4 numComponents bytes a signature. Bottom-k and one-permutation sketches are cheaper
 * for long texts and were not taken: the latter loses badly on short ones (Shrivastava 2017 densifies, at more cost).
 */
import { checkString, shown } from "../errors.js";
import { resolveSketcherOptions, type SketcherOptions } from "../options.js";
import { scanTokens } from "../text/tokens.js";
import { createColumnSketcher } from "./column-sketcher.js";
import { MINHASH_ALGORITHM, type Signature } from "./signature.js";

/** Makes signatures of one setting. Deterministic; it keeps buffers, no texts. */
export interface Sketcher {
  /** "wirecopy-minhash-1", with the name of the folding behind it where there is one. */
  readonly algorithm: string;
  readonly k: number;
  readonly numComponents: number;
  readonly seed: number;
  /**
   * The signature of a text, with components of its own. A text of fewer than k tokens has one shingle, its whole text; an
   * empty one has 0xffffffff in every component.
   * @throws {TypeError} if `text` is not a string.
   */
  sketch(text: string): Signature;
  /**
   * Writes the components of a text into `out`.
   * @throws {TypeError} if `text` is not a string or `out` not a Uint32Array.
   * @throws {RangeError} if `out` does not have `numComponents` elements.
   */
  sketchInto(text: string, out: Uint32Array): void;
  /**
   * The signatures of all texts, in their order.
   * @throws {TypeError} if `texts` is a string (one text: use `sketch`) or holds anything else than strings.
   */
  sketchAll(texts: Iterable<string>): Signature[];
}

/**
 * A maker of MinHash signatures. Two of them can be compared if k, seed, numComponents and folding are the same.
 * @throws {TypeError | RangeError} if an option is of the wrong type, out of range or unknown.
 * @example
 * const sketcher = createSketcher({ numComponents: 256 });
 * const a = sketcher.sketch("The committee voted on Tuesday to approve the new budget.");
 * const b = sketcher.sketch("The committee voted on Tuesday to approve the budget.");
 * estimateJaccard(a, b); // an estimate of exactJaccard of the two texts
 * @see Broder, On the resemblance and containment of documents, 1997, doi:10.1109/SEQUEN.1997.666900
 */
export function createSketcher(options?: SketcherOptions): Sketcher {
  const { k, numComponents, seed, folding } = resolveSketcherOptions(options);
  const algorithm = folding === undefined ? MINHASH_ALGORITHM : `${MINHASH_ALGORITHM}+${folding.name}`;
  const sketchColumns = createColumnSketcher({ k, numComponents, seed });

  const sketchInto = (text: string, out: Uint32Array): void => {
    checkString("text", text);
    if (!(out instanceof Uint32Array)) throw new TypeError(`"out" expected Uint32Array, got ${shown(out)}`);
    if (out.length !== numComponents) throw new RangeError(`"out" expected ${numComponents} elements, got ${out.length}`);
    const tokens = scanTokens(text, folding);
    sketchColumns(tokens, { startToken: 0, endToken: tokens.length }, out);
  };
  const sketch = (text: string): Signature => {
    const components = new Uint32Array(numComponents);
    sketchInto(text, components);
    return { algorithm, k, seed, numComponents, components };
  };
  const sketchAll = (texts: Iterable<string>): Signature[] => {
    if (typeof texts === "string") throw new TypeError(`"texts" expected an iterable of strings, got one string`);
    return Array.from(texts, sketch);
  };
  return { algorithm, k, numComponents, seed, sketch, sketchInto, sketchAll };
}
