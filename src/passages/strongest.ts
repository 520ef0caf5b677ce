/**
 * Stage passages: the strongest passages of a collection, as many as are asked for. Input judged alignments in any order, output those with the
 * most bits, whatever the order, and how many there were besides: a collection of form letters has more passages than memory. Up to twice
 * as many are held. O(1) each, and O(most log most) once for every `most` of them.
 */
import type { Judged } from "./judge.js";

export class StrongestPassages {
  readonly #most: number;
  #kept: Judged[] = [];
  /** Passages that were weaker than the ones kept. */
  leftOut = 0;

  constructor(most: number) {
    this.#most = most;
  }

  add(passage: Judged): void {
    this.#kept.push(passage);
    if (this.#kept.length >= 2 * this.#most) this.#cut();
  }

  /** The strongest, in no order. */
  list(): readonly Judged[] {
    if (this.#kept.length > this.#most) this.#cut();
    return this.#kept;
  }

  #cut(): void {
    this.leftOut += this.#kept.length - this.#most;
    this.#kept = this.#kept.sort(byStrength).slice(0, this.#most);
  }
}

/** Most bits first; of equals the earlier one: a total order, so that those kept are the same in whatever order they came. */
function byStrength(x: Judged, y: Judged): number {
  return y.bits - x.bits || x.a0 - y.a0 || x.b0 - y.b0 || x.a1 - y.a1 || x.b1 - y.b1;
}
