/**
 * Accuracy of reported passages against a truth list: plagdet with its parts, macro averages over cases and passages
 * (Potthast, Stein, Barron-Cedeno, Rosso, COLING 2010), recall by kind, edge error, false alarms.
 * Input: cases (a is the source, b the copy) and passages, either orientation. Output: one `Measures`.
 *
 * Three of our own: a repeat inside one document is never planted and nearly always real, so precision and plagdet stand there
 * with and without such passages; a case with `parts` (a split quotation) asks for its parts alone, and a passage may have the words between
 * them; two copies of one source match each other as well, and such siblings are counted apart, neither right nor wrong.
 * Cost: linear in cases and passages, but for the siblings of a document with many copies in it.
 */
import { covered, distinctMatches, lengthOf, type Match, MatchesByPair, overlapOf } from "./spans.js";

/** One passage that is known to be copied. */
export interface Case extends Match {
  readonly kind: string;
  /** The pieces that were copied, where other words stand between them. */
  readonly parts?: readonly Match[];
}

/** A case of which less than `FOUND_SHARE` was covered on one side. */
export interface Miss<P extends Match> {
  readonly truth: Case;
  /** Share of the characters of each side (of its parts) that the hits cover, 0 to 1. */
  readonly coverageA: number;
  readonly coverageB: number;
  /** The passages that touch it. */
  readonly hits: readonly P[];
}

/** Cases, and how many of them were covered by `FOUND_SHARE` on both sides. */
export interface Found {
  readonly cases: number;
  readonly found: number;
}

/** Accuracy of one run; shares are 0 to 1. */
export interface Measures<P extends Match> extends Found {
  readonly kinds: ReadonlyMap<string, Found>;
  /** Mean share of the characters of a case, both sides together, that is covered. */
  readonly recall: number;
  /** Mean share of the characters of a passage, both sides together, that lies in cases of its document pair. */
  readonly precision: number;
  /** Passages a detected case, at least 1. */
  readonly granularity: number;
  /** F1 of recall and precision divided by log2(1 + granularity). */
  readonly plagdet: number;
  /** The same without the passages inside one document, which no truth speaks of. */
  readonly between: { readonly reported: number; readonly precision: number; readonly plagdet: number };
  /** Mean distance in UTF-16 code units between the four edges of an exact copy and those reported; null where there is none. */
  readonly edgeError: number | null;
  /** Passages that were judged: all but the siblings. */
  readonly reported: number;
  readonly siblings: number;
  /** Judged passages of which less than `RIGHT_SHARE` is right, between two documents and inside one. */
  readonly alarmsBetween: readonly P[];
  readonly alarmsInside: readonly P[];
  readonly misses: readonly Miss<P>[];
}

/** A case counts as found from this share of each side on. */
export const FOUND_SHARE = 0.8;
/** A passage is a false alarm below this share. */
export const RIGHT_SHARE = 0.3;
/** Kinds that are copied letter for letter, up to typography: only there does an edge have one right place. */
const EXACT_KIND = /^(verbatim|typography|popular|quote-\d|quotation)/;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]): number => (values.length > 0 ? sum(values) / values.length : 0);

/**
 * Scores `passages` against `truth`.
 * @throws {RangeError} for a passage no one could judge (`distinctMatches`).
 */
export function measure<P extends Match>(truth: readonly Case[], passages: readonly P[]): Measures<P> {
  const distinct = distinctMatches(passages);
  const found = judgeCases(truth, new MatchesByPair(distinct));
  const right = judgePassages(truth, distinct);
  return { ...found, ...right, plagdet: plagdetOf(found, right), between: { ...right.between, plagdet: plagdetOf(found, right.between) } };
}

function plagdetOf({ recall, granularity }: { recall: number; granularity: number }, { precision }: { precision: number }): number {
  const f1 = recall + precision > 0 ? (2 * recall * precision) / (recall + precision) : 0;
  return f1 / Math.log2(1 + granularity);
}

function judgeCases<P extends Match>(truth: readonly Case[], reported: MatchesByPair<P>) {
  const kinds = new Map<string, { cases: number; found: number }>();
  const misses: Miss<P>[] = [];
  const edges: number[] = [];
  const passagesPerCase: number[] = [];
  let recall = 0;
  for (const each of truth) {
    const hits = reported.touching(each);
    const [coverageA, coverageB] = [partsCovered(each, hits, "a"), partsCovered(each, hits, "b")];
    recall += (coverageA * lengthOf(each.a) + coverageB * lengthOf(each.b)) / (lengthOf(each.a) + lengthOf(each.b)) / truth.length;
    const count = kinds.get(each.kind) ?? { cases: 0, found: 0 };
    kinds.set(each.kind, count);
    count.cases++;
    if (Math.min(coverageA, coverageB) >= FOUND_SHARE) count.found++;
    else misses.push({ truth: each, coverageA, coverageB, hits });
    if (hits.length === 0) continue;
    passagesPerCase.push(Math.max(1, hits.length / (each.parts?.length ?? 1)));
    if (EXACT_KIND.test(each.kind)) edges.push(...edgeErrors(each, hits, "a"), ...edgeErrors(each, hits, "b"));
  }
  return {
    cases: truth.length,
    found: truth.length - misses.length,
    kinds,
    misses,
    recall,
    granularity: passagesPerCase.length > 0 ? sum(passagesPerCase) / passagesPerCase.length : 1,
    edgeError: edges.length > 0 ? sum(edges) / edges.length : null,
  };
}

/** Share of the copied characters on one side that the hits cover. */
function partsCovered(each: Case, hits: readonly Match[], side: "a" | "b"): number {
  const parts = (each.parts ?? [each]).map((part) => part[side]);
  const spans = hits.map((hit) => hit[side]);
  return sum(parts.map((part) => covered(part, spans))) / sum(parts.map(lengthOf));
}

/** Distances of the outermost reported edges from the true ones. */
function edgeErrors(each: Case, hits: readonly Match[], side: "a" | "b"): [number, number] {
  const start = Math.min(...hits.map((hit) => hit[side].start));
  const end = Math.max(...hits.map((hit) => hit[side].end));
  return [Math.abs(start - each[side].start), Math.abs(end - each[side].end)];
}

function judgePassages<P extends Match>(truth: readonly Case[], passages: readonly P[]) {
  const cases = new MatchesByPair(truth);
  const isSibling = siblingTest(truth);
  const alarms: P[] = [];
  const shares: number[] = [];
  const sharesBetween: number[] = [];
  let siblings = 0;
  for (const passage of passages) {
    const hits = cases.touching(passage);
    if (hits.length === 0 && isSibling(passage)) {
      siblings++;
      continue;
    }
    const rightA = covered(
      passage.a,
      hits.map(({ a }) => a),
    );
    const rightB = covered(
      passage.b,
      hits.map(({ b }) => b),
    );
    const share = (rightA + rightB) / (lengthOf(passage.a) + lengthOf(passage.b));
    shares.push(share);
    if (passage.a.id !== passage.b.id) sharesBetween.push(share);
    if (share < RIGHT_SHARE) alarms.push(passage);
  }
  return {
    reported: shares.length,
    siblings,
    precision: mean(shares),
    between: { reported: sharesBetween.length, precision: mean(sharesBetween) },
    alarmsBetween: alarms.filter(({ a, b }) => a.id !== b.id),
    alarmsInside: alarms.filter(({ a, b }) => a.id === b.id),
  };
}

/**
 * Whether a passage joins two copies of the same part of one source: each side lies in a copy, and the two places of the
 * source they come from, by linear interpolation, share at least half of the longer.
 */
function siblingTest(truth: readonly Case[]): (passage: Match) => boolean {
  const copiesIn = new Map<string, Case[]>();
  for (const each of truth) {
    const copies = copiesIn.get(each.b.id);
    if (copies) copies.push(each);
    else copiesIn.set(each.b.id, [each]);
  }
  return ({ a, b }) => {
    const copiesAt = (span: Match["a"]) => (copiesIn.get(span.id) ?? []).filter((copy) => overlapOf(copy.b, span) > 0);
    const others = copiesAt(b);
    return copiesAt(a).some((one) =>
      others.some((other) => {
        if (one === other || one.a.id !== other.a.id) return false;
        const [x, y] = [inSource(a, one), inSource(b, other)];
        return overlapOf(x, y) >= 0.5 * Math.max(lengthOf(x), lengthOf(y));
      }),
    );
  };
}

/** Where in the source a span of the copy comes from, if the copy is stretched evenly; offsets may be fractions. */
function inSource(span: Match["a"], copy: Case): { start: number; end: number } {
  const scale = lengthOf(copy.a) / lengthOf(copy.b);
  const place = (offset: number) => copy.a.start + (offset - copy.b.start) * scale;
  return { start: place(span.start), end: place(span.end) };
}
