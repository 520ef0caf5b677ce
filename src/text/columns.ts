/**
 * Stage text: the tokens of a whole collection, end to end, one column a property.
 *
 *   documents   0              1          2
 *   offsets     0              412        431 ...   (numDocuments + 1; document d has tokens [offsets[d], offsets[d + 1]))
 *   hashLo,...  t t t t t ...  t t t ...  t ...     (one element a token)
 *
 * 17 bytes a token. Nothing here refers to a text; offsets are those of each document's own string.
 */
import type { Tokens } from "../types.js";

export interface TokenColumns {
  readonly numDocuments: number;
  readonly numTokens: number;
  /** numDocuments + 1 elements: the first token of each document, then the number of tokens. */
  readonly offsets: Uint32Array;
  readonly hashLo: Uint32Array;
  readonly hashHi: Uint32Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  readonly flags: Uint8Array;
  /** Quotations of each document as in `Tokens`: token numbers inside the document. */
  readonly quotations: readonly Uint32Array[];
}

/** Lays the tokens of documents end to end. Copies them; O(tokens). */
export function concatenateTokens(documents: readonly Tokens[]): TokenColumns {
  const offsets = new Uint32Array(documents.length + 1);
  for (let d = 0; d < documents.length; d++) offsets[d + 1] = offsets[d]! + documents[d]!.length;
  const numTokens = offsets[documents.length]!;
  const columns = {
    numDocuments: documents.length,
    numTokens,
    offsets,
    hashLo: new Uint32Array(numTokens),
    hashHi: new Uint32Array(numTokens),
    start: new Uint32Array(numTokens),
    end: new Uint32Array(numTokens),
    flags: new Uint8Array(numTokens),
    quotations: documents.map((tokens) => tokens.quotations),
  };
  documents.forEach((tokens, d) => {
    for (const name of ["hashLo", "hashHi", "start", "end", "flags"] as const) columns[name].set(tokens[name], offsets[d]);
  });
  return columns;
}
