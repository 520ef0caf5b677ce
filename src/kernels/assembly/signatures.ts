/**
 * Kernel, AssemblyScript with 128-bit SIMD: text -> tokens' hashes -> k-token shingles -> MinHash components (Broder 1997). What
 * the TypeScript of text/, kernels/hash.ts, shingle/ and kernels/minhash.ts gives, bit for bit; kernels/signature-kernel.ts is its
 * host. Built by scripts/make-kernels.mjs. No allocation, no state between calls but what layout.ts names.
 *
 * A cluster is a run with hard units, or several runs that a hyphen at a line end may make one word: it is not hashed here, but
 * handed to JavaScript, which scans that part of the text as the specification does. So every text is exact.
 */
import { ADDENDS, BLOCK, EDGES, FACTORS, HASH_HI, HASH_LO, LANES, SLOT_BYTES, SLOTS, TEXT, UNIT_MAP, UNITS, WINDOW } from "./layout";
import { lowerComponents } from "./minhash";
import { findRuns, hasHard, mayJoin, needsCare } from "./runs";
import { hashShingles } from "./shingles";
import { prepareSplats } from "./splats";
import { decodeUnits } from "./units";
import { hashWords, prepareWordHashes } from "./word-hashes";

export { ADDENDS, FACTORS, HASH_HI, HASH_LO, LANES, SLOT_BYTES, SLOTS, TEXT, UNIT_MAP, WINDOW };

/** The host's scanner: writes the hashes of the tokens of units [start, end) to the token columns from `token` on and returns their number. */
declare function scanCluster(start: usize, end: usize, token: usize): usize;

prepareSplats();
prepareWordHashes();

/** Writes the hashes of the tokens of the UTF-8 at TEXT, `length` UTF-16 units, to the columns from `firstToken` on; returns their number. */
export function scanText(byteLength: usize, length: usize, firstToken: usize): usize {
  if (byteLength === length) return scanUnits(TEXT, length, firstToken);
  decodeUnits(byteLength);
  return scanUnits(UNITS, length, firstToken);
}

function scanUnits(units: usize, length: usize, firstToken: usize): usize {
  const numRuns = findRuns(units, length);
  if (needsCare) return scanRuns(units, numRuns, firstToken);
  hashWords(units, 0, numRuns, firstToken);
  return numRuns;
}

/** As scanUnits, where there may be clusters among the runs. */
function scanRuns(units: usize, numRuns: usize, firstToken: usize): usize {
  let token = firstToken;
  let plain: usize = 0;
  for (let run: usize = 0; run < numRuns; ) {
    const start = runStart(run);
    let end = runEnd(run);
    let next = run + 1;
    let isCluster = hasHard(units, start, end);
    for (; next < numRuns && mayJoin(units, end, runStart(next)); next++) {
      end = runEnd(next);
      isCluster = true;
    }
    if (isCluster) {
      hashWords(units, plain, run - plain, token);
      token += run - plain;
      token += scanCluster(start, end, token);
      plain = next;
    }
    run = next;
  }
  hashWords(units, plain, numRuns - plain, token);
  return token + numRuns - plain - firstToken;
}

function runStart(run: usize): usize {
  return <usize>load<u32>(EDGES + (run << 3));
}

function runEnd(run: usize): usize {
  return <usize>load<u32>(EDGES + (run << 3), 4);
}

/** Makes the signature at byte `slot` that of an empty text. `bytes` as in the functions below: 4 a component, a multiple of 64. */
export function clearSlot(slot: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) v128.store(SLOTS + slot + at, i32x4.splat(-1));
}

/** Adds the shingles of `size` tokens among the first `numTokens` tokens of the columns (at least `size`) to the signature at `slot`. */
export function addShingles(numTokens: usize, size: usize, slot: usize, bytes: usize): void {
  const count = numTokens - size + 1;
  for (let first: usize = 0; first < count; first += BLOCK) {
    const n = min(BLOCK, count - first);
    hashShingles(first, n, size);
    lowerComponents(n, SLOTS + slot, bytes);
  }
}

/** Moves the last `count` of `numTokens` tokens to the front of the columns. */
export function keepLast(numTokens: usize, count: usize): void {
  memory.copy(HASH_LO, HASH_LO + ((numTokens - count) << 2), count << 2);
  memory.copy(HASH_HI, HASH_HI + ((numTokens - count) << 2), count << 2);
}

/** The signature of a whole text of at most WINDOW units, at TEXT as in scanText, with shingles of k tokens. */
export function signText(byteLength: usize, length: usize, k: usize, slot: usize, bytes: usize): void {
  clearSlot(slot, bytes);
  const numTokens = scanText(byteLength, length, 0);
  if (numTokens > 0) addShingles(numTokens, min(k, numTokens), slot, bytes);
}
