/**
 * Stage lsh: text -> the keys of the bands of its signature: all that is needed to find what may resemble it. Deterministic; O(tokens x
 * components).
 */
import { DEFAULT_NUM_COMPONENTS } from "../settings/sketch-options.js";
import { createTextSketcher } from "../sketch/text-sketcher.js";
import type { TokenFolding } from "../types/options.js";
import { bandKey } from "./band-key.js";
import { type BandingOptions, solveBanding } from "./banding.js";

/** All checked by the caller. */
export interface BandSignerOptions extends Pick<BandingOptions, "threshold" | "maxMissRate"> {
  /** Tokens of a shingle. */
  readonly shingleSize: number;
  readonly folding: TokenFolding | undefined;
}

/** Signs texts with one banding. */
export interface BandSigner {
  /** Keys of a text. */
  readonly bands: number;
  /** Writes the keys of a text to `keys`, which has as many elements. */
  keysInto(text: string, keys: Uint32Array): void;
}

/** A signer with the banding that `solveBanding` finds. */
export function createBandSigner(options: BandSignerOptions): BandSigner {
  const { bands, rows } = solveBanding({ ...options, numComponents: DEFAULT_NUM_COMPONENTS });
  const sketcher = createTextSketcher({ k: options.shingleSize, numComponents: bands * rows, seed: 0, folding: options.folding });
  const components = new Uint32Array(bands * rows);
  const keysInto = (text: string, keys: Uint32Array): void => {
    sketcher.into(text, components);
    for (let band = 0; band < bands; band++) keys[band] = bandKey(components, band * rows, rows) >>> 0;
  };
  return { bands, keysInto };
}
