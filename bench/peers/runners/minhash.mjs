/**
 * npm minhash: `update` with every shingle, its LshIndex with the band size that it comes with (4), as in its README; its
 * candidates as they come, and those whose estimate reaches the threshold. An object keeps its own permutations, so making them is
 * a part of every signature.
 */
import { createRequire } from "node:module";
import { bestSeconds, processorSeconds, serve } from "./serve.mjs";
import { neighbours, pairsOf, shinglesOf } from "./shingles.mjs";

const require = createRequire(import.meta.url);
const { LshIndex, Minhash } = require("minhash");
const { version } = require("minhash/package.json");

function sign(shingles, numComponents) {
  const minhash = new Minhash({ numPerm: numComponents });
  for (const shingle of shingles) minhash.update(shingle);
  return minhash;
}

async function signatures(request) {
  const { texts, k, numComponents } = request;
  const seconds = await bestSeconds(request, () => texts.map((text) => sign(shinglesOf(text, k), numComponents)).length);
  const shingled = texts.map((text) => shinglesOf(text, k));
  const readySeconds = await bestSeconds(request, () => shingled.map((shingles) => sign(shingles, numComponents)).length);
  return [{ what: "npm minhash", version, setting: "update", seconds, readySeconds }];
}

async function estimates({ texts, k, numComponents }) {
  const all = texts.map((text) => sign(shinglesOf(text, k), numComponents));
  return [{ estimates: neighbours(all).map(([a, b]) => a.jaccard(b)) }];
}

async function pairs(request) {
  const { k, numComponents, threshold } = request;
  const find = (texts) => {
    const index = new LshIndex();
    const all = texts.map((text) => sign(shinglesOf(text, k), numComponents));
    for (let i = 0; i < all.length; i++) index.insert(String(i), all[i]);
    return { all, found: pairsOf((b) => index.query(all[b]).map(Number), all.length) };
  };
  let last = { all: [], found: [] };
  const seconds = await bestSeconds(request, () => {
    last = find(request.texts);
    return last.all.length;
  });
  const { all, found } = last;
  const start = processorSeconds();
  const estimated = found.filter(([a, b]) => all[a].jaccard(all[b]) >= threshold);
  const what = "npm minhash LshIndex";
  return [
    { what, version, setting: "bandSize 4", seconds, pairs: found },
    { what, version, setting: "bandSize 4, estimate >= threshold", seconds: seconds + processorSeconds() - start, pairs: estimated },
  ];
}

await serve({ signatures, estimates, pairs });
