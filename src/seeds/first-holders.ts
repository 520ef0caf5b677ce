/**
 * Stage seeds: which pairs of documents are worth aligning. Input the seeds that stand at more than one place, output ties: each document
 * that has a seed is tied to the first one that has it, and to the first one that has it with a cue (in quotation marks, at the start of a
 * sentence), since what suffices with those may not suffice with the earliest of all. So a passage in n documents costs n - 1 alignments,
 * twice as many at most, not n^2 / 2. A seed of a few documents ties them all: then that costs no more.
 *
 * Levels of bits (seeds.ts): the first holder of a formula is not that of the sentence it stands in. The places of a seed are told apart by
 * the seeds of the next level that they begin:
 *
 *   soon, quoted   a run that touches a quotation on either side, the first only between documents of about the same time
 *   candidate      what a whole sentence needs at least
 *   plain, twice   what other text needs, and what a paragraph has
 *
 * Where documents are compared with those of `against`, a seed on one side only is passed over at once, and each document is tied to the
 * first ones of the other side. Where a filter forbids a pair, to the nearest that it allows.
 *
 * Bound: O(places) a level. Deterministic, and the same for any cut of the seeds between two hashes.
 */

import { IdTable } from "../arrays/id-table.js";
import { lowerBound, sameWords } from "../arrays/lower-bound.js";
import { areCompared } from "../corpus/pair-filter.js";
import type { Collection } from "../information/collection.js";
import { sharedBits } from "../information/token-bits.js";
import { SEARCH_BOUNDS } from "../settings/scoring.js";
import { TokenFlag } from "../text/flags.js";
import type { RepeatedSeeds } from "./repeated-seeds.js";
import { seedHash } from "./seed-lengths.js";
import { type SeedMeasure, seedLength } from "./seeds.js";
import type { TiedPairs } from "./ties.js";

/** Documents up to which a seed ties all of its holders. */
const FEW = SEARCH_BOUNDS.fewHolders;
/** Tokens that a run is followed to either side: by then it is worth it. */
const MOST_TOKENS = SEARCH_BOUNDS.context;
/** Partners that are tried where a filter forbids the first. */
const TRIES = SEARCH_BOUNDS.tries;

/** Sixteenths of a bit that a seed of each level carries, ascending. */
export interface SeedLevels {
  readonly soon: number;
  readonly quoted: number;
  readonly candidate: number;
  readonly plain: number;
}

/** What the search reads. */
export interface TieColumns {
  readonly collection: Pick<Collection, "words" | "offsets" | "flags" | "bits">;
  readonly measure: SeedMeasure;
  readonly seeds: RepeatedSeeds;
  /** By token: its document; 1 inside quotation marks. */
  readonly documentOf: Uint32Array;
  readonly isQuoted: Uint8Array;
}

export interface TieSettings {
  readonly levels: SeedLevels;
  /** By document: 1 for those of `against`, with which all others are compared. @default all are compared with each other */
  readonly isAgainst?: Uint8Array;
  /** Whether two documents may be compared, sides apart. */
  allows(a: number, b: number): boolean;
  /** Whether two documents are known to be of about the same time. @default none is */
  areSoon?(a: number, b: number): boolean;
}

const SOON = 0;
const QUOTED = 1;
const CANDIDATE = 2;

export class FirstHolders {
  readonly #collection: TieColumns["collection"];
  readonly #measure: SeedMeasure;
  readonly #seeds: RepeatedSeeds;
  readonly #settings: TieSettings;
  /** By level: sixteenths of a bit. */
  readonly #needed: readonly number[];
  readonly #documentOf: Uint32Array;
  readonly #quoted: Uint8Array;
  readonly #isAgainst: Uint8Array;
  #pairs = new IdTable();
  /** All places of the seed that is looked at, and whether a document has it twice. */
  #group: Uint32Array = new Uint32Array(0);
  #hasRepeats = false;
  readonly #repeats = new Set<number>();
  readonly #untied = new Set<number>();

  constructor({ collection, measure, seeds, documentOf, isQuoted }: TieColumns, settings: TieSettings) {
    this.#collection = collection;
    this.#measure = measure;
    this.#seeds = seeds;
    this.#settings = settings;
    const { soon, quoted, candidate, plain } = settings.levels;
    this.#needed = [soon, quoted, candidate, plain, 2 * plain];
    this.#documentOf = documentOf;
    this.#quoted = isQuoted;
    this.#isAgainst = settings.isAgainst ?? new Uint8Array(0);
  }

  /** What the seeds [from, to) tie; a hash stands on one side of each bound only. */
  tie(from: number, to: number): TiedPairs {
    const { keys, positions } = this.#seeds;
    this.#pairs = new IdTable();
    this.#repeats.clear();
    this.#untied.clear();
    for (let first = from; first < to; ) {
      let end = first + 1;
      while (end < to && keys[end] === keys[first]) end++;
      if (end - first > 1) this.#visitEqualHashes(positions.subarray(first, end));
      first = end;
    }
    const side = (of: (pair: number) => number) => Uint32Array.from({ length: this.#pairs.size }, (_, x) => of(x));
    return {
      a: side((x) => this.#pairs.lo(x)),
      b: side((x) => this.#pairs.hi(x)),
      repeats: Uint32Array.from(this.#repeats),
      untied: Uint32Array.from(this.#untied),
    };
  }

  /** Tells places of one hash apart by their words. */
  #visitEqualHashes(positions: Uint32Array): void {
    for (let rest = positions; rest.length > 1; ) {
      const length = this.#lengthAt(rest[0]!, SOON);
      const first = rest[0]!;
      const isSame = (p: number) => this.#lengthAt(p, SOON) === length && sameWords(this.#collection.words, p, first, length);
      const same = rest.filter(isSame);
      if (same.length > 1) this.#visit(same, length, SOON);
      if (same.length === rest.length) return;
      rest = rest.filter((p) => !isSame(p));
    }
  }

  /** Ties the documents of the places of a seed, of `length` tokens; then those of each longer seed that begins with it. */
  #visit(positions: Uint32Array, length: number, level: number): void {
    const places = this.#firstPlaces(positions);
    this.#group = positions;
    this.#hasRepeats = places.length < positions.length;
    if (level === SOON && places.length < positions.length) this.#noteRepeats(positions);
    if (places.length < 2 || !this.#areOnBothSides(places)) return;
    // longer seeds of two documents that are tied would tie them again
    if (places.length === 2 && this.#areTied(places[0]!, places[1]!)) return;
    if (level === SOON) this.#tieSoon(places, length);
    else if (level === QUOTED) this.#tieQuoted(places, length);
    else this.#tieHolders(places, length);
    if (level + 1 < this.#needed.length) for (const group of this.#longer(positions, level + 1)) this.#visit(group.positions, group.length, level + 1);
  }

  #areTied(p: number, q: number): boolean {
    return this.#pairs.find(this.#documentOf[p]!, this.#documentOf[q]!) >= 0;
  }

  #noteRepeats(positions: Uint32Array): void {
    for (let x = 1; x < positions.length; x++) {
      const document = this.#documentOf[positions[x]!]!;
      if (document === this.#documentOf[positions[x - 1]!]) this.#repeats.add(document);
    }
  }

  /** Ties documents that have a seed in quotation marks to those beside them in time that have it. */
  #tieSoon(places: Uint32Array, length: number): void {
    const { areSoon } = this.#settings;
    if (!areSoon) return;
    for (let x = 1; x < places.length; x++) {
      const [p, q] = [places[x - 1]!, places[x]!];
      if ((this.#isQuoted(p, length) || this.#isQuoted(q, length)) && areSoon(this.#documentOf[p]!, this.#documentOf[q]!)) this.#tie(p, q);
    }
  }

  /** Ties the documents with a seed in quotation marks to the first one that has it, and all that have it to the first one with marks. */
  #tieQuoted(places: Uint32Array, length: number): void {
    const quoted = this.#firstPlaces(this.#group.filter((p) => this.#isQuoted(p, length)));
    if (quoted.length === 0) return;
    if (places.length <= FEW) this.#tieAll(quoted, places);
    else {
      this.#tieAll(this.#firsts(quoted), places);
      this.#tieAll(this.#firsts(places), quoted);
    }
  }

  #tieHolders(places: Uint32Array, length: number): void {
    if (places.length <= FEW) this.#tieAll(places, places);
    else {
      this.#tieToEarliest(places);
      this.#tieAll(this.#firstsWithCues(length), places);
    }
  }

  #lengthAt(position: number, level: number): number {
    const end = this.#collection.offsets[this.#documentOf[position]! + 1]!;
    return seedLength(this.#measure, this.#collection.words, position, { end, needed: this.#needed[level]! });
  }

  /** Whether the run at a position touches a quotation. */
  #isQuoted(position: number, length: number): boolean {
    return this.#quoted[position] === 1 || this.#quoted[position + length - 1] === 1;
  }

  /** The places of each seed of a level that stands at two of these places or more. */
  #longer(positions: Uint32Array, level: number): readonly { readonly positions: Uint32Array; readonly length: number }[] {
    const { words } = this.#collection;
    const groups = new Map<number, { positions: number[]; length: number }[]>();
    for (const p of positions) {
      const length = this.#lengthAt(p, level);
      if (length === 0) continue;
      const hash = seedHash(words, p, length);
      const equal = groups.get(hash);
      const group = equal?.find((one) => one.length === length && sameWords(words, p, one.positions[0]!, length));
      if (group) group.positions.push(p);
      else if (equal) equal.push({ positions: [p], length });
      else groups.set(hash, [{ positions: [p], length }]);
    }
    const longer: { positions: Uint32Array; length: number }[] = [];
    for (const equal of groups.values())
      for (const group of equal) if (group.positions.length > 1) longer.push({ positions: Uint32Array.from(group.positions), length: group.length });
    return longer;
  }

  /** The first place of a seed in quotation marks, and the first where a sentence begins with it, of each side. */
  #firstsWithCues(length: number): Uint32Array {
    const { flags, offsets } = this.#collection;
    const beginsSentence = (p: number) => p === offsets[this.#documentOf[p]!] || (flags[p - 1]! & TokenFlag.SENTENCE_END) !== 0;
    const cues = this.#bySide(this.#group).flatMap((side) => [side.find((p) => this.#isQuoted(p, length)), side.find(beginsSentence)]);
    return Uint32Array.from(cues.filter((p) => p !== undefined));
  }

  /** Places of each side; all together where there is one. */
  #bySide(places: Uint32Array): Uint32Array[] {
    if (this.#isAgainst.length === 0) return [places];
    return [0, 1].map((side) => places.filter((p) => this.#sideOf(p) === side));
  }

  #sideOf(position: number): number | undefined {
    return this.#isAgainst[this.#documentOf[position]!];
  }

  /** Whether places are of both sides, where there are two; otherwise always. */
  #areOnBothSides(places: Uint32Array): boolean {
    if (this.#isAgainst.length === 0) return true;
    const side = this.#sideOf(places[0]!);
    return places.some((p) => this.#sideOf(p) !== side);
  }

  /** The earliest of ascending places, of each side where there are two. */
  #firsts(places: Uint32Array): Uint32Array {
    return Uint32Array.from(this.#bySide(places).flatMap((side) => [...side.subarray(0, 1)]));
  }

  /** Ties each of `some` to each of `all`, both ascending. */
  #tieAll(some: Uint32Array, all: Uint32Array): void {
    // where all are tied to all, each pair comes twice
    for (const p of some) for (const q of all) if (p < q || some !== all) this.#tie(p, q);
  }

  /**
   * Ties each document to the earliest one, of the other side where there are two; where a filter forbids that pair, to the first
   * one that may be compared with the earliest (another source, say), or to the nearest (documents are numbered by time).
   */
  #tieToEarliest(places: Uint32Array): void {
    for (const [some, others] of this.#opposed(places)) {
      const earliest = others[0]!;
      const other = others.find((q) => q !== earliest && this.#mayCompare(earliest, q));
      const left = some.filter((p) => p !== earliest && !this.#tie(earliest, p) && (other === undefined || !this.#tie(other, p)));
      if (left.length > 0) this.#tieToNearest(left, others);
    }
  }

  /** Places with those that they are compared with: each side with the other one, or all with all. */
  #opposed(places: Uint32Array): (readonly [Uint32Array, Uint32Array])[] {
    if (this.#isAgainst.length === 0) return [[places, places]];
    const [fresh, old] = this.#bySide(places) as [Uint32Array, Uint32Array];
    return [
      [fresh, old],
      [old, fresh],
    ];
  }

  /** Ties each place to the nearest of `others` that may be compared with it: of TRIES before it, and on the other side after it. */
  #tieToNearest(places: Uint32Array, others: Uint32Array): void {
    const hasSides = this.#isAgainst.length > 0;
    for (const p of places) {
      const at = lowerBound(others, p, 0, others.length);
      const before = others.subarray(Math.max(0, at - TRIES), at);
      const after = others.subarray(at, hasSides ? at + TRIES : at);
      const isTied = before.findLast((q) => this.#tie(q, p)) !== undefined || after.some((q) => this.#tie(q, p));
      if (!isTied && this.#sideOf(p) !== 1) this.#untied.add(this.#documentOf[p]!);
    }
  }

  /** Ties the documents of two places, in either order, if they may be compared. @returns whether they may. */
  #tie(p: number, q: number): boolean {
    if (!this.#mayCompare(p, q)) return false;
    const [x, y] = [this.#documentOf[p]!, this.#documentOf[q]!];
    const [a, b] = x < y ? [x, y] : [y, x];
    if (this.#pairs.find(a, b) >= 0) return true;
    if (this.#isWorth(p, q) || (this.#hasRepeats && this.#isWorthElsewhere(x, y))) this.#pairs.intern(a, b);
    return true;
  }

  #mayCompare(p: number, q: number): boolean {
    const [a, b] = [this.#documentOf[p]!, this.#documentOf[q]!];
    return a !== b && areCompared(this.#isAgainst, a, b) && this.#settings.allows(a, b);
  }

  /** Whether the run around two places of a seed carries enough bits, names and all. */
  #isWorth(p: number, q: number): boolean {
    const { words, offsets } = this.#collection;
    const both = { a: this.#collection, b: this.#collection };
    const [a, b] = [this.#documentOf[p]!, this.#documentOf[q]!];
    const [fromA, toA, fromB, toB] = [offsets[a]!, offsets[a + 1]!, offsets[b]!, offsets[b + 1]!];
    let back = 0;
    while (back < MOST_TOKENS && p - back > fromA && q - back > fromB && words[p - back - 1] === words[q - back - 1]) back++;
    let sum = 0;
    let isQuoted = false;
    for (let n = 0, i = p - back, j = q - back; i < toA && j < toB && words[i] === words[j]; n++, i++, j++) {
      sum += sharedBits(both, i, j, n);
      isQuoted ||= this.#quoted[i] === 1 || this.#quoted[j] === 1;
      if (sum >= this.#needed[CANDIDATE]! || (isQuoted && sum >= this.#needed[SOON]!) || n > MOST_TOKENS) return true;
    }
    return false;
  }

  /** The same of all places of the seed in two documents, of which TRIES pairs are looked at. */
  #isWorthElsewhere(x: number, y: number): boolean {
    let tries = 0;
    for (const p of this.#placesIn(x)) for (const q of this.#placesIn(y)) if (tries++ < TRIES && this.#isWorth(p, q)) return true;
    return false;
  }

  #placesIn(document: number): Uint32Array {
    const { offsets } = this.#collection;
    const from = lowerBound(this.#group, offsets[document]!, 0, this.#group.length);
    return this.#group.subarray(from, Math.min(from + TRIES, lowerBound(this.#group, offsets[document + 1]!, from, this.#group.length)));
  }

  /** The first place in each document, ascending. */
  #firstPlaces(positions: Uint32Array): Uint32Array {
    const documentOf = this.#documentOf;
    return positions.filter((p, x) => x === 0 || documentOf[p] !== documentOf[positions[x - 1]!]);
  }
}
