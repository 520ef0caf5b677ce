/**
 * Stage lsh: the documents of one bucket, or of one group of identical documents -> with which of them a document is compared. Comparing
 * all with all would be quadratic in a large bucket. The rule looks at places in the bucket and at the filter, at nothing else: what
 * was found before, or what is compared first, changes no answer.
 *
 *   nearest   the last `most` before it that it may be paired with: documents are numbered by publication time
 *   firsts    of those before it the first document of the bucket, the first that it allows, the first that both allow ..., four at most:
 *             an anchor for every source
 *   next      where it may not be paired with the one right behind it, or is of another side, the nearest four after it with which it may:
 *             for a document whose own source or side fills the bucket around it
 *
 * A filter by source forbids runs of documents, and a filter by time all before some place; so what is forbidden is passed over a run at
 * a time. A run is a stretch of the bucket in which each document forbids the one before it. Two of `firsts` suffice where a filter
 * forbids one class of documents (its own source), four leave some choice where a document of the bucket does not resemble.
 *
 * O(most) steps for a document, O(n) to make, 12 bytes a document.
 */
import { lowerBound } from "../arrays/lower-bound.js";

/** Length of `firsts` and of `next`. */
const KINDS = 4;

/** Whether two documents may be paired; called with a < b. */
export type Allows = (a: number, b: number) => boolean;

/** One side of a bucket: of all its documents, or of those that are on the same side of `against`. */
export class Crowd {
  readonly #allows: Allows;
  readonly #documents: Uint32Array;
  /** By place: where the run of that document begins, and where the run behind it begins. */
  readonly #runStart: Uint32Array;
  readonly #runEnd: Uint32Array;
  readonly #firsts: readonly number[];

  /** @param documents ascending; kept. */
  constructor(documents: Uint32Array, allows: Allows) {
    this.#allows = allows;
    this.#documents = documents;
    const n = documents.length;
    this.#runStart = new Uint32Array(n);
    this.#runEnd = new Uint32Array(n);
    for (let i = 1; i < n; i++) this.#runStart[i] = allows(documents[i - 1]!, documents[i]!) ? i : this.#runStart[i - 1]!;
    for (let i = n - 1; i >= 0; i--) this.#runEnd[i] = i + 1 < n && this.#runStart[i + 1] !== i + 1 ? this.#runEnd[i + 1]! : i + 1;
    const firsts: number[] = [];
    for (let i = 0; i < n && firsts.length < KINDS; i++) if (firsts.every((first) => allows(first, documents[i]!))) firsts.push(documents[i]!);
    this.#firsts = firsts;
  }

  /** Hands out those before `document` with which it is compared: `nearest` and `firsts`, in no order, some twice. `document` may be of another side. */
  before(document: number, most: number, take: (earlier: number) => void): void {
    for (const first of this.#firsts) if (first < document && this.#allows(first, document)) take(first);
    const documents = this.#documents;
    let found = 0;
    // of two steps one at least finds, where the filter is as said above
    for (let at = this.#placeOf(document) - 1, steps = 2 * most; at >= 0 && found < most && steps > 0; steps--) {
      if (!this.#allows(documents[at]!, document)) at = this.#runStart[at]! - 1;
      else {
        take(documents[at--]!);
        found++;
      }
    }
  }

  /** Hands out those after `document` with which it is compared: `next`. */
  after(document: number, take: (later: number) => void): void {
    const documents = this.#documents;
    const behind = this.#placeOf(document + 1);
    // one of this side that is next to it is compared with it by its own rule; between it and those of another side may stand many of its own
    const isHere = behind > 0 && documents[behind - 1] === document;
    if (behind === documents.length || (isHere && this.#allows(document, documents[behind]!))) return;
    let found = 0;
    for (let at = behind, steps = 2 * KINDS; at < documents.length && found < KINDS && steps > 0; steps--) {
      if (!this.#allows(document, documents[at]!)) at = this.#runEnd[at]!;
      else {
        take(documents[at++]!);
        found++;
      }
    }
  }

  /** The place of the first document from `document` on. */
  #placeOf(document: number): number {
    return lowerBound(this.#documents, document, 0, this.#documents.length);
  }
}
