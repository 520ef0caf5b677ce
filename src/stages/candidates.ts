/**
 * Stage candidates: the documents of one bucket -> with which of them each is compared, by the rule of lsh/pair-documents.ts, which asks for places in the bucket
 * and for the filter alone. A bucket is all documents that share a key of one band, or one digest (band -1). O(n maxBucket) for n documents.
 *
 * An engine that has neither filter nor sides need not ask: of a bucket in the order of its documents it takes i < j where j - i <= maxBucket or i is one of the
 * first four; that is the same (test/stages).
 */
import { distanceMs } from "../corpus/publication-time.js";
import { type Allows, Crowd } from "../lsh/crowd.js";
import type { ResolvedDetectOptions } from "../settings/options.js";
import { groupsOf, sortedRows } from "./groups.js";
import type { Stage } from "./stage.js";
import { DETECT_STAGE } from "./stage-settings.js";

const INPUT = { band: "i32", key: "i64", document: "i64", digest: "i64", start: "f64", end: "f64", publisher: "i64", side: "i32" } as const;
const OUTPUT = { a: "i64", b: "i64", flags: "i32" } as const;

/** A candidate: the two documents have one digest, so they are identical. */
export const SAME = 1;
/** A candidate that is listed however many b has (the `next` of lsh/crowd.ts). */
export const ANCHORED = 2;
/** Of a row whose a is its b, no candidate: the document was not compared with all of a bucket; with all identical ones. */
export const CUT = 4;
export const CUT_INSIDE = 8;

/** a < b, some pairs more than once: the flags of a pair are those of all its rows. */
export const candidatesStage: Stage<typeof INPUT, typeof OUTPUT, ResolvedDetectOptions> = {
  name: "candidates",
  summary: "the documents of a bucket -> pairs that are compared",
  input: INPUT,
  output: OUTPUT,
  groupedBy: ["band", "key"],
  settings: DETECT_STAGE,
  open: ({ limits: { maxBucket }, otherSourceOnly, withinMs, against }) => {
    return ({ band, key, document, digest, start, end, publisher, side }) => {
      const found: { a: number; b: number; flags: number }[] = [];
      for (const range of groupsOf([band, key])) {
        const rows = sortedRows(range, document);
        const isInside = band[range[0]] === -1;
        if (!isInside && rows.every((row) => digest[row] === digest[range[0]])) continue;
        const isAllowed: Allows = (x, y) => {
          const [a, b] = [rows[x]!, rows[y]!];
          if (otherSourceOnly && publisher[a] !== 0n && publisher[a] === publisher[b]) return false;
          // not `<= withinMs`, which an unknown time would fail
          return !(distanceMs({ startMs: start[a]!, endMs: end[a]! }, { startMs: start[b]!, endMs: end[b]! }) > withinMs);
        };
        const sides = Uint8Array.from(against === undefined ? [] : rows, (row) => side[row]!);
        compareInBucket({ size: rows.length, sides, isAllowed, maxBucket, isInside }, (x, y, flags) => {
          const [a, b] = [rows[x]!, rows[y]!];
          const isSame = digest[a] === digest[b];
          // of a small bucket of a band they stand in that of their digest
          if (isSame && x !== y && !isInside && rows.length <= maxBucket + 1) return;
          found.push({ a, b, flags: isSame && x !== y ? flags | SAME : flags });
        });
      }
      return {
        a: BigInt64Array.from(found, ({ a }) => document[a]!),
        b: BigInt64Array.from(found, ({ b }) => document[b]!),
        flags: Int32Array.from(found, ({ flags }) => flags),
      };
    };
  },
};

/** Documents are their places in the bucket. */
interface Bucket {
  readonly size: number;
  /** By document: 1 for those of `against`; empty where there are no sides. */
  readonly sides: Uint8Array;
  readonly isAllowed: Allows;
  readonly maxBucket: number;
  /** Whether all are identical. */
  readonly isInside: boolean;
}

/** Hands out each pair that is compared, and each document that is not compared with all as a pair with itself. */
function compareInBucket(bucket: Bucket, take: (a: number, b: number, flags: number) => void): void {
  const { size, sides, isAllowed, maxBucket } = bucket;
  if (size > maxBucket + 1) {
    compareInCrowd(bucket, take);
    return;
  }
  for (let b = 1; b < size; b++) for (let a = 0; a < b; a++) if ((sides.length === 0 || sides[a] !== sides[b]) && isAllowed(a, b)) take(a, b, 0);
}

function compareInCrowd({ size, sides, isAllowed, maxBucket, isInside }: Bucket, take: (a: number, b: number, flags: number) => void): void {
  const documents = Uint32Array.from({ length: size }, (_, x) => x);
  const crowdOf = (side: number): Crowd =>
    new Crowd(
      documents.filter((d) => sides[d] === side),
      isAllowed,
    );
  const all = sides.length === 0 ? new Crowd(documents, isAllowed) : undefined;
  const bySide = all === undefined ? [crowdOf(0), crowdOf(1)] : [all, all];
  for (const d of documents) {
    const opposite = bySide[sides[d] === 1 ? 0 : 1]!;
    opposite.before(d, maxBucket, (a) => take(a, d, 0));
    opposite.after(d, (b) => take(d, b, ANCHORED));
    if (Math.max(d, size - 1 - d) > maxBucket) take(d, d, isInside ? CUT_INSIDE : CUT);
  }
}
