/** Kernel: how many skip-grams of content words a pair shares that no anchor settles (align/skip-grams.ts). */
import { Anchors } from "./anchor-list";
import { addTo, clear, Doc, isFull, mayHave, take, u8At, u32At } from "./memory";
import { RANKS, WINDOW } from "./rules";

const FILTER_BITS: u32 = 1 << 15;

/** Slot -> [ a skip-gram of the loaded document, or 0 | the last partner that has it ], u32 each. */
let slots: usize = 0;
let mask: u32 = 0;
let shift: u32 = 0;
let filter: usize = 0;
let partner: u32 = 0;
/** By content word: its share of the hash of a skip-gram that it begins, or ends. */
let begins: usize = 0;
let ends: usize = 0;

/** Takes room for the skip-grams of a document of so many content words. */
export function makeRoom(numContent: i32): void {
  let capacity: u32 = 64;
  while (capacity < 2 * <u32>RANKS * <u32>numContent) capacity *= 2;
  mask = capacity - 1;
  shift = clz<u32>(mask);
  slots = take(8 * <usize>capacity);
  filter = take(FILTER_BITS >> 3);
}

export function index(a: Doc): void {
  hash(a);
  if (isFull) return;
  clear(slots, 8 * <usize>(mask + 1));
  clear(filter, FILTER_BITS >> 3);
  partner = 0;
  for (let x = 0; x < a.numContent; x++) {
    const last = min(a.numContent - 1, x + RANKS);
    for (let y = x + 1; y <= last && u32At(a.content, y) - u32At(a.content, x) < WINDOW; y++) {
      const gram = u32At(begins, x) ^ u32At(ends, y);
      addTo(filter, FILTER_BITS - 1, gram);
      store<u32>(slotOf(gram), wanted(gram));
    }
  }
}

/** How many different ones the loaded document and `b` share of which one word at least is in no anchor, up to `enough`. */
export function count(b: Doc, anchors: Anchors, enough: f64): i32 {
  hash(b);
  const isSettled = take(<usize>b.length);
  if (isFull) return 0;
  clear(isSettled, <usize>b.length);
  for (let x = 0; x < anchors.size; x++) {
    const from = isSettled + <usize>u32At(anchors.j, x);
    const to = from + <usize>u32At(anchors.n, x);
    for (let at = from; at < to; at++) store<u8>(at, 1);
  }
  partner++;
  let found = 0;
  for (let x = 0; x < b.numContent && found < enough; x++) {
    const last = min(b.numContent - 1, x + RANKS);
    const begin = u32At(begins, x);
    for (let y = x + 1; y <= last; y++) {
      const gram = begin ^ u32At(ends, y);
      if (!mayHave(filter, FILTER_BITS - 1, gram)) continue;
      const from = u32At(b.content, x);
      const to = u32At(b.content, y);
      if (to - from >= WINDOW || (u8At(isSettled, from) !== 0 && u8At(isSettled, to) !== 0)) continue;
      const slot = slotOf(gram);
      if (load<u32>(slot) === 0 || load<u32>(slot, 4) === partner) continue;
      store<u32>(slot, partner, 4);
      found++;
    }
  }
  return found;
}
function wanted(gram: i32): u32 {
  return gram === 0 ? 1 : <u32>gram;
}

/** The slot that has a skip-gram, or the free one where it would be. */
function slotOf(gram: i32): usize {
  const own = wanted(gram);
  let slot = (own * 0x9e3779b1) >> shift;
  let at = slots + ((<usize>slot) << 3);
  for (let has = load<u32>(at); has !== 0 && has !== own; has = load<u32>(at)) {
    slot = (slot + 1) & mask;
    at = slots + ((<usize>slot) << 3);
  }
  return at;
}

function hash(doc: Doc): void {
  begins = take(4 * <usize>doc.numContent);
  ends = take(4 * <usize>doc.numContent);
  if (isFull) return;
  for (let x = 0; x < doc.numContent; x++) {
    const word = <u32>u32At(doc.words, u32At(doc.content, x)) + 1;
    const begin = word * 0x9e3779b1;
    const end = word * 0x85ebca6b;
    store<u32>(begins + ((<usize>x) << 2), begin ^ (begin >> 15));
    store<u32>(ends + ((<usize>x) << 2), end ^ (end >> 13));
  }
}
