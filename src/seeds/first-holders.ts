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
 * What is copied is copied token after token, so the places of a seed are often those of the seed before, one token on. Where that one could tie
 * nothing any more, this one can neither, and is passed over unread: a third of all places.
 *
 * Bound: O(places) a level. Deterministic, and the same for any cut between two groups of places.
 */

import { lowerBound } from "../arrays/lower-bound.js";
import type { RepeatedPlaces } from "../arrays/repeated-places.js";
import { withRoom } from "../arrays/with-room.js";
import { areCompared } from "../corpus/pair-filter.js";
import { SEARCH_BOUNDS } from "../settings/scoring.js";
import { LongerSeeds, type SeedPlaces } from "./longer-seeds.js";
import { beginsSentence, documentOf, isQuotedToken, sameSeedWords } from "./seed-tokens.js";
import { SeedWalk } from "./seed-walk.js";
import { type SeedMeasure, seedLength } from "./seeds.js";
import { Sides } from "./sides.js";
import { TieCollector, type TiedPairs } from "./ties.js";
import { WorthOfRuns } from "./worth.js";

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

/** What the search reads. */
export interface TieColumns {
  /** By document: its first token, and behind them the number of tokens. */
  readonly offsets: Uint32Array;
  readonly measure: SeedMeasure;
  readonly seeds: RepeatedPlaces;
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
  readonly #offsets: Uint32Array;
  readonly #tokens: Uint32Array;
  readonly #measure: SeedMeasure;
  readonly #seeds: RepeatedPlaces;
  readonly #walk: SeedWalk;
  readonly #settings: TieSettings;
  /** By level: sixteenths of a bit. */
  readonly #needed: readonly number[];
  readonly #isAgainst: Uint8Array;
  readonly #sides: Sides;
  readonly #worth: WorthOfRuns;
  readonly #tied: TieCollector;
  /** By level: the seed that is looked at there, and the longer ones that it begins. */
  readonly #groups: readonly SeedPlaces[];
  readonly #longer: readonly LongerSeeds[];
  /** The first place in each document of the seed that is looked at, and of those in quotation marks; how many there are of either. */
  #holders = new Uint32Array(64);
  #quotedHolders = new Uint32Array(64);
  /** All places of it, and whether a document has it twice. */
  #group: SeedPlaces;
  #hasRepeats = false;
  /** Whether nothing can come of the group of places that was looked at last: every two documents are tied, not worth it, or may not be compared. */
  #isSettled = false;

  constructor({ offsets, measure, seeds }: TieColumns, settings: TieSettings) {
    this.#offsets = offsets;
    this.#tokens = measure.tokens;
    this.#measure = measure;
    this.#seeds = seeds;
    this.#walk = new SeedWalk(seeds, measure);
    this.#settings = settings;
    const { soon, quoted, candidate, plain } = settings.levels;
    this.#needed = [soon, quoted, candidate, plain, 2 * plain];
    this.#isAgainst = settings.isAgainst ?? new Uint8Array(0);
    this.#sides = new Sides(measure.tokens, this.#isAgainst);
    this.#longer = this.#needed.map((needed) => new LongerSeeds({ offsets, measure }, needed));
    this.#groups = this.#needed.map(() => ({ places: seeds.positions, from: 0, to: 0, length: 0 }));
    this.#group = this.#groups[SOON]!;
    this.#worth = new WorthOfRuns({ offsets, measure }, { candidate, quoted: soon });
    this.#tied = new TieCollector(offsets.length - 1);
  }

  /** What the groups [from, to) of places tie. */
  tie(from: number, to: number): TiedPairs {
    const { positions } = this.#seeds;
    this.#walk.visit(from, to, (first, end) => {
      this.#isSettled = false;
      this.#visitEqualHashes(positions, first, end);
      return this.#isSettled;
    });
    return this.#tied.take();
  }

  /** Visits the seeds of one hash, nearly always one seed. */
  #visitEqualHashes(places: Uint32Array, from: number, to: number): void {
    // most seeds stand at two places, of documents that are tied by now: nothing can come of them, whatever their words are
    if (to - from === 2 && this.#areTied(places[from]!, places[from + 1]!)) {
      this.#isSettled = true;
      return;
    }
    const first = places[from]!;
    const length = this.#lengthAt(first);
    // equal words make equal lengths
    let numSame = 1;
    while (from + numSame < to && sameSeedWords(this.#tokens, places[from + numSame]!, first, length)) numSame++;
    if (numSame === to - from) this.#visitPlaces(places, from, to, length);
    else {
      this.#visitUnequal(places.subarray(from, to));
      this.#isSettled = false;
    }
  }

  /** Visits the seeds of one hash where there are several. */
  #visitUnequal(places: Uint32Array): void {
    for (let rest = places; rest.length > 1; ) {
      const first = rest[0]!;
      const length = this.#lengthAt(first);
      const isSame = (p: number): boolean => sameSeedWords(this.#tokens, p, first, length);
      const same = rest.filter(isSame);
      if (same.length > 1) this.#visitPlaces(same, 0, same.length, length);
      rest = rest.filter((p) => !isSame(p));
    }
  }

  #visitPlaces(places: Uint32Array, from: number, to: number, length: number): void {
    const group = this.#groups[SOON]!;
    group.places = places;
    group.from = from;
    group.to = to;
    group.length = length;
    this.#visit(group, SOON);
  }

  /** Ties the documents of the places of a seed; then those of each longer seed that begins with it. */
  #visit(group: SeedPlaces, level: number): void {
    const numPlaces = group.to - group.from;
    this.#holders = withRoom(this.#holders, numPlaces);
    const numHolders = this.#findHolders(group, this.#holders, false);
    this.#group = group;
    this.#hasRepeats = numHolders < numPlaces;
    if (level === SOON && this.#hasRepeats) this.#noteRepeats(group);
    if (numHolders < 2 || !this.#sides.areBoth(this.#holders, numHolders) || (numHolders <= FEW && this.#areAllSettled(numHolders))) {
      if (level === SOON) this.#isSettled = true;
      return;
    }
    if (level === SOON) this.#tieSoon(numHolders);
    else if (level === QUOTED) this.#tieQuoted(numHolders);
    else this.#tieHolders(numHolders);
    // every two of these places have been looked at now, and longer seeds bring no others together
    if (level >= CANDIDATE && numHolders <= FEW && !this.#hasRepeats) return;
    if (level + 1 === this.#needed.length) return;
    const longer = this.#longer[level + 1]!;
    const next = this.#groups[level + 1]!;
    longer.split(group);
    for (let seed = 0; seed < longer.size; seed++) {
      longer.read(seed, next);
      this.#visit(next, level + 1);
    }
  }

  /** Writes the first place in each document, ascending, of all places or of those in quotation marks; returns how many there are. */
  #findHolders({ places, from, to, length }: SeedPlaces, holders: Uint32Array, onlyQuoted: boolean): number {
    const tokens = this.#tokens;
    let size = 0;
    let last = -1;
    for (let x = from; x < to; x++) {
      if (onlyQuoted && !this.#isQuoted(places[x]!, length)) continue;
      const document = documentOf(tokens, places[x]!);
      if (document !== last) holders[size++] = places[x]!;
      last = document;
    }
    return size;
  }

  /** Whether every two holders are tied, not worth it, or may not be compared: neither this seed nor a longer one would tie any of them. */
  #areAllSettled(numHolders: number): boolean {
    const holders = this.#holders;
    for (let x = 1; x < numHolders; x++)
      for (let y = 0; y < x; y++) {
        const [p, q] = [holders[y]!, holders[x]!];
        if (!this.#areTied(p, q) && this.#mayBeWorth(p, q, numHolders) && this.#mayCompare(p, q)) return false;
      }
    return true;
  }

  /** Of two documents it is found out whether they are worth it, of more it has to be known. */
  #mayBeWorth(p: number, q: number, numHolders: number): boolean {
    return this.#hasRepeats || (numHolders === 2 ? this.#worth.has(p, q) : !this.#worth.isPoor(p, q));
  }

  /** @param q behind `p` */
  #areTied(p: number, q: number): boolean {
    return this.#tied.has(documentOf(this.#tokens, p), documentOf(this.#tokens, q));
  }

  #noteRepeats({ places, from, to }: SeedPlaces): void {
    for (let x = from + 1; x < to; x++) {
      const document = documentOf(this.#tokens, places[x]!);
      if (document === documentOf(this.#tokens, places[x - 1]!)) this.#tied.addRepeat(document);
    }
  }

  /** Ties documents that have a seed in quotation marks to those beside them in time that have it. */
  #tieSoon(numHolders: number): void {
    const { areSoon } = this.#settings;
    if (!areSoon) return;
    const { length } = this.#group;
    const holders = this.#holders;
    let wasQuoted = this.#isQuoted(holders[0]!, length);
    for (let x = 1; x < numHolders; x++) {
      const [p, q] = [holders[x - 1]!, holders[x]!];
      const isQuoted = this.#isQuoted(q, length);
      if ((wasQuoted || isQuoted) && areSoon(documentOf(this.#tokens, p), documentOf(this.#tokens, q))) this.#tie(p, q);
      wasQuoted = isQuoted;
    }
  }

  /** Ties the documents with a seed in quotation marks to the first one that has it, and all that have it to the first one with marks. */
  #tieQuoted(numHolders: number): void {
    this.#quotedHolders = withRoom(this.#quotedHolders, numHolders);
    const numQuoted = this.#findHolders(this.#group, this.#quotedHolders, true);
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
    this.#tieAll(this.#firstsWithCues(this.#group), places);
  }

  #lengthAt(position: number): number {
    const end = this.#offsets[documentOf(this.#tokens, position) + 1]!;
    return seedLength(this.#measure, position, { end, needed: this.#needed[SOON]! });
  }

  /** Whether the run at a position touches a quotation. */
  #isQuoted(position: number, length: number): boolean {
    return (isQuotedToken(this.#tokens, position) | isQuotedToken(this.#tokens, position + length - 1)) === 1;
  }

  /** The first place of a seed in quotation marks, and the first where a sentence begins with it, of each side. */
  #firstsWithCues({ places, from, to, length }: SeedPlaces): Uint32Array {
    return this.#sides.firsts(places.subarray(from, to), [(p) => this.#isQuoted(p, length), (p) => beginsSentence(this.#tokens, p)]);
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
      if (!isTied && this.#sides.of(p) !== 1) this.#tied.addUntied(documentOf(this.#tokens, p));
    }
  }

  /** Ties the documents of two places, in either order, if they may be compared. @returns whether they may. */
  #tie(p: number, q: number): boolean {
    if (!this.#mayCompare(p, q)) return false;
    const [x, y] = [documentOf(this.#tokens, p), documentOf(this.#tokens, q)];
    const [a, b] = x < y ? [x, y] : [y, x];
    if (this.#tied.has(a, b)) return true;
    if (this.#worth.has(p, q) || (this.#hasRepeats && this.#worth.hasElsewhere(this.#group, x, y))) this.#tied.add(a, b);
    return true;
  }

  #mayCompare(p: number, q: number): boolean {
    const [a, b] = [documentOf(this.#tokens, p), documentOf(this.#tokens, q)];
    return a !== b && areCompared(this.#isAgainst, a, b) && this.#settings.allows(a, b);
  }
}
