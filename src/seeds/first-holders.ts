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
 * The rule stands here once, and asks of places only what `SeededPlaces` tells: they are tokens of a collection in memory (collection-holders.ts), or
 * rows that an engine brought together (stages/tie.ts). What it says of a seed depends on the places of that seed alone, so seeds may be visited anywhere
 * and in any order. What a tie is worth is judged behind it, from the two texts.
 *
 * Bound: O(places) a level. Deterministic, and the same for any cut between two groups of places.
 */

import { lowerBound } from "../arrays/lower-bound.js";
import { withRoom } from "../arrays/with-room.js";
import { areCompared } from "../corpus/pair-filter.js";
import { SEARCH_BOUNDS } from "../settings/scoring.js";
import type { SeedPlaces, SeedSplitter } from "./longer-seeds.js";
import { Sides } from "./sides.js";

/** Documents up to which a seed ties all of its holders. */
const FEW = SEARCH_BOUNDS.fewHolders;
/** Partners that are tried where a filter forbids the first. */
const TRIES = SEARCH_BOUNDS.tries;

/** Sixteenths of a bit that a seed of each level carries, ascending. */
export interface SeedLevels {
  readonly soon: number;
  readonly quoted: number;
  readonly candidate: number;
  readonly plain: number;
}

/** By level: sixteenths of a bit. */
export function bitsOfLevels({ soon, quoted, candidate, plain }: SeedLevels): readonly number[] {
  return [soon, quoted, candidate, plain, 2 * plain];
}

export interface TieSettings {
  /** By document: 1 for those of `against`, with which all others are compared. @default all are compared with each other */
  readonly isAgainst?: Uint8Array;
  /** Whether two documents may be compared, sides apart. */
  allows(a: number, b: number): boolean;
  /** Whether two documents are known to be of about the same time. @default none is */
  areSoon?(a: number, b: number): boolean;
}

/** Places of seeds, numbered so that those of an earlier document come first, and of one document in the order of its tokens. */
export interface SeededPlaces {
  documentOf(place: number): number;
  /** Whether the run of a seed at a place touches a quotation. @param length as of the `SeedPlaces` that it is of. */
  isQuoted(place: number, length: number): boolean;
  beginsSentence(place: number): boolean;
  /** By level: what tells the places of a seed of the level below apart. */
  readonly longer: readonly SeedSplitter[];
}

/** The seed that is looked at. */
export interface VisitedSeed {
  group: SeedPlaces;
  /** Documents that have it, and whether one has it twice. */
  numHolders: number;
  hasRepeats: boolean;
}

/** What becomes of the ties that the rule finds. */
export interface TieJudge {
  /** Whether a tie of the documents of two places, the second behind the first, is known to say nothing new or to be worth nothing. A short cut: "no" is always right. */
  isSettled(p: number, q: number, seed: VisitedSeed): boolean;
  /** Takes a tie of the documents of two places of a seed, in either order, which may be compared. */
  tie(p: number, q: number, seed: VisitedSeed): void;
  /** Takes a place whose seed stands in its document before. */
  addRepeat(place: number): void;
  /** Takes a place whose document may be compared with none of those tried. */
  addUntied(place: number): void;
}

const SOON = 0;
const QUOTED = 1;
const CANDIDATE = 2;
/** Of soon, quoted, candidate, plain, twice. */
export const NUM_LEVELS = 5;

export class FirstHolders {
  readonly #text: SeededPlaces;
  readonly #judge: TieJudge;
  readonly #settings: TieSettings;
  readonly #isAgainst: Uint8Array;
  readonly #sides: Sides;
  /** By level: the seed that is looked at there. */
  readonly #groups: readonly SeedPlaces[];
  /** The first place in each document of the seed that is looked at, and of those in quotation marks. */
  #holders = new Uint32Array(64);
  #quotedHolders = new Uint32Array(64);
  readonly #seed: VisitedSeed;

  constructor(text: SeededPlaces, judge: TieJudge, settings: TieSettings) {
    this.#text = text;
    this.#judge = judge;
    this.#settings = settings;
    this.#isAgainst = settings.isAgainst ?? new Uint8Array(0);
    this.#sides = new Sides(text, this.#isAgainst);
    this.#groups = Array.from({ length: NUM_LEVELS }, () => ({ places: new Uint32Array(0), from: 0, to: 0, length: 0 }));
    this.#seed = { group: this.#groups[SOON]!, numHolders: 0, hasRepeats: false };
  }

  /**
   * Ties the documents of a seed of the lowest level, and of the longer ones that begin with it.
   * @param places of that seed and no other, [from, to) of them, ascending. @param length as the places are asked by.
   * @returns whether nothing can come of these documents any more.
   */
  visit(places: Uint32Array, from: number, { to, length }: { to: number; length: number }): boolean {
    const group = this.#groups[SOON]!;
    group.places = places;
    group.from = from;
    group.to = to;
    group.length = length;
    return this.#visit(group, SOON);
  }

  /** Ties the documents of the places of a seed; then those of each longer seed that begins with it. Returns whether they were settled before. */
  #visit(group: SeedPlaces, level: number): boolean {
    const numPlaces = group.to - group.from;
    this.#holders = withRoom(this.#holders, numPlaces);
    const numHolders = this.#findHolders(group, this.#holders, false);
    const hasRepeats = numHolders < numPlaces;
    const seed = this.#seed;
    seed.group = group;
    seed.numHolders = numHolders;
    seed.hasRepeats = hasRepeats;
    if (level === SOON && hasRepeats) this.#noteRepeats(group);
    if (numHolders < 2 || !this.#sides.areBoth(this.#holders, numHolders) || (numHolders <= FEW && this.#areAllSettled(numHolders))) return true;
    if (level === SOON) this.#tieSoon(numHolders);
    else if (level === QUOTED) this.#tieQuoted(numHolders);
    else this.#tieHolders(numHolders);
    // every two of these places have been looked at now, and longer seeds bring no others together
    if (level >= CANDIDATE && numHolders <= FEW && !hasRepeats) return false;
    if (level + 1 === NUM_LEVELS) return false;
    const longer = this.#text.longer[level + 1]!;
    const next = this.#groups[level + 1]!;
    longer.split(group);
    for (let x = 0; x < longer.size; x++) {
      longer.read(x, next);
      this.#visit(next, level + 1);
    }
    return false;
  }

  /** Writes the first place in each document, ascending, of all places or of those in quotation marks; returns how many there are. */
  #findHolders({ places, from, to, length }: SeedPlaces, holders: Uint32Array, onlyQuoted: boolean): number {
    const text = this.#text;
    let size = 0;
    let last = -1;
    for (let x = from; x < to; x++) {
      if (onlyQuoted && !text.isQuoted(places[x]!, length)) continue;
      const document = text.documentOf(places[x]!);
      if (document !== last) holders[size++] = places[x]!;
      last = document;
    }
    return size;
  }

  /** Whether every two holders are settled, or may not be compared: neither this seed nor a longer one would tie any of them. */
  #areAllSettled(numHolders: number): boolean {
    const holders = this.#holders;
    for (let x = 1; x < numHolders; x++)
      for (let y = 0; y < x; y++) if (!this.#judge.isSettled(holders[y]!, holders[x]!, this.#seed) && this.#mayCompare(holders[y]!, holders[x]!)) return false;
    return true;
  }

  #noteRepeats({ places, from, to }: SeedPlaces): void {
    for (let x = from + 1; x < to; x++) {
      const document = this.#text.documentOf(places[x]!);
      if (document === this.#text.documentOf(places[x - 1]!)) this.#judge.addRepeat(places[x]!);
    }
  }

  /** Ties documents that have a seed in quotation marks to those beside them in time that have it. */
  #tieSoon(numHolders: number): void {
    const { areSoon } = this.#settings;
    if (!areSoon) return;
    const { length } = this.#seed.group;
    const holders = this.#holders;
    let wasQuoted = this.#text.isQuoted(holders[0]!, length);
    for (let x = 1; x < numHolders; x++) {
      const [p, q] = [holders[x - 1]!, holders[x]!];
      const isQuoted = this.#text.isQuoted(q, length);
      if ((wasQuoted || isQuoted) && areSoon(this.#text.documentOf(p), this.#text.documentOf(q))) this.#tie(p, q);
      wasQuoted = isQuoted;
    }
  }

  /** Ties the documents with a seed in quotation marks to the first one that has it, and all that have it to the first one with marks. */
  #tieQuoted(numHolders: number): void {
    this.#quotedHolders = withRoom(this.#quotedHolders, numHolders);
    const numQuoted = this.#findHolders(this.#seed.group, this.#quotedHolders, true);
    if (numQuoted === 0) return;
    const places = this.#holders.subarray(0, numHolders);
    const quoted = this.#quotedHolders.subarray(0, numQuoted);
    if (numHolders <= FEW) this.#tieAll(quoted, places);
    else {
      this.#tieAll(this.#sides.firsts(quoted), places);
      this.#tieAll(this.#sides.firsts(places), quoted);
    }
  }

  #tieHolders(numHolders: number): void {
    const holders = this.#holders;
    if (numHolders <= FEW) {
      for (let x = 0; x < numHolders; x++) for (let y = x + 1; y < numHolders; y++) this.#tie(holders[x]!, holders[y]!);
      return;
    }
    const places = holders.subarray(0, numHolders);
    this.#tieToEarliest(places);
    this.#tieAll(this.#firstsWithCues(this.#seed.group), places);
  }

  /** The first place of a seed in quotation marks, and the first where a sentence begins with it, of each side. */
  #firstsWithCues({ places, from, to, length }: SeedPlaces): Uint32Array {
    return this.#sides.firsts(places.subarray(from, to), [(p) => this.#text.isQuoted(p, length), (p) => this.#text.beginsSentence(p)]);
  }

  /** Ties each of `some` to each of `all`. */
  #tieAll(some: Uint32Array, all: Uint32Array): void {
    for (const p of some) for (const q of all) this.#tie(p, q);
  }

  /**
   * Ties each document to the earliest one, of the other side where there are two; where a filter forbids that pair, to the first
   * one that may be compared with the earliest (another source, say), or to the nearest (documents are numbered by time).
   */
  #tieToEarliest(places: Uint32Array): void {
    for (const [some, others] of this.#sides.opposed(places)) {
      const earliest = others[0]!;
      const other = others.find((q) => q !== earliest && this.#mayCompare(earliest, q));
      const left = some.filter((p) => p !== earliest && !this.#tie(earliest, p) && (other === undefined || !this.#tie(other, p)));
      if (left.length > 0) this.#tieToNearest(left, others);
    }
  }

  /** Ties each place to the nearest of `others` that may be compared with it: of TRIES before it, and on the other side after it. */
  #tieToNearest(places: Uint32Array, others: Uint32Array): void {
    const { areTwo } = this.#sides;
    for (const p of places) {
      const at = lowerBound(others, p, 0, others.length);
      const before = others.subarray(Math.max(0, at - TRIES), at);
      const after = others.subarray(at, areTwo ? at + TRIES : at);
      const isTied = before.findLast((q) => this.#tie(q, p)) !== undefined || after.some((q) => this.#tie(q, p));
      if (!isTied && this.#sides.of(p) !== 1) this.#judge.addUntied(p);
    }
  }

  /** Ties the documents of two places, in either order, if they may be compared. @returns whether they may. */
  #tie(p: number, q: number): boolean {
    if (!this.#mayCompare(p, q)) return false;
    this.#judge.tie(p, q, this.#seed);
    return true;
  }

  #mayCompare(p: number, q: number): boolean {
    const [a, b] = [this.#text.documentOf(p), this.#text.documentOf(q)];
    return a !== b && areCompared(this.#isAgainst, a, b) && this.#settings.allows(a, b);
  }
}
