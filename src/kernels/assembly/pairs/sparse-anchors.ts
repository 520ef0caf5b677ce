/** Kernel: anchors of rewritten text: shared rare words that follow each other in one order (align/sparse-anchors.ts). */
import { Anchors, begin, sort } from "./anchor-list";
import { addTo, clear, Doc, isFull, mayHave, setU32, sharedBits, take, u8At, u16At, u32At } from "./memory";
import { ANCHOR_WORDS, LEAST_WORTH, log2Sixteenths, SPARSE_BITS, SPARSE_REPEATS, WINDOW } from "./rules";

const FILTER_BITS: u32 = 1 << 14;

/** Settled matches lie in exact anchors; marked ones make a skip-gram with another. */
const SETTLED: i32 = 1;
const MARKED: i32 = 2;

/** By word of the vocabulary: where the list of its positions begins, how many it has, and how many the partner has. */
let first: usize = 0;
let numOf: usize = 0;
let partners: usize = 0;
/** The content words of the loaded document, and their positions, those of one word together and ascending. */
let filter: usize = 0;
let positions: usize = 0;

/** By shared word: where it stands in the partner, where the list of its positions begins, what a match of it is worth at most; where its matches begin; how many of them are neither settled nor marked. */
let shared: usize = 0;
let lists: usize = 0;
let worth: usize = 0;
let matches: usize = 0;
let numOpen: usize = 0;
let numShared: i32 = 0;
/** By match: its position, what it is worth, and SETTLED, MARKED. */
let at: usize = 0;
let matchWorth: usize = 0;
let state: usize = 0;

export function makeVocabulary(numWords: i32): void {
  const bytes: usize = 4 * <usize>numWords;
  first = take(bytes);
  numOf = take(bytes);
  partners = take(bytes);
  if (isFull) return;
  clear(numOf, bytes);
  clear(partners, bytes);
}

/** Takes room for the positions of a document of so many content words. */
export function makeRoom(numContent: i32): void {
  filter = take(FILTER_BITS >> 3);
  positions = take(4 * <usize>numContent);
}

export function index(a: Doc): void {
  clear(filter, FILTER_BITS >> 3);
  for (let x = 0; x < a.numContent; x++) {
    const word = u32At(a.words, u32At(a.content, x));
    setU32(numOf, word, u32At(numOf, word) + 1);
    addTo(filter, FILTER_BITS - 1, word);
  }
  let end = 0;
  for (let x = 0; x < a.numContent; x++) {
    const word = u32At(a.words, u32At(a.content, x));
    // the first position of a word reserves the places of all of them
    const before = u32At(partners, word);
    if (before === 0) {
      setU32(first, word, end);
      end += u32At(numOf, word);
    }
    setU32(positions, u32At(first, word) + before, u32At(a.content, x));
    setU32(partners, word, before + 1);
  }
  for (let x = 0; x < a.numContent; x++) setU32(partners, u32At(a.words, u32At(a.content, x)), 0);
}

/** Forgets an indexed document. */
export function forget(a: Doc): void {
  for (let x = 0; x < a.numContent; x++) setU32(numOf, u32At(a.words, u32At(a.content, x)), 0);
}

/** The sparse anchors of the loaded document and `b`; none where all of them together have no `least` bits. */
export function find(a: Doc, b: Doc, least: f64, anchors: Anchors): void {
  findShared(b);
  if (isFull) return;
  if (<f64>weigh(b) >= least) {
    const open = <f64>match(a, b);
    if (isFull) return;
    begin(anchors, open >= least ? u32At(matches, numShared) : 0);
    if (isFull) return;
    if (open >= least) {
      pairUp();
      addMarked(a, b, anchors);
      sort(anchors);
    }
  } else begin(anchors, 0);
  for (let x = 0; x < numShared; x++) setU32(partners, u32At(b.words, u32At(shared, x)), 0);
}

/** Lists the content words of `b` that the loaded document has, and not too often; counts them by word. */
function findShared(b: Doc): void {
  const bytes: usize = 4 * <usize>b.numContent;
  shared = take(bytes);
  lists = take(bytes);
  worth = take(bytes);
  matches = take(bytes + 4);
  numOpen = take(bytes);
  numShared = 0;
  if (isFull) return;
  let size = 0;
  for (let x = 0; x < b.numContent; x++) {
    const j = u32At(b.content, x);
    const word = u32At(b.words, j);
    if (!mayHave(filter, FILTER_BITS - 1, word)) continue;
    const numPositions = u32At(numOf, word);
    if (numPositions === 0 || numPositions > SPARSE_REPEATS) continue;
    setU32(partners, word, u32At(partners, word) + 1);
    setU32(lists, size, u32At(first, word));
    setU32(shared, size++, j);
  }
  numShared = size;
}

/** Notes what a match of each shared word is worth at most. @returns bits of all anchors that they may belong to, at most. */
function weigh(b: Doc): i64 {
  let sum: i64 = 0;
  setU32(matches, 0, 0);
  for (let x = 0; x < numShared; x++) {
    const j = u32At(shared, x);
    const word = u32At(b.words, j);
    const numPositions = u32At(numOf, word);
    const alone = u16At(b.alone, j);
    // as many chances as there are pairs of its positions, and each doubling of them costs a bit
    const own = alone - log2Sixteenths(<u32>numPositions * <u32>u32At(partners, word));
    setU32(worth, x, own);
    if (own >= LEAST_WORTH) sum += <i64>alone;
    setU32(matches, x + 1, u32At(matches, x) + numPositions);
  }
  return sum;
}

/** Notes all matches. @returns as `weigh`, of those that are not settled. */
function match(a: Doc, b: Doc): i64 {
  const numMatches = <usize>u32At(matches, numShared);
  at = take(4 * numMatches);
  matchWorth = take(4 * numMatches);
  state = take(numMatches);
  if (isFull) return 0;
  let sum: i64 = 0;
  for (let x = 0; x < numShared; x++) {
    const j = u32At(shared, x);
    const end = u32At(matches, x + 1);
    const bits = u16At(b.alone, j);
    const own = u32At(worth, x);
    const shift = u32At(lists, x) - u32At(matches, x);
    let open = 0;
    for (let m = u32At(matches, x); m < end; m++) {
      const i = u32At(positions, m + shift);
      setU32(at, m, i);
      // the less of both sides
      setU32(matchWorth, m, own - max(0, bits - u16At(a.alone, i)));
      const settled = isInAnchor(a, i, b, j);
      store<u8>(state + <usize>m, settled ? SETTLED : 0);
      if (!settled) open++;
    }
    setU32(numOpen, x, open);
    if (open !== 0 && own >= LEAST_WORTH) sum += <i64>bits;
  }
  return sum;
}

/** Marks the open matches that make a skip-gram with another one. */
function pairUp(): void {
  for (let x = 1; x < numShared; x++) {
    const j = u32At(shared, x);
    const least = SPARSE_BITS - u32At(worth, x);
    for (let y = x - 1; y >= 0 && u32At(shared, y) > j - WINDOW; y--)
      if (u32At(worth, y) >= least && (u32At(numOpen, x) | u32At(numOpen, y)) !== 0) matchBoth(y, x);
  }
}

/** Goes through the positions of two words in the loaded document, the first word's up to WINDOW before the second's. */
function matchBoth(x: i32, y: i32): void {
  const endX = u32At(matches, x + 1);
  const endY = u32At(matches, y + 1);
  let p = u32At(matches, x);
  for (let q = u32At(matches, y); q < endY; q++) {
    const i = u32At(at, q);
    while (p < endX && u32At(at, p) <= i - WINDOW) p++;
    if (p === endX) return;
    const least = SPARSE_BITS - u32At(matchWorth, q);
    for (let r = p; r < endX && u32At(at, r) < i; r++) {
      if (u32At(matchWorth, r) < least) continue;
      mark(r, x);
      mark(q, y);
    }
  }
}

/** Marks a match of a shared word. */
function mark(match: i32, x: i32): void {
  if (u8At(state, match) !== 0) return;
  store<u8>(state + <usize>match, MARKED);
  setU32(numOpen, x, u32At(numOpen, x) - 1);
}

function addMarked(a: Doc, b: Doc, anchors: Anchors): void {
  for (let x = 0; x < numShared; x++) {
    const end = u32At(matches, x + 1);
    for (let m = u32At(matches, x); m < end; m++) if (u8At(state, m) === MARKED) add(a, b, u32At(at, m), u32At(shared, x), anchors);
  }
}

/** Adds the maximal run around a match of single words that lies in no anchor. */
function add(a: Doc, b: Doc, i: i32, j: i32, anchors: Anchors): void {
  let firstI = i;
  let firstJ = j;
  while (firstI > 0 && firstJ > 0 && u32At(a.words, firstI - 1) === u32At(b.words, firstJ - 1)) {
    firstI--;
    firstJ--;
  }
  const right = min(a.length - firstI, b.length - firstJ);
  let n = i - firstI + 1;
  while (n < right && u32At(a.words, firstI + n) === u32At(b.words, firstJ + n)) n++;
  let sum = 0;
  for (let q = 0; q < n; q++) sum += sharedBits(a, b, firstI + q, firstJ + q, q);
  anchors.push(firstI, firstJ, n, sum);
}

/** Whether equal words lie in a run of ANCHOR_WORDS: it is an anchor already. */
function isInAnchor(a: Doc, i: i32, b: Doc, j: i32): bool {
  let n = 1;
  for (let q = 1; q < ANCHOR_WORDS && q <= i && q <= j && u32At(a.words, i - q) === u32At(b.words, j - q); q++) n++;
  for (let q = 1; n < ANCHOR_WORDS && i + q < a.length && j + q < b.length && u32At(a.words, i + q) === u32At(b.words, j + q); q++) n++;
  return n >= ANCHOR_WORDS;
}
