/**
 * Stage lsh: the documents of one large bucket or of one large group of identical documents -> the few of them with which a
 * further one is compared. Comparing all with all would be quadratic, comparing all with the first would lose what a filter
 * (other source only, within some hours) forbids with the first and allows with another.
 *
 *   firsts    the first document, the first that it allows, the first that both allow ...: an anchor for every source
 *   nearest   the last ones before: documents are numbered by publication time, so these are the ones that `within` allows
 *   latest    the last document, the last that it allows ...: the nearest of another source behind any number of its own
 *
 * Two of `firsts` suffice where a filter forbids one class of documents (its own source), four leave some choice where a
 * document of the crowd does not resemble. O(1) a document, 8 bytes each.
 */

/** Length of `firsts` and of `latest`. */
const KINDS = 4;

/** Whether two documents may be paired; called with a < b. */
export type Allows = (a: number, b: number) => boolean;

export class Crowd {
  readonly #allows: Allows;
  readonly #arrived: number[] = [];
  readonly #firsts: number[] = [];
  #latest: number[] = [];
  #next: number[] = [];

  constructor(allows: Allows) {
    this.#allows = allows;
  }

  /** Takes in a document with a number above all before it. */
  add(document: number): void {
    this.#arrived.push(document);
    if (this.#firsts.length < KINDS && this.#firsts.every((first) => this.#allows(first, document))) this.#firsts.push(document);
    this.#latest = [document, ...this.#latest.filter((other) => this.#allows(other, document))].slice(0, KINDS);
  }

  /** For a second pass from the last document to the first: takes in a document with a number below all before it in that pass. */
  addBackwards(document: number): void {
    this.#next = [document, ...this.#next.filter((other) => this.#allows(document, other))].slice(0, KINDS);
  }

  /** Number of documents taken in by `add`. */
  get size(): number {
    return this.#arrived.length;
  }

  /** The i-th document taken in by `add`. */
  at(i: number): number {
    return this.#arrived[i]!;
  }

  /** `firsts` and `latest` of what `add` took in, in no particular order, with repeats. */
  anchors(): number[] {
    return [...this.#firsts, ...this.#latest];
  }

  /** In the second pass: `firsts` of all documents and the next ones after those still to come, with repeats. */
  laterAnchors(): number[] {
    return [...this.#firsts, ...this.#next];
  }
}
