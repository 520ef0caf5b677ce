/**
 * Stage sketch: text -> MinHash signature (Broder 1997): tokens, k-token shingles, and components that two throws into bins and, for what they leave
 * empty, permutations decide (kernels/minhash.ts). O(tokens), and O(numComponents) a shingle for a text of fewer shingles than components;
 * 4 numComponents bytes a signature.
 */
import { checkString, shown } from "../errors.js";
import { resolveSketcherOptions } from "../settings/sketch-options.js";
import type { SketcherOptions } from "../types/options.js";
import { MINHASH_ALGORITHM, type Signature } from "./signature.js";
import { createTextSketcher } from "./text-sketcher.js";

/**
 * Texts of one call of the kernel, during which no code of the caller runs, whose signatures share a buffer. An array of its own costs four times a view of a shared one,
 * which is more than signing 100 characters does; one signature that is kept keeps the buffer, 32 KiB for 128 components.
 */
const BATCH = 64;

/** Makes signatures of one setting. Deterministic; it keeps buffers, no texts. */
export interface Sketcher {
  /** "wirecopy-minhash-3", with the name of the folding behind it where there is one. */
  readonly algorithm: string;
  /** Tokens of a shingle. */
  readonly shingleSize: number;
  readonly numComponents: number;
  readonly seed: number;
  /**
   * The signature of a text, with components of its own. A text of fewer than `shingleSize` tokens has one shingle, its whole text; an
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
   * The signatures of all texts, in their order: the fastest way to many of them. `components` of up to 64 of them are views of one
   * buffer; copy them (`slice()`) before you transfer one of them to a worker, or keep a few of many.
   * @throws {TypeError} if `texts` is a string (one text: use `sketch`) or holds anything else than strings.
   */
  sketchAll(texts: Iterable<string>): Signature[];
}

/**
 * A maker of MinHash signatures. Two of them can be compared if shingleSize, seed, numComponents and folding are the same.
 * @throws {TypeError | RangeError} if an option is of the wrong type, out of range or unknown.
 * @example
 * const sketcher = createSketcher({ numComponents: 256 });
 * const a = sketcher.sketch("The committee voted on Tuesday to approve the new budget.");
 * const b = sketcher.sketch("The committee voted on Tuesday to approve the budget.");
 * estimateJaccard(a, b); // an estimate of exactJaccard of the two texts
 * @see Broder, On the resemblance and containment of documents, 1997, doi:10.1109/SEQUEN.1997.666900
 */
export function createSketcher(options?: SketcherOptions): Sketcher {
  const { shingleSize, numComponents, seed, folding } = resolveSketcherOptions(options);
  const algorithm = folding === undefined ? MINHASH_ALGORITHM : `${MINHASH_ALGORITHM}+${folding.name}`;
  const sketchText = createTextSketcher({ k: shingleSize, numComponents, seed, folding });
  const toSignature = (components: Uint32Array): Signature => ({ algorithm, shingleSize, seed, numComponents, components });

  const sketchInto = (text: string, out: Uint32Array): void => {
    checkString("text", text);
    if (!(out instanceof Uint32Array)) throw new TypeError(`"out" expected Uint32Array, got ${shown(out)}`);
    if (out.length !== numComponents) throw new RangeError(`"out" expected ${numComponents} elements, got ${out.length}`);
    sketchText.into(text, out);
  };
  const sketch = (text: string): Signature => {
    const components = new Uint32Array(numComponents);
    sketchText.into(checkString("text", text), components);
    return toSignature(components);
  };
  const sketchAll = (texts: Iterable<string>): Signature[] => {
    if (typeof texts === "string") throw new TypeError(`"texts" expected an iterable of strings, got one string`);
    const signatures: Signature[] = [];
    const take = (components: Uint32Array): number => signatures.push(toSignature(components));
    const batch: string[] = [];
    for (const text of texts) {
      if (batch.push(checkString("text", text)) < BATCH) continue;
      sketchText.all(batch, take);
      batch.length = 0;
    }
    sketchText.all(batch, take);
    return signatures;
  };
  return { algorithm, shingleSize, numComponents, seed, sketch, sketchInto, sketchAll };
}
