/**
 * wirecopy itself, as it is built (dist/): signatures with `sketchAll`; pairs from its LSH index as they come, and verified by `detect`;
 * passages by `detect` with sensitivity "copy". Which kernels run is not an option of the library. Where a host refuses WebAssembly
 * the TypeScript ones do, so a request for them refuses it here, before the library is loaded.
 */
import { readFileSync } from "node:fs";
import { bestSeconds, serve } from "./serve.mjs";
import { neighbours, pairsOf } from "./shingles.mjs";

const { kernel: wanted } = JSON.parse(readFileSync(process.argv[2], "utf8"));
if (wanted === "typescript") WebAssembly.validate = () => false;
const { createLshIndex, createSketcher, detect, estimateJaccard, kernel, VERSION: version } = await import("../../../dist/index.js");
if (wanted !== undefined && kernel.name !== wanted) throw new Error(`the kernel is ${kernel.name}, not ${wanted}`);

const toDocuments = (texts) => texts.map((text, i) => ({ id: String(i), text }));

async function signatures(request) {
  const sketcher = createSketcher({ shingleSize: request.k, numComponents: request.numComponents });
  const seconds = await bestSeconds(request, () => sketcher.sketchAll(request.texts).length);
  return [{ what: "wirecopy sketchAll", version, setting: kernel.name, seconds }];
}

async function estimates({ texts, k, numComponents }) {
  const all = createSketcher({ shingleSize: k, numComponents }).sketchAll(texts);
  return [{ estimates: neighbours(all).map(([a, b]) => estimateJaccard(a, b)) }];
}

async function pairs(request) {
  const { texts, k, numComponents, threshold } = request;
  let verified = [];
  const verifiedSeconds = await bestSeconds(request, async () => {
    ({ pairs: verified } = await detect(toDocuments(texts), { threshold, passages: false }));
    return texts.length;
  });
  let candidates = [];
  const seconds = await bestSeconds(request, () => {
    const index = createLshIndex({ threshold, numComponents });
    const all = createSketcher({ shingleSize: k, numComponents }).sketchAll(texts);
    candidates = pairsOf((b) => {
      const found = index.candidates(all[b]).map(Number);
      index.add(String(b), all[b]);
      return found;
    }, texts.length);
    return texts.length;
  });
  return [
    { what: "wirecopy detect", version, setting: "verified", seconds: verifiedSeconds, pairs: numbered(verified) },
    { what: "wirecopy LshIndex", version, setting: "candidates", seconds, pairs: candidates },
  ];
}

async function passages(request) {
  let found = [];
  const seconds = await bestSeconds(request, async () => {
    ({ pairs: found } = await detect(toDocuments(request.texts), { sensitivity: "copy" }));
    return found.length;
  });
  return [{ what: "wirecopy detect", version, setting: "copy: passages, bits, families", seconds, pairs: numbered(found) }];
}

const numbered = (found) => found.map(({ a, b }) => [Number(a), Number(b)].sort((x, y) => x - y));

await serve({ signatures, estimates, pairs, passages });
