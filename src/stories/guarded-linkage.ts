/**
 * Stage stories: verified near-duplicate pairs -> groups of documents, by single linkage with a guard against chaining.
 *
 *   pairs, strongest first ─► join their groups (Kruskal 1956; single linkage, Gower & Ross 1969), unless the guard objects
 *                          ─► a document that was left alone joins what its strongest pair leads to
 *
 * Single linkage alone chains: a and z are one cluster because each of a, b, c ... resembles the next. The guard asks what average
 * linkage (Sokal & Michener 1958) asks, with a lower bound: two groups are joined only if the average resemblance between them is at
 * least `leastMean(threshold)`, .61 for .7. So a pair that only bridges two groups joins nothing.
 *
 * The average is of exact resemblances, of at most 64 pairs spread over both groups, not of listed pairs: in a crowd, behind a filter or
 * between sides pairs are not listed although they resemble (lsh/pair-documents.ts), and there any pair would look like a bridge.
 *
 * O(pairs log pairs), and 64 exact resemblances for each join of groups and each objection; an objection is heard again only when the
 * two groups have twice as many pairs between them as then. Memory O(documents + objections).
 */
import { UnionFind } from "../arrays/union-find.js";
import type { Steps } from "../run/pace.js";

/** Two documents by number and their exact resemblance. */
export interface ResemblingDocuments {
  readonly a: number;
  readonly b: number;
  readonly resemblance: number;
}

export interface LinkageOptions {
  /** Resemblance that all pairs reach, in (0, 1]. */
  readonly threshold: number;
  /** Exact resemblance of two documents, also of those that are no pair. */
  resemblance(a: number, b: number): number;
}

/** Documents of a group that stand for it in an average: 8 x 8 values have a standard error below .03 where they scatter as widely as resemblances above .3 do. */
const SAMPLE = 8;

/** The order in which pairs are followed: the strongest first, then document order. */
export function strongestFirst(x: ResemblingDocuments, y: ResemblingDocuments): number {
  return y.resemblance - x.resemblance || x.a - y.a || x.b - y.b;
}

/**
 * Least average resemblance between groups that are joined: midway between the threshold and what is to be expected of two documents
 * that are each at resemblance `threshold` to a third. With n shingles each, of which n 2J / (1 + J) are shared at resemblance J, two
 * independent steps leave (2J / (1 + J))^2 of them. Midway, because there most of what parts in a collection of releases are different
 * announcements on one pattern (docs/accuracy.md, Clusters); at two steps alone the guard objected to nothing there.
 */
export function leastMean(threshold: number): number {
  const kept = ((2 * threshold) / (1 + threshold)) ** 2;
  return (threshold + kept / (2 - kept)) / 2;
}

/** The groups, as sets over the document numbers. @param pairs in the order of `strongestFirst`. */
export function* linkDocuments(numDocuments: number, pairs: readonly ResemblingDocuments[], options: LinkageOptions): Steps<UnionFind> {
  const linkage = new Linkage(numDocuments, options);
  for (const pair of pairs) {
    linkage.follow(pair);
    yield;
  }
  return joinLoneDocuments(linkage.groups, pairs);
}

class Linkage {
  readonly groups: UnionFind;
  readonly #options: LinkageOptions;
  readonly #least: number;
  /** By the document that stands for a group: its documents, where there are several. */
  readonly #members = new Map<number, number[]>();
  /** By two groups, as `lower x documents + higher`: how many pairs there were between them when the guard objected. */
  readonly #objected = new Map<number, number>();
  readonly #numDocuments: number;

  constructor(numDocuments: number, options: LinkageOptions) {
    this.groups = new UnionFind(numDocuments);
    this.#numDocuments = numDocuments;
    this.#options = options;
    this.#least = leastMean(options.threshold);
  }

  follow({ a, b, resemblance }: ResemblingDocuments): void {
    const x = this.groups.find(a);
    const y = this.groups.find(b);
    // equality is transitive, and so far all that was joined is equal
    if (x === y || (resemblance < 1 && !this.#mayJoin(x, y))) return;
    const [small, large] = this.groups.sizeOf(x) < this.groups.sizeOf(y) ? [this.#membersOf(x), this.#membersOf(y)] : [this.#membersOf(y), this.#membersOf(x)];
    for (const document of small) large.push(document);
    for (const group of [x, y]) this.#members.delete(group);
    this.groups.union(x, y);
    this.#members.set(this.groups.find(x), large);
  }

  #membersOf(group: number): number[] {
    return this.#members.get(group) ?? [group];
  }

  #mayJoin(x: number, y: number): boolean {
    const between = this.groups.sizeOf(x) * this.groups.sizeOf(y);
    if (between === 1) return true;
    const key = Math.min(x, y) * this.#numDocuments + Math.max(x, y);
    if (between < 2 * (this.#objected.get(key) ?? 0)) return false;
    if (this.#meanBetween(this.#membersOf(x), this.#membersOf(y)) >= this.#least) return true;
    this.#objected.set(key, between);
    return false;
  }

  #meanBetween(x: readonly number[], y: readonly number[]): number {
    const [some, others] = [spread(x), spread(y)];
    let sum = 0;
    for (const a of some) for (const b of others) sum += this.#options.resemblance(Math.min(a, b), Math.max(a, b));
    return sum / (some.length * others.length);
  }
}

/** Up to SAMPLE elements at equal distances. */
function spread(list: readonly number[]): readonly number[] {
  return list.length <= SAMPLE ? list : Array.from({ length: SAMPLE }, (_, i) => list[Math.floor((i * list.length) / SAMPLE)]!);
}

/**
 * No near-duplicate is left out of all clusters: one that the guard kept from every group joins that of its strongest pair, whatever the
 * average. That pair leads to a group of several, because two lone documents are always joined; so no chain begins here.
 */
function joinLoneDocuments(groups: UnionFind, pairs: readonly ResemblingDocuments[]): UnionFind {
  const ties: [number, number][] = [];
  const isTied = new Set<number>();
  for (const { a, b } of pairs)
    for (const document of [a, b]) {
      if (groups.sizeOf(document) > 1 || isTied.has(document)) continue;
      isTied.add(document);
      ties.push([a, b]);
    }
  for (const [a, b] of ties) groups.union(a, b);
  return groups;
}
