/**
 * Stage lsh: documents with the same tokens form a group, one of which stands for all in the search; what is found for it
 * is found for the others without looking. 5,000 copies of one story cost one signature and no verification.
 *
 * Equal up to collisions of 64 bits over the whole token sequence. Documents without a token are in no group: they have
 * nothing that could be copied. O(tokens) time, 4 bytes a document.
 */
import { IdTable } from "../arrays/id-table.js";
import type { Steps } from "../run/pace.js";
import type { TokenHashes } from "../sketch/shingles.js";
import type { TokenColumns } from "../text/token-columns.js";

/**
 * Groups in the order of their first documents; a document without a copy is a group of its own.
 *
 *   offsets   0          2     3 ...     group g has members [offsets[g], offsets[g + 1])
 *   members   d0 d7      d1    d2 d3     ascending inside a group
 */
export interface DocumentGroups {
  readonly numGroups: number;
  readonly offsets: Uint32Array;
  readonly members: Uint32Array;
}

/** A view of the members of a group. */
export function membersOf({ offsets, members }: DocumentGroups, group: number): Uint32Array {
  return members.subarray(offsets[group]!, offsets[group + 1]!);
}

/** The groups of all documents that have a token. */
export function* groupIdenticalDocuments(columns: TokenColumns): Steps<DocumentGroups> {
  const table = new IdTable(columns.numDocuments);
  const NONE = 0xffffffff;
  const groupOf = new Uint32Array(columns.numDocuments).fill(NONE);
  for (let d = 0; d < columns.numDocuments; d++) {
    const [start, end] = [columns.offsets[d]!, columns.offsets[d + 1]!];
    if (start < end) groupOf[d] = table.intern(...digestOfTokens(columns, start, end));
    yield;
  }
  const offsets = new Uint32Array(table.size + 1);
  for (const g of groupOf) if (g !== NONE) offsets[g + 1]!++;
  for (let g = 0; g < table.size; g++) offsets[g + 1]! += offsets[g]!;
  const members = new Uint32Array(offsets[table.size]!);
  const next = offsets.slice();
  groupOf.forEach((g, d) => {
    if (g !== NONE) members[next[g]!++] = d;
  });
  return { numGroups: table.size, offsets, members };
}

/**
 * 64 bits of a token sequence, int32 each. The hash is a chain, not the rolling polynomial of shingles: a polynomial
 * loses bits where two stretches a multiple of a high power of two apart change places.
 */
export function digestOfTokens({ hashLo, hashHi }: TokenHashes, start: number, end: number): readonly [lo: number, hi: number] {
  let lo = end - start;
  let hi = 0x9e3779b9;
  for (let t = start; t < end; t++) {
    lo = Math.imul(lo ^ hashLo[t]!, 0x85ebca6b);
    hi = Math.imul(hi ^ hashHi[t]! ^ (lo >>> 15), 0xc2b2ae35);
    lo ^= hi >>> 13;
  }
  return [lo, hi];
}
