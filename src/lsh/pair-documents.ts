/**
 * Stage lsh: buckets of groups of identical documents -> the pairs of documents that resemble each other and may be paired.
 *
 * Two documents are compared if, in some bucket of both or in their group of identical ones, one is among the `maxBucket` nearest before
 * the other that it may be paired with, or among a few anchors (crowd.ts). That is a function of the two, of their buckets and the filter:
 * no answer depends on what was compared or found before, so documents can be taken in any order and in any parts. A bucket of up to
 * `maxBucket` + 1 documents is compared all with all. Whatever resembles is listed; but a document that more than `maxBucket` before
 * it resemble is listed with the first four and the last four of them, and with those for which it is one of the next four, only.
 *
 * What the bounds can leave out is counted: documents with more than `maxBucket` others of a bucket before or after them, or in a pair
 * that is not listed; and apart those of them that end without a pair. Time O(n bands maxBucket) for n documents, and at most as many comparisons; memory O(n bands + pairs).
 */
import { areCompared } from "../corpus/pair-filter.js";
import type { Steps } from "../run/pace.js";
import type { Resemblance } from "../sketch/resemblance.js";
import type { BandBuckets } from "./band-buckets.js";
import { type Allows, Crowd } from "./crowd.js";
import { type DocumentGroups, membersOf } from "./identical-documents.js";

/** Two documents (a < b) with exact figures; containmentA belongs to `a`. */
export interface ResemblingPair extends Resemblance {
  readonly a: number;
  readonly b: number;
}

export interface PairingOptions {
  /** Least resemblance of a pair. */
  readonly threshold: number;
  readonly maxBucket: number;
  /** By document: 1 for those of `against`, with which all others are compared; empty where all are compared with each other. */
  readonly isAgainst: Uint8Array;
  /** Sides apart. */
  readonly allows: Allows;
  /** Exact resemblance of two documents; asked for the first members of two groups, the earlier first. */
  resemblance(a: number, b: number): Resemblance;
}

export interface PairedDocuments {
  /** In no particular order, each once. What follows counts no documents of `against`. */
  readonly pairs: ResemblingPair[];
  /** Documents not compared with all of a bucket, or not listed with all that resemble. */
  readonly notComparedWithAll: number;
  /** Documents not listed with all identical ones. */
  readonly notPairedWithIdentical: number;
  /** Those of both that have no pair at all. */
  readonly withoutPair: number;
}

/** The pairs among `numDocuments` documents; items of `buckets` are the groups. Deterministic. */
export function pairDocuments(numDocuments: number, groups: DocumentGroups, buckets: BandBuckets, options: PairingOptions): Steps<PairedDocuments> {
  return new Pairing(numDocuments, groups, buckets, options).run();
}

const IDENTICAL: Resemblance = { resemblance: 1, containmentA: 1, containmentB: 1 };
const NO_GROUP = 0xffffffff;
/** Partners from each end that a document keeps where it has more than the bound. 10,000 copies of one text have 84,000 pairs then, not a million. */
const ENDS = 4;

/** A bucket above the bound, or a group above it, by side: a document is compared with those of the other side. Without sides both are one. */
interface LargeBucket {
  /** All its documents, ascending. */
  readonly documents: Uint32Array;
  readonly sides: readonly [Crowd, Crowd];
}

class Pairing {
  readonly #groups: DocumentGroups;
  readonly #buckets: BandBuckets;
  readonly #options: PairingOptions;
  readonly #pairs: ResemblingPair[] = [];
  readonly #groupOf: Uint32Array;
  /** By the place where a large bucket begins in `order`. */
  readonly #largeBuckets = new Map<number, LargeBucket>();
  readonly #largeGroups = new Map<number, LargeBucket>();
  /** By document: earlier ones whose `next` (crowd.ts) it is. */
  readonly #anchoredTo = new Map<number, number[]>();
  readonly #hasPair: Uint8Array;
  /** By document: 1 for those that were not compared with all, 1 for those not paired with all identical ones. */
  readonly #cut: Uint8Array;
  readonly #cutInside: Uint8Array;
  /** By document: the last one + 1 that had it as a candidate. */
  readonly #seenBy: Uint32Array;

  constructor(numDocuments: number, groups: DocumentGroups, buckets: BandBuckets, options: PairingOptions) {
    this.#groups = groups;
    this.#buckets = buckets;
    this.#options = options;
    this.#groupOf = new Uint32Array(numDocuments).fill(NO_GROUP);
    for (let g = 0; g < groups.numGroups; g++) for (const d of membersOf(groups, g)) this.#groupOf[d] = g;
    this.#seenBy = new Uint32Array(numDocuments);
    this.#hasPair = new Uint8Array(numDocuments);
    this.#cut = new Uint8Array(numDocuments);
    this.#cutInside = new Uint8Array(numDocuments);
  }

  *run(): Steps<PairedDocuments> {
    yield* this.#findLarge();
    for (let d = 0; d < this.#groupOf.length; d++) {
      if (this.#groupOf[d] !== NO_GROUP) this.#pairWithEarlier(d);
      yield;
    }
    const withoutPair = this.#count((d) => (this.#cut[d] === 1 || this.#cutInside[d] === 1) && this.#hasPair[d] === 0);
    return {
      pairs: this.#pairs,
      notComparedWithAll: this.#count((d) => this.#cut[d] === 1),
      notPairedWithIdentical: this.#count((d) => this.#cutInside[d] === 1),
      withoutPair,
    };
  }

  /** Documents of `against` are not those that were asked about. */
  #count(isCounted: (document: number) => boolean): number {
    let count = 0;
    for (let d = 0; d < this.#groupOf.length; d++) if (this.#options.isAgainst[d] !== 1 && isCounted(d)) count++;
    return count;
  }

  /** Every group and every bucket with more documents than the bound. */
  *#findLarge(): Steps<void> {
    const { numGroups, offsets } = this.#groups;
    const { order, end } = this.#buckets;
    for (let g = 0; g < numGroups; g++) {
      const members = membersOf(this.#groups, g);
      if (this.#isLarge(members.length)) this.#largeGroups.set(g, this.#largeBucket(members, this.#cutInside));
    }
    for (let from = 0; from < order.length; from = end[this.#slotAt(from)]!) {
      const items = order.subarray(from, end[this.#slotAt(from)]!);
      let size = 0;
      for (const g of items) size += offsets[g + 1]! - offsets[g]!;
      // the documents of one group alone are a large group
      if (items.length === 1 || !this.#isLarge(size)) continue;
      this.#largeBuckets.set(from, this.#largeBucket(this.#documentsOf(items, size), this.#cut));
      yield;
    }
  }

  /** One more than the bound are still compared all with all. */
  #isLarge(size: number): boolean {
    return size > this.#options.maxBucket + 1;
  }

  /** The slot of the item at a place in `order`. */
  #slotAt(place: number): number {
    const { numItems, order } = this.#buckets;
    return place - (place % numItems) + order[place]!;
  }

  #documentsOf(groups: Uint32Array, size: number): Uint32Array {
    const documents = new Uint32Array(size);
    let next = 0;
    for (const g of groups) {
      documents.set(membersOf(this.#groups, g), next);
      next += this.#groups.offsets[g + 1]! - this.#groups.offsets[g]!;
    }
    return documents.sort();
  }

  /** Marks those of its documents that have more others before or after them than the bound, and notes whose `next` its documents are. */
  #largeBucket(documents: Uint32Array, cut: Uint8Array): LargeBucket {
    const { allows, isAgainst, maxBucket } = this.#options;
    documents.forEach((d, place) => {
      if (Math.max(place, documents.length - 1 - place) > maxBucket) cut[d] = 1;
    });
    const sideOf = (side: number): Crowd =>
      new Crowd(
        documents.filter((d) => isAgainst[d] === side),
        allows,
      );
    const all = isAgainst.length === 0 ? new Crowd(documents, allows) : undefined;
    const bucket: LargeBucket = { documents, sides: all === undefined ? [sideOf(0), sideOf(1)] : [all, all] };
    for (const d of documents) this.#opposite(bucket, d).after(d, (later) => this.#anchor(d, later));
    return bucket;
  }

  #anchor(document: number, later: number): void {
    const anchored = this.#anchoredTo.get(later);
    if (anchored === undefined) this.#anchoredTo.set(later, [document]);
    else if (anchored.at(-1) !== document) anchored.push(document);
  }

  #opposite({ sides }: LargeBucket, document: number): Crowd {
    return sides[this.#options.isAgainst[document] === 1 ? 0 : 1];
  }

  #pairWithEarlier(d: number): void {
    const partners: number[] = [];
    const own = this.#groupOf[d]!;
    const figures = new Map<number, Resemblance>([[own, IDENTICAL]]);
    for (const a of this.#candidates(d)) {
      const group = this.#groupOf[a]!;
      const ofBoth = figures.get(group) ?? this.#options.resemblance(membersOf(this.#groups, group)[0]!, membersOf(this.#groups, own)[0]!);
      figures.set(group, ofBoth);
      if (ofBoth.resemblance >= this.#options.threshold) partners.push(a);
    }
    const isMany = partners.length > this.#options.maxBucket;
    const anchored = new Set(isMany ? this.#anchoredTo.get(d) : []);
    partners.forEach((a, x) => {
      if (isMany && x >= ENDS && x < partners.length - ENDS && !anchored.has(a)) this.#markCut(a, d);
      else this.#list(a, d, figures.get(this.#groupOf[a]!)!);
    });
  }

  #markCut(a: number, b: number): void {
    const cut = this.#groupOf[a] === this.#groupOf[b] ? this.#cutInside : this.#cut;
    cut[a] = 1;
    cut[b] = 1;
  }

  /** Documents before d with which it is compared, ascending. */
  #candidates(d: number): Uint32Array {
    const { maxBucket } = this.#options;
    const { bands, numItems, order, start, end } = this.#buckets;
    const own = this.#groupOf[d]!;
    const found: number[] = [];
    const add = (earlier: number): void => {
      if (this.#seenBy[earlier] === d + 1) return;
      this.#seenBy[earlier] = d + 1;
      found.push(earlier);
    };
    const addFromLarge = (bucket: LargeBucket): void => this.#opposite(bucket, d).before(d, maxBucket, add);
    const addMembers = (group: number): void => {
      for (const earlier of membersOf(this.#groups, group)) {
        if (earlier >= d) return;
        if (this.#mayPair(earlier, d)) add(earlier);
      }
    };
    const inside = this.#largeGroups.get(own);
    if (inside === undefined) addMembers(own);
    else addFromLarge(inside);
    for (let band = 0; band < bands; band++) {
      const slot = band * numItems + own;
      const large = this.#largeBuckets.get(start[slot]!);
      if (large !== undefined) addFromLarge(large);
      else for (let i = start[slot]!; i < end[slot]!; i++) if (order[i] !== own) addMembers(order[i]!);
    }
    this.#anchoredTo.get(d)?.forEach(add);
    return Uint32Array.from(found).sort();
  }

  #mayPair(a: number, b: number): boolean {
    return areCompared(this.#options.isAgainst, a, b) && this.#options.allows(a, b);
  }

  #list(a: number, b: number, { resemblance, containmentA, containmentB }: Resemblance): void {
    this.#pairs.push({ a, b, resemblance, containmentA, containmentB });
    this.#hasPair[a] = 1;
    this.#hasPair[b] = 1;
  }
}
