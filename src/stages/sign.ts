/**
 * Stage sign: texts -> a digest of each token sequence and one key a band of its signature (Broder 1997; Indyk & Motwani 1998). Documents of one
 * digest are identical; documents that share a key are candidates (candidates.ts). O(tokens x components), nothing kept between texts.
 *
 * A text without a token has no keys, and no digest: it resembles nothing. Keys have 53 bits here, 32 in memory (lsh/band-buckets.ts): among 10^9
 * documents keys of 32 bits would bring each of them together with others by chance in every fifth band. The signature itself is not handed out:
 * nothing asks for it behind its keys, and it is most of what an engine would have to carry.
 */
import { bandKey } from "../lsh/band-key.js";
import { solveBanding } from "../lsh/banding.js";
import { digestOfTokens } from "../lsh/identical-documents.js";
import type { ResolvedDetectOptions } from "../settings/options.js";
import { DEFAULT_NUM_COMPONENTS } from "../settings/sketch-options.js";
import { createColumnSketcher } from "../sketch/column-sketcher.js";
import { hashesOfTokens } from "../sketch/text-shingles.js";
import { int64Of } from "./int64.js";
import type { Stage } from "./stage.js";
import { DETECT_STAGE } from "./stage-settings.js";

const INPUT = { document: "i64", text: "utf8?" } as const;
const OUTPUT = { document: "i64", digest: "i64", keys: "list<i64>", chars: "i32", tokens: "i32", problem: "utf8?" } as const;

/** Row for row. `digest` is 0 for a text without a token; `chars` are the UTF-16 units that are compared; `problem` says why a row is no document. */
export const signStage: Stage<typeof INPUT, typeof OUTPUT, ResolvedDetectOptions> = {
  name: "sign",
  summary: "texts -> a digest of the token sequence, and a key a band",
  input: INPUT,
  output: OUTPUT,
  settings: DETECT_STAGE,
  open: (options) => {
    const { bands, rows } = solveBanding({ ...options, numComponents: DEFAULT_NUM_COMPONENTS });
    const sketch = createColumnSketcher({ k: options.shingleSize, numComponents: bands * rows, seed: 0 });
    const components = new Uint32Array(bands * rows);
    return ({ document, text }) => {
      const n = text.length;
      const digest = new BigInt64Array(n);
      const chars = new Int32Array(n);
      const tokens = new Int32Array(n);
      const offsets = new Int32Array(n + 1);
      const keys = new BigInt64Array(n * bands);
      const problem: (string | null)[] = [];
      let at = 0;
      for (let x = 0; x < n; x++) {
        const read = text[x]?.slice(0, options.limits.maxDocumentChars) ?? "";
        problem.push(text[x] === null ? "text is null" : null);
        chars[x] = read.length;
        const hashes = hashesOfTokens(read, options.folding);
        tokens[x] = hashes.length;
        if (hashes.length > 0) {
          digest[x] = int64Of(digestOfTokens(hashes, 0, hashes.length));
          sketch(hashes, { startToken: 0, endToken: hashes.length }, components);
          for (let band = 0; band < bands; band++) keys[at++] = BigInt(bandKey(components, band * rows, rows));
        }
        offsets[x + 1] = at;
      }
      return { document, digest, keys: { offsets, values: keys.subarray(0, at) }, chars, tokens, problem };
    };
  },
};
