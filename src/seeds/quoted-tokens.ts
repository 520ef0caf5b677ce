/**
 * Stage seeds: which tokens of a document stand inside quotation marks. Input its quotations as in `Tokens.quotations`, sorted
 * by start and possibly nested, output a yes or no a token. A token is quoted where one of the quotations that start up to it ends
 * after it: the last that starts up to it is found by bisection, the furthest end up to there stands in a table, because an inner
 * quotation may have ended while the outer one goes on. O(log quotations) a token, the table once a document.
 */
import type { Collection } from "../information/collection.js";
import type { Steps } from "../run/pace.js";

/** Furthest end of the quotations up to each one, by the quotations of a document; gone with them. */
const furthestEnds = new WeakMap<Uint32Array, Uint32Array>();

/** @param quotations start and end of each, half-open, token numbers inside the document. @param token the same. */
export function isQuoted(quotations: Uint32Array, token: number): boolean {
  const begun = quotationsBefore(quotations, token + 1);
  return begun > 0 && token < furthestEndsOf(quotations)[begun - 1]!;
}

/** By token of a collection: 1 inside quotation marks. O(tokens + what quotations hold), a byte a token. */
export function* quotedTokens({ quotations, offsets, numTokens }: Pick<Collection, "quotations" | "offsets" | "numTokens">): Steps<Uint8Array> {
  const quoted = new Uint8Array(numTokens);
  for (const [d, list] of quotations.entries()) {
    for (let x = 0; x < list.length; x += 2) quoted.fill(1, offsets[d]! + list[x]!, offsets[d]! + list[x + 1]!);
    yield;
  }
  return quoted;
}

/** How many quotations start before `token`, and so the number of the first that does not. O(log quotations). */
export function quotationsBefore(quotations: Uint32Array, token: number): number {
  let low = 0;
  let high = quotations.length >> 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (quotations[2 * middle]! < token) low = middle + 1;
    else high = middle;
  }
  return low;
}

function furthestEndsOf(quotations: Uint32Array): Uint32Array {
  const known = furthestEnds.get(quotations);
  if (known) return known;
  const ends = new Uint32Array(quotations.length >> 1);
  for (let x = 0, furthest = 0; x < ends.length; x++) {
    furthest = Math.max(furthest, quotations[2 * x + 1]!);
    ends[x] = furthest;
  }
  furthestEnds.set(quotations, ends);
  return ends;
}
