/**
 * Stage families: as many passages of a collection as are asked for. Input judged alignments, output all of them where there is room, and otherwise
 *
 *   1. without those between members of a large family but one each (families.ts): site furniture in a thousand articles has half a million
 *      passages, and its family says as much with a thousand
 *   2. the short whole quotations with the most bits, up to `quotationRoom` of the room: none has as many bits as a paragraph
 *   3. of the others those with the most bits
 *
 * and of which pairs something was left out: their coverage and their relation are of what is left. Up to twice as many passages are held. The same
 * passages in the same order give the same result; parts of the search come in one order, on any number of threads. O(1) each, and
 * O(most log most) once for every `most` of them.
 */

import type { Judged } from "../evidence/judge.js";
import { sortInTurn } from "../run/in-turn.js";
import type { Steps } from "../run/pace.js";
import { SEARCH_BOUNDS } from "../settings/scoring.js";
import type { Limit } from "../types/limit.js";
import { findFamilies, thinHotFamilies } from "./families.js";

export class StrongestPassages {
  readonly #most: number;
  #kept: Judged[] = [];
  /** Passages that were left out for their strength, and those of large families. */
  leftOut = 0;
  thinned = 0;
  /** Keys of pairs that lost a passage. */
  readonly #cutPairs = new Set<number>();

  constructor(most: number) {
    this.#most = most;
  }

  /** Takes passages in, one after the other: how many come at a time is nothing to the result. */
  *add(passages: Iterable<Judged>): Steps<void> {
    for (const passage of passages) {
      this.#kept.push(passage);
      if (this.#kept.length >= 2 * this.#most) yield* this.#makeRoom();
    }
  }

  /** What is kept, in no order. */
  *list(): Steps<readonly Judged[]> {
    if (this.#kept.length > this.#most) yield* this.#makeRoom();
    return this.#kept;
  }

  /** How many pairs of documents have less than was found. */
  get numCutPairs(): number {
    return this.#cutPairs.size;
  }

  /** What was left out for want of room, and which figures that changes. */
  limits(): Limit[] {
    const room = `more passages were found than the ${this.#most} there is room for (\`maxPassages\`)`;
    const limits: Limit[] = [
      {
        code: "family-thinned",
        count: this.thinned,
        detail: `passages between members of families in more than ${SEARCH_BOUNDS.starDocuments} documents, because ${room}: each member keeps one, with the earliest`,
      },
      {
        code: "too-many-passages",
        count: this.leftOut,
        detail: `passages with the fewest bits, because ${room}: \`otherSourceOnly\`, \`within\` or fewer documents leave room for all`,
      },
      {
        code: "pair-cut",
        count: this.numCutPairs,
        detail: `pairs that lost passages to \`maxPassages\`: their coverage, relation, shares and stories are of what is left, and those that lost all are not listed`,
      },
    ];
    return limits.filter(({ count }) => count > 0);
  }

  *#makeRoom(): Steps<void> {
    const found = yield* sortInTurn(this.#kept, byPlace);
    const stays = yield* thinHotFamilies(found, yield* findFamilies(found), SEARCH_BOUNDS.starDocuments);
    const thin = found.filter((_, x) => stays[x]);
    this.thinned += found.length - thin.length;
    this.#kept = yield* this.#strongestOf(thin);
    this.leftOut += thin.length - this.#kept.length;
    const isKept = new Set(this.#kept);
    yield;
    for (const passage of found) {
      if (!isKept.has(passage)) this.#cutPairs.add(pairKey(passage));
      yield;
    }
  }

  *#strongestOf(passages: Judged[]): Steps<Judged[]> {
    if (passages.length <= this.#most) return passages;
    const sorted = yield* sortInTurn(passages, byStrength);
    const short = sorted.filter(({ isQuotation, tokens }) => isQuotation && tokens <= SEARCH_BOUNDS.quotationRoomTokens);
    const kept = new Set(short.slice(0, Math.floor(SEARCH_BOUNDS.quotationRoom * this.#most)));
    for (let x = 0; kept.size < this.#most; x++) kept.add(sorted[x]!);
    return [...kept];
  }
}

/** Document numbers are below 2^26: a billion passages would not fit into memory either. */
const MOST_DOCUMENTS = 2 ** 26;

/** One number for two documents; pairs ascend as their keys do. */
export function pairKey({ a, b }: Pick<Judged, "a" | "b">): number {
  return a * MOST_DOCUMENTS + b;
}

/** The two documents of a key. */
export function pairOfKey(key: number): readonly [a: number, b: number] {
  return [Math.floor(key / MOST_DOCUMENTS), key % MOST_DOCUMENTS];
}

/** By where they begin on side a, then on side b. */
export function byPlace(x: Judged, y: Judged): number {
  return x.a - y.a || x.a0 - y.a0 || x.b - y.b || x.b0 - y.b0 || x.a1 - y.a1 || x.b1 - y.b1;
}

/** Most bits first; of equals the earlier one. */
function byStrength(x: Judged, y: Judged): number {
  return y.bits - x.bits || byPlace(x, y);
}
