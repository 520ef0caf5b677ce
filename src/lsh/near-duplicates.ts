/**
 * Stage lsh: the token columns of a collection -> all pairs of documents whose resemblance reaches the threshold, with
 * exact figures (Broder 1997; Indyk & Motwani 1998).
 *
 *   identical documents -> one of each group -> signature -> bands -> buckets -> each document with those before it in its
 *   buckets -> exact resemblance -> >= threshold -> pairs of documents
 *
 * A pair exactly at the threshold is missed with probability `banding.missRate`, one above it less often; nothing below it is
 * reported. Signatures have just the components that the banding uses. O(tokens x components + candidates x shingles), and
 * documents x bands x maxBucket candidates at most.
 */

import { sortInTurn } from "../run/in-turn.js";
import type { Steps } from "../run/pace.js";
import { DEFAULT_NUM_COMPONENTS } from "../settings/sketch-options.js";
import { createColumnSketcher } from "../sketch/column-sketcher.js";
import { createResemblance } from "../sketch/resemblance.js";
import type { TokenColumns } from "../text/token-columns.js";
import type { Limit } from "../types/limit.js";
import { bucketBands } from "./band-buckets.js";
import { type Banding, missRateLimits, solveBanding } from "./banding.js";
import { type DocumentGroups, groupIdenticalDocuments, membersOf } from "./identical-documents.js";
import { type PairedDocuments, pairDocuments, type ResemblingPair } from "./pair-documents.js";

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
  /** By document: 1 for those of `against`, with which all others are compared. @default all are compared with each other */
  readonly isAgainst?: Uint8Array;
  /** Whether two documents may be paired, sides apart; called with a < b. Documents near each other in time have near numbers. */
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
export function* findNearDuplicates(columns: TokenColumns, options: NearDuplicateOptions): Steps<NearDuplicates> {
  const groups = yield* groupIdenticalDocuments(columns);
  const banding = solveBanding({ ...options, numComponents: DEFAULT_NUM_COMPONENTS });
  const stride = banding.bands * banding.rows;
  const buckets = yield* bucketBands(yield* signFirsts(columns, groups, { ...options, stride }), { ...banding, stride });
  const paired = yield* pairDocuments(columns.numDocuments, groups, buckets, {
    threshold: options.threshold,
    maxBucket: options.maxBucket,
    isAgainst: options.isAgainst ?? new Uint8Array(0),
    allows: options.allows,
    resemblance: createResemblance(columns, options.shingleSize),
  });
  const pairs = yield* sortInTurn(paired.pairs, (x, y) => x.a - y.a || x.b - y.b);
  return { pairs, limits: limitsOf(paired, banding, options), banding };
}

/** One signature of `stride` components for the first document of each group. */
function* signFirsts(columns: TokenColumns, groups: DocumentGroups, options: NearDuplicateOptions & { readonly stride: number }): Steps<Uint32Array> {
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
    yield;
  }
  return signatures;
}

function limitsOf(paired: PairedDocuments, banding: Banding, { maxBucket, maxMissRate }: NearDuplicateOptions): Limit[] {
  const { notComparedWithAll, notPairedWithIdentical, withoutPair } = paired;
  const untied = withoutPair > 0 ? `; ${withoutPair} documents of large groups end without a pair` : "";
  const limits: Limit[] = [
    {
      code: "bucket-too-large",
      count: notComparedWithAll,
      detail: `documents among more than ${maxBucket} candidates or near-duplicates (maxBucket): each is compared with the nearest ${maxBucket} and the first four, and paired with some of its cluster, not with all${untied}`,
    },
    {
      code: "identical-documents",
      count: notPairedWithIdentical,
      detail: `documents with identical ones and more than ${maxBucket} near-duplicates (maxBucket): each is paired with some of those identical to it, not with all${untied}`,
    },
  ];
  return [...limits.filter(({ count }) => count > 0), ...missRateLimits(banding, maxMissRate)];
}
