/**
 * Kernel: the anchors and chains of one document with one partner after another; the loops of align/chain-finder.ts and of what it calls, with the
 * same results. Documents come in by `placeLoaded` and `placePartner`, which say where the host is to write their columns. O(tokens + hits) a pair.
 */
import { Anchors, merge } from "./anchor-list";
import * as exactAnchors from "./anchors";
import { Chains, chain, makeTables } from "./chains";
import { bytesOf, Doc, HEADER, isFull, lay, place, release, take, top, u32At } from "./memory";
import { LEAST_ANCHOR, MAX_HITS, PLAIN, REST, SPARSE_CHAIN, SPARSE_ENOUGH, SPARSE_GRAM, SPARSE_TOKENS, TWO_WORDS } from "./rules";
import * as skipGrams from "./skip-grams";
import * as sparseAnchors from "./sparse-anchors";

export { gapCosts } from "./chains";
export { setRules } from "./rules";

const a = changetype<Doc>(memory.data(sizeof<usize>() * 10, 8));
let b: Doc = a;
const exact = changetype<Anchors>(memory.data(sizeof<usize>() * 8, 8));
const sparse = changetype<Anchors>(memory.data(sizeof<usize>() * 8, 8));
const all = changetype<Anchors>(memory.data(sizeof<usize>() * 8, 8));
const exactChains = changetype<Chains>(memory.data(sizeof<usize>() * 8, 8));
const rewrittenChains = changetype<Chains>(memory.data(sizeof<usize>() * 8, 8));

/** Where the lists of the last pair are, for the host. */
export const EXACT: usize = changetype<usize>(exact);
export const ALL: usize = changetype<usize>(all);
export const EXACT_CHAINS: usize = changetype<usize>(exactChains);
export const REWRITTEN_CHAINS: usize = changetype<usize>(rewrittenChains);

/** Partners that are kept, each its Doc and its columns behind it: [first, end), filled up to `kept`. */
let firstKept: usize = 0;
let endOfKept: usize = 0;
let kept: usize = 0;

let ofVocabulary: usize = 0;
let ofLoaded: usize = 0;
/** Whether the content words of the loaded document are indexed; they are with the first partner that asks. */
let isIndexed: bool = false;

/** Answers to the host. */
const FOUND: i32 = 0;
/** More hits than MAX_HITS, or no room: for TypeScript. */
const REFUSED: i32 = 1;

/** After `setRules`, for documents of another vocabulary. @param keptBytes of partners that are kept. @returns whether there is room. */
export function open(numWords: i32, keptBytes: usize): bool {
  release(__heap_base);
  isIndexed = false;
  makeTables();
  sparseAnchors.makeVocabulary(numWords);
  firstKept = take(keptBytes);
  endOfKept = top;
  kept = firstKept;
  ofVocabulary = top;
  return !isFull;
}

/** Takes room for the columns of the document that partners are compared with. @returns where they begin, or 0. */
export function placeLoaded(length: i32, numContent: i32): usize {
  if (isIndexed) sparseAnchors.forget(a);
  isIndexed = false;
  release(ofVocabulary);
  return place(a, length, numContent);
}

/** Makes the tables of that document, once its columns are there. @returns whether there is room. */
export function load(): bool {
  exactAnchors.index(a);
  skipGrams.makeRoom(a.numContent);
  sparseAnchors.makeRoom(a.numContent);
  ofLoaded = top;
  return !isFull;
}

/** Takes room for a partner and makes it the one that is asked for, whose Doc stands HEADER bytes before its columns. @returns where its columns begin, or 0. */
export function placePartner(length: i32, numContent: i32): usize {
  release(ofLoaded);
  const at = take(HEADER);
  if (isFull) return 0;
  b = changetype<Doc>(at);
  return place(b, length, numContent);
}

/** The same for one that is kept until `forgetPartners`. @returns 0 where those that are kept leave no room. */
export function keepPartner(length: i32, numContent: i32): usize {
  const bytes = HEADER + bytesOf(length, numContent);
  if (kept + bytes > endOfKept) return 0;
  release(ofLoaded);
  b = changetype<Doc>(kept);
  lay(b, kept + HEADER, length);
  b.numContent = numContent;
  kept += bytes;
  return b.words;
}

/** Makes a partner that is kept the one that is asked for. @param at as `keepPartner` returned it. */
export function usePartner(at: usize): void {
  release(ofLoaded);
  b = changetype<Doc>(at - HEADER);
}

export function forgetPartners(): void {
  kept = firstKept;
}

/** The partner of the loaded document: another one, or itself, which has no rewritten text. */
let partner: Doc = a;

/** The exact anchors of the loaded document with its partner. */
export function findAnchors(): i32 {
  partner = b;
  return findExact();
}

/** The same of the loaded document with itself. */
export function findAnchorsInside(): i32 {
  release(ofLoaded);
  partner = a;
  return findExact();
}

function findExact(): i32 {
  exactAnchors.probe(a, partner);
  if (isFull || exactAnchors.hits > <u64>MAX_HITS) return REFUSED;
  exactAnchors.match(a, partner, LEAST_ANCHOR, exact);
  return isFull ? REFUSED : FOUND;
}

/** The chains of these anchors. */
export function findChains(): i32 {
  all.size = 0;
  rewrittenChains.size = 0;
  rewrittenChains.limited = 0;
  chain(a, partner, exact, 0, exactChains);
  if (isFull) return REFUSED;
  if (partner !== a) findRewritten();
  return isFull ? REFUSED : FOUND;
}

/** Chains of exact and sparse anchors in which the sparse ones prove something by themselves. */
function findRewritten(): void {
  const least = leastSparseBits();
  const leastGrams = max(least / SPARSE_GRAM, min(SPARSE_ENOUGH, <f64>min(a.length, b.length) / SPARSE_TOKENS));
  if (!isIndexed) {
    const mark = top;
    skipGrams.index(a);
    release(mark);
    if (isFull) return;
    sparseAnchors.index(a);
    isIndexed = true;
  }
  if (<f64>skipGrams.count(b, exact, leastGrams) < leastGrams || isFull) return;
  sparseAnchors.find(a, b, least, sparse);
  if (isFull || sparse.sumOfBits() < least) return;
  merge(exact, sparse, all);
  if (isFull) return;
  chain(a, b, all, SPARSE_CHAIN, rewrittenChains);
}

/** What sparse anchors need in all for a chain of them to pass: the longest run counts in full, all others at REST. */
function leastSparseBits(): f64 {
  let longest = TWO_WORDS;
  for (let x = 0; x < exact.size; x++) longest = max(longest, u32At(exact.bits, x));
  return max(<f64>SPARSE_CHAIN, <f64>longest + <f64>(PLAIN - longest) / REST - exact.sumOfBits());
}
