/**
 * Stage sketch: text -> MinHash components, on the WebAssembly kernel where there is one: text in, components out, with nothing in
 * between that JavaScript sees. Otherwise, and where a folding has to see each token, tokens first and then column-sketcher.ts.
 * O(tokens x numComponents).
 */
import { meantText } from "../text/plain-text.js";
import { scanWords } from "../text/scan.js";
import { characterTables } from "../text/tables.js";
import { scanTokens } from "../text/tokens.js";
import type { TokenFolding } from "../types/options.js";
import { type ColumnSketcherOptions, createColumnSketcher, createPermutations, kernelFor } from "./column-sketcher.js";

/** Sketches texts with one setting; arguments are checked by the caller. */
export interface TextSketcher {
  /** Writes the components of a text into `out`, which has numComponents elements. */
  into(text: string, out: Uint32Array): void;
  /** Hands out the components of each text in their order, views of buffers that they may share. */
  all(texts: readonly string[], take: (components: Uint32Array) => void): void;
}

/** A sketcher of texts, of tokens as they are or as a folding makes them. */
export function createTextSketcher(options: ColumnSketcherOptions & { readonly folding: TokenFolding | undefined }): TextSketcher {
  const { k, numComponents, seed, folding } = options;
  const permutations = createPermutations(seed, numComponents);
  const sketchColumns = createColumnSketcher(options);
  const kernel = () => (folding === undefined ? kernelFor(permutations) : undefined);

  const intoFromTokens = (text: string, out: Uint32Array): void => {
    const tokens = folding === undefined ? scanWords(characterTables(), meantText(text)) : scanTokens(text, folding);
    sketchColumns(tokens, { startToken: 0, endToken: tokens.length }, out);
  };
  const into = (text: string, out: Uint32Array): void => {
    const ready = kernel();
    if (ready === undefined) intoFromTokens(text, out);
    else {
      ready.signText(text, k, 0);
      ready.read(out);
    }
  };
  const all = (texts: readonly string[], take: (components: Uint32Array) => void): void => {
    const ready = kernel();
    if (ready === undefined) {
      for (const text of texts) take(componentsOf(text));
      return;
    }
    const { numSlots } = ready;
    for (let start = 0; start < texts.length; start += numSlots) {
      const end = Math.min(start + numSlots, texts.length);
      ready.signTexts(texts, k, { start, end });
      ready.readAll(end - start, take);
    }
  };
  const componentsOf = (text: string): Uint32Array => {
    const components = new Uint32Array(numComponents);
    intoFromTokens(text, components);
    return components;
  };
  return { into, all };
}
