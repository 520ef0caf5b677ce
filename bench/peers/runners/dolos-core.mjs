/**
 * @dodona/dolos-core: winnowed k-grams (Schleimer, Wilkerson, Aiken 2003) -> pairs of documents that share one, and their fragments. k = 8
 * and windows of 8, as wirecopy's "copy": both see every exact run of 15 tokens. `allPairs` builds all n^2 pairs, so it is not what is
 * timed: pairs come from the shared fingerprints, `getPair` and `buildFragments` are called for these alone. (dolos-lib, which
 * parses source code, needs a compiler, and adds nothing to what is measured here.)
 */
import { readFileSync } from "node:fs";
import { File, FingerprintIndex, Region, TokenizedFile } from "@dodona/dolos-core";
import { bestSeconds, serve } from "./serve.mjs";
import { tokensOf } from "./shingles.mjs";

const { version } = JSON.parse(readFileSync(new URL("../node_modules/@dodona/dolos-core/package.json", import.meta.url), "utf8"));
const [K, WINDOW] = [8, 8];

function toTokenizedFile(text, i) {
  const tokens = tokensOf(text);
  // It wants a place for each token; the words of a text are put on one line.
  let column = 0;
  const mapping = tokens.map((token) => {
    const region = new Region(0, column, 0, column + token.length);
    column += token.length + 1;
    return region;
  });
  return new TokenizedFile(new File(String(i), text), tokens, mapping);
}

function candidates(texts) {
  const index = new FingerprintIndex(K, WINDOW);
  const files = texts.map(toTokenizedFile);
  index.addFiles(files);
  const numberOf = new Map(files.map(({ id }, i) => [id, i]));
  const keys = new Set();
  for (const shared of index.sharedFingerprints()) {
    if (shared.fileCount() < 2) continue;
    const numbers = shared.files().map(({ id }) => numberOf.get(id));
    numbers.forEach((b, j) => {
      for (const a of numbers.slice(0, j)) keys.add(Math.min(a, b) * texts.length + Math.max(a, b));
    });
  }
  return { index, files, pairs: Array.from(keys, (key) => [Math.floor(key / texts.length), key % texts.length]) };
}

async function passages(request) {
  let found = [];
  const seconds = await bestSeconds(request, () => {
    ({ pairs: found } = candidates(request.texts));
    return found.length;
  });
  const withFragments = await bestSeconds(request, () => {
    const { index, files, pairs } = candidates(request.texts);
    return pairs.reduce((sum, [a, b]) => sum + index.getPair(files[a], files[b]).buildFragments().length, 0);
  });
  const what = "dolos-core";
  return [
    { what, version, setting: `k ${K}, window ${WINDOW}: candidate pairs`, seconds, pairs: found },
    { what, version, setting: `k ${K}, window ${WINDOW}: and fragments`, seconds: withFragments, pairs: found },
  ];
}

await serve({ passages });
