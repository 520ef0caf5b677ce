/**
 * Node: the stages that can run on other threads, with the way there and back of what their parts read: objects of the pipeline ->
 * plain objects of numbers, strings and shared columns -> objects again. Both sides of a pool know this list. The core knows nothing
 * of it, so a browser does not load it.
 *
 * Texts go as UTF-8 in memory that all threads see, end to end, and back: encoded once, never posted. A lone surrogate becomes U+FFFD, one
 * unit for one; both stand between words and in none. O(characters).
 *
 * bytes   T h e   f e r r y ... | A   b a k e r y ... |        ends   412   978 ...
 */
import { placePublications } from "../corpus/publications.js";
import { signTexts, type Texts, type TextsToSign } from "../dedupe/sign-texts.js";
import { alignPairs, type PairsToAlign } from "../evidence/align-pairs.js";
import { placeBits } from "../information/token-bits.js";
import type { PartedStage, Place } from "../run/executor.js";
import { type CandidatesToFind, tieCandidates } from "../seeds/candidate-parts.js";
import { placePostings } from "../seeds/postings.js";
import { shareSearch, unshareSearch } from "./shared-search.js";
import { type LinesToSign, signLines } from "./sign-lines.js";

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

function shareCandidates(
  { columns: { collection, postings, documentOf, isQuoted }, settings, filter, publications }: CandidatesToFind,
  share: Place,
): CandidatesToFind {
  const { words, offsets, flags, bits } = collection;
  return {
    columns: {
      collection: { words: share(words), offsets: share(offsets), flags: share(flags), bits: placeBits(bits, share) },
      postings: placePostings(postings, share),
      documentOf: share(documentOf),
      isQuoted: share(isQuoted),
    },
    settings,
    filter: { ...filter, ...placePublications(filter, share), isAgainst: share(filter.isAgainst) },
    publications: placePublications(publications, share),
  };
}

/** All stages that are cut into parts. */
export const SHARED_STAGES: readonly SharedStage[] = [
  sharedStage(tieCandidates, { share: shareCandidates, unshare: (shared) => shared }),
  sharedStage(alignPairs, {
    share: ({ search, pairs: { first, partners }, withItself, ...rest }: PairsToAlign, share) => ({
      ...rest,
      withItself: share(withItself),
      search: shareSearch(search, share),
      pairs: { first: share(first), partners: share(partners) },
    }),
    unshare: ({ search, ...rest }) => ({ ...rest, search: unshareSearch(search) }),
  }),
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
