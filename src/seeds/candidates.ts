/**
 * Stage seeds: which pairs of documents are worth aligning. Input postings, output pairs that share an exact run of at
 * least `neededBits`, or of `neededQuotedBits` where it touches a quotation. A cheap seed does not start a candidate alone: its positions are grouped by one token of context more,
 * and again, until the run they share carries enough bits. A seed in more than `hotSeed` documents is not dropped: its
 * documents are tied to their earliest one (a star, not all pairs), and its groups by longer context are searched in turn.
 * Where documents are compared with those of `against`, all of a group that stands on one side only is passed over at once, and a
 * star has a centre on each side.
 *
 * Bound: a group of p positions costs O(p) a level, at most MAX_CONTEXT levels; pairs come from groups of at most hotSeed
 * documents, so a seed position yields at most hotSeed / 2 of them, in a star up to three (its centre and hubs).
 */

import { IdTable } from "../arrays/id-table.js";
import { lowerBound } from "../arrays/lower-bound.js";
import { areCompared } from "../corpus/pair-filter.js";
import { type Collection, sharedBits } from "../information/collection.js";
import { SEARCH_BOUNDS } from "../settings/scoring.js";
import { TokenFlag } from "../text/flags.js";
import type { TiedPairs } from "./candidate-set.js";
import { forEachSeed, type Postings, seedCount } from "./postings.js";

/** Tokens up to which a run is lengthened: one of so many starts a candidate whatever its bits, so that none is given up. */
const MAX_CONTEXT = SEARCH_BOUNDS.context;
/** Tokens up to which the groups of a hot seed are told apart. */
const HOT_CONTEXT = SEARCH_BOUNDS.hotContext;

export interface CandidateSettings {
  /** Window of the postings: 1 when every shingle is a seed. */
  readonly w: number;
  readonly hotSeed: number;
  /** Bits a shared run needs, and one that touches a quotation on either side; sixteenths, the second not above the first. */
  readonly neededBits: number;
  readonly neededQuotedBits: number;
  /** Bits that suffice for a run that touches a quotation in two documents of about the same time, where that is asked for. */
  readonly neededSoonBits?: number;
  /** By document: 1 for those of `against`, with which all others are compared. @default all are compared with each other */
  readonly isAgainst?: Uint8Array;
  /** Whether two documents may be compared, sides apart. */
  allows(a: number, b: number): boolean;
  /** Whether two documents are known to be of about the same time. @default none is */
  areSoon?(a: number, b: number): boolean;
}

/** A group of positions that share `length` tokens; `step` 1 lengthens to the right, -1 to the left. */
interface Group {
  readonly positions: Uint32Array;
  readonly length: number;
  readonly step: 1 | -1;
  /** Bits of the shared run at each position, in sixteenths. */
  readonly bits: Uint32Array;
}

/** What the search reads of a collection. */
export interface CandidateColumns {
  readonly collection: Pick<Collection, "words" | "offsets" | "flags" | "bits">;
  readonly postings: Postings;
  /** By token: its document; 1 inside quotation marks. */
  readonly documentOf: Uint32Array;
  readonly isQuoted: Uint8Array;
}

/** O(tokens), 4 bytes each. */
export function candidateColumns(collection: Collection, postings: Postings, isQuoted: Uint8Array): CandidateColumns {
  return { collection, postings, documentOf: documentOfTokens(collection), isQuoted };
}

export class CandidateSearch {
  readonly #collection: CandidateColumns["collection"];
  readonly #postings: Postings;
  readonly #settings: CandidateSettings;
  readonly #documentOf: Uint32Array;
  /** By token: 1 inside quotation marks. */
  readonly #quoted: Uint8Array;
  readonly #isAgainst: Uint8Array;
  #pairs = new IdTable();
  #hotSeeds = 0;
  /** Documents with a hot seed for which no partner was found that the filters allow. */
  readonly #untied = new Set<number>();

  constructor({ collection, postings, documentOf, isQuoted }: CandidateColumns, settings: CandidateSettings) {
    this.#collection = collection;
    this.#postings = postings;
    this.#settings = settings;
    this.#documentOf = documentOf;
    this.#quoted = isQuoted;
    this.#isAgainst = settings.isAgainst ?? new Uint8Array(0);
  }

  /** The pairs that the postings [from, to) tie; a seed hash stands on one side of each bound only. */
  tie(from: number, to: number): TiedPairs {
    const { keys, positions, lengths } = this.#postings;
    this.#pairs = new IdTable();
    this.#hotSeeds = 0;
    this.#untied.clear();
    const range = { lengths, keys: keys.subarray(from, to), positions: positions.subarray(from, to) };
    forEachSeed(range, this.#collection.words, {
      wants: (equal) => this.#areOnBothSides(equal),
      visit: (seed) => this.#visitSeed(seed),
    });
    const side = (of: (pair: number) => number) => Uint32Array.from({ length: this.#pairs.size }, (_, x) => of(x));
    return {
      a: side((x) => this.#pairs.lo(x)),
      b: side((x) => this.#pairs.hi(x)),
      hotSeeds: this.#hotSeeds,
      untied: Uint32Array.from(this.#untied),
    };
  }

  #visitSeed(positions: Uint32Array): void {
    const documents = this.#documents(positions);
    if (documents.length < 2 || !this.#areOnBothSides(positions)) return;
    if (documents.length > this.#settings.hotSeed) this.#hotSeeds++;
    const length = this.#postings.lengths[positions[0]!]!;
    const seed: Group = { positions, length, step: 1, bits: this.#runBits(positions, length) };
    if (this.#settings.w === 1) {
      if (!this.#isInsideLongerRun(seed)) this.#search(seed, documents);
    } else if (positions.length <= this.#settings.hotSeed) this.#pairUpByRuns(positions);
    else this.#search(seed, documents);
  }

  /**
   * Whether the seed one token earlier stands at exactly these positions less one: then its group finds what this one would.
   * Where it stands at more of them, texts part here: this group may be a small one after a popular passage, of which the
   * earlier group sees no more than its first HOT_CONTEXT tokens.
   */
  #isInsideLongerRun(group: Group): boolean {
    const { positions, bits } = group;
    const { words, offsets } = this.#collection;
    if (this.#isQuoted(group, positions[0]!)) return false;
    const before = words[positions[0]! - 1];
    for (const p of positions) if (p === offsets[this.#documentOf[p]!] || words[p - 1] !== before || this.#isQuoted(group, p)) return false;
    return bits.every((b) => b >= this.#settings.neededBits) && seedCount(this.#postings, words, positions[0]! - 1) === positions.length;
  }

  /** Whether the run at a position of a group touches a quotation. */
  #isQuoted({ length }: Group, position: number): boolean {
    return this.#quoted[position] === 1 || this.#quoted[position + length - 1] === 1;
  }

  /**
   * Ties the documents of a group together, or splits it by one more token until its run carries enough bits. Where seeds are
   * windowed the run may begin before its seed, so a group that the right alone does not settle is lengthened to the left too.
   */
  #search(group: Group, documents: readonly number[]): void {
    // longer runs of two documents that are tied would tie them again
    if (documents.length === 2 && this.#pairs.find(documents[0]!, documents[1]!) >= 0) return;
    const { w, hotSeed, neededBits, neededQuotedBits, neededSoonBits = neededQuotedBits } = this.#settings;
    const enough = group.length >= MAX_CONTEXT || group.bits.some((b) => b >= neededBits);
    if (enough) {
      if (documents.length <= hotSeed) {
        this.#tieAll(documents, documents);
        return;
      }
      this.#tieToEarliest(documents);
      for (const hub of this.#hubsWithCues(group)) this.#tieAll([hub], documents);
    } else if (group.bits.some((b) => b >= neededQuotedBits)) {
      const quoted = this.#documents(group.positions.filter((p) => this.#isQuoted(group, p)));
      if (documents.length <= hotSeed) this.#tieAll(quoted, documents);
      else {
        this.#tieAll(this.#firsts(quoted), documents);
        this.#tieAll(this.#firsts(documents), quoted);
      }
    } else if (documents.length <= hotSeed && group.bits.some((b) => b >= neededSoonBits)) {
      this.#tieSoon(this.#documents(group.positions.filter((p) => this.#isQuoted(group, p))), documents);
    }
    if (w > 1 && group.step > 0 && (!enough || group.length === this.#postings.lengths[group.positions[0]!])) this.#search({ ...group, step: -1 }, documents);
    if (enough && group.length >= HOT_CONTEXT) return;
    for (const part of this.#lengthen(group)) {
      if (!this.#areOnBothSides(part.positions)) continue;
      const members = this.#documents(part.positions);
      if (members.length > 1) this.#search(part, members);
    }
  }

  /**
   * The earliest document that has the run of a group in quotation marks, and the earliest that begins a sentence with it, of each
   * side: what suffices between two of those may not suffice with the earliest of all.
   */
  #hubsWithCues(group: Group): number[] {
    const { flags, offsets } = this.#collection;
    const beginsSentence = (p: number) => p === offsets[this.#documentOf[p]!] || (flags[p - 1]! & TokenFlag.SENTENCE_END) !== 0;
    const cues = this.#bySide(group.positions).flatMap((positions) => [positions.find((p) => this.#isQuoted(group, p)), positions.find(beginsSentence)]);
    return cues.flatMap((p) => (p === undefined ? [] : [this.#documentOf[p]!]));
  }

  /** Positions of each side; all together where there is one. */
  #bySide(positions: Uint32Array): Uint32Array[] {
    if (this.#isAgainst.length === 0) return [positions];
    return [0, 1].map((side) => positions.filter((p) => this.#isAgainst[this.#documentOf[p]!] === side));
  }

  /** Whether positions are of both sides, where there are two; otherwise always. */
  #areOnBothSides(positions: Uint32Array): boolean {
    const isAgainst = this.#isAgainst;
    if (isAgainst.length === 0) return true;
    const side = isAgainst[this.#documentOf[positions[0]!]!];
    for (const p of positions) if (isAgainst[this.#documentOf[p]!] !== side) return true;
    return false;
  }

  /** The earliest of ascending documents, of each side where there are two. */
  #firsts(documents: readonly number[]): number[] {
    const first = documents.slice(0, 1);
    const other = documents.find((d) => this.#isAgainst[d] !== this.#isAgainst[first[0]!]);
    return other === undefined ? first : [...first, other];
  }

  /** Ties each of `some` to each of `all`, both ascending. */
  #tieAll(some: readonly number[], all: readonly number[]): void {
    // where all are tied to all, each pair comes twice
    for (const x of some) for (const y of all) if (x < y || some !== all) this.#tie(x, y);
  }

  /** Ties each of `some` to those of `all` that are of about the same time. */
  #tieSoon(some: readonly number[], all: readonly number[]): void {
    for (const x of some) for (const y of all) if (this.#settings.areSoon?.(x, y)) this.#tie(x, y);
  }

  /**
   * Ties each document to the earliest one, of the other side where there are two; where a filter forbids that pair, to the first
   * one that may be compared with the earliest (another source, say), or to the nearest (documents are numbered by time).
   */
  #tieToEarliest(documents: readonly number[]): void {
    for (const [some, others] of this.#opposed(documents)) {
      const earliest = others[0]!;
      const other = others.find((y) => y !== earliest && this.#settings.allows(earliest, y));
      const left = some.filter((d) => d !== earliest && !this.#tie(earliest, d) && (other === undefined || !this.#tie(other, d)));
      if (left.length > 0) this.#tieToNearest(left, Uint32Array.from(others));
    }
  }

  /** Documents with those that they are compared with: each side with the other one, or all with all. */
  #opposed(documents: readonly number[]): (readonly [readonly number[], readonly number[]])[] {
    if (this.#isAgainst.length === 0) return [[documents, documents]];
    const [fresh, old] = [0, 1].map((side) => documents.filter((d) => this.#isAgainst[d] === side)) as [number[], number[]];
    return [
      [fresh, old],
      [old, fresh],
    ];
  }

  /** Ties each document to the nearest of `others` that may be compared with it: of hotSeed before it, and on the other side after it. */
  #tieToNearest(documents: readonly number[], others: Uint32Array): void {
    const { hotSeed } = this.#settings;
    const hasSides = this.#isAgainst.length > 0;
    for (const d of documents) {
      const at = lowerBound(others, d, 0, others.length);
      const before = others.subarray(Math.max(0, at - hotSeed), at);
      const after = others.subarray(at, hasSides ? at + hotSeed : at);
      const isTied = before.findLast((x) => this.#tie(x, d)) !== undefined || after.some((x) => this.#tie(x, d));
      if (!isTied && this.#isAgainst[d] !== 1) this.#untied.add(d);
    }
  }

  /** Ties two documents, in either order, if they may be compared. */
  #tie(x: number, y: number): boolean {
    const [a, b] = x < y ? [x, y] : [y, x];
    if (a === b || !this.#mayCompare(a, b)) return false;
    this.#pairs.intern(a, b);
    return true;
  }

  #mayCompare(a: number, b: number): boolean {
    return areCompared(this.#isAgainst, a, b) && this.#settings.allows(a, b);
  }

  /** Parts of a group by the token after it (or before it). */
  #lengthen({ positions, length, step, bits }: Group): Group[] {
    const { words, offsets, bits: tokenBits } = this.#collection;
    const parts = new Map<number, { positions: number[]; bits: number[] }>();
    for (let x = 0; x < positions.length; x++) {
      const p = positions[x]!;
      const d = this.#documentOf[p]!;
      const next = step > 0 ? p + length : p - 1;
      if (next >= offsets[d + 1]! || next < offsets[d]!) continue;
      const word = words[next]!;
      let part = parts.get(word);
      if (!part) {
        part = { positions: [], bits: [] };
        parts.set(word, part);
      }
      part.positions.push(step > 0 ? p : next);
      part.bits.push(bits[x]! + (step > 0 ? tokenBits.afterTwo : tokenBits.alone)[next]!);
    }
    const lengthened: Group[] = [];
    for (const part of parts.values())
      if (part.positions.length > 1)
        lengthened.push({ positions: Uint32Array.from(part.positions), length: length + 1, step, bits: Uint32Array.from(part.bits) });
    return lengthened;
  }

  /** For windowed seeds: two positions whose run carries enough bits, to both sides of the seed. */
  #pairUpByRuns(positions: Uint32Array): void {
    for (let x = 0; x < positions.length; x++)
      for (let y = x + 1; y < positions.length; y++) {
        const a = this.#documentOf[positions[x]!]!;
        const b = this.#documentOf[positions[y]!]!;
        if (a === b || !this.#mayCompare(a, b) || this.#pairs.find(a, b) >= 0) continue;
        if (this.#carriesEnough(positions[x]!, positions[y]!, a, b)) this.#pairs.intern(a, b);
      }
  }

  #carriesEnough(i: number, j: number, a: number, b: number): boolean {
    const { words, offsets, bits } = this.#collection;
    let back = 0;
    while (back < MAX_CONTEXT && i - back > offsets[a]! && j - back > offsets[b]! && words[i - back - 1] === words[j - back - 1]) back++;
    const { neededBits, neededQuotedBits } = this.#settings;
    let sum = 0;
    let isQuoted = false;
    for (let n = 0, x = i - back, y = j - back; x < offsets[a + 1]! && y < offsets[b + 1]! && words[x] === words[y]; n++, x++, y++) {
      sum += sharedBits(bits, x, y, n);
      isQuoted ||= this.#quoted[x] === 1 || this.#quoted[y] === 1;
      if (sum >= neededBits || (isQuoted && sum >= neededQuotedBits)) return true;
      if (n > MAX_CONTEXT) return true;
    }
    return false;
  }

  /** Bits of the first n tokens of each position. */
  #runBits(positions: Uint32Array, n: number): Uint32Array {
    const { bits } = this.#collection;
    return positions.map((p) => {
      let sum = 0;
      for (let q = 0; q < n; q++) sum += sharedBits(bits, p + q, p + q, q);
      return sum;
    });
  }

  /** The distinct documents of ascending positions, ascending. */
  #documents(positions: Uint32Array): number[] {
    const documents: number[] = [];
    for (const p of positions) if (documents.at(-1) !== this.#documentOf[p]) documents.push(this.#documentOf[p]!);
    return documents;
  }
}

function documentOfTokens({ offsets, numDocuments, numTokens }: Collection): Uint32Array {
  const documentOf = new Uint32Array(numTokens);
  for (let d = 0; d < numDocuments; d++) documentOf.fill(d, offsets[d]!, offsets[d + 1]!);
  return documentOf;
}
