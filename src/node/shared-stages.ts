/**
 * Node: the stages that can run on other threads, with the way there and back of what their parts read: objects of the pipeline ->
 * plain objects of numbers, strings and shared columns -> objects again. Both sides of a pool know this list. The core knows nothing
 * of it, so a browser does not load it.
 *
 * Texts go as UTF-8 in memory that all threads see, end to end, and back: encoded once, never posted. A lone surrogate becomes U+FFFD, one
 * unit for one; both stand between words and in none. O(characters).
 *
 *   bytes   T h e   f e r r y ... | A   b a k e r y ... |        ends   412   978 ...
 *
 * A passage search goes as shared columns: other threads align pairs of the same collection without a copy of it. Words are written out as
 * UTF-16, quotations end to end. The columns of a large collection, which `createSearch` has the executor place, lie in shared memory already
 * and are handed over as they are; smaller ones and those of words and documents are copied there. O(words + documents + quotations) on either side.
 *
 *   wordChars    t h e m i n i s t e r ...      quotations    q0 q1 | q0 q1 q2 q3 | ...   token numbers inside the document
 *   wordStarts   0     3                ...     quotationsAt  0       2             ...   (numDocuments + 1)
 */

import type { AnchorSeeds } from "../align/document-view.js";
import { startsOf } from "../arrays/starts.js";
import { type Publications, placePublications } from "../corpus/publications.js";
import { signTexts, type Texts, type TextsToSign } from "../dedupe/sign-texts.js";
import { alignPairs, type PairsToAlign } from "../evidence/align-pairs.js";
import type { SearchContext } from "../evidence/search.js";
import type { Collection } from "../information/collection.js";
import { placeFormulas } from "../information/formulas.js";
import { placeBits } from "../information/token-bits.js";
import type { PartedStage, Place } from "../run/executor.js";
import { type SeedsToTie, tieHolders } from "../seeds/tie-parts.js";
import type { Thresholds } from "../settings/thresholds.js";
import { type LinesToSign, signLines } from "./sign-lines.js";
import { alignSpooled, hashSeeds, locateSpans, type MeasuredRun, type RepeatedSeedsRun, type SpooledRun, worthSpooled, writeSeeds } from "./spooled-stages.js";

/**
 * A stage as a pool knows it: what comes out of `share` on one thread goes into `open` on another. `share` is given a place that
 * other threads read: it leaves a column that lies in shared memory where it is, and copies another one there.
 */
export interface SharedStage {
  readonly name: string;
  share(input: unknown, share: Place): unknown;
  open(shared: unknown): (part: unknown) => unknown;
}

interface Sharing<Input, Shared> {
  share(input: Input, share: Place): Shared;
  unshare(shared: Shared): Input;
}

/** The types of a stage end here: whoever shares and whoever opens name the same stage. */
function sharedStage<Input, Shared, Part, Result>(stage: PartedStage<Input, Part, Result>, sharing: Sharing<Input, Shared>): SharedStage {
  const open = (shared: unknown): ((part: unknown) => Result) => {
    const run = stage.open(sharing.unshare(shared as Shared));
    return (part) => run(part as Part);
  };
  return { name: stage.name, share: (input, share) => sharing.share(input as Input, share), open };
}

function shareSeeds({ columns: { offsets, measure, alone, seeds }, settings, filter, publications }: SeedsToTie, share: Place): SeedsToTie {
  const { tokens, k, wordBits } = measure;
  return {
    columns: {
      offsets: share(offsets),
      measure: { tokens: share(tokens), k, wordBits: share(wordBits) },
      alone: share(alone),
      seeds: { positions: share(seeds.positions), starts: share(seeds.starts) },
    },
    settings,
    filter: { ...filter, ...placePublications(filter, share), isAgainst: share(filter.isAgainst) },
    publications: placePublications(publications, share),
  };
}

function shareSpooled({ records: { path, at, bytes }, modelBytes, ...rest }: SpooledRun, share: Place): SpooledRun {
  return { ...rest, records: { path, at: share(at), bytes: share(bytes) }, modelBytes: share(modelBytes) };
}

/** All stages that are cut into parts. */
export const SHARED_STAGES: readonly SharedStage[] = [
  sharedStage(tieHolders, { share: shareSeeds, unshare: (shared) => shared }),
  sharedStage(alignPairs, {
    share: ({ search, pairs: { first, partners }, withItself, ...rest }: PairsToAlign, share) => ({
      ...rest,
      withItself: share(withItself),
      search: shareSearch(search, share),
      pairs: { first: share(first), partners: share(partners) },
    }),
    unshare: ({ search, ...rest }) => ({ ...rest, search: unshareSearch(search) }),
  }),
  sharedStage(hashSeeds, { share: shareSpooled, unshare: (shared) => shared }),
  sharedStage(writeSeeds, {
    share: ({ repeated, ...run }: RepeatedSeedsRun, share): RepeatedSeedsRun => ({ ...shareSpooled(run, share), repeated: share(repeated) }),
    unshare: (shared) => shared,
  }),
  sharedStage(worthSpooled, {
    share: ({ offsets, ...rest }: MeasuredRun, share): MeasuredRun => ({ ...rest, offsets: share(offsets) }),
    unshare: (shared) => shared,
  }),
  sharedStage(locateSpans, { share: shareSpooled, unshare: (shared) => shared }),
  sharedStage(alignSpooled, { share: shareSpooled, unshare: (shared) => shared }),
  sharedStage(signLines, { share: (input: LinesToSign) => input, unshare: (shared) => shared }),
  sharedStage(signTexts, {
    share: ({ texts, ...rest }: TextsToSign) => ({ ...rest, texts: shareTexts(texts) }),
    unshare: ({ texts, ...rest }) => ({ ...rest, texts: readSharedTexts(texts) }),
  }),
];

/** Texts that another thread can read. */
interface SharedTexts {
  readonly bytes: Uint8Array;
  /** By text: the byte behind its last one. */
  readonly ends: Float64Array;
}

/** A UTF-16 unit becomes three bytes at most. */
const MOST_BYTES = 3;

function shareTexts(texts: Texts): SharedTexts {
  let units = 0;
  for (let x = 0; x < texts.length; x++) units += texts.at(x)!.length;
  // pages that are never written cost nothing
  const bytes = new Uint8Array(new SharedArrayBuffer(MOST_BYTES * units));
  const ends = new Float64Array(new SharedArrayBuffer(8 * texts.length));
  const encoder = new TextEncoder();
  let end = 0;
  for (let x = 0; x < texts.length; x++) {
    end += encoder.encodeInto(texts.at(x)!, bytes.subarray(end)).written;
    ends[x] = end;
  }
  return { bytes, ends };
}

/** The texts again, each made when it is asked for. */
function readSharedTexts({ bytes, ends }: SharedTexts): Texts {
  // a mark at the beginning of a text is a part of it
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  return { length: ends.length, at: (text) => decoder.decode(bytes.subarray(text === 0 ? 0 : ends[text - 1], ends[text])) };
}

/** The places of no tokens. */
const NOWHERE = new Uint32Array(0);

/** A `SearchContext` that another thread can read. */
interface SharedSearch {
  /** Without the places of tokens in the texts: those matter where a result is written, not where it is found. */
  readonly columns: Omit<Collection, "quotations" | "lexicon" | "start" | "end">;
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
function shareSearch({ collection, anchorSeeds, isQuoted, publications, thresholds }: SearchContext, share: Place): SharedSearch {
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
function unshareSearch(shared: SharedSearch): SearchContext {
  const { columns, anchorSeeds, isQuoted, publications, thresholds, quotations, quotationsAt } = shared;
  const lexicon = { words: readWords(shared.wordChars, shared.wordStarts), isCharacter: Array.from(shared.isCharacter) };
  const lists = Array.from({ length: columns.numDocuments }, (_, d) => quotations.subarray(quotationsAt[d]!, quotationsAt[d + 1]!));
  const collection: Collection = { ...columns, start: NOWHERE, end: NOWHERE, lexicon, quotations: lists };
  return { collection, anchorSeeds, isQuoted, publications, thresholds, formulas: columns.formulas };
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
