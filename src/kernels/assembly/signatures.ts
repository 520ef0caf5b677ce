/**
 * Kernel, AssemblyScript: text -> tokens' hashes -> k-token shingles -> MinHash components (Broder 1997). What
 * the TypeScript of text/, kernels/hash.ts, sketch/shingles.ts and kernels/minhash.ts gives, bit for bit; kernels/signature-kernel.ts is its
 * host. Built by scripts/make-kernels.mjs, with 128-bit vectors and, where ASC_FEATURE_SIMD is false, without. No allocation, no state
 * between calls but what layout.ts names.
 *
 * A cluster is a run with hard units, or several runs that a hyphen at a line end may make one word: it is not hashed here, but
 * handed to JavaScript, which scans that part of the text as the specification does. So every text is exact.
 */
import {
  ADDENDS,
  BLOCK,
  BOUNDS,
  EDGES,
  FACTORS,
  HASH_HI,
  HASH_LO,
  LANES,
  SLOT_BYTES,
  SLOTS,
  TEXT,
  THROW_ADDENDS,
  THROW_FACTORS,
  THROW_SCALE,
  UNIT_MAP,
  UNITS,
  WINDOW,
} from "./layout";
import { addBlock, beginComponents, endComponents } from "./minhash";
import { findRuns, hasHard, mayJoin, needsCare, prepareUnitClasses } from "./runs";
import { hashShingles } from "./shingles";
import { prepareSplats } from "./splats";
import { decodeUnits } from "./units";
import { hashWords, prepareWordHashes } from "./word-hashes";

export { ADDENDS, BOUNDS, FACTORS, HASH_HI, HASH_LO, LANES, SLOT_BYTES, SLOTS, TEXT, THROW_ADDENDS, THROW_FACTORS, THROW_SCALE, UNIT_MAP, WINDOW };

/** The host's scanner: writes the hashes of the tokens of units [start, end) to the token columns from `token` on and returns their number. */
declare function scanCluster(start: usize, end: usize, token: usize): usize;

if (ASC_FEATURE_SIMD) {
  prepareSplats();
  prepareWordHashes();
} else prepareUnitClasses();

/** Writes the hashes of the tokens of the UTF-8 at TEXT, `length` UTF-16 units, to the columns from `firstToken` on; returns their number. */
export function scanText(byteLength: usize, length: usize, firstToken: usize): usize {
  const units = unitsOf(byteLength, length);
  return scanRuns(units, 0, findRuns(units, length), firstToken);
}

function unitsOf(byteLength: usize, length: usize): usize {
  if (byteLength === length) return TEXT;
  decodeUnits(byteLength);
  return UNITS;
}

/** Writes the hashes of the tokens of runs [firstRun, endRun) to the columns from `firstToken` on; returns their number. */
function scanRuns(units: usize, firstRun: usize, endRun: usize, firstToken: usize): usize {
  let token = firstToken;
  let plain = firstRun;
  for (let run = firstRun; needsCare && run < endRun; ) {
    const start = runStart(run);
    let end = runEnd(run);
    let next = run + 1;
    let isCluster = hasHard(units, start, end);
    for (; next < endRun && mayJoin(units, end, runStart(next)); next++) {
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
  hashWords(units, plain, endRun - plain, token);
  return token + endRun - plain - firstToken;
}

function runStart(run: usize): usize {
  return <usize>load<u32>(EDGES + (run << 3));
}

function runEnd(run: usize): usize {
  return <usize>load<u32>(EDGES + (run << 3), 4);
}

/** Begins the signature at byte `slot`, which is that of an empty text. `bytes` as in the functions below: 4 a component, a multiple of 64. */
export function beginSlot(slot: usize, bytes: usize): void {
  beginComponents(SLOTS + slot, bytes);
}

/** Adds the shingles of `size` tokens among tokens [firstToken, endToken) of the columns (at least `size`) to the signature at `slot`, the last one begun. */
export function addShingles(firstToken: usize, endToken: usize, size: usize, slot: usize, bytes: usize): void {
  const end = endToken - size + 1;
  for (let first = firstToken; first < end; first += BLOCK) {
    const n = min(BLOCK, end - first);
    hashShingles(first, n, size);
    addBlock(n, SLOTS + slot, bytes);
  }
}

/** Ends the signature at byte `slot`, the last one begun. */
export function endSlot(slot: usize, bytes: usize): void {
  endComponents(SLOTS + slot, bytes);
}

/** Moves the last `count` of `numTokens` tokens to the front of the columns. */
export function keepLast(numTokens: usize, count: usize): void {
  // Not memory.copy: an engine without vectors may not have it.
  const end = numTokens << 2;
  for (let from = (numTokens - count) << 2, to: usize = 0; from < end; from += 4, to += 4) {
    store<u32>(HASH_LO + to, load<u32>(HASH_LO + from));
    store<u32>(HASH_HI + to, load<u32>(HASH_HI + from));
  }
}

/**
 * The signatures of `numTexts` texts of WINDOW units together, at TEXT as in scanText, with shingles of k tokens, in the slots from byte `slot`
 * on. BOUNDS tells where each of them ends; what follows is a unit that separates words and joins no lines. All are cut into
 * words at once, so that a short text does not pay for loops that end early.
 */
export function signTexts(byteLength: usize, length: usize, numTexts: usize, k: usize, slot: usize, bytes: usize): void {
  const units = unitsOf(byteLength, length);
  const numRuns = findRuns(units, length);
  const isPlain = !needsCare;
  if (isPlain) hashWords(units, 0, numRuns, 0);
  let token: usize = 0;
  let run: usize = 0;
  for (let text: usize = 0; text < numTexts; text++, slot += bytes) {
    const endUnit = <usize>load<u32>(BOUNDS + (text << 2));
    let endRun = text + 1 < numTexts ? run : numRuns;
    while (endRun < numRuns && runStart(endRun) < endUnit) endRun++;
    const endToken = token + (isPlain ? endRun - run : scanRuns(units, run, endRun, token));
    beginSlot(slot, bytes);
    if (endToken > token) addShingles(token, endToken, min(k, endToken - token), slot, bytes);
    endSlot(slot, bytes);
    token = endToken;
    run = endRun;
  }
}
