/**
 * Node: what a passage search reads, as shared columns, and back: so that other threads align pairs of the same collection
 * without a copy of it. Words are written out as UTF-16, quotations end to end. The columns of a large collection, which
 * `createSearch` has the executor place, lie in shared memory already and are handed over as they are; smaller ones (thread-pool.ts)
 * and those of words and documents are copied there. O(words + documents + quotations) on either side.
 *
 *   wordChars    t h e m i n i s t e r ...      quotations    q0 q1 | q0 q1 q2 q3 | ...   token numbers inside the document
 *   wordStarts   0     3                ...     quotationsAt  0       2             ...   (numDocuments + 1)
 */

import type { AnchorSeeds } from "../align/anchors.js";
import { startsOf } from "../arrays/starts.js";
import { type Publications, placePublications } from "../corpus/publications.js";
import type { AlignContext } from "../evidence/judge.js";
import { Repeats } from "../evidence/repeats.js";
import type { Collection } from "../information/collection.js";
import { placeFormulas } from "../information/formula-counts.js";
import { placeBits } from "../information/token-bits.js";
import type { Place } from "../run/executor.js";
import { type Postings, placePostings } from "../seeds/postings.js";
import type { Thresholds } from "../settings/thresholds.js";

/** The places of no tokens. */
const NOWHERE = new Uint32Array(0);

/** An `AlignContext` that another thread can read. */
export interface SharedSearch {
  /** Without the places of tokens in the texts: those matter where a result is written, not where it is found. */
  readonly columns: Omit<Collection, "quotations" | "lexicon" | "start" | "end">;
  readonly postings: Postings;
  readonly anchorSeeds: AnchorSeeds;
  readonly isQuoted: Uint8Array;
  readonly publications: Publications;
  readonly thresholds: Thresholds;
  readonly wordChars: Uint16Array;
  readonly wordStarts: Uint32Array;
  readonly isCharacter: Uint8Array;
  readonly quotations: Uint32Array;
  readonly quotationsAt: Uint32Array;
}

/** Shares columns as they are, and writes out the rest. */
export function shareSearch({ collection, postings, anchorSeeds, isQuoted, publications, thresholds }: AlignContext, share: Place): SharedSearch {
  const { numDocuments, numTokens, offsets, flags, words, bits, model, lexicon, quotations, formulas } = collection;
  const { chars, starts } = writeWords(lexicon.words);
  const joined = joinQuotations(quotations);
  return {
    columns: {
      numDocuments,
      numTokens,
      offsets: share(offsets),
      flags: share(flags),
      words: share(words),
      bits: placeBits(bits, share),
      model: { wordBits: share(model.wordBits) },
      formulas: placeFormulas(formulas, share),
    },
    postings: placePostings(postings, share),
    isQuoted: share(isQuoted),
    publications: placePublications(publications, share),
    anchorSeeds: { lengths: share(anchorSeeds.lengths), hashes: share(anchorSeeds.hashes) },
    thresholds,
    wordChars: share(chars),
    wordStarts: share(starts),
    isCharacter: share(Uint8Array.from(lexicon.isCharacter)),
    quotations: share(joined.quotations),
    quotationsAt: share(joined.at),
  };
}

/** The search again, of columns that are not its own. */
export function unshareSearch(shared: SharedSearch): AlignContext {
  const { columns, postings, anchorSeeds, isQuoted, publications, thresholds, quotations, quotationsAt } = shared;
  const lexicon = { words: readWords(shared.wordChars, shared.wordStarts), isCharacter: Array.from(shared.isCharacter) };
  const lists = Array.from({ length: columns.numDocuments }, (_, d) => quotations.subarray(quotationsAt[d]!, quotationsAt[d + 1]!));
  const collection: Collection = { ...columns, start: NOWHERE, end: NOWHERE, lexicon, quotations: lists };
  return { collection, postings, anchorSeeds, isQuoted, publications, thresholds, repeats: new Repeats(collection, anchorSeeds) };
}

/** Words hold no lone surrogates, which stand between words, so any way of writing them out is exact. */
function writeWords(words: readonly string[]): { chars: Uint16Array; starts: Uint32Array } {
  const starts = startsOf(words.length, (x) => words[x]!.length);
  const chars = new Uint16Array(starts[words.length]!);
  words.forEach((word, x) => {
    for (let i = 0; i < word.length; i++) chars[starts[x]! + i] = word.charCodeAt(i);
  });
  return { chars, starts };
}

/** Characters turned into one string at a time: arguments of a call are limited. */
const CHARS_AT_ONCE = 4096;

function readWords(chars: Uint16Array, starts: Uint32Array): string[] {
  const words: string[] = [];
  for (let x = 0; x + 1 < starts.length; ) {
    let to = x + 1;
    while (to + 1 < starts.length && starts[to + 1]! - starts[x]! <= CHARS_AT_ONCE) to++;
    const text = textOf(chars.subarray(starts[x]!, starts[to]!));
    for (const from = starts[x]!; x < to; x++) words.push(text.slice(starts[x]! - from, starts[x + 1]! - from));
  }
  return words;
}

function textOf(chars: Uint16Array): string {
  let text = "";
  for (let at = 0; at < chars.length; at += CHARS_AT_ONCE) text += String.fromCharCode(...chars.subarray(at, at + CHARS_AT_ONCE));
  return text;
}

function joinQuotations(lists: readonly Uint32Array[]): { quotations: Uint32Array; at: Uint32Array } {
  const at = startsOf(lists.length, (d) => lists[d]!.length);
  const quotations = new Uint32Array(at[lists.length]!);
  lists.forEach((list, d) => {
    quotations.set(list, at[d]);
  });
  return { quotations, at };
}
