/**
 * Stage seeds: the way along the places of seeds. Input the groups of places in the order of their first ones, output which of them say nothing that the
 * group before did not say; and what is read before it is needed. What is copied is copied token after token, so the next group often has the
 * places of this one, one token on. O(places).
 */
import type { RepeatedPlaces } from "../arrays/repeated-places.js";
import { STRIDE } from "./seed-tokens.js";
import type { SeedMeasure } from "./seeds.js";

/** Places that are read ahead: the lines that they touch stay in a cache. */
const TOUCHED = 512;

export class SeedWalk {
  /** What was read ahead, so that it is not left out. */
  touched = 0;
  readonly #seeds: RepeatedPlaces;
  readonly #measure: SeedMeasure;

  constructor(seeds: RepeatedPlaces, measure: SeedMeasure) {
    this.#seeds = seeds;
    this.#measure = measure;
  }

  /**
   * Calls `visit` with where the places of each group [from, to) begin and end, but for those that continue one of which it said that nothing more
   * can come of its documents.
   */
  visit(from: number, to: number, visit: (first: number, end: number) => boolean): void {
    const { starts } = this.#seeds;
    let isSettled = false;
    for (let group = from, ahead = from; group < to; group++) {
      if (group === ahead) ahead = this.#touch(group, to);
      if (!isSettled || !this.#continues(group)) isSettled = visit(starts[group]!, starts[group + 1]!);
    }
  }

  /** Reads what stands at the places of some groups, in a loop so short that the processor waits for much of it at once; returns the group behind them. */
  #touch(from: number, to: number): number {
    const { positions, starts } = this.#seeds;
    let end = from + 1;
    while (end < to && starts[end]! - starts[from]! < TOUCHED) end++;
    const { tokens } = this.#measure;
    let sum = 0;
    for (let x = starts[from]!; x < starts[end]!; x++) sum += tokens[STRIDE * positions[x]!]!;
    this.touched = sum;
    return end;
  }

  /** Whether each place of a group stands one token behind one of the group before, in its document: a seed of two words reaches there. */
  #continues(group: number): boolean {
    const { positions, starts } = this.#seeds;
    if (this.#measure.k < 2) return false;
    const end = starts[group + 1]!;
    let x = starts[group]!;
    for (let before = starts[group - 1]!; before < starts[group]! && x < end; before++) if (positions[before]! + 1 === positions[x]) x++;
    return x === end;
  }
}
