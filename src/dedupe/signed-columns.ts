/**
 * What was signed of the documents of one part: document-signer.ts -> a builder -> columns -> one document again. Here and on other
 * threads the same ones; their buffers are their own, so they are handed to another thread without a copy. O(bands) a document.
 *
 *   ranks  r0  r1  ...    publishers  p0  p1  ...    odd  o0  o1  ...    keys  k00 k01 ... | k10 k11 ... | ...   bands a document
 */

import { withRoom } from "../arrays/with-room.js";
import type { SignedDocument } from "./document-signer.js";

/** By document: its rank, its publisher, what is odd about it, its keys. */
export interface SignedColumns {
  readonly ranks: Float64Array;
  readonly publishers: Float64Array;
  readonly odd: Uint8Array;
  readonly keys: Uint32Array;
}

/** Takes signed documents in, one after the other, all of one banding. */
export class SignedColumnsBuilder {
  readonly #ranks: number[] = [];
  readonly #publishers: number[] = [];
  readonly #odd: number[] = [];
  #keys = new Uint32Array(1024);
  #numKeys = 0;

  /** Copies what was signed. */
  add({ rank, publisher, odd, keys }: SignedDocument): void {
    this.#ranks.push(rank);
    this.#publishers.push(publisher);
    this.#odd.push(odd);
    this.#keys = withRoom(this.#keys, this.#numKeys + keys.length);
    this.#keys.set(keys, this.#numKeys);
    this.#numKeys += keys.length;
  }

  /** Columns of their own, as long as what was taken in. */
  build(): SignedColumns {
    return {
      ranks: new Float64Array(this.#ranks),
      publishers: new Float64Array(this.#publishers),
      odd: new Uint8Array(this.#odd),
      keys: this.#keys.slice(0, this.#numKeys),
    };
  }
}

/** Document x of the columns; its keys are a view of them. */
export function signedAt({ ranks, publishers, odd, keys }: SignedColumns, x: number): SignedDocument {
  const bands = keys.length / ranks.length;
  return { rank: ranks[x]!, publisher: publishers[x]!, odd: odd[x]!, keys: keys.subarray(x * bands, (x + 1) * bands) };
}
