/**
 * Stage lsh: the token columns of a collection -> all pairs of documents whose resemblance reaches the threshold, with
 * exact figures (Broder 1997; Indyk & Motwani 1998).
 *
 *   identical documents -> one of each group -> signature -> bands -> candidate pairs -> exact resemblance -> >= threshold
 *   -> pairs of documents
 *
 * A pair exactly at the threshold is missed with probability `missRate`, one above it less often; nothing below it is
 * reported. Signatures have just the components that the banding uses. O(tokens x components + candidates x shingles).
 */
import { DEFAULT_NUM_COMPONENTS } from "../options.js";
import { createColumnSketcher } from "../sketch/column-sketcher.js";
import { createResemblance } from "../sketch/pair-resemblance.js";
import type { TokenColumns } from "../text/columns.js";
import type { Limit } from "../types.js";
import { type Banding, solveBanding } from "./banding.js";
import { type CandidatePairs, findCandidatePairs } from "./candidate-pairs.js";
import { expandGroups, membersOf, type ResemblingPair } from "./expand-groups.js";
import { type DocumentGroups, groupIdenticalDocuments } from "./identical-documents.js";

/** All checked by the caller. */
export interface NearDuplicateOptions {
  /** Tokens of a shingle. */
  readonly shingleSize: number;
  /** Least resemblance reported, in (0, 1]. */
  readonly threshold: number;
  /** Largest probability that a pair exactly at the threshold is missed, in (0, 1). */
  readonly maxMissRate: number;
  /** Documents of one LSH bucket that are all compared with each other, and partners of a document that are all listed. */
  readonly maxBucket: number;
  /** Whether two documents may be paired at all; called with a < b. */
  allows(a: number, b: number): boolean;
  /** Called after each signature with the number of documents dealt with so far; last with all of them. May throw. */
  onDocument?(done: number): void;
}

/** Documents by number, ascending by (a, b), each pair once. */
export interface NearDuplicates {
  readonly pairs: ResemblingPair[];
  readonly limits: Limit[];
  /** Bands, rows and the probability of missing a pair exactly at the threshold. */
  readonly banding: Banding;
}

/** The near-duplicate pairs of a collection. Documents without a token resemble none. Deterministic. */
export function findNearDuplicates(columns: TokenColumns, options: NearDuplicateOptions): NearDuplicates {
  const groups = groupIdenticalDocuments(columns);
  const banding = solveBanding({ ...options, numComponents: DEFAULT_NUM_COMPONENTS });
  const stride = banding.bands * banding.rows;
  const signatures = signFirsts(columns, groups, { ...options, stride });
  const candidates = findCandidatePairs(signatures, { ...banding, stride, maxBucket: options.maxBucket });
  const groupPairs = verify(columns, groups, candidates, options);
  const { pairs, tiedDocuments } = expandGroups(groups, groupPairs, options);
  pairs.sort((x, y) => x.a - y.a || x.b - y.b);
  return { pairs, limits: limitsOf(candidates, tiedDocuments, options.maxBucket), banding };
}

/** One signature of `stride` components for the first document of each group. */
function signFirsts(columns: TokenColumns, groups: DocumentGroups, options: NearDuplicateOptions & { readonly stride: number }): Uint32Array {
  const { shingleSize, stride } = options;
  const sketch = createColumnSketcher({ k: shingleSize, numComponents: stride, seed: 0 });
  const signatures = new Uint32Array(groups.numGroups * stride);
  let done = columns.numDocuments - groups.members.length;
  for (let g = 0; g < groups.numGroups; g++) {
    const members = membersOf(groups, g);
    const first = members[0]!;
    sketch(columns, { startToken: columns.offsets[first]!, endToken: columns.offsets[first + 1]! }, signatures.subarray(g * stride, (g + 1) * stride));
    done += members.length;
    options.onDocument?.(done);
  }
  return signatures;
}

/** The candidates whose exact resemblance reaches the threshold, as pairs of groups. */
function verify(columns: TokenColumns, groups: DocumentGroups, candidates: CandidatePairs, options: NearDuplicateOptions): ResemblingPair[] {
  const { threshold, allows, shingleSize } = options;
  const resemblance = createResemblance(columns, shingleSize);
  const verified: ResemblingPair[] = [];
  for (let i = 0; i < candidates.a.length; i++) {
    const a = candidates.a[i]!;
    const b = candidates.b[i]!;
    const membersA = membersOf(groups, a);
    const membersB = membersOf(groups, b);
    if (membersA.length === 1 && membersB.length === 1 && !allows(membersA[0]!, membersB[0]!)) continue;
    const figures = resemblance(membersA[0]!, membersB[0]!);
    if (figures.resemblance >= threshold) verified.push({ a, b, ...figures });
  }
  return verified;
}

function limitsOf({ largeBuckets, documentsInLargeBuckets }: CandidatePairs, tiedDocuments: number, maxBucket: number): Limit[] {
  const limits: Limit[] = [];
  if (largeBuckets > 0)
    limits.push({
      code: "bucket-too-large",
      count: documentsInLargeBuckets,
      detail: `documents in ${largeBuckets} buckets of more than ${maxBucket} (maxBucket): there each was compared with the first document only`,
    });
  if (tiedDocuments > 0)
    limits.push({
      code: "identical-documents",
      count: tiedDocuments,
      detail: `documents with identical ones and more than ${maxBucket} near-duplicates (maxBucket): each is paired with one of those identical to it, not with all`,
    });
  return limits;
}
