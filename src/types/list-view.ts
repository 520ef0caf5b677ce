/**
 * A list that is read, not kept: its elements may be made when they are asked for.
 */
/** An array is one too. */
export interface ListView<T> extends Iterable<T> {
  readonly length: number;
  /** The element at `index`, counted from the end where it is below 0; undefined where there is none. */
  at(index: number): T | undefined;
}
