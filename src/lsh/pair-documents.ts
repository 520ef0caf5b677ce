/**
 * Stage lsh: buckets of groups of identical documents -> the pairs of documents that resemble each other and may be paired.
 * Documents are taken one by one in the order of their numbers, each compared with those before it that share a bucket.
 *
 * Two bounds keep the cost of n documents O(n), whatever stands in them. They are reached only where some bucket or group
 * has more than `maxBucket` members, or some document more than `maxBucket` partners; short of that every candidate is
 * verified and every pair listed.
 *   a large bucket or group   a document is compared with the nearest `maxBucket` before it and with a few anchors
 *                             (crowd.ts), in a second pass also with anchors after it if it is still without a pair
 *   a crowded cluster         once a document has more than `maxBucket` partners, two documents of its cluster are not
 *                             paired: a further one is tied to the earliest that resembles it, and belongs to the cluster
 * The second bound never changes a cluster, with or without a filter, as it leaves out only what would join a cluster to
 * itself. The first can: such documents are counted, and those that end without a pair counted apart.
 *
 * Time O(n bands maxBucket) for looking up, and at most as many comparisons as candidates looked up; memory O(n + pairs).
 */
import { UnionFind } from "../arrays/union-find.js";
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
  /** Documents in a bucket of more than `maxBucket` groups, or in a crowded cluster, that were not compared with all of it. */
  readonly notComparedWithAll: number;
  /** Documents with identical ones that were not all paired with each other. */
  readonly notPairedWithIdentical: number;
  /** Documents in a large bucket or group that have no pair at all. */
  readonly withoutPair: number;
}

/** The pairs among `numDocuments` documents; items of `buckets` are the groups. Deterministic. */
export function pairDocuments(numDocuments: number, groups: DocumentGroups, buckets: BandBuckets, options: PairingOptions): Steps<PairedDocuments> {
  return new Pairing(numDocuments, groups, buckets, options).run();
}

const IDENTICAL: Resemblance = { resemblance: 1, containmentA: 1, containmentB: 1 };
const NO_GROUP = 0xffffffff;
/** Documents of a large bucket passed on the way back to `maxBucket` groups, as a multiple of it: many may be of one group. */
const STEPS_BACK = 4;

/** The crowds of one bucket or group by side: a document is compared with those of the other side. Without sides both are one. */
type Crowds = readonly [Crowd, Crowd];

class Pairing {
  readonly #groups: DocumentGroups;
  readonly #buckets: BandBuckets;
  readonly #options: PairingOptions;
  readonly #pairs: ResemblingPair[] = [];
  readonly #groupOf: Uint32Array;
  /** Members of each group that were taken so far. */
  readonly #arrived: Uint32Array;
  /** By the place where a large bucket begins in `order`. */
  readonly #largeBuckets = new Map<number, Crowds>();
  readonly #largeGroups = new Map<number, Crowds>();
  readonly #clusters: UnionFind;
  /** By the document that stands for a cluster: 1 if a document in it has more than `maxBucket` partners. */
  readonly #crowded: Uint8Array;
  readonly #partners: Uint32Array;
  /** By document: 1 for those that were not compared with all, 1 for those not paired with all identical ones. */
  readonly #cut: Uint8Array;
  readonly #cutInside: Uint8Array;
  /** By group: the last document + 1 that had it as a candidate. */
  readonly #seenBy: Uint32Array;

  constructor(numDocuments: number, groups: DocumentGroups, buckets: BandBuckets, options: PairingOptions) {
    this.#groups = groups;
    this.#buckets = buckets;
    this.#options = options;
    this.#groupOf = new Uint32Array(numDocuments).fill(NO_GROUP);
    for (let g = 0; g < groups.numGroups; g++) for (const d of membersOf(groups, g)) this.#groupOf[d] = g;
    this.#arrived = new Uint32Array(groups.numGroups);
    this.#seenBy = new Uint32Array(groups.numGroups);
    this.#clusters = new UnionFind(numDocuments);
    this.#crowded = new Uint8Array(numDocuments);
    this.#partners = new Uint32Array(numDocuments);
    this.#cut = new Uint8Array(numDocuments);
    this.#cutInside = new Uint8Array(numDocuments);
    this.#findLarge();
  }

  *run(): Steps<PairedDocuments> {
    const numDocuments = this.#groupOf.length;
    for (let d = 0; d < numDocuments; d++) {
      if (this.#groupOf[d] !== NO_GROUP) this.#pairWithEarlier(d);
      yield;
    }
    const numCrowds = this.#largeBuckets.size + this.#largeGroups.size;
    let withoutPair = 0;
    for (let d = numDocuments - 1; d >= 0 && numCrowds > 0; d--) {
      const crowdsOfD = this.#groupOf[d] === NO_GROUP ? [] : this.#crowdsOf(this.#groupOf[d]!);
      if (crowdsOfD.length > 0 && this.#partners[d] === 0 && !this.#tieToAnchors(d, crowdsOfD)) withoutPair += this.#countOf(d);
      for (const crowds of crowdsOfD) this.#ownOf(crowds, d).addBackwards(d);
      yield;
    }
    return { pairs: this.#pairs, notComparedWithAll: this.#sum(this.#cut), notPairedWithIdentical: this.#sum(this.#cutInside), withoutPair };
  }

  /** What a document counts in limits: those of `against` are not those that were asked about. */
  #countOf(document: number): number {
    return this.#options.isAgainst[document] === 1 ? 0 : 1;
  }

  #sum(marks: Uint8Array): number {
    return marks.reduce((total, mark, document) => total + mark * this.#countOf(document), 0);
  }

  /** Makes a crowd for every bucket and every group above the bound, and marks their documents. */
  #findLarge(): void {
    const { maxBucket } = this.#options;
    const { order, start, end } = this.#buckets;
    for (let slot = 0; slot < order.length; slot++) {
      const from = start[slot]!;
      if (end[slot]! - from <= maxBucket) continue;
      if (!this.#largeBuckets.has(from)) this.#largeBuckets.set(from, this.#createCrowds());
      for (const d of membersOf(this.#groups, slot % this.#buckets.numItems)) this.#cut[d] = 1;
    }
    for (let g = 0; g < this.#groups.numGroups; g++) {
      const members = membersOf(this.#groups, g);
      // One more than the bound are still paired all with all: none of them has more than `maxBucket` partners.
      if (members.length <= maxBucket + 1) continue;
      this.#largeGroups.set(g, this.#createCrowds());
      for (const d of members) this.#cutInside[d] = 1;
    }
  }

  #createCrowds(): Crowds {
    const { allows, isAgainst } = this.#options;
    const crowd = new Crowd(allows);
    return isAgainst.length === 0 ? [crowd, crowd] : [crowd, new Crowd(allows)];
  }

  #ownOf(crowds: Crowds, document: number): Crowd {
    return crowds[this.#options.isAgainst[document] === 1 ? 1 : 0];
  }

  #oppositeOf(crowds: Crowds, document: number): Crowd {
    return crowds[this.#options.isAgainst[document] === 1 ? 0 : 1];
  }

  #mayPair(a: number, b: number): boolean {
    return areCompared(this.#options.isAgainst, a, b) && this.#options.allows(a, b);
  }

  #pairWithEarlier(d: number): void {
    const own = this.#groupOf[d]!;
    this.#tie(d, own);
    for (const g of this.#candidateGroups(d)) this.#tie(d, g);
    this.#arrived[own]!++;
    for (const crowds of this.#crowdsOf(own)) this.#ownOf(crowds, d).add(d);
  }

  /** Large buckets and the large group in which the documents of a group stand. */
  #crowdsOf(group: number): Crowds[] {
    const found: Crowds[] = [];
    const inside = this.#largeGroups.get(group);
    if (inside !== undefined) found.push(inside);
    const { bands, numItems, start } = this.#buckets;
    for (let band = 0; band < bands && this.#largeBuckets.size > 0; band++) {
      const crowds = this.#largeBuckets.get(start[band * numItems + group]!);
      if (crowds !== undefined) found.push(crowds);
    }
    return found;
  }

  /** Other groups with a member before d that share a bucket with it, ascending; of a large bucket, those of a few documents. */
  #candidateGroups(d: number): Uint32Array {
    const { bands, numItems, order, start, end } = this.#buckets;
    const own = this.#groupOf[d]!;
    const found: number[] = [];
    this.#seenBy[own] = d + 1;
    const add = (group: number): boolean => {
      if (this.#seenBy[group] === d + 1) return false;
      this.#seenBy[group] = d + 1;
      found.push(group);
      return true;
    };
    for (let band = 0; band < bands; band++) {
      const slot = band * numItems + own;
      const crowds = this.#largeBuckets.get(start[slot]!);
      if (crowds !== undefined) this.#addFromCrowd(this.#oppositeOf(crowds, d), add);
      // Groups are numbered by their first members: behind one that is still to come, all are.
      else for (let i = start[slot]!; i < end[slot]! && (order[i] === own || this.#arrived[order[i]!]! > 0); i++) add(order[i]!);
    }
    return Uint32Array.from(found).sort();
  }

  #addFromCrowd(crowd: Crowd, add: (group: number) => boolean): void {
    const { maxBucket } = this.#options;
    const groupAt = (document: number): number => this.#groupOf[document]!;
    for (const document of crowd.anchors()) add(groupAt(document));
    const inThisBucket = new Set<number>();
    for (let i = crowd.size - 1, steps = 0; i >= 0 && steps < STEPS_BACK * maxBucket && inThisBucket.size < maxBucket; i--, steps++) {
      inThisBucket.add(groupAt(crowd.at(i)));
      add(groupAt(crowd.at(i)));
    }
  }

  /** Pairs d with the members of a group before it, or, in a crowded cluster, with the earliest of them that may be. */
  #tie(d: number, group: number): void {
    let figures: Resemblance | undefined = group === this.#groupOf[d] ? IDENTICAL : undefined;
    for (const a of this.#membersBefore(group, d)) {
      if (this.#inOneCrowdedCluster(a, d)) {
        const cut = group === this.#groupOf[d] ? this.#cutInside : this.#cut;
        cut[a] = 1;
        cut[d] = 1;
        continue;
      }
      if (!this.#mayPair(a, d)) continue;
      figures ??= this.#figures(group, this.#groupOf[d]!);
      if (figures.resemblance < this.#options.threshold) return;
      this.#list(a, d, figures);
    }
  }

  /** The members that were taken before d, ascending; of a large group anchors and the nearest. */
  #membersBefore(group: number, d: number): Iterable<number> {
    const { maxBucket } = this.#options;
    const before = membersOf(this.#groups, group).subarray(0, this.#arrived[group]);
    const crowds = this.#largeGroups.get(group);
    if (crowds === undefined || before.length <= maxBucket) return before;
    return [...new Set([...this.#oppositeOf(crowds, d).anchors(), ...before.subarray(before.length - maxBucket)])].sort((a, b) => a - b);
  }

  /** Pairs d, which has no pair yet, with one anchor of the crowds it stands in, and says whether there was one. */
  #tieToAnchors(d: number, crowds: readonly Crowds[]): boolean {
    const anchors = [...new Set(crowds.flatMap((sides) => this.#oppositeOf(sides, d).laterAnchors()))].filter((other) => other !== d).sort((x, y) => x - y);
    for (const other of anchors) {
      const [a, b] = other < d ? [other, d] : [d, other];
      if (!this.#mayPair(a, b)) continue;
      const [groupA, groupB] = [this.#groupOf[a]!, this.#groupOf[b]!];
      const figures = groupA === groupB ? IDENTICAL : this.#figures(groupA, groupB);
      if (figures.resemblance < this.#options.threshold) continue;
      this.#list(a, b, figures);
      return true;
    }
    return false;
  }

  #figures(groupA: number, groupB: number): Resemblance {
    return this.#options.resemblance(membersOf(this.#groups, groupA)[0]!, membersOf(this.#groups, groupB)[0]!);
  }

  #inOneCrowdedCluster(a: number, b: number): boolean {
    const cluster = this.#clusters.find(a);
    return this.#crowded[cluster] === 1 && cluster === this.#clusters.find(b);
  }

  #list(a: number, b: number, { resemblance, containmentA, containmentB }: Resemblance): void {
    this.#pairs.push({ a, b, resemblance, containmentA, containmentB });
    const more = Math.max(++this.#partners[a]!, ++this.#partners[b]!) > this.#options.maxBucket;
    const crowded = more || this.#crowded[this.#clusters.find(a)] === 1 || this.#crowded[this.#clusters.find(b)] === 1;
    this.#clusters.union(a, b);
    if (crowded) this.#crowded[this.#clusters.find(a)] = 1;
  }
}
