/**
 * Stage seeds: which side the places of a seed are on, where documents are compared with those of `against` and with no others. Input places, ascending,
 * output those of each side. Where there are no sides all are on one. O(places).
 */

/** Who tells the documents of places. */
interface HeldPlaces {
  documentOf(place: number): number;
}

export class Sides {
  /** Whether documents of two sides are compared. */
  readonly areTwo: boolean;
  readonly #text: HeldPlaces;
  readonly #isAgainst: Uint8Array;

  /** @param isAgainst by document: 1 for those of `against`; empty where there are none. */
  constructor(text: HeldPlaces, isAgainst: Uint8Array) {
    this.areTwo = isAgainst.length > 0;
    this.#text = text;
    this.#isAgainst = isAgainst;
  }

  /** 1 for a place in a document of `against`. */
  of(position: number): number | undefined {
    return this.#isAgainst[this.#text.documentOf(position)];
  }

  /** Places of each side; all together where there is one. */
  apart(places: Uint32Array): Uint32Array[] {
    if (!this.areTwo) return [places];
    return [0, 1].map((side) => places.filter((p) => this.of(p) === side));
  }

  /** Whether the first `size` places are of both sides, where there are two; otherwise always. */
  areBoth(places: Uint32Array, size: number): boolean {
    if (!this.areTwo) return true;
    const side = this.of(places[0]!);
    return places.subarray(0, size).some((p) => this.of(p) !== side);
  }

  /** The earliest of each side, or the earliest that is of each kind, where there is one. */
  firsts(places: Uint32Array, kinds: readonly ((place: number) => boolean)[] = [() => true]): Uint32Array {
    const firsts = this.apart(places).flatMap((side) => kinds.map((isOfKind) => side.find(isOfKind)));
    return Uint32Array.from(firsts.filter((p) => p !== undefined));
  }

  /** Places with those that they are compared with: each side with the other one, or all with all. */
  opposed(places: Uint32Array): (readonly [Uint32Array, Uint32Array])[] {
    if (!this.areTwo) return [[places, places]];
    const [fresh, old] = this.apart(places) as [Uint32Array, Uint32Array];
    return [
      [fresh, old],
      [old, fresh],
    ];
  }
}
