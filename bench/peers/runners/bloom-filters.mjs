/**
 * npm bloom-filters: MinHashFactory and `bulkLoad`, which its README calls the efficient way. It takes numbers, so its caller hashes the
 * shingles (FNV-1a). They are of 26 bits: it multiplies two of them as doubles, and with 32 the product would lose its last bits.
 * Its hash functions come from Math.random, so its estimates differ from run to run. It has no LSH.
 */
import { createRequire } from "node:module";
import { bestSeconds, serve } from "./serve.mjs";
import { neighbours, shinglesOf } from "./shingles.mjs";

const require = createRequire(import.meta.url);
const { MinHashFactory } = require("bloom-filters");
const { version } = require("bloom-filters/package.json");

const MAX_VALUE = 2 ** 26 - 1;

function hashOf(shingle) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < shingle.length; i++) hash = Math.imul(hash ^ shingle.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) & MAX_VALUE;
}

const hashesOf = (text, k) => shinglesOf(text, k).map(hashOf);

function sign(factory, hashes) {
  const minhash = factory.create();
  minhash.bulkLoad(hashes);
  return minhash;
}

async function signatures(request) {
  const { texts, k, numComponents } = request;
  const factory = new MinHashFactory(numComponents, MAX_VALUE);
  const seconds = await bestSeconds(request, () => texts.map((text) => sign(factory, hashesOf(text, k))).length);
  const hashed = texts.map((text) => hashesOf(text, k));
  const readySeconds = await bestSeconds(request, () => hashed.map((hashes) => sign(factory, hashes)).length);
  return [{ what: "npm bloom-filters", version, setting: "bulkLoad", seconds, readySeconds }];
}

async function estimates({ texts, k, numComponents }) {
  const factory = new MinHashFactory(numComponents, MAX_VALUE);
  const all = texts.map((text) => sign(factory, hashesOf(text, k)));
  return [{ estimates: neighbours(all).map(([a, b]) => a.compareWith(b)) }];
}

await serve({ signatures, estimates });
