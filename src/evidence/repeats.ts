/**
 * Stage evidence: how often a short run stands in its own document. What a text says again and again proves little where another one
 * says it too. Input a view and a run of its tokens, output a count. A short document is read through; a long one has its seeds sorted
 * when it is first asked for, so that a run costs no more than the places of its rarest seed. O(tokens) once, 8 bytes a token, then
 * O(places of that seed) a run.
 */
import type { DocumentView } from "../align/document-view.js";
import { lowerBound, sameWords } from "../arrays/lower-bound.js";
import { radixSort } from "../arrays/radix-sort.js";
import { finish } from "../run/pace.js";
import { numSeeds } from "../seeds/seed-lengths.js";
import { SEARCH_BOUNDS } from "../settings/scoring.js";

/** Repeats that are told apart: a run that stands there oftener proves nothing anyway. */
const MAX_REPEATS = SEARCH_BOUNDS.repeats;
/** Tokens up to which reading through is cheaper than sorting: a microsecond or two. */
const SHORT_DOCUMENT = 2048;

/** Places of seeds, those of one hash together and ascending. */
interface SeedPlaces {
  readonly hashes: Uint32Array;
  readonly places: Uint32Array;
}

/** Of long documents; gone with their views. */
const placesOfViews = new WeakMap<DocumentView, SeedPlaces>();

/** How often the run [from, to) stands in its document; at least 1, at most MAX_REPEATS. A run shorter than an anchor counts as one. */
export function repeatsOf(view: DocumentView, from: number, to: number): number {
  const length = view.seeds.lengths[from]!;
  if (length === 0 || from + length > to || !areAllRepeated(view, from, to)) return 1;
  if (view.length > SHORT_DOCUMENT) return repeatsBySeed(view, from, to);
  const { words } = view;
  const [first, last] = [words[from], view.length - (to - from)];
  let count = 0;
  for (let at = 0; at <= last && count < MAX_REPEATS; at++) if (words[at] === first && sameWords(view.words, at, from, to - from)) count++;
  return Math.max(1, count);
}

/** Whether all seeds in a run stand in the document again; of most runs the first one does not. */
function areAllRepeated(view: DocumentView, from: number, to: number): boolean {
  const { lengths } = view.seeds;
  view.made.isRepeated ??= repeatedSeeds(view);
  for (let at = from; at < to && lengths[at]! > 0 && at + lengths[at]! <= to; at++) if (!view.made.isRepeated[at]) return false;
  return true;
}

/** By token: 1 where the seed that begins there stands in the document again; seeds of one hash are taken to be one. Expected O(tokens). */
function repeatedSeeds(view: DocumentView): Uint8Array {
  const { hashes } = view.seeds;
  const size = numSeeds(view.seeds.lengths, 0, view.length);
  const mask = 2 ** Math.ceil(Math.log2(2 * size + 2)) - 1;
  /** Slot -> the first position of a seed, + 1. */
  const slots = new Uint32Array(mask + 1);
  const isRepeated = new Uint8Array(view.length);
  for (let at = 0; at < size; at++) {
    let slot = hashes[at]! & mask;
    while (slots[slot] !== 0 && hashes[slots[slot]! - 1] !== hashes[at]) slot = (slot + 1) & mask;
    if (slots[slot] === 0) slots[slot] = at + 1;
    else isRepeated[at] = isRepeated[slots[slot]! - 1] = 1;
  }
  return isRepeated;
}

function repeatsBySeed(view: DocumentView, from: number, to: number): number {
  const { places } = placesOf(view);
  const { offset, first, end } = rarestSeed(view, from, to);
  let count = 0;
  for (let x = first; x < end && count < MAX_REPEATS; x++) {
    const at = places[x]! - offset;
    if (at >= 0 && at + to - from <= view.length && sameWords(view.words, at, from, to - from)) count++;
  }
  return Math.max(1, count);
}

/** Of the seeds in the run [from, to), which holds one, that with the fewest places: its distance from `from`, and its range of places. */
function rarestSeed(view: DocumentView, from: number, to: number): { offset: number; first: number; end: number } {
  const { hashes } = placesOf(view);
  let rarest = { offset: 0, first: 0, end: Number.POSITIVE_INFINITY };
  for (let at = from; at < to; at++) {
    const length = view.seeds.lengths[at]!;
    if (length === 0 || at + length > to) break;
    const hash = view.seeds.hashes[at]!;
    const first = lowerBound(hashes, hash, 0, hashes.length);
    const end = hash === 0xffffffff ? hashes.length : lowerBound(hashes, hash + 1, first, hashes.length);
    if (end - first < rarest.end - rarest.first) rarest = { offset: at - from, first, end };
  }
  return rarest;
}

function placesOf(view: DocumentView): SeedPlaces {
  const known = placesOfViews.get(view);
  if (known) return known;
  const size = numSeeds(view.seeds.lengths, 0, view.length);
  const made = { hashes: view.seeds.hashes.slice(0, size), places: Uint32Array.from({ length: size }, (_, x) => x) };
  finish(radixSort(made.hashes, made.places));
  placesOfViews.set(view, made);
  return made;
}
